"""The registers in lines: who, how it stands, what presses first; and an item in full."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meetingtui.core.items import Action, ItemKind
from meetingtui.core.people import Partnership, Party, Person
from meetingtui.core.standing import CarriedAction
from meetingtui.files.minutes import Minutes
from meetingtui.register.fold import Register, fold_minutes
from meetingtui.review.item import ItemText, item_text
from meetingtui.review.registers import SHELVES, counts, items_of, register_rows, row_of

NAMES = Partnership(
    name="Quillmere and Tolland Bright",
    party=(Party(id="quillmere", name="Quillmere Advisory"), Party(id="tolland", name="Tolland Bright Studio")),
    person=(
        Person(id="imani", name="Imani Okafor", party="quillmere"),
        Person(id="mateo", name="Mateo Ferreira", party="tolland"),
    ),
)
TODAY = date(2026, 11, 22)
BEGAN = "14:00:00"


def held(day: str, **tables: list[dict[str, Any]]) -> tuple[str, Minutes]:
    said = {"partnership": "x", "meeting": 1, "title": f"Meeting of {day}", "date": day, "began": BEGAN}
    return f"{day}-x", Minutes.model_validate_json(json.dumps({**said, **tables}))


def folded(*minutes: tuple[str, Minutes]) -> Register:
    return fold_minutes(minutes)


def rows(register: Register, kind: ItemKind, *, ended: bool = False) -> list[tuple[str, str, str]]:
    found = register_rows(items_of(register, kind), NAMES, TODAY, ended=ended)
    return [(row.id, row.who, row.when) for row in found]


def told(register: Register, mark: str) -> ItemText:
    return item_text(register.items[mark], register, NAMES, TODAY)


def test_promises_come_by_their_day_and_the_late_ones_say_so() -> None:
    actions = [
        {"id": "A1", "text": "a", "owner": "imani", "due": "2026-12-01"},
        {"id": "A2", "text": "b", "owner": "mateo", "due": "2026-11-21"},
        {"id": "A3", "text": "c"},
        {"id": "A4", "text": "d", "owner": "imani", "due": "2026-11-22"},
        {"id": "A5", "text": "e", "owner": "imani", "due": "2027-01-04"},
    ]
    register = folded(held("2026-11-01", action=actions))
    assert rows(register, ItemKind.ACTION) == [
        ("A2", "Mateo", "Sat 21 Nov, late"),
        ("A4", "Imani", "Sun 22 Nov"),
        ("A1", "Imani", "Tue 1 Dec"),
        ("A5", "Imani", "Mon 4 Jan 2027"),
        ("A3", "", "no date"),
    ]


def test_ended_ones_come_last_with_the_word_and_the_day() -> None:
    register = folded(
        held("2026-10-01", action=[{"id": "A1", "text": "a"}, {"id": "A2", "text": "b"}]),
        held("2026-10-08", update=[{"item": "A1", "to": "done"}]),
    )
    assert [row[0] for row in rows(register, ItemKind.ACTION)] == ["A2"]
    assert rows(register, ItemKind.ACTION, ended=True)[1] == ("A1", "", "done Thu 8 Oct")


def test_every_kind_says_how_it_stands_in_a_few_words() -> None:
    register = folded(
        held(
            "2026-11-01",
            decision=[{"id": "D1", "text": "a", "yes": ["quillmere"], "review": "2026-11-02"}],
            risk=[{"id": "R1", "cause": "b", "state": "seen"}, {"id": "R2", "cause": "c"}],
            exchange=[{"id": "X1", "what": "d", "gave": "quillmere", "got": "tolland"}],
            concern=[{"id": "C1", "happened": "e", "raised": "tolland"}],
            metric=[{"id": "M1", "name": "f", "target": "40"}],
            term=[{"id": "T1", "word": "g", "agreed": "handed over and paid"}],
            agreement=[{"id": "G1", "topic": "purpose", "text": "h"}],
            win=[{"id": "W1", "text": "i", "to": ["mateo"]}],
        )
    )
    found = {kind: rows(register, kind) for kind in ItemKind}
    assert found[ItemKind.DECISION] == [("D1", "", "again Mon 2 Nov, due")]
    assert [row[2] for row in found[ItemKind.RISK]] == ["sign seen", ""]
    assert found[ItemKind.EXCHANGE] == [("X1", "Quillmere", "to Tolland")]
    assert found[ItemKind.CONCERN][0][1] == "Tolland"
    assert found[ItemKind.METRIC] == [("M1", "", "target 40")]
    assert found[ItemKind.TERM] == [("T1", "", "handed over and paid")]
    assert found[ItemKind.WIN][0][1] == "Mateo"
    assert counts(register, NAMES, TODAY)[ItemKind.RISK] == (2, 1, False)
    agreement = register_rows(items_of(register, ItemKind.AGREEMENT), NAMES, TODAY, ended=False)[0]
    assert agreement.text == "purpose: h"


def test_no_two_registers_share_a_key() -> None:
    assert len({shelf.key for shelf in SHELVES}) == len(SHELVES) == 11


def test_the_page_about_reviewing_names_every_key() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reviewing.md").read_text(encoding="utf-8")
    assert [shelf.key for shelf in SHELVES if f"`{shelf.key}`" not in page] == []


@pytest.fixture
def moved() -> Register:
    return folded(
        held(
            "2026-09-01",
            decision=[{"id": "D1", "text": "Start", "yes": ["quillmere", "tolland"]}],
            action=[{"id": "A1", "text": "Ask", "owner": "imani", "due": "2026-09-08", "from": "D1"}],
        ),
        held("2026-09-15", update=[{"item": "A1", "to": "moved", "due": "2026-10-01", "why": "shut"}]),
        held("2026-10-15", update=[{"item": "A1", "to": "moved", "due": "2026-11-19", "why": "ill"}]),
    )


def test_an_item_tells_where_it_was_made_and_every_change(moved: Register) -> None:
    text = told(moved, "A1")
    assert text.state == "open, late by 3 days, 2 meetings since it was made, moved twice"
    assert [(way.words, way.why, way.minutes) for way in text.ways[:3]] == [
        ("made in Meeting of 2026-09-01, from D1", "", "2026-09-01-x"),
        ("moved from Tue 8 Sep 2026 to Thu 1 Oct 2026, in Meeting of 2026-09-15", "shut", "2026-09-15-x"),
        ("moved from Thu 1 Oct 2026 to Thu 19 Nov 2026, in Meeting of 2026-10-15", "ill", "2026-10-15-x"),
    ]
    assert text.ways[3].item == "D1"
    assert ("owner", "Imani Okafor, Quillmere") in [(fact.name, fact.words) for fact in text.facts]


def test_a_decision_tells_what_came_of_it(moved: Register) -> None:
    ways = told(moved, "D1").ways
    assert [(way.words, way.item) for way in ways if way.item] == [("from it came A1 Ask", "A1")]


def test_facts_without_words_are_left_out(moved: Register) -> None:
    for mark in moved.items:
        assert all(fact.words for fact in told(moved, mark).facts)


def test_a_day_that_may_have_changed_is_followed_by_a_question_mark() -> None:
    item = Action(id="A1", text="Ring", owner="imani", due=date(2026, 11, 20))
    sure = CarriedAction(id="A1", on=date(2026, 11, 1), minutes="2026-11-01-x", item=item)
    unsure = sure.model_copy(update={"uncertain": True})
    assert [row_of(one, NAMES, date(2026, 11, 27)).when for one in (sure, unsure)] == [
        "Fri 20 Nov, late",
        "Fri 20 Nov, late?",
    ]
