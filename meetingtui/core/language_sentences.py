"""A text as English sentences of words, each with its place, and the names that may stand among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from meetingtui.core.language_words import ENGLISH, OTHERS
from meetingtui.core.people import Partnership
from meetingtui.core.text import fold_name

Sort = Literal["blame", "always and never", "guessing motives"]
Offered = tuple[tuple[str, str], ...]
"""Other ways to say a sentence, each with its label."""
NameIndex = dict[str, tuple[tuple[str, ...], ...]]
"""Names as their words, by the first of them, the longest first."""

_ENGLISH_SHARE = 0.15
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_ENDS = frozenset(".!?;\n")


class Token(NamedTuple):
    """A word as it is compared, as it stands there, and where."""

    plain: str
    word: str
    start: int
    end: int


class Sentence:
    """The words of one sentence, whether it asks, and what was found in it."""

    def __init__(self, text: str, tokens: list[Token], *, asks: bool) -> None:
        self.text = text
        self.tokens = tokens
        self.asks = asks
        self.plain = [token.plain for token in tokens]
        self.found: list[tuple[Sort, int, int, Offered]] = []


def plain(word: str) -> str:
    """A word as it is compared."""
    if word.isascii():
        return word.lower()
    straight = word.replace("’", "'")
    return straight.lower() if straight.isascii() else fold_name(straight)


def tokens_of(text: str) -> list[Token]:
    """The words of a text, in order."""
    return [Token(plain(word := found.group()), word, found.start(), found.end()) for found in _WORD.finditer(text)]


def is_english(tokens: Sequence[Token]) -> bool:
    """Whether enough of the commonest English words are among these, and fewer of other languages."""
    english = sum(token.plain in ENGLISH for token in tokens)
    other = sum(token.plain in OTHERS for token in tokens)
    return english > other and english >= _ENGLISH_SHARE * len(tokens)


def sentences(text: str, tokens: list[Token]) -> list[Sentence]:
    """The words of a text, sentence by sentence."""
    made: list[Sentence] = []
    begun = 0
    for number, token in enumerate(tokens):
        following = tokens[number + 1].start if number + 1 < len(tokens) else len(text)
        between = text[token.end : following]
        if number + 1 == len(tokens) or not _SENTENCE_ENDS.isdisjoint(between):
            made.append(Sentence(text, tokens[begun : number + 1], asks="?" in between))
            begun = number + 1
    return made


def called(names: Partnership) -> tuple[str, ...]:
    """Everything parties and people are called."""
    parties = [name for party in names.party for name in (party.name, names.party_name(party.id))]
    people = [name for person in names.person for name in (person.name, names.first_name(person.id))]
    return (*parties, *people)


@lru_cache(maxsize=16)
def index_of(called: tuple[str, ...]) -> NameIndex:
    """Names as their words, by the first of them, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in called:
        words = tuple(plain(word) for word in _WORD.findall(name))
        if words:
            found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}
