"""Tables of old minutes: which column holds what, and what the table as a whole is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from meetingtui.review.importing.blocks import Block, Row
from meetingtui.review.importing.marks import says_something
from meetingtui.review.importing.vocabulary import ABOUT, LISTS, PEOPLE, Part, column_of, part_of

Sort = Literal["actions", "decisions", "risks", "people", "facts", "other"]
COLUMN_LIMIT = 40
"""Most columns of a table that is looked into; a wider one is kept in words."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the meaning of its columns; `main` is the one that holds what a row is about."""

    sort: Sort
    heads: tuple[str, ...]
    columns: dict[str, int]
    main: int
    rows: tuple[Row, ...]

    def cell(self, row: Row, name: str) -> str:
        """What a row says in the column of that name; nothing where there is none."""
        at = self.columns.get(name)
        return row.cells[at] if at is not None and at < len(row.cells) and at != self.main else ""

    def about(self, row: Row) -> str:
        """What a row is about."""
        return row.cells[self.main] if self.main < len(row.cells) else ""

    def others(self, row: Row, used: frozenset[str]) -> list[str]:
        """The cells of a row that stand in none of these columns, each with the heading of its own."""
        taken = {self.columns[name] for name in used if name in self.columns} | {self.main}
        return [
            f"{head}: {cell}" if head else cell
            for at, (head, cell) in enumerate(zip(self.heads, row.cells, strict=False))
            if at not in taken and says_something(cell)
        ]


def read_table(block: Block, part: Part | None) -> Table:
    """What a table is about, by its columns and by the heading it stands under."""
    head, *rows = block.rows
    columns: dict[str, int] = {}
    for at, cell in enumerate(head.cells[:COLUMN_LIMIT]):
        columns.setdefault(column_of(cell), at)
    columns.pop("", None)
    sort = _sort(columns, part, block)
    if sort == "facts" and part_of(head.cells[0]) is not None:
        rows.insert(0, head)
    return Table(sort, head.cells, columns, _main(sort, columns, head), tuple(rows))


def _sort(columns: dict[str, int], part: Part | None, block: Block) -> Sort:
    cells = len(block.rows[0].cells)
    if cells > COLUMN_LIMIT or part in {Part.EARLIER, Part.AGENDA}:
        return "other"
    if part in PEOPLE or ("owner" in columns and "text" not in columns and columns.keys() & {"party", "role", "there"}):
        return "people"
    if part is Part.RISK or "risk" in columns:
        return "risks"
    if part is Part.DECISION or ("decision" in columns and "text" not in columns):
        return "decisions"
    if part is Part.ACTION or ("text" in columns and columns.keys() & {"owner", "due", "status"}):
        return "actions"
    if cells == 2 and _facts(block):
        return "facts"
    return "other"


def _facts(block: Block) -> bool:
    known = [part_of(row.cells[0]) for row in block.rows if row.cells]
    return sum(part in ABOUT | LISTS | {Part.NEXT} for part in known) >= 2


def _main(sort: Sort, columns: dict[str, int], head: Row) -> int:
    wishes = {
        "actions": ("text",),
        "decisions": ("decision", "text"),
        "risks": ("risk", "text"),
        "people": ("owner", "text"),
    }.get(sort, ())
    for name in wishes:
        if name in columns:
            return columns[name]
    taken = set(columns.values())
    return next((at for at in range(len(head.cells)) if at not in taken), 0)


def in_words(heads: tuple[str, ...], row: Row) -> str:
    """A row as a sentence: each cell with the heading of its column."""
    cells = zip((*heads, *([""] * len(row.cells))), row.cells, strict=False)
    return "; ".join(f"{head}: {cell}" if head else cell for head, cell in cells if cell)
