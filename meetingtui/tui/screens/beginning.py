"""Beginning a meeting: the agendas, narrowed by words as one types, each with what it is for and what it asks."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from meetingtui.core.keys import sign
from meetingtui.core.text import fold_name
from meetingtui.files.agenda import AgendaFile, list_agendas
from meetingtui.files.archive import minutes_files
from meetingtui.review.agendas import matching, names_held, offered, preview
from meetingtui.steps.panel import Choice
from meetingtui.tui import wording
from meetingtui.tui.keys import bind
from meetingtui.widgets.line_field import LineField, Request
from meetingtui.widgets.page import FLAG, KEY, QUIET, STRONG, WIDEST, ends, fit, wrap

if TYPE_CHECKING:
    from meetingtui.tui.app import MeetingApp
    from meetingtui.tui.screens.home import HomeScreen

FEWEST, MOST = 4, 9
"""Rows that the list has at least and at most; the rest of the screen is for what the marked agenda is."""
ROOMY = 64
"""Columns from which a row says what its agenda is for."""


class BeginScreen(Screen[None]):
    """Words narrow the list, the arrows mark, Enter begins."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (wording.ROOMY, "-normal")]  # noqa: RUF012 - Textual's own shape
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("everywhere.leave", "leave", "leave"),
        bind("everywhere.escape", "escape", "back"),
        bind("everywhere.back", "escape", "back"),
        bind("everywhere.forward", "begin", "begin"),
        bind("everywhere.find", "words", "find an agenda by words"),
        bind("home.rehearse", "rehearse"),
        bind("everywhere.down", "arrow(1)"),
        bind("everywhere.up", "arrow(-1)"),
        bind("everywhere.page-down", "turn(1)"),
        bind("everywhere.page-up", "turn(-1)"),
        *(bind(f"everywhere.digit-{n}", f"pick({n})", "begin") for n in range(1, MOST + 1)),
    ]

    def __init__(self, home: HomeScreen) -> None:
        super().__init__()
        self.home = home
        self.field = LineField()
        self.known: list[AgendaFile] | None = None
        """Every agenda; None until they have been read."""
        self.found: list[AgendaFile] = []
        self.at = 0
        self.sentence = ""
        self._typed = ""
        self._first = 0
        self._read_from = 0
        self._lines = Static(markup=False, classes="page")

    @property
    def _program(self) -> MeetingApp:
        return cast("MeetingApp", self.app)

    @property
    def _linear(self) -> bool:
        return self.home.launch.linear

    def compose(self) -> ComposeResult:
        yield Static(id="top", markup=False)
        with Container(id="sheet"):
            yield self._lines
        yield self.field
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        if not self._linear:  # in lines words are given when somebody asks for them, and never begin anything
            self.action_words()
        self.call_after_refresh(self.redraw)
        self._read()

    def on_resize(self) -> None:
        self.call_after_refresh(self.redraw)

    def _read(self) -> None:
        app = self._program
        if self._linear:  # a line that was typed ahead means what is told here
            self._take(self._all())
            return

        def work() -> None:
            try:
                known: list[AgendaFile] | Exception = self._all()
            except Exception as error:  # noqa: BLE001 - it is raised again where it is seen to
                known = error
            app.hand_over(lambda: self._take(known))

        threading.Thread(target=work, daemon=True, name="agendas").start()

    def _all(self) -> list[AgendaFile]:
        launch = self.home.launch
        known = list_agendas(launch.folder, launch.partnership)
        known = offered(known, names_held(minutes_files(launch.folder)))
        return sorted(known, key=lambda one: one.agenda is None)  # one that cannot be run is never offered first

    def _take(self, known: list[AgendaFile] | Exception) -> None:
        if isinstance(known, Exception):
            raise known
        self.known = known
        if self.is_attached:
            self._narrow(self._typed)
            self.redraw()
            self.field.refresh_reading()

    # the line -----------------------------------------------------------------------------------------------

    def action_words(self) -> None:
        """Open the line whose words narrow the list."""
        enter = "to the list" if self._linear else "begin"
        self.field.open(Request("agenda", "For what?", self._typed, read=self._understood, enter=enter, drafts=False))
        self.field.input.grab = self._grab
        self.redraw()

    def _understood(self, typed: str) -> str:
        if typed.strip() != self._typed:
            self._narrow(typed.strip())
            self.redraw()
        if self.known is None:
            return "reading the agendas …"
        if not self._typed:
            return "words of what it is for: stuck, every week, decide, new people"
        near = "" if self.found else "; other words, or fewer"
        return f"{len(self.found) or 'none'} of {len(self.known)}{near}"

    def _narrow(self, words: str) -> None:
        here = self.marked.name if self.marked and words == self._typed else ""
        self._typed = words
        self.found = matching(self.known or [], words) if words else list(self.known or [])
        # Whoever types the name of an agenda means that one.
        self.found.sort(key=lambda one: not words or not fold_name(one.name).startswith(fold_name(words)))
        self.at = next((number for number, one in enumerate(self.found) if one.name == here), 0)
        self._read_from = 0
        self.sentence = ""

    def _grab(self, event: object) -> bool:
        key = getattr(event, "key", "")
        if key == "escape" or (key == "backspace" and not self.field.text):
            self.action_escape()
            return True
        if key == "tab":
            self.action_rehearse()
            return True
        return False

    @on(LineField.Entered)
    def _entered(self, message: LineField.Entered) -> None:
        message.stop()
        if self._linear:
            self.field.close(keep_draft=False)
            self.redraw()
        else:
            self.action_begin()

    # drawing ------------------------------------------------------------------------------------------------

    @property
    def marked(self) -> AgendaFile | None:
        """The agenda that Enter begins."""
        return self.found[self.at] if self.at < len(self.found) else None

    def redraw(self) -> None:
        """Draw everything anew."""
        if not self.is_mounted or not self.query("#top"):
            return
        size = self.query_one("#sheet").content_size
        width, height = max(min(size.width, WIDEST), 16), max(size.height, 6)
        across = max(self.size.width - 2, 20)
        count = f"{len(self.found)} of {len(self.known)}" if self.known and self._typed else ""
        self.query_one("#top", Static).update(Content.assemble((ends("Begin a meeting", count, across), STRONG)))
        listed = self._list(width, height)
        below = self._preview(width, height - len(listed) - 1)
        self._lines.update(Content("\n").join([*listed, Content(""), *below]))
        begin = "begin" if self.marked and self.marked.agenda else ""
        rehearse = (Choice("y" if self.field.request is None else "Tab", "rehearse"),) if begin else ()
        words = (Choice("/", "find"),) if self.field.request is None else ()
        moving = (Choice("↑ ↓", "mark"), Choice("PageDown", "read on"))
        enter = self.field.request.enter if self._linear and self.field.request else begin
        tail = (*words, *moving, Choice("Esc", "all again" if self._typed else "back"))
        self.query_one("#foot", Static).update(wording.foot_line(enter, rehearse, tail, across, "home"))

    def _list(self, width: int, height: int) -> list[Content]:
        if self.known is None:
            return [Content("Reading the agendas …")]
        rows = max(FEWEST, min(MOST, height * 2 // 5, len(self.found)))
        self._first = max(min(self._first, self.at, len(self.found) - rows), self.at - rows + 1, 0)
        shown = range(self._first, min(self._first + rows, len(self.found)))
        lines = [self._row(number, width) for number in shown]
        if not lines:
            lines = [Content("No agenda has these words."), Content("meetingtui agendas lists them all.")]
        return [*lines, *[Content("")] * (FEWEST - len(lines))]

    def _row(self, number: int, width: int) -> Content:
        one, here = self.found[number], number == self.at
        digit = sign(str(number - self._first + 1), "home") if self.field.request is None else " "
        title = one.agenda.title if one.agenda else "cannot be run"
        title = "" if title.casefold() == one.name.replace("-", " ") else title
        long = f"{one.agenda.length} min" if one.agenda and one.agenda.length else ""
        occasion = self._occasion(one) if width >= ROOMY else ""
        right = "  ".join(part for part in ("yours" if one.yours else occasion, f"{long:>7}") if part)
        style = STRONG if here else ""
        words = ends(f"{fit(one.name, 20)}  {title}", right, width - 5)
        return Content.assemble(("▶ " if here else "  ", style), (digit, KEY), "  ", (words, style))

    def _occasion(self, one: AgendaFile) -> str:
        """What it is for, in the words that were typed where one of its occasions has them."""
        occasions = one.agenda.when if one.agenda else ()
        words = self._typed.casefold().split()
        asked = (text for text in occasions if words and all(word in text.casefold() for word in words))
        return next(asked, occasions[0] if occasions else "")

    def _preview(self, width: int, height: int) -> list[Content]:
        if self.sentence:
            return [Content.assemble((line, FLAG)) for line in wrap(self.sentence, width)]
        one = self.marked
        if one is None or height < 1:
            return []
        if one.agenda is None:
            return [Content(line) for problem in one.problems for line in wrap(str(problem), width)][:height]
        lines = preview(one.agenda, width)
        self._read_from = max(0, min(self._read_from, len(lines) - height))
        part = lines[self._read_from : self._read_from + height]
        if self._read_from + height < len(lines):
            part[-1:] = [ends("", f"{len(lines) - self._read_from - height + 1} more lines", width)]
        first = 0 if self._read_from == 0 else -1
        return [
            Content.assemble((line, STRONG if number == first else QUIET if number == height - 1 else ""))
            for number, line in enumerate(part)
        ]

    # keys ---------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the line is open letters and digits are typed."""
        del parameters
        return self.field.request is None or action in {"escape", "leave", "arrow", "turn"}

    def words_now(self, name: str) -> str | None:
        """What the key of that id does now; an empty text for what the table says."""
        del name
        return ""

    def action_arrow(self, by: int) -> None:
        """Mark another one."""
        self.at = max(0, min(self.at + by, len(self.found) - 1))
        self._read_from, self.sentence = 0, ""
        self.redraw()

    def action_turn(self, by: int) -> None:
        """Read on in what the marked agenda is."""
        self._read_from = max(self._read_from + by * 6, 0)
        self.redraw()

    def action_pick(self, digit: int) -> None:
        """Begin the one with that digit."""
        if self._first + digit <= len(self.found):
            self.at = self._first + digit - 1
            self.action_begin()

    def action_begin(self) -> None:
        """Begin a meeting with the marked agenda."""
        one = self.marked
        if one is None:
            return
        if one.agenda is None:
            self._say(f"{one.name} cannot be run as it is: {next(map(str, one.problems), 'it cannot be read')}")
            return
        self._program.pop_screen()
        sentence = self.home.begin_with(one.agenda)
        if sentence:
            self.home.notice(sentence)

    def action_rehearse(self) -> None:
        """Play the marked agenda with made-up people, and come back home."""
        one, app = self.marked, self._program
        if one is None or one.agenda is None:
            return
        if app.goes_on:
            app.go_on("rehearse", "--folder", str(self.home.launch.folder), "--", one.path.stem)
        else:
            printed = " --print" if self._linear else ""
            self._say(f"To play it with made-up people: meetingtui rehearse {one.name}{printed}")

    def _say(self, sentence: str) -> None:
        self.sentence = sentence
        self.redraw()

    def action_escape(self) -> None:
        """All agendas again; else back home."""
        if self.sentence:
            self._say("")
        elif self._typed:
            self._narrow("")
            if self.field.request is not None:
                self.action_words()
            self.redraw()
        else:
            self._program.pop_screen()

    def action_leave(self) -> None:
        """Leave the program; nothing has been begun."""
        self._program.exit(0)
