"""Decisions: ratified, watched, replaced, looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from meetingtui.core.items import Decision
from meetingtui.core.people import Partnership, Party, Person
from meetingtui.steps.review import play
from meetingtui.steps.review.events import Became, Ratified, Watched
from meetingtui.steps.review.front import with_digits
from meetingtui.steps.review.registers import REGISTERS
from meetingtui.steps.review.state import looked
from tests.steps.review.walking_through import Walking, met, walking

MADE = date(2026, 10, 2)
LATER = date(2026, 12, 18)

DUE = {"decision": [{"id": "D1", "text": "Start with two sites.", "review": date(2026, 11, 1)}]}


def walked() -> Walking:
    return walking("decisions", met(MADE, 1, **DUE))


def decided(**given: Any) -> Walking:
    decision = {"id": "D1", "text": "Start with two sites.", "yes": ["quillmere"], **given}
    return walking("decisions", met(MADE, 1, decision=[decision]), show="all")


def test_a_party_ratifies_only_where_it_is_here() -> None:
    now = decided(ratify={"by": ["tolland"]})
    now.view = replace(now.view, present=("imani",))
    now.say("ratify")
    assert now.page == ("ratify", "")
    assert "only Tolland can say it" in now.take(play.ratify(now.state, now.view, "D1", "tolland"))
    assert now.rows == []


def test_when_the_last_one_has_ratified_nobody_is_left_to_ask() -> None:
    now = decided(ratify={"by": ["tolland"]})
    now.say("ratify")
    now.take(play.ratify(now.state, now.view, "D1", "tolland"))
    assert now.rows == [{"item": "D1", "to": "ratified", "yes": ["quillmere", "tolland"]}]
    found = now.next("D1")
    assert found is not None
    assert (found.item.yes, found.item.ratify) == (("quillmere", "tolland"), None)


def test_one_of_two_who_ratifies_leaves_the_other_to_be_asked() -> None:
    until = date(2026, 12, 1)
    now = decided(yes=[], ratify={"by": ["quillmere", "tolland"], "until": until})
    now.take(play.ratify(now.state, now.view, "D1", "tolland"))
    assert now.rows[0] == {
        "item": "D1",
        "to": "partly ratified",
        "yes": ["tolland"],
        "ratify": {"by": ["quillmere"], "until": until},
    }
    found = now.next("D1")
    assert found is not None
    assert (found.item.yes, found.item.ratify.by) == (("tolland",), ("quillmere",))


def test_two_parties_that_ratify_at_once_have_both_said_yes() -> None:
    now = decided(yes=[], ratify={"by": ["quillmere", "tolland"]})
    both = [play.ratify(now.state, now.view, "D1", party) for party in ("tolland", "quillmere")]
    for event in both:
        now.take(event)
    assert now.rows == [{"item": "D1", "to": "ratified", "yes": ["quillmere", "tolland"]}]
    now.take(play.ratify(now.state, now.view, "D1", "tolland"))
    assert now.rows[0]["to"] == "partly ratified"
    now.take(play.ratify(now.state, now.view, "D1", "quillmere"))
    assert now.rows == []


def test_somebody_who_was_named_ratifies_for_their_party() -> None:
    now = decided(ratify={"by": ["mateo"]})
    now.take(play.ratify(now.state, now.view, "D1", "mateo"))
    assert now.rows[0]["yes"] == ["quillmere", "tolland"]


def test_a_concern_with_a_sign_is_asked_about() -> None:
    concerns = [{"who": "mateo", "text": "x", "watch": "Either museum asks why"}, {"who": "imani", "text": "y"}]
    now = decided(concern=concerns)
    assert now.digits()[6] == "happened"
    now.say("happened")
    assert now.rows == [{"item": "D1", "to": "watched", "note": "it happened: Either museum asks why"}]
    assert 6 not in now.digits()
    now.say("keep")
    assert [row["to"] for row in now.rows] == ["watched", "kept"]
    found = now.next("D1")
    assert found is not None
    assert found.history[0].why == "it happened: Either museum asks why"


def test_a_decision_in_the_place_of_another_links_both_ways() -> None:
    now = decided()
    assert now.say("replace", "Start with all three @imani ^18 dec = They signed | Wait") == ""
    made = now.view.items[0].item
    assert isinstance(made, Decision)
    assert (made.text, made.owner, made.review, made.why) == ("Start with all three", "imani", LATER, "They signed")
    assert (made.replaces, made.instead) == ("D1", ("Wait",))
    assert now.rows == []
    assert now.next("D1") is None
    found = now.next("D90")
    assert found is not None
    assert found.item.replaces == "D1"
    assert "D90 is in its place" in now.say("keep")
    refused = now.take(play.leave(now.state, now.view, "D1"))
    assert "take D90 out" in refused


def test_taken_out_again_the_new_decision_leaves_the_old_one_standing() -> None:
    now = decided()
    now.say("replace", "Start with all three")
    now.view = replace(now.view, items=())
    assert now.say("keep") == ""
    assert now.next("D1") is not None


def test_a_decision_to_be_looked_at_again_can_be_parked_and_comes_up_again() -> None:
    now = decided()
    event = play.say(now.fields, now.state, now.view, "revisit", "the +second site", "D1")
    assert isinstance(event, Became)
    wanted = REGISTERS["decisions"].then(event, looked(now.state, now.view, "D1"), now.view)
    assert wanted is not None
    assert (wanted.kind.value, wanted.before, wanted.after) == ("parked", "D1: the \\+second site", " = next meeting")
    now.take(event)
    later = walking("decisions", met(MADE, 1, **DUE), ("x", now.minutes()))
    assert later.keys == ("D1",)


def test_a_decision_that_was_kept_is_not_due_again_at_every_meeting() -> None:
    now = walked()
    now.say("keep")
    later = walking("decisions", met(MADE, 1, **DUE), ("2026-11-20-x", now.minutes()))
    assert later.keys == ()


def test_a_ratification_of_nothing_is_nothing() -> None:
    now = decided()
    now.take(Ratified(step="s1", item="D1", who="tolland", says=True))
    assert now.rows == []


def test_somebody_who_was_named_and_is_not_here_ratifies_nothing() -> None:
    now = decided(ratify={"by": ["mateo"]})
    now.view = replace(now.view, present=("imani", "priya"))
    assert "only Mateo can say it" in now.take(play.ratify(now.state, now.view, "D1", "mateo"))


def test_a_decision_put_down_to_be_looked_at_comes_up_though_no_day_was_set() -> None:
    held = met(MADE, 1, decision=[{"id": "D1", "text": "Start with two sites."}])
    now = walking("decisions", held, show="all")
    now.say("revisit")
    assert walking("decisions", held, ("2026-11-20-x", now.minutes())).keys == ("D1",)
    assert walking("decisions", held).keys == ()


def test_a_decision_that_was_kept_and_then_replaced_is_replaced() -> None:
    now = decided()
    now.say("keep")
    now.say("replace", "Start with all three")
    assert now.rows == []


def test_a_concern_that_is_not_there_is_not_answered() -> None:
    now = decided(concern=[{"who": "mateo", "text": "x", "watch": "Somebody asks"}])
    now.take(Watched(step="s1", item="D1", number=7, answer="yes"))
    assert now.state.watched == {}


def test_with_more_than_nine_to_ask_the_next_have_digits_when_these_have_said_it() -> None:
    ids = [f"p{number}" for number in range(12)]
    many = Partnership(
        name="Twelve",
        party=tuple(Party(id=one, name=f"Party {one}") for one in ids),
        person=tuple(Person(id=f"x{one}", name=f"Person {one}", party=one) for one in ids),
    )
    now = decided(yes=[], ratify={"by": ids})
    now.view = replace(now.view, partnership=many, present=tuple(f"x{one}" for one in ids))

    def listed() -> tuple[str, ...]:
        return with_digits(now.state, looked(now.state, now.view, "D1"), now.view)

    for party in ids[:8]:
        now.take(play.ratify(now.state, now.view, "D1", party))
        assert listed() == tuple(ids[:9])
    now.take(play.ratify(now.state, now.view, "D1", ids[8]))
    assert listed() == tuple(ids[9:])
