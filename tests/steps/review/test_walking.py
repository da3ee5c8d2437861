"""Which items are walked, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from meetingtui.core.people import Person, Stream
from meetingtui.steps.protocol import View
from meetingtui.steps.review.registers import REGISTERS
from meetingtui.steps.review.step import TITLES, ReviewFields
from meetingtui.steps.review.walking import walk
from tests.steps.conftest import PARTNERSHIP
from tests.steps.review.walking_through import TODAY, met, reviewing, standing_of, view_of, walking

MADE = date(2026, 10, 2)


def promises(*given: dict[str, Any], **view: Any) -> View:
    rows = [
        {"id": f"A{number}", "text": f"Thing {number}", "owner": "imani", "accepted": True, **one}
        for number, one in enumerate(given, 1)
    ]
    return view_of(standing_of(met(MADE, 1, action=rows)), **view)


def keys(view: View, of: str = "actions", **fields: Any) -> tuple[str, ...]:
    return walk(reviewing(of, **fields), view).keys


def words(view: View, key: str, of: str = "actions", **fields: Any) -> str:
    entry = walk(reviewing(of, **fields), view).find(key)
    assert entry is not None
    return entry.urgency.words


def test_every_register_an_agenda_may_name_can_be_walked() -> None:
    assert set(REGISTERS) == set(TITLES)
    for of in TITLES:
        assert walk(reviewing(of), view_of(standing_of())).keys == ()


def test_orphans_first_then_what_waits_for_a_yes_then_late_then_due_then_the_rest() -> None:
    gone = PARTNERSHIP.with_person(Person(id="dara", name="Dara Lind", party="tolland", until=date(2026, 11, 1)))
    view = promises(
        {"due": date(2027, 3, 1)},
        {"due": date(2026, 11, 24)},
        {"due": date(2026, 11, 18)},
        {"due": date(2026, 11, 2)},
        {"due": date(2027, 2, 1), "accepted": False},
        {"due": date(2027, 5, 1), "owner": "dara"},
        partnership=gone,
    )
    assert keys(view, show="open") == ("A6", "A5", "A4", "A3", "A2", "A1")
    assert keys(view) == ("A6", "A5", "A4", "A3", "A2")
    assert words(view, "A6") == "Dara has left"
    assert words(view, "A5") == "not yet accepted"
    assert words(view, "A4") == "was due Mon 2 Nov"
    assert words(view, "A2") == "due Tue 24 Nov"


def test_an_owner_nobody_knows_or_whose_party_has_left_makes_an_orphan() -> None:
    view = promises({"owner": "stranger", "due": date(2027, 3, 1)}, {"owner": None, "due": date(2027, 3, 1)})
    assert keys(view) == ("A1", "A2")
    parties = tuple(
        party.model_copy(update={"left": date(2026, 11, 1)}) if party.id == "tolland" else party
        for party in PARTNERSHIP.party
    )
    left = PARTNERSHIP.model_copy_with(party=parties)
    assert keys(promises({"owner": "mateo", "due": date(2027, 3, 1)}, partnership=left)) == ("A1",)


def test_somebody_whose_last_day_is_today_has_not_left() -> None:
    last = PARTNERSHIP.with_person(Person(id="dara", name="Dara Lind", party="tolland", until=TODAY))
    assert keys(promises({"owner": "dara", "due": date(2027, 3, 1)}, partnership=last)) == ()


@pytest.mark.parametrize(("day", "listed"), [(date(2026, 11, 27), True), (date(2026, 11, 28), False)])
def test_within_seven_days_is_due(day: date, listed: bool) -> None:
    assert (keys(promises({"due": day})) == ("A1",)) is listed


def test_a_limit_says_how_many_more_there_are() -> None:
    view = promises(*({"due": date(2026, 11, number)} for number in range(1, 6)))
    listed = walk(reviewing("actions", limit=2), view)
    assert (listed.keys, listed.more) == (("A1", "A2"), 3)


def test_by_owner_and_by_party_group_the_list_in_listing_order() -> None:
    view = promises(
        {"owner": "priya", "due": date(2026, 11, 1)},
        {"owner": "imani", "due": date(2026, 11, 9)},
        {"owner": "mateo", "due": date(2026, 11, 2)},
        {"owner": "imani", "due": date(2026, 11, 3)},
    )
    assert keys(view, by="owner") == ("A4", "A2", "A3", "A1")
    assert keys(view, by="party") == ("A4", "A2", "A1", "A3")


def test_by_topic_promises_stand_beside_their_stream() -> None:
    streams = (Stream(id="pilot", name="Pilot"), Stream(id="billing", name="Billing"))
    view = promises(
        {"stream": "billing", "due": date(2026, 11, 1)},
        {"due": date(2026, 11, 1)},
        {"stream": "pilot", "due": date(2027, 3, 1)},
        partnership=PARTNERSHIP.model_copy_with(stream=streams),
    )
    assert keys(view, show="by topic") == ("A3", "A1", "A2")
    entry = walk(reviewing("actions", show="by topic"), view).find("A3")
    assert entry is not None
    assert entry.group == "pilot"


def test_since_last_is_what_was_made_or_changed_at_the_last_meeting() -> None:
    first = met(MADE, 1, action=[{"id": f"A{n}", "text": "x", "owner": "imani", "accepted": True} for n in (1, 2)])
    last = met(
        date(2026, 11, 6),
        2,
        action=[{"id": "A3", "text": "y", "owner": "imani", "accepted": True}],
        update=[{"item": "A2", "to": "reshaped", "text": "z"}],
    )
    assert walking("actions", first, last, show="since last").keys == ("A2", "A3")
    assert walking("actions", show="since last").keys == ()


def test_decisions_to_ratify_come_before_those_whose_day_has_come() -> None:
    rows = [
        {"id": "D1", "text": "a", "review": date(2026, 11, 1)},
        {"id": "D2", "text": "b", "ratify": {"by": ["tolland"]}},
        {"id": "D3", "text": "c", "review": date(2027, 11, 1)},
        {"id": "D4", "text": "d"},
    ]
    now = walking("decisions", met(MADE, 1, decision=rows))
    assert now.keys == ("D2", "D1")
    assert walking("decisions", met(MADE, 1, decision=rows), show="all").keys == ("D2", "D1", "D3", "D4")


def test_questions_that_come_up_here_are_first() -> None:
    rows = [
        {"id": "Q1", "text": "a", "goes": "retrospective"},
        {"id": "Q2", "text": "b", "goes": "next context conversation"},
        {"id": "Q3", "text": "c", "goes": "next meeting"},
    ]
    now = walking("questions", met(MADE, 1, parked=rows))
    assert now.keys == ("Q2", "Q3", "Q1")
    assert words(now.view, "Q2", "questions") == "comes up here"
    assert walking("questions", met(MADE, 1, parked=rows), show="due or overdue").keys == ("Q2", "Q3")


def test_exchanges_stand_by_receiver_and_those_that_landed_are_left_out() -> None:
    rows = [
        {"id": "X1", "what": "a", "gave": "quillmere", "got": "tolland"},
        {"id": "X2", "what": "b", "gave": "tolland", "got": "imani"},
        {"id": "X3", "what": "c", "gave": "tolland", "got": "quillmere", "landed": "well"},
        {"id": "X4", "what": "d", "gave": "tolland", "got": "quillmere"},
    ]
    told = met(date(2026, 11, 6), 2, update=[{"item": "X4", "to": "nothing to add"}])
    assert walking("exchanges", met(MADE, 1, exchange=rows), told).keys == ("X2", "X1")
    assert walking("exchanges", met(MADE, 1, exchange=rows), told, show="all").keys == ("X2", "X3", "X4", "X1")


def test_a_measure_without_a_reading_for_sixty_days_is_stale() -> None:
    rows = [{"id": "M1", "name": "a"}, {"id": "M2", "name": "b"}]
    read = met(date(2026, 10, 30), 2, update=[{"item": "M2", "reading": 7}])
    now = walking("metrics", met(date(2026, 9, 20), 1, metric=rows), read)
    assert now.keys == ("M1", "M2")
    assert words(now.view, "M1", "metrics") == "no reading for 61 days"
    assert words(now.view, "M2", "metrics") == ""


def test_a_risk_whose_sign_was_seen_is_first() -> None:
    rows = [{"id": "R1", "cause": "a", "by": date(2026, 11, 2)}, {"id": "R2", "cause": "b", "state": "seen"}]
    assert walking("risks", met(MADE, 1, risk=rows)).keys == ("R2", "R1")


def test_streams_that_have_ended_are_left_out() -> None:
    streams = (Stream(id="pilot", name="Pilot"), Stream(id="billing", name="Billing"))
    ended = met(MADE, 1, update=[{"stream": "pilot", "to": "ended", "why": "done"}])
    named = PARTNERSHIP.model_copy_with(stream=streams)
    view = replace(view_of(standing_of(ended)), partnership=named)
    assert keys(view, "streams") == ("billing",)
    assert set(keys(view, "streams", show="all")) == {"pilot", "billing"}


def test_the_list_does_not_change_while_it_is_walked() -> None:
    now = walking("actions", met(MADE, 1, action=[{"id": "A1", "text": "x", "owner": "imani", "due": TODAY}]))
    now.say("done")
    assert now.keys == ("A1",)
    now.view = replace(now.view, present=())
    assert now.keys == ("A1",)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_no_day_is_too_early_or_too_late_for_the_list(day: date) -> None:
    rows = [
        {"id": "D1", "text": "a", "review": day},
        {"id": "D2", "text": "b", "ratify": {"by": ["tolland"], "until": day}},
    ]
    kept = met(date(2026, 11, 6), 2, update=[{"item": "D1", "to": "kept"}])
    for today in (date.min, TODAY, date.max):
        view = replace(view_of(standing_of(met(MADE, 1, decision=rows), kept)), day=today)
        fields: ReviewFields = reviewing("decisions", show="all")
        assert walk(fields, view).keys == ("D2", "D1")


def test_orphans_are_first_however_the_list_is_grouped() -> None:
    gone = PARTNERSHIP.with_person(Person(id="dara", name="Dara Lind", party="tolland", until=date(2026, 11, 1)))
    view = promises({"due": date(2026, 11, 1)}, {"owner": "dara", "due": date(2026, 12, 1)}, partnership=gone)
    assert keys(view, by="owner") == ("A2", "A1")
    assert keys(view, by="party") == ("A2", "A1")


@pytest.mark.parametrize(("days", "is_stale"), [(60, False), (61, True)])
def test_sixty_days_are_not_yet_too_long(days: int, is_stale: bool) -> None:
    made = met(TODAY - timedelta(days=days), 1, metric=[{"id": "M1", "name": "a"}])
    assert bool(words(walking("metrics", made).view, "M1", "metrics")) is is_stale
