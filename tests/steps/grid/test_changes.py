"""What is different between two versions of a grid."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.steps.grid.changes import Change, changes, widest_first

names = st.sampled_from(["a", "b", "c"])
grids = st.dictionaries(names, st.dictionaries(names, st.sampled_from(["", "x", "x y", "z"])))


def test_lines_that_came_went_or_say_something_else_are_changes() -> None:
    old = {"hiring": {"decides": "Both", "told": "All"}, "press": {"decides": "Tolland"}}
    new = {"hiring": {"decides": "Imani", "told": "All"}, "prices": {"told": "Clients"}}
    assert changes(old, new) == (
        Change("hiring", "decides", "Both", "Imani"),
        Change("prices", "told", "", "Clients"),
        Change("press", "decides", "Tolland", ""),
    )


def test_the_widest_change_comes_first() -> None:
    small, wide = Change("a", "x", "one two", "one three"), Change("b", "x", "one two", "four five six")
    assert widest_first((small, wide)) == (wide, small)
    assert widest_first((wide, small)) == (wide, small)


def test_other_capitals_are_no_wide_change() -> None:
    assert Change("a", "x", "Both Leads", "both leads").words == 0


@given(grids, grids)
def test_nothing_changes_between_equal_versions_and_the_way_back_is_the_way_there_turned_round(
    old: dict[str, dict[str, str]], new: dict[str, dict[str, str]]
) -> None:
    assert changes(old, old) == ()
    there, home = changes(old, new), changes(new, old)
    assert {(c.row, c.col, c.was, c.now) for c in there} == {(c.row, c.col, c.now, c.was) for c in home}
