"""Who decides what, as the parties wrote it down: shown beside a text that it seems to be about. Nothing is filled in.

The map is the last `decision-rights` and `roles` grid. A row is about a text where they share a word that matters.
"""

from __future__ import annotations

import re

from meetingtui.core.people import Partnership
from meetingtui.core.standing import Filled
from meetingtui.core.text import clip, fold_name
from meetingtui.steps.protocol import View

RIGHTS, ROLES = "decision-rights", "roles"
"""The ids of the two grids."""
_COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    RIGHTS: (("", "decides"), ("heard first: ", "heard"), ("limit: ", "limit"), ("not surprised: ", "told")),
    ROLES: (("", "owner"), ("stands in: ", "standin")),
}
"""What is told of a row, by the id of the column."""
_LEADS = {RIGHTS: "Who decides: ", ROLES: "Who answers for it: "}
_CELL = 60
_ALIKE = 5
"""Words are the same where they begin with so many letters: invoice, invoices, invoicing."""
_SAYS_NOTHING = frozenset(
    re.findall(
        "[a-z]+",
        "about after again alone another anybody anything before being between decide decides each either every "
        "everybody first from have hear hears into leave less make makes more most must need never nobody other others "
        "over pausing piece shall should someone something start take takes than that their them there these they "
        "thing things this those until upon want wants what when where which while whole whom will with without work "
        "works would yours answers person people party parties meeting meetings",
    )
)
"""Words that are in every other decision; a row's own id counts all the same."""


def rights(text: str, topic: str, view: View) -> tuple[tuple[str, str], ...]:
    """Lines about a text: what leads them, and who decides, is heard first, and within what limit."""
    found: list[tuple[str, str]] = []
    for grid, lead in _LEADS.items():
        filled = view.standing.grids.get(grid)
        row = _row(f"{text} {topic}", filled) if filled else ""
        if filled and row:
            said = [(label, _cell(filled, row, column, view.partnership)) for label, column in _COLUMNS[grid]]
            if said[0][1]:
                words = "; ".join(f"{label}{cell}" for label, cell in said if cell)
                found.append((lead, f"{words} ({clip(filled.rows.get(row, row), _CELL)})"))
    return tuple(found)


def _row(text: str, filled: Filled) -> str:
    """The row that shares most with a text; none where two share as much, for then it is a guess."""
    wanted = _words(text)
    shared = {row: _shared(wanted, _words(filled.rows.get(row, "")), fold_name(row)) for row in filled.cells}
    best = max(shared.values(), default=0)
    rows = [row for row, count in shared.items() if count == best]
    return rows[0] if best and len(rows) == 1 else ""


def _shared(wanted: set[str], of_row: set[str], row: str) -> int:
    meant = {word for word in of_row if word not in _SAYS_NOTHING}
    count = sum(any(_alike(word, other) for other in wanted - _SAYS_NOTHING) for word in meant)
    return count + (
        any(word == row or (len(row) >= _ALIKE and _alike(word, row)) for word in wanted) and row not in meant
    )


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= _ALIKE and one[:_ALIKE] == other[:_ALIKE] and abs(len(one) - len(other)) <= 3


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", fold_name(text)))


def _cell(filled: Filled, row: str, column: str, names: Partnership) -> str:
    """What stands in a cell; where parties wrote apart, their lines one after the other."""
    cells = filled.cells[row]
    said = [text for name, text in cells.items() if name == column or name.startswith(f"{column}/")]
    text = "; ".join(dict.fromkeys(line for line in said if line.strip() not in {"", "–", "-"}))
    return clip(re.sub(r"@([\w-]+)", lambda found: names.first_name(found[1]), text), _CELL)
