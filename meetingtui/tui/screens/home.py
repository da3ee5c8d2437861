"""Home: what is live, what can be begun, what is due, what waits, what happened. Only this partnership."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from meetingtui.core.dates import say_date
from meetingtui.core.items import ItemKind
from meetingtui.files.agenda import Agenda, find_agenda, load_agenda
from meetingtui.files.toml_text import FileRefused
from meetingtui.live.opening import OpenMeeting, today
from meetingtui.register.resting import say_state
from meetingtui.review.fitting import Line, Opens, Part, fitted
from meetingtui.review.front import Front
from meetingtui.review.recent import read_front
from meetingtui.steps.panel import Choice
from meetingtui.tui.keys import bind, shown
from meetingtui.tui.screens.entries import LEAD, EntriesScreen, Entry
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page, wrap

if TYPE_CHECKING:
    from meetingtui.tui.app import Launch
    from meetingtui.tui.screens.review.desk import Desk

NARROW = 64
"""Columns below which a row says less at its right."""
ENOUGH = 3
"""Lines of what presses that are worth more than an empty line between two parts."""
_ENTER = {
    Opens.AGENDA: "begin",
    Opens.AGENDAS: "find an agenda",
    Opens.ITEM: "open the promise",
    Opens.MINUTES: "open the minutes",
    Opens.REGISTER: "open the register",
    Opens.ARCHIVE: "look back",
}


class HomeScreen(EntriesScreen):
    """A number goes on with a live meeting, begins one, or opens what waits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("home.begin", "begin"),
        bind("home.look-back", "look_back"),
        bind("everywhere.find", "find"),
    ]

    def __init__(self, launch: Launch, live: tuple[OpenMeeting, ...]) -> None:
        super().__init__()
        self.launch = launch
        self.live = live
        self.front: Front | None = None
        """What is said of the partnership; None until it has been read."""
        self._desk: Desk | None = None
        self._reading = False

    @property
    def today(self) -> date:
        """The day it is where the partnership is."""
        names = self.launch.partnership
        return today((names.zone if names else None) or self.launch.zone)

    # reading ------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        if self.launch.linear:  # a line that was typed ahead means what is told here
            self.front = self._found()
        super().on_mount()
        if self.front is None:
            self.call_after_refresh(self._read)  # the screen is drawn first: there may be hundreds of minutes

    def on_screen_resume(self) -> None:
        if self._desk is not None:
            self._desk.end()
            self._desk = None
        if self.front is not None:
            self._read()

    def notice(self, words: str) -> None:
        """Say something above the rows."""
        self.sentence = words
        self.redraw()

    def _read(self) -> None:
        """Read what earlier meetings left, apart from the screen."""
        if self._reading:
            return
        self._reading = True
        app = self.program

        def work() -> None:
            try:
                found: Front | Exception = self._found()
            except Exception as error:  # noqa: BLE001 - it is raised again where it is seen to
                found = error
            app.hand_over(lambda: self._take(found))

        threading.Thread(target=work, daemon=True, name="front").start()

    def _found(self) -> Front:
        return read_front(self.launch.folder, self.launch.partnership, self.today)

    def _take(self, found: Front | Exception) -> None:
        self._reading = False
        if isinstance(found, Exception):
            raise found
        self.front = found
        self.redraw()

    # what is said -------------------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        names = self.launch.partnership
        return (names.name if names else "meetingtui"), say_date(self.today)

    def rows(self, page: Page, room: int) -> None:
        names = self.launch.partnership
        self.refused(page)
        if names and names.at_rest and not self.sentence:
            page.text(say_state(names, self.today), FLAG).blank()
        if self.live:
            page.text("A meeting is still open.", STRONG)
            for one in self.live:
                self.entry(page, self._going_on(one))
        if self.launch.role != "stage":
            return
        if self.front is None:
            page.blank().text("Reading the minutes …", QUIET)
            return
        if self.front.said and not self.live:
            page.text(self.front.said, QUIET)
        self._parts(page, room - page.height)

    def _parts(self, page: Page, room: int) -> None:
        parts = self._asked_for(self.front.parts if self.front else ())
        words = page.width - LEAD

        def height(line: Line) -> int:
            return 1 if line.opens is not Opens.NOTHING else len(wrap(line.words, words))

        shown, gaps = fitted(parts, room, height), len(parts) - (0 if page.height else 1)
        spaced = fitted(parts, room - gaps, height)
        airy = len(spaced) == len(parts) and all(
            len(part.lines) >= min(whole.pressing, ENOUGH) for part, whole in zip(spaced, parts, strict=True)
        )
        for part in spaced if airy else shown:
            if airy:
                page.blank()
            page.text(part.title, STRONG)
            for line in part.lines:
                if line.opens is Opens.NOTHING:
                    page.text(line.words, indent=LEAD)
                else:
                    self.entry(
                        page,
                        Entry(
                            line.words,
                            line.brief or line.right if page.width < NARROW else line.right,
                            _ENTER[line.opens],
                            lambda line=line: self._open(line),
                            late=line.late,
                        ),
                    )

    def _asked_for(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """With an agenda asked for, its own meeting stands beside those that are open."""
        asked = self.launch.agenda
        if asked is None:
            return parts
        line = Line(f"{asked.name}  {asked.title}", "asked for", Opens.AGENDA, asked.name)
        begin = Part("Begin", (line,), Line("another agenda, found by words", "", Opens.AGENDAS), stays=True)
        return (begin, *(part for part in parts if part.title != begin.title))

    def _going_on(self, one: OpenMeeting) -> Entry:
        meeting = one.meeting
        began = f"{say_date(meeting.day, self.today)} {meeting.local(meeting.opened):%H:%M}"
        where = meeting.step.fields.heading if meeting.step else "who is here"
        driven = "another terminal drives it" if one.driven else f"{len(meeting.live_items)} captured"
        return Entry(
            f"go on with {meeting.title}",
            "",
            "join" if self.launch.role == "join" else "go on",
            lambda: self.program.resume_meeting(one.live),
            below=f"begun {began}, at {where}; {driven}",
        )

    def more_keys(self) -> tuple[Choice, ...]:
        find = (Choice("/", "find"),) if self._may_look_back else ()
        begin = (Choice("n", "another agenda"),) if self._may_begin else ()
        back = (Choice("l", "look back"),) if self._may_look_back else ()
        return (*find, *begin, *back)

    def words_now(self, name: str) -> str | None:
        match name:
            case "home.begin":
                return "" if self._may_begin else None
            case "home.look-back" | "everywhere.find":
                return "" if self._may_look_back else None
            case "everywhere.escape":
                return "" if self._keys or self.sentence else None
            case _:
                return super().words_now(name)

    # what is opened -----------------------------------------------------------------------------------------

    def _open(self, line: Line) -> str:
        match line.opens:
            case Opens.AGENDA:
                return self.begin(line.mark)
            case Opens.AGENDAS:
                self.action_begin()
            case Opens.ARCHIVE:
                self.action_look_back()
            case Opens.ITEM | Opens.MINUTES | Opens.REGISTER if self.launch.linear:
                return _printed(line)
            case Opens.ITEM | Opens.MINUTES | Opens.REGISTER:
                self._look_at(line)
            case Opens.NOTHING:
                pass
        return ""

    def _look_at(self, line: Line) -> None:
        """Open an item, minutes or a register over home; the way back leads here."""
        if not self._may_look_back:
            return
        from meetingtui.files.minutes import load_minutes
        from meetingtui.tui.screens.review.desk import Desk
        from meetingtui.tui.screens.review.minutes import MinutesScreen
        from meetingtui.tui.screens.review.reading import ReadingScreen
        from meetingtui.tui.screens.review.register import RegisterScreen
        from meetingtui.tui.screens.review.saying import ItemScreen

        app = self.program

        def told() -> None:
            screen = app.screen
            if isinstance(screen, ReadingScreen):
                screen.came()

        desk = self._desk = Desk(app, told)
        if line.opens is Opens.ITEM:
            app.push_screen(ItemScreen(desk, line.mark))
        elif line.opens is Opens.REGISTER:
            app.push_screen(RegisterScreen(desk, ItemKind(line.mark)))
        else:
            # Read here, so that it is there before the rest of the archive is.
            found, _ = load_minutes(self.launch.folder / "minutes" / f"{line.mark}.toml")
            app.push_screen(MinutesScreen(desk, line.mark, minutes=found))
        app.call_after_refresh(desk.begin)  # what is there already is drawn first

    def begin(self, name: str) -> str:
        """Begin a meeting with the agenda of that name; the sentence that says why not, or an empty one."""
        agenda = self.launch.agenda
        if agenda is None or agenda.name != name:
            try:
                agenda, problems = load_agenda(find_agenda(name, self.launch.folder))
            except FileRefused as refused:
                agenda, problems = None, refused.problems
            if agenda is None:
                return str(problems[0]) if problems else f"no agenda {name}"
        return self.begin_with(agenda)

    def begin_with(self, agenda: Agenda) -> str:
        """Begin a meeting; the sentence that says why not, or an empty one."""
        app = self.program
        if self.launch.partnership is None:
            from meetingtui.tui.screens.founding import FoundingScreen

            app.push_screen(FoundingScreen(replace(self.launch, agenda=agenda)))
            return ""
        return app.open_meeting(self.launch.partnership, agenda)

    @property
    def _may_look_back(self) -> bool:
        launch = self.launch
        return launch.partnership is not None and launch.role == "stage" and not launch.linear

    @property
    def _may_begin(self) -> bool:
        names = self.launch.partnership
        return self.launch.role == "stage" and not (names is not None and names.at_rest)

    def action_escape(self) -> None:
        """Out of the keys, off the sentence; one Esc too many does not leave."""
        if self._keys or self.sentence:
            super().action_escape()
        else:
            self.sentence = f"This is home. {shown('everywhere.leave')} leaves."
            self.redraw()

    def action_begin(self) -> None:
        """Find an agenda by words, read what it is, and begin."""
        if self._may_begin:
            from meetingtui.tui.screens.beginning import BeginScreen

            self.program.push_screen(BeginScreen(self))

    def action_look_back(self, *, find: bool = False) -> None:
        """Minutes, registers, and every item with its history."""
        from meetingtui.tui.screens.review.opening import open_review

        if self._may_look_back:
            open_review(self.program, find=find)

    def action_find(self) -> None:
        """Find anything in earlier minutes."""
        self.action_look_back(find=True)


def _printed(line: Line) -> str:
    """In lines nothing is looked back at; the command that prints it is named."""
    if line.opens is Opens.MINUTES:
        return f"meetingtui show {line.mark} prints them."
    return f"meetingtui {'search ' + line.mark if line.opens is Opens.ITEM else 'actions'} prints it in full."
