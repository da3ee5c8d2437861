"""Two terminals of one user, whatever the umask: a private partnership stays private, a shared one is the group's."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest

from tests.shared.conftest import Box

UMASKS = (0o077, 0o000, 0o022)


def modes(folder: Path) -> dict[str, str]:
    """Every path below a folder with its mode; parts of names that are chosen by chance are left out."""
    found = {"": folder, **{str(path.relative_to(folder)): path for path in folder.rglob("*")}}
    shown = {_plain(name): f"{stat.S_IMODE(path.stat().st_mode):o}" for name, path in found.items()}
    return dict(sorted(shown.items()))


def _plain(name: str) -> str:
    first, *rest = name.split("/")
    return "/".join([first, *("M" if part[:2] == "20" else "log" if part[:3] == "ev-" else part for part in rest)])


PRIVATE = {
    "": "700",
    "agendas": "700",
    "agendas/shared.toml": "600",
    "live": "700",
    "live/M": "700",
    "live/M/log": "600",
    "minutes": "700",
    "partnership.toml": "600",
}
SHARED = {
    "": "2770",
    "agendas": "2770",
    "agendas/shared.toml": "660",
    "live": "2770",
    "live/M": "3770",
    "live/M/log": "640",
    "minutes": "2770",
    "partnership.toml": "660",
}


@pytest.mark.parametrize("umask", UMASKS)
@pytest.mark.parametrize(("more", "wanted"), [((), PRIVATE), (("--group", str(os.getegid())), SHARED)])
def test_every_mode_is_as_promised_whatever_the_umask(
    box: Box, umask: int, more: tuple[str, ...], wanted: dict[str, str]
) -> None:
    ana, bela = box.login("", umask), box.login("", umask)
    box.found(ana, *more)
    name = ana.begin(box.folder)
    assert bela.resume(box.folder) == name
    assert modes(box.folder) == wanted
    assert ana.capture("From the first") == ""
    assert bela.sees(1) == ["From the first"]
    assert bela.capture("From the second") == ""
    assert ana.sees(2) == ["From the first", "From the second"]
    assert ana.close() == ""
    assert bela.is_over()
    (minutes,) = (box.folder / "minutes").glob("*.toml")
    assert len(tomllib.loads(minutes.read_text())["parked"]) == 2
    assert f"{stat.S_IMODE(minutes.stat().st_mode):o}" == ("660" if more else "600")
    assert list((box.folder / "live").iterdir()) == []


def test_an_edit_by_hand_is_kept_beside_the_draft_for_the_group_too(box: Box) -> None:
    ana = box.login("", 0o077)
    box.found(ana, "--group", str(os.getegid()))
    ana.begin(box.folder)
    ana.capture("One")
    ana.finish()
    (minutes,) = (box.folder / "minutes").glob("*.toml")
    again = box.login("", 0o077)
    again.resume(box.folder)
    again.take_over()
    again.capture("Two")  # answered after the draft that taking over brought
    minutes.write_text("# mine\n" + minutes.read_text())
    again.capture("Three")
    again.finish()
    kept = minutes.with_name(f"{minutes.name}~")
    assert kept.read_text().startswith("# mine\n")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o660
