"""Of which day and which meeting a page is, before it is read: its day decides what "Friday" means in it."""

from __future__ import annotations

import re
from datetime import date

from meetingtui.review.importing.blocks import BOLD_LEVEL, Block
from meetingtui.review.importing.front import Front
from meetingtui.review.importing.labels import pieces, read_label
from meetingtui.review.importing.marks import says_something
from meetingtui.review.importing.vocabulary import LISTS, Part, heading_words, part_of
from meetingtui.review.importing.when import day_in_name, find_day

_LOOKED_AT = 40
"""How many blocks from the top may say the day."""
_ONLY = frozenset(
    {
        "meeting",
        "minutes",
        "notes",
        "call",
        "meeting minutes",
        "meeting notes",
        "minutes of",
        "minutes of the meeting of",
    }
)
_LEFT_OVER = re.compile(r"\s*[(\[][\s,;:–—-]*[)\]]\s*|^[\s,;:–—|/-]+|[\s,;:–—|/(-]+$")
_OF = re.compile(r"\s+(?:of|on|for|held on|from|held)\s*$", re.IGNORECASE)


def meeting_day(front: Front, blocks: list[Block], stem: str) -> date | None:
    """The day of the meeting: as the page says, the file's name, or the only day that its first words name."""
    return said_day(front, blocks) or day_in_name(stem) or _in_words(blocks)


def said_day(front: Front, blocks: list[Block]) -> date | None:
    """The day that front matter, a fact, the first heading with a day, or a table says."""
    for name, values in front.facts:
        if part_of(name) is Part.DATE:
            for value in values:
                if (found := find_day(value.text)) is not None:
                    return found.day
    for wanted in (_fact, _heading, _table):
        for block in blocks[:_LOOKED_AT]:
            if (day := wanted(block)) is not None:
                return day
    return None


def _fact(block: Block) -> date | None:
    for piece in pieces(block.lines):
        label = read_label(piece.text)
        if label is not None and label.part in {Part.DATE, Part.TIME} and (found := find_day(label.rest)):
            return found.day
    return None


def _heading(block: Block) -> date | None:
    if block.sort != "heading" or part_of(block.text) in LISTS | {Part.NEXT}:
        return None
    label = read_label(block.text)
    if label is not None and label.part not in {Part.DATE, Part.TIME, Part.TITLE}:
        return None
    found = find_day(block.text)
    return found.day if found and "next" not in heading_words(block.text[: found.start]).split() else None


def _table(block: Block) -> date | None:
    for row in block.rows:
        if (
            len(row.cells) == 2
            and part_of(row.cells[0]) in {Part.DATE, Part.TIME}
            and (found := find_day(row.cells[1]))
        ):
            return found.day
    return None


def _in_words(blocks: list[Block]) -> date | None:
    """The only day that the first words of the page name."""
    days = {found.day for block in blocks[:3] if block.sort == "text" and (found := find_day(block.text))}
    return days.pop() if len(days) == 1 else None


def heading_of_meeting(blocks: list[Block]) -> int | None:
    """Which block is the meeting's title: the first heading, unless it is one of a list."""
    at = next((at for at, block in enumerate(blocks) if block.sort == "heading"), None)
    if at is None:
        return None
    block = blocks[at]
    part = part_of(block.text)
    label = read_label(block.text)
    if label is not None and label.rest and label.part is not Part.TITLE:
        return None
    wide = part in {Part.NOTES, Part.FACTS} and block.level == 1
    # A bold line after other words heads what follows it, not the page; so does the first of several smaller headings.
    late = block.level == BOLD_LEVEL and at > 0
    alike = sum(one.sort == "heading" and one.level == block.level for one in blocks) > 1
    small = 1 < block.level < BOLD_LEVEL and alike and find_day(block.text) is None
    return at if (part is None or wide) and not late and not small else None


def without_day(text: str, day: date) -> str:
    """A title without the day of the meeting in it."""
    found = find_day(text)
    if found is None or found.day != day:
        return text
    before, behind = text[: found.start], text[found.end :]
    rest = f"{_OF.sub('', before)} {behind}"
    shorter = rest
    while (trimmed := _LEFT_OVER.sub(" ", shorter).strip()) != shorter:
        shorter = trimmed
    return " ".join(shorter.split())


def is_day(text: str, day: date) -> bool:
    """Whether a heading is nothing but the day of the meeting."""
    found = find_day(text)
    return found is not None and found.day == day and not found.doubt and not says_something(without_day(text, day))


def same_page(blocks: list[Block]) -> list[int]:
    """The lines of headings that each begin a meeting of their own; empty where the page holds one meeting."""
    by_level: dict[int, dict[date, int]] = {}
    for block in blocks:
        if block.sort != "heading" or block.level == BOLD_LEVEL or (found := find_day(block.text)) is None:
            continue
        rest = without_day(block.text, found.day)
        if not says_something(rest) or heading_words(rest) in _ONLY:
            by_level.setdefault(block.level, {}).setdefault(found.day, block.first)
    several = [list(days.values()) for days in by_level.values() if len(days) > 1]
    return several[0] if several else []
