"""What the stage shows of prompts in turn, and which digit means what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from rich.cells import cell_len

from meetingtui.core.items import ItemKind
from meetingtui.core.people import Partnership, Party, Person
from meetingtui.steps.ask import play
from meetingtui.steps.ask.panel import AskPanel
from meetingtui.steps.ask.play import Answer, AskState
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import View
from tests.steps.one_panel import page_of, shown


def asking(**fields: Any) -> AskFields:
    return AskFields(kind="ask", **{"prompts": ("What is moving?",), "who": "parties", **fields})


def heard(prompt: int = 0, **fields: Any) -> AskState:
    """Both parties have spoken."""
    marks = dict.fromkeys(((prompt, "party:quillmere"), (prompt, "party:tolland")), "heard")
    return AskState(prompt=prompt, speaker="", marks=marks, **fields)


def digits(fields: AskFields, state: AskState, view: View) -> str:
    return " ".join(choice.digit for choice in AskPanel().choices(fields, state, view))


def crowd(names: list[str]) -> View:
    people = tuple(Person(id=f"p{n}", name=name, party="ab"[n % 2]) for n, name in enumerate(names))
    made = Partnership(name="Crowd", party=(Party(id="a", name="Ah"), Party(id="b", name="Be")), person=people)
    return View(partnership=made, step="s1", present=tuple(person.id for person in people))


def test_the_prompt_and_whose_turn_it_is(view: View) -> None:
    page = page_of(AskPanel(), asking(), AskState(), view)
    assert page.split("\n")[0] == "What is moving?"
    assert "▶ ◆ Quillmere  speaking" in page
    assert "  ○ Tolland" in page


def test_several_prompts_are_counted(view: View) -> None:
    page = page_of(AskPanel(), asking(prompts=("One?", "Two?")), AskState(prompt=1), view)
    assert "Prompt 2 of 2" in page
    assert "One?" not in page


def test_marks_are_words_beside_the_shape(view: View) -> None:
    state = AskState(speaker="", marks={(0, "party:quillmere"): "heard", (0, "party:tolland"): "later"})
    page = page_of(AskPanel(), asking(), state, view)
    assert "◆ Quillmere  ✓ heard" in page
    assert "○ Tolland  … come back" in page


def test_off_the_record_offers_neither_answer_nor_gist_and_says_so(view: View) -> None:
    fields = asking(record="nothing")
    assert digits(fields, AskState(), view) == "1 2"
    assert "Nothing of this is written down." in page_of(AskPanel(), fields, AskState(), view)


def test_the_digits_that_mean_something_are_the_ones_offered(view: View) -> None:
    assert digits(asking(), AskState(), view) == "1 2 4"
    assert digits(asking(keep="each"), AskState(), view) == "1 2 3 4"
    assert digits(asking(keep="each"), heard(), view) == "3 4"
    assert digits(asking(shape="open"), AskState(), view) == "4"


@pytest.mark.parametrize("number", [3, 4, 5, 9, 0])
async def test_off_the_record_no_digit_opens_a_line(view: View, number: int) -> None:
    async with shown(AskPanel(), asking(record="nothing"), AskState(), view) as run:
        assert await run.digit(number) is None


async def test_one_comes_back_and_two_passes(view: View) -> None:
    async with shown(AskPanel(), asking(), AskState(), view) as run:
        for number, mark in ((1, "later"), (2, "passed")):
            message = await run.digit(number)
            assert isinstance(message, StepPanel.Happened)
            assert message.event == play.mark(asking(), AskState(), view, mark)  # pyright: ignore[reportArgumentType]


async def test_four_opens_the_gist_with_its_words(view: View) -> None:
    async with shown(AskPanel(), asking(), AskState(gist="They write\non Mondays"), view) as run:
        message = await run.digit(4)
        assert (message.token, message.text) == ("gist", "They write on Mondays")
        assert not message.blind


async def test_three_opens_the_answer_of_whoever_speaks_with_what_they_said(view: View) -> None:
    state = AskState(answers=(Answer(0, "party:quillmere", "All but one"),))
    async with shown(AskPanel(), asking(keep="each"), state, view) as run:
        message = await run.digit(3)
        assert message.token == "answer:0:party:quillmere"
        assert message.text == "All but one"


async def test_an_unseen_answer_is_typed_as_dots_and_never_comes_back_into_the_line(view: View) -> None:
    fields = asking(keep="each", reveal="together")
    state = AskState(answers=(Answer(0, "party:quillmere", "marmot"),))
    async with shown(AskPanel(), fields, state, view) as run:
        message = await run.digit(3)
        assert message.blind
        assert message.text == ""


async def test_an_empty_line_takes_back_no_answer_that_nobody_can_see(view: View) -> None:
    fields = asking(keep="each", reveal="together")
    state = AskState(answers=(Answer(0, "party:quillmere", "marmot"),))
    async with shown(AskPanel(), fields, state, view) as run:
        token = (await run.digit(3)).token
        run.app.heard.clear()
        assert run.panel.line_given(token, "", datetime.now(UTC)) == ""
        assert await run.posted() is None


def test_unseen_answers_are_counted_and_not_shown_until_the_reveal(view: View) -> None:
    fields = asking(keep="each", reveal="together")
    state = AskState(answers=(Answer(0, "party:quillmere", "marmot"),))
    page = page_of(AskPanel(), fields, state, view)
    assert "marmot" not in page
    assert "not shown yet" in page
    page = page_of(AskPanel(), fields, replace(state, revealed=frozenset({0})), view)
    assert "◆ Quillmere: marmot" in page


def test_enter_says_what_it_would_do(view: View) -> None:
    panel, fields = AskPanel(), asking(prompts=("One?", "Two?"))
    assert panel.enter_label(fields, AskState(), view) == "heard, next"
    assert panel.enter_label(fields, heard(), view) == "next prompt"
    blind = asking(keep="each", reveal="together")
    state = heard(answers=(Answer(0, "party:tolland", "x"),))
    assert panel.enter_label(blind, state, view) == "show all"
    assert panel.enter_label(fields, heard(1, gist="So"), view) == "agreed"
    assert panel.enter_label(fields, heard(1), view) == ""


async def test_answers_that_make_wins_open_the_capture_line_with_who_said_it(view: View) -> None:
    fields = asking(who="everyone", makes="win")
    async with shown(AskPanel(), fields, AskState(), view) as run:
        message = await run.digit(3)
        assert isinstance(message, StepPanel.CaptureWanted)
        assert (message.kind, message.before, message.after) == (ItemKind.WIN, "", " @imani")


async def test_an_exchange_goes_to_the_only_other_party(view: View) -> None:
    async with shown(AskPanel(), asking(makes="exchange"), AskState(), view) as run:
        message = await run.digit(3)
        assert message.after == " @quillmere +tolland"


async def test_a_person_is_named_with_an_answer_only_where_words_are_kept(view: View) -> None:
    for record, who in (("words", "imani"), ("gist", None)):
        fields = asking(record=record, keep="each")
        async with shown(AskPanel(), fields, AskState(), view) as run:
            assert run.panel.line_given("answer:0:party:quillmere", "All but one @imani", None) == ""  # pyright: ignore
            message = await run.posted()
            assert (message.event.text, message.event.who) == ("All but one", who)


async def test_an_answer_to_a_prompt_that_has_changed_since_is_kept_in_the_line(view: View) -> None:
    fields = asking(prompts=("One?", "Two?"), keep="each")
    async with shown(AskPanel(), fields, AskState(prompt=1), view) as run:
        sentence = run.panel.line_given("answer:0:party:quillmere", "Late", None)  # pyright: ignore
        assert "the prompt has changed" in sentence
        assert await run.posted() is None


def test_nobody_in_the_room_is_said(view: View) -> None:
    page = page_of(AskPanel(), asking(), AskState(), replace(view, present=()))
    assert "Nobody who is asked is in the room" in page


@pytest.mark.parametrize("width", [40, 56, 72])
@pytest.mark.parametrize(
    "name", ["Priya Raman", "山田太郎左衛門之助 山田", "Wolfeschlegelsteinhausen Bergerdorff", "👩\u200d💻 A"]
)
def test_a_large_circle_fits_in_columns_whatever_the_names(width: int, name: str) -> None:
    view = crowd([f"{name.split()[0]}{number} {name}" for number in range(11)])
    page = page_of(AskPanel(), asking(who="everyone"), AskState(), view, width)
    lines = page.split("\n")
    assert all(cell_len(line) <= width for line in lines)
    if width == 72 and name == "Priya Raman":
        assert all(f"Priya{number}" in page.split() for number in range(11))
    if width >= 56:
        second = [line for line in lines if line.count("◆") + line.count("○") == 2]
        assert len(second) == 5
        at = {cell_len(line[: max(line.rfind("◆"), line.rfind("○"))]) for line in second}
        assert len(at) == 1


def test_pairs_are_of_different_parties_and_come_back_at_a_time(view: View) -> None:
    page = page_of(AskPanel(), asking(who="everyone", shape="pairs", minutes=10), AskState(), view)
    assert "◆ Imani + ○ Mateo" in page
    assert "Back together at 14:10." in page


def test_the_length_of_a_turn_is_said(view: View) -> None:
    assert "About 90 seconds each." in page_of(AskPanel(), asking(seconds=90), AskState(), view)
    assert "About 2 minutes each." in page_of(AskPanel(), asking(seconds=120), AskState(), view)


def test_the_gist_says_whether_the_room_has_agreed(view: View) -> None:
    assert "Gist, for the room to agree" in page_of(AskPanel(), asking(), AskState(gist="So"), view)
    assert "Gist, agreed" in page_of(AskPanel(), asking(), AskState(gist="So", agreed=True), view)
    assert "Outcome, agreed" in page_of(AskPanel(), asking(record="outcome"), AskState(gist="So", agreed=True), view)


def test_the_private_note_is_on_no_page(view: View) -> None:
    fields = asking(private="zebra", keep="each", reveal="together")
    for state in (AskState(), AskState(speaker=""), AskState(revealed=frozenset({0}), gist="So")):
        assert "zebra" not in page_of(AskPanel(), fields, state, view)
