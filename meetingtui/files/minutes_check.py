"""Reading minutes: every problem that one file, with its partnership, can be held to (practices C4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from meetingtui.core.items import LETTERS, ItemKind
from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem, Severity, errors
from meetingtui.core.text import quoted
from meetingtui.files.complaints import complaints, in_order, strange_keys, subject, told_up_to_limit
from meetingtui.files.minutes_tables import Minutes
from meetingtui.files.partnership_check import newer_format
from meetingtui.files.references import each, given_twice, unknown_names
from meetingtui.files.toml_text import Document, FileRefused, read_toml
from meetingtui.files.update_check import Doubt, letter_doubts, update_doubts
from meetingtui.files.zones import is_zone

_TOLD_ONCE = frozenset({ItemKind.WIN, ItemKind.EXCHANGE, ItemKind.FEEDBACK})
"""What is said in one meeting and needs nothing of a later one: it may go without an id."""
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
    "step.*.left.*.party": "party",
    "step.*.theme.*.cards.*.party": "party",
    "step.*.theme.*.votes.@": "party",
    "step.*.stage.*.agreed.*": "party",
    "step.*.stage.*.heard.*": "party",
    "step.*.stage.*.said.*.party": "party",
    "step.*.stage.*.said.*.who": "person",
    "step.*.stage.*.restated.@": "party",
    "step.*.check.*.party": "party",
    "status.*.says.@": "party",
    "rating.*.values.@": "party",
    "rating.*.voice.*": "party",
    "rating.*.abstained.@": "party",
    "rating.*.comment.*.party": "party",
    "agreement.*.yes.*": "party",
    "agreement.*.no.*": "party",
    "agreement.*.ratify.by.*": "party or person",
    "experiment.*.owner": "person",
    "metric.*.owner": "person",
    "decision.*.owner": "person",
    "decision.*.yes.*": "party",
    "decision.*.no.*": "party",
    "decision.*.concern.*.who": "party or person",
    "decision.*.dissent.*.who": "party or person",
    "decision.*.ratify.by.*": "party or person",
    "decision.*.heard.*": "party or person",
    "decision.*.aside.*": "party or person",
    "decision.*.declared.*.who": "party or person",
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
    "redaction.*.asked": "party or person",
    "redaction.*.yes.*": "party",
    "reopened.*.asked": "party or person",
    "reopened.*.yes.*": "party",
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
    found += given_twice(document, ids(document.data), "", "give the later one the next free number")
    found += _names(document, partnership)
    if minutes is not None:
        found += told_up_to_limit(_doubts(minutes), partial(_warning_about, document), document, Severity.WARNING)
        elsewhere = _elsewhere(minutes, partnership)
        found += told_up_to_limit(elsewhere, partial(_warning, document), document, Severity.WARNING)
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


def _warning(document: Document, doubt: Doubt) -> Problem:
    path, sentence, way_out = doubt
    return Problem(document.place(path), sentence, way_out, Severity.WARNING)


def _warning_about(document: Document, doubt: Doubt) -> Problem:
    path, sentence, way_out = doubt
    about = subject(path if isinstance(path[-1], int) else path[:-1], document.data)
    return _warning(document, (path, f"{about}{sentence}", way_out))


def _doubts(minutes: Minutes) -> Iterator[Doubt]:
    """What a reader would ask about, by the rules of practices C4 that one file can be held to."""
    for number, action in enumerate(minutes.action):
        if action.due is None:
            yield ("action", number), "has no due date", "add due = and a date, or agree to do without"
        if action.owner is None:
            yield ("action", number), "has no owner", "name the one person who is accountable"
    if minutes.state != "in progress":
        yield from _without_id(minutes)
    yield from letter_doubts(minutes)
    yield from update_doubts(minutes)
    present = {party for party, people in minutes.present.items() if people}
    for number, decision in enumerate(minutes.decision):
        for at, party in enumerate(decision.yes):
            if minutes.present and party not in present:
                sentence = f"counts {quoted(party)} as agreed, and nobody of that party was present"
                yield ("decision", number, "yes", at), sentence, "write ratify = { by = [...] } until they have said so"
    for number, override in enumerate(minutes.override):
        if not override.because:
            yield ("override", number), "gives no reason", "add because = and the reason that was given"
    for number, step in enumerate(minutes.step):
        if step.planned and step.took is not None and step.took > 2 * step.planned:
            yield ("step", number, "took"), f"took {step.took} minutes of {step.planned} planned", "plan more next time"
    if minutes.zone and not is_zone(minutes.zone):
        yield ("zone",), f'"zone" is {quoted(minutes.zone)}, which is no time zone', "times are read as local ones"
    if minutes.ended is not None and minutes.ended < minutes.began and not minutes.pause:
        yield ("ended",), '"ended" is before "began"', "correct one, unless the meeting ran past midnight"


def _without_id(minutes: Minutes) -> Iterator[Doubt]:
    """What no register can list, because nothing could refer to it."""
    for kind, letter in LETTERS.items():
        for number, item in enumerate(getattr(minutes, kind.value) if kind not in _TOLD_ONCE else ()):
            if item.id is None:
                way_out = f'write id = "{letter}…" with the next free number'
                yield (kind.value, number), "has no id, so no register lists it", way_out


def _elsewhere(minutes: Minutes, partnership: Partnership | None) -> Iterator[Doubt]:
    """A facilitator from nowhere, and people who are listed under another party than their own."""
    if partnership is None:
        return
    everyone = (*partnership.person, *minutes.joined)
    own = {(person.id, person.party) for person in everyone}
    outsider = minutes.facilitator not in {person.id for person in everyone}
    if minutes.facilitator and outsider and not minutes.affiliation:
        sentence = f'"facilitator" is {quoted(minutes.facilitator)}, who belongs to no party here'
        yield ("facilitator",), sentence, "write the id of a person, or add affiliation = and where they come from"
    for party, people in minutes.present.items():
        for at, person in enumerate(people):
            if (person, party) not in own:
                sentence = f"{quoted(person)} is listed under {quoted(party)}, which is not their party"
                yield ("present", party, at), sentence, "move the name, or add a dated [[person]] for the move"
