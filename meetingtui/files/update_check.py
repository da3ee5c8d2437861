"""What a reader would ask about the `[[update]]` rows of minutes, which change what stands between meetings."""

from __future__ import annotations

from collections.abc import Iterator

from meetingtui.core.becoming import CHANGED, ENDED, STREAM_WORDS
from meetingtui.core.items import LETTERS, ItemKind
from meetingtui.core.text import quoted
from meetingtui.files.complaints import meant
from meetingtui.files.minutes_tables import Minutes, Update

Doubt = tuple[tuple[str | int, ...], str, str]
"""Where a warning belongs, its sentence, and the way out."""

_KINDS = {letter: kind for kind, letter in LETTERS.items()}
_NEEDS = {"moved": "due", "handed on": "owner"}
"""What a word changes, and so has to say."""


def update_doubts(minutes: Minutes) -> Iterator[Doubt]:
    """Rows that change nothing, though somebody meant them to."""
    for number, row in enumerate(minutes.update):
        if row.to is not None and (words := _words(row)) and row.to not in words:
            yield (
                ("update", number, "to"),
                f"{quoted(row.to)} changes nothing of {row.item or row.stream}",
                meant(row.to, sorted(words)),
            )
        elif row.to in _NEEDS and getattr(row, _NEEDS[row.to]) is None:
            key = _NEEDS[row.to]
            yield ("update", number, "to"), f"{quoted(row.to)} names no {key}", f"add {key} ="


def letter_doubts(minutes: Minutes) -> Iterator[Doubt]:
    """Ids that begin with the letter of something else: updates would take them for that."""
    for kind, letter in LETTERS.items():
        for number, item in enumerate(getattr(minutes, kind.value)):
            if item.id is not None and not item.id.startswith(letter):
                other = _KINDS.get(item.id[0])
                whose = f" as that of {_article(other)} does" if other else ""
                yield (
                    (kind.value, number, "id"),
                    f"begins with {item.id[0]}{whose}",
                    f"write {letter} and the next free number",
                )


def _words(row: Update) -> frozenset[str]:
    if row.item is None:
        return STREAM_WORDS
    kind = _KINDS.get(row.item[0])
    return ENDED[kind] | CHANGED[kind] if kind else frozenset()


def _article(kind: ItemKind) -> str:
    noun = "question" if kind is ItemKind.PARKED else kind.value
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
