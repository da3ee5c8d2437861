"""Minutes mean what is in them, not how it is written; every value has a name that can be said."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.files.minutes import Minutes, dump_minutes
from meetingtui.register.meaning import meaning, place_of, with_amendments, with_value

TEXT = (Path(__file__).parent.parent / "data" / "minutes.toml").read_text(encoding="utf-8")


def read(text: str) -> Minutes:
    return Minutes.model_validate(tomllib.loads(text))


def changed(before: str, after: str) -> set[str]:
    """The names of the parts in which two files differ."""
    one, other = meaning(read(before)), meaning(read(after))
    return {name for name in {*one, *other} if one.get(name) != other.get(name)}


def test_values_are_named_as_people_name_them() -> None:
    found = meaning(read(TEXT))
    assert found["A31.due"] == date(2026, 11, 27)
    assert found["status.pilot.says.tolland"] == "yellow"
    assert found["A31.done.tolland"] == "We have their diary for one visit."
    assert found["present.quillmere"] == ["imani", "jonas"]


def test_one_changed_date_is_one_changed_part() -> None:
    assert changed(TEXT, TEXT.replace("due   = 2026-11-27", "due = 2026-11-28", 1)) <= {"A31.due"}
    after = dump_minutes(with_value(read(TEXT), "A31.due", date(2026, 11, 28)) or read(TEXT))
    assert changed(TEXT, after) == {"A31.due"}


def test_comments_spacing_and_the_way_it_is_laid_out_mean_nothing() -> None:
    assert changed(TEXT, "# another comment\n" + TEXT.replace(" = ", "   =   ")) == set()
    assert changed(TEXT, dump_minutes(read(TEXT))) == set()


def test_an_item_moved_up_or_down_is_the_same_item() -> None:
    minutes = read(TEXT)
    turned = minutes.model_copy(update={"action": tuple(reversed(minutes.action))})
    assert meaning(turned) == meaning(minutes)


def test_who_confirmed_and_what_was_amended_are_told_beside_it() -> None:
    later = '[[confirmed]]\nparty = "tolland"\n[[amendment]]\npart = "A31.due"\nnow = 2026-12-01\n'
    assert changed(TEXT, TEXT.replace('state       = "draft"', 'state = "amended"') + later) == set()


def test_a_promise_nobody_accepted_is_the_same_whether_that_is_written_or_not() -> None:
    bare = '[[action]]\nid = "A99"\ntext = "Ring them."\n'
    assert changed(TEXT + bare, TEXT + bare + "accepted = false\n") == set()
    assert changed(TEXT + bare, TEXT + bare + "accepted = true\n") == {"A99.accepted"}


def test_a_promise_left_open_is_another_thing_than_one_made() -> None:
    row = 'id = "A99"\ntext = "Ring them."\n'
    assert changed(f"{TEXT}[[action]]\n{row}", f"{TEXT}[[open]]\n{row}") == {"A99.left open"}


def test_two_rows_of_one_name_are_both_told() -> None:
    row = '[[update]]\nitem = "A27"\nto = "{}"\n'
    found = meaning(read(TEXT + row.format("moved") + row.format("dropped")))
    assert (found["update.A27.to"], found["update.A27#2.to"], found["update.A27#3.to"]) == ("done", "moved", "dropped")


def test_an_amendment_takes_the_place_of_what_was_said() -> None:
    row = '[[amendment]]\npart = "{}"\nnow = {}\n'
    amended = with_amendments(
        read(TEXT + row.format("A31.due", "2026-12-01") + row.format("status.pilot.agreed", '"red"'))
    )
    assert (amended.action[0].due, amended.status[0].agreed) == (date(2026, 12, 1), "red")


def test_an_amendment_may_say_what_was_left_out_or_take_something_away() -> None:
    minutes = read(TEXT)
    assert minutes.action[0].stream is None
    added = with_value(minutes, "A31.stream", "pilot")
    assert added is not None
    assert added.action[0].stream == "pilot"
    gone = with_value(minutes, "A31.due", None)
    assert gone is not None
    assert gone.action[0].due is None


def test_what_does_not_fit_changes_nothing() -> None:
    minutes = read(TEXT)
    assert with_value(minutes, "A31.due", "some day") is None
    assert with_value(minutes, "A99.due", date(2026, 12, 1)) is None
    assert with_value(minutes, "A31.text", None) is None
    row = '[[amendment]]\npart = "A31.due"\nnow = "some day"\n'
    assert with_amendments(read(TEXT + row)).action == minutes.action


def test_nothing_told_afterwards_can_be_amended() -> None:
    assert place_of(read(TEXT), "state") is None
    assert place_of(read(TEXT), "amendment") is None
    assert place_of(read(TEXT), "note") == ("note",)


names = st.sampled_from(
    [*meaning(read(TEXT)), "A31", "status.pilot", "A31.", ".", "", "step.1", "update.A27", "nobody.x"]
)
values: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.lists(st.text(max_size=3), max_size=3),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
)


@given(names, values)
def test_whatever_is_amended_leaves_minutes_that_can_be_read(name: str, value: Any) -> None:
    now = with_value(read(TEXT), name, value)
    assert now is None or read(dump_minutes(now)) == now
