"""What a `stages` step writes: what stands behind each door, and every door that was opened with a reason.

With `gist`, nobody's view is quoted. A statement that a party put beside the shared one is kept in every case: two
versions that could not be settled both stand (practices C3).
"""

from __future__ import annotations

from typing import Any

from meetingtui.core.text import TEXT_LIMIT, clip
from meetingtui.steps.protocol import StepNotes, View
from meetingtui.steps.stages import needs
from meetingtui.steps.stages.play import chosen
from meetingtui.steps.stages.state import FACILITATOR, Door, Entry, Link, Pass, StagesState
from meetingtui.steps.stages.step import StagesFields


def notes(fields: StagesFields, state: StagesState, view: View) -> StepNotes:
    """The step's `stage` rows, and an `[[override]]` for each door that was opened with a reason."""
    rows = [_row(fields, state, at, view) for at, door in enumerate(state.doors) if door.touched]
    table: dict[str, Any] = {"stage": rows} if rows else {}
    overrides = tuple(_override(fields, at, passed, view) for at, passed in state.overrides)
    return StepNotes(table=table, tables={"override": overrides} if overrides else {})


def _row(fields: StagesFields, state: StagesState, at: int, view: View) -> dict[str, Any]:
    stage, door = fields.stage[at], state.doors[at]
    parties = tuple(view.partnership.parties)
    row: dict[str, Any] = {"name": stage.name}
    if door.text:
        taken = stage.asks == "text" and not stage.asks_agreement
        row["gist"] = clip(f"Taken to: {door.text}", TEXT_LIMIT) if taken else door.text
        row["agreed"] = [party for party in parties if party in door.yes]
    row["said"] = _said(fields, door, parties)
    row["heard"] = [party for party in parties if party in door.heard]
    row["restated"] = {party: FACILITATOR for party in parties if party in door.by_facilitator}
    if fields.record != "outcome":
        row["options"] = [entry.text for entry in door.options]
        row["criteria"] = [entry.text for entry in door.criteria]
        row["cause"] = _causes(door.links)
        row["grid"] = _grid(fields, state, at)
    row["chosen"] = [entry.text for entry in chosen(fields, state, at)]
    if door.passed and door.passed.how != "noted":
        row["passed"] = door.passed.how
    if door.again:
        row["again"] = True
    return {key: value for key, value in row.items() if value not in ([], {})}


def _said(fields: StagesFields, door: Door, parties: tuple[str, ...]) -> list[dict[str, Any]]:
    own = [{"party": party, "text": door.beside[party]} for party in parties if party in door.beside]
    if fields.record != "words":
        return own
    return [{"party": party, "text": door.views[party]} for party in parties if party in door.views] + own


def _causes(links: tuple[Link, ...]) -> list[dict[str, Any]]:
    number = {link.key: at for at, link in enumerate(links, 1)}
    rows: list[dict[str, Any]] = []
    for link in links:
        row: dict[str, Any] = {"id": number[link.key], "under": number.get(link.under), "text": link.text}
        row["basis"] = link.basis
        rows.append({key: value for key, value in row.items() if value is not None})
    return rows


def _grid(fields: StagesFields, state: StagesState, at: int) -> dict[str, dict[str, str]]:
    if fields.stage[at].asks != "grid":
        return {}
    cells, options = state.doors[at].cells, _told_apart(needs.options(fields, state, at))
    tests = _told_apart(needs.criteria(fields, state, at))
    rows: dict[str, dict[str, str]] = {}
    for option, words in options.items():
        row = {text: cells[option, test] for test, text in tests.items() if (option, test) in cells}
        if row:
            rows[words] = row
    return rows


def _told_apart(entries: tuple[Entry, ...]) -> dict[str, str]:
    """The words of each entry by its key; of those with the same words, the later ones with a number behind them."""
    words: dict[str, str] = {}
    for entry in entries:
        text, number = entry.text, 2
        while text in words.values():
            text, number = f"{clip(entry.text, TEXT_LIMIT - 10)} ({number})", number + 1
        words[entry.key] = text
    return words


def _override(fields: StagesFields, at: int, passed: Pass, view: View) -> dict[str, Any]:
    parties = view.partnership.parties
    row = {
        "step": fields.heading,
        "stage": fields.stage[at].name,
        "missing": passed.missing,
        "because": passed.because,
        "asked": passed.asked if passed.asked in view.partnership.people else None,
        "content": [party for party in parties if party in passed.content],
        "again": passed.again,
    }
    return {key: value for key, value in row.items() if value not in (None, "", [])}
