"""The story so far as plain text, for a terminal, a screen or a mail."""

from __future__ import annotations

from collections.abc import Iterable

from meetingtui.core.text import clean_line
from meetingtui.register.story import Chapter
from meetingtui.review.writer import Writer

UNFOLDED = 100_000
"""A page so wide that nothing is folded."""


def story_lines(title: str, chapters: Iterable[Chapter], width: int | None) -> list[str]:
    """The story on a page of this width; without one, each sentence is a line."""
    out = Writer(width or UNFOLDED)
    out.text(title)
    listed = list(chapters)
    column = max((len(one.about) for one in listed), default=0) + 2
    for one in listed:
        for number, line in enumerate(one.lines):
            out.text(clean_line(line), first=f"{one.about if number == 0 else '':<{column}}")
    return out.lines
