"""What the stage shows of the read-back, page by page, and which digit means what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from rich.cells import cell_len

from meetingtui.core.items import Action, AnyItem, Captured, Decision, Experiment, ItemKind, Parked, Win
from meetingtui.steps.close import play
from meetingtui.steps.close.panel import ClosePanel
from meetingtui.steps.close.play import CloseState
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import View
from tests.steps.one_panel import page_of, shown

NOW = datetime(2026, 11, 20, 15, 0)  # noqa: DTZ001 - the panel is given local time
DUE = date(2026, 12, 4)


def closing(**fields: Any) -> CloseFields:
    return CloseFields(kind="close", **fields)


def at(page: str) -> CloseState:
    return CloseState(page=page)


def holding(view: View, *items: AnyItem) -> View:
    kinds = {Action: ItemKind.ACTION, Decision: ItemKind.DECISION, Parked: ItemKind.PARKED, Win: ItemKind.WIN}
    kinds[Experiment] = ItemKind.EXPERIMENT
    made = tuple(
        Captured(f"k{number}", f"{kinds[type(item)].name[0]}{number}", kinds[type(item)], item)
        for number, item in enumerate(items, 1)
    )
    return replace(view, items=made)


def test_pages_are_counted(view: View) -> None:
    page = page_of(ClosePanel(), closing(prompts=("One word?",)), CloseState(), view)
    assert page.startswith("Read-back, 1 of 4")


def test_a_decision_is_read_aloud_with_each_partys_word(view: View) -> None:
    decision = Decision(
        text="Bill monthly", owner="imani", why="one date", instead=("quarterly",), yes=("tolland",), review=DUE
    )
    page = page_of(ClosePanel(), closing(), at("decision:k1"), holding(view, decision))
    for words in (
        "Bill monthly",
        "Owner Imani Okafor",
        "Because one date",
        "Instead of quarterly",
        "Looked at again Fri 4 Dec 2026",
        "1  ◆ Quillmere  · open",
        "2  ○ Tolland  ✓ yes",
    ):
        assert words in page


async def test_a_digit_is_a_partys_yes(view: View) -> None:
    async with shown(ClosePanel(), closing(), at("decision:k1"), holding(view, Decision(text="Bill"))) as run:
        event = (await run.digit(1)).event
        assert (event.item, event.party, event.says) == ("k1", "quillmere", "yes")
        assert await run.digit(7) is None


async def test_a_yes_that_was_said_before_is_not_taken_away_by_saying_it_again(view: View) -> None:
    held = holding(view, Decision(text="Bill", yes=("quillmere", "tolland")))
    async with shown(ClosePanel(), closing(), at("decision:k1"), held) as run:
        assert (await run.digit(1)).sentence == "Quillmere has said yes; 1 again takes it back"
        assert (await run.digit(2)).sentence == "Tolland has said yes; 2 again takes it back"
        event = (await run.digit(2)).event
        assert (event.party, event.says) == ("tolland", "open")


async def test_a_party_with_nobody_here_cannot_say_yes(view: View) -> None:
    held = replace(holding(view, Decision(text="Bill")), present=("imani",))
    async with shown(ClosePanel(), closing(), at("decision:k1"), held) as run:
        message = await run.digit(2)
        assert isinstance(message, StepPanel.Refused)
        assert "theirs to ratify" in message.sentence
        assert "nobody here: to ratify" in page_of(ClosePanel(), closing(), at("decision:k1"), held)


async def test_a_promise_is_read_to_its_owner_who_says_yes_change_or_not_mine(view: View) -> None:
    first = Action(text="Open a door", owner="imani", due=DUE, helpers=("mateo",), done={"tolland": "a reply"})
    held = holding(view, first, Action(text="Send it", owner="imani", due=DUE))
    page = page_of(ClosePanel(), closing(), at("promise:k1"), held)
    for words in ("Imani, you have 2 promises: 1 of 2.", "A1  Open a door", "With Mateo", "Done for Tolland: a reply"):
        assert words in page
    async with shown(ClosePanel(), closing(), at("promise:k1"), held) as run:
        assert (await run.digit(1)).event.answer == "yes"
        assert isinstance(await run.digit(2), StepPanel.EditWanted)
        assert (await run.digit(3)).event.answer == "not mine"
        assert await run.digit(4) is None


async def test_a_promise_accepted_by_mistake_is_asked_again(view: View) -> None:
    held = holding(view, Action(text="Open a door", owner="imani", due=DUE, accepted=True))
    async with shown(ClosePanel(), closing(), at("promise:k1"), held) as run:
        assert (await run.digit(1)).event.answer == "unasked"


def test_promises_of_somebody_who_is_not_here_stay_offered(view: View) -> None:
    held = replace(holding(view, Action(text="Open a door", owner="imani", due=DUE)), present=("mateo",))
    page = page_of(ClosePanel(), closing(), at("absent:imani"), held)
    assert "Imani is not here." in page
    assert "These stay offered" in page


async def test_what_is_open_or_parked_says_what_is_missing_and_a_digit_corrects_it(view: View) -> None:
    held = holding(view, Action(text="Open a door"), Action(text="Ask", owner="imani"), Parked(text="Who pays?"))
    page = page_of(ClosePanel(), closing(), at("open"), held)
    assert "needs an owner and a date" in page
    assert "needs a date" in page
    assert "goes to nowhere yet" in page_of(ClosePanel(), closing(), at("parked"), held)
    async with shown(ClosePanel(), closing(), at("open"), held) as run:
        assert (await run.digit(2)).key == "k2"
        assert await run.digit(3) is None


def test_more_open_things_than_digits_are_counted(view: View) -> None:
    held = holding(view, *(Action(text=f"Thing {number}") for number in range(12)))
    page = page_of(ClosePanel(), closing(), at("open"), held)
    assert "and 3 more; e corrects any of them." in page


def test_wins_are_thanked_for(view: View) -> None:
    page = page_of(ClosePanel(), closing(), at("thanks"), holding(view, Win(text="The launch", to=("mateo", "priya"))))
    assert "to Mateo, Priya" in page


async def test_the_next_date_is_a_digit_or_a_line(view: View) -> None:
    async with shown(ClosePanel(), closing(), at("next"), view) as run:
        for number, day in ((1, date(2026, 11, 27)), (2, DUE), (3, date(2026, 12, 18))):
            assert (await run.digit(number)).event.on == day
        assert (await run.digit(4)).token == "next-date"
        assert (await run.digit(5)).token == "next-agenda"


@pytest.mark.parametrize(
    ("typed", "sentence"), [("someday", "is not a date"), ("2026-11-01", "is past"), ("2026-12-04", ""), ("", "")]
)
async def test_a_date_that_is_none_or_past_keeps_the_line_open(view: View, typed: str, sentence: str) -> None:
    async with shown(ClosePanel(), closing(), at("next"), view) as run:
        answer = run.panel.line_given("next-date", typed, NOW)
        assert (sentence in answer) if sentence else answer == ""


async def test_hands_are_kept_by_party_without_an_order(view: View) -> None:
    async with shown(ClosePanel(), closing(rate=True), at("worth"), view) as run:
        assert run.panel.line_given("hands", "3 5 | 4", NOW) == ""
        assert (await run.posted()).event.hands == {"quillmere": (5, 3), "tolland": (4,)}
        assert "type numbers 1 to 5" in run.panel.line_given("hands", "6", NOW)


async def test_off_the_record_the_closing_prompt_takes_no_line(view: View) -> None:
    fields = closing(prompts=("One word?",), record="nothing")
    async with shown(ClosePanel(), fields, at("prompt:0"), view) as run:
        assert await run.digit(1) is None
    assert ClosePanel().choices(fields, at("prompt:0"), view) == ()


async def test_a_party_confirms_through_somebody_who_is_here(view: View) -> None:
    async with shown(ClosePanel(), closing(), at("confirm"), view) as run:
        message = await run.digit(1)
        assert (message.token, message.label) == ("confirm:quillmere", "Who says it for Quillmere?")
        assert "Imani Okafor, Jonas Weil" in run.panel.line_given("confirm:quillmere", "", NOW)
        assert run.panel.line_given("confirm:quillmere", "jonas", NOW) == ""
        assert (await run.posted()).event == play.Confirmed(step="s1", party="quillmere", by="jonas", on=view.day)


async def test_the_only_one_here_for_a_party_need_not_be_named(view: View) -> None:
    async with shown(ClosePanel(), closing(), at("confirm"), replace(view, present=("priya",))) as run:
        assert (await run.digit(2)).event.by == "priya"
        assert isinstance(await run.digit(1), StepPanel.Refused)


def test_a_party_that_has_not_confirmed_is_asked_for_only_where_the_agenda_says_so(view: View) -> None:
    asked = "Please ask each party before anyone leaves."
    assert asked in page_of(ClosePanel(), closing(seal=True), at("confirm"), view)
    assert asked not in page_of(ClosePanel(), closing(), at("confirm"), view)
    later = replace(at("confirm"), confirm_by=DUE)
    assert "The others confirm by Fri 4 Dec 2026." in page_of(ClosePanel(), closing(seal=True), later, view)


def test_the_end_sums_up(view: View) -> None:
    held = holding(view, Decision(text="Bill"), Action(text="Open", owner="imani", due=DUE, accepted=True))
    page = page_of(ClosePanel(), closing(), at("end"), held)
    assert "1 decision, 1 promise, 1 accepted" in page
    assert ClosePanel().enter_label(closing(), at("end"), held) == ""


def test_the_end_says_what_was_asked_for_and_nobody_gave(view: View) -> None:
    held = holding(view, Action(text="Open", owner="imani", due=DUE), Action(text="Call"), Action(text="Write"))
    page = page_of(ClosePanel(), closing(seal=True), at("end"), held)
    assert "Before you close:" in page
    assert "k2" not in page
    for words in ("A2, A3 have no owner or no date.", "There is no date for the next meeting."):
        assert words in page
    assert "Not confirmed by ◆ Quillmere, ○ Tolland" in " ".join(page.split())
    word = play.confirm(CloseState(), held, "quillmere", "imani")
    assert isinstance(word, play.Confirmed)
    said = play.apply(closing(seal=True), CloseState(), word, held)
    page = page_of(ClosePanel(), closing(seal=True), replace(said, page="end", confirm_by=DUE), held)
    assert "○ Tolland has still to confirm, by Fri 4 Dec 2026." in " ".join(page.split())


def test_the_end_says_nothing_of_what_the_agenda_does_not_ask_for(view: View) -> None:
    page = page_of(ClosePanel(), closing(next=False), at("end"), holding(view, Parked(text="When?")))
    assert "Before you close:" not in page


@pytest.mark.parametrize("width", [40, 56, 72])
def test_every_page_keeps_to_its_width(view: View, width: int) -> None:
    long = "Open a door at the third site and 日本語の文章 before anybody leaves again " * 2
    held = holding(
        view,
        Decision(text=long, owner="imani", why=long, instead=(long,), review=DUE),
        Action(text=long, owner="imani", due=DUE, helpers=("mateo", "priya"), done={"tolland": long}),
        Action(text=long),
        Parked(text=long, goes=long, owner="mateo", by=DUE),
        Win(text=long, to=("mateo",)),
    )
    fields = closing(rate=True, seal=True, prompts=(long,))
    for name in play.pages(fields, held):
        page = page_of(ClosePanel(), fields, at(name), held, width)
        assert all(cell_len(line) <= width for line in page.split("\n")), name
        assert "…" not in page, name


def test_the_private_note_is_on_no_page(view: View) -> None:
    fields = closing(private="zebra", rate=True, seal=True, prompts=("One word?",))
    for name in play.pages(fields, view):
        assert "zebra" not in page_of(ClosePanel(), fields, at(name), view)


async def test_what_will_be_tried_is_read_back_with_its_owner(view: View) -> None:
    held = holding(view, Experiment(try_="Ring first", owner="mateo", until=date(2026, 12, 18), expect="fewer letters"))
    text = page_of(ClosePanel(), closing(), at("tried"), held)
    assert "Ring first" in text
    assert "Mateo, until Fri 18 Dec 2026; we expect fewer letters" in text
