"""One row of a grid as a card, and a guess to be marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from meetingtui.steps.grid import events, play
from meetingtui.steps.grid.panel import GridPanel
from meetingtui.steps.grid.state import TOGETHER, GridState, Spot
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import Page
from tests.steps.grid.conftest import GUESS, LIMITS, at, empathy, filled, grid_of, guessed, page, so


def test_a_card_shows_one_row_with_its_columns_and_never_the_whole_grid(view: View) -> None:
    text = page(grid_of(), filled(grid_of(), view, {("hiring", "decides"): "Both leads"}), view)
    assert text.split("\n")[0].startswith("Hiring")
    assert "row 1 of 2 · 1 of 4 filled" in text
    assert "▶ Decides  Both leads" in text
    assert "  Told     · not yet" in text
    assert "Prices" not in text


def test_not_known_to_ask_and_left_empty_are_words_and_not_the_same(view: View) -> None:
    for how, words in (("unknown", "▒ we do not know"), ("ask", "▒ to be asked"), ("empty", "– left empty on purpose")):
        state = so(grid_of(), GridState(), view, play.leave(grid_of(), GridState(), view, Spot("hiring", "told"), how))  # pyright: ignore
        assert words in page(grid_of(), state, view)


def test_what_two_parties_mean_stands_side_by_side_and_a_difference_is_said(view: View) -> None:
    fields = grid_of(rows=["Report"], cols=[{"text": "Done", "party": True}])
    state = filled(fields, view, {("report", "done", "quillmere"): "Read", ("report", "done", "tolland"): "Sent"})
    lines = page(fields, state, view).split("\n")
    assert any("◆ Quillmere" in line and "○ Tolland" in line for line in lines)
    assert any("Read" in line and "Sent" in line for line in lines)
    assert "≠ These lines differ." in lines
    same = filled(fields, view, {("report", "done", "tolland"): "read"}, state)
    assert "= The same words." in page(fields, same, view)
    narrow = page(fields, state, view, 52).split("\n")
    assert not any("Read" in line and "Sent" in line for line in narrow)


def test_a_shared_cell_asks_what_each_gains(view: View) -> None:
    fields = grid_of(rows="parties", cols=["Core", "Only both"], shared=["only-both"])
    text = page(fields, at(fields, GridState(), view, "fill", Spot(TOGETHER, "only-both")), view)
    assert "▶ Only both" in text
    assert "◆ Quillmere gains" in text
    assert "○ Tolland gains" in text


def test_a_very_long_cell_has_the_page_for_itself(view: View) -> None:
    state = filled(grid_of(), view, {("hiring", "decides"): "long words " * 150, ("hiring", "told"): "zebra"})
    text = page(grid_of(), state, view)
    assert text.count("long") == 150
    assert "zebra" not in text
    assert "page down: the rest" in text


def test_where_there_is_room_the_words_of_every_column_are_whole(view: View) -> None:
    long = "How it is checked, and by whom on either side"
    fields = grid_of(cols=["What arrives", long])

    def drawn(rows: int) -> str:
        panel = GridPanel()
        return Page.of(52, rows, large=False, draw=lambda on: panel.draw(on, fields, GridState(), view)).content.plain

    assert long in drawn(13)
    assert long not in drawn(5)


def test_the_words_of_the_row_and_the_column_in_front_are_whole(view: View) -> None:
    row, col = "What we take on, and what we leave to others this year", "Who must not be surprised by it"
    fields = grid_of(rows=[row], cols=[col, "Told"])
    for width in (72, 52):
        words = " ".join(page(fields, GridState(), view, width).split())
        assert row in words
        assert f"▶ {col}" in words
    told = at(fields, GridState(), view, "fill", Spot(fields.listed[0].key, "told"))
    assert col not in page(fields, told, view, 52)


def test_of_many_lines_those_around_the_one_in_front_are_shown(view: View) -> None:
    fields = grid_of(cols=[{"text": f"Column {n}", "party": True} for n in range(12)])
    for spot in play.grid.spots_of(fields, view, "hiring"):
        text = page(fields, at(fields, GridState(), view, "fill", spot), view)
        assert len(text.split("\n")) <= 16
        assert f"▶ {view.partnership.mark(spot.party)}" in text
        assert fields.columns[spot.col].text in text


def test_as_many_prompts_as_columns_are_one_each(view: View) -> None:
    fields = grid_of(prompts=["Who signs?", "Who hears?"])
    assert "Who signs?" in page(fields, GridState(), view)
    assert "Who hears?" in page(fields, at(fields, GridState(), view, "fill", Spot("hiring", "told")), view)
    rows = grid_of(prompts=["One?", "Two?", "Three?"])
    assert "Two?" in page(rows, at(rows, GridState(), view, "fill", Spot("prices", "told")), view)


def test_a_party_that_is_not_here_is_a_guess_only(view: View) -> None:
    fields, alone = grid_of(rows="parties"), replace(view, present=("imani",))
    state = at(fields, filled(fields, alone, {("tolland", "told"): "All"}), alone, "fill", Spot("tolland", "told"))
    text = page(fields, state, alone)
    assert "Nobody from ○ Tolland is here: this is a guess only." in text
    assert "All (a guess)" in text


def test_a_cell_of_the_last_version_says_when_it_was_so_and_how_its_column_was_called(again: View) -> None:
    text = page(grid_of(id="rights", start="last"), GridState(), again)
    assert "▶ Decides  Both leads" in text
    assert "As it was on Fri 2 Oct." in text
    assert "This column was called: Who decides" in text


def test_nothing_that_is_unseen_is_on_the_page_and_the_private_note_never(view: View) -> None:
    fields = empathy(reveal="together", private="zebra")
    state = filled(fields, view, {tuple(GUESS): "marmot", tuple(LIMITS): "badger"})
    unknown = so(fields, state, view, play.leave(fields, state, view, LIMITS, "unknown"))
    for one in (state, unknown):
        for place in (one, at(fields, one, view, "overview")):
            text = page(fields, place, view)
            assert not any(word in text for word in ("marmot", "badger", "zebra", "do not know", "▒"))
    assert page(fields, state, view) == page(fields, unknown, view)
    assert "marmot" in page(fields, so(fields, state, view, events.Revealed(step="s1")), view)


def test_a_guess_is_shown_with_the_mark_and_the_correction_beneath(view: View) -> None:
    fields = empathy()
    state = guessed(fields, view)
    text = page(fields, state, view)
    assert "◆ Quillmere says what is right" in text
    assert "○ Tolland guessed: Leeds" in text
    state = so(fields, state, view, play.mark(fields, state, view, GUESS, "missed", "The grant"))
    text = page(fields, state, view)
    assert text.index("Leeds") < text.index("✗ missed") < text.index("Correction: The grant")


@pytest.mark.parametrize("width", [40, 52, 72])
def test_every_page_keeps_its_width_whatever_the_words(view: View, width: int) -> None:
    names = ["山田太郎左衛門之助" * 4, "Wolfeschlegelsteinhausenbergerdorff" * 3, "👩\u200d💻 [/] [bold]"]
    fields = grid_of(rows=names, cols=[{"text": name, "party": True} for name in names])
    for spot in play.grid.spots(fields, GridState(), view):
        state = so(fields, GridState(), view, play.write(fields, GridState(), view, spot, " ".join(names)))
        for one in (at(fields, state, view, "fill", spot), at(fields, state, view, "overview")):
            assert all(cell_len(line) <= width for line in page(fields, one, view, width).split("\n"))
