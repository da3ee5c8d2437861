"""The four words under what the made-up firms confirmed: in the last year, since when they read them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from meetingtui.core.progress import going_through
from meetingtui.files.minutes import Minutes, dump_minutes
from meetingtui.register.seal import seal_of
from meetingtui.register.sealed import copy_name

SEALED = 28
"""Minutes that are sealed, the latest: a year of the story. A seal is slow on purpose, about 20 ms."""


def sealed_story(
    story: Iterable[tuple[str, Minutes]],
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The minutes' files, and the copies that were kept with each word, by their names."""
    known = list(story)
    said = {row.of or name for name, minutes in known for row in minutes.confirmed}
    wanted = [(name, minutes) for name, minutes in known[-SEALED:] if name in said]
    with ThreadPoolExecutor(4) as workers:  # the slow part of a seal leaves the other threads alone
        made = workers.map(seal_of, (minutes for _, minutes in wanted))
        seals = {name: next(made) for name, _ in going_through("Sealing a year of minutes", wanted)}
    texts = [(name, dump_minutes(_with_seals(name, minutes, seals))) for name, minutes in known]
    copies = [(copy_name(name, seals[name]), text) for name, text in texts if name in seals]
    return texts, copies


def _with_seals(name: str, minutes: Minutes, seals: Mapping[str, str]) -> Minutes:
    """The minutes with the four words beside every party's word on sealed ones."""
    rows = tuple(row.model_copy(update={"seal": seals.get(row.of or name)}) for row in minutes.confirmed)
    return minutes.model_copy(update={"confirmed": rows})
