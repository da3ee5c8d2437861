"""Reading minutes: every problem that one file, with its partnership, can be held to (practices C4)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from meetingtui.core.items import LETTERS
from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem, Severity, errors
from meetingtui.files.complaints import complaints, in_order, strange_keys, subject
from meetingtui.files.minutes_tables import Minutes
from meetingtui.files.partnership_check import newer_format
from meetingtui.files.references import each, unknown_names
from meetingtui.files.toml_syntax import quoted
from meetingtui.files.toml_text import Document, FileRefused, read_toml
from meetingtui.files.zones import is_zone

NUMBERED = (*(kind.value for kind in LETTERS), "open")
"""The tables whose entries carry an id."""

REFERENCES = {
    "apologies.*": "person",
    "late.*.who": "person",
    "left.*.who": "person",
    "present.@": "party",
    "present.@.*": "person",
    "joined.*.party": "party",
    "step.*.said.*.party": "party",
    "step.*.said.*.who": "person",
    "step.*.worth.@": "party",
    "step.*.not_reached.*": "party",
    "status.*.says.@": "party",
    "decision.*.owner": "person",
    "decision.*.yes.*": "party",
    "decision.*.no.*": "party",
    "decision.*.concern.*.who": "party or person",
    "decision.*.dissent.*.who": "party or person",
    "decision.*.ratify.by.*": "party or person",
    "action.*.owner": "person",
    "action.*.helpers.*": "person",
    "action.*.done.@": "party",
    "open.*.owner": "person",
    "open.*.helpers.*": "person",
    "open.*.done.@": "party",
    "risk.*.owner": "person",
    "update.*.owner": "person",
    "win.*.to.*": "party or person",
    "win.*.from": "party or person",
    "parked.*.owner": "person",
    "exchange.*.gave": "party or person",
    "exchange.*.got": "party or person",
    "concern.*.raised": "party or person",
    "term.*.means.@": "party",
    "feedback.*.from": "party or person",
    "feedback.*.to": "party or person",
    "override.*.asked": "person",
    "override.*.content.*": "party",
    "confirmed.*.party": "party",
    "confirmed.*.by": "person",
    "amendment.*.asked": "party or person",
    "amendment.*.yes.*": "party",
}
"""Where minutes name parties and people."""


def load_minutes(
    path: Path, partnership: Partnership | None = None, shown: str | None = None
) -> tuple[Minutes | None, list[Problem]]:
    """The minutes, or None where any problem is an error; with everything that is wrong with them.

    Names are checked where the partnership is given; what needs other minutes is for the registers.
    """
    try:
        document = read_toml(path, shown)
    except FileRefused as refused:
        return None, refused.problems
    return read_minutes(document, partnership)


def read_minutes(document: Document, partnership: Partnership | None = None) -> tuple[Minutes | None, list[Problem]]:
    """Like `load_minutes`, for a file that has been read."""
    found = strange_keys(Minutes, document) + newer_format(document)
    minutes: Minutes | None = None
    try:
        minutes = Minutes.model_validate(document.data)
    except ValidationError as error:
        found += complaints(error, document)
    found += _same_ids(document) + _names(document, partnership)
    if minutes is not None:
        found += _doubts(minutes, document, partnership)
    return (None if errors(found) else minutes), in_order(found, document.file)


def _names(document: Document, partnership: Partnership | None) -> list[Problem]:
    if partnership is None:
        return []
    joined = {name: path for path, name in each(document.data, "joined.*.id")}
    people = {**partnership.people, **joined}
    known = {"party": partnership.parties, "person": people, "party or person": {**partnership.parties, **people}}
    return unknown_names(document, REFERENCES, known)


def ids(data: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    """Every id that the tables of a file give away, each with its path."""
    return [found for table in NUMBERED for found in each(data, f"{table}.*.id")]


def _same_ids(document: Document) -> list[Problem]:
    found: list[Problem] = []
    first: dict[str, tuple[str | int, ...]] = {}
    for path, mark in ids(document.data):
        if mark in first:
            sentence = f"{quoted(mark)} is given twice (first in line {document.place(first[mark]).line})"
            found.append(Problem(document.place(path), sentence, "give the later one the next free number"))
        first.setdefault(mark, path)
    return found


def _doubts(minutes: Minutes, document: Document, partnership: Partnership | None) -> list[Problem]:
    """What a reader would ask about: warnings, by the rules of practices C4 that one file can be held to."""
    found: list[Problem] = []

    def warn(path: tuple[str | int, ...], sentence: str, way_out: str) -> None:
        at = subject(path if isinstance(path[-1], int) else path[:-1], document.data)
        found.append(Problem(document.place(path), f"{at}{sentence}", way_out, Severity.WARNING))

    for number, action in enumerate(minutes.action):
        if action.due is None:
            warn(("action", number), "has no due date", "add due = and a date, or agree to do without")
        if action.owner is None:
            warn(("action", number), "has no owner", "name the one person who is accountable")
    present = {party for party, people in minutes.present.items() if people}
    for number, decision in enumerate(minutes.decision):
        for at, party in enumerate(decision.yes):
            if minutes.present and party not in present:
                sentence = f"counts {quoted(party)} as agreed, and nobody of that party was present"
                warn(("decision", number, "yes", at), sentence, "write ratify = { by = [...] } until they have said so")
    for number, override in enumerate(minutes.override):
        if not override.because:
            warn(("override", number), "gives no reason", "add because = and the reason that was given")
    for number, step in enumerate(minutes.step):
        if step.planned and step.took is not None and step.took > 2 * step.planned:
            warn(("step", number, "took"), f"took {step.took} minutes of {step.planned} planned", "plan more next time")
    if minutes.zone and not is_zone(minutes.zone):
        warn(("zone",), f'"zone" is {quoted(minutes.zone)}, which is no time zone', "times are read as local ones")
    if minutes.ended is not None and minutes.ended < minutes.began and not minutes.pause:
        warn(("ended",), '"ended" is before "began"', "correct one, unless the meeting ran past midnight")
    return found + _elsewhere(minutes, document, partnership)


def _elsewhere(minutes: Minutes, document: Document, partnership: Partnership | None) -> list[Problem]:
    """A facilitator from nowhere, and people who are listed under another party than their own."""
    if partnership is None:
        return []
    everyone = (*partnership.person, *minutes.joined)
    own = {(person.id, person.party) for person in everyone}
    found: list[Problem] = []
    outsider = minutes.facilitator not in {person.id for person in everyone}
    if minutes.facilitator and outsider and not minutes.affiliation:
        sentence = f'"facilitator" is {quoted(minutes.facilitator)}, who belongs to no party here'
        way_out = "write the id of a person, or add affiliation = and where they come from"
        found.append(Problem(document.place(("facilitator",)), sentence, way_out, Severity.WARNING))
    return found + [
        Problem(
            document.place(("present", party, at)),
            f"{quoted(person)} is listed under {quoted(party)}, which is not their party",
            "move the name, or add a dated [[person]] for the move",
            Severity.WARNING,
        )
        for party, people in minutes.present.items()
        for at, person in enumerate(people)
        if (person, party) not in own
    ]
