"""How the lists of a `gather` step look on the stage: cards that are put together, and the dots on themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from meetingtui.core.text import clip
from meetingtui.steps.gather.drawing import called, cap, card_line, count, still_hidden
from meetingtui.steps.gather.sorting import ON_ONE
from meetingtui.steps.gather.state import GatherState, seen, theme_of
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import (
    Ranked,
    Theme,
    dots_left,
    dots_of,
    kept,
    ranked,
    themes,
    votes_shown,
)
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import QUIET, STRONG, Page, ends


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list that is sorted: a theme, or one card in it."""

    theme: str
    card: str = ""
    later: bool = False


def window(length: int, at: int, room: int) -> tuple[int, int]:
    """The part of a list that is shown around the line in front."""
    start = max(0, min(at - room // 2, length - room))
    return start, min(start + room, length)


def target_page(page: Page, rows: Sequence[Theme], theme: str, room: int) -> None:
    """The themes that a card can be put on, while it is picked up."""
    at = next((number for number, one in enumerate(rows) if one.id == theme), 0)
    page.text("Put it on which?", STRONG).blank()
    start, end = window(len(rows), at, room - 2)
    for one in rows[start:end]:
        front = one.id == theme
        size = f"×{len(one.cards)}" if len(one.cards) > 1 else ""
        page.parts((ends(f"{'▶' if front else ' '} {one.label}", size, page.width), STRONG if front else ""))


# group ------------------------------------------------------------------------------------------------------


def rows_of(fields: GatherFields, state: GatherState) -> tuple[Row, ...]:
    """The list that is sorted: lone cards, themes with their cards beneath, and what is kept for later at the end."""
    made: list[Row] = []
    for theme in themes(fields, state):
        if len(theme.cards) == 1 and not theme.name:
            made.append(Row(theme.id, theme.cards[0].id))
        else:
            made += [Row(theme.id), *(Row(theme.id, card.id) for card in theme.cards)]
    return (*made, *(Row(theme_of(state, card), card.id, later=True) for card in kept(fields, state)))


def group_page(
    page: Page,
    fields: GatherFields,
    state: GatherState,
    view: View,
    *,
    front: int,
    picked: Sequence[str],
    room: int,
) -> None:
    """All cards in a list; the one in front can be picked up and put on another."""
    rows = rows_of(fields, state)
    everything = themes(fields, state)
    page.text(f"{cap(count(len(seen(fields, state)), 'card'))} in {count(len(everything), 'theme')}", QUIET)
    if not rows:
        still_hidden(page, fields, state, view)
        return
    if picked:
        page.text(f"Picked up {count(len(picked), 'card')}: go to where it belongs, then 1.", STRONG)
    there = {theme.id: theme for theme in everything}
    start, end = window(len(rows), front, room - 3)
    for number in range(start, end):
        row = rows[number]
        _group_row(page, fields, state, view, row, there.get(row.theme), front=number == front, picked=picked)
    if end < len(rows):
        left = len(rows) - end
        page.text(f"  and {left} line{'' if left == 1 else 's'} more", QUIET)
    still_hidden(page, fields, state, view)


def _group_row(
    page: Page,
    fields: GatherFields,
    state: GatherState,
    view: View,
    row: Row,
    theme: Theme | None,
    *,
    front: bool,
    picked: Sequence[str],
) -> None:
    lead = "▶ " if front else "  "
    style = STRONG if front else ""
    card = state.cards.get(row.card)
    if card is None:
        if theme:
            page.parts((ends(f"{lead}{theme.label}", f"×{len(theme.cards)}", page.width), style))
        return
    words = card_line(card, fields, state, view)
    inside = theme is not None and not row.later and (len(theme.cards) > 1 or bool(theme.name))
    said = "picked up" if card.id in picked else "for later" if row.later else ""
    text = f"{lead}{'  ' if inside else ''}{words}"
    if front and not said and cell_len(text) > page.width:
        page.text(clip(words, page.width * 3), style, first=lead + ("  " if inside else ""))
    else:
        page.parts((ends(text, said, page.width), style))


# vote -------------------------------------------------------------------------------------------------------


def vote_page(
    page: Page, fields: GatherFields, state: GatherState, view: View, *, party: str, theme: str, room: int
) -> None:
    """The themes, and which parties have placed their dots; how they fell only once that is to be seen."""
    if state.counted:
        results_page(page, fields, state, view, theme=theme, room=room)
        return
    page.text(_dots_rule(fields.dots), QUIET)
    for one in view.in_turn():
        page.parts((_voting(fields, state, view, one, front=one == party), STRONG if one == party else ""))
    page.blank()
    rows = themes(fields, state)
    if not rows:
        page.text("There is no theme to vote on.")
        return
    at = next((number for number, one in enumerate(rows) if one.id == theme), 0)
    start, end = window(len(rows), at, max(room - len(view.parties_present) - 3, 4))
    for number in range(start, end):
        one, front = rows[number], number == at
        dots = _placed(fields, state, view, one) if votes_shown(fields, state) else ""
        lead = f"{'▶' if front else ' '} {number + 1}  "
        page.parts((ends(f"{lead}{one.label}", dots, page.width), STRONG if front else ""))
    if end < len(rows):
        page.text(f"  and {len(rows) - end} more", QUIET)


def _dots_rule(dots: int) -> str:
    most = f", at most {ON_ONE} on one theme" if dots > ON_ONE else ""
    return f"{cap(count(dots, 'dot'))} for each party{most}."


def _voting(fields: GatherFields, state: GatherState, view: View, party: str, *, front: bool) -> str:
    """How far a party is. Unseen, the dots it has left are said only once it is in: they would tell where they went."""
    left = dots_left(fields, state, party)
    said = ""
    if party in state.cast:
        said = f"✓ in, {count(left, 'dot')} not placed" if left else "✓ in"
    elif votes_shown(fields, state):
        said = f"{count(left, 'dot')} left"
    elif front:
        said = "placing"
    return f"{'▶' if front else ' '} {called(party, view)}  {said}".rstrip()


def _placed(fields: GatherFields, state: GatherState, view: View, theme: Theme) -> str:
    placed = {party: dots_of(fields, state, party).get(theme.id, 0) for party in view.partnership.parties}
    return "  ".join(f"{view.partnership.mark(party)} {dots}" for party, dots in placed.items() if dots)


def results_page(page: Page, fields: GatherFields, state: GatherState, view: View, *, theme: str, room: int) -> None:
    """How the dots fell, by party; what both sides care about first."""
    rows = ranked(fields, state, view)
    if not any(row.total for row in rows):
        page.text("No dots were placed, so nothing is ranked.", STRONG).blank()
        page.text("Enter goes on with the themes as they stand; Backspace goes back to them.", QUIET)
        return
    page.text("What every party cares about comes first.", QUIET).blank()
    at = next((number for number, row in enumerate(rows) if row.theme.id == theme), 0)
    start, end = window(len(rows), at, room - 3)
    for row in rows[start:end]:
        page.parts(*_result(row, view, page.width))
    if end < len(rows):
        page.text(f"  and {len(rows) - end} more", QUIET)


def _result(row: Ranked, view: View, width: int) -> tuple[tuple[str, str], ...]:
    dots = "  ".join(f"{view.partnership.mark(party)} {number}" for party, number in row.votes.items())
    level = "  level" if row.level and row.total else ""
    rank = f"{row.rank:>2}" if row.total else " –"
    return ((ends(f"{rank}  {row.theme.label}", f"{dots}{level}", width), STRONG if row.rank == 1 else ""),)
