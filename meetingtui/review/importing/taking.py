"""Old files taken into a partnership's folder: what each would become, and where; and, accepted, written."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.core.problems import errors
from meetingtui.core.progress import going_through
from meetingtui.core.text import clean_line, fold_name, slug
from meetingtui.files.atomic import NotWrittenError, write_atomically
from meetingtui.files.headings import read_headings
from meetingtui.files.minutes import dump_minutes, read_minutes
from meetingtui.files.partnership import add_person
from meetingtui.files.toml_text import FileRefused, parse_toml, shown_name
from meetingtui.live.locking import locked
from meetingtui.live.log import NotSavedError
from meetingtui.live.opening import free_name, open_meetings, safe_place, with_joined
from meetingtui.review.importing.draft import Imported, Numbers, Place, import_sources
from meetingtui.review.importing.source import Source


class NotTakenError(Exception):
    """Nothing was written; the text is a sentence for whoever asked for it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: the files as they were read, and what is said of them beside."""

    folder: Path
    partnership: Partnership
    zone: str
    sources: list[Source]
    day: date | None = None
    title: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """One file as minutes, where they would stand, and the sentence that says why they cannot."""

    one: Imported
    target: Path
    refusal: str = ""


def plan(wish: Wish) -> list[Planned]:
    """Every file as minutes under the next free numbers, in the order of their days; raises `FileRefused`."""
    held = read_headings(wish.folder)
    place = Place(
        clean_line(wish.folder.resolve().name) or "partnership", with_joined(wish.partnership, held), wish.zone
    )
    numbers = Numbers(held.next_meeting, held.next_numbers())
    there = {(heading.date, fold_name(heading.title)) for heading in held.rows}
    taken: set[str] = set()
    planned: list[Planned] = []
    for one in import_sources(wish.sources, place, numbers, wish.day, wish.title):
        day, title = one.minutes.date, one.minutes.title
        stem = slug(wish.name or title).removeprefix(f"{day.isoformat()}-")
        target = wish.folder / "minutes" / free_name(day, stem, taken)
        planned.append(Planned(one, target, _refusal(target, (day, fold_name(title)), there, named=bool(wish.name))))
        taken.add(target.name)
        there.add((day, fold_name(title)))
    return planned


def _refusal(target: Path, about: tuple[date, str], there: set[tuple[date, str]], *, named: bool) -> str:
    if os.path.lexists(target):
        return f"{shown_name(target)} is there already; give this another name: --as NAME"
    if about in there and not named:
        return "minutes of that day and title are there already; if these are others, name them: --as NAME"
    return ""


def accept(wish: Wish) -> list[Planned]:
    """Write them all, or none where one cannot be. Raises `NotTakenError`, or `FileRefused`.

    Numbers are given away under the lock of `live/`, and not while a meeting gives some away too.
    """
    try:
        safe_place(wish.folder)
        with locked(wish.folder / "live"):
            if found := open_meetings(wish.folder):
                title = found[0].meeting.title
                raise NotTakenError(f'the meeting "{title}" is still open here; close it first: meetingtui')
            planned = plan(wish)
            texts = [_text(each) for each in going_through("Holding minutes to the rules", planned)]
            for number, (each, text) in enumerate(zip(planned, texts, strict=True)):
                try:
                    write_atomically(each.target, text, new=True)
                except NotWrittenError as error:
                    raise NotTakenError(f"{error}{_so_far(planned[:number])}") from error
                for person in each.one.minutes.joined:
                    # The minutes hold them already, so a file that cannot be written is not in the way.
                    with contextlib.suppress(OSError, ValueError, FileRefused):
                        add_person(wish.folder, person)
    except NotSavedError as error:
        raise NotTakenError(str(error)) from error
    return planned


def _so_far(written: list[Planned]) -> str:
    names = ", ".join(each.one.source.name for each in written)
    return f"; taken in before it: {names}" if names else ""


def _text(each: Planned) -> str:
    """The minutes as they are written, held to the rules that hold for every file before they are there."""
    name = each.one.source.name
    if each.one.empty:
        raise NotTakenError(f"{name}: nothing in it was understood; nothing was written")
    if each.refusal:
        raise NotTakenError(f"{name}: {each.refusal}; nothing was written")
    text = dump_minutes(each.one.minutes)
    found, problems = read_minutes(parse_toml(text, shown_name(each.target)))
    if found is None:
        raise FileRefused(*errors(problems))
    return text
