"""Home: what is live, what can be run, what happened. Only this partnership; nothing of another."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from meetingtui.core.dates import say_date
from meetingtui.files.agenda import list_agendas, load_agenda
from meetingtui.files.archive import minutes_files
from meetingtui.live.opening import OpenMeeting
from meetingtui.register.resting import say_state
from meetingtui.review.agendas import names_held, offered
from meetingtui.review.recent import Recent, read_recent
from meetingtui.steps.panel import Choice
from meetingtui.tui import wording
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page

if TYPE_CHECKING:
    from meetingtui.tui.app import Launch, MeetingApp

PER_PAGE = 9
"""Rows that a digit can pick at once; PageDown and the arrows reach the others."""


class HomeScreen(Screen[None]):
    """A number goes on with a live meeting, or begins one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Q,shift+q,ctrl+c,escape", "leave", "leave", show=False, id="home.leave"),
        Binding("enter", "pick_here", "the one marked", show=False, id="home.here"),
        Binding("l", "look_back", "look back: minutes and registers", show=False, id="home.look-back"),
        Binding("slash", "find", "find anything", show=False, id="home.find"),
        Binding("down,right", "move(1)", "down", show=False, id="home.down"),
        Binding("up,left", "move(-1)", "up", show=False, id="home.up"),
        Binding("pagedown", f"move({PER_PAGE})", "page down", show=False, id="home.page-down"),
        Binding("pageup", f"move(-{PER_PAGE})", "page up", show=False, id="home.page-up"),
        *(Binding(str(n), f"pick({n})", "choose", show=False, id=f"home.pick-{n}") for n in range(1, 10)),
    ]

    def __init__(self, launch: Launch, live: tuple[OpenMeeting, ...]) -> None:
        super().__init__()
        self.launch = launch
        self.live = live
        self.sentence = ""
        self.at = 0
        self.recent: Recent | None = None
        """What is said of earlier meetings; None until it has been read."""
        # With an agenda asked for, its own meeting is one of the choices beside those that are open.
        runs = [entry for entry in list_agendas(launch.folder) if entry.agenda is not None]
        known = offered(runs, names_held(minutes_files(launch.folder)))
        wanted = [entry for entry in known if launch.agenda is None or entry.name == launch.agenda.name]
        self.agendas = [(entry.name, entry.agenda.title, entry.agenda.length) for entry in wanted if entry.agenda]
        if launch.role == "join":
            self.agendas = []
        if launch.agenda and not self.agendas:
            self.agendas = [(launch.agenda.name, launch.agenda.title, launch.agenda.length)]
        self._text = Static(markup=False, classes="page")

    def compose(self) -> ComposeResult:
        yield Static(id="top", markup=False)
        with VerticalScroll(id="sheet", can_focus=False):
            yield self._text
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)
        self._read_recent()

    def on_screen_resume(self) -> None:
        if self.recent is not None:
            self._read_recent()

    def _read_recent(self) -> None:
        """Read what earlier meetings left, apart from the screen: there may be hundreds of them."""
        app, launch = cast("MeetingApp", self.app), self.launch

        def work() -> None:
            found = read_recent(launch.folder, launch.partnership, date.today())
            app.hand_over(lambda: self._recall(found))

        threading.Thread(target=work, daemon=True, name="recent").start()

    def _recall(self, found: Recent) -> None:
        self.recent = found
        self._show()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        if not self.is_mounted or not self.query("#top"):  # not there yet, or left while the files were read
            return
        names = self.launch.partnership
        page = Page(min(self.size.width - 5, 72))  # a list that is longer than the screen has a bar at its right
        if self.sentence:
            page.text(self.sentence, FLAG).blank()
        if names and names.at_rest and not self.sentence:
            page.text(say_state(names, date.today()), FLAG).blank()
        if self.live:
            page.text("A meeting is still open.", STRONG).blank()
        first = self.at // PER_PAGE * PER_PAGE
        for number in range(first, min(first + PER_PAGE, self._count)):
            if number == max(len(self.live), first):
                page.blank().text("Begin", STRONG)
            self._row(page, number, number - first + 1)
        if self._count > PER_PAGE:
            pages = (self._count + PER_PAGE - 1) // PER_PAGE
            page.blank().text(f"page {first // PER_PAGE + 1} of {pages}: PageDown and PageUp turn", QUIET)
        self._recent(page)
        self._text.update(page.content)
        title = names.name if names else "meetingtui"
        self.query_one("#top", Static).update(Content.assemble((title, STRONG)))
        choices = (Choice(f"1–{min(self._count - first, PER_PAGE)}", "choose"),)
        enter = "go on" if self.at < len(self.live) else "begin"
        back = (Choice("l", "look back"),) if self._may_look_back else ()
        tail = (*back, Choice("Q", "leave"))
        self.query_one("#foot", Static).update(wording.foot_line(enter, choices, tail, max(self.size.width - 2, 20)))

    @property
    def _count(self) -> int:
        return len(self.live) + len(self.agendas)

    def _row(self, page: Page, number: int, digit: int) -> None:
        mark = "▶" if number == self.at else " "
        style = STRONG if number == self.at else ""
        if number >= len(self.live):
            name, title, minutes = self.agendas[number - len(self.live)]
            long = f"{minutes} min" if minutes else ""
            page.row(f"{mark} {digit}  {name}  {title if title.casefold() != name else ''}".rstrip(), long, style)
            return
        one = self.live[number]
        meeting = one.meeting
        began = f"{say_date(meeting.day, date.today())} {meeting.local(meeting.opened):%H:%M}"
        where = meeting.step.fields.heading if meeting.step else "who is here"
        page.text(f"go on with {meeting.title}", style, first=f"{mark} {digit}  ")
        driven = "another terminal drives it" if one.driven else f"{len(meeting.live_items)} captured"
        page.text(f"begun {began}, at {where}; {driven}", QUIET, indent=5)

    def _recent(self, page: Page) -> None:
        recent = self.recent
        if recent is None:
            return
        # On a short screen what waits comes before what is past.
        room = max(self.size.height - page.height - len(recent.waiting) - 6, 0)
        if recent.held:
            page.blank().text("Recent", STRONG)
        for title, right in recent.held[:room]:
            page.row(f"   {title}", right)
        for line in recent.waiting:
            page.text(line, first="   ")
        for problem in recent.problems[:2]:
            page.text(str(problem), QUIET)

    def action_move(self, by: int) -> None:
        """Mark another one."""
        self.at = max(0, min(self.at + by, self._count - 1))
        self._show()

    def action_pick_here(self) -> None:
        """Go on with, or begin, the one that is marked."""
        self._pick(self.at)

    def action_pick(self, digit: int) -> None:
        """Go on with an open meeting, or begin one."""
        self._pick(self.at // PER_PAGE * PER_PAGE + digit - 1)

    def _pick(self, number: int) -> None:
        app = cast("MeetingApp", self.app)
        if number < len(self.live):
            self.sentence = app.resume_meeting(self.live[number].live)
        elif number < self._count:
            self._begin(app, self.agendas[number - len(self.live)][0])
        if self.sentence:
            self._show()

    def _begin(self, app: MeetingApp, name: str) -> None:
        from dataclasses import replace

        agenda = self.launch.agenda
        if agenda is None:
            entry = next((one for one in list_agendas(self.launch.folder) if one.name == name), None)
            agenda, problems = load_agenda(entry.path) if entry else (None, [])
            if agenda is None:
                self.sentence = str(problems[0]) if problems else f"no agenda {name}"
                return
        if self.launch.partnership is None:
            from meetingtui.tui.screens.founding import FoundingScreen

            app.push_screen(FoundingScreen(replace(self.launch, agenda=agenda)))
            return
        self.sentence = app.open_meeting(self.launch.partnership, agenda)

    @property
    def _may_look_back(self) -> bool:
        launch = self.launch
        return launch.partnership is not None and launch.role == "stage" and not launch.linear

    def action_look_back(self, *, find: bool = False) -> None:
        """Minutes, registers, and every item with its history."""
        from meetingtui.tui.screens.review.opening import open_review

        if self._may_look_back:
            open_review(cast("MeetingApp", self.app), find=find)

    def action_find(self) -> None:
        """Find anything in earlier minutes."""
        self.action_look_back(find=True)

    def action_leave(self) -> None:
        """Leave; what is open stays open."""
        cast("MeetingApp", self.app).exit(0)
