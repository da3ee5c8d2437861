"""New numbers for ids that two meetings gave away: the later one's change, and what that same file says of them.

In its own file an id means the item that is made there: whoever wrote it knew of no other. In files after it nobody
can tell which of both is meant, and so these are named and left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Place, Problem, Severity, errors
from meetingtui.core.progress import going_through
from meetingtui.core.text import quoted
from meetingtui.files.archive import minutes_files
from meetingtui.files.asked import read_asked
from meetingtui.files.atomic import NotWrittenError, write_atomically
from meetingtui.files.collisions import by_date, collisions, meeting_of
from meetingtui.files.folders import FILE
from meetingtui.files.headings import read_headings
from meetingtui.files.locking import FolderTakenError, folder_locked
from meetingtui.files.minutes_check import ids, read_minutes
from meetingtui.files.minutes_edit import changed
from meetingtui.files.references import each
from meetingtui.files.toml_edit import NewValue
from meetingtui.files.toml_text import Document, FileRefused, read_toml, shown_name

Where = tuple[str | int, ...]
_PARTS = frozenset({"amendment", "redaction"})
"""The tables whose rows name a part of the minutes, such as A31.due."""


@dataclass(frozen=True, slots=True)
class NewNumber:
    """An id that was given already, where it stands, where it was given first, and what it becomes."""

    was: str
    now: str
    place: Place
    first: Place


@dataclass(frozen=True, slots=True)
class Renumbering:
    """What is renumbered, the edits of each file by its index, and what somebody has to look at."""

    numbers: tuple[NewNumber, ...]
    edits: Mapping[int, tuple[NewValue, ...]]
    left: tuple[Problem, ...]


def renumbering(documents: Sequence[Document], free: Mapping[str, int]) -> Renumbering:
    """New numbers for these minutes; `free` has the next one of each letter."""
    following = dict(free)
    indices = {id(document): index for index, document in enumerate(documents)}
    numbers: list[NewNumber] = []
    edits: dict[int, list[NewValue]] = {}
    left: dict[tuple[str, str], Problem] = {}
    later = by_date(documents)
    order = {id(document): number for number, document in enumerate(later)}
    twice = collisions(documents)[1]
    giving = {(id(one.again), one.mark) for one in twice}
    copied = _copies(later)
    for one in twice:
        if (copy := copied.get(meeting_of(one.again))) is not None:
            sentence = f"this is the same meeting as in {copy[0].file}: the numbers of both stay"
            way_out = "see with meetingtui compare which of them counts, and remove the other"
            left[copy[1].file, ""] = Problem(copy[1].place(("meeting",)), sentence, way_out)
            continue
        letter = one.mark[0]
        new = f"{letter}{following.get(letter, 1)}"
        following[letter] = following.get(letter, 1) + 1
        place = one.again.place(one.again_at)
        numbers.append(NewNumber(one.mark, new, place, one.first.place(one.first_at)))
        rows = edits.setdefault(indices[id(one.again)], [])
        rows.append(NewValue(one.again_at, new))
        for path, text in _naming(one.again.data, one.mark):
            if path != one.again_at:
                rows.append(NewValue(path, _renamed(text, one.mark, new)))
        for path in _saying(one.again.data, one.mark):
            sentence = f"{_key(path)} speaks of {one.mark}, which becomes {new} here"
            left[str(one.again.place(path)), one.mark] = _doubt(
                one.again, path, sentence, f"write {new} if it is meant"
            )
        for other in later[order[id(one.again)] + 1 :]:
            own = (id(other), one.mark) in giving
            named = _naming(other.data, one.mark) if one.mark in other.source and not own else ()
            for path, _ in named:
                sentence = f"{quoted(one.mark)} is that of {one.first.file} from now on"
                way_out = f"write {new} if that of {one.again.file} is meant"
                left[str(other.place(path)), one.mark] = _doubt(other, path, sentence, way_out)
    return Renumbering(tuple(numbers), {key: tuple(rows) for key, rows in edits.items()}, tuple(left.values()))


def _copies(documents: Sequence[Document]) -> dict[tuple[str, ...], tuple[Document, Document]]:
    """The meetings of which there is more than one file that holds items, each with two of these."""
    first: dict[tuple[str, ...], Document] = {}
    found: dict[tuple[str, ...], tuple[Document, Document]] = {}
    for document in documents:
        meeting = meeting_of(document)
        if ids(document.data) and first.setdefault(meeting, document) is not document:
            found.setdefault(meeting, (first[meeting], document))
    return found


def folder_renumbering(folder: Path) -> tuple[list[Path], list[Document], Renumbering]:
    """What is to be renumbered in a partnership's folder; raises `FileRefused` where minutes cannot be read."""
    paths = minutes_files(folder)
    documents = [read_toml(path) for path in going_through("Reading minutes", paths)]
    for document in documents:
        if document.data.get("state") == "in progress":
            sentence = "this meeting is not closed, and gives numbers away itself"
            raise FileRefused(Problem(document.place(("state",)), sentence, "close it first"))
    found = renumbering(documents, read_headings(folder).next_numbers())
    beside = (*_asked(folder, found.numbers), *_lapse(folder, found.numbers))
    return paths, documents, replace(found, left=(*found.left, *beside))


