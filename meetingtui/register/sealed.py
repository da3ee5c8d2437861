"""Copies of minutes as they were confirmed, in the partnership's folder `sealed/`: evidence, never truth.

A copy is believed only if its own four words are those in its name. Removing one loses nothing but the answer to
"what exactly is different?".
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from meetingtui.files.archive import minutes_files
from meetingtui.files.minutes_check import load_minutes, read_minutes
from meetingtui.files.minutes_tables import Minutes
from meetingtui.files.toml_text import FileRefused, parse_toml, read_text, read_toml
from meetingtui.register.seal import same_words, seal_of
from meetingtui.register.sealing import SealState, Word, seal_state, words_of

if TYPE_CHECKING:
    from meetingtui.files.toml_edit import Edit
    from meetingtui.register.redacting import Withheld

SEALED = "sealed"
"""The folder of the copies, made with the first confirmation."""
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+){3}")


def folder_of(path: Path) -> Path:
    """The partnership's folder that a minutes file is in."""
    return path.absolute().parent.parent


def copy_name(name: str, seal: str) -> str:
    """What the copy of these minutes under these four words is called."""
    return f"{name}.{'-'.join(seal.split())}.toml"


def kept_copy(folder: Path, name: str, seal: str) -> Minutes | None:
    """The copy that was kept under these four words; None where there is none that has them."""
    if not _WORDS.fullmatch("-".join(seal.split())):
        return None  # words from a file are not trusted with a path
    minutes, _ = load_minutes(folder / SEALED / copy_name(name, seal))
    return minutes if minutes is not None and same_words(seal_of(minutes), seal) else None


def copies_of(folder: Path, name: str) -> list[Path]:
    """Every copy of these minutes, under whatever words, and what a killed program left of one."""
    return sorted(_copies(folder, name))


def _copies(folder: Path, name: str) -> Iterator[Path]:
    copy = re.compile(rf"{re.escape(name)}\.{_WORDS.pattern}\.toml\Z|\.{re.escape(name)[:100]}.*\.[0-9a-f]{{16}}\Z")
    with contextlib.suppress(OSError):
        if not (folder / SEALED).is_symlink():
            yield from (path for path in (folder / SEALED).iterdir() if copy.match(path.name))


def keep_copy(folder: Path, name: str, seal: str, text: str) -> None:
    """Keep the minutes as they were sealed; one that is there and has these words stays. Raises `NotWrittenError`."""
    if kept_copy(folder, name, seal) is None:
        _write(folder / SEALED / copy_name(name, seal), text)


def _write(path: Path, text: str) -> None:
    # What changes files is imported where they are changed: those who only look have no use for it.
    from meetingtui.files.atomic import NotWrittenError, replace_in, why_not
    from meetingtui.files.modes import OPEN_FOLDER, ensure_folder

    try:
        ensure_folder(path.parent)
        opened = os.open(path.parent, OPEN_FOLDER)  # a link that somebody put there is not followed
        try:
            replace_in(opened, path, text.encode())
        finally:
            os.close(opened)
    except NotWrittenError:
        raise
    except OSError as error:
        raise NotWrittenError(path, why_not(error), error.errno) from error


def withhold_from_copies(folder: Path, name: str, withheld: Iterable[Withheld]) -> list[Path]:
    """Make the copies of these minutes anew without what was withheld; those that could not be removed are given back.

    What a killed program left goes too. A copy that cannot be read any more is removed as it is.
    """
    left: list[Path] = []
    for path in copies_of(folder, name):
        try:
            if not _without(name, path, tuple(withheld)):
                continue
            path.unlink()
        except OSError:
            left.append(path)
    return left


def _without(name: str, path: Path, withheld: tuple[Withheld, ...]) -> bool:
    """Keep what a copy says without what was withheld; False where it did not say it."""
    from meetingtui.files.toml_edit import NewValue, edited
    from meetingtui.register.meaning import place_of
    from meetingtui.register.redacting import in_amendments

    minutes = None if path.name.startswith(".") else load_minutes(path)[0]
    if minutes is None:
        return True
    places = ((place_of(minutes, one.part), one.value) for one in withheld)
    edits: list[Edit] = [NewValue(place, value) for place, value in places if place is not None]
    edits += [edit for one in withheld for edit in in_amendments(minutes, one)]
    try:
        document, before = read_toml(path), read_text(path)
        text = edited(document, before, edits)
        after, _ = read_minutes(parse_toml(text, document.file))
    except FileRefused:
        return True
    if after is None or text == before:
        return after is None
    other = path.with_name(copy_name(name, seal_of(after)))
    _write(other, text)
    return other != path


def later_minutes(path: Path) -> list[tuple[str, Minutes]]:
    """The other minutes in a folder that name these, by name: a party may have confirmed them there."""
    found: list[tuple[str, Minutes]] = []
    if path.absolute().parent.name != "minutes":
        return found
    for other in minutes_files(folder_of(path)):
        # Most files do not have the name in them, and are not parsed for it.
        with contextlib.suppress(FileRefused):
            if other.name != path.name and path.stem in read_text(other):
                minutes, _ = load_minutes(other)
                found += [(other.stem, minutes)] if minutes is not None else []
    return sorted(found, key=lambda one: (one[1].date, one[1].began, one[0]))


def words_on_disk(path: Path, minutes: Minutes) -> dict[str, Word]:
    """Each party's word on the minutes in a file, wherever it was said."""
    return words_of(path.stem, minutes, later_minutes(path))


def state_on_disk(path: Path, minutes: Minutes, words: dict[str, Word] | None = None) -> SealState:
    """Whether the minutes in a file are still what each party confirmed."""
    said = words_on_disk(path, minutes) if words is None else words
    return seal_state(minutes, said, partial(kept_copy, folder_of(path), path.stem))
