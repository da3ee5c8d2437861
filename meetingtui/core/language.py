"""The private nudge on wording: blame, always and never, guessed motives (practices B0).

For the facilitator's own screen only: never on the stage, never in a file, never with a name. It is a hint and not a
law: what is known of pronouns in conflict comes from couples (practices G, caution 4). Words about the other side
help when they offer support and hurt only in conflict, so offers, questions of help, thanks and praise are left
alone, and so is what somebody is quoted as saying. The lists are a choice, kept short, for English; a text in
another language has no lists and gets no nudge. One pass over the words, no pattern that can run away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meetingtui.core.language_read import Reader
from meetingtui.core.language_sentences import Sort, called, index_of, is_english, sentences, tokens_of
from meetingtui.core.people import Partnership
from meetingtui.core.text import TEXT_LIMIT

HINTS: dict[Sort, str] = {
    "guessing motives": "A motive cannot be seen. Perhaps say what was seen or heard, or ask.",
    "always and never": "This invites talk about exceptions. Perhaps name the last time it happened.",
    "blame": "This says who fell short. Perhaps say what happened, and what it led to.",
}
"""What is said privately about each sort, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that set a nudge off, and where they stand in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nudge:
    """A private hint about one sort of wording; `rewrites` are (label, whole text) where one can honestly be made."""

    sort: Sort
    words: tuple[Words, ...]
    sentence: str
    rewrites: tuple[tuple[str, str], ...] = ()


def nudge(
    text: str, names: Partnership, *, quoted: bool = False, sorts: Iterable[str] | None = None
) -> tuple[Nudge, ...]:
    """What a facilitator may want to know about a wording, at most one nudge of each sort; for a private screen only.

    `quoted` is for somebody's own view in their own words, which is nobody's to mend. `sorts` are those wanted; None
    means all.
    """
    if quoted:
        return ()
    text = text[:TEXT_LIMIT]
    wanted = set(HINTS if sorts is None else sorts)
    tokens = tokens_of(text)
    if not is_english(tokens):
        return ()
    index = index_of(called(names))
    made: dict[Sort, list[Words]] = {sort: [] for sort in HINTS}
    rewrites: dict[Sort, tuple[tuple[str, str], ...]] = {}
    for sentence in sentences(text, tokens):
        Reader(sentence, index).read()
        for sort, first, last, offered in sentence.found:
            start, end = sentence.tokens[first].start, sentence.tokens[last].end
            made[sort].append(Words(text[start:end], start, end))
            if offered and sort not in rewrites:
                begin, stop = sentence.tokens[0].start, sentence.tokens[-1].end
                rewrites[sort] = tuple((label, text[:begin] + words + text[stop:]) for label, words in offered)
    return tuple(
        Nudge(sort, tuple(found), HINTS[sort], rewrites.get(sort, ()))
        for sort, found in made.items()
        if found and sort in wanted
    )
