"""For `check`: minutes that are not what was confirmed any more, with the place of the first part that differs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from meetingtui.core.problems import Problem, Severity
from meetingtui.core.progress import going_through
from meetingtui.files.archive import minutes_files
from meetingtui.files.minutes import Minutes, list_minutes, read_minutes
from meetingtui.files.toml_text import Document, FileRefused, read_text, read_toml
from meetingtui.register.meaning import place_of
from meetingtui.register.sealed import state_on_disk, words_on_disk
from meetingtui.register.sealing import Changed, Word, all_words

AT_ONCE = 50
"""Most confirmed minutes of a folder that are looked at together: each seal takes a moment."""
_NAMED = 5


def seal_problems(path: Path) -> list[Problem]:
    """What in a file, or in a partnership's folder, has changed since a party confirmed it; nothing of other files."""
    if path.is_dir():
        return _of_folder(_partnership(path))
    try:
        document = read_toml(path)
    except FileRefused:
        return []
    minutes, _ = read_minutes(document) if "[[confirmed]]" in document.source or "minutes" in path.parts else (None, [])
    return list(_of(path, document, minutes, words_on_disk(path, minutes))) if minutes is not None else []


def too_many(folder: Path) -> int:
    """How many confirmed minutes of a folder are not looked at, because they are too many at once; 0 where all are."""
    count = sum(_is_sealed(path) for path in minutes_files(_partnership(folder))) if folder.is_dir() else 0
    return count if count > AT_ONCE else 0


def _partnership(folder: Path) -> Path:
    """The folder that minutes lie in, where what is named is their own `minutes/`."""
    whole = folder.absolute()
    return whole.parent if whole.name == "minutes" and not (folder / "minutes").is_dir() else folder


def _is_sealed(path: Path) -> bool:
    try:
        text = read_text(path)
    except FileRefused:
        return False
    return "confirmed" in text and "seal" in text


def _of_folder(folder: Path) -> list[Problem]:
    if too_many(folder) or not any(_is_sealed(path) for path in minutes_files(folder)):
        return []
    held = list_minutes(folder)[0]
    words = all_words((path.stem, minutes) for path, minutes in held)
    found: list[Problem] = []
    for path, minutes in going_through("Comparing minutes with their seals", held):
        if any(word.seal for word in words[path.stem].values()):
            found += _of(path, read_toml(path), minutes, words[path.stem])
    return found


def _of(path: Path, document: Document, minutes: Minutes, words: dict[str, Word]) -> Iterator[Problem]:
    if minutes.state == "in progress" or not any(word.seal for word in words.values()):
        return
    for changed in state_on_disk(path, minutes, words).changed:
        yield _problem(document, minutes, changed)


def _problem(document: Document, minutes: Minutes, changed: Changed) -> Problem:
    way_out = "see: meetingtui confirm; then put it back, or let the parties confirm again"
    if not changed.parts:
        sentence = f"changed since sealed ({changed.seal}), and no copy in sealed/ says where"
        return Problem(document.place(("confirmed",)), sentence, way_out, Severity.WARNING)
    names = [part.part for part in changed.parts]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    place = document.place(place_of(minutes, names[0]) or ())
    return Problem(place, f"changed since sealed: {', '.join(names[:_NAMED])}{more}", way_out, Severity.WARNING)