def _lapse(folder: Path, numbers: Sequence[NewNumber]) -> Iterator[Problem]:
    """What the partnership's file says of an id that two agreements had."""
    facts = read_toml(folder / FILE)
    for path, mark in each(facts.data, "lapse.from"):
        for one in (one for one in numbers if one.was == mark):
            sentence = f"{quoted(mark)} is that of {one.first.file} from now on"
            yield _doubt(facts, path, sentence, f"write {one.now} if that of {one.place.file} is meant")


def _asked(folder: Path, numbers: Sequence[NewNumber]) -> Iterator[Problem]:
    """What owners said between meetings of an id that two promises had."""
    new = {one.was: one for one in numbers}
    for said in read_asked(folder)[0] if new else ():
        if (one := new.get(said.row.item)) is not None:
            sentence = f"{quoted(one.was)} is that of {one.first.file} from now on"
            way_out = f"its owner tells it again of {one.now} if that of {one.place.file} is meant"
            yield Problem(Place(shown_name(said.path)), sentence, way_out, Severity.WARNING)


def renumber(folder: Path, partnership: Partnership, shown: Renumbering) -> list[Path]:
    """Write what was shown; the files that were changed.

    Nothing is written before every file is known to be right afterwards; each is right by itself, so that where a disk
    fails between two of them the rest can be done again. Raises `FileRefused` where one would not be,
    or where the minutes are not those any more that were shown; `NotWrittenError` where the disk or another program
    is in the way.
    """
    try:
        with folder_locked(folder / "minutes"):
            paths, documents, found = folder_renumbering(folder)
            if found != shown:
                raise FileRefused(Problem(Place(str(folder)), "the minutes have changed since", "try it again"))
            texts = [(paths[n], _text(paths[n], documents[n], rows, partnership)) for n, rows in found.edits.items()]
            for path, text in texts:
                write_atomically(path, text)
    except FolderTakenError as error:
        raise NotWrittenError(folder / "minutes", str(error)) from None
    return [path for path, _ in texts]


def _text(path: Path, document: Document, edits: tuple[NewValue, ...], partnership: Partnership) -> str:
    minutes, problems = read_minutes(document, partnership)
    if minutes is None:
        raise FileRefused(*errors(problems))
    return changed(path, document, minutes, edits, partnership).text


def _values(value: Any, path: Where = ()) -> Iterator[tuple[Where, str]]:
    """Every text in a document, and where it stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in cast("dict[str, Any]", value).items():
            yield from _values(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(cast("list[Any]", value)):
            yield from _values(inner, (*path, number))


def _naming(data: Mapping[str, Any], mark: str) -> Iterator[tuple[Where, str]]:
    """Where an item is named by its id: as a value of its own, or in the name of a part."""
    for path, text in _values(data):
        if text == mark or (path[0] in _PARTS and path[-1] == "part" and _says(text, mark)):
            yield path, text


def _saying(data: Mapping[str, Any], mark: str) -> Iterator[Where]:
    """Where words speak of an item, which are nobody's to change but a person's."""
    named = {path for path, _ in _naming(data, mark)}
    return (path for path, text in _values(data) if path not in named and _says(text, mark))


def _says(text: str, mark: str) -> bool:
    return re.search(rf"\b{mark}\b", text) is not None


def _renamed(text: str, mark: str, new: str) -> str:
    return re.sub(rf"\b{mark}\b", new, text)


def _key(path: Where) -> str:
    return next(str(part) for part in reversed(path) if isinstance(part, str))


def _doubt(document: Document, path: Where, sentence: str, way_out: str) -> Problem:
    return Problem(document.place(path), sentence, way_out, Severity.WARNING)
