"""What is typed and not sent is kept whole in the user's own folder, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from meetingtui.core.items import ItemKind
from meetingtui.live import rescue
from meetingtui.live.event import ItemCaptured
from meetingtui.live.rescue import keep_typing, left_over, rescue_folder, typing_of
from tests.live.conftest import MEETING, Held
from tests.live.test_session import Hold, until


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def somebody_gone() -> int:
    """The number of a process that is not there any more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def names() -> list[str]:
    return sorted(path.name for path in rescue_folder().iterdir())


def captured(text: str) -> ItemCaptured:
    return ItemCaptured(kind=ItemKind.ACTION, item={"text": text}, at_step="s1")


def test_nothing_but_the_kept_lines_is_left_behind() -> None:
    keep_typing(MEETING, {"a": "Send"})
    kept = keep_typing(MEETING, {"a": "Send the plan"})
    assert kept is not None
    assert names() == [kept.name]
    assert kept.stat().st_mode & 0o077 == 0
    assert typing_of(MEETING) == {"a": "Send the plan"}
    assert names() == []


def test_what_was_being_kept_when_its_terminal_went_is_cleared_away_and_the_lines_before_it_come_back() -> None:
    pid = somebody_gone()
    rescue_folder().mkdir(parents=True)
    whole = rescue_folder() / f"{MEETING}-{pid}-unsent.json"
    half = whole.with_name(f"{whole.name}~")
    whole.write_text('{"a": "Send the plan"}')
    half.write_text('{"a": "Send the pl')
    assert set(left_over()) == {whole, half}
    assert typing_of(MEETING) == {"a": "Send the plan"}
    assert names() == []


def test_a_file_that_is_broken_keeps_no_other_line_back() -> None:
    keep_typing(MEETING, {"a": "Send the plan"})
    (kept,) = rescue_folder().iterdir()
    kept.rename(rescue_folder() / f"{MEETING}-{somebody_gone()}9-unsent.json")
    (rescue_folder() / f"{MEETING}-{somebody_gone()}-unsent.json").write_bytes(b'{"a": "Se')
    (rescue_folder() / f"{MEETING}-0-unsent.json").write_bytes(b"\xff")
    assert typing_of(MEETING) == {"a": "Send the plan"}


def test_a_line_that_another_terminal_keeps_just_now_is_left_alone() -> None:
    rescue_folder().mkdir(parents=True)
    half = rescue_folder() / f"{MEETING}-{os.getppid()}-unsent.json~"
    half.write_text('{"a": "Se')
    assert typing_of(MEETING) == {}
    assert half.exists()


def test_once_something_is_stored_it_is_not_kept_as_unsent_any_more(hold: Hold) -> None:
    held: Held = hold()
    held.session.keep_typing({"a": "One", "d": "Two"})
    assert held.session.submit(captured("One"), unsent={"d": "Two"})
    until(lambda: rescue_folder().exists() and typing() == '{"d": "Two"}')


def test_what_could_not_be_stored_stays_kept(hold: Hold, live: Path) -> None:
    held: Held = hold()
    held.session.keep_typing({"a": "One"})
    live.rename(live.with_name("elsewhere"))
    told: list[bool] = []
    for text in ("One", "Two"):  # the second is answered once all is over that the first brings
        assert held.session.submit(captured(text), lambda outcome: told.append(outcome.stored is None), unsent={})
    until(lambda: len(told) == 2)
    assert told == [True, True]
    assert "One" in typing()


def typing() -> str:
    return "".join(path.read_text() for path in rescue.rescue_folder().glob("*-unsent.json"))
