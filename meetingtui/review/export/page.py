"""A paper as one HTML page that needs nothing else: no script, no picture, no network; ready to print."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from meetingtui.core.text import clean_line
from meetingtui.review.export.document import Document
from meetingtui.review.export.paper import Line, Mark, Strip, Table, grouped, words

_ID = re.compile(r"[A-Z][1-9][0-9]*\Z")


def html_page(document: Document) -> str:
    """The document as a page; whatever was typed is text on it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages: Any = Environment(
        loader=PackageLoader("meetingtui.review.export"),
        autoescape=True,
        finalize=_cleaned,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    pages.filters.update({"words": words, "grouped": grouped})
    pages.tests.update(_TESTS)
    return pages.get_template("paper.html.j2").render(paper=document.paper, subject=document.subject)


def _cleaned(value: Any) -> Any:
    # What a macro has made is a page's own text, and of another type.
    return clean_line(value) if type(value) is str else value


_TESTS: dict[str, Callable[[Any], bool]] = {
    "line": lambda part: isinstance(part, Line),
    "table": lambda part: isinstance(part, Table),
    "mark": lambda cell: isinstance(cell, Mark),
    "strip": lambda cell: isinstance(cell, Strip),
    "id": lambda lead: _ID.match(lead) is not None,
}
