"""What comes of a grid: its words for the minutes, an agreement, a glossary, and what is still open in it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from meetingtui.core.items import ItemKind
from meetingtui.core.text import clip
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.owners import MOST_ROWS, owner_in, say_owner
from meetingtui.steps.grid.state import LEFT_EMPTY, NO_GIST, TOGETHER, GridState, Spot
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import ItemMade, View

TEXT_LIMIT = 2_000
"""Longest text of an agreement that a grid makes."""


def said(fields: GridFields, state: GridState, view: View, spot: Spot) -> str:
    """What may be written down of a line: nothing that is unseen, and of a sensitive guess only the room's gist."""
    cell = grid.stands(fields, state, view, spot)
    if cell.how == "empty":
        return LEFT_EMPTY
    if not cell.text:
        return ""
    if grid.sensitive(fields, spot):
        check = state.checks.get(spot)
        return (check.text if check else "") or (cell.text if cell.carried else NO_GIST)
    if cell.guess:
        return grid.say_guess(cell.text, view.partnership.party_name(grid.writer(fields, spot)))
    return cell.text


def written(fields: GridFields, state: GridState, view: View) -> dict[str, dict[str, str]]:
    """The grid as the minutes have it: row, column (with its party where there are several lines), text."""
    made: dict[str, dict[str, str]] = {}
    for spot in grid.spots(fields, state, view):
        if text := said(fields, state, view, spot):
            made.setdefault(spot.row, {})[spot.key] = text
    return made


def unknown(fields: GridFields, state: GridState, view: View) -> tuple[Spot, ...]:
    """The lines that nobody could fill, and those to be asked about."""
    return tuple(s for s in grid.spots(fields, state, view) if grid.stands(fields, state, view, s).how in _UNKNOWN)


_UNKNOWN = {"unknown", "ask"}

# agreement and glossary -------------------------------------------------------------------------------------


def agreement_text(fields: GridFields, state: GridState, view: View) -> str:
    """The grid in one line of text: "Hiring: decides = Imani; told = all. Prices: …"."""
    made: list[str] = []
    for row, words in grid.rows(fields, state, view).items():
        cells = list(_cells(fields, state, view, row))
        if cells:
            made.append(f"{words}: {'; '.join(cells)}.")
    return clip(" ".join(made), TEXT_LIMIT)


def _cells(fields: GridFields, state: GridState, view: View, row: str) -> Iterator[str]:
    for key, col in fields.columns.items():
        lines: list[str] = []
        for party in grid.lines(fields, view, row, col):
            text = said(fields, state, view, Spot(row, key, party))
            if text and text != LEFT_EMPTY:
                text = say_owner(text, view) if col.owner else text.rstrip(".")
                lines.append(f"{view.partnership.party_name(party)}: {text}" if party else text)
        if lines:
            yield f"{col.text} = {' / '.join(lines)}"


def saying_yes(fields: GridFields, state: GridState, view: View) -> tuple[str, ...]:
    """The parties that said yes to what the grid says now."""
    text = agreement_text(fields, state, view) if state.yes else ""
    return tuple(party for party in view.partnership.parties if text and state.yes.get(party) == text)


def terms(fields: GridFields, state: GridState, view: View) -> dict[str, dict[str, Any]]:
    """The words of the glossary, by row: what each means to each party, and the meaning they agreed."""
    made: dict[str, dict[str, Any]] = {}
    for row, words in grid.rows(fields, state, view).items():
        means: dict[str, list[str]] = {}
        agreed = ""
        for spot in grid.spots_of(fields, view, row):
            text = said(fields, state, view, spot)
            if not text or text == LEFT_EMPTY:
                continue
            if spot.party:
                means.setdefault(spot.party, []).append(text)
            elif not agreed and (fields.columns[spot.col].shared or spot.col == "agreed"):
                agreed = text
        if means or agreed:
            term: dict[str, Any] = {"word": words, "means": {p: clip("; ".join(t), 9_900) for p, t in means.items()}}
            term["agreed"] = agreed or None
            term["since"] = view.day.isoformat() if agreed and view.day else None
            made[row] = term
    return made


def made(fields: GridFields, state: GridState, view: View) -> tuple[ItemMade, ...]:
    """The items that the grid is kept as, once somebody said that it is."""
    if not state.kept:
        return ()
    if fields.result == "glossary":
        found = terms(fields, state, view)
        return tuple(ItemMade(f"term-{row}", ItemKind.TERM, term) for row, term in found.items())
    text = agreement_text(fields, state, view) if fields.result == "agreement" else ""
    if not text:
        return ()
    away = [party for party in grid.parties(view) if party not in view.parties_present]
    agreement: dict[str, Any] = {
        "topic": fields.heading,
        "text": text,
        "yes": list(saying_yes(fields, state, view)),
        "ratify": {"by": away} if away else None,
    }
    return (ItemMade("result", ItemKind.AGREEMENT, agreement),)


def keepable(fields: GridFields, state: GridState, view: View) -> bool:
    """Whether there is something to keep: words for the glossary, or a grid that some party says yes to."""
    if fields.result == "glossary":
        return bool(terms(fields, state, view))
    return fields.result == "agreement" and bool(saying_yes(fields, state, view))


# what is still open -----------------------------------------------------------------------------------------


def flags(fields: GridFields, state: GridState, view: View) -> tuple[str, ...]:
    """What a reader would stumble over, in sentences: nobody accountable, too much on one person, a party left out."""
    named = grid.rows(fields, state, view)
    made: list[str] = []
    held: dict[str, set[str]] = {}
    for key, col in fields.columns.items():
        if col.owner:
            texts = {row: grid.seen(fields, state, view, Spot(row, key)).text for row in named if row != TOGETHER}
            bare = [named[row] for row, text in texts.items() if not owner_in(text)]
            if bare:
                made.append(f"Nobody is accountable yet: {_some(bare)}.")
            for row, text in texts.items():
                if owner := owner_in(text):
                    held.setdefault(owner, set()).add(row)
        elif col.shared and fields.by_party:
            gains = {p: grid.seen(fields, state, view, Spot(TOGETHER, key, p)).text for p in grid.parties(view)}
            if lacking := [view.partnership.party_name(party) for party, text in gains.items() if not text]:
                made.append(f"{col.text}: not said yet what {_some(lacking)} gains.")
        elif not fields.check:
            made += _one_sided(fields, state, view, key)
    many = {person: len(rows) for person, rows in held.items() if len(rows) > MOST_ROWS}
    made += [f"{view.partnership.first_name(p)} has {n} rows: is that too much for one?" for p, n in many.items()]
    return tuple(made)


def _one_sided(fields: GridFields, state: GridState, view: View, key: str) -> Iterator[str]:
    """Cells in which one party has a line and another has not."""
    col = fields.columns[key]
    lacking: dict[str, list[str]] = {}
    for row, words in grid.rows(fields, state, view).items():
        lines = [p for p in grid.lines(fields, view, row, col) if p]
        there = {party: grid.seen(fields, state, view, Spot(row, key, party)).text for party in lines}
        if any(there.values()):
            for party in (party for party, text in there.items() if not text):
                lacking.setdefault(party, []).append(words)
    for party, words in lacking.items():
        yield f"{col.text}: no line from {view.partnership.party_name(party)} yet for {_some(words)}."


def _some(names: list[str]) -> str:
    shown = [clip(name, 30) for name in names[:3]]
    return ", ".join(shown) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
