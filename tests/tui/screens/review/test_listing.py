"""Which lines of a long list are in sight, and which row is marked."""

from __future__ import annotations

import pytest

from meetingtui.tui.screens.review.listing import NO_ROW, Window

HEIGHT = 10


@pytest.fixture
def window() -> Window:
    """Forty rows, with a line between after every tenth."""
    made = Window()
    lines = [(NO_ROW, 0)]
    for row in range(40):
        lines.append((row, 0))
        if row % 10 == 9:
            lines.append((NO_ROW, 0))
    made.fill(lines)
    return made


def in_sight(window: Window) -> set[int]:
    return {window.lines[number][0] for number in window.sight(HEIGHT)}


def test_arrows_keep_the_mark_in_sight_to_both_ends(window: Window) -> None:
    for expected in range(1, 40):
        window.arrow(1, HEIGHT)
        assert window.at == expected
        assert expected in in_sight(window)
    window.arrow(1, HEIGHT)
    assert window.at == 39
    for expected in reversed(range(39)):
        window.arrow(-1, HEIGHT)
        assert window.at == expected
        assert expected in in_sight(window)
    assert window.top == 0


def test_what_stands_above_the_first_row_is_in_sight_with_it(window: Window) -> None:
    window.mark(20, HEIGHT)
    window.mark(0, HEIGHT)
    assert window.top == 0


def test_the_line_above_a_row_comes_with_it(window: Window) -> None:
    window.mark(39, HEIGHT)
    window.mark(10, HEIGHT)
    assert window.lines[window.top] == (NO_ROW, 0)


def test_pages_take_the_mark_along_and_end_at_the_ends(window: Window) -> None:
    marks: list[int] = []
    for _ in range(8):
        window.turn(1, HEIGHT)
        assert window.at in in_sight(window)
        marks.append(window.at)
    assert marks == sorted(marks)
    assert marks[0] > 5
    assert marks[-1] == 39
    for _ in range(8):
        window.turn(-1, HEIGHT)
        assert window.at in in_sight(window)
    assert (window.at, window.top) == (0, 0)


def test_long_text_before_the_first_row_is_read_before_the_mark_moves_on() -> None:
    window = Window()
    window.fill([*[(NO_ROW, number) for number in range(30)], (0, 30), (1, 31)])
    window.arrow(1, HEIGHT)
    assert (window.at, window.top) == (0, 1)
    for _ in range(40):
        window.arrow(1, HEIGHT)
    assert window.at == 1
    assert 1 in in_sight(window)


def test_a_list_that_becomes_shorter_keeps_its_mark_on_a_row(window: Window) -> None:
    window.mark(39, HEIGHT)
    window.fill([(0, 0), (1, 0), (1, 1)])
    assert window.at == 1
    assert in_sight(window) == {0, 1}
    window.fill([])
    assert window.rows == 0
    window.arrow(1, HEIGHT)
    window.turn(-1, HEIGHT)
    window.mark(5, HEIGHT)
    assert list(window.sight(HEIGHT)) == []
