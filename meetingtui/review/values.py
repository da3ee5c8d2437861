"""A value of a file, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from meetingtui.core.dates import say_date


def value_words(value: Any) -> str:
    """A value as people say it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return say_date(value)
    if isinstance(value, list):
        return ", ".join(value_words(entry) for entry in cast("list[Any]", value)) or "nothing"
    if isinstance(value, Mapping):
        table = cast("Mapping[str, Any]", value)
        return ", ".join(f"{key} {value_words(inner)}" for key, inner in table.items()) or "nothing"
    return str(value)
