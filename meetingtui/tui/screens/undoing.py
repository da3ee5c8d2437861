"""Taking back, and taking back the taking back; what it was is said in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meetingtui.live import event as ev
from meetingtui.live.session import Snapshot
from meetingtui.tui.screens.shown import ShownScreen

if TYPE_CHECKING:
    pass

WIDE = 110
"""Columns from which the rail and the captured list are there."""
TIGHT = 72
"""Columns below which margins give way."""


class UndoingScreen(ShownScreen):
    """The stage's `u` and `U`."""

    def action_undo(self) -> None:
        """Take back this terminal's latest deed, and say what it was."""
        self._undo(self.session.undoable(), "Nothing to undo.", "Undone")

    def action_redo(self) -> None:
        """Take back the latest undo."""
        self._undo(self.session.redoable(), "Nothing to redo.", "Done again")

    def _undo(self, found: Any, nothing: str, done: str) -> None:
        if self.is_bare():
            return
        if self.snapshot.meeting.paused:
            self.notice("The record is paused: o goes on.")
            return
        if found is None:
            self.notice(nothing)
            return
        data = found.event.data
        words = deed(self.session.deed_of(data) if isinstance(data, ev.Undone) else data, self.snapshot)
        self.submit(ev.Undone(event=found.event.id))
        self.notice(f"{done}: {words}")


def deed(data: Any, snapshot: Snapshot) -> str:
    """What an event did, in a few words."""
    meeting = snapshot.meeting
    match data:
        case ev.ItemCaptured():
            item = data.parsed
            words = next((one.headline for one in meeting.live_items if item is not None and one.item == item), "")
            return f"captured {words}".strip() if words else f"captured a {data.kind.value}"
        case ev.ItemChanged(item=key) | ev.ItemRemoved(item=key):
            found = meeting.items.get(key)
            what = "corrected" if isinstance(data, ev.ItemChanged) else "taken out"
            return f"{found.label if found else 'something'} {what}"
        case ev.Attended(person=person):
            return f"{meeting.partnership.first_name(person)}, here or not"
        case ev.FacilitatorNamed():
            return "who facilitates"
        case ev.StepSkipped():
            return "a step left out or taken in"
        case _:
            return "the last answer in this step"
