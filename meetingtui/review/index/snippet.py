"""The words around what was found, and where in them it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from meetingtui.core.text import clean_line
from meetingtui.review.index.query import Term
from meetingtui.review.index.words import words_at


@dataclass(frozen=True, slots=True)
class Snippet:
    """Plain text, and the spans of it that are what was asked for; never markup."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()


def snippet(text: str, terms: Sequence[Term], width: int) -> Snippet:
    """At most `width` columns of a text around the first of these terms."""
    text = clean_line(text)
    spans = _found(text, terms)
    start, end = _window(text, spans[0] if spans else (0, 0), width)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    bold = [(max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start]
    return Snippet(f"{before}{text[start:end]}{after}", tuple(bold))


def _found(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Spans of the terms in a text, in order, none touching another."""
    words = words_at(text)
    found: list[tuple[int, int]] = []
    for term in terms:
        for wanted, prefix in ((term.words, term.prefix), *(((other,), not term.whole) for other in term.also)):
            size = len(wanted)
            if size == 1:
                begin = wanted[0]
                found += [(a, b) for word, a, b in words if (word.startswith(begin) if prefix else word == begin)]
                continue
            for at in range(len(words) - size + 1):
                here = tuple(word for word, _, _ in words[at : at + size])
                last = here[-1].startswith(wanted[-1]) if prefix else here[-1] == wanted[-1]
                if last and here[:-1] == wanted[:-1]:
                    found.append((words[at][1], words[at + size - 1][2]))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _window(text: str, first: tuple[int, int], width: int) -> tuple[int, int]:
    """Where to begin and end, at spaces where there are some, so that the first span is in view."""
    if cell_len(text) <= width:
        return 0, len(text)
    room = max(width - 2, 8)
    start = 0
    if cell_len(text[: first[1]]) > room:
        start = max(first[0] - room // 4, 0)
        space = text.find(" ", start, first[0])
        start = space + 1 if space >= 0 else start
        # The last words of a text: show as many before them as there is room for.
        while start > 0 and cell_len(text[start:]) < room and (space := text.rfind(" ", 0, start - 1)) >= 0:
            if cell_len(text[space + 1 :]) > room:
                break
            start = space + 1
    end = min(start + room, len(text))
    while cell_len(text[start:end]) > room:
        end -= 1
    if end < len(text):
        space = text.rfind(" ", max(first[1], start + 1), end + 1)
        end = space if space > start else end
    return start, end
