"""The whole of a grid on a page."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.core.people import Party
from meetingtui.steps.grid import play
from meetingtui.steps.grid.panel import GridPanel
from meetingtui.steps.grid.state import GridState, Spot
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import Page
from tests.steps.conftest import PARTNERSHIP
from tests.steps.grid.conftest import GUESS, at, empathy, filled, grid_of, guessed, page, so

OWNERS = grid_of(cols=[{"text": "Owner", "owner": True}])


def test_the_overview_counts_and_tells_what_is_open(view: View) -> None:
    state = filled(OWNERS, view, {("hiring", "owner"): "imani"})
    state = so(OWNERS, state, view, play.leave(OWNERS, state, view, Spot("prices", "owner"), "unknown"))
    text = page(OWNERS, at(OWNERS, state, view, "overview"), view)
    assert text.split("\n")[0] == "█ filled 1, ▒ not known 1"
    assert "! Nobody is accountable yet: Prices." in text
    assert "Hiring" in text


def test_the_overview_tells_what_changed_since_the_last_version_the_widest_first(again: View) -> None:
    fields = grid_of(id="rights", start="last")
    texts = {("hiring", "decides"): "Both leads still", ("prices", "told"): "Every client by letter"}
    text = page(fields, at(fields, filled(fields, again, texts), again, "overview"), again)
    assert "3 cells changed since Fri 2 Oct, the widest first:" in text
    assert text.index("Prices, Told: nothing → Every client") < text.index("Hiring, Decides: Both leads →")


def test_what_changed_stands_in_full_where_there_is_room_and_is_never_cut_in_a_word(again: View) -> None:
    fields = grid_of(id="rights", start="last")
    long = "Every client of either side, by letter"
    state = at(fields, filled(fields, again, {("prices", "told"): long}), again, "overview")

    def drawn(rows: int) -> str:
        panel = GridPanel()
        on = Page.of(56, rows, large=False, draw=lambda on: panel.draw(on, fields, state, again))
        return " ".join(on.content.plain.split())

    assert f"Prices, Told: nothing → {long}" in drawn(13)
    assert "Prices, Told: nothing → Every client of either…" in drawn(3)


def test_the_overview_counts_guesses_by_cell(view: View) -> None:
    fields = empathy()
    state = guessed(fields, view)
    state = so(fields, state, view, play.mark(fields, state, view, GUESS, "right"))
    text = page(fields, at(fields, state, view, "overview"), view)
    assert "Guesses: right 1, partly 0, missed 0, not marked 1." in text


def test_the_overview_of_a_large_grid_fits_on_the_stage(view: View) -> None:
    many = tuple(Party(id=f"p{number}", name=f"Party{number} Ltd") for number in range(12))
    crowd = replace(view, partnership=PARTNERSHIP.model_copy_with(party=many, person=()), present=())
    fields = grid_of(rows=[f"Row {n}" for n in range(60)], cols=[{"text": f"C {n}", "party": True} for n in range(12)])
    text = page(fields, at(fields, GridState(), crowd, "overview"), crowd)
    assert len(text.split("\n")) <= 14
    assert "54 more rows" in text
