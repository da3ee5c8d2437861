"""The keys while dots are placed: digits are dots on the theme in front, for the party in front."""

from __future__ import annotations

from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather import lists, sorting
from meetingtui.steps.gather.keys import PhaseKeys
from meetingtui.steps.gather.sorting import ON_ONE
from meetingtui.steps.gather.state import GatherState
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import ranked, themes
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import Refusal, View
from meetingtui.widgets.page import Page

SHOW = 9


class VotingKeys(PhaseKeys):
    """A party after the other, a theme after the other."""

    def __init__(self, panel: StepPanel[GatherFields, GatherState]) -> None:
        super().__init__(panel)
        self.party = ""
        self.theme = ""

    def front(self, state: GatherState, view: View) -> str:
        """The party whose dots are placed now."""
        if view.speaks:
            return view.speaks if view.speaks in view.parties_present else ""
        waiting = sorting.not_in(state, view)
        if self.party in view.parties_present:
            return self.party
        return next(iter(waiting or view.in_turn()), "")

    def _theme(self, fields: GatherFields, state: GatherState, view: View) -> str:
        known = self._order(fields, state, view)
        return self.theme if self.theme in known else next(iter(known), "")

    def _order(self, fields: GatherFields, state: GatherState, view: View) -> list[str]:
        if state.counted:
            return [row.theme.id for row in ranked(fields, state, view)]
        return [theme.id for theme in themes(fields, state)]

    def draw(self, page: Page, fields: GatherFields, state: GatherState, view: View, room: int) -> None:
        party, theme = self.front(state, view), self._theme(fields, state, view)
        lists.vote_page(page, fields, state, view, party=party, theme=theme, room=room)

    def choices(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        if state.counted or not themes(fields, state) or not view.parties_present:
            return ()
        return (Choice(f"0–{min(fields.dots, ON_ONE)}", "dots"), Choice(str(SHOW), "show the dots"))

    def ours(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        return self.choices(fields, state, view)[:1] if self.front(state, view) else ()

    def enters_ours(self, fields: GatherFields, state: GatherState, view: View) -> bool:
        return self.front(state, view) in sorting.not_in(state, view) and bool(self.ours(fields, state, view))

    def enter_label(self, fields: GatherFields, state: GatherState, view: View) -> str | None:
        if state.counted or not themes(fields, state) or not sorting.not_in(state, view):
            return None
        return "dots are in"

    def enter(self, fields: GatherFields, state: GatherState, view: View) -> bool:
        if self.enter_label(fields, state, view) is None:
            return False
        waiting, front = sorting.not_in(state, view), self.front(state, view)
        party = front if front in waiting else waiting[0]
        self.party = next((other for other in waiting if other != party), "")
        self.theme = ""
        self.panel.post(ev.Cast(step=view.step, party=party, done=True))
        return True

    def digit(self, number: int, fields: GatherFields, state: GatherState, view: View) -> None:
        if state.counted or not themes(fields, state):
            return
        if number == SHOW:
            self.panel.post(ev.Counted(step=view.step))
            return
        event = sorting.vote(fields, state, view, self.front(state, view), self._theme(fields, state, view), number)
        self.panel.post(event)
        if not isinstance(event, Refusal):
            self._step(1, fields, state, view, over=False)

    def arrow(self, by: int, fields: GatherFields, state: GatherState, view: View) -> bool:
        if not themes(fields, state):
            return False
        self._step(by, fields, state, view, over=not state.counted)
        self.panel.redraw()
        return True

    def _step(self, by: int, fields: GatherFields, state: GatherState, view: View, *, over: bool) -> None:
        """To the theme before or after; with `over`, past the last one to the first of the next party."""
        known, parties = self._order(fields, state, view), view.in_turn()
        front = self.front(state, view)
        at = known.index(self._theme(fields, state, view)) + by
        side = parties.index(front) + by if front in parties else -1
        if over and not 0 <= at < len(known) and 0 <= side < len(parties):
            self.party = parties[side]
            at = 0 if by > 0 else len(known) - 1
        else:
            self.party = front
        self.theme = known[max(0, min(at, len(known) - 1))]
