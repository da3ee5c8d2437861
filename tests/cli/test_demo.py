"""`meetingtui demo` without a terminal: in print, as JSON, kept or not, and never a byte of a real partnership."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meetingtui.demo.script import SCRIPT
from tests.cli.conftest import Run
from tests.cli.test_rehearse import prints


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A real partnership's folder."""
    folder = tmp_path / "own"
    (folder / "minutes").mkdir(parents=True, mode=0o700)
    (folder / "partnership.toml").write_text('format = 1\nname = "Ours"\n', encoding="utf-8")
    return folder


def cached(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "home" / ".cache" / "meetingtui").iterdir())


def test_in_print_it_tells_the_meeting_and_its_minutes_and_leaves_nothing(run: Run, own: Path, tmp_path: Path) -> None:
    before = prints(own)
    done = run("demo", "--print", "--folder", own)
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    for words in (
        "Nadia: “I will open both covers with Leila within a week.”",
        "Action: Open both loose covers together @nadia +leila ^+1w #seats",
        "-> A104 Open both loose covers together (Nadia)",
        "Osier has not spoken yet.",
        "the parties see it differently",
        "unchanged since",
        ", 10:01–10:19 (Europe/London)",
        "Nothing of it is kept.",
        "meetingtui new NAME --party A --party B",
    ):
        assert words in said
    assert max(len(line) for line in done.stdout.splitlines()) <= 72
    assert "\x1b" not in done.stdout
    assert prints(own) == before
    assert cached(tmp_path) == []


def test_it_prints_the_same_every_time(run: Run) -> None:
    assert run("demo", "--print").stdout == run("demo", "--linear").stdout


def test_the_same_as_json(run: Run) -> None:
    found = json.loads(run("demo", "--json").stdout)
    assert found["demo"] is True
    assert len(found["moments"]) == sum(bool(beat.words) for beat in SCRIPT)
    assert next(one["captured"] for one in found["moments"] if one["key"] == "a") == ["A104"]
    assert found["minutes"]["action"][0]["owner"] == "nadia"


def test_what_is_kept_can_be_checked_and_the_promise_found_in_it(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    assert "It is kept in kept." in " ".join(run("demo", "--print", "--keep", kept).stdout.split())
    assert run("check", kept).returncode == 0
    assert "Open both loose covers together" in run("actions", "--folder", kept).stdout
    assert "unchanged since sealed" in run("confirm", "--folder", kept).stdout
    again = run("demo", "--print", "--keep", kept)
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == "meetingtui: kept is not empty; name a new folder\n"


def test_it_is_not_kept_in_a_real_partnership(run: Run, own: Path) -> None:
    before = prints(own)
    done = run("demo", "--print", "--keep", own / "demo")
    assert (done.returncode, done.stderr) == (2, "meetingtui: own is a partnership; keep the demo outside of it\n")
    assert prints(own) == before


def test_without_a_terminal_it_names_what_prints(run: Run) -> None:
    done = run("demo")
    assert (done.returncode, done.stdout) == (2, "")
    assert "meetingtui demo --print prints" in done.stderr
