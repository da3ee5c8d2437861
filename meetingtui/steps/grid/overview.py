"""The whole of a grid on a page: what is filled, what is still open, what changed since the last version."""

from __future__ import annotations

from rich.cells import cell_len

from meetingtui.core.dates import say_date
from meetingtui.steps.grid import results
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.changes import Change, changes, widest_first
from meetingtui.steps.grid.drawing import called, room, row_name
from meetingtui.steps.grid.state import Cell, GridState, Spot
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import QUIET, STRONG, Page, fit

_SIGNS = {"filled": "█", "not known": "▒", "left empty": "–", "not yet": "·"}
_ROWS = 6


def overview(page: Page, fields: GridFields, state: GridState, view: View) -> None:
    """Counts, what the parties say, what is still open, what changed; the rows last."""
    every = grid.spots(fields, state, view)
    if not every:
        page.text("There is nothing in this grid." if not fields.add else "There are no rows yet.")
        return
    counts = dict.fromkeys(_SIGNS, 0)
    for spot in every:
        counts[_sort(_held(fields, state, view, spot))] += 1
    page.text(", ".join(f"{_SIGNS[sort]} {sort} {count}" for sort, count in counts.items() if count), STRONG)
    if fields.check:
        _tally(page, fields, state, view)
    _result(page, fields, state, view)
    open_still, few = results.flags(fields, state, view), _few(page)
    for sentence in open_still[:few]:
        page.text(sentence, first="! ")
    if len(open_still) > few:
        page.text(f"and {len(open_still) - few} more like these", QUIET, indent=2)
    _changed(page, fields, state, view)
    page.blank()
    rows = list(grid.rows(fields, state, view))
    for row in rows[:_ROWS]:
        held = [_held(fields, state, view, spot) for spot in grid.spots_of(fields, view, row)]
        strip = _side_by_side([_SIGNS[_sort(cell)] for cell in held], page.width // 3)
        page.row(row_name(fields, state, view, row), f"{strip}  {sum(1 for c in held if c.reached)} of {len(held)}")
    if len(rows) > _ROWS:
        rest = [spot for row in rows[_ROWS:] for spot in grid.spots_of(fields, view, row)]
        done = sum(1 for spot in rest if _held(fields, state, view, spot).reached)
        page.row(f"{len(rows) - _ROWS} more rows", f"{done} of {len(rest)}", QUIET)


def _side_by_side(signs: list[str], width: int) -> str:
    """Signs apart from each other, so that they can be counted on a picture of the screen too, where there is room."""
    apart, close = " ".join(signs), "".join(signs)
    return apart if cell_len(apart) <= width else fit(close, min(cell_len(close), width))


def _few(page: Page) -> int:
    return 3 if room(page) > _ROWS else 2


def _held(fields: GridFields, state: GridState, view: View, spot: Spot) -> Cell:
    """What a line holds; of one that is unseen, only that it is written."""
    cell = grid.cell(fields, state, view, spot)
    return Cell(text="written") if cell.reached and grid.unseen(fields, state, spot) else cell


def _sort(cell: Cell) -> str:
    if cell.text:
        return "filled"
    return {"unknown": "not known", "ask": "not known", "empty": "left empty", "": "not yet"}[cell.how]


def _tally(page: Page, fields: GridFields, state: GridState, view: View) -> None:
    """How the guesses fared, by cell and never by person (practices A2, 27)."""
    every = grid.guesses(fields, state, view)
    marks = [state.checks[spot].mark for spot in every if spot in state.checks]
    if every:
        told = ", ".join(f"{name} {marks.count(name)}" for name in ("right", "partly", "missed"))
        left = len(every) - len(marks)
        page.text(f"Guesses: {told}{f', not marked {left}' if left else ''}.")


def _result(page: Page, fields: GridFields, state: GridState, view: View) -> None:
    if fields.result == "glossary":
        found = results.terms(fields, state, view)
        agreed = sum(1 for term in found.values() if term["agreed"])
        kept = "Kept in the glossary" if state.kept else "For the glossary"
        count = "1 word" if len(found) == 1 else f"{len(found)} words"
        page.text(f"{kept}: {count}, {agreed} with an agreed meaning.")
    elif fields.result == "agreement":
        yes = results.saying_yes(fields, state, view)
        said = ", ".join(f"{called(p, view)} {_stand(p, yes, view)}" for p in grid.parties(view))
        page.text("Kept as an agreement:" if state.kept else "Yes to this as an agreement?", STRONG)
        page.text(said, indent=2)
        if state.kept and not yes:
            page.text("Nobody says yes to how it reads now.", first="! ")


def _stand(party: str, yes: tuple[str, ...], view: View) -> str:
    if party in yes:
        return "✓ yes"
    return "… not said" if party in view.parties_present else "– not here"


def _changed(page: Page, fields: GridFields, state: GridState, view: View) -> None:
    before = grid.last(fields, view)
    if before is None:
        return
    found = changes(before.cells, results.written(fields, state, view))
    cells = "1 cell" if len(found) == 1 else f"{len(found)} cells"
    page.text(
        f"{cells} changed since {say_date(before.on, view.day)}"
        + (", the widest first:" if len(found) > 1 else ":" if found else ".")
    )
    for change in widest_first(found)[: _few(page)]:
        told = _told(change, fields, state, view, whole=page.whole)
        if page.whole:
            page.text(told, indent=2, hang=2)
        else:
            page.parts("  ", (fit(told, page.width - 2).rstrip(), ""))


def _told(change: Change, fields: GridFields, state: GridState, view: View, *, whole: bool) -> str:
    def short(text: str, limit: int) -> str:
        return text if whole or cell_len(text) <= limit else fit(text, limit).rstrip()

    key, _, party = change.col.partition("/")
    before = grid.last(fields, view)
    rows, cols = (before.rows, before.cols) if before else ({}, {})
    row = grid.rows(fields, state, view).get(change.row) or rows.get(change.row, change.row)
    col = fields.columns[key].text if key in fields.columns else cols.get(key, key)
    whose = f" ({view.partnership.party_name(party)})" if party else ""
    was, now = (short(text, 24) or "nothing" for text in (change.was, change.now))
    return f"{short(row, 20)}, {short(col, 20)}{whose}: {was} → {now}"
