"""One participant's own terminal on the live meeting: capture, act for one's own party, look back; or just watch.

Where this terminal has taken over, it is a stage like any other.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from meetingtui.core.keys import shown
from meetingtui.files.groups import user_name
from meetingtui.live import event as ev
from meetingtui.live.event import ARRIVALS, Data
from meetingtui.live.meeting import Meeting, StepRun
from meetingtui.live.terminals import Wheel, driver_called, find_person, of_login, wheel
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import StepEvent, View
from meetingtui.tui.screens.stage import StageScreen
from meetingtui.tui.sheets.joining import GOES_ON, HereSheet, OwnSheet, PartSheet, WhoSheet
from meetingtui.tui.sheets.plain import PrivateSheet
from meetingtui.tui.sheets.sheet import Sheet

WATCHING = "You are watching: no key here changes anything."
LOOKING_BACK = "Looking back; Enter returns."


class JoinScreen(StageScreen):
    """The stage as one participant has it."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.person: str | None = None
        self.decided = False
        """Whether it is known who this is, or that they only watch."""
        self.back_at = ""
        """The step that is looked back at; empty where the live one is shown."""

    def on_mount(self) -> None:
        """Find out who this is: as they said, as their login says, else they are asked."""
        launch, meeting = self.program.launch, self.snapshot.meeting
        if launch.watch:
            self.be(None)
            return
        found = find_person(launch.person, meeting) if launch.person else of_login(user_name(os.geteuid()), meeting)
        if found is not None:
            self.be(found.id)
        elif launch.person:
            self.notice(f"Nobody called {launch.person} is in this meeting.")

    def be(self, person: str | None) -> None:
        """Take part as this person, or just watch."""
        self.person, self.decided, self.sheet = person, True, None
        self.submit(ev.TerminalJoined(terminal=self.session.name, person=person))
        if person is not None and person not in self.snapshot.meeting.present:
            self.submit(ev.Attended(person=person, here=True))
        self.refresh_stage()

    # what this terminal may do ------------------------------------------------------------------------------

    @property
    def driving(self) -> bool:
        """Whether this very terminal drives the meeting."""
        return self.snapshot.meeting.driver == self.session.name

    @property
    def party(self) -> str:
        """The party this terminal speaks for; none where it watches."""
        found = self.snapshot.meeting.partnership.people.get(self.person or "")
        return found.party if found else ""

    def not_driving(self) -> str:
        """Why this terminal does not move the meeting: it takes over by `T` alone, and never by itself."""
        meeting, session = self.snapshot.meeting, self.session
        match wheel(meeting, session.live, session.name, own_only=True):
            case Wheel.HERE:
                return ""
            case _ if self.person is None:
                return WATCHING
            case Wheel.GONE:
                return f"Nobody drives this meeting any more; {shown('stage.take-over')} takes over."
            case Wheel.ELSEWHERE:
                return f"{driver_called(meeting)} drives this meeting; {shown('stage.take-over')} takes over."

    def hindrance(self, data: Data) -> str:
        """A participant captures, and speaks for their own party; the rest is for whoever drives."""
        if self.driving or isinstance(data, ev.TerminalJoined):
            return ""
        if self.person is None:
            return WATCHING
        match data:
            case ev.DriverTaken() | ev.ItemCaptured() | ev.PersonAdded() | ev.StreamAdded():
                return ""
            case ev.ItemChanged(item=key) | ev.ItemRemoved(item=key):
                return self.not_mine(key)
            case ev.Attended(person=self.person, here=True):
                return ""
            case StepEvent() if not data.drives and (parties := self._parties(data)):
                barred = next((found for one in parties if (found := self._speaking.barred(one))), None)
                return f"{barred.sentence[:1].upper()}{barred.sentence[1:]}." if barred else ""
            case _:
                return self.not_driving()

    def _parties(self, data: StepEvent) -> set[str]:
        """The parties in whose name something is said."""
        names = self.snapshot.meeting.partnership
        said = {names.people[one].party if one in names.people else one for one in data.voices}
        return said & names.parties.keys()

    @property
    def _speaking(self) -> View:
        return replace(self.snapshot.meeting.view(""), speaks=self.party)

    def not_mine(self, key: str) -> str:
        """Why an item is not corrected here: it was captured under another login, or by a step."""
        if self.driving:
            return ""
        if self.person is None:
            return WATCHING
        own = key.startswith(f"{os.geteuid():x}-")
        return "" if own else "You correct what you captured yourself; whoever drives corrects the rest."

    def view_of(self, step: StepRun) -> View:
        """The play sees which party this terminal speaks for."""
        view = super().view_of(step)
        return view if self.driving else replace(view, speaks=self.party)

    # what is shown ------------------------------------------------------------------------------------------

    def front(self) -> Sheet | None:
        """Before anything else it is asked who this is."""
        if isinstance(self.sheet, HereSheet) and self.driving:
            self.sheet = None
        if self.sheet is None and not self.snapshot.over:
            if not self.decided:
                self.sheet = WhoSheet(self)
            elif self.snapshot.meeting.at == ARRIVALS and self.snapshot.meeting.paused is None and not self.driving:
                self.sheet = HereSheet(self)
        return super().front()

    @property
    def drawn(self) -> Meeting:
        """The meeting with the step in front that is looked at here."""
        meeting = self.snapshot.meeting
        if self.back_at not in self._behind():
            return meeting
        return replace(meeting, at=self.back_at)

    def _behind(self) -> list[str]:
        """The steps that were entered before the one that is live, in their order."""
        meeting = self.snapshot.meeting
        keys = [step.key for step in meeting.steps]
        upto = keys.index(meeting.at) if meeting.at in keys and not self.driving else 0
        return [step.key for step in meeting.steps[:upto] if step.first is not None]

    @property
    def looking_back(self) -> bool:
        """Whether another step than the live one is shown."""
        return self.drawn is not self.snapshot.meeting

    def standing_notice(self) -> str:
        return LOOKING_BACK if self.looking_back and self.front() is None else ""

    def step_keys(
        self, step: StepRun, panel: StepPanel[Any, Any]
    ) -> tuple[str, tuple[Choice, ...], tuple[Choice, ...]]:
        """Only the keys that do something here."""
        if self.driving:
            return super().step_keys(step, panel)
        view = self.view_of(step)
        back = (Choice("Backspace", "look back"),) if self._behind()[:1] not in ([], [self.back_at]) else ()
        keys = Choice("?", "keys")
        if self.looking_back:
            return "return", back, (keys,)
        if not self.party:
            return "", back, (Choice("Q", "leave"), keys)
        enter = panel.enter_label(step.fields, step.state, view) if self._enters(step, panel) else ""
        return enter, panel.ours(step.fields, step.state, view), (*back, Choice("a", "action"), keys)

    def _enters(self, step: StepRun, panel: StepPanel[Any, Any]) -> bool:
        return bool(self.party) and panel.enters_ours(step.fields, step.state, self.view_of(step))

    # keys ---------------------------------------------------------------------------------------------------

    def _as_driver(self, call: Callable[[], None]) -> None:
        """Do what only whoever drives does, or say who that is."""
        if sentence := self.not_driving():
            self.notice(sentence)
        else:
            call()

    def _taking_part(self, call: Callable[[], None]) -> None:
        if self.person is None:
            self.notice(WATCHING)
        else:
            call()

    def action_forward(self) -> None:
        """Enter: on towards the live step, or what the own party does with it; moving on is the driver's."""
        step, panel = self.snapshot.meeting.step, self._panel()
        if self.driving or self.front() is not None:
            super().action_forward()
        elif self.looking_back:
            behind = self._behind()
            at = behind.index(self.back_at) + 1
            self._look_at(behind[at] if at < len(behind) else "")
        elif step is None or panel is None or not (self._enters(step, panel) and panel.enter()):
            self._as_driver(super().action_forward)

    def action_back(self) -> None:
        """Backspace: look at the step before; nobody else sees it."""
        if self.driving or self.front() is not None:
            super().action_back()
            return
        behind = self._behind()
        at = behind.index(self.back_at) if self.looking_back else len(behind)
        if at > 0:
            self._look_at(behind[at - 1])
        else:
            self.notice("There is no earlier step to look back at.")

    def _look_at(self, key: str) -> None:
        self.back_at, self._notice = key, ""
        self.refresh_stage()

    def action_digit(self, number: int) -> None:
        """A digit acts for the own party, where the step has one for that."""
        if self.driving or self.front() is not None:
            super().action_digit(number)
            return
        step, panel = self.snapshot.meeting.step, self._panel()
        if self.looking_back:
            self.notice(LOOKING_BACK)
        elif step is not None and panel is not None:
            ours = panel.ours(step.fields, step.state, self.view_of(step)) if self.party else ()
            if number in digits_of(ours):
                super().action_digit(number)
            else:
                self._as_driver(lambda: None)

    def action_arrow(self, by: int) -> None:
        """Arrows scroll where they would move nothing of one's own."""
        panel = self._panel()
        if not self.driving and self.front() is None and panel is not None and (self.looking_back or not self.party):
            panel.scroll_relative(y=by, animate=False)
        else:
            super().action_arrow(by)

    def action_capture(self, letter: str) -> None:
        self._taking_part(lambda: super(JoinScreen, self).action_capture(letter))

    def action_edit(self) -> None:
        self._taking_part(super().action_edit if self.driving else lambda: self.show_sheet(OwnSheet(self)))

    def action_undo(self) -> None:
        self._taking_part(super().action_undo)

    def action_redo(self) -> None:
        self._taking_part(super().action_redo)

    def action_decide(self) -> None:
        self._as_driver(super().action_decide)

    def action_steps(self) -> None:
        self._as_driver(super().action_steps)

    def action_clock(self) -> None:
        self._as_driver(super().action_clock)

    def action_pause(self) -> None:
        self._as_driver(super().action_pause)

    def action_facilitator(self) -> None:
        self._as_driver(super().action_facilitator)

    def action_here(self) -> None:
        if self.driving:
            super().action_here()
        elif self.snapshot.meeting.at != ARRIVALS and self.decided:
            self.show_sheet(HereSheet(self))

    def action_private(self) -> None:
        self._as_driver(lambda: self.show_sheet(PrivateSheet(self)))

    def action_take_over(self) -> None:
        self._taking_part(super().action_take_over)

    # leaving ------------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """`Q` leaves this terminal alone, unless it drives."""
        if self.driving or self.snapshot.over:
            super().action_leave()
            return
        self.capturing.leave_all()
        self.show_sheet(PartSheet(self))

    def part(self) -> None:
        """End this terminal's part; the others go on."""
        self.program.goodbye = GOES_ON
        self.program.exit(0)


def digits_of(choices: tuple[Choice, ...]) -> set[int]:
    """The digits that choices name: one each, or from one to another."""
    made: set[int] = set()
    for one in choices:
        first, _, last = one.digit.partition("–")
        if first.isdecimal():
            made |= set(range(int(first), int(last or first) + 1))
    return made
