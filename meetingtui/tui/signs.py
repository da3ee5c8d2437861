"""Signs for terminals that lack ours: every drawn sign becomes a plain one of the same width, in one place.

Status is a word with a sign before it, so nothing is lost: `● GREEN` becomes `G GREEN`, `▶` becomes `>`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_STATUS: Final = {"●": "G", "▲": "Y", "■": "R", "○": "-"}
_BEFORE_STATUS: Final = re.compile("([●▲■○])(?= (?:GREEN|YELLOW|RED|NO VIEW))")
_DONE: Final = re.compile("●(?= (?:set|in)\\b)")
PLAIN_SIGNS: Final = {
    **dict(zip("◆○▲□●△■◇★☆▼▽", "*o^#@A%&$~vV", strict=True)),
    **dict(zip("▶✓✗✔✘≈≠▒█×│─…", ">+xy!~!?#x|-~", strict=True)),
    **dict(zip("→←↑↓·•–—‘’‚“”„\u2010\u2011", '><^v.*--\'\',"""--', strict=True)),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **dict.fromkeys("━┄┈╌═", "-"),
    **dict.fromkeys("┃║╎", "|"),
    **dict.fromkeys("▁▂▃▄▅▆▇▉▊▋▌▍▎▏", " "),
    "␛": "?",
    "☐": "-",
    "☑": "x",
    "\u00a0": " ",
}
"""What stands in the place of a sign; parties keep a sign of their own each."""
_TABLE: Final = str.maketrans(PLAIN_SIGNS)


class PlainSigns(LineFilter):
    """Draws with plain signs. With an encoding, letters that it lacks lose their accents, or become `?`."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding
        self.plain = lru_cache(4096)(self._plain)
        """The same text in plain signs, exactly as wide."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the base's shape
        """The same line, as wide as before."""
        return [
            segment if segment.text.isascii() else Segment(self.plain(segment.text), segment.style, segment.control)
            for segment in segments
        ]

    def _plain(self, text: str) -> str:
        text = _DONE.sub("+", _BEFORE_STATUS.sub(lambda found: _STATUS[found[1]], text)).translate(_TABLE)
        return text if self._can_show(text) else "".join(map(self._letter, text))

    def _letter(self, char: str) -> str:
        if self._can_show(char) or not cell_len(char):
            return char if self._can_show(char) else ""
        bare = unicodedata.normalize("NFKD", char)[:1]
        return bare if self._can_show(bare) and cell_len(bare) == cell_len(char) else "?" * cell_len(char)

    def _can_show(self, text: str) -> bool:
        try:
            text.encode(self._encoding)
        except UnicodeEncodeError:
            return False
        return True


class Uncoloured(LineFilter):
    """Takes every colour out, the terminal's own sixteen too; bold, underlined and reversed stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the base's shape
        """The same line without a colour."""
        return [
            Segment(text, style.without_color, control) if style and (style.color or style.bgcolor) else segment
            for segment in segments
            for text, style, control in (segment,)
        ]


UNCOLOURED: Final = Uncoloured()
"""One for all apps: it holds nothing."""


@lru_cache(4)
def plain_signs(encoding: str) -> PlainSigns:
    """The filter for an encoding: one for each, because drawn lines remember what they looked like through it."""
    return PlainSigns(encoding)
