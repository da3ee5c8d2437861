"""An import as it is shown before it is accepted: the minutes in words, then what is to be looked at, by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from meetingtui.core.people import Partnership
from meetingtui.core.text import clean_line, clip
from meetingtui.review.importing.draft import Imported
from meetingtui.review.importing.found import Told
from meetingtui.review.plain import WIDTH, plain_text

SHOWN = 100
"""Most lines of each list that are printed; JSON has them all."""
_CLIP = 160


def preview(one: Imported, partnership: Partnership, target: str, columns: int = 80) -> Iterator[str]:
    """The lines of a preview of one file, the minutes no wider than fits."""
    width = max(min(WIDTH, columns - 2), 20)
    yield f"{one.source.name} would become {target}:"
    yield ""
    yield from (f"  {line}" if line else "" for line in plain_text(one.minutes, partnership, width).splitlines())
    yield from _told("To look at:", one.source.name, one.doubts)
    yield from not_understood(one)


def not_understood(one: Imported) -> Iterator[str]:
    """What of a file has no place in its minutes, by line."""
    return _told("Not understood:", one.source.name, one.unread)


def _told(heading: str, name: str, told: Iterable[Told]) -> Iterator[str]:
    rows = list(told)
    if not rows:
        return
    yield ""
    yield heading
    for row in rows[:SHOWN]:
        why = f" ({row.why})" if row.why else ""
        yield clean_line(f"{name}:{row.line}: {clip(row.text, _CLIP)}{why}")
    if len(rows) > SHOWN:
        yield f"… and {len(rows) - SHOWN} more; --json tells them all"


def as_data(one: Imported, target: str, *, written: bool) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "file": one.source.name,
        "target": target,
        "written": written,
        "minutes": one.minutes.model_dump(mode="json", by_alias=True, exclude_none=True),
        "to_look_at": [{"line": told.line, "sentence": told.text} for told in one.doubts],
        "not_understood": [{"line": told.line, "text": told.text, "why": told.why} for told in one.unread],
    }
