"""Home: what is live, what can be run, what happened. Only this partnership; nothing of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from meetingtui.core.dates import say_date
from meetingtui.files.agenda import list_agendas, load_agenda
from meetingtui.files.minutes import list_minutes
from meetingtui.live.opening import OpenMeeting
from meetingtui.steps.panel import Choice
from meetingtui.tui import wording
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page

if TYPE_CHECKING:
    from meetingtui.tui.app import Launch, MeetingApp

MOST = 9


class HomeScreen(Screen[None]):
    """A number goes on with a live meeting, or begins one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Q,shift+q,ctrl+c,escape", "leave", "leave", show=False, id="home.leave"),
        Binding("enter", "pick(1)", "the first", show=False, id="home.first"),
        *(Binding(str(n), f"pick({n})", "choose", show=False, id=f"home.pick-{n}") for n in range(1, 10)),
    ]

    def __init__(self, launch: Launch, live: tuple[OpenMeeting, ...]) -> None:
        super().__init__()
        self.launch = launch
        self.live = live
        self.sentence = ""
        # With an agenda asked for, its own meeting is one of the choices beside those that are open.
        wanted = [launch.agenda.name] if launch.agenda else self._agendas()
        self.agendas = wanted[: MOST - min(len(live), MOST)]
        self._text = Static(markup=False, classes="page")

    def _agendas(self) -> list[str]:
        return [entry.name for entry in list_agendas(self.launch.folder) if entry.agenda is not None]

    def compose(self) -> ComposeResult:
        yield Static(id="top", markup=False)
        with VerticalScroll(id="sheet", can_focus=False):
            yield self._text
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        if not self.is_mounted:
            return
        names = self.launch.partnership
        page = Page(min(self.size.width - 4, 72))
        if self.sentence:
            page.text(self.sentence, FLAG).blank()
        if self.live:
            page.text("A meeting is still open.", STRONG).blank()
        number = 0
        for number, one in enumerate(self.live[:MOST], 1):
            meeting = one.meeting
            began = f"{say_date(meeting.day)} {meeting.local(meeting.opened):%H:%M}"
            where = meeting.step.fields.heading if meeting.step else "who is here"
            page.row(f"{number}  go on with {meeting.title}", began)
            driven = "another terminal drives it" if one.driven else f"{len(meeting.live_items)} captured"
            page.text(f"at {where}; {driven}", QUIET, indent=3)
        page.blank().text("Begin", STRONG)
        for place, name in enumerate(self.agendas, number + 1):
            page.text(name, first=f"{place}  ")
        self._recent(page)
        self._text.update(page.content)
        title = names.name if names else "meetingtui"
        self.query_one("#top", Static).update(Content.assemble((title, STRONG)))
        choices = (Choice(f"1–{number + len(self.agendas)}", "choose"),)
        enter = "go on" if self.live else ""
        tail = (Choice("Q", "leave"),)
        self.query_one("#foot", Static).update(wording.foot_line(enter, choices, tail, max(self.size.width - 2, 20)))

    def _recent(self, page: Page) -> None:
        held, broken = list_minutes(self.launch.folder)
        open_files = {one.meeting.minutes for one in self.live}
        closed = [(path, minutes) for path, minutes in held if path.name not in open_files]
        if closed:
            page.blank().text("Recent", STRONG)
        for _, minutes in list(reversed(closed))[:4]:
            page.row(f"   {minutes.title}", f"{say_date(minutes.date)}, {minutes.state}")
        for problem in broken[:2]:
            page.text(str(problem), QUIET)

    def action_pick(self, number: int) -> None:
        """Go on with an open meeting, or begin one."""
        app = cast("MeetingApp", self.app)
        if number <= len(self.live):
            self.sentence = app.resume_meeting(self.live[number - 1].live)
        elif number - len(self.live) <= len(self.agendas) and (number > 1 or not self.live):
            self._begin(app, self.agendas[number - len(self.live) - 1])
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

    def action_leave(self) -> None:
        """Leave; what is open stays open."""
        cast("MeetingApp", self.app).exit(0)
