"""Whatever the file says of an item, whoever reads the minutes can read: no field is left out of any rendering."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from meetingtui.core.items import HEADLINE, MODELS, ItemKind
from meetingtui.files.minutes import Minutes
from meetingtui.files.toml_text import parse_toml
from meetingtui.review.export.markdown import markdown_text
from meetingtui.review.export.minutes import minutes_document
from meetingtui.review.export.page import html_page
from meetingtui.review.plain import plain_text
from tests.files.conftest import DATA
from tests.steps.conftest import PARTNERSHIP

WATCH = [{"who": "imani", "text": "marker", "watch": "a sign"}]
VALUES: dict[str, Any] = {
    "id": None,
    "stream": "pilot",
    "owner": "imani",
    "helpers": ["mateo"],
    "due": date(2027, 2, 3),
    "by": date(2027, 2, 3),
    "until": date(2027, 2, 3),
    "since": date(2026, 2, 3),
    "review": date(2027, 2, 3),
    "acknowledged": date(2026, 2, 3),
    "closed": date(2026, 2, 3),
    "done": {"tolland": "marker"},
    "means": {"tolland": "marker"},
    "accepted": True,
    "yes": ["tolland"],
    "no": ["tolland"],
    "heard": ["mateo"],
    "aside": ["mateo"],
    "declared": WATCH,
    "concern": WATCH,
    "dissent": WATCH,
    "instead": ["marker"],
    "criteria": ["marker"],
    "missing": ["marker"],
    "replaces": "D1",
    "ratify": {"by": ["tolland"], "until": date(2027, 2, 3)},
    "likelihood": "high",
    "impact": "high",
    "sort": "effort",
    "version": 7,
    "gave": "tolland",
    "got": "tolland",
    "raised": "tolland",
    "to": ["mateo"],
}
OWN: dict[tuple[str, str], Any] = {
    ("decision", "state"): "deferred",
    ("risk", "state"): "seen",
    ("feedback", "to"): "mateo",
    ("feedback", "from"): "imani",
    ("win", "from"): "imani",
}
"""What a field of that name takes in this table alone."""


def _fields() -> list[tuple[str, str]]:
    models = {kind.value: model for kind, model in MODELS.items()} | {"open": MODELS[ItemKind.ACTION]}
    found = [
        (table, field.alias or name) for table, model in models.items() for name, field in model.model_fields.items()
    ]
    # What is left open is not yet a promise that somebody could accept.
    return [*(one for one in found if one != ("open", "accepted")), ("open", "missing")]


def _headline(table: str) -> str:
    kind = ItemKind.ACTION if table == "open" else ItemKind(table)
    return MODELS[kind].model_fields[HEADLINE[kind]].alias or HEADLINE[kind]


def minutes(table: str, **given: Any) -> Minutes:
    letter = {"open": "A", "parked": "Q", "win": "W", "exchange": "X", "agreement": "G"}.get(table, table[0].upper())
    head = parse_toml((DATA / "minutes.toml").read_text().split("[[step]]")[0], "m.toml").data
    return Minutes.model_validate({**head, table: [{"id": f"{letter}70", _headline(table): "What it is", **given}]})


def rendered(found: Minutes) -> dict[str, str]:
    """The minutes as every form in which people read them."""
    document = minutes_document(found, PARTNERSHIP)
    return {
        "show": plain_text(found, PARTNERSHIP),
        "Markdown": markdown_text(document),
        "HTML": html_page(document),
    }


@pytest.mark.parametrize(("table", "field"), _fields())
def test_a_field_that_is_set_changes_what_is_read(table: str, field: str) -> None:
    value = OWN.get((table, field), VALUES.get(field, "marker"))
    if field == "id":
        value = {"open": "A71"}.get(table) or minutes(table).model_dump()[table][0]["id"][0] + "71"
    without, with_it = rendered(minutes(table)), rendered(minutes(table, **{field: value}))
    for form, text in with_it.items():
        assert text != without[form], f"{form} leaves {table}.{field} out"
        if value == "marker":
            assert "marker" in text, f"{form} leaves {table}.{field} out"
