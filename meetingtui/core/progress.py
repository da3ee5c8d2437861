"""How far something long has come, for whoever listens; where nobody does, it costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Listener = Callable[[str, int, int], None]
"""Told what is going on, how many are done, and of how many; done and all are the same at the end."""
_T = TypeVar("_T")
_listeners: list[Listener] = []


def listen(listener: Listener | None) -> None:
    """From now on tell this one; None: nobody."""
    _listeners[:] = [listener] if listener is not None else []


def telling() -> Listener | None:
    """Whom to tell, for who counts for themselves; None where nobody listens."""
    return _listeners[0] if _listeners else None


def going_through(what: str, things: Sequence[_T]) -> Iterable[_T]:
    """The same things, one after the other, while it is told how many have been gone through."""
    return _telling(what, things, _listeners[0]) if _listeners else things


def _telling(what: str, things: Sequence[_T], tell: Listener) -> Iterable[_T]:
    try:
        for number, one in enumerate(things):
            tell(what, number, len(things))
            yield one
    finally:
        tell(what, len(things), len(things))
