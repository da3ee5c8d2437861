"""The story so far as plain text, for a terminal, a screen or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from meetingtui.core.people import Partnership
from meetingtui.core.standing import Carried
from meetingtui.core.text import clean_line
from meetingtui.register.fold import Register
from meetingtui.register.positions import is_left_open, positions_of, without_open
from meetingtui.register.story import Chapter, story
from meetingtui.review.writer import Writer

CAPTURED = 3
"""How many of the latest decisions that are not yet agreed are told."""
UNFOLDED = 100_000
"""A page so wide that nothing is folded."""


def told_story(register: Register, names: Partnership, today: date) -> tuple[Chapter, ...]:
    """The story, in which a decision counts as decided only once no party's word is missing, but for ratifying."""
    told = story(without_open(register, names), names, today)
    # After what was decided, and before the words and what is fragile.
    at = sum(one.about in {"For", "So far", "Decided"} for one in told)
    lines = tuple(_captured(register, names))
    return (*told[:at], Chapter("Captured", lines), *told[at:]) if lines else told


def _captured(register: Register, names: Partnership) -> Iterator[str]:
    """What was written down as a decision and is not yet agreed, with whose word is missing; the latest are named."""
    held = [one for one in register.standing.decisions if is_left_open(one, names)]
    if held:
        told = (f"{one.id} {one.item.text.rstrip('.')} ({_missing(one, names)})" for one in held[-CAPTURED:])
        more = f" and {len(held) - CAPTURED} from before" if len(held) > CAPTURED else ""
        yield f"Not yet agreed: {'; '.join(told)}{more}."


def _missing(one: Carried, names: Partnership) -> str:
    return ", ".join(positions_of(one, names).words(names.party_name))


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
