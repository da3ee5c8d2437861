"""A paper: headings, lines beneath lines, tables: what is to be read, before it is text or a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meetingtui.core.standing import Agreed
from meetingtui.core.text import clean_block, clean_line
from meetingtui.review.writer import Writer

SHAPES: dict[Agreed, str] = {
    "green": "● GREEN",
    "yellow": "▲ YELLOW",
    "red": "■ RED",
    "no view": "○ NO VIEW",
    "differs": "≠ DIFFERS",
}
"""A status as a shape and a word: no reader depends on its colour."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, what stands before it, such as an id or "Because:", and the lines beneath it."""

    text: str
    lead: str = ""
    below: tuple[Line, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text, cleaned, in paragraphs of one line each."""
        return tuple(part for each in clean_block(self.text).split("\n") if (part := clean_line(each)))


@dataclass(frozen=True, slots=True)
class Mark:
    """How a stream stands, in a cell of a table."""

    colour: Agreed

    @property
    def words(self) -> str:
        """Its shape and its word."""
        return SHAPES[self.colour]


@dataclass(frozen=True, slots=True)
class Strip:
    """How a stream stood, one letter a meeting, the last one last."""

    letters: tuple[str, ...]

    @property
    def words(self) -> str:
        """The letters, apart."""
        return " ".join(self.letters)


Cell = str | Mark | Strip


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the names of their columns; the first cell of a row is what it is about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands beneath it."""

    heading: str
    parts: tuple[Line | Table, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: whose it is, what it is, a few lines about it, sections, and how it is to be taken."""

    whose: str
    title: str
    about: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    foot: tuple[str, ...] = ()


def words(cell: Cell) -> str:
    """A cell as text."""
    return clean_line(cell) if isinstance(cell, str) else cell.words


def section(heading: str, parts: Iterable[Line | Table]) -> tuple[Section, ...]:
    """One section, or none where nothing would stand beneath its heading."""
    found = tuple(parts)
    return (Section(heading, found),) if found else ()


def grouped(parts: Iterable[Line | Table]) -> Iterator[Line | Table | tuple[Line, ...]]:
    """Paragraphs, tables, and lists: neighbours that have something before or beneath them."""
    items: list[Line] = []
    for part in parts:
        if isinstance(part, Line) and (part.lead or part.below):
            items.append(part)
            continue
        if items:
            yield tuple(items)
            items = []
        yield part
    if items:
        yield tuple(items)


@dataclass(slots=True)
class _Open:
    """A line that may still get lines beneath it, and how far it is indented."""

    indent: int
    text: str
    lead: str
    below: list[_Open]

    def closed(self) -> Line:
        return Line(self.text, self.lead, tuple(one.closed() for one in self.below))


class Gathered(Writer):
    """A writer that keeps what it is told as lines beneath lines, by their indents, instead of wrapping it."""

    def __init__(self) -> None:
        super().__init__(0)
        self._found: list[tuple[str, list[_Open]]] = [("", [])]
        self._stack: list[_Open] = []

    def line(self, text: str = "") -> None:
        """A line as it is; an empty one parts paragraphs and is not kept."""
        if text.strip():
            self.text(text)

    def heading(self, text: str) -> None:
        """A section begins."""
        self._found.append((text, []))
        self._stack = []

    def text(self, text: str, *, first: str = "", indent: int = 0, hang: int | None = None) -> None:  # noqa: ARG002
        """A line, beneath the last one that is indented less."""
        while self._stack and self._stack[-1].indent >= indent:
            self._stack.pop()
        opened = _Open(indent, text, first.strip(), [])
        (self._stack[-1].below if self._stack else self._found[-1][1]).append(opened)
        self._stack.append(opened)

    @property
    def head(self) -> tuple[Line, ...]:
        """What stands before the first heading."""
        return tuple(one.closed() for one in self._found[0][1])

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that hold something, in order."""
        return tuple(
            part for heading, lines in self._found[1:] for part in section(heading, (one.closed() for one in lines))
        )
