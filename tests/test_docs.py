"""The page about the files names what the program reads and writes, so that it cannot drift from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from meetingtui.core.becoming import ENDED
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
from meetingtui.steps.registry import KINDS
from meetingtui.steps.review.registers import REGISTERS

ROOT = Path(__file__).parents[1]
STEP_TABLES = (StepRecord, Theme, Card, Stage, Cause, Checked, Said)
TABLES = (Status, Rating, Override, Confirmed, Amendment, Redaction, Reopened, Update, *STEP_TABLES)
NEW_ITEMS = (ItemKind.AGREEMENT, ItemKind.EXPERIMENT, ItemKind.METRIC)
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


def not_named(names: Iterable[str], text: str) -> list[str]:
    said = set(re.findall(r"`([^`\n]+)`", text))
    said |= {word.strip("[]").split(".")[-1] for word in said if word.startswith("[")}
    return sorted(name for name in names if name not in said)


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


PAGES = ["README.md", *(f"docs/{found.name}" for found in sorted((ROOT / "docs").glob("*.md")))]


def links(name: str) -> list[tuple[str, str]]:
    """Where a page leads: another page or picture, and a heading there; either may be empty."""
    text = re.sub(r"^```.*?^```$", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    found = re.findall(r"\]\(([^)#:\s]*)(?:#([^)\s]*))?\)", text)
    return [(target, heading) for target, heading in found if target or heading]


def headings(path: Path) -> set[str]:
    """The headings of a page, as a link to them is written."""
    named = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in named}


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_links_to_is_there(name: str) -> None:
    here = ROOT / name
    assert [target for target, _ in links(name) if target and not (here.parent / target).exists()] == []
    led = [(here.parent / target if target else here, heading) for target, heading in links(name) if heading]
    assert [heading for path, heading in led if heading not in headings(path)] == []


def test_every_page_is_linked_from_the_table_of_the_first_one() -> None:
    listed = {target for target, _ in links("README.md")}
    assert [name for name in PAGES if name != "README.md" and name not in listed] == []


def folders() -> list[str]:
    """The folders that the page about the architecture draws, by their paths, in its order."""
    found: list[str] = []
    above: list[str] = []
    for line in re.findall(r"^```tree\n(.*?)^```$", page("architecture.md"), re.DOTALL | re.MULTILINE)[0].splitlines():
        name, depth = line.split()[0].rstrip("/"), (len(line) - len(line.lstrip())) // 2
        above = [*above[:depth], name]
        found.append("/".join(above))
    return found


def packages() -> list[str]:
    """The folders of the program that have modules in them."""
    return sorted(str(path.parent.relative_to(ROOT)) for path in (ROOT / "meetingtui").rglob("__init__.py"))


def test_the_tree_that_is_drawn_is_the_one_that_is_there() -> None:
    assert [path for path in folders() if not (ROOT / path).is_dir()] == []
    assert [path for path in packages() if path not in folders()] == []
    assert folders() == sorted(folders(), key=lambda path: path.split("/"))


def test_every_kind_of_step_is_in_the_tree() -> None:
    assert {path.rpartition("/")[2] for path in folders() if re.fullmatch("meetingtui/steps/[^/]+", path)} == set(KINDS)


@pytest.mark.parametrize("name", PAGES)
def test_every_module_that_a_page_names_is_there(name: str) -> None:
    """A path as in `files/minutes_steps.py`, from the top of the project or of the program."""
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", (ROOT / name).read_text(encoding="utf-8"))
    made = re.findall(r"^\*\*`([^`]+)`\*\*$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    there = [
        path for path in {*named} - {*made} if not any((ROOT / top / path).is_file() for top in ("", "meetingtui"))
    ]
    assert there == []
