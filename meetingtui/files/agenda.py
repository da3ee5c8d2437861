"""Agendas: what a meeting will go through, step by step (practices B)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, ClassVar, cast

from pydantic import Field, ValidationError

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem, Severity, errors
from meetingtui.core.record import Record, Whole
from meetingtui.core.text import clean_line, quoted
from meetingtui.core.text_types import FullLine, Line, Name
from meetingtui.files.agenda_places import agenda_places, agendas_in, find_agenda, languages, shipped_agendas
from meetingtui.files.complaints import complaints, in_order, meant, nearest, strange_keys, subject
from meetingtui.files.references import EITHER, unknown_names
from meetingtui.files.step_of_kind import AnyStep
from meetingtui.files.toml_text import Document, FileRefused, read_toml, shown_name
from meetingtui.steps import registry

__all__ = [
    "Agenda",
    "AgendaFile",
    "agenda_from_json",
    "find_agenda",
    "languages",
    "list_agendas",
    "load_agenda",
    "read_agenda",
    "shipped_agendas",
]

STEP_LIMIT = 200
"""Most steps of one agenda."""
GROUPS = ("everyone", "parties", "anyone")
"""The words that may stand for whoever speaks in a step, besides a party or a person."""
FIRST = ("rotate", *GROUPS)


class Agenda(Record):
    """What a meeting will go through: a purpose, the minutes it may take, and its steps in order."""

    NOT_KEYS: ClassVar[frozenset[str]] = frozenset({"name"})

    title: Name
    """What the meeting is called, on the stage and in the minutes.

        title = "Weekly talk"
    """
    purpose: Line | None = None
    """Why you meet, in a sentence; read by those who choose an agenda.

        purpose = "Know what moves before it hurts."
    """
    minutes: Annotated[Whole, Field(ge=1, le=1440)] | None = None
    """How long the whole may take. `check` warns where the steps together take longer.

        minutes = 45
    """
    when: Annotated[tuple[FullLine, ...], Field(max_length=10)] = ()
    """The occasions it is for, in the words under which people look for it.

        when = ["every week"]
    """
    needs: Annotated[tuple[FullLine, ...], Field(max_length=30)] = ()
    """What has to be there before it begins; ticked off when people arrive.

        needs = ["someone from every party"]
    """
    step: Annotated[tuple[AnyStep, ...], Field(max_length=STEP_LIMIT)]
    """The steps in order, each a `[[step]]` of its own.

        [[step]]
        kind = "close"
    """
    name: Line = ""
    """The name of its file, without the ending; not a key of the file."""

    @property
    def planned(self) -> int:
        """The minutes of its steps together."""
        return sum(step.minutes or 0 for step in self.step)

    @property
    def length(self) -> int:
        """The minutes it says it takes, else those of its steps."""
        return self.minutes or self.planned


def agenda_from_json(data: Mapping[str, Any]) -> Agenda:
    """An agenda from `model_dump(mode="json", by_alias=True)`; raises `ValidationError` for what it is not."""
    return Agenda.model_validate_json(json.dumps(data))


def load_agenda(
    path: Path, partnership: Partnership | None = None, shown: str | None = None
) -> tuple[Agenda | None, list[Problem]]:
    """The agenda, or None where any problem is an error; with everything that is wrong with it."""
    try:
        document = read_toml(path, shown)
    except FileRefused as refused:
        return None, refused.problems
    return read_agenda(document, path.stem, partnership)


def read_agenda(
    document: Document, name: str, partnership: Partnership | None = None
) -> tuple[Agenda | None, list[Problem]]:
    """Like `load_agenda`, for a file that has been read."""
    found = strange_keys(Agenda, document)
    if (amount := _no_steps_or_too_many(document)) is not None:
        return None, in_order([*found, amount], document.file)
    wrong = _wrong_kinds(document)
    agenda: Agenda | None = None
    try:
        agenda = Agenda.model_validate({**document.data, "name": name})
    except ValidationError as error:
        wrong += complaints(error, document)
    found += wrong + _wrong_speakers(document, partnership)
    if agenda is not None:
        found += _doubts(agenda, document)
    return (None if errors(found) else agenda), in_order(found, document.file)


def _steps(document: Document) -> list[Any]:
    steps = document.data.get("step")
    return cast("list[Any]", steps) if isinstance(steps, list) else []


def _no_steps_or_too_many(document: Document) -> Problem | None:
    steps = document.data.get("step", [])
    if steps == []:
        return Problem(document.place(("step",)), "this agenda has no steps", 'add [[step]] with kind = "ask"')
    if isinstance(steps, list) and (count := len(cast("list[Any]", steps))) > STEP_LIMIT:
        sentence = f"this agenda has {count:,} steps; the limit is {STEP_LIMIT}"
        return Problem(document.place(("step", STEP_LIMIT)), sentence, "split it into several agendas")
    return None


def _wrong_kinds(document: Document) -> list[Problem]:
    """Steps of a kind that does not exist, or of none."""
    found: list[Problem] = []
    for number, step in enumerate(_steps(document)):
        if not isinstance(step, dict):
            continue
        kind = cast("dict[str, Any]", step).get("kind")
        place = document.place(("step", number, "kind"))
        if isinstance(kind, str) and kind not in registry.KINDS:
            found.append(Problem(place, *_kind_problem(number, kind)))
        elif not isinstance(kind, str):
            about = f"step {number + 1}"
            sentence = f'{about} needs "kind"' if kind is None else f'{about} "kind" must be text between quotes'
            found.append(Problem(place, sentence, f"it may be {', '.join(registry.KINDS)}"))
    return found


def _kind_problem(number: int, kind: str) -> tuple[str, str]:
    near = nearest(kind, registry.KINDS)
    guess = f"did you mean {quoted(near)}? " if near else ""
    sentence = f"step {number + 1} is of kind {quoted(kind)}, which does not exist"
    return sentence, f"{guess}Kinds: {', '.join(registry.KINDS)}"


NAMING = {"step.*.owner": "person", "step.*.last": "person", "step.*.heard.*": EITHER, "step.*.ratify.*": EITHER}
"""Where the steps of some kinds name people and parties."""


def _wrong_speakers(document: Document, partnership: Partnership | None) -> list[Problem]:
    """Steps whose `who` or `starts`, or somebody they name, is nobody of this partnership."""
    if partnership is None:
        return []
    known = [*partnership.parties, *partnership.people]
    found = unknown_names(document, NAMING, {"person": partnership.people, EITHER: known})
    for number, step in enumerate(_steps(document)):
        if not isinstance(step, dict):
            continue
        for key, words in (("who", GROUPS), ("starts", FIRST)):
            value = cast("dict[str, Any]", step).get(key)
            if isinstance(value, str) and (name := clean_line(value)) and name not in (*words, *known):
                about = subject(("step", number), document.data)
                sentence = f'{about}"{key}" is {quoted(name)}, which is neither a group, a party nor a person here'
                place = document.place(("step", number, key))
                found.append(Problem(place, sentence, meant(name, (*words, *known))))
    return found


def _doubts(agenda: Agenda, document: Document) -> list[Problem]:
    found: list[Problem] = []
    if agenda.minutes is not None and agenda.planned > agenda.minutes:
        sentence = f"the steps take {agenda.planned} minutes together, the agenda {agenda.minutes}"
        way_out = "shorten a step, or raise minutes"
        found.append(Problem(document.place(("minutes",)), sentence, way_out, Severity.WARNING))
    if agenda.step and agenda.step[-1].kind != "close":
        place = document.place(("step", len(agenda.step) - 1))
        way_out = 'end with [[step]] kind = "close", so that promises are read back'
        found.append(Problem(place, "the last step is not a close", way_out, Severity.WARNING))
    return found


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """One agenda that could be run, or why it cannot."""

    name: str
    path: Path
    yours: bool
    agenda: Agenda | None
    problems: list[Problem] = field(default_factory=list[Problem])


def list_agendas(folder: Path | None, partnership: Partnership | None = None) -> list[AgendaFile]:
    """Your own agendas, then the shipped ones that none of yours stands in for; each group by name."""
    found: dict[str, AgendaFile] = {}
    for place in agenda_places(folder):
        yours = folder is not None and place.is_relative_to(folder / "agendas")
        for path in agendas_in(place):
            if path.stem not in found:
                agenda, problems = load_agenda(path, partnership, shown_name(path))
                found[path.stem] = AgendaFile(clean_line(path.stem), path, yours, agenda, problems)
    return list(found.values())
