"""Markdown as blocks with the lines they stand in: headings, paragraphs, list items, tables, code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from meetingtui.review.importing.marks import is_bold, plain, struck_words

if TYPE_CHECKING:
    from markdown_it.token import Token

Sort = Literal["heading", "text", "item", "table", "code"]
BOLD_LEVEL = 7
"""The level of a line in bold that stands for a heading: below all others."""

_BOX = re.compile(r"\[( |x|X|-|✓|✔)\]\s+(?=\S)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PARTS = 200
"""Most breaks in one line that are followed."""
_BAR = re.compile(r"(?<!\\)\|")
_ENDS_HARD = re.compile(r"(?: {2,}|\\)\Z")


@dataclass(frozen=True, slots=True)
class Written:
    """A line of the file as it is read: its number from 1, and its words without marks."""

    number: int
    text: str
    ends: bool = False
    """Whether the writer broke the line on purpose."""
    struck: tuple[str, ...] = ()
    """What of its paragraph is struck through."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: where it stands, and its cells."""

    number: int
    cells: tuple[str, ...]
    over: str = ""
    """What stands behind the last column, where Markdown has no place for it."""
    struck: tuple[str, ...] = ()
    """What of it is struck through."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a page; `level` is a heading's, or how deep an item is nested (from 1)."""

    sort: Sort
    lines: tuple[Written, ...] = ()
    level: int = 0
    ticked: bool | None = None
    """Of an item with a box: whether it is ticked."""
    crossed: bool = False
    """Whether its box has a dash in it: it was cancelled."""
    leads: bool = False
    """Whether items stand beneath this one."""
    follows: bool = False
    """Whether it is a further paragraph of an item."""
    rows: tuple[Row, ...] = ()

    @property
    def first(self) -> int:
        """The number of its first line."""
        return self.lines[0].number if self.lines else self.rows[0].number if self.rows else 0

    @property
    def text(self) -> str:
        """All its words in one line."""
        return " ".join(line.text for line in self.lines if line.text)


@dataclass(slots=True)
class _Reading:
    blocks: list[Block] = field(default_factory=list[Block])
    depth: int = 0
    fresh: bool = False
    """Whether the next paragraph is the first of its item."""


def read_blocks(lines: Sequence[str]) -> list[Block]:
    """The blocks of a page, in order. What the reader of Markdown passes over is in none of them."""
    from markdown_it import MarkdownIt

    # Inline marks are our own affair: only what stands where is asked, and tags are text.
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 60}).enable("table").disable("inline")
    reader.disable("html_block")
    tokens = reader.parse("\n".join(lines))
    reading = _Reading()
    at = 0
    while at < len(tokens):
        at = _table(tokens, at, reading, lines) if tokens[at].type == "table_open" else _take(tokens, at, reading)
    return list(_with_leads(reading.blocks))


def _take(tokens: list[Token], at: int, reading: _Reading) -> int:
    token = tokens[at]
    match token.type:
        case "bullet_list_open" | "ordered_list_open":
            reading.depth += 1
        case "bullet_list_close" | "ordered_list_close":
            reading.depth -= 1
        case "list_item_open":
            reading.fresh = True
        case "list_item_close":
            reading.fresh = False
        case "heading_open":
            words = _written(tokens[at + 1])
            reading.blocks.append(Block("heading", words, int(token.tag[1])))
            return at + 3
        case "inline":
            _paragraph(token, reading)
        case "fence" | "code_block":
            first = (token.map or [0])[0] + (2 if token.type == "fence" else 1)
            words = tuple(Written(first + n, plain(text)) for n, text in enumerate(token.content.split("\n")) if text)
            if words:
                reading.blocks.append(Block("code", words, reading.depth))
        case _:
            pass
    return at + 1


def _paragraph(token: Token, reading: _Reading) -> None:
    raw = token.content
    words = _written(token)
    if not words:
        return
    if not reading.depth:
        bold = len(words) == 1 and is_bold(raw)
        reading.blocks.append(Block("heading" if bold else "text", words, BOLD_LEVEL if bold else 0))
        return
    ticked: bool | None = None
    crossed = False
    if reading.fresh and (box := _BOX.match(raw)):
        ticked, crossed = box[1] not in {" ", "-"}, box[1] == "-"
        words = _written(token, raw[box.end() :])
    reading.blocks.append(Block("item", words, reading.depth, ticked, crossed, follows=not reading.fresh))
    reading.fresh = False


def _written(token: Token, raw: str | None = None) -> tuple[Written, ...]:
    first = (token.map or [0])[0] + 1
    found: list[Written] = []
    struck = struck_words(token.content)
    for number, line in enumerate((token.content if raw is None else raw).split("\n"), start=first):
        parts = _BREAK.split(line, _PARTS)
        for part in parts:
            ends = part is not parts[-1] or bool(_ENDS_HARD.search(part))
            if text := plain(_ENDS_HARD.sub("", part)):
                found.append(Written(number, text, ends, struck))
    return tuple(found)


def _table(tokens: list[Token], at: int, reading: _Reading, lines: Sequence[str]) -> int:
    rows: list[Row] = []
    cells: list[str] = []
    struck: tuple[str, ...] = ()
    line = 0
    while tokens[at].type != "table_close":
        token = tokens[at]
        if token.type == "tr_open":
            cells, struck, line = [], (), (token.map or [0])[0] + 1
        elif token.type == "inline":
            struck += struck_words(token.content)
            cells.append("; ".join(text for part in _BREAK.split(token.content, _PARTS) if (text := plain(part))))
        elif token.type == "tr_close":
            rows.append(Row(line, tuple(cells), _over(lines[line - 1], len(cells)), struck))
        at += 1
    reading.blocks.append(Block("table", level=reading.depth, rows=tuple(rows)))
    return at + 1


def _over(line: str, columns: int) -> str:
    cells = _BAR.split(line.strip().removeprefix("|").removesuffix("|"))[columns:]
    return "; ".join(text for cell in cells if (text := plain(cell)))


def _with_leads(blocks: list[Block]) -> Iterator[Block]:
    """The same blocks, each item saying whether others stand beneath it."""
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        beneath = after is not None and after.sort == "item" and not after.follows and after.level > block.level
        if block.sort == "item" and beneath:
            yield replace(block, leads=True)
        else:
            yield block
