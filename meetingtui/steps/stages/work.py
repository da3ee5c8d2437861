"""What stands behind the door in front, by what is asked there: a text, each party's view, a list, causes, a grid."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from meetingtui.core.keys import shown
from meetingtui.steps.protocol import View
from meetingtui.steps.stages import needs
from meetingtui.steps.stages.drawing import BLOCK, absent, clipped, labelled, rest, slots
from meetingtui.steps.stages.state import Door, Entry, Link, StagesState
from meetingtui.steps.stages.step import StageFields, StagesFields
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page, fit

DIGITS = 7
"""Parties, or parts of a fair test, that a digit can pick."""
_WINDOW = 7
"""Causes that stand on the stage at once."""
_NAME = 20
"""Widest name of a party in a row, in cells."""


def block(keys: Sequence[str], key: str) -> tuple[int, Sequence[str]]:
    """The entries that stand on the stage with this one, and how many come before them."""
    at = keys.index(key) if key in keys else 0
    start = at - at % BLOCK
    return start, keys[start : start + BLOCK]


def in_order(links: Sequence[Link]) -> tuple[tuple[int, Link], ...]:
    """Causes as they hang on each other, each with its depth: every branch to its end before the next."""
    made: list[tuple[int, Link]] = []
    waiting = [(0, link) for link in reversed(links) if not link.under]
    while waiting:
        depth, link = waiting.pop()
        made.append((depth, link))
        waiting += [(depth + 1, below) for below in reversed(links) if below.under == link.key]
    return tuple(made)


def draw(page: Page, fields: StagesFields, state: StagesState, view: View, key: str) -> None:
    """The work at the door in front; `key` is what the cursor is on."""
    stage, door = fields.stage[state.at], state.front
    page.blank()
    match stage.asks:
        case "each party in turn":
            _turns(page, fields, door, view, key)
        case "options":
            _options(page, fields, state, key)
        case "criteria":
            _entries(page, door.criteria, (), key, "Nothing is named yet: 0 adds one.")
        case "chain":
            _chain(page, door, key)
        case "grid":
            _grid(page, fields, state, key)
        case _:
            _text(page, fields, stage, door, view)
    if stage.slots:
        slots(page, stage, view)


def _text(page: Page, fields: StagesFields, stage: StageFields, door: Door, view: View) -> None:
    label = {"one statement": "What happened", "one question": "The question"}.get(stage.asks, stage.name)
    if not stage.asks_agreement:
        clipped(page, door.text or "0 says to whom", first="Taken to: ", style="" if door.text else QUIET)
        return
    if door.text:
        clipped(page, door.text, STRONG, first="" if stage.asks == "one question" else f"{label}: ", most=4)
    else:
        page.text("Nothing is written yet: 0 writes it.", QUIET)
    if door.reworded:
        page.text("The words have changed: each party is asked again.", FLAG)
    for party, text in door.beside.items():
        clipped(page, text, first=f"{view.partnership.party_name(party)} puts it: ")
    if door.beside:
        page.text("Both stand side by side: this door opens with a reason.", QUIET)
    if not door.text:
        return
    rest(page)
    yes, no = ("✓ would work on it", "· not yet") if stage.asks == "one question" else ("✓ agrees", "· not yet")
    order = view.in_turn(fields.starts)
    names = _names(order, view)
    for number, party in enumerate(order[:DIGITS], 1):
        said = (yes, STRONG) if party in door.yes else (no, "")
        page.parts(f"  {number}  {names[party]}   ", said)
    absent(page, view)


def _names(parties: Sequence[str], view: View) -> dict[str, str]:
    width = max((min(cell_len(labelled(party, view)), _NAME) for party in parties), default=0)
    return {party: fit(labelled(party, view), width) for party in parties}


def _turns(page: Page, fields: StagesFields, door: Door, view: View, key: str) -> None:
    order = needs.speakers(fields, door, view)
    names = _names(order, view)
    _, shown = block(order, key)
    for party in shown:
        spoken = "has spoken" if party in door.spoken else "to speak  "
        heard = "yes" if party in door.heard else "not yet" if party in door.spoken else "–"
        gone = "" if party in view.parties_present else "  not here"
        mark, style = ("▶", STRONG) if party == key else (" ", "")
        page.parts((f" {mark} {names[party]}   {spoken}   heard: {heard}{gone}", style))
        if party in door.by_facilitator:
            page.text("said back by the facilitator", QUIET, indent=5)
        if party == key and party in door.views:
            clipped(page, door.views[party], indent=5)
        if party == key and party in door.restated:
            clipped(page, door.restated[party], first="said back: ", indent=5)
    if len(order) > len(shown):
        page.text(f"{len(order)} parties; arrows go to the others.", QUIET)
    absent(page, view)
    if not door.shut_behind:
        rest(page)
        page.text(instruction(door, view, key))
    if door.text:
        agreed = set(view.parties_present) <= door.yes
        clipped(page, door.text, first="Gist, agreed: " if agreed else "Gist, to be agreed: ")


def instruction(door: Door, view: View, party: str) -> str:
    """What happens next in this turn, said to those who do it."""
    if not party:
        return f"Nobody is in the room: {shown('stage.here')} says who is here."
    name = view.partnership.party_name(party)
    others = [other for other in view.parties_present if other != party]
    if party in door.heard:
        return "Everyone who spoke says: yes, that is it."
    if party not in door.spoken:
        return f"{name} speaks. The others listen, to say it back."
    if party in door.by_facilitator or not others:
        return f"The facilitator says back what {name} said. {name}, say when it is right."
    if len(others) == 1:
        return f"{view.partnership.party_name(others[0])}, say back what you heard. {name}, say when it is right."
    return f"One of the others, say back what you heard. {name}, say when it is right."


def _options(page: Page, fields: StagesFields, state: StagesState, key: str) -> None:
    door = state.front
    _entries(page, door.options, door.chosen, key, "No option yet: 0 adds one.")
    tests = needs.criteria(fields, state, state.at)
    if tests:
        clipped(page, " · ".join(test.text for test in tests), first="Fair test: ")


def _entries(page: Page, entries: Sequence[Entry], chosen: Sequence[str], key: str, none: str) -> None:
    if not entries:
        page.text(none, QUIET)
        return
    words = {entry.key: entry.text for entry in entries}
    start, shown = block(list(words), key)
    if len(entries) > BLOCK:
        page.text(f"{start + 1} to {start + len(shown)} of {len(entries)}; arrows go to the others.", QUIET)
    for number, one in enumerate(shown, 1):
        mark = "▶" if one == key else " "
        said = f"✓ chosen: {words[one]}" if one in chosen else words[one]
        clipped(page, said, STRONG if one in chosen else "", first=f" {mark} {number}  ")


def _chain(page: Page, door: Door, key: str) -> None:
    rows = in_order(door.links)
    page.text("The statement", STRONG if not key else "", first=" ▶ " if not key else "   ")
    at = next((n for n, (_, link) in enumerate(rows) if link.key == key), 0)
    start = max(0, min(at - _WINDOW // 2, len(rows) - _WINDOW))
    if start:
        page.text(f"   {start} more above", QUIET)
    for depth, link in rows[start : start + _WINDOW]:
        mark, lead = ("▶" if link.key == key else " "), "  " * min(depth, 6)
        known = link.basis or "how do we know?"
        clipped(page, f"{link.text}  ({known})", STRONG if link.key == key else "", first=f" {mark} {lead}↳ ")
    if (below := len(rows) - start - _WINDOW) > 0:
        page.text(f"   {below} more below", QUIET)
    if not rows:
        page.text("No cause yet: 0 writes one.", QUIET)


def _grid(page: Page, fields: StagesFields, state: StagesState, key: str) -> None:
    options, tests = needs.options(fields, state, state.at), needs.criteria(fields, state, state.at)
    keys = [option.key for option in options]
    if key not in keys:
        page.text("No option was named at an earlier door.", QUIET)
        return
    at, door = keys.index(key), state.front
    chosen = "✓ chosen: " if key in door.chosen else ""
    page.text(f"Option {at + 1} of {len(options)}; arrows go to the others", QUIET)
    clipped(page, f"{chosen}{options[at].text}", STRONG)
    if not tests:
        page.text("No fair test was named at an earlier door.", QUIET)
    for number, test in enumerate(tests[:DIGITS], 1):
        clipped(page, f"{test.text}: {door.cells.get((key, test.key), '·')}", first=f"  {number}  ")
    if len(tests) > DIGITS:
        page.text(f"and {len(tests) - DIGITS} more: 0 goes to the next empty place", QUIET)
