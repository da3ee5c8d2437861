"""Finding the right agenda: by the occasion it is for, by words, and as a page to read before it is run. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from meetingtui.core.text import fold_name
from meetingtui.files.agenda import Agenda, AgendaFile
from meetingtui.review.writer import Writer
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import StepFields
from meetingtui.steps.rate.step import RateFields
from meetingtui.steps.stages.step import StagesFields

OCCASIONS = (
    "we are starting",
    "somebody is new",
    "every week",
    "every month",
    "every quarter",
    "twice a year",
    "once a year",
    "something changed",
    "something went wrong between us",
    "something went wrong in the work",
    "we are stuck",
    "we are ending or pausing",
)
"""The occasions of the shipped agendas, in the order in which they are listed; an agenda of yours may name others."""
YOURS = "your own"
OTHER = "any time"


def by_occasion(entries: Iterable[AgendaFile]) -> list[tuple[str, list[AgendaFile]]]:
    """Agendas under the occasions they are for; your own come first, one that cannot be run stands with them."""
    groups: dict[str, list[AgendaFile]] = {name: [] for name in (YOURS, *OCCASIONS)}
    for entry in entries:
        occasions = entry.agenda.when if entry.agenda else ()
        if entry.yours:
            groups[YOURS].append(entry)
        for occasion in occasions or (() if entry.yours else (OTHER,)):
            groups.setdefault(occasion, []).append(entry)
    # In words of your own, or of your language: those are not among the occasions that are known here.
    order = [YOURS, *(name for name in groups if name not in {YOURS, *OCCASIONS, OTHER}), *OCCASIONS, OTHER]
    return [(name, groups[name]) for name in order if groups.get(name)]


def offered(entries: Sequence[AgendaFile], held: Sequence[str]) -> list[AgendaFile]:
    """Agendas as they are offered to begin with: your own, those held last, then by occasion.

    `held` are names of agendas, the one held last at the end.
    """
    latest = {name: place for place, name in enumerate(held)}
    occasions = {name: place for place, name in enumerate(OCCASIONS)}

    def place(entry: AgendaFile) -> tuple[bool, int, int]:
        first = entry.agenda.when[0] if entry.agenda and entry.agenda.when else ""
        return not entry.yours, -latest.get(entry.name, -1), occasions.get(first, len(occasions))

    return sorted(entries, key=place)


def names_held(minutes: Iterable[Path]) -> list[str]:
    """The agendas of earlier meetings by the names of their files, such as `2026-11-20-care-2.toml`."""
    return [re.sub(r"-[0-9]+\Z", "", path.stem[11:]) for path in minutes]


def matching(entries: Sequence[AgendaFile], words: str) -> list[AgendaFile]:
    """The agendas in which every word stands somewhere, those that name it in title or occasion first."""
    wanted = fold_name(words).split()
    told = [(entry, *_texts(entry)) for entry in entries]
    found = [(entry, head) for entry, head, body in told if all(word in f"{head} {body}" for word in wanted)]
    if not found:
        vocabulary = {word for _, head, body in told for word in f"{head} {body}".split()}
        near = [next(iter(get_close_matches(word, vocabulary, n=1, cutoff=0.75)), word) for word in wanted]
        found = [(entry, head) for entry, head, body in told if all(word in f"{head} {body}" for word in near)]
    found.sort(key=lambda each: not all(word in each[1] for word in wanted))
    return [entry for entry, _ in found]


def _texts(entry: AgendaFile) -> tuple[str, str]:
    """What an agenda is called and for, and everything else in it, folded for looking up."""
    agenda = entry.agenda
    if agenda is None:
        return fold_name(entry.name), ""
    head = " ".join([entry.name.replace("-", " "), agenda.title, agenda.purpose or "", *agenda.when])
    parts = [(step, label, texts) for step in agenda.step for label, texts in _parts(step)]
    body = " ".join(" ".join([step.kind, step.heading, label, *texts]) for step, label, texts in parts)
    return fold_name(head), fold_name(body)


def preview(agenda: Agenda, width: int) -> list[str]:
    """An agenda as a page: what it is for, how long it takes, what it needs, and every step with its prompts.

    Private notes are left out: this page may be shown to anyone.
    """
    out = Writer(width)
    out.text(agenda.title)
    if agenda.purpose:
        out.text(agenda.purpose)
    length = f"{agenda.length} minutes" if agenda.length else "No length given"
    out.text(f"{length}{f'; for when {_or(agenda.when)}' if agenda.when else ''}.")
    for need in agenda.needs:
        out.text(need, first="Needs ", hang=6)
    for number, step in enumerate(agenda.step, 1):
        out.line()
        minutes = f", {step.minutes} min" if step.minutes else ""
        optional = ", may be left out" if step.optional else ""
        out.text(f"{step.heading} ({step.kind}{minutes}{optional})", first=f"{number:>2}  ")
        for label, texts in _parts(step):
            if label:
                out.text(label, indent=4)
            for text in texts:
                out.text(text, first="- ", indent=6 if label else 4)
    return out.lines


def as_data(agenda: Agenda) -> dict[str, Any]:
    """The same for programs, without private notes too."""
    return _without_notes(agenda.model_dump(mode="json", by_alias=True, exclude_none=True))


def _without_notes(value: Any) -> Any:
    if isinstance(value, dict):
        held = cast("dict[str, Any]", value)
        return {key: _without_notes(inner) for key, inner in held.items() if key != "private"}
    return [_without_notes(one) for one in cast("list[Any]", value)] if isinstance(value, list) else value


def _parts(step: StepFields) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a step puts before the room: its prompts, its doors with theirs, its statements, its rows and columns."""
    if step.prompts:
        yield "", step.prompts
    match step:
        case StagesFields():
            for stage in step.stage:
                yield stage.name, stage.questions
        case RateFields():
            yield "Statements", tuple(line.text for line in step.line)
        case GridFields():
            yield "Columns", tuple(column.text or column.key for column in step.cols)
        case _:
            pass


def _or(words: Sequence[str]) -> str:
    return " or ".join(words)
