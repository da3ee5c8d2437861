"""A line of words above a rule: when the words change, the rule is not sent again, which would be half the bytes."""

from __future__ import annotations

from typing import Self

from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static


class AboveRule(Static):
    """One line, of a height that does not depend on what it says."""

    _saying = False

    def say(self, content: Content) -> None:
        """Show other words."""
        self._saying = True
        self.update(content, layout=False)
        self._saying = False

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint the words alone where only they are others; all of it when its place or its colours change."""
        width = self.content_size.width
        if self._saying and not regions and not layout and width:
            regions = (Region(0, 0, width, 1),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
