"""`partnership.toml`: who is in it, the streams, the rhythm; read, with every problem it has."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from meetingtui.core.people import Partnership, Person
from meetingtui.core.problems import Problem, Severity, errors
from meetingtui.core.text import fold_name, quoted
from meetingtui.files.complaints import complaints, in_order, strange_keys, told_up_to_limit
from meetingtui.files.folders import FILE
from meetingtui.files.references import each, given_twice, unknown_names
from meetingtui.files.toml_text import Document, FileRefused, read_toml
from meetingtui.files.zones import is_zone, zone_like

Where = tuple[str | int, ...]

_LENGTH = r"[1-9][0-9]{0,2} (?:day|week|month)s?"
"""As it is written nearly always; for the rest the grammar of dates is built."""
FORMAT = 1
"""The newest format this version writes."""

REFERENCES = {
    "person.*.party": "party",
    "stream.*.owner": "person",
    "stream.*.done.@": "party",
    "escalate.*.to.*": "person",
}
"""Where a partnership names its parties and people."""


def load_partnership(path: Path, shown: str | None = None) -> tuple[Partnership | None, list[Problem]]:
    """The partnership in a file or folder, or None where any problem is an error; with everything that is wrong."""
    try:
        document = read_toml(path / FILE if path.is_dir() else path, shown)
    except FileRefused as refused:
        return None, refused.problems
    return read_partnership(document)


def read_partnership(document: Document) -> tuple[Partnership | None, list[Problem]]:
    """Like `load_partnership`, for a file that has been read."""
    found = strange_keys(Partnership, document, also=frozenset({"format"}))
    found += newer_format(document)
    partnership: Partnership | None = None
    try:
        partnership = Partnership.model_validate(document.data)
    except ValidationError as error:
        found += complaints(error, document)
    known = {what: {name: path for path, name in each(document.data, f"{what}.*.id")} for what in ("party", "person")}
    found += unknown_names(document, REFERENCES, known)
    for table in ("party", "stream"):
        marks = each(document.data, f"{table}.*.id")
        found += given_twice(document, marks, f"{table} ", "give each an id of its own")
    found += _zone(document) + _alike(document)
    if partnership is not None:
        found += _same_person(partnership, document) + _lengths(partnership, document)
    return (None if errors(found) else partnership), in_order(found, document.file)


def newer_format(document: Document) -> list[Problem]:
    """A warning where the file was made by a newer version: it is shown and never changed."""
    number = document.data.get("format", FORMAT)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        return [Problem(document.place(("format",)), f'"format" must be {FORMAT}', "leave it as it was")]
    if number > FORMAT:
        sentence = f"this file is of format {number}; this version knows format {FORMAT}, so it is read and not changed"
        return [Problem(document.place(("format",)), sentence, "use a newer meetingtui to change it", Severity.WARNING)]
    return []


def _zone(document: Document) -> list[Problem]:
    zone = document.data.get("zone")
    if not isinstance(zone, str) or is_zone(zone.strip()):
        return []
    near = zone_like(zone)
    way_out = f"did you mean {quoted(near)}?" if near else 'write one such as "Europe/London"'
    return [Problem(document.place(("zone",)), f'"zone" is {quoted(zone)}, which is no time zone', way_out)]


def _alike(document: Document) -> list[Problem]:
    """A warning for each id that is another's but for capitals or accents, or a party's and a person's at once."""
    first: dict[str, tuple[Where, str]] = {}
    alike: list[tuple[Where, str]] = []
    for table in ("party", "person"):
        for path, mark in each(document.data, f"{table}.*.id"):
            other, spelt = first.setdefault(fold_name(mark), (path, mark))
            if (other[0], spelt) != (table, mark):
                alike.append((path, mark))

    def tell(found: tuple[Where, str]) -> Problem:
        path, mark = found
        other, spelt = first[fold_name(mark)]
        sentence = f"{path[0]} {quoted(mark)} may be taken for the {other[0]} {quoted(spelt)}"
        way_out = f"give one another id (the other is in line {document.place(other).line})"
        return Problem(document.place(path), sentence, way_out, Severity.WARNING)

    return told_up_to_limit(alike, tell, document, Severity.WARNING)


def _same_person(partnership: Partnership, document: Document) -> list[Problem]:
    """One id for two people; a move to another party is two entries of one person with dates (practices C2)."""
    found: list[Problem] = []
    seen: dict[str, list[tuple[int, Person]]] = {}
    for number, person in enumerate(partnership.person):
        for first, other in seen.setdefault(person.id, []):
            if _apart(person, other):
                continue
            line = document.place(("person", first, "id")).line
            sentence = f"person {quoted(person.id)} is given twice (first in line {line})"
            way_out = "give each an id of its own, or dates (from, until) for a move to another party"
            found.append(Problem(document.place(("person", number, "id")), sentence, way_out))
            break
        seen[person.id].append((number, person))
    return found


def _lengths(partnership: Partnership, document: Document) -> list[Problem]:
    """A warning for each length of time that is not understood: what hangs on it would never be said."""
    if not (partnership.rhythm or partnership.escalate):
        return []
    from meetingtui.core.dates import read_date
    from meetingtui.core.lengths import trigger

    found: list[Problem] = []
    for number, rhythm in enumerate(partnership.rhythm):
        if not re.fullmatch(_LENGTH, rhythm.every) and read_date(f"in {rhythm.every}", date(2026, 1, 1)) is None:
            sentence = f'"every" is {quoted(rhythm.every)}, which is no length of time'
            place = document.place(("rhythm", number, "every"))
            found.append(Problem(place, sentence, "write it like 2 weeks or 3 months", Severity.WARNING))
    for number, rung in enumerate(partnership.escalate):
        if trigger(rung) is None:
            sentence = "no length of time is understood in this rung, so it is never offered"
            place = document.place(("escalate", number, "when"))
            found.append(Problem(place, sentence, "say it like five working days, or add days = 5", Severity.WARNING))
    return found


def _apart(one: Person, other: Person) -> bool:
    """Whether two dated entries of one id never hold on the same day."""

    def ends_first(early: Person, late: Person) -> bool:
        return early.until is not None and late.from_ is not None and early.until <= late.from_

    return ends_first(one, other) or ends_first(other, one)
