"""A clock that stands still, so that the same keys make the same picture on every day."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from pydantic import BaseModel

from meetingtui.steps.registry import KINDS, panel_class

NOON = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)
"""When every picture is made."""


class _Like(type(datetime)):
    """A class that stands for another one, whose instances it takes for its own."""

    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, cls.__mro__[1])


class StoppedTime(datetime, metaclass=_Like):
    """`datetime`, but it is always the same now."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return NOON.astimezone(tz)


class StoppedDay(date, metaclass=_Like):
    """`date`, but it is always the same day."""

    @classmethod
    def today(cls) -> date:  # type: ignore[override]
        return NOON.date()


@contextmanager
def stopped() -> Iterator[None]:
    """Within this, the clock of the program stands still; everything is as it was afterwards."""
    for kind in KINDS:
        panel_class(kind)
    # A model that is built later would take the stopped clock for the type of a field.
    _build(BaseModel)
    changed: list[tuple[Any, str, Any]] = []
    for name, module in list(sys.modules.items()):
        if name == "meetingtui" or name.startswith("meetingtui."):
            for word, real, put in (("datetime", datetime, StoppedTime), ("date", date, StoppedDay)):
                if getattr(module, word, None) is real:
                    changed.append((module, word, real))
                    setattr(module, word, put)
    try:
        yield
    finally:
        for module, word, real in changed:
            setattr(module, word, real)


def _build(model: type[BaseModel]) -> None:
    for one in model.__subclasses__():
        if one.__module__.startswith("meetingtui."):
            one.model_rebuild(raise_errors=False)
        _build(one)
