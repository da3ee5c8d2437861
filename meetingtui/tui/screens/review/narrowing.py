"""A list that is narrowed as one types: the line, what was understood of it, and the way back to all."""

from __future__ import annotations

from meetingtui.review.narrow import Narrow
from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.review.listing import ListScreen
from meetingtui.widgets.line_field import Request


class NarrowedScreen(ListScreen):
    """Rows of which a line leaves some."""

    def __init__(self, desk: Desk, typed: str = "") -> None:
        super().__init__(desk)
        self.typed = typed
        """What the list is narrowed to."""

    def narrowed(self, found: Narrow) -> str:
        """What stands beneath the line, where all of it was understood."""
        return found.words

    def action_find(self) -> None:
        request = Request(
            "find",
            "Find",
            self.typed,
            read=self._look_for,
            complete=self.desk.offers,
            enter="to the list",
            drafts=False,
        )
        before = self.typed
        self.open_line(request, lambda _: "", lambda: self._narrow_to("" if before == self.typed else before))

    def _look_for(self, typed: str) -> str:
        self._narrow_to(typed)
        found = self.desk.narrow(typed)
        return found.query.strange[0] if found.query.strange else self.narrowed(found)

    def _narrow_to(self, typed: str) -> None:
        typed = typed.strip()
        if typed != self.typed:
            self.typed = typed
            self.redraw()

    def unwind(self) -> None:
        if self.typed:
            self._narrow_to("")
        else:
            self.action_back()
