"""Words that look like one that is nowhere: what somebody may have meant to type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

NEAR, FAR = 3, 5
"""How many words are taken in the place of one, and how many are named where none is near enough."""

Words = Sequence[Sequence[str]]
"""Lists of words to choose from."""


def near_words(word: str, known: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that are one or two slips away, all equally near; and, from further away, what else looks like it.

    A word with a digit in it is what it is, and has no others near it.
    """
    if not word.isalpha():
        return (), ()
    slips = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
    if slips:
        near = _nearest(word, _within(word, known, slips)) or _nearest(word, _beginning(word, known))
        if near:
            return near, ()
    return (), _further(word, known)


def _within(word: str, known: Words, slips: int) -> Iterator[tuple[str, int]]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    for words in known:
        for one, slip, _ in process.extract(word, words, scorer=OSA.distance, score_cutoff=slips, limit=20):
            yield one, int(slip)


def _beginning(word: str, known: Words) -> Iterator[tuple[str, int]]:
    """Words that begin with one slip in what was typed so far."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    for words in known:
        starts = [one[: len(word)] for one in words]
        for _, slip, at in process.extract(word, starts, scorer=OSA.distance, score_cutoff=1, limit=20):
            yield words[at], int(slip)


def _further(word: str, known: Words) -> tuple[str, ...]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    scorer = OSA.normalized_similarity
    found = [hit for words in known for hit in process.extract(word, words, scorer=scorer, score_cutoff=0.5, limit=FAR)]
    best = sorted(found, key=lambda hit: (-hit[1], hit[0]))
    return tuple(dict.fromkeys(one for one, _, _ in best))[:FAR]


def _nearest(word: str, found: Iterator[tuple[str, int]]) -> tuple[str, ...]:
    slips = dict(found)
    least = min(slips.values(), default=0)
    alike = [one for one, slip in slips.items() if slip == least]
    return tuple(sorted(alike, key=lambda one: (one[0] != word[0], one))[:NEAR])
