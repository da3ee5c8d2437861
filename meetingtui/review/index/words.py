"""Words as they are compared: no case, no accents, no strokes; the same for what is searched and what is typed."""

from __future__ import annotations

import re
from functools import lru_cache

from meetingtui.core.text import fold_name

# Scripts that write no spaces are taken letter by letter: a word of them is a row of letters.
_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+")
LONGEST = 64
"""Letters of a word that count: what is longer is no word that anybody searches for."""


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [word[:LONGEST] for word in _WORD.findall(text.translate(_letters(text)))]


def words_at(text: str) -> list[tuple[str, int, int]]:
    """The folded words of a text with the span of the text that each stands for."""
    letters = _letters(text)
    found = [(word.group()[:LONGEST], *word.span()) for word in _WORD.finditer(text.translate(letters))]
    if all(len(letter) == 1 for letter in letters.values()):
        return found
    places = [place for place, char in enumerate(text) for _ in letters.get(ord(char), char)]
    return [(word, places[start], places[end - 1] + 1) for word, start, end in found]


def _letters(text: str) -> dict[int, str]:
    """What each letter is folded to, where that is not the letter itself."""
    return {ord(char): _folded(char) for char in set(text) if not "a" <= char <= "z"}


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    # Between two letters, for `fold_name` drops spaces at the ends, and a space between two words must stay.
    return fold_name(f"x{char}x")[1:-1]
