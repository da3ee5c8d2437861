"""What is drawn for eyes, told in words: shapes, columns and marks out, the words that they stand beside in. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

HERE: Final = "▶"
"""The mark of the row that is in front."""
NOW: Final = "now: "
FRONT: Final = "> "
"""How the row in front is told: among numbered rows, Enter takes it."""

_GAP: Final = re.compile(r"\s{2,}")
_BOX: Final = re.compile(r"\[([x ])\] ?")
_LABEL: Final = re.compile(r"[A-Z]\d+\Z")
_NUMBERED: Final = re.compile(r"\d+( |$)")
_ENDS: Final = tuple(":,;.?!…")
_SIGNS: Final = "✓✗–…≈≠▒█·│●▲■○◆□△◇★☆▼▽▪"
_BEFORE_WORDS: Final = re.compile(f"(?:^|(?<=[:,] ))(?:[{_SIGNS}]+|=) +(?=[^\\s])")
"""Signs that only repeat, at the beginning of a piece or after a label, what the words after them say."""
_NOTHING: Final = re.compile(": [·–]\\Z")
_ONLY_SIGNS: Final = re.compile(f"[{_SIGNS}×0-9 ]*[{_SIGNS}][×0-9]*\\Z")
_IN_FRONT: Final = re.compile(r"\[ (.+?) \]")
"""One of several in a row that is in front."""
_STATUS: Final = re.compile(r"[●▲■○≠–] (?=GREEN|YELLOW|RED|NO VIEW|DIFFERS|no stake)")


@dataclass(frozen=True, slots=True)
class Speech:
    """How lines are told in one partnership: `parties` are the short names by their shapes."""

    parties: Mapping[str, str] = field(default_factory=dict[str, str])

    def line(self, drawn: str) -> str:
        """One drawn line in words; empty where it says nothing."""
        drawn = drawn.strip()
        front = drawn.startswith(HERE)
        pieces = [self._piece(piece) for piece in _GAP.split(drawn.removeprefix(HERE).strip())]
        if len(pieces) > 2 and all(piece.isdigit() for piece in pieces):
            return ""  # the numbers over the columns of a scale
        said = _joined([piece for piece in pieces if piece])
        if not said or not front:
            return said
        return f"{FRONT if _NUMBERED.match(said) else NOW}{said}"

    def words(self, sentence: str) -> str:
        """A label or a sentence that names parties, or the row in front, by their marks."""
        return self._named(sentence.replace(HERE, '"now"')).replace(" · ", ", ")

    def _piece(self, piece: str) -> str:
        piece = _BOX.sub(lambda found: "yes, " if found[1] == "x" else "no, ", piece)
        piece = _IN_FRONT.sub(r"\1 (now)", piece)
        piece = self._named(_STATUS.sub("", piece))
        if _ONLY_SIGNS.match(piece):
            return ""
        return _BEFORE_WORDS.sub("", _NOTHING.sub(": none yet", piece.replace(" · ", ", ")))

    def _named(self, piece: str) -> str:
        """A party's shape goes where its name stands after it, and becomes its name where only numbers do."""
        words = piece.split(" ")
        told: list[str] = []
        for number, word in enumerate(words):
            name = self.parties.get(word, "")
            after = " ".join(words[number + 1 :])
            if not name or not (after.startswith((name, "differs")) or after[:1].isdigit()):
                told.append(word)
            elif not after.startswith(name):
                told.append(name)
        return " ".join(told)


def _joined(pieces: list[str]) -> str:
    """The pieces of a line, with commas between them but after a number, a label, or other punctuation."""
    said = ""
    for piece in pieces:
        if not said:
            said = piece
        elif said.endswith(_ENDS) or said.isdigit() or _LABEL.match(said.rpartition(" ")[2]):
            said = f"{said} {piece}"
        else:
            said = f"{said}, {piece}"
    return said


def unmarked(line: str) -> str:
    """A told line without the mark of the row in front."""
    return line.removeprefix(FRONT).removeprefix(NOW)


def key_words(key: str) -> str:
    """A key as it is typed here: Esc is a full stop, Backspace a word, and digits run from one to another."""
    spoken = {
        "Esc": ".",
        "Backspace": "back",
        "PageDown": "pagedown",
        "PageUp": "pageup",
        "Ctrl-C": "Q",
        "Q Ctrl-C": "Q",
    }
    return spoken.get(key, key).replace("–", " to ")


def typed_words(sentence: str) -> str:
    """A sentence about the line that is open, with the keys that it names as they are typed here."""
    return re.sub(r"\bEsc\b", '"."', sentence)
