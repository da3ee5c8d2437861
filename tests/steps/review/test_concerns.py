"""Concerns: who may acknowledge one, what settles it, how old it is, and what stands at the next meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from meetingtui.core.becoming import ENDED
from meetingtui.core.items import ItemKind
from meetingtui.core.people import Party, Person
from meetingtui.files.minutes_tables import Update
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.review.panel import ReviewPanel
from meetingtui.steps.review.registers import REGISTERS
from tests.steps.conftest import PARTNERSHIP
from tests.steps.one_panel import page_of, shown
from tests.steps.review.walking_through import TODAY, Walking, met, walking

NOW = datetime(2026, 11, 20, 15, 0)  # noqa: DTZ001 - the panel is given local time
MADE = date(2026, 10, 2)
CONCERN: dict[str, Any] = {
    "id": "C1",
    "happened": "A menu changed on the morning",
    "effect": "two sites sent people home",
    "wish": "Tell us a day ahead",
    "raised": "quillmere",
}


def worried(*later: Any, present: tuple[str, ...] = ("imani", "mateo", "priya"), **given: Any) -> Walking:
    return walking("concerns", met(MADE, 1, concern=[{**CONCERN, **given}]), *later, present=present)


def look(now: Walking) -> str:
    return " ".join(page_of(ReviewPanel(), now.fields, now.state, now.view, 72).split())


def test_it_is_acknowledged_with_the_day_and_stays_open() -> None:
    now = worried()
    assert now.say("acknowledge") == ""
    assert now.rows == [{"item": "C1", "to": "acknowledged", "acknowledged": TODAY, "note": "by Tolland"}]
    Update.model_validate(now.rows[0])
    assert "✓ acknowledged by Tolland" in look(now)
    found = now.next("C1")
    assert found is not None
    assert (found.item.acknowledged, found.state, found.uncertain) == (TODAY, "open", False)


def test_only_another_party_than_the_one_that_raised_it_acknowledges_it() -> None:
    now = worried()
    assert "Quillmere raised it; somebody from the other side" in now.say("acknowledge", "@imani")
    alone = worried(present=("imani", "jonas"))
    assert "only Quillmere is here, who raised it" in alone.say("acknowledge")
    assert "only Quillmere is here" in alone.say("acknowledge", "@mateo")
    assert now.rows == alone.rows == []
    other = worried(present=("imani", "mateo"), raised="mateo")
    assert other.say("acknowledge") == ""
    assert other.rows[0]["note"] == "by Quillmere"


def test_somebody_who_is_not_in_the_room_cannot_acknowledge_it() -> None:
    now = worried(present=("imani", "mateo"))
    assert "Priya is not here to say so" in now.say("acknowledge", "@priya")
    assert 'nobody is called "zebra"' in now.say("acknowledge", "@zebra")
    assert now.rows == []


def test_where_nobody_knows_who_raised_it_the_one_who_acknowledges_it_is_named() -> None:
    now = worried(raised=None)
    assert "name who acknowledges it" in now.say("acknowledge")
    assert now.say("acknowledge", "@imani") == ""
    assert now.rows[0]["note"] == "by Quillmere"
    assert "nobody is here" in worried(raised=None, present=()).say("acknowledge", "@imani")


def test_where_three_meet_the_one_of_the_others_who_acknowledges_it_is_named() -> None:
    now = worried()
    others = (*PARTNERSHIP.party, Party(id="osterby", name="Osterby"))
    third = PARTNERSHIP.model_copy_with(party=others).with_person(Person(id="yara", name="Yara Lund", party="osterby"))
    now.view = replace(now.view, partnership=third, present=("imani", "mateo", "yara"))
    assert "name who acknowledges it" in now.say("acknowledge")
    assert now.say("acknowledge", "@yara") == ""
    assert now.rows[0]["note"] == "by Osterby"


def test_a_terminal_that_speaks_for_the_party_that_raised_it_does_not_acknowledge_it() -> None:
    now = worried()
    now.view = replace(now.view, speaks="quillmere")
    assert "you speak for Quillmere" in now.say("acknowledge")


def test_what_was_acknowledged_before_is_not_asked_for_again() -> None:
    row = {"item": "C1", "to": "acknowledged", "acknowledged": date(2026, 11, 6)}
    now = worried(met(date(2026, 11, 6), 2, update=[row]))
    assert sorted(now.digits()) == [2, 3, 4]
    assert "acknowledged on Fri 6 Nov 2026 already" in now.say("acknowledge")
    assert "acknowledged Fri 6 Nov 2026" in look(now)
    assert "do you acknowledge it?" not in look(now)


def test_it_is_closed_with_what_settled_it_and_is_gone_the_next_time() -> None:
    now = worried()
    assert "say what settled it" in now.say("close")
    assert "say what settled it" in now.say("close", "because")
    assert now.rows == []
    assert now.say("close", "changes come a day ahead") == ""
    assert now.rows == [{"item": "C1", "to": "closed", "why": "changes come a day ahead", "closed": TODAY}]
    assert "closed, because changes come a day ahead" in look(now)
    assert now.next("C1") is None


def test_whoever_raised_it_is_there_when_it_is_closed() -> None:
    now = worried(present=("mateo", "priya"))
    assert "nobody from Quillmere is here to say that it is settled" in now.say("close", "it is fine")
    gone = tuple(
        party.model_copy(update={"left": date(2026, 11, 1)}) if party.id == "quillmere" else party
        for party in PARTNERSHIP.party
    )
    now.view = replace(now.view, partnership=PARTNERSHIP.model_copy_with(party=gone))
    assert now.say("close", "they have left") == ""


def test_what_is_acknowledged_and_closed_in_one_meeting_keeps_both_days() -> None:
    now = worried()
    now.say("acknowledge")
    now.say("close", "it is settled")
    assert [(row["to"], row["acknowledged"], row["closed"]) for row in now.rows] == [("closed", TODAY, TODAY)]
    assert 1 not in now.digits()
    assert "0 takes that back" in now.say("acknowledge")


def test_it_is_acknowledged_and_still_open_and_the_later_verdict_takes_the_place_of_the_earlier() -> None:
    now = worried()
    now.say("still open")
    now.say("acknowledge")
    now.say("take up")
    assert [row["to"] for row in now.rows] == ["acknowledged", "taken up"]
    assert now.next("C1") is not None


def test_only_closed_ends_it() -> None:
    assert ENDED[ItemKind.CONCERN] == REGISTERS["concerns"].closes == {"closed"}


async def test_its_wish_is_offered_as_a_promise_and_the_digit_says_so_at_once() -> None:
    now = worried()
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        message = await run.digit(2)
        assert isinstance(message, StepPanel.CaptureWanted)
        assert (message.kind, message.before) == (ItemKind.ACTION, "Tell us a day ahead")
    now.say("take up")
    assert now.rows == [{"item": "C1", "to": "taken up"}]
    assert now.next("C1") is not None


async def test_without_a_wish_it_asks_what_would_be_done() -> None:
    now = worried(wish=None)
    assert "say what would be done" in now.say("take up")
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        assert (await run.digit(2)).label == "What would be done about it?"
        assert run.panel.line_given("take up:C1", "Ring the sites", NOW) == ""
        assert (await run.posted()).before == "Ring the sites"


def test_the_page_says_who_raised_it_how_old_it_is_and_what_they_would_like() -> None:
    page = look(worried())
    for words in (
        "not yet acknowledged",
        "C1 A menu changed on the morning",
        "raised by ◆ Quillmere, seven weeks old",
        "its effect: two sites sent people home",
        "what they would like: Tell us a day ahead",
        "Tolland, do you acknowledge it?",
    ):
        assert words in page, words
    assert "Only Quillmere is here: it waits for the other side." in look(worried(present=("imani",)))


@pytest.mark.parametrize(("held", "offered"), [(1, False), (2, True)])
def test_one_that_waited_through_two_meetings_says_that_care_is_the_place(held: int, offered: bool) -> None:
    now = worried(*(met(date(2026, 11, number), number) for number in range(2, held + 2)))
    care = "is not acknowledged: CARE is the place for it: meetingtui run care"
    assert (care in look(now)) is offered
    now.say("acknowledge")
    assert care not in look(now)


def test_the_one_that_nobody_acknowledged_comes_first() -> None:
    known = {**CONCERN, "id": "C2", "acknowledged": date(2026, 10, 2)}
    now = walking("concerns", met(MADE, 1, concern=[known, CONCERN]))
    assert now.keys == ("C1", "C2")
    late = walking("concerns", met(MADE, 1, concern=[known, CONCERN]), show="due or overdue")
    assert late.keys == ("C1",)


def test_they_can_stand_by_the_party_that_raised_them() -> None:
    two = [{**CONCERN, "id": "C1", "raised": "priya"}, {**CONCERN, "id": "C2"}]
    assert walking("concerns", met(MADE, 1, concern=two), by="party").keys == ("C2", "C1")
