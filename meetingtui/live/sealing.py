"""The four words at close: under each party's word on these minutes, and on earlier ones that were confirmed here.

Nothing here stands in the way of closing: a word without a seal is a word all the same.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.files.archive import minutes_files
from meetingtui.files.minutes import Minutes, load_minutes
from meetingtui.files.minutes_tables import Confirmed
from meetingtui.files.toml_text import FileRefused, read_text
from meetingtui.register.seal import same_words, seal_of
from meetingtui.register.sealed import keep_copy


def with_seals(folder: Path, minutes: Minutes) -> Minutes:
    """The minutes of a closed meeting, each `[[confirmed]]` row with the seal of the minutes that it is about."""
    if not minutes.confirmed:
        return minutes
    earlier = dict(_earlier(folder, minutes.confirmed))
    try:
        rows = tuple(
            row.model_copy(update={"seal": row.seal or seal_of(earlier[row.of] if row.of else minutes)})
            if not row.of or row.of in earlier
            else row
            for row in minutes.confirmed
        )
    except (OSError, ValueError, MemoryError):  # where the machine has no room to make them
        return minutes
    return minutes.model_copy(update={"confirmed": rows})


def keep_sealed(folder: Path, target: Path, partnership: Partnership) -> None:
    """Keep copies of what was sealed in a meeting that has closed, and let earlier minutes say that they are confirmed
    now, where that is so."""
    try:
        _keep(folder, target, partnership)
    except Exception:  # noqa: BLE001 - the minutes are safe and the log is gone: nothing here may say otherwise
        return


def _keep(folder: Path, target: Path, partnership: Partnership) -> None:
    minutes, _ = load_minutes(target)
    if minutes is None or not minutes.confirmed:
        return
    from meetingtui.register.deeds import settle_minutes  # not at the start of the program: a close is its first use

    paths = {path.stem: path for path in minutes_files(folder)}
    for row in minutes.confirmed:
        path = paths.get(row.of) if row.of else target
        if path is None or not row.seal:
            continue
        # A full disk keeps the copy away, and nothing else.
        with contextlib.suppress(OSError, FileRefused, ValueError):
            found, text = load_minutes(path)[0], read_text(path)
            if found is not None and same_words(seal_of(found), row.seal):
                keep_copy(folder, path.stem, row.seal, text)
        if row.of:
            with contextlib.suppress(OSError, FileRefused, ValueError):
                settle_minutes(path, partnership)


def seal_said(target: Path) -> str:
    """The four words that the parties confirmed at close; empty where none of them did."""
    minutes, _ = load_minutes(target)
    rows = minutes.confirmed if minutes is not None else ()
    return next((row.seal for row in rows if row.of is None and row.seal), "")


def _earlier(folder: Path, rows: Iterable[Confirmed]) -> Iterable[tuple[str, Minutes]]:
    """The earlier minutes that were confirmed here. Their names come from logs, so only files that are there count."""
    wanted = {row.of for row in rows if row.of}
    for path in minutes_files(folder) if wanted else ():
        if path.stem in wanted:
            minutes, _ = load_minutes(path)
            if minutes is not None:
                yield path.stem, minutes
