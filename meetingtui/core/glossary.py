"""Words that parties have agreed on, or mean differently: found in a line while it is typed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from meetingtui.core.items import Term
from meetingtui.core.people import Partnership
from meetingtui.core.text import clip, fold_name

MEANING = 36
"""How much of a meaning is shown beneath a line: a glance, and not a page."""
LEAST = 2
"""So many letters of a word are typed before Tab offers the rest of it."""


def typed_term(line: str, terms: Iterable[Term]) -> Term | None:
    """The term that stands last in a line, as whole words in whatever case; of two that end alike, the longer."""
    folded = fold_name(line)
    found: list[tuple[int, int, Term]] = []
    for term in terms:
        word = fold_name(term.word)
        if not word or word not in folded:
            continue
        places = list(re.finditer(rf"(?<!\w){re.escape(word)}(?:e?s)?(?!\w)", folded))
        if places:
            found.append((places[-1].end(), len(word), term))
    return max(found, key=lambda each: each[:2])[2] if found else None


def say_meaning(term: Term, names: Partnership) -> str:
    """What a word means, in one line: as it was agreed, else to each party."""
    if term.agreed:
        return f'"{term.word}": {clip(term.agreed, 2 * MEANING)}'
    means = "; ".join(f"to {names.party_name(party)} {clip(text, MEANING)}" for party, text in term.means.items())
    return f'"{term.word}": {means}' if means else ""


def begun_terms(line: str, caret: int, terms: Iterable[Term]) -> tuple[tuple[int, str], ...]:
    """Terms that the words before the caret begin, with where they begin: what Tab would make of them."""
    before = fold_name(line[:caret])
    if len(before) != caret:
        return ()  # folding has changed its length, and places in it are not places in the line
    found: list[tuple[int, str]] = []
    for term in terms:
        word = fold_name(term.word)
        for typed in range(min(len(word) - 1, caret), LEAST - 1, -1):
            start = caret - typed
            if before.endswith(word[:typed]) and (start == 0 or before[start - 1].isspace()):
                rest = term.word[typed:] if len(word) == len(term.word) else ""
                found.append((start, line[start:caret] + rest if rest else term.word))
                break
    return tuple(sorted(found))
