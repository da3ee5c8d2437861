"""A register as a list: the late first, each row saying in words what there is to say."""

from __future__ import annotations

from datetime import date

from meetingtui.core.items import ItemKind
from meetingtui.core.people import Partnership
from meetingtui.review.listing import Filter, Listed, as_data, listed
from tests.register.test_asking import NAMES
from tests.register.test_fold import ACTION, after, update

TODAY = date(2026, 11, 22)
OTHER = '[[action]]\nid = "A2"\ntext = "Ring the printer."\nowner = "mateo"\nstream = "pilot"\ndue = 2026-12-04\n'
RISK = '[[risk]]\nid = "R1"\ncause = "The site goes quiet."\nlikelihood = "mid"\n'


def rows(*texts: str, kind: ItemKind = ItemKind.ACTION, **wanted: object) -> tuple[Listed, ...]:
    items = after(*texts).items.values()
    return listed(items, kind, NAMES, TODAY, Filter(**wanted))  # pyright: ignore[reportArgumentType]


def ids(found: tuple[Listed, ...]) -> list[str]:
    return [row.one.id for row in found]


def test_what_is_wanted_first_stands_first_and_late_is_said() -> None:
    later, late = OTHER, ACTION
    found = rows(later + late)
    assert ids(found) == ["A1", "A2"]
    assert [row.state for row in found] == ["late", "not yet accepted"]


def test_what_has_ended_is_listed_only_when_asked_for_and_says_how() -> None:
    done = update("A1", to='"dropped"', why='"nobody needs it"')
    assert ids(rows(ACTION, done)) == []
    (row,) = rows(ACTION, done, ended=True)
    assert row.state == "dropped Sat 14 Nov 2026, nobody needs it"
    assert not row.late


def test_lists_are_narrowed_by_owner_party_stream_and_lateness() -> None:
    both = ACTION + OTHER
    assert ids(rows(both, owner="mateo")) == ["A2"]
    assert ids(rows(both, party="quillmere")) == ["A1"]
    assert ids(rows(both, stream="pilot")) == ["A2"]
    assert ids(rows(both, overdue=True)) == ["A1"]
    assert ids(rows(both, owner="mateo", overdue=True)) == []


def test_since_counts_what_was_changed_later_and_until_when_it_was_made() -> None:
    moved = update("A1", to='"moved"', due="2026-12-01", why='"shut"')
    assert ids(rows(ACTION, "", moved, since=date(2026, 11, 20))) == ["A1"]
    assert ids(rows(ACTION, "", since=date(2026, 11, 20))) == []
    assert ids(rows(ACTION, OTHER, until=date(2026, 11, 8))) == ["A1"]


def test_moves_are_counted_in_words() -> None:
    moved = update("A1", to='"moved"', due="2026-12-01", why='"shut"')
    assert rows(ACTION, moved)[0].state == "moved once"
    assert rows(ACTION, moved, moved)[0].state == "moved twice"
    assert rows(ACTION, moved, moved, moved)[0].state == "moved 3 times"


def test_a_promise_without_owner_or_date_says_so() -> None:
    bare = '[[open]]\nid = "A3"\ntext = "Somebody rings."\n'
    assert rows(bare)[0].state == "without an owner or a date"


def test_a_promise_whose_owner_has_left_says_so_first() -> None:
    people = [{**dict(one), "until": date(2026, 11, 15) if one.id == "imani" else None} for one in NAMES.person]
    left = Partnership.model_validate({"name": "Q", "party": NAMES.party, "person": people})
    (row,) = listed(after(ACTION).items.values(), ItemKind.ACTION, left, TODAY)
    assert row.state == "its owner has left; late"


def test_a_promise_of_a_party_that_has_left_needs_another_owner() -> None:
    parties = [{**dict(one), "left": date(2026, 11, 15) if one.id == "quillmere" else None} for one in NAMES.party]
    left = Partnership.model_validate({"name": "Q", "party": parties, "person": NAMES.person})
    (row,) = listed(after(ACTION).items.values(), ItemKind.ACTION, left, TODAY)
    assert row.state == "its owner has left; late"


def test_other_kinds_say_what_matters_of_them() -> None:
    assert rows(RISK, kind=ItemKind.RISK)[0].state == "likelihood mid"
    seen = '[[update]]\nitem = "R1"\nsign = "seen"\n'
    assert rows(RISK, seen, kind=ItemKind.RISK)[0].state == "its early sign was seen; likelihood mid"
    win = '[[win]]\nid = "W1"\ntext = "Booked in three days."\nto = ["mateo", "quillmere"]\n'
    assert rows(win, kind=ItemKind.WIN)[0].state == "to Mateo and Quillmere"
    assert ids(rows(win, kind=ItemKind.WIN, party="tolland")) == ["W1"]
    metric = '[[metric]]\nid = "M1"\nname = "Days to a reply"\ntarget = "2"\n'
    read = '[[update]]\nitem = "M1"\nreading = 3\n'
    assert rows(metric, read, kind=ItemKind.METRIC)[0].state == "now 3 (Sat 14 Nov 2026); target 2"


def test_for_programs_a_row_has_its_history_and_its_origin() -> None:
    (row,) = rows(ACTION, update("A1", to='"moved"', due="2026-12-01", why='"shut"'))
    data = as_data(row, NAMES)
    assert (data["id"], data["made_in"], data["owner_name"], data["day"]) == ("A1", "m1", "Imani Okafor", "2026-12-01")
    assert data["history"] == [{"on": "2026-11-14", "minutes": "m2", "to": "moved", "why": "shut", "was": "2026-11-20"}]
