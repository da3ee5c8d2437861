"""How far something long has come: one line on a terminal, gone before anything else; nothing anywhere else."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator

import pytest

from meetingtui.cli import progress
from meetingtui.core.progress import going_through, telling
from tests.cli.test_next import Terminal

Look = Callable[[], Terminal]


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Iterator[Look]:
    """From here on somebody looks at standard error."""

    def go() -> Terminal:
        found = Terminal()
        monkeypatch.setattr(sys, "stderr", found)
        return found

    yield go
    progress.be_quiet()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, to be set; nobody waits."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def go(clock: list[float], each: float, count: int = 10) -> None:
    for _ in going_through("Reading minutes", range(count)):
        clock[0] += each


def test_what_is_quick_is_not_told(look: Look, clock: list[float]) -> None:
    terminal = look()
    assert progress.watch(["list"]) is not None
    go(clock, 0.04)
    assert terminal.text() == ""


def test_a_line_is_written_anew_at_most_twice_a_second_and_cleared(look: Look, clock: list[float]) -> None:
    terminal = look()
    assert progress.watch(["list"]) is not None
    go(clock, 0.2, 1_010)
    told = terminal.text().split(progress.CLEAR)
    assert told[0] == ""
    assert told[-1] == ""
    assert told[1:3] == ["Reading minutes: 3 of 1,010", "Reading minutes: 6 of 1,010"]
    assert "Reading minutes: 1,008 of 1,010" in told


def test_leaving_in_the_middle_takes_the_line_away(look: Look, clock: list[float]) -> None:
    terminal = look()
    assert progress.watch(["list"]) is not None

    def stop() -> None:
        for number in going_through("Reading minutes", range(10)):
            clock[0] += 1
            if number == 4:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert terminal.text().endswith(progress.CLEAR)


@pytest.mark.parametrize(("arguments", "term"), [(["list", "--json"], "xterm"), (["list"], "dumb"), (["list"], "")])
def test_nothing_is_told_where_it_would_be_in_the_way(
    look: Look, monkeypatch: pytest.MonkeyPatch, arguments: list[str], term: str
) -> None:
    monkeypatch.setenv("TERM", term)
    look()
    assert progress.watch(arguments) is None
    assert telling() is None


def test_nothing_is_told_to_a_pipe() -> None:
    assert progress.watch(["list"]) is None
    assert list(itertools.islice(going_through("Reading", [1, 2]), 2)) == [1, 2]
