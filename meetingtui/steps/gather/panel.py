"""What the stage shows of a `gather` step: the keys of the phase in front, and when leaving it is asked about."""

from __future__ import annotations

from datetime import datetime

from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather import play
from meetingtui.steps.gather.answering_keys import AnsweringKeys
from meetingtui.steps.gather.keys import PhaseKeys
from meetingtui.steps.gather.sorting_keys import LATE, LEAVE, GroupingKeys, SharingKeys, SortingKeys
from meetingtui.steps.gather.state import GatherState
from meetingtui.steps.gather.step import GatherFields, Phase
from meetingtui.steps.gather.voting_keys import VotingKeys
from meetingtui.steps.gather.writing_keys import WritingKeys
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import Page

_INTO: dict[Phase, str] = {
    "write": "write",
    "share": "share in turn",
    "group": "put together",
    "vote": "vote",
    "answer": "answer",
}
_ROOM = (10, 15)
"""Lines of a page: those of a small screen, and no more than a room reads at once."""


class GatherPanel(StepPanel[GatherFields, GatherState]):
    """Cards, from unseen lines to what is made of them."""

    def __init__(self) -> None:
        super().__init__()
        self.turned()

    def turned(self) -> None:
        """Cursors begin anew in each step."""
        self._asked_to_leave: tuple[str, str] = ("", "")
        self._writing = WritingKeys(self)
        self._phases: dict[Phase, PhaseKeys] = {
            "write": self._writing,
            "share": SharingKeys(self),
            "group": GroupingKeys(self),
            "vote": VotingKeys(self),
            "answer": AnsweringKeys(self),
        }

    def _keys(self, state: GatherState) -> PhaseKeys:
        """The keys of the phase in front."""
        return self._phases[state.phase]

    def draw(self, page: Page, fields: GatherFields, state: GatherState, view: View) -> None:
        """The phase in front."""
        low, high = _ROOM
        room = max(low, min(self.size.height or high, high))
        self._keys(state).draw(page, fields, state, view, room)

    def choices(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        """What the digits mean in the phase in front."""
        return self._keys(state).choices(fields, state, view)

    def ours(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        """Cards and dots of the party that this terminal speaks for."""
        return self._keys(state).ours(fields, state, view)

    def enters_ours(self, fields: GatherFields, state: GatherState, view: View) -> bool:
        """Whether Enter writes a card of that party, or says that its dots are in."""
        return self._keys(state).enters_ours(fields, state, view)

    def enter_label(self, fields: GatherFields, state: GatherState, view: View) -> str:
        """What Enter does: something of the phase, the next thing in it, or the next phase."""
        own = self._keys(state).enter_label(fields, state, view)
        if own is not None:
            return own
        if self._asks(fields, state, view):
            return "go on?"
        match play.forward(fields, state, view):
            case ev.Revealed():
                return "show the cards"
            case ev.Counted():
                return "show the dots"
            case ev.Cast():
                return "dots are in"
            case ev.At(phase=phase) if phase != state.phase:
                return _INTO[phase]
            case ev.At():
                return {"write": "next prompt", "share": "next card"}.get(state.phase, "next theme")
            case _:
                return ""

    def enter(self) -> bool:
        """A deed of the phase; else whoever leaves a phase with something undone is asked once."""
        fields, state, view = self.now
        keys = self._keys(state)
        if keys.enter(fields, state, view):
            return True
        asks = self._asks(fields, state, view)
        if asks:
            self._asked_to_leave = (state.phase, asks)
            self.post_message(self.Refused(asks))
        return bool(asks)

    def _asks(self, fields: GatherFields, state: GatherState, view: View) -> str:
        """What is asked about before the phase is left, and has not been yet; empty where nothing is."""
        event = play.forward(fields, state, view)
        if event is not None and (not isinstance(event, ev.At) or event.phase == state.phase):
            return ""
        left = self._keys(state).left(fields, state, view)
        return left if (state.phase, left) != self._asked_to_leave else ""

    def digit(self, number: int) -> None:
        """A digit of the phase in front."""
        fields, state, view = self.now
        keys = self._keys(state)
        if number == LATE and isinstance(keys, SortingKeys) and not keys.held(state):
            self._writing.ask_late()
        else:
            keys.digit(number, fields, state, view)

    def leave(self) -> bool:
        """Leave a card that was picked up where it was."""
        fields, state, view = self.now
        keys = self._keys(state)
        held = isinstance(keys, SortingKeys) and bool(keys.held(state))
        if held:
            keys.digit(LEAVE, fields, state, view)
        return held

    def arrow(self, by: int) -> None:
        """An arrow moves in the phase in front, or scrolls."""
        fields, state, view = self.now
        if not self._keys(state).arrow(by, fields, state, view):
            super().arrow(by)

    def line_given(self, token: str, text: str, now: datetime) -> str:
        """A line goes to the keys that asked for it, whichever phase is in front by now."""
        sort = token.partition(":")[0]
        found = next((keys for keys in self._phases.values() if sort in keys.lines), None)
        return found.line_given(token, text, now) if found else ""

    def lines_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the base's shape
        """A pasted chat, or a file of cards."""
        return self._writing.lines_given(token, text)


PANEL = GatherPanel
