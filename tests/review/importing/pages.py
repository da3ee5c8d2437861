"""Pages of old minutes, read and made into minutes for the partnership that the tests share."""

from __future__ import annotations

import textwrap
from datetime import date
from functools import cache
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.files.minutes import dump_minutes, read_minutes
from meetingtui.files.partnership import load_partnership
from meetingtui.files.toml_text import parse_toml
from meetingtui.review.importing.draft import Imported, Numbers, Place, import_sources
from meetingtui.review.importing.source import Source, make_source, read_source

DATA = Path(__file__).parents[2] / "data"
PAGES = DATA / "import"
DAY = date(2025, 3, 12)


@cache
def partnership() -> Partnership:
    found, problems = load_partnership(DATA / "partnership.toml")
    assert found, problems
    return found


def numbers() -> Numbers:
    return Numbers(7, {"A": 31, "D": 12})


def taken(source: Source, day: date | None = None, title: str | None = None) -> Imported:
    """One file as minutes, which are held to what any minutes are held to."""
    place = Place("quillmere-tolland", partnership(), "Europe/London")
    (one,) = import_sources([source], place, numbers(), day, title)
    _, problems = read_minutes(parse_toml(dump_minutes(one.minutes), "x.toml"), partnership())
    assert [str(problem) for problem in problems if problem.severity.value == "error"] == []
    return one


def page(text: str, day: date | None = DAY) -> Imported:
    """A page as minutes; its day is 12 March 2025 where nothing else is asked for."""
    return taken(make_source("old.md", "old", textwrap.dedent(text)), day)


def file(name: str) -> Imported:
    """One of the pages beside the tests."""
    return taken(read_source(PAGES / f"{name}.md"))


def gists(one: Imported) -> dict[str, str]:
    """The words under each heading."""
    return {step.title or "": step.gist or "" for step in one.minutes.step}


def unread(one: Imported) -> list[tuple[int, str]]:
    return [(told.line, told.text) for told in one.unread]


def doubts(one: Imported) -> list[tuple[int, str]]:
    """What is to be looked at, but for the hour, which few of these pages say."""
    return [(told.line, told.text) for told in one.doubts if "no time was found" not in told.text]


def everything(one: Imported) -> str:
    """All that the minutes hold, and all that is told as having no place."""
    told = " ".join(f"{told.text} {told.why}" for told in (*one.unread, *one.doubts))
    return f"{dump_minutes(one.minutes)} {told}".casefold()
