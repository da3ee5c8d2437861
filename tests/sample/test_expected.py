"""What the script says of its own end, and what the minutes come to, are two things that must agree."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.core.items import ItemKind
from meetingtui.core.standing import GROUPS, Standing
from meetingtui.register.fold import Register, fold_minutes
from meetingtui.sample import meetings
from meetingtui.sample.expected import Expected, Record, expected
from tests.sample.conftest import UNTIL

Both = tuple[Expected, Register]
LATE = [UNTIL, date(2028, 2, 29), date(2030, 1, 1)]


@pytest.fixture(params=[(day, years) for day in LATE for years in (1, 2, 3)], scope="module")
def both(request: pytest.FixtureRequest) -> Both:
    until, years = request.param
    partnership, minutes = meetings(until, years)
    return expected(until, years), fold_minutes(minutes, parties=partnership.parties)


def carried(standing: Standing, kind: ItemKind) -> list[str]:
    return [one.id for one in getattr(standing, GROUPS[kind])]


def test_nothing_is_lost_and_nothing_uncertain(both: Both) -> None:
    _, register = both
    assert register.lost == ()
    assert [mark for mark, one in register.standing.everything.items() if one.uncertain] == []


@pytest.mark.parametrize("kind", [kind for kind in GROUPS if kind is not ItemKind.WIN])
def test_what_is_open_or_in_force_is_what_the_script_leaves(both: Both, kind: ItemKind) -> None:
    must, register = both
    assert sorted(carried(register.standing, kind)) == sorted(must.carried[kind])


def test_the_latest_untold_wins_are_carried(both: Both) -> None:
    must, register = both
    assert carried(register.standing, ItemKind.WIN) == must.carried[ItemKind.WIN][-8:]


def test_open_promises_have_the_day_the_owner_and_the_moves_of_the_script(both: Both) -> None:
    must, register = both
    actions = register.standing.actions
    assert {one.id: one.item.due for one in actions if one.item.due} == must.due
    assert {one.id: one.item.owner for one in actions if one.item.owner} == must.owners
    assert {one.id: one.moves for one in actions if one.moves} == must.moves
    assert [one.id for one in actions if one.item.owner and not one.item.accepted] == must.offered


def test_signs_ratifying_and_readings_are_those_of_the_script(both: Both) -> None:
    must, register = both
    standing = register.standing
    assert sorted(one.id for one in standing.risks if one.item.state == "seen") == sorted(must.seen)
    waiting = [one.id for one in (*standing.decisions, *standing.agreements) if one.item.ratify]
    assert sorted(waiting) == sorted(must.to_ratify)
    read = {one.id: [reading.value for reading in one.readings] for one in standing.metrics}
    assert read == {mark: [str(value) for value in must.readings[mark]] for mark in read}


def test_streams_stand_as_the_script_says(both: Both) -> None:
    must, register = both
    standing = register.standing
    assert {stream: marks[-1].agreed for stream, marks in standing.streams.items()} == must.streams
    assert [stream for stream, now in standing.stream_changes.items() if now.ended] == must.ended_streams
    owners = {stream: now.owner for stream, now in standing.stream_changes.items() if now.owner}
    assert owners == must.stream_owners


def test_the_gap_between_the_parties_is_the_one_of_the_script(both: Both) -> None:
    must, register = both
    for line, rated in register.standing.ratings.items():
        found = [(one.on, abs(middle(one.values["wrenfield"]) - middle(one.values["osier"]))) for one in rated]
        assert found == [(day, gaps[line]) for day, gaps in must.gaps][-8:]


def middle(values: tuple[int, ...]) -> float:
    low, high = values[(len(values) - 1) // 2], values[len(values) // 2]
    return (low + high) / 2


def test_minutes_that_somebody_has_not_confirmed_are_those_of_the_script(both: Both) -> None:
    must, register = both
    assert {met.number: list(met.confirmed) for met in register.standing.unconfirmed} == must.unconfirmed


def test_the_end_of_the_story_by_hand() -> None:
    """As plain numbers, so that a change of the script shows that both readings of it would follow."""
    must = expected(UNTIL)
    assert must.meetings == 84
    assert len(must.carried[ItemKind.ACTION]) == 12
    assert len(must.orphans) == 2
    assert {must.owners[mark] for mark in must.orphans} == {"caspar"}
    assert {must.owners[mark] for mark in must.offered} == {"henrik", "piet"}
    assert len(must.to_ratify) == 1
    assert must.readings["M1"] == [61, 58, 52, 47, 44, 57, 49, 38, 33, 29, 25, 23, 22]
    assert must.unconfirmed == {14: ["wrenfield"], 39: ["osier"], 83: ["osier"], 84: []}
    assert must.streams == {"pilot": "green", "seats": "yellow", "orders": "differs", "school": "green"}
    made = sum(record.made for record in must.records.values())
    # Three were written down without an owner; two of these were kept by whoever took them on.
    assert made + 3 == sum((r.kept + r.dropped) for r in must.records.values()) + 12
    assert must.records == {
        "wrenfield": Record(made=68, kept=65, moved=13, dropped=0, handed_on=4),
        "osier": Record(made=88, kept=77, moved=9, dropped=5, handed_on=0),
    }


def test_the_gap_closes_over_the_years() -> None:
    totals = [sum(gaps.values()) for _, gaps in expected(UNTIL).gaps]
    assert totals == [11, 9, 7, 10, 7, 8, 6, 4, 2, 1, 0, 2]
    assert sum(totals[:4]) > sum(totals[4:8]) > sum(totals[8:])
