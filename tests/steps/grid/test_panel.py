"""Which digit means what on a grid, what Enter does, and what comes of typed lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from textual.pilot import Pilot

from meetingtui.core.items import ItemKind
from meetingtui.steps.grid import events, play
from meetingtui.steps.grid.panel import GridPanel
from meetingtui.steps.grid.state import GridState, Spot
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import View
from tests.steps.grid.conftest import GUESS, LIMITS, at, empathy, filled, grid_of, guessed, page, so
from tests.steps.one_panel import shown

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
OWNERS = grid_of(cols=[{"text": "Owner", "owner": True}])
AGREED = grid_of(title="Who decides", result="agreement")


def digits(fields: GridFields, state: GridState, view: View) -> str:
    return " ".join(choice.digit for choice in GridPanel().choices(fields, state, view))


def label(fields: GridFields, state: GridState, view: View) -> str:
    return GridPanel().enter_label(fields, state, view)


def test_the_digits_that_mean_something_are_the_ones_offered(view: View) -> None:
    fields, add = grid_of(), grid_of(add=True)
    assert digits(fields, GridState(), view) == "1 2 3 4"
    assert digits(fields, filled(fields, view, {("hiring", "decides"): "Both"}), view) == "4 0 1 2 3"
    assert digits(add, GridState(), view) == "1 2 3 4 5"
    row = so(add, GridState(), view, play.add_row(add, GridState(), view, "Press"))
    assert digits(add, row, view) == "1 2 3 4 5 6 0"
    assert digits(empathy(), guessed(empathy(), view), view) == "1 2 3"
    assert digits(empathy(), at(empathy(), guessed(empathy(), view), view, "check", LIMITS), view) == "1 2 3 4"
    assert digits(AGREED, at(AGREED, GridState(), view, "overview"), view) == "1 2"
    assert digits(AGREED, at(AGREED, GridState(), view, "overview"), replace(view, present=("mateo",))) == "2"
    assert digits(grid_of(rows=[], add=True), GridState(), view) == "5"


def test_enter_says_what_it_would_do(view: View) -> None:
    fields = grid_of()
    assert label(fields, GridState(), view) == "write"
    state = filled(fields, view, {("hiring", "decides"): "Both"})
    assert label(fields, state, view) == "next cell"
    last = at(fields, filled(fields, view, {("prices", "told"): "All"}), view, "fill", Spot("prices", "told"))
    assert label(fields, last, view) == "see it whole"
    assert label(fields, at(fields, last, view, "overview"), view) == ""
    assert label(grid_of(rows=[], add=True), GridState(), view) == "add a row"
    blind = empathy(reveal="together")
    written = filled(blind, view, {("tolland", "limits", "quillmere"): "x"})
    assert label(blind, at(blind, written, view, "fill", Spot("tolland", "limits", "quillmere")), view) == "show all"
    assert label(empathy(), guessed(empathy(), view), view) == "next guess"
    agreed = at(AGREED, filled(AGREED, view, {("hiring", "told"): "All"}), view, "overview")
    agreed = so(AGREED, agreed, view, play.say_yes(AGREED, agreed, view, "tolland"))
    assert label(AGREED, agreed, view) == "keep as an agreement"


async def test_enter_opens_an_empty_cell_and_once_it_was_left_empty_goes_on(view: View) -> None:
    fields = grid_of()
    async with shown(GridPanel(), fields, GridState(), view) as run:
        assert run.panel.enter()
        message = await run.posted()
        assert (message.token, message.label, message.text) == ("cell:hiring/decides/", "Decides", "")
        assert run.panel.line_given(message.token, "", NOW) == ""
        assert run.panel.enter_label(fields, GridState(), view) == "next cell"
        assert not run.panel.enter()
        assert run.panel.enter_label(fields, GridState(), view) == "write"


async def test_words_that_come_back_fill_the_line_they_were_asked_for(view: View) -> None:
    fields = grid_of()
    elsewhere = at(fields, GridState(), view, "fill", Spot("prices", "told"))
    async with shown(GridPanel(), fields, elsewhere, view) as run:
        assert run.panel.line_given("cell:hiring/decides/", "Both", NOW) == ""
        event = (await run.posted()).event
        assert (event.row, event.col, event.text, event.next) == ("hiring", "decides", "Both", "told")
        assert "not there" in run.panel.line_given("cell:gone/decides/", "Both", NOW)


async def test_one_and_two_make_a_question_and_say_where_it_goes(view: View) -> None:
    for fields, state, question, goes in (
        (grid_of(rows=["Who +signs?"]), GridState(), "Who \\+signs?: Decides?", " = ask them"),
        (empathy(), GridState(), "Quillmere: Pleased about?", " = ask Quillmere"),
        (grid_of(rows="parties"), GridState(), "Quillmere: Decides?", " = ask Tolland"),
    ):
        async with shown(GridPanel(), fields, state, view) as run:
            for digit, how in ((1, "unknown"), (2, "ask")):
                message = await run.digit(digit)
                assert isinstance(message, StepPanel.CaptureWanted)
                wanted = (ItemKind.PARKED, question, goes if digit == 2 else "")
                assert (message.kind, message.before, message.after) == wanted
                assert run.app.heard[0].event.how == how  # pyright: ignore


async def test_three_leaves_empty_four_changes_and_nought_clears(view: View) -> None:
    fields = grid_of()
    async with shown(GridPanel(), fields, filled(fields, view, {("hiring", "decides"): "Both"}), view) as run:
        assert (await run.digit(3)).event.how == "empty"
        assert (await run.digit(4)).text == "Both"
        event = (await run.digit(0)).event
        assert (event.type, event.text) == ("grid.filled.1", "")


async def test_an_unseen_line_is_typed_as_dots_never_comes_back_and_raises_no_question(view: View) -> None:
    fields = empathy(reveal="together")
    async with shown(GridPanel(), fields, filled(fields, view, {tuple(GUESS): "marmot"}), view) as run:
        message = await run.digit(4)
        assert message.blind
        assert message.text == ""
        assert isinstance(await run.digit(1), StepPanel.Happened)


async def test_an_owner_is_completed_and_read_back_and_a_second_one_refused(view: View) -> None:
    async with shown(GridPanel(), OWNERS, GridState(), view) as run:
        message = await run.digit(4)
        assert message.names
        assert message.read("@imani +jonas") == "Imani, with Jonas"
        assert message.read("") == ""
        sentence = "one person is accountable; add the other with +"
        assert message.read("@imani @jonas") == sentence
        assert run.panel.line_given(message.token, "@imani @jonas", NOW) == sentence


async def test_a_mark_is_made_at_once_and_the_correction_asked_for(view: View) -> None:
    fields = empathy()
    async with shown(GridPanel(), fields, guessed(fields, view), view) as run:
        assert (await run.digit(1)).event.mark == "right"
        message = await run.digit(3)
        assert (message.token, message.label) == ("mark:missed:quillmere/glad/tolland", "◆ Quillmere corrects")
        assert run.app.heard[0].event.mark == "missed"  # pyright: ignore
        assert run.panel.line_given(message.token, "The grant", NOW) == ""
        event = (await run.posted()).event
        assert (event.mark, event.text) == ("missed", "The grant")
        run.app.heard.clear()
        assert run.panel.line_given(message.token, "", NOW) == ""
        assert await run.posted() is None


async def test_of_a_sensitive_guess_the_room_is_asked_for_a_gist_whatever_the_mark(view: View) -> None:
    fields = empathy()
    state = at(fields, guessed(fields, view), view, "check", LIMITS)
    async with shown(GridPanel(), fields, state, view) as run:
        for number in (1, 2, 3):
            assert (await run.digit(number)).label == "Gist, agreed by the room"
        assert "mark the guess first" in (await run.digit(4)).sentence


def test_a_sensitive_cell_that_is_no_guess_is_asked_for_as_a_gist(view: View) -> None:
    fields = grid_of(cols=[{"text": "Limits", "record": "gist"}])
    assert "only a gist that the room agrees" in page(fields, GridState(), view)


async def test_a_party_that_is_not_here_marks_nothing(view: View) -> None:
    fields = empathy()
    async with shown(GridPanel(), fields, guessed(fields, view), replace(view, present=("mateo",))) as run:
        message = await run.digit(3)
        assert isinstance(message, StepPanel.Refused)
        assert "stays a guess" in message.sentence
        assert len(run.app.heard) == 1


async def test_rows_are_added_one_by_one_or_pasted(view: View) -> None:
    fields = grid_of(rows=[], add=True)
    async with shown(GridPanel(), fields, GridState(), view) as run:
        message = await run.digit(5)
        assert message.lines
        assert run.panel.line_given(message.token, "Press", NOW) == ""
        event = (await run.posted()).event
        assert (event.id, event.text, event.front) == ("press", "Press", True)
        run.app.heard.clear()
        assert run.panel.lines_given("row", "Press\n\n Radio \npress\n", NOW) == "2 rows added"
        await run.posted()
        added = [(m.event.text, m.event.front) for m in run.app.heard]  # pyright: ignore
        assert added == [("Press", True), ("Radio", False)]


async def test_an_added_row_is_reworded_or_taken_out(view: View) -> None:
    fields = grid_of(add=True)
    state = so(fields, GridState(), view, play.add_row(fields, GridState(), view, "Press"))
    async with shown(GridPanel(), fields, state, view) as run:
        message = await run.digit(6)
        assert message.text == "Press"
        run.panel.line_given(message.token, "Press and radio", NOW)
        assert (await run.posted()).event.text == "Press and radio"
        event = (await run.digit(0)).event
        assert (event.id, event.text) == ("press", "")
    async with shown(GridPanel(), fields, GridState(), view) as run:
        assert await run.digit(6) is None
        assert await run.digit(0) is None


async def test_parties_say_yes_by_their_digit_and_the_agreement_can_be_edited_once_kept(view: View) -> None:
    state = at(AGREED, filled(AGREED, view, {("hiring", "told"): "All"}), view, "overview")
    async with shown(GridPanel(), AGREED, state, view) as run:
        event = (await run.digit(2)).event
        assert (event.party, event.yes) == ("tolland", True)
        assert await run.digit(9) is None
        assert await run.digit(3) is None
    kept = so(AGREED, state, view, events.Kept(step="s1"))
    async with shown(GridPanel(), AGREED, kept, view) as run:
        assert (await run.digit(9)).key == "s1/result"


async def test_arrows_turn_to_the_line_before_and_after(view: View) -> None:
    async with shown(GridPanel(), grid_of(), GridState(), view) as run:
        run.panel.arrow(1)
        assert (await run.posted()).event.col == "told"
        run.app.heard.clear()
        run.panel.arrow(-1)
        assert await run.posted() is None


async def test_another_cell_is_shown_from_its_beginning(view: View) -> None:
    fields = grid_of()
    long = filled(fields, view, {("hiring", "decides"): "long words " * 180})
    async with shown(GridPanel(), fields, long, view) as run:
        for _ in range(100):
            if run.panel.max_scroll_y > 2:
                break
            await Pilot(run.app).pause()
        run.panel.scroll_to(y=2, animate=False, immediate=True)
        run.panel.show(fields, long, view)
        assert run.panel.scroll_y == 2
        run.panel.show(fields, at(fields, long, view, "fill", Spot("hiring", "told")), view)
        await run.posted()
        assert run.panel.scroll_y == 0
