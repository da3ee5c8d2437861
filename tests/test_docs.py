"""The page about the files names what the program reads and writes, so that it cannot drift from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from meetingtui.core.carrying import ENDED
from meetingtui.core.items import MODELS, ItemKind
from meetingtui.files.minutes_steps import Card, Cause, Checked, Said, Stage, StepRecord, Theme
from meetingtui.files.minutes_tables import (
    Amendment,
    Confirmed,
    Override,
    Rating,
    Redaction,
    Reopened,
    Status,
    Update,
)
from meetingtui.steps.protocol import StepFields
from meetingtui.steps.registry import KINDS
from meetingtui.steps.review.registers import REGISTERS

ROOT = Path(__file__).parents[1]
STEP_TABLES = (StepRecord, Theme, Card, Stage, Cause, Checked, Said)
TABLES = (Status, Rating, Override, Confirmed, Amendment, Redaction, Reopened, Update, *STEP_TABLES)
NEW_ITEMS = (ItemKind.AGREEMENT, ItemKind.EXPERIMENT, ItemKind.METRIC)
COMMON = set(StepFields.model_fields) - {"kind"}
OURS = {"read"}
"""The program's own word for an update with a reading; it is in no file."""


@cache
def page(name: str = "files.md") -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def part(text: str, heading: str) -> str:
    """What stands beneath a heading, up to the next one of its level or above."""
    level = len(heading) - len(heading.lstrip("#"))
    found = re.search(rf"^{re.escape(heading)}.*?\n(.*?)(?=^#{{1,{level}}} |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"docs/files.md has no heading {heading}"
    return found[1]


def keys(model: type[BaseModel]) -> set[str]:
    """The keys of a table, as they are written in a file."""
    return {field.alias or name for name, field in model.model_fields.items()}


def tables_in(annotation: Any) -> Iterable[type[BaseModel]]:
    """The models that a field's type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from tables_in(inner)


def every_key(model: type[BaseModel]) -> set[str]:
    """The keys of a table and of the tables in it."""
    inner = {table for field in model.model_fields.values() for table in tables_in(field.annotation)}
    return keys(model).union(*(every_key(table) for table in inner))


def not_named(names: Iterable[str], text: str) -> list[str]:
    said = set(re.findall(r"`([^`\n]+)`", text))
    said |= {word.strip("[]").split(".")[-1] for word in said if word.startswith("[")}
    return sorted(name for name in names if name not in said)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_is_named_beneath_its_heading(kind: str) -> None:
    own = every_key(KINDS[kind].fields) - COMMON - {"kind"}
    assert not_named(own, part(page(), f"#### `{kind}`")) == []


def test_every_field_that_all_steps_have_is_named() -> None:
    assert not_named(COMMON, part(page(), "## An agenda of your own").split("### What each kind adds")[0]) == []


@pytest.mark.parametrize("kind", ENDED)
def test_every_word_that_ends_an_item_is_named(kind: ItemKind) -> None:
    assert not_named(ENDED[kind], part(page(), "### `[[update]]`")) == []


@pytest.mark.parametrize("register", REGISTERS)
def test_every_word_that_a_review_writes_is_named(register: str) -> None:
    assert not_named(set(REGISTERS[register].words) - OURS, part(page(), "### `[[update]]`")) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_key_of_a_table_of_minutes_is_named(table: type[BaseModel]) -> None:
    assert not_named(keys(table), part(page(), "## Minutes")) == []


@pytest.mark.parametrize("kind", NEW_ITEMS)
def test_every_key_of_an_item_without_a_capture_key_is_named(kind: ItemKind) -> None:
    assert not_named(keys(MODELS[kind]), part(page(), "## Minutes")) == []


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"ask", "close"}))
def test_every_kind_has_a_section_about_its_screen(kind: str) -> None:
    assert f"\n## {kind}: " in page("steps.md")


@pytest.mark.parametrize(
    "name", ["README.md", *(f"docs/{found.name}" for found in sorted((ROOT / "docs").glob("*.md")))]
)
def test_what_a_page_links_to_is_there(name: str) -> None:
    here = ROOT / name
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", here.read_text(encoding="utf-8"))
    assert [link for link in links if not (here.parent / link).exists()] == []
