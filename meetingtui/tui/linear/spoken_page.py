"""A page that is heard: whole lines, whatever their length, and columns one after another."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from textual.content import Content

from meetingtui.widgets.page import WIDEST, Page

WIDE: Final = 600
"""So wide that nothing is cut or broken; what stands in columns can be told by the gap in the middle."""
_MIDDLE: Final = range(WIDE // 2 - 12, WIDE // 2 + 12)
_GAP: Final = re.compile(" {20,}")
_NAMED: Final = re.compile(r"[^\W\d]{2,}\s*\Z")
"""What stands before a text and says what it is; a number or a mark does not."""


class SpokenPage(Page):
    """Takes what a page takes, and keeps it as plain lines."""

    def __init__(self) -> None:
        super().__init__(WIDEST)
        self.width = WIDE

    @classmethod
    def of(cls, width: int, height: int, *, large: bool, draw: Callable[[Page], None]) -> Page:  # noqa: ARG003 - the base's shape
        """What `draw` puts on it; a page that is heard has no height to fit into."""
        page = cls()
        draw(page)
        return page

    def text(self, text: str, style: str = "", *, indent: int = 0, hang: int | None = None, first: str = "") -> Page:  # noqa: ARG002 - the base's shape
        """A paragraph, in one line; breaks that it has itself stay."""
        label = f"{first.rstrip()}: " if _NAMED.search(first) else first
        for number, paragraph in enumerate(text.split("\n")):
            self._lines.append(Content(paragraph if number else f"{label}{paragraph}"))
        return self

    def parts(self, *parts: tuple[str, str] | str) -> Page:
        """One line."""
        self._lines.append(Content("".join(part if isinstance(part, str) else part[0] for part in parts)))
        return self

    def row(self, left: str, right: str, style: str = "", *, indent: int = 0) -> Page:  # noqa: ARG002 - as above
        """One line, left before right."""
        self._lines.append(Content(f"{left}  {right}"))
        return self

    def choice(self, key: str, label: str, *, indent: int = 2) -> Page:  # noqa: ARG002 - as above
        """A key and what it does."""
        self._lines.append(Content(f"{key}  {label}"))
        return self

    @property
    def told(self) -> list[str]:
        """Every line that says something, as drawn; what stood side by side stands in its own order."""
        told: list[str] = []
        beside: list[str] = []
        for line in self._lines:
            left, right = _halves(line.plain)
            if right is None:
                told += [*beside, left]
                beside = []
            else:
                told.append(left)
                beside.append(right)
        return [line for line in [*told, *beside] if line.strip()]


def _halves(line: str) -> tuple[str, str | None]:
    """The two columns of a line; None for the second where it has only one."""
    for gap in _GAP.finditer(line):
        if gap.end() in _MIDDLE:
            return line[: gap.start()], line[gap.end() :]
    return line, None
