"""Two users of one group, each of a party: both confirm at once, and the copies of what was sealed are the group's."""

from __future__ import annotations

import stat
import threading
import tomllib
from pathlib import Path

import pytest

from tests.shared.conftest import Accounts, Box, Member

Pair = tuple[Member, Member]
PARTIES = ("quillmere", "tolland")


@pytest.fixture
def minutes(accounts: Accounts, box: Box) -> tuple[Pair, Path]:
    """A meeting that Ana held and closed, in a folder that Bela shares."""
    ana, bela = (box.login(name, 0o077) for name in (accounts.ana, accounts.bela))
    box.found(ana, "--group", accounts.group)
    ana.begin(box.folder)
    assert ana.capture("Who pays?") == ""
    assert ana.close() == ""
    ana.finish()
    (path,) = (box.folder / "minutes").glob("*.toml")
    return (ana, bela), path


def confirm(member: Member, party: str, path: Path, told: list[tuple[int, str, str]]) -> None:
    told.append(tuple(member.command("confirm", path.stem, "--party", party, "--folder", str(path.parent.parent))))


def test_two_members_who_confirm_in_the_same_moment_are_both_kept(
    minutes: tuple[Pair, Path], accounts: Accounts
) -> None:
    members, path = minutes
    told: list[tuple[int, str, str]] = []
    threads = [
        threading.Thread(target=confirm, args=(member, party, path, told))
        for member, party in zip(members, PARTIES, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [code for code, _, _ in told] == [0, 0], told
    held = tomllib.loads(path.read_text())
    assert ({row["party"] for row in held["confirmed"]}, held["state"]) == (set(PARTIES), "confirmed")
    (first, second) = (row["seal"] for row in held["confirmed"])
    assert first == second
    assert stat.S_IMODE(path.stat().st_mode) == 0o660
    sealed = path.parent.parent / "sealed"
    assert stat.S_IMODE(sealed.stat().st_mode) == 0o2770
    (copy,) = sealed.iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o660
    assert copy.group() == accounts.group
    for member in members:
        assert "wrong" not in member.command("doctor", "--folder", str(path.parent.parent))[1].split("all is")[0]


def test_what_one_member_sealed_the_other_can_withhold(minutes: tuple[Pair, Path]) -> None:
    (ana, bela), path = minutes
    folder = str(path.parent.parent)
    for party in PARTIES:
        ana.command("confirm", path.stem, "--party", party, "--folder", folder)
    yes = ("--yes", "quillmere", "--yes", "tolland")
    code, out, err = bela.command("redact", "Q1", "text", *yes, "--folder", folder)
    assert (code, err) == (0, ""), out
    files = [file for place in ("minutes", "sealed") for file in (path.parent.parent / place).iterdir()]
    assert len(files) == 2
    assert not [file for file in files if "Who pays?" in file.read_text()]


def test_somebody_outside_the_group_confirms_nothing(minutes: tuple[Pair, Path], accounts: Accounts, box: Box) -> None:
    _, path = minutes
    before = path.read_bytes()
    outsider = box.login(accounts.outsider)
    code, out, err = outsider.command("confirm", path.stem, "--party", "tolland", "--folder", str(path.parent.parent))
    assert (code, out) == (2, "")
    assert err.startswith("meetingtui: ")
    assert path.read_bytes() == before
