"""Words before a colon that say what the rest is: `ACTION: …`, `**Decision** …`, `[Action] …`, `Date: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from meetingtui.review.importing.blocks import Written
from meetingtui.review.importing.marks import without_front
from meetingtui.review.importing.refusals import says_no
from meetingtui.review.importing.vocabulary import (
    ABOUT,
    ACTION_WORDS,
    DECISION_WORDS,
    LISTS,
    Part,
    heading_words,
    part_of,
)

_COLON = re.compile(r"\A[\[(]?([^\W\d_][^:\[\](){}|]{0,60}?)[\])]?\s*[:：](?!//)\s*(.*)\Z", re.DOTALL)
_DASH = re.compile(r"\A([^\W\d_][^:\[\](){}|–—-]{0,40}?)\s+[-–—]\s+(.+)\Z", re.DOTALL)
_BOXED = re.compile(r"\A[\[(]([^\W\d_][^:\[\](){}]{0,40})[\])]\s*[:：–—-]?\s*(.+)\Z", re.DOTALL)
_LOUD = re.compile(
    r"\A(ACTION(?: ITEM| POINT)?|TODO|RESOLVED|RESOLUTION|DECIDED|DECISION|AGREED)(?:[ -]#?([0-9]{1,6}))?,?\s+(.+)\Z",
    re.DOTALL,
)
_LOUD_AI = re.compile(r"\AAI\s+((?:to\s+)?(?:@\w|[^\W\d_a-z]\S*\s+(?:to|will|[-–—])\s).*)\Z", re.DOTALL)
_INSIDE = re.compile(
    r"(?<=[.!?;:,…)\]}\"'”’»|/·•–—-])\s+"
    r"(?=(?:ACTION(?: ITEM)?|DECISION|RESOLUTION|RESOLVED|AGREED|TODO|AI)(?:[ -][^\s:]{1,30}){0,3}:\s)"
)
"""A label inside a line, behind the end of a sentence or a part of one."""
_MOST_TAILS = 4
_MOST = 200
"""Most labels inside one line that are followed."""
_BETWEEN = re.compile(r"\s+[·•|]\s+")
_NUMBER = re.compile(r"\A(?:[A-Z]{1,4}-?)?[0-9]{1,6}\Z")
_ACTION_OF = re.compile(r"\A(?:action(?: items?| points?)?s?|todo|(?-i:AI))[\s-]+(.+)\Z", re.IGNORECASE)
_DECISION_OF = re.compile(r"\A(?:decisions?|resolution|agreement|agreed)[\s-]+(.+)\Z", re.IGNORECASE)
_NAMED = re.compile(
    r"\A(?:action(?: item)?|(?-i:AI))\s*[(\[]@?([^()\[\]]{1,60})[)\]]\s*[:：–-]?\s*(.+)\Z", re.IGNORECASE | re.DOTALL
)
_THAT = re.compile(r"\A,?\s*that\s+", re.IGNORECASE)
_IN_LINE: dict[Part, frozenset[str]] = {
    Part.ACTION: frozenset({*ACTION_WORDS, "next step", "next steps", "follow up", "task", "action required"}),
    Part.DECISION: frozenset({*DECISION_WORDS, "we decided", "we agreed"}),
    Part.RISK: frozenset({"risk", "risks", "new risk"}),
    Part.PARKED: frozenset({"parked", "parking lot", "open question", "open questions", "for later", "deferred"}),
}
"""Labels that make an item of the words behind them; other headings do so only for a list beneath."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says, and the words behind it; `old` is a number that was part of it."""

    part: Part
    rest: str
    old: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong together, with the lines they stand in."""

    numbers: tuple[int, ...]
    text: str
    struck: tuple[str, ...] = ()
    """What of its paragraph is struck through."""
    tails: tuple[str, ...] = ()
    """Its words behind the end of its first line, of its second, and so on."""


def read_label(text: str) -> Label | None:
    """The label that a text begins with, where it is one we know."""
    text = without_front(text)
    if found := _COLON.match(text):
        return _known(found[1], found[2])
    if found := _BOXED.match(text):
        label = _known(found[1], found[2])
        if label is not None and label.part in _IN_LINE:
            return label
    if found := _NAMED.match(text):
        return Label(Part.ACTION, f"{found[1]}: {found[2]}")
    if found := _LOUD.match(text):
        part = Part.ACTION if found[1][:2] in {"AC", "TO"} else Part.DECISION
        return Label(part, _THAT.sub("", found[3]) if part is Part.DECISION else found[3], found[2] or "")
    if found := _LOUD_AI.match(text):
        return Label(Part.ACTION, found[1].removeprefix("to "))
    if found := _DASH.match(text):
        label = _known(found[1], found[2])
        return label if label is not None and label.part not in {Part.NOTES, Part.AGENDA} else None
    return None


def _known(words: str, rest: str) -> Label | None:
    rest = rest.strip()
    folded = heading_words(words)
    part = part_of(words)
    if part is not None and part in _IN_LINE and rest and folded not in _IN_LINE[part]:
        return _begins(words, rest)
    if folded == "meeting" and rest:
        part = Part.TITLE
    if part is not None and part in ABOUT | LISTS | {Part.NEXT}:
        return Label(part, _THAT.sub("", rest) if part is Part.DECISION else rest)
    return _begins(words, rest)


def _begins(words: str, rest: str) -> Label | None:
    """ "ACTION 12:", "Action Imani:", "Decision D3:"."""
    for part, form in ((Part.ACTION, _ACTION_OF), (Part.DECISION, _DECISION_OF)):
        found = form.match(words) if rest else None
        if found is None:
            continue
        after = found[1].strip(" -#()@")
        if _NUMBER.match(after):
            return Label(part, rest, words)
        if part is Part.ACTION and len(after.split()) <= 4:
            return Label(part, f"{after}: {rest}")
    return None


def pieces(lines: tuple[Written, ...]) -> Iterator[Piece]:
    """The lines of a block, joined where they run on: a label begins anew, and so does what was broken on purpose."""
    numbers: list[int] = []
    words: list[str] = []
    labelled = False
    for line in lines:
        for text in _apart(line.text):
            label = read_label(text)
            speaks = bool(_COLON.match(text)) and (labelled or (bool(words) and bool(_COLON.match(words[0]))))
            if words and (label is not None or speaks) and not says_no(words[-1]):
                yield _joined(numbers, words, line)
                numbers, words = [], []
            labelled = label is not None if not words else labelled
            numbers.append(line.number)
            words.append(text)
        if line.ends and words:
            yield _joined(numbers, words, line)
            numbers, words, labelled = [], [], False
    if words:
        yield _joined(numbers, words, lines[-1])


def _joined(numbers: list[int], words: list[str], line: Written) -> Piece:
    return Piece(tuple(dict.fromkeys(numbers)), " ".join(words), line.struck, _tails(words))


def _tails(words: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(words[at:]) for at in range(1, min(len(words), _MOST_TAILS + 1)))


def _apart(text: str) -> list[str]:
    """One line in several, where labels stand in it side by side."""
    if "·" in text or "|" in text or "•" in text:
        parts = [part for part in _BETWEEN.split(text, _MOST) if part]
        if len(parts) > 1 and any(read_label(part) for part in parts):
            return [each for part in parts for each in _INSIDE.split(part, _MOST)]
    return [part for part in _INSIDE.split(text, _MOST) if part]
