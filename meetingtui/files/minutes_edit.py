"""Writing in finished minutes: what came later is added in place, and everything a person wrote there stays.

The folder is locked and the file read again before anything is decided, so that of two people who confirm in the same
moment neither is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Place, Problem, errors
from meetingtui.files.atomic import NotWrittenError, write_atomically
from meetingtui.files.locking import FolderTakenError, folder_locked
from meetingtui.files.minutes_check import read_minutes
from meetingtui.files.minutes_tables import Minutes
from meetingtui.files.partnership_check import FORMAT
from meetingtui.files.toml_edit import Edit, edited
from meetingtui.files.toml_text import Document, FileRefused, parse_toml, read_toml
from meetingtui.steps.protocol import Refusal

Decide = Callable[[Minutes], Sequence[Edit] | Refusal]


@dataclass(frozen=True, slots=True)
class Written:
    """Minutes as they stand in their file now, and its text."""

    minutes: Minutes
    text: str


def edit_minutes(path: Path, partnership: Partnership | None, decide: Decide) -> Written | Refusal:
    """Read the minutes, let `decide` say what is to be changed in them, and write that; nothing where it refuses.

    Raises `FileRefused` where the file has errors, or cannot be changed in place; `NotWrittenError` where the disk or
    another program is in the way.
    """
    try:
        with folder_locked(path.parent):
            return _edit(path, partnership, decide)
    except FolderTakenError as error:
        raise NotWrittenError(path, str(error)) from None


def _edit(path: Path, partnership: Partnership | None, decide: Decide) -> Written | Refusal:
    document = read_toml(path)
    minutes, problems = read_minutes(document, partnership)
    if minutes is None:
        raise FileRefused(*errors(problems))
    decided = decide(minutes)
    if isinstance(decided, Refusal):
        return decided
    if not decided:
        return Written(minutes, path.read_bytes().decode())
    written = changed(path, document, minutes, decided, partnership)
    write_atomically(path, written.text)
    return written


def changed(
    path: Path, document: Document, minutes: Minutes, edits: Sequence[Edit], partnership: Partnership | None
) -> Written:
    """What minutes become by these edits, not yet written; raises `FileRefused` where that cannot be."""
    if minutes.format > FORMAT:
        sentence = f"is of format {minutes.format}; this version writes format {FORMAT}, so it is not changed"
        raise FileRefused(Problem(Place(document.file), sentence, "use a newer meetingtui"))
    text = edited(document, path.read_bytes().decode(), edits)
    return Written(read_again(document, text, partnership), text)


def read_again(document: Document, text: str, partnership: Partnership | None) -> Minutes:
    """The minutes that a changed text holds; raises `FileRefused` where it would have errors that it had not before."""
    minutes, problems = read_minutes(parse_toml(text, document.file), partnership)
    if minutes is None:
        raise FileRefused(*errors(problems))
    return minutes
