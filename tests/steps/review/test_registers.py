"""Every other register: what can be said of it, which row that writes, and what stands at the next meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from meetingtui.files.minutes_tables import Confirmed, Update
from meetingtui.steps.review import play
from meetingtui.steps.review.events import Became
from meetingtui.steps.review.events import Confirmed as Said
from meetingtui.steps.review.registers import REGISTERS
from meetingtui.steps.review.state import looked
from meetingtui.steps.review.story import history
from tests.steps.review.walking_through import TODAY, Walking, met, walking

MADE = date(2026, 10, 2)
LATER = date(2026, 12, 18)

HELD: dict[str, dict[str, Any]] = {
    "decisions": {"decision": [{"id": "D1", "text": "Start with two sites.", "review": date(2026, 11, 1)}]},
    "agreements": {"agreement": [{"id": "G1", "text": "Answer in two days.", "review": date(2026, 11, 1)}]},
    "risks": {"risk": [{"id": "R1", "cause": "A site pulls out", "sign": "no reply", "owner": "imani"}]},
    "questions": {"parked": [{"id": "Q1", "text": "Who pays?", "goes": "next meeting"}]},
    "metrics": {"metric": [{"id": "M1", "name": "Days to first reply"}]},
    "exchanges": {"exchange": [{"id": "X1", "what": "An introduction", "gave": "quillmere", "got": "tolland"}]},
    "glossary": {"term": [{"id": "T1", "word": "pilot", "means": {"quillmere": "a test", "tolland": "the first"}}]},
    "experiments": {"experiment": [{"id": "E1", "try": "Meet standing", "until": date(2026, 11, 18)}]},
}
KEYS = {of: next(iter(tables.values()))[0]["id"] for of, tables in HELD.items()}


def walked(of: str, **given: Any) -> Walking:
    return walking(of, met(MADE, 1, **HELD[of]), **given)


@pytest.mark.parametrize(
    ("of", "verb", "text", "row"),
    [
        ("decisions", "keep", "", {"to": "kept"}),
        ("decisions", "keep", "18 dec", {"to": "kept", "review": LATER}),
        ("decisions", "revisit", "the second site", {"to": "to revisit", "note": "the second site"}),
        ("decisions", "withdraw", "the pilot is over", {"to": "withdrawn", "why": "the pilot is over"}),
        ("agreements", "keep", "^18 dec", {"to": "kept", "review": LATER}),
        ("agreements", "retire", "it is done", {"to": "retired", "why": "it is done"}),
        ("risks", "seen", "a week", {"sign": "seen", "note": "a week"}),
        ("risks", "seen", "", {"sign": "seen"}),
        ("risks", "not seen", "", {"sign": "not seen"}),
        ("risks", "close", "all have signed", {"to": "closed", "why": "all have signed"}),
        ("questions", "answer", "Both", {"to": "answered", "note": "Both"}),
        ("questions", "keep", "next strategy talk", {"to": "kept", "goes": "next strategy talk"}),
        ("questions", "let go", "", {"to": "let go"}),
        ("metrics", "reading", "7 = two fewer", {"reading": "7", "note": "two fewer"}),
        ("metrics", "reading", "7 days", {"reading": "7 days"}),
        ("metrics", "retire", "it counts effort", {"to": "retired", "why": "it counts effort"}),
        ("exchanges", "landed", "It saved a month", {"to": "landed", "landed": "It saved a month"}),
        ("exchanges", "nothing", "", {"to": "nothing to add"}),
        ("exchanges", "brought", "two days a month", {"to": "brought", "effect": "two days a month"}),
        ("glossary", "still", "", {"to": "kept"}),
        ("glossary", "change", "pilot = a trial", {"to": "changed", "means": {"quillmere": "a trial"}}),
        ("glossary", "let go", "", {"to": "let go"}),
        ("experiments", "kept", "fewer mails", {"to": "kept", "result": "fewer mails"}),
        ("experiments", "stopped", "no change", {"to": "stopped", "result": "no change"}),
        ("experiments", "on", "^18 dec half", {"to": "goes on", "until": LATER, "result": "half"}),
    ],
)
def test_a_verb_writes_its_row(of: str, verb: str, text: str, row: dict[str, Any]) -> None:
    now = walked(of)
    assert now.say(verb, text) == ""
    assert now.rows == [{"item": KEYS[of], **row}]
    Update.model_validate(now.rows[0])
    word = row.get("to") or row.get("sign") or "read"
    assert word in REGISTERS[of].words


@pytest.mark.parametrize(
    ("of", "verb", "text"),
    [
        ("decisions", "withdraw", "because the pilot is over"),
        ("agreements", "retire", "it is done"),
        ("risks", "close", "all have signed"),
        ("questions", "answer", "Both"),
        ("questions", "let go", ""),
        ("metrics", "retire", "it counts effort"),
        ("glossary", "let go", ""),
        ("experiments", "kept", "fewer mails"),
        ("experiments", "stopped", "no change"),
    ],
)
def test_what_ends_is_not_there_the_next_time(of: str, verb: str, text: str) -> None:
    now = walked(of)
    assert now.next(KEYS[of]) is not None
    now.say(verb, text)
    assert now.next(KEYS[of]) is None


@pytest.mark.parametrize(
    ("of", "verb", "text", "field", "value"),
    [
        ("decisions", "keep", "18 dec", "review", LATER),
        ("agreements", "keep", "18 dec", "review", LATER),
        ("agreements", "change", "Answer in a day.", "text", "Answer in a day."),
        ("agreements", "change", "Answer in a day.", "version", 2),
        ("risks", "seen", "a week", "state", "seen"),
        ("questions", "keep", "retrospective", "goes", "retrospective"),
        ("exchanges", "landed", "It saved a month", "landed", "It saved a month"),
        ("exchanges", "brought", "two days a month", "effect", "two days a month"),
        ("glossary", "change", "pilot = a trial | a test", "means", {"quillmere": "a trial", "tolland": "a test"}),
        ("glossary", "change", "trial = a | b", "word", "trial"),
        ("experiments", "on", "^18 dec half", "until", LATER),
        ("experiments", "on", "^18 dec half", "result", "half"),
    ],
)
def test_what_a_verb_changes_stands_at_the_next_meeting(of: str, verb: str, text: str, field: str, value: Any) -> None:
    now = walked(of)
    assert now.say(verb, text) == ""
    found = now.next(KEYS[of])
    assert found is not None
    assert not found.uncertain
    assert getattr(found.item, field) == value


@pytest.mark.parametrize(
    ("of", "verb", "text", "sentence"),
    [
        ("decisions", "withdraw", "", "say why"),
        ("decisions", "keep", "2026-11-02", "is past"),
        ("decisions", "keep", "when it suits", "say the day"),
        ("decisions", "replace", "Start with two sites.", "reads so already"),
        ("agreements", "retire", "because", "say why"),
        ("agreements", "change", "Answer in two days.", "change the words first"),
        ("agreements", "change", "", "change the words first"),
        ("risks", "close", "", "say why"),
        ("risks", "owner", "@imani", "has it already"),
        ("questions", "answer", "", "write the answer"),
        ("questions", "keep", "", "say where"),
        ("metrics", "reading", " = only a note", "say what it reads"),
        ("metrics", "retire", "", "say why"),
        ("exchanges", "landed", "", "a few words"),
        ("exchanges", "brought", "", "a few words; Esc leaves it"),
        ("glossary", "change", "pilot", "change what it means"),
        ("experiments", "kept", "", "say what it showed"),
        ("experiments", "on", "no date", "say until when"),
        ("experiments", "on", "^18 dec", "say what it showed so far"),
        ("experiments", "on", "^2026-11-02 half", "is past"),
    ],
)
def test_what_a_verb_needs_it_asks_for(of: str, verb: str, text: str, sentence: str) -> None:
    now = walked(of)
    assert sentence in now.say(verb, text)
    assert now.rows == []


# agreements -------------------------------------------------------------------------------------------------


def test_new_words_have_nobodys_yes_until_each_party_has_said_it() -> None:
    agreement = {"id": "G1", "text": "Answer in two days.", "yes": ["quillmere", "tolland"], "version": 3}
    now = walking("agreements", met(MADE, 1, agreement=[agreement]), show="all")
    now.say("change", "Answer in a day.")
    found = now.next("G1")
    assert found is not None
    assert (found.item.version, found.item.yes, found.item.ratify.by) == (4, (), ("quillmere", "tolland"))
    now.take(play.ratify(now.state, now.view, "G1", "tolland"))
    now.take(play.ratify(now.state, now.view, "G1", "quillmere"))
    assert [row["to"] for row in now.rows] == ["changed", "ratified"]
    found = now.next("G1")
    assert found is not None
    assert (found.item.yes, found.item.ratify) == (("quillmere", "tolland"), None)
    now.say("change", "Answer in an hour.")
    assert [row["to"] for row in now.rows] == ["changed"]
    assert now.rows[0]["version"] == 4


# questions --------------------------------------------------------------------------------------------------


def test_parked_twice_it_is_answered_owned_or_let_go() -> None:
    once = walked("questions")
    assert once.say("keep", "next meeting") == ""
    twice = walking("questions", met(MADE, 1, **HELD["questions"]), ("2026-11-20-x", once.minutes()))
    assert sorted(twice.digits()) == [1, 3, 4]
    assert "parked twice: answer it, own it or let it go" in twice.say("keep", "next meeting")


def test_whoever_owns_a_question_says_yes_and_is_offered_a_promise() -> None:
    now = walked("questions")
    assert now.say("own", "@mateo") == ""
    assert now.page == ("takes", "mateo")
    event = play.takes(now.fields, now.state, now.view, "mateo")
    assert isinstance(event, Became)
    wanted = REGISTERS["questions"].then(event, looked(now.state, now.view, "Q1"), now.view)
    assert wanted is not None
    assert (wanted.kind.value, wanted.before) == ("action", "Who pays? @mateo ^")
    now.take(event)
    assert now.rows == [{"item": "Q1", "to": "owned", "owner": "mateo"}]
    assert now.next("Q1") is None


# the others -------------------------------------------------------------------------------------------------


def test_a_risk_is_handed_on_and_its_sign_is_noted_beside_that() -> None:
    now = walked("risks")
    now.say("not seen")
    now.say("owner", "mateo")
    now.yes("mateo")
    assert now.rows == [{"item": "R1", "sign": "not seen"}, {"item": "R1", "to": "handed on", "owner": "mateo"}]
    found = now.next("R1")
    assert found is not None
    assert (found.item.owner, found.item.state) == ("mateo", "live")


def test_a_reading_joins_the_line_of_readings() -> None:
    now = walked("metrics")
    now.say("reading", "7 = two fewer")
    now.say("reading", "8 = one fewer")
    found: Any = now.next("M1")
    assert [(one.value, one.note) for one in found.readings] == [("8", "one fewer")]


def test_how_it_landed_is_for_the_receiver_to_say() -> None:
    now = walked("exchanges", present=("imani",))
    assert "nobody from Tolland is here to say" in now.say("landed", "It saved a month")
    assert "nobody from Tolland is here to say" in now.say("brought", "two days a month")
    assert now.say("nothing") == ""


def test_what_it_brought_is_said_beside_how_it_landed_and_it_is_not_asked_again() -> None:
    now = walked("exchanges")
    now.say("landed", "It saved a month")
    now.say("brought", "two days a month")
    assert [row["to"] for row in now.rows] == ["landed", "brought"]
    found = now.next("X1")
    assert found is not None
    assert (found.item.landed, found.item.effect) == ("It saved a month", "two days a month")
    assert history(found, TODAY).endswith(f"Landing told, on {TODAY.day} Nov. Effect told, on {TODAY.day} Nov.")
    alone = walked("exchanges")
    alone.say("brought", "two days a month")
    assert walking("exchanges", met(MADE, 1, **HELD["exchanges"]), ("2026-11-20-x", alone.minutes())).keys == ()


def test_where_a_meaning_was_agreed_that_one_changes() -> None:
    term = {"id": "T1", "word": "pilot", "agreed": "a test", "means": {"quillmere": "x"}}
    now = walking("glossary", met(MADE, 1, term=[term]))
    now.say("change", "a trial in two sites")
    found = now.next("T1")
    assert found is not None
    assert (found.item.agreed, found.item.since) == ("a trial in two sites", TODAY)


def test_what_is_kept_of_an_experiment_can_become_an_agreement() -> None:
    now = walked("experiments")
    event = play.say(now.fields, now.state, now.view, "kept", "fewer mails", "E1")
    assert isinstance(event, Became)
    wanted = REGISTERS["experiments"].then(event, looked(now.state, now.view, "E1"), now.view)
    assert wanted is not None
    assert (wanted.kind.value, wanted.before) == ("agreement", "Meet standing")


# earlier minutes --------------------------------------------------------------------------------------------


def earlier(**given: Any) -> Walking:
    return walking("minutes", met(MADE, 1), **given)


def test_a_party_confirms_earlier_minutes_through_somebody_who_is_here() -> None:
    now = earlier()
    assert now.digits() == {1: "confirm quillmere", 2: "confirm tolland", 9: "correct"}
    assert "who is here for them: Mateo Ferreira, Priya Raman" in now.say("confirm tolland")
    assert "somebody from Tolland" in now.say("confirm tolland", "@imani")
    assert now.say("confirm tolland", "@priya") == ""
    rows = now.minutes().confirmed
    assert rows == (Confirmed(party="tolland", by="priya", on=TODAY, of="2026-10-02-weekly"),)
    assert now.next_standing().unconfirmed[0].confirmed == ("tolland",)
    now.say("confirm quillmere", "jonas")
    assert "2026-10-02-weekly" not in [one.minutes for one in now.next_standing().unconfirmed]


def test_the_only_one_here_need_not_be_named_and_a_second_press_takes_it_back() -> None:
    now = earlier(present=("priya",))
    assert now.digits() == {2: "confirm tolland", 9: "correct"}
    assert "stays pending" in now.say("confirm quillmere")
    assert now.say("confirm tolland") == ""
    assert len(now.minutes().confirmed) == 1
    assert now.say("confirm tolland") == ""
    assert now.minutes().confirmed == ()


def test_corrections_of_earlier_minutes_are_counted_and_kept_in_words() -> None:
    now = earlier(present=("priya",))
    now.say("correct", "12 hours, not 14; the site is in Leeds")
    now.say("confirm tolland")
    assert now.minutes().confirmed[0].corrections == 2
    assert now.minutes().step[0].gist == "To correct in 2026-10-02-weekly: 12 hours, not 14; the site is in Leeds"
    now.say("correct", "")
    assert now.minutes().step[0].gist is None


def test_a_party_that_confirmed_before_keeps_its_word_and_the_others_their_digit() -> None:
    now = walking("minutes", met(MADE, 1, confirmed=[{"party": "quillmere", "by": "imani"}]))
    assert now.digits() == {1: "confirm tolland", 9: "correct"}
    now.say("confirm tolland", "@mateo")
    assert now.digits() == {1: "confirm tolland", 9: "correct"}


def test_what_was_noted_with_a_review_date_is_kept() -> None:
    now = walked("decisions")
    now.say("keep", "18 dec because the pilot ends then")
    assert now.rows[0]["note"] == "the pilot ends then"


def test_nobody_confirms_for_another_party_whoever_sends_it() -> None:
    now = earlier()
    now.take(Said(step="s1", item="2026-10-02-weekly", party="tolland", by="imani", on=TODAY))
    assert now.state.confirmed == {}
