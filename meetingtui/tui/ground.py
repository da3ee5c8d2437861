"""Asking the terminal whether its ground is dark or light, without ever taking an answer for keys.

The question goes out once the terminal sends every key by itself and echoes none, so that nothing of an answer can
show; nobody waits for it. What comes within a tenth of a second counts, what comes later is swallowed. So is what a
terminal tells of itself that nobody here asked for: an editor that was left in a hurry had its own questions.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Final

from textual.message import Message

QUESTION: Final = "\x1b]11;?\x1b\\"
ANSWER_SECONDS: Final = 0.1
"""An answer later than this changes nothing any more: people have begun to read."""
_STRAY_SECONDS: Final = 5.0
"""How long the first piece of an answer is still looked out for, should it come in pieces."""
_PIECE_SECONDS: Final = 0.1
"""How long a lone escape is held meanwhile: the rest of an answer follows at once, the next key does not."""
_WHOLE_SECONDS: Final = 1.0
"""How long an answer may take from its first pieces to its end; what comes then is keys again."""
_LONGEST: Final = 64
"""Most signs of an answer that are kept; the rest of a longer one is swallowed."""
_ANSWER: Final = re.compile(r"\x1b\](\d{1,3});([^\x07\x1b\x9c]*)(?:\x07|\x1b\\|\x9c)\Z")
_ITSELF: Final = re.compile(r"\x1b\[[?>][\d;]{0,40}c\Z")
_BEGINS: Final = re.compile(r"\x1b(?:\](?:\d{1,3}(?:;[^\x07\x1b\x9c]*\x1b?)?)?|\[(?:[?>][\d;]{0,40})?)?\Z")
_CERTAIN: Final = re.compile(r"\x1b(?:\]\d{1,3};|\[[?>])")
"""So begins what nobody types."""
_RGB: Final = re.compile(r"rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")


class GroundTold(Message):
    """The terminal has said in time what its ground is."""

    def __init__(self, *, light: bool) -> None:
        super().__init__()
        self.light = light


def is_light(answer: str) -> bool | None:
    """Whether an answer such as `rgb:1111/1616/1b1b` names a light colour; None where it names none."""
    found = _RGB.match(answer)
    if found is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5


class AnswerGate:
    """Takes answers out of what comes outside pastes; everything else passes, in its order."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._asked: float | None = None
        self._held = ""
        self._held_at = self._certain_at = 0.0
        self.told: bool | None = None
        """Whether the ground is light, once an answer has come in time."""

    def asked(self) -> None:
        """The question has just been sent."""
        self._asked = self._now()

    @property
    def waiting(self) -> float:
        """Seconds for which an answer would still count; none where none is awaited."""
        return 0.0 if self._asked is None else max(self._asked + ANSWER_SECONDS - self._now(), 0.0)

    def feed(self, text: str) -> str:
        """What of a piece of input is for others."""
        self._give_up_broken()
        passed: list[str] = []
        for char in text:
            if not self._held and char != "\x1b":
                passed.append(char)
                continue
            held = self._held + char
            if found := _ANSWER.match(held):
                self._take(found[1], found[2])
                self._held = ""
            elif _ITSELF.match(held):
                self._held = ""
            elif _BEGINS.match(held):
                self._hold(held)
            elif held.startswith("\x1b]") and self._certain():
                # It broke off, and another sequence has begun.
                self._held = ""
                passed.append(self.feed(held[-2:]))
            else:
                # Whatever was held is no answer; the new character may be the first one of one.
                passed.append(self._held)
                self._held = char if char == "\x1b" else ""
                passed.append("" if char == "\x1b" else char)
        if self._held:
            self._held_at = self._now()
            if not self._looks_out():
                passed.append(self.release())
        return "".join(passed)

    def tick(self) -> str:
        """What was held and turns out to be keys, because nothing followed."""
        self._give_up_broken()
        if not self._held or self._certain() or self._now() - self._held_at < _PIECE_SECONDS:
            return ""
        return self.release()

    def release(self) -> str:
        """What is held, given up."""
        held, self._held = self._held, ""
        return held

    def _hold(self, held: str) -> None:
        was_certain = self._certain()
        # An end that began stays: it may be the whole of it.
        self._held = held if len(held) <= _LONGEST else held[: _LONGEST - 1] + held[-1]
        if self._certain() and not was_certain:
            self._certain_at = self._now()

    def _give_up_broken(self) -> None:
        """The rest of an answer that broke off does not come; what is typed must not be taken for it."""
        if self._certain() and self._now() - self._certain_at > _WHOLE_SECONDS:
            self._held = ""

    def _certain(self) -> bool:
        """Whether what is held can only be the beginning of an answer."""
        return _CERTAIN.match(self._held) is not None

    def _looks_out(self) -> bool:
        """Whether what is held may still become an answer."""
        return self._certain() or (self._asked is not None and self._now() - self._asked < _STRAY_SECONDS)

    def _take(self, number: str, answer: str) -> None:
        if number != "11":
            return
        if self.waiting:
            self.told = is_light(answer)
        self._asked = None
