"""One row of a grid as a card, a guess to be marked, and the overview, on a page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from rich.cells import cell_len

from meetingtui.core.dates import say_date
from meetingtui.core.text import clip, fold_name
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.events import Mark
from meetingtui.steps.grid.owners import say_owner
from meetingtui.steps.grid.state import TOGETHER, GridState, Spot
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page, fit, wrap

HOW = {"unknown": "▒ we do not know", "ask": "▒ to be asked", "empty": "– left empty on purpose", "": "· not yet"}
MARKS: dict[Mark, str] = {"right": "✓ right", "partly": "≈ partly", "missed": "✗ missed"}
_LINES, _FEW_LINES = 10, 6
"""Lines that the cells of a card may take, on a stage of usual size and on a narrow one; a cell that is longer has
the page for itself."""
_LABEL = 32
_BESIDE_FROM = 56
"""Columns from which what two parties say stands side by side."""


def called(party: str, view: View) -> str:
    """A party with its shape."""
    return f"{view.partnership.mark(party)} {view.partnership.party_name(party)}"


def row_name(fields: GridFields, state: GridState, view: View, row: str) -> str:
    """The words of a row; a party with its shape."""
    if fields.by_party and row != TOGETHER:
        return called(row, view)
    return grid.rows(fields, state, view).get(row, row)


def line_name(fields: GridFields, view: View, spot: Spot) -> str:
    """What a line of a cell is, within its row."""
    col = fields.columns[spot.col]
    if len(grid.lines(fields, view, spot.row, col)) < 2:
        return col.text
    if fields.by_party and spot.row == TOGETHER:
        return f"{called(spot.party, view)} gains" if spot.party else col.text
    return called(spot.party, view)


def words(fields: GridFields, state: GridState, view: View, spot: Spot) -> str:
    """What the stage shows of a line."""
    here = state.cells.get(spot)
    if here and here.reached and grid.unseen(fields, state, spot):
        return "█ written, not shown yet"
    cell = grid.seen(fields, state, view, spot)
    if not cell.text:
        return HOW[cell.how]
    text = say_owner(cell.text, view) if fields.columns[spot.col].owner else cell.text
    return f"{text} (a guess)" if cell.guess else text


# one row ----------------------------------------------------------------------------------------------------


def room(page: Page) -> int:
    """Lines that there is room for: a narrow stage is a low one too."""
    return _LINES if page.width >= _BESIDE_FROM else _FEW_LINES


def card(page: Page, fields: GridFields, state: GridState, view: View, front: Spot) -> None:
    """One row with its columns as labelled lines, the one in front marked and whole."""
    every = grid.spots(fields, state, view)
    rows = list(grid.rows(fields, state, view))
    done = sum(1 for spot in every if _reached(fields, state, view, spot))
    where = f"row {rows.index(front.row) + 1} of {len(rows)} · {done} of {len(every)} filled"
    name = row_name(fields, state, view, front.row)
    if cell_len(name) + cell_len(where) + 2 <= page.width:
        page.row(name, where, STRONG)
    else:
        page.text(name, STRONG).text(where, QUIET)
    if prompt := _prompt(fields, rows, front):
        page.text(prompt, QUIET)
    page.blank().gap()
    mine = words(fields, state, view, front)
    if len(wrap(mine, page.width - 4)) > room(page) - 2:
        page.row(f"▶ {_whose(fields, view, front)}", "page down: the rest", STRONG).text(mine, indent=2)
    else:
        _lines(page, fields, state, view, front, mine)
    _note(page, fields, state, view, front)


def _reached(fields: GridFields, state: GridState, view: View, spot: Spot) -> bool:
    return grid.cell(fields, state, view, spot).reached


def _whose(fields: GridFields, view: View, spot: Spot) -> str:
    name, col = line_name(fields, view, spot), fields.columns[spot.col].text
    return col if name == col else f"{col}: {name}"


def _prompt(fields: GridFields, rows: list[str], front: Spot) -> str:
    """As many prompts as columns: one each. Otherwise they go with the rows, in turn."""
    if not fields.prompts:
        return ""
    if len(fields.prompts) == len(fields.cols):
        return fields.prompts[list(fields.columns).index(front.col)]
    return fields.prompts[rows.index(front.row) % len(fields.prompts)]


def _lines(page: Page, fields: GridFields, state: GridState, view: View, front: Spot, mine: str) -> None:
    spots = grid.spots_of(fields, view, front.row)
    label = min(max(cell_len(line_name(fields, view, spot)) for spot in spots), _LABEL, page.width * 2 // 5)
    several = {
        spot.col for spot in spots if spot.party and line_name(fields, view, spot) != fields.columns[spot.col].text
    }
    tall = len(wrap(mine, page.width - label - 4))
    at = spots.index(front)

    def height(some: tuple[Spot, ...]) -> int:
        heads = {spot.col for spot in some} & several
        return len(some) + len(heads) + (tall - 1 if front in some else 0)

    first, beyond = _window(spots, at, lambda some: height(some) <= room(page))
    shown = spots[first:beyond]
    if first:
        page.text(f"{first} more before", QUIET, indent=2)
    before = ""
    for spot in shown:
        heads = spot.col in several and spot.col != before and not (fields.by_party and spot.row == TOGETHER)
        if heads:
            page.text(fields.columns[spot.col].text, QUIET, indent=2)
        if spot.col == front.col and _beside(page, fields, state, view, front, first_of_cell=spot.col != before):
            before = spot.col
            continue
        before = spot.col
        full = line_name(fields, view, spot)
        name = fit(full, label)
        if spot == front and cell_len(full) > label:
            page.text(f"▶ {full}", STRONG, hang=2).text(mine, STRONG, indent=4)
        elif page.whole and cell_len(full) > label:
            page.text(full, indent=2).text(words(fields, state, view, spot), indent=4)
        elif spot == front:
            page.text(mine, STRONG, first=f"▶ {name}  ")
        else:
            _other(page, f"  {name}  ", words(fields, state, view, spot))
    if left := len(spots) - beyond:
        page.text(f"{left} more after", QUIET, indent=2)


def _other(page: Page, label: str, text: str) -> None:
    """A line that is not in front: in full where there is room, else cut."""
    if page.whole:
        page.text(text, first=label)
    else:
        page.parts(label, fit(text, page.width - cell_len(label)).rstrip())


def _window(spots: tuple[Spot, ...], at: int, fits: Callable[[tuple[Spot, ...]], bool]) -> tuple[int, int]:
    """As many lines around the one in front as there is room for: the first, and the one after the last."""
    first, beyond = at, at + 1
    grown = True
    while grown:
        grown = False
        for low, high in ((first, beyond + 1), (first - 1, beyond)):
            if low >= 0 and high <= len(spots) and fits(spots[low:high]):
                first, beyond, grown = low, high, True
                break
    return first, beyond


def _beside(page: Page, fields: GridFields, state: GridState, view: View, front: Spot, *, first_of_cell: bool) -> bool:
    """Put what two parties say of one thing side by side, once; whether that was possible."""
    pair = [spot for spot in grid.spots_of(fields, view, front.row) if spot.col == front.col]
    if len(pair) != 2 or not all(spot.party for spot in pair) or page.width < _BESIDE_FROM:
        return False
    width = (page.width - 4) // 2
    texts = [wrap(words(fields, state, view, spot), width - 2) for spot in pair]
    if max(len(text) for text in texts) > _LINES - 4:
        return False
    if first_of_cell:
        heads = [fit(f"{'▶' if spot == front else ' '} {line_name(fields, view, spot)}", width) for spot in pair]
        page.parts(*((f"{head}  ", STRONG if spot == front else "") for head, spot in zip(heads, pair, strict=True)))
        for left, right in zip_longest(*texts, fillvalue=""):
            page.parts(f"  {fit(left, width - 2)}    {right}".rstrip())
    return True


def _note(page: Page, fields: GridFields, state: GridState, view: View, front: Spot) -> None:
    """One sentence about the line in front: whose it is, where its words come from, how it differs."""
    page.blank()
    cell = grid.seen(fields, state, view, front)
    before = grid.last(fields, view)
    earlier = before.cols.get(front.col, "") if before else ""
    if earlier and earlier != fields.columns[front.col].text:
        page.text(f"This column was called: {clip(earlier, 40)}", QUIET)
    if away := grid.absent(fields, view, front):
        page.text(f"Nobody from {called(away, view)} is here: this is a guess only.")
    elif cell.carried and before:
        page.text(f"As it was on {say_date(before.on, view.day)}.", QUIET)
    elif fields.filling == "other" and front.party and front.row != TOGETHER:
        guessing, about = called(front.party, view), called(front.row, view)
        page.text(
            f"{guessing} guesses. {about} says afterwards what is right." if fields.check else f"{guessing} says.",
            QUIET,
        )
        if grid.sensitive(fields, front):
            page.text("Sensitive: the guess is not in the minutes.", QUIET)
    elif fields.columns[front.col].record == "gist":
        page.text("Sensitive: the minutes hold only a gist that the room agrees.", QUIET)
    elif same := _alike(fields, state, view, front):
        page.text(same, QUIET if same.startswith("=") else FLAG)


def _alike(fields: GridFields, state: GridState, view: View, front: Spot) -> str:
    """Whether the parties' lines of one cell say the same, once there is one from each."""
    if not front.party or front.row == TOGETHER:
        return ""
    col = fields.columns[front.col]
    there = [
        grid.seen(fields, state, view, Spot(front.row, front.col, p)).text
        for p in grid.lines(fields, view, front.row, col)
    ]
    if len(there) < 2 or not all(there):
        return ""
    return "= The same words." if len({fold_name(text) for text in there}) == 1 else "≠ These lines differ."


