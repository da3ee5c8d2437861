"""The lines around the stage: never wider than the screen, and always with the keys that lead on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from meetingtui.core.items import Action, Captured, Decision, ItemKind, Parked, Risk
from meetingtui.core.people import Partnership, Party, Person
from meetingtui.live.fold import fold
from meetingtui.live.meeting import Meeting, StepRun
from meetingtui.live.session import Snapshot
from meetingtui.steps.panel import Choice
from meetingtui.tui import wording
from tests.live.conftest import Story

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
DAY = date(2026, 11, 20)
WIDTHS = st.integers(20, 200)
NAMES = st.one_of(
    st.sampled_from(["Imani", "日本語の会社名前", "👩\u200d💻 Studio", "ﾊﾝｶｸ", "שלום", "a" * 70, "two words " * 6]),
    st.text("ab 界👍é", min_size=1, max_size=60).filter(str.strip),
)
CHOICES = st.lists(st.builds(Choice, st.sampled_from(["1", "2", "1–9", "Tab"]), NAMES), max_size=6).map(tuple)


def meeting(**changes: Any) -> Meeting:
    made = fold(Story().stored)
    assert made is not None
    return replace(made, **changes)


def snapshot(found: Meeting, **changes: Any) -> Snapshot:
    return replace(Snapshot(found), **changes)


def named(name: str) -> Partnership:
    return Partnership(
        name=name.strip()[:80],
        party=(Party(id="a", name=name.strip()[:80]), Party(id="b", name="B")),
        person=(Person(id="p", name=name.strip()[:80], party="a"),),
    )


def holding(name: str) -> Meeting:
    items = {
        "1": Captured("1", "A1", ItemKind.ACTION, Action(text=name, owner="p", due=DAY)),
        "2": Captured("2", "D1", ItemKind.DECISION, Decision(text=name, owner="p", review=DAY)),
        "3": Captured("3", "R1", ItemKind.RISK, Risk(cause=name, owner="p", by=DAY)),
        "4": Captured("4", "Q1", ItemKind.PARKED, Parked(text=name)),
    }
    found = meeting(partnership=named(name), items=items, live_items=tuple(items.values()))
    steps = tuple(replace(step, fields=step.fields.model_copy(update={"title": name})) for step in found.steps)
    return replace(found, steps=steps)


# nothing wider than the screen ------------------------------------------------------------------------------


@given(NAMES, WIDTHS, st.sampled_from(["arrivals", "s1", "s2", "s3"]))
def test_the_top_line_fits_every_width(name: str, width: int, at: str) -> None:
    assert wording.top_line(replace(holding(name), at=at), NOW, width).cell_length <= width


@given(NAMES, WIDTHS, st.sampled_from(["", "Undone: captured 日本語"]), st.sampled_from(["", "no space left on disk"]))
def test_the_strip_fits_every_width(name: str, width: int, notice: str, not_saved: str) -> None:
    shown = wording.strip_line(snapshot(holding(name), not_saved=not_saved), notice + name, DAY, width)
    assert all(line.cell_length <= width for line in shown.split("\n"))
    assert len(shown.split("\n")) <= 2
    assert ("NOT SAVED" in shown.plain) == bool(not_saved)


@given(NAMES, CHOICES, CHOICES, WIDTHS)
def test_the_foot_fits_every_width(name: str, choices: Any, tail: Any, width: int) -> None:
    rows = wording.foot_line(name, choices, (*tail, Choice("?", "keys")), width).plain.split("\n")
    assert all(cell_len(row) <= width for row in rows)
    # Where Enter and the help alone do not fit side by side, they stand on two rows.
    assert len(rows) <= wording.FOOT_MOST


@given(NAMES, st.integers(10, 40), st.integers(2, 40))
def test_the_rail_and_the_list_of_what_is_captured_fit_their_columns(name: str, width: int, height: int) -> None:
    found = holding(name)
    for shown in (wording.rail(found, width), wording.captured_list(found, DAY, width, height)):
        assert all(cell_len(line) <= width for line in shown.plain.split("\n"))
    assert len(wording.captured_list(found, DAY, width, height).plain.split("\n")) <= height


# the foot ---------------------------------------------------------------------------------------------------


@given(st.sampled_from(["next", "heard, next", "close the meeting", "lift the curtain"]), CHOICES, CHOICES, WIDTHS)
def test_enter_and_the_help_are_always_in_the_foot(enter: str, choices: Any, tail: Any, width: int) -> None:
    shown = wording.foot_line(enter, choices, (*tail, Choice("?", "keys")), width).plain
    assert shown.startswith("Enter ")
    assert shown.endswith("? keys")
    if width >= len("Enter    ? keys") + len(enter):
        assert f"Enter {enter}" in shown


@given(CHOICES, WIDTHS)
def test_what_is_in_the_foot_is_there_whole(choices: Any, width: int) -> None:
    shown = wording.foot_line("next", choices, (Choice("?", "keys"),), width).plain.replace("\n", "   ")
    parts = [f"{one.digit} {one.label}" for one in choices]
    assert shown in {"   ".join(["Enter next", *parts[:kept], "? keys"]) for kept in range(len(parts) + 1)}


# the clock --------------------------------------------------------------------------------------------------


def after(seconds: float, planned: int | None = 4) -> tuple[StepRun, datetime]:
    step = meeting().steps[0]
    return replace(step, planned=planned, entered=NOW), NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "4 min"),
        (1, "4 min"),
        (60, "3 min"),
        (61, "3 min"),
        (179, "2 min"),
        (180, "60 s"),
        (210, "30 s"),
        (239, "1 s"),
        (239.5, "1 s"),
        (240, "time"),
        (299, "time"),
        (300, "over by 1"),
        (365, "over by 2"),
        (900, "over by 11"),
    ],
)
def test_the_clock_says_minutes_then_seconds_then_by_how_much_it_is_over(seconds: float, words: str) -> None:
    assert wording.minutes_left(*after(seconds)) == words


def test_without_minutes_there_is_no_clock() -> None:
    assert wording.minutes_left(*after(100, planned=None)) == ""
    assert wording.next_tick(*after(100, planned=None)) is None
    assert wording.minutes_left(None, NOW) == ""


@given(st.floats(0, 1200))
def test_the_clock_is_painted_again_when_its_words_change_and_not_before(seconds: float) -> None:
    step, now = after(seconds)
    wait = wording.next_tick(step, now)
    assert wait is not None
    assert 0 < wait <= 60.1
    before, soon, then = (
        wording.minutes_left(step, now + timedelta(seconds=more)) for more in (0, max(wait - 0.05, 0), wait + 0.01)
    )
    assert soon in {before, then}


# the strip and the top --------------------------------------------------------------------------------------


def test_the_top_line_says_where_one_is_and_what_time_is_left() -> None:
    found = meeting(at="s2")
    steps = (found.steps[0], replace(found.steps[1], entered=NOW), found.steps[2])
    shown = wording.top_line(replace(found, steps=steps), NOW + timedelta(minutes=5), 80).plain
    assert shown.split() == ["Quillmere", "and", "Tolland", "Bright", "Moving", "2", "of", "3", "9", "min"]


def test_a_step_left_out_is_not_counted() -> None:
    found = meeting(at="s3")
    skipped = (replace(found.steps[0], skipped=True), *found.steps[1:])
    assert "2 of 2" in wording.top_line(replace(found, steps=skipped), NOW, 80).plain


def test_the_strip_says_what_is_missing_of_a_promise() -> None:
    item = Captured("1", "A1", ItemKind.ACTION, Action(text="Open a door"))
    shown = wording.strip_line(snapshot(meeting(items={"1": item}, live_items=(item,))), "", DAY, 80).plain
    assert "A1  Open a door" in shown
    assert "no owner  no date" in shown
    assert shown.endswith("saved")


def test_the_strip_says_that_the_minutes_are_behind() -> None:
    assert "minutes behind" in wording.strip_line(snapshot(meeting(), draft_late="no space"), "", DAY, 80).plain


def test_the_latest_is_at_the_top_of_what_is_captured() -> None:
    shown = wording.captured_list(holding("Thing"), DAY, 31, 30).plain
    assert shown.index("Q1") < shown.index("R1") < shown.index("A1")
