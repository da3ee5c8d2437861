"""What `doctor` says of a terminal: what it is, what will not work in it, and what to do."""

from __future__ import annotations

import os
import pty
import sys
import termios
import threading
from pathlib import Path

import pytest

from meetingtui.cli import terminal_facts
from meetingtui.cli.terminal_facts import inspect_terminal
from meetingtui.files.inspection import Finding, State

WHITE, BLACK, DEVICE = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", b"\x1b]11;rgb:1e/1e/1e\x07", b"\x1b[?62;22c"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of which only its variables are known."""
    monkeypatch.setattr(terminal_facts, "_is_here", lambda: True)
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((80, 24)))
    for name in ("TMUX", "STY", "SSH_CONNECTION", "TERM_PROGRAM", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)


def told() -> dict[str, Finding]:
    return {one.about: one for one in inspect_terminal(ask=False)}


def test_a_terminal_like_most_has_nothing_to_mend(here: None) -> None:
    assert {one.state for about, one in told().items() if about != "letters"} == {State.OK}
    assert {*told()} == {"letters", "terminal", "colours", "background", "mouse", "clipboard"}


@pytest.mark.parametrize(
    ("about", "variables", "way_out"),
    [
        ("terminal", {"TERM": "dumb"}, "--linear"),
        ("colours", {"TERM": "xterm", "COLORTERM": ""}, "--theme plain"),
        ("clipboard", {"STY": "1.pts"}, "meetingtui show"),
        ("clipboard", {"TERM_PROGRAM": "Apple_Terminal"}, "meetingtui show"),
    ],
)
def test_what_will_not_work_has_a_way_out(
    here: None, monkeypatch: pytest.MonkeyPatch, about: str, variables: dict[str, str], way_out: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    found = told()[about]
    assert found.state is not State.OK
    assert way_out in found.way_out


def test_a_terminal_that_is_too_small_is_told_how_large_it_should_be(
    here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((59, 24)))
    assert told()["terminal"].state is State.WARNING
    assert "at least 60 by 20" in told()["terminal"].way_out


@pytest.mark.parametrize(("name", "light"), [("0;15", True), ("15;0", False), ("default", None), ("", None)])
def test_the_environment_may_say_the_background(monkeypatch: pytest.MonkeyPatch, name: str, light: bool | None) -> None:
    monkeypatch.setenv("COLORFGBG", name)
    assert terminal_facts._light(b"") is light  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize(("answer", "light"), [(WHITE + DEVICE, True), (BLACK + DEVICE, False), (DEVICE, None)])
def test_a_terminal_that_answers_is_believed_and_left_as_it_was(
    monkeypatch: pytest.MonkeyPatch, answer: bytes, light: bool | None
) -> None:
    monkeypatch.delenv("COLORFGBG", raising=False)
    monkeypatch.setattr(terminal_facts, "_PATIENCE", 30)
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    window, terminal = pty.openpty()
    before = termios.tcgetattr(terminal)

    def answering() -> None:
        asked = b""
        while b"\x1b[c" not in asked:
            asked += os.read(window, 100)
        os.write(window, answer)

    thread = threading.Thread(target=answering)
    thread.start()
    with Path(os.ttyname(terminal)).open("r") as stdin, Path(os.ttyname(terminal)).open("w") as stdout:
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(sys, "stdout", stdout)
        assert terminal_facts._light(terminal_facts._answer()) is light  # pyright: ignore[reportPrivateUsage]
        monkeypatch.undo()
    thread.join()
    assert termios.tcgetattr(terminal) == before
    os.close(window)
    os.close(terminal)
