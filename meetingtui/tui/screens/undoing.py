"""Taking back, and taking back the taking back; what it was is said in a few words."""

from __future__ import annotations

from typing import Any

from meetingtui.core.keys import shown
from meetingtui.live import event as ev
from meetingtui.live.event import Data
from meetingtui.live.session import Outcome, Snapshot
from meetingtui.tui.screens.shown import ShownScreen


class UndoingScreen(ShownScreen):
    """The stage's `u` and `U`."""

    def action_undo(self) -> None:
        """Take back this user's latest deed, and say what it was."""
        self._take_back("Nothing to undo.", "Undone", again=False)

    def action_redo(self) -> None:
        """Take back the latest undo."""
        self._take_back("Nothing to redo.", "Done again", again=True)

    def _take_back(self, nothing: str, done: str, *, again: bool) -> None:
        if self.is_bare():
            return
        if self.snapshot.meeting.paused:
            self.notice(f"The record is paused: {shown('stage.pause')} goes on.")
            return

        def reply(found: Data | None, outcome: Outcome) -> None:
            words = nothing if found is None else f"{done}: {deed(found, self.session.snapshot)}"
            if found is None or outcome.stored is not None:
                self.program.hand_over(lambda: self.notice(words))

        self.session.take_back(reply, again=again)


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
        case ev.MinutesConfirmed(party=party):
            return f"{meeting.partnership.party_name(party)}'s word on earlier minutes"
        case ev.FacilitatorNamed():
            return "who facilitates"
        case ev.StepSkipped():
            return "a step left out or taken in"
        case _:
            return "the last answer in this step"