# one guess --------------------------------------------------------------------------------------------------


def guess(page: Page, fields: GridFields, state: GridState, view: View, front: Spot) -> None:
    """A guess, and what the party that it is about says of it."""
    every = grid.guesses(fields, state, view)
    done = sum(1 for spot in every if spot in state.checks)
    page.row(f"{called(front.row, view)} says what is right", f"{done} of {len(every)} marked", STRONG).blank().gap()
    page.text(fields.columns[front.col].text, QUIET)
    page.text(words(fields, state, view, front), STRONG, first=f"{called(front.party, view)} guessed: ", hang=2)
    check = state.checks.get(front)
    if check is None and front.row not in view.parties_present:
        page.text(f"Nobody from {called(front.row, view)} is here to say so: it stays a guess.")
    elif check is not None:
        sort = "Gist, agreed by the room" if grid.sensitive(fields, front) else "Correction"
        page.parts((MARKS[check.mark], FLAG if check.mark == "missed" else STRONG))
        if check.text:
            page.text(check.text, first=f"{sort}: ", hang=2)
    if grid.sensitive(fields, front):
        page.text("Sensitive: the guess is not in the minutes, only the gist that the room agrees.", QUIET)
    page.blank()
    others = [spot for spot in every if spot.row == front.row]
    at = others.index(front)
    first = max(0, min(at - 2, len(others) - 5))
    for spot in others[first : first + 5]:
        told = state.checks.get(spot)
        label = fit(MARKS[told.mark] if told else "· not yet", 10)
        name = fields.columns[spot.col].text
        who = f" ({view.partnership.party_name(spot.party)})" if len(view.partnership.party) > 2 else ""
        line = fit(f"{'▶' if spot == front else ' '} {label} {name}{who}", page.width).rstrip()
        page.parts((line, STRONG if spot == front else ""))
