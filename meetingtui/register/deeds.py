"""What is done to minutes after the meeting, whole: the rule, the file, and the copy of what was sealed.

The minutes are written first and count; a copy that cannot be kept is told and stops nothing.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.files.atomic import NotWrittenError
from meetingtui.files.locking import FolderTakenError, folder_locked
from meetingtui.files.minutes import Minutes, list_minutes
from meetingtui.files.minutes_edit import Decide, edit_minutes
from meetingtui.files.minutes_tables import Amendment, Confirmed, Redaction, Reopened
from meetingtui.files.own_cache import cache_folder, folder_mark
from meetingtui.files.toml_edit import Edit
from meetingtui.register import confirming
from meetingtui.register.amending import amend
from meetingtui.register.redacting import Redacting, redact, said_later, same_words_in
from meetingtui.register.sealed import folder_of, keep_copy, state_on_disk, withhold_from_copies
from meetingtui.register.sealing import SealState
from meetingtui.steps.protocol import Refusal


@dataclass(frozen=True, slots=True)
class Done:
    """Minutes after something was done to them, and how they stand now."""

    minutes: Minutes
    state: SealState
    not_kept: str = ""
    """Why no copy of what was sealed is there; empty where one is."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was withheld, and where more of it may be."""

    done: Done
    parts: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...]
    """Name of the minutes and part in which the same words still stand."""
    later: tuple[tuple[str, str], ...]
    """Name of the other minutes and part in which the same item was given other words."""
    left: tuple[Path, ...]
    """Files that hold them and could not be removed, or are a person's own."""


def confirm_minutes(path: Path, partnership: Partnership, row: Confirmed) -> Done | Refusal:
    """Write a party's word into the minutes. Raises `FileRefused` and `NotWrittenError`, as all of these do."""
    return _do(
        path,
        partnership,
        lambda minutes: confirming.confirm(minutes, partnership, state_on_disk(path, minutes), row),
    )


def lapse_minutes(path: Path, partnership: Partnership, today: date) -> Done | Refusal:
    """Write down that silence was taken for a word."""
    return _do(
        path,
        partnership,
        lambda minutes: confirming.take_as_read(minutes, partnership, state_on_disk(path, minutes), today),
    )


def reopen_minutes(path: Path, partnership: Partnership, row: Reopened) -> Done | Refusal:
    """Take the newest confirmed minutes back to a draft."""
    held = [(found.stem, minutes) for found, minutes in list_minutes(folder_of(path))[0]]
    last = confirming.newest(held) == path.stem
    return _do(
        path,
        partnership,
        lambda minutes: confirming.reopen(minutes, partnership, state_on_disk(path, minutes), row, last=last),
        keep=False,
    )


def amend_minutes(path: Path, partnership: Partnership, row: Amendment) -> Done | Refusal:
    """Add an amendment to confirmed minutes."""
    return _do(
        path,
        partnership,
        lambda minutes: amend(minutes, partnership, state_on_disk(path, minutes), row),
        keep=False,
    )


def redact_minutes(path: Path, partnership: Partnership, row: Redaction) -> Taken | Refusal:
    """Withhold a part: in the minutes, in every copy of them, and in what a killed program left."""
    decided: list[Redacting] = []

    def decide(minutes: Minutes) -> tuple[Edit, ...] | Refusal:
        found = redact(minutes, partnership, state_on_disk(path, minutes), row)
        if isinstance(found, Refusal):
            return found
        decided.append(found)
        return found.edits

    done = _do(path, partnership, decide)
    if isinstance(done, Refusal):
        return done
    (made,) = decided
    left = withhold_from_copies(folder_of(path), path.stem, made.withheld)
    left += [*_left_behind(path), *_forget(folder_of(path))]
    parts = tuple(one.part for one in made.withheld)
    same = _elsewhere(path, made.gone)
    later = [one for one in _said_later(path, row.part) if one not in same]
    return Taken(done, parts, tuple(same), tuple(later), tuple(left))


def settle_minutes(path: Path, partnership: Partnership) -> Done | Refusal:
    """Let a file say that it is confirmed, where the last word it waited for was given in a later meeting."""
    return _do(
        path,
        partnership,
        lambda minutes: confirming.settled(minutes, partnership, state_on_disk(path, minutes)),
    )


def _do(path: Path, partnership: Partnership, decide: Decide, *, keep: bool = True) -> Done | Refusal:
    written = edit_minutes(path, partnership, decide)
    if isinstance(written, Refusal):
        return written
    state = state_on_disk(path, written.minutes)
    not_kept = ""
    if keep and state.words:
        try:
            keep_copy(folder_of(path), path.stem, state.seal, written.text)
        except NotWrittenError as error:
            not_kept = str(error)
    return Done(written.minutes, state, not_kept)


def _left_behind(path: Path) -> list[Path]:
    """Remove what a program left that was killed while it wrote these minutes; a draft kept for a person is theirs."""
    temporary = re.compile(rf"\.{re.escape(path.name[:100])}\.[0-9a-f]{{16}}\Z")
    found = [other for other in path.parent.iterdir() if temporary.match(other.name)]
    if found:
        # Whoever writes them at this moment holds the lock.
        with contextlib.suppress(OSError, FolderTakenError), folder_locked(path.parent):
            for other in found:
                other.unlink(missing_ok=True)
    kept = path.with_name(f"{path.name}~")
    return [other for other in (*found, kept) if other.exists()]


def _forget(folder: Path) -> list[Path]:
    """Throw away what this user's caches know of a partnership: they are made anew from the files."""
    left: list[Path] = []
    caches = cache_folder()
    mark = folder_mark(folder)
    # What a program that was killed left of one begins with a dot.
    for kept in sorted((*caches.glob(f"{mark}*"), *caches.glob(f".{mark}*"))) if caches else ():
        try:
            kept.unlink()
        except OSError:
            left.append(kept)
    return left


def _said_later(path: Path, part: str) -> list[tuple[str, str]]:
    held = list_minutes(folder_of(path))[0]
    return [
        (found.stem, name) for found, minutes in held if found.stem != path.stem for name in said_later(minutes, part)
    ]


def _elsewhere(path: Path, gone: tuple[str, ...]) -> list[tuple[str, str]]:
    held = list_minutes(folder_of(path))[0] if gone else []
    return [(found.stem, part) for found, minutes in held for part in same_words_in(minutes, gone)]
