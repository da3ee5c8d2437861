"""The last wall: nothing but printable text leaves the app, whatever a widget was given.

Text is cleaned at every border (`core.text`); this is for the string that slipped through. It runs on each line
that is drawn, so ordinary text passes on one regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from meetingtui.core.text import clean_typing

ResultT = TypeVar("ResultT")

# ASCII, Latin, Greek, Cyrillic letters, and the dashes, arrows, boxes and blocks that screens are drawn with.
_HARMLESS: Final = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u0482\u2010-\u2027\u2190-\u23ff\u2500-\u27bf]*\Z"
)

_CLIPBOARD: Final = re.compile("\x1b\\]52;c;[A-Za-z0-9+/]*={0,2}\x07")


@lru_cache(maxsize=4096)
def _safe(char: str) -> str:
    """The character, or what may stand in its place in exactly as many cells; often nothing."""
    cleaned = clean_typing(char)
    return cleaned if cleaned == char else set_cell_size(cleaned, cell_len(char))


def inert(text: str) -> str:
    """Text as wide as before, without a character that a terminal would act on or that hides."""
    return text if _HARMLESS.match(text) else "".join(map(_safe, text))


def _is_clean(segment: Segment) -> bool:
    text, style, control = segment
    return not control and (style is None or not style.link) and _HARMLESS.match(text) is not None


def _cleaned(segment: Segment) -> Segment:
    text, style, _ = segment
    # A link is an escape sequence that somebody's text chose. `meta` stays: it never leaves, and clicks need it.
    return Segment(inert(text), style.update_link(None) if style is not None and style.link else style)


class Wall(LineFilter):
    """A line filter that makes every segment inert, and drops links and raw control segments."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the base's shape
        """The same line, as wide as before, with nothing in it but printable text."""
        if all(map(_is_clean, segments)):
            return segments
        return [_cleaned(segment) for segment in segments if not segment.control]


WALL: Final = Wall()
"""One for all apps: it holds nothing, and lines remember what they looked like through it."""


class Walled(App[ResultT], Generic[ResultT]):
    """An app whose every line passes the wall."""

    def send_sequence(self, sequence: str) -> None:
        """Send the one sequence that is no drawing: it fills the clipboard, and holds nothing but base64."""
        if _CLIPBOARD.fullmatch(sequence) is None:
            raise ValueError("only the clipboard is told anything that is not drawn")
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The wall first: later filters forget which segments were controls and would let them through as text."""
        return [WALL, *super().get_line_filters()]
