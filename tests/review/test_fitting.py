"""As much of the parts as fits: what presses first, what is left out counted, the last parts gone first."""

from __future__ import annotations

import pytest

from meetingtui.review.fitting import Line, Part, fitted


def part(title: str, count: int, *, pressing: bool = True, rest: bool = True) -> Part:
    lines = tuple(Line(f"{title}{number}") for number in range(count))
    return Part(title, lines, Line("all") if rest else None, pressing=count if pressing else 0)


def told(parts: list[Part]) -> list[str]:
    return [word for one in parts for word in (one.title, *(line.words for line in one.lines))]


def test_everything_is_shown_where_there_is_room() -> None:
    assert told(fitted([part("a", 2), part("b", 1)], 5)) == ["a", "a0", "a1", "b", "b0"]


def test_what_is_left_out_is_counted_and_the_first_part_is_filled_first() -> None:
    parts = [part("a", 4), part("b", 4)]
    assert told(fitted(parts, 7)) == ["a", "a0", "a1", "and 2 more: all", "b", "b0", "and 3 more: all"]
    assert told(fitted(parts, 8)) == ["a", "a0", "a1", "a2", "a3", "b", "b0", "and 3 more: all"]


def test_the_last_parts_go_where_not_even_a_line_of_each_fits() -> None:
    assert [one.title for one in fitted([part("a", 2), part("b", 2), part("c", 1)], 6)] == ["a", "b"]


def test_what_does_not_press_is_filled_last() -> None:
    shown = fitted([part("a", 3, pressing=False, rest=False), part("b", 3)], 7)
    assert told(shown) == ["a", "a0", "a1", "b", "b0", "b1", "b2"]


@pytest.mark.parametrize("room", range(1, 30))
def test_never_more_rows_than_there_are(room: int) -> None:
    parts = [part("a", 5), part("b", 3, pressing=False), part("c", 7), part("d", 1, rest=False)]
    shown = fitted(parts, room)
    assert len(told(shown)) <= max(room, 3)
    for one, whole in zip(shown, parts, strict=False):
        hidden = len(whole.lines) - sum(1 for line in one.lines if line in whole.lines)
        assert not hidden or not whole.rest or one.lines[-1].words == f"and {hidden} more: all"
