"""Who decides such things, as the parties wrote it down: shown beside a text, and nothing is filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from meetingtui.core.standing import Filled, Standing
from meetingtui.steps.decide.panel import DecidePanel
from meetingtui.steps.decide.rights import rights
from meetingtui.steps.decide.state import details
from meetingtui.steps.protocol import View
from tests.steps.decide.room import VIEW, Room, fields
from tests.steps.one_panel import page_of

ROWS = {
    "scope": "What we take on, and what we leave",
    "money": "Prices, budgets and invoices",
    "client": "What the client hears, and from whom",
    "stop": "Stopping or pausing something",
}
CELLS = {
    "scope": {"decides": "@imani", "heard": "The studio"},
    "money": {"decides": "@mateo", "heard": "Both accountants", "limit": "9,000 a month", "told": "–"},
    "client": {"decides": "@priya", "heard/quillmere": "Jonas", "heard/tolland": "Dara"},
    "stop": {"heard": "Everybody"},
}


def seen(cells: dict[str, dict[str, str]] = CELLS, **more: Any) -> View:
    grid = Filled(on=date(2026, 3, 2), minutes="m", rows=ROWS, cells=cells)
    return replace(VIEW, standing=Standing(grids={"decision-rights": grid, **more}))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The invoice goes out on the first", "Mateo; heard first: Both accountants; limit: 9,000 a month"),
        ("A budget for the third site", "Mateo; heard first: Both accountants; limit: 9,000 a month"),
        ("The client is told by us both", "Priya; heard first: Jonas; Dara"),
        ("Scope stays as it is", "Imani; heard first: The studio"),
    ],
)
def test_a_text_finds_its_row_by_the_words_they_share(text: str, wanted: str) -> None:
    ((lead, said),) = rights(text, "", seen())
    assert lead == "Who decides: "
    assert said.startswith(f"{wanted} (")


def test_a_topic_finds_it_where_the_words_do_not() -> None:
    assert rights("From now on monthly", "", seen()) == ()
    assert rights("From now on monthly", "money", seen())


@pytest.mark.parametrize(
    "text", ["Start with two sites", "We take what they leave", "", "Stop it", "Budget of the client"]
)
def test_nothing_is_said_where_it_would_be_a_guess(text: str) -> None:
    assert rights(text, "", seen()) == ()
    assert rights("The invoice goes out", "", VIEW) == ()


def test_the_roles_say_who_answers_for_it() -> None:
    roles = Filled(on=date(2026, 3, 2), minutes="m", cells={"Invoices": {"owner": "@jonas", "standin": "@imani"}})
    assert rights("The invoice goes out", "", replace(VIEW, standing=Standing(grids={"roles": roles}))) == (
        ("Who answers for it: ", "Jonas; stands in: Imani (Invoices)"),
    )


@pytest.mark.parametrize("width", [72, 50])
def test_the_card_shows_it_quietly_and_fills_in_nothing(width: int) -> None:
    room = Room(fields(text="Invoices go out on the first"), seen())
    shown = " ".join(page_of(DecidePanel(), room.step, room.state, room.view, width).split())
    assert "Who decides: Mateo; heard first: Both accountants; limit: 9,000 a month" in shown
    assert details(room.step, room.state, room.view).owner is None
    assert "Who decides" not in page_of(DecidePanel(), room.step, room.state, VIEW, width)
