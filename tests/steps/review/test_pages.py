"""What the stage shows of each register: its own questions, and nothing wider than the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from rich.cells import cell_len

from meetingtui.core.items import ItemKind
from meetingtui.core.people import Stream
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.review import events
from meetingtui.steps.review.panel import ReviewPanel
from meetingtui.steps.review.step import TITLES
from tests.steps.conftest import PARTNERSHIP
from tests.steps.one_panel import page_of, shown
from tests.steps.review.walking_through import TODAY, Walking, met, walking

NOW = datetime(2026, 11, 20, 15, 0)  # noqa: DTZ001 - the panel is given local time
MADE = date(2026, 10, 2)
DONE = {"quillmere": "A person has replied.", "tolland": "We have their diary."}
PROMISE: dict[str, Any] = {
    "id": "A1",
    "text": "Open a door",
    "owner": "imani",
    "due": date(2026, 11, 13),
    "accepted": True,
    "done": DONE,
    "from": "D12",
}


def look(now: Walking, width: int = 72) -> str:
    return page_of(ReviewPanel(), now.fields, now.state, now.view, width)


def choices(now: Walking) -> str:
    return " ".join(choice.digit for choice in ReviewPanel().choices(now.fields, now.state, now.view))


async def test_a_decision_with_its_positions_and_what_was_watched_for() -> None:
    decision = {
        "id": "D1",
        "text": "Start",
        "yes": ["quillmere"],
        "why": "spring",
        "ratify": {"by": ["tolland"]},
        "concern": [{"who": "mateo", "text": "x", "watch": "Either museum asks why"}],
    }
    now = walking("decisions", met(MADE, 1, decision=[decision]))
    page = look(now)
    for words in ("to ratify", "because spring", "yes from ◆ Quillmere", "Did it happen: Either museum asks why?"):
        assert words in page
    assert "still to say yes: ○ Tolland" in page
    assert choices(now) == "4 6 7 1 2 3 5"
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        assert (await run.digit(6)).event.answer == "yes"
        assert (await run.digit(7)).event.answer == "no"
        assert run.panel.line_given("keep:D1", "", NOW) == ""
        assert (await run.posted()).event.to == "kept"
    now.say("ratify")
    assert "1  ○ Tolland  · not yet" in look(now)
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        assert (await run.digit(1)).event == events.Ratified(step="s1", item="D1", who="tolland", says=True)
        assert await run.digit(2) is None
    now.view = replace(now.view, present=("imani",))
    assert "nobody here: stays to ratify" in look(now)
    assert choices(now) == ""


async def test_a_revisited_decision_is_offered_for_parking() -> None:
    now = walking("decisions", met(MADE, 1, decision=[{"id": "D1", "text": "Start", "review": MADE}]))
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        assert run.panel.line_given("revisit:D1", "the second site", NOW) == ""
        message = await run.posted()
        assert isinstance(message, StepPanel.CaptureWanted)
        assert (message.kind, message.before + message.after) == (
            ItemKind.PARKED,
            "D1: the second site = next meeting",
        )


def test_a_changed_agreement_shows_both_versions() -> None:
    agreement = {"id": "G1", "text": "Answer in two days.", "outcome": "nobody waits", "yes": ["tolland"]}
    now = walking("agreements", met(MADE, 1, agreement=[agreement]), show="all")
    assert "so that nobody waits" in look(now)
    now.say("change", "Answer in a day.")
    page = look(now)
    assert "G1  Answer in a day." in page
    assert "was: Answer in two days." in page
    assert "version 2" in page
    assert "still to say yes: ◆ Quillmere, ○ Tolland" in page
    assert choices(now) == "4 1 2 3 0"


def test_a_risk_asks_for_its_sign() -> None:
    risk = {"id": "R1", "cause": "Rain", "sign": "dark clouds", "mitigation": "a tent", "impact": "high"}
    page = look(walking("risks", met(MADE, 1, risk=[risk])))
    for words in (
        "early sign: dark clouds",
        "what we would do: a tent",
        "high impact",
        "Has the early sign been seen?",
    ):
        assert words in page


def test_a_question_parked_twice_says_so() -> None:
    kept = met(date(2026, 11, 6), 2, update=[{"item": "Q1", "to": "kept", "goes": "next meeting"}])
    now = walking("questions", met(MADE, 1, parked=[{"id": "Q1", "text": "Who pays?"}]), kept)
    assert "It was parked twice: answer it, own it, or let it go." in look(now)
    assert choices(now) == "1 3 4"


def test_a_measure_shows_its_readings_in_a_line_and_says_when_it_is_stale() -> None:
    metric = {"id": "M1", "name": "Days to reply", "baseline": "12", "target": "5", "sort": "effort"}
    reads = [
        met(date(2026, 8, number), number, update=[{"item": "M1", "reading": 20 - number}]) for number in (2, 3, 4)
    ]
    page = look(walking("metrics", met(date(2026, 8, 1), 1, metric=[metric]), *reads))
    for words in ("12 at first → 18 → 17 → 16", "target 5", "counts effort", "No reading for 108 days"):
        assert words in page
    metric = {"id": "M1", "name": "Days to reply"}
    assert "What would change, and for whom?" in look(walking("metrics", met(MADE, 1, metric=[metric])))


def test_an_exchange_asks_its_receiver() -> None:
    exchange = {"id": "X1", "what": "An introduction", "gave": "quillmere", "got": "tolland"}
    page = look(walking("exchanges", met(MADE, 1, exchange=[exchange])))
    assert "◆ Quillmere gave it to ○ Tolland" in page
    assert "Tolland, how did it land?" in page


def test_one_that_has_landed_asks_what_it_brought_and_shows_it_once_it_is_said() -> None:
    exchange = {"id": "X1", "what": "An introduction", "gave": "quillmere", "got": "tolland", "landed": "warmly"}
    page = look(walking("exchanges", met(MADE, 1, exchange=[exchange]), show="all"))
    assert "how did it land?" not in page
    assert "Tolland, what did it bring?" in page
    page = look(walking("exchanges", met(MADE, 1, exchange=[{**exchange, "effect": "two days a month"}]), show="all"))
    assert "what it brought: two days a month" in page
    assert "what did it bring?" not in page


def test_a_word_that_means_two_things_shows_both_side_by_side() -> None:
    term = {"id": "T1", "word": "pilot", "means": {"quillmere": "a test", "tolland": "the first release"}}
    page = look(walking("glossary", met(MADE, 1, term=[term])))
    assert "a test" in page
    assert "│ the first release" in page


async def test_earlier_minutes_ask_each_party_that_is_here() -> None:
    now = walking(
        "minutes", met(MADE, 1, confirmed=[{"party": "quillmere", "by": "imani"}]), present=("mateo", "priya")
    )
    page = look(now)
    assert "◆ Quillmere  ✓ confirmed earlier" in page
    assert "1  ○ Tolland  · not yet" in page
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        message = await run.digit(1)
        assert (message.token, message.label) == ("confirm tolland:2026-10-02-weekly", "Who says it for Tolland?")
        assert "who is here for them" in run.panel.line_given(message.token, "", NOW)
        assert run.panel.line_given(message.token, "@priya", NOW) == ""
        assert (await run.posted()).event.by == "priya"
    now.say("confirm tolland", "@priya")
    assert "○ Tolland  ✓ confirmed by Priya" in look(now)
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        assert (await run.digit(1)).event.by is None


def test_a_stream_shows_how_it_stood_its_lines_and_its_promises() -> None:
    now = walking(
        "streams",
        met(MADE, 1, action=[{**PROMISE, "stream": "pilot"}], status=[{"stream": "pilot", "agreed": "yellow"}]),
    )
    stream = Stream(id="pilot", name="Pilot", owner="gone", done={"tolland": "three doors"})
    now.view = replace(now.view, partnership=PARTNERSHIP.model_copy_with(stream=(stream,)))
    page = look(now)
    for words in ("Pilot", "last one Y", "Done for ○ Tolland: three doors", "One open promise, 1 late."):
        assert words in page.replace("   ", " ")
    assert "gone has left: who takes it on?" in page
    kept = replace(now.view, updates=({"item": PROMISE["id"], "to": "done"},))
    assert "open promise" not in page_of(ReviewPanel(), now.fields, now.state, kept)
    now.say("ended", "all is open")
    assert "✓ ended, because all is open" in look(now)


# width and hostile text -------------------------------------------------------------------------------------

LONG = "Open a door [/bold] at the third site, 日本語の文章 and before anybody leaves again " * 3


@pytest.mark.parametrize("width", [40, 52, 72])
@pytest.mark.parametrize("of", sorted(set(TITLES) - {"minutes", "streams"}))
def test_every_page_keeps_to_its_width_and_loses_no_words(of: str, width: int) -> None:
    by = {"quillmere": LONG, "tolland": LONG + "twice"}
    held = {
        "actions": {"action": [{**PROMISE, "text": LONG, "done": by, "helpers": ["mateo", "priya"]}]},
        "decisions": {"decision": [{"id": "D1", "text": LONG, "why": LONG, "owner": "imani", "review": TODAY}]},
        "agreements": {"agreement": [{"id": "G1", "text": LONG, "outcome": LONG, "topic": LONG, "review": TODAY}]},
        "risks": {"risk": [{"id": "R1", "cause": LONG, "sign": LONG, "mitigation": LONG, "owner": "imani"}]},
        "questions": {"parked": [{"id": "Q1", "text": LONG, "goes": LONG}]},
        "metrics": {"metric": [{"id": "M1", "name": LONG, "target": LONG, "whom": LONG, "source": LONG}]},
        "exchanges": {"exchange": [{"id": "X1", "what": LONG, "got": "tolland", "kind": LONG}]},
        "glossary": {"term": [{"id": "T1", "word": LONG, "means": by}]},
        "experiments": {"experiment": [{"id": "E1", "try": LONG, "expect": LONG}]},
        "concerns": {"concern": [{"id": "C1", "happened": LONG, "effect": LONG, "wish": LONG, "raised": "imani"}]},
        "wins": {"win": [{"id": "W1", "text": LONG, "effect": LONG, "to": ["imani", "mateo"]}]},
    }[of]
    now = walking(of, met(MADE, 1, **held))
    page = look(now, width)
    assert all(cell_len(line) <= width for line in page.split("\n"))
    assert "[/bold]" in page
    assert "…" not in page
