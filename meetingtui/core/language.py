"""Placeholder until the real module is written: no hints."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from meetingtui.core.people import Partnership


@dataclass(frozen=True, slots=True)
class Nudge:
    """A hint."""

    sort: str
    words: str
    start: int
    end: int
    sentence: str
    rewrites: tuple[tuple[str, str], ...] = ()


def nudge(
    text: str, names: Partnership, *, quoted: bool = False, sorts: Collection[str] | None = None
) -> tuple[Nudge, ...]:
    """No hints yet."""
    del text, names, quoted, sorts
    return ()
