"""A paper as Markdown of the plain sort (CommonMark), in which typed text is text: no link, heading, table or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from meetingtui.core.text import clean_line
from meetingtui.review.export.document import Document
from meetingtui.review.export.paper import Line, Table, grouped, words

_INLINE = re.compile(r"[\\`*_\[\]<>&~|$^{}]")
"""What may begin or end something inside a line, here or in common dialects."""
_AT_START = re.compile(r"(?:[#+\-=:!%]|[0-9]{1,9}(?=[.)]))")
_ADDRESS = re.compile(r"(?<=[^\W_])(?::(?=/)|@(?=\w))|(?<=\bwww)\.", re.IGNORECASE)
"""What many readers take for an address without any bracket round it."""
_ID = re.compile(r"[A-Z][1-9][0-9]*\Z|-\Z")


def markdown_text(document: Document) -> str:
    """The document as Markdown, one line to a paragraph."""
    paper = document.paper
    blocks = [f"# {escape(paper.title)}", f"**{escape(paper.whose)}**"]
    blocks += _blocks(paper.about)
    for each in paper.sections:
        blocks += [f"## {escape(each.heading)}", *_blocks(each.parts)]
    blocks += [f"*{escape(line)}*" for line in paper.foot]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """One line of text so that a reader of Markdown shows it as it was typed."""
    quiet = _ADDRESS.sub(lambda found: f"\\{found[0]}", _INLINE.sub(lambda found: f"\\{found[0]}", clean_line(text)))
    start = _AT_START.match(quiet)
    if start is None:
        return quiet
    # A number is no list where its point is escaped; everything else is escaped itself.
    return f"{start[0]}\\{quiet[start.end() :]}" if start[0].isdigit() else f"\\{quiet}"


def _rows(table: Table) -> Iterator[Line]:
    """A table as a list: every dialect reads it, and no cell can break out of it."""
    for row in table.rows:
        cells = zip(table.columns[1:], row[1:], strict=False)
        yield Line(words(row[0]), "", tuple(Line(words(cell), f"{name}:") for name, cell in cells if words(cell)))


def _blocks(parts: Iterable[Line | Table]) -> Iterator[str]:
    for part in grouped(parts):
        if isinstance(part, Table):
            yield from _blocks(_rows(part))
        elif isinstance(part, Line):
            yield from (escape(words) for words in part.paragraphs)
        else:
            yield "\n".join(line for item in part for line in _item(item, ""))


def _item(line: Line, indent: str) -> Iterator[str]:
    first, *more = line.paragraphs or ("",)
    yield f"{indent}- {' '.join(part for part in (_lead(line.lead), escape(first)) if part)}".rstrip()
    for part in more:
        yield ""
        yield f"{indent}  {escape(part)}"
    if more and line.below:
        yield ""
    for inner in line.below:
        yield from _item(inner, f"{indent}  ")


def _lead(lead: str) -> str:
    if not lead or lead == "-":
        return ""
    return f"**{lead}**" if _ID.match(lead) else f"*{escape(lead)}*"
