"""What a theme may become, and what it needs for that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from meetingtui.core.items import MODELS, Captured, ItemKind
from meetingtui.steps.gather import answers as made
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather.themes import answers
from meetingtui.steps.protocol import ItemChange, ItemMade, Refusal, View, made_key
from tests.steps.gather.gathering import Room, gathering


def asked(view: View, answer: str, **given: Any) -> Room:
    room = Room(gathering(phases=["write", "answer"], answer=answer, **given), view)
    return room.writes("quillmere", "Dates slip", "Grants end").writes("tolland", "Tools").until("answer")


def answer(room: Room, line: str, words: str = "Dates slip", token: str = "a1") -> ev.Answered | Refusal:
    return made.answer(room.fields, room.state, room.view, room.theme(words).id, line, token)


def stands(room: Room, line: str, words: str = "Dates slip", token: str = "a1") -> Room:
    """The answer is given, and its item stands in the meeting."""
    event = answer(room, line, words, token)
    assert isinstance(event, ev.Answered), event
    (one,) = made.effects(room.fields, room.state, event, room.view)
    assert isinstance(one, ItemMade)
    key = made_key(room.view.step, one.key)
    others = tuple(found for found in room.view.items if found.key != key)
    item = MODELS[one.kind].model_validate_json(__import__("json").dumps(dict(one.fields)))
    room.view = replace(
        room.view, items=(*others, Captured(key, f"{one.kind[0].upper()}{len(others) + 1}", one.kind, item))
    )
    return room


RISK = "Dates slip @imani = a letter is late | we ask early"


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("Dates slip @imani", "an early sign, after ="),
        ("Dates slip = a letter is late", "an owner, after @"),
        ("Dates slip", "an early sign, after = and an owner, after @"),
        ("@imani = a letter is late", "say what could go wrong first"),
    ],
)
def test_a_risk_needs_a_cause_an_early_sign_and_an_owner(view: View, line: str, missing: str) -> None:
    refused = answer(asked(view, "risk"), line)
    assert isinstance(refused, Refusal)
    assert missing in refused.sentence


def test_a_whole_risk_becomes_an_item_of_the_register(view: View) -> None:
    room = stands(asked(view, "risk"), RISK)
    risk: Any = answers(room.view, room.theme("Dates slip").id)[0].item
    assert (risk.cause, risk.sign, risk.mitigation, risk.owner) == (
        "Dates slip",
        "a letter is late",
        "we ask early",
        "imani",
    )


def test_a_risk_is_weighed_in_words_and_that_survives_its_correction(view: View) -> None:
    room = stands(asked(view, "risk"), RISK)
    theme = room.theme("Dates slip").id
    weighed = made.weigh(room.view, theme, "likelihood", "high")
    assert isinstance(weighed, ev.Weighed)
    assert made.effects(room.fields, room.state, weighed, room.view) == (
        ItemChange(f"s1/theme-{theme}", {"likelihood": "high"}),
    )
    again = answer(room, "Dates slip @jonas = a letter is late")
    assert isinstance(again, ev.Answered)
    (one,) = made.effects(room.fields, room.state, again, room.view)
    assert isinstance(one, ItemMade)
    assert one.key == f"theme-{theme}"
    assert "likelihood" not in one.fields
    assert one.fields["mitigation"] is None


def test_a_risk_is_written_down_before_it_is_weighed(view: View) -> None:
    room = asked(view, "risk")
    assert isinstance(made.weigh(room.view, room.theme("Tools").id, "impact", "low"), Refusal)


def test_the_line_opens_with_the_themes_name_and_then_with_what_it_became(view: View) -> None:
    room = asked(view, "risk").names("Dates slip", "Dates @ risk")
    theme = room.theme("Dates slip")
    assert made.prefilled(room.fields, room.view, theme) == "Dates @ risk"
    stands(room, RISK)
    assert "@imani" in made.prefilled(room.fields, room.view, theme)


def test_a_name_that_would_act_in_the_line_is_kept_as_words(view: View) -> None:
    room = asked(view, "risk").names("Dates slip", "Ask @mateo = now")
    line = made.prefilled(room.fields, room.view, room.theme("Dates slip"))
    event = answer(room, f"{line} @imani = sign")
    assert isinstance(event, ev.Answered)
    assert (event.text, event.owner) == ("Ask @mateo = now", "imani")


def test_an_owner_nobody_knows_is_refused_with_the_nearest(view: View) -> None:
    refused = answer(asked(view, "risk"), "Dates @imanni = sign")
    assert isinstance(refused, Refusal)
    assert "did you mean @imani?" in refused.sentence


def test_a_day_that_is_past_is_refused(view: View) -> None:
    refused = answer(asked(view, "risk"), "Dates @imani ^2026-11-01 = sign")
    assert isinstance(refused, Refusal)
    assert "past" in refused.sentence


def test_an_action_is_captured_with_its_gaps_as_everywhere(view: View) -> None:
    room = stands(asked(view, "action"), "Ask the funder @imani ^2026-12-01 +mateo = they said yes")
    action: Any = answers(room.view, room.theme("Dates slip").id)[0].item
    assert (action.owner, action.due, action.helpers) == ("imani", date(2026, 12, 1), ("mateo",))
    assert action.done == {"quillmere": "they said yes"}
    assert isinstance(answer(room, "Only words", token="a2"), ev.Answered)


def test_a_theme_takes_three_actions_and_two_people_who_add_one_at_once_lose_none(view: View) -> None:
    room = asked(view, "action")
    for number in range(3):
        stands(room, f"Promise {number}", token=f"a{number}")
    assert len(answers(room.view, room.theme("Dates slip").id)) == 3
    refused = answer(room, "One more", token="a9")
    assert isinstance(refused, Refusal)
    assert "a captures another" in refused.sentence


def test_an_action_given_again_with_other_words_is_not_accepted_any_more(view: View) -> None:
    room = stands(asked(view, "action"), "Ask @imani ^2026-12-01")
    for line, accepted in (("Ask @imani ^2026-12-01 +jonas", None), ("Ask @imani ^2026-12-02", False)):
        event = answer(room, line)
        assert isinstance(event, ev.Answered)
        (one,) = made.effects(room.fields, room.state, event, room.view)
        assert isinstance(one, ItemMade)
        assert one.fields.get("accepted") is accepted


def test_an_idea_is_parked(view: View) -> None:
    room = stands(asked(view, "idea"), "A shared calendar = next strategy conversation")
    assert answers(room.view, room.theme("Dates slip").id)[0].kind is ItemKind.PARKED


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("Write on Mondays @imani ^+4w", "what we expect"),
        ("Write on Mondays = fewer calls @imani", "a day until when"),
        ("Write on Mondays = fewer calls ^+4w", "an owner"),
    ],
)
def test_an_experiment_needs_an_end_an_expectation_and_an_owner(view: View, line: str, missing: str) -> None:
    refused = answer(asked(view, "experiment"), line)
    assert isinstance(refused, Refusal)
    assert refused.sentence.startswith("an experiment needs")
    assert missing in refused.sentence


def test_a_third_experiment_is_refused_with_a_way_out_and_a_correction_is_not(view: View) -> None:
    room = asked(view, "experiment")
    line = "Write on Mondays @imani ^+4w = fewer calls"
    stands(stands(room, line, "Dates slip"), line, "Grants end")
    refused = answer(room, line, "Tools")
    assert isinstance(refused, Refusal)
    assert refused.sentence.startswith("2 experiments are made")
    assert "p parks this one" in refused.sentence
    assert isinstance(answer(room, line, "Grants end"), ev.Answered)
    more = gathering(phases=["write", "answer"], answer="experiment", most=3)
    room.fields = more
    assert isinstance(answer(room, line, "Tools"), ev.Answered)


def test_what_was_understood_and_what_is_missing_stand_beneath_the_line(view: View) -> None:
    room = asked(view, "risk")
    say = made.reader(room.fields, room.view)
    assert "early sign" in say("")
    assert "needs an early sign, after =" in say("Dates @imani")
    assert "needs" not in say(RISK)


def test_a_step_that_makes_nothing_refuses_an_answer(view: View) -> None:
    room = asked(view, "none")
    assert isinstance(made.may_answer(room.fields, room.state, room.view, room.theme("Tools").id), Refusal)


def test_an_event_with_another_key_makes_nothing(view: View) -> None:
    room = asked(view, "risk")
    strange = ev.Answered(step="s1", key="elsewhere", kind=ItemKind.RISK, text="X")
    assert made.effects(room.fields, room.state, strange, room.view) == ()
