"""The first minute in an empty folder: the two names, and on with the meeting. No set-up before value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from meetingtui.core.text import NAME_LIMIT, clean_line, clip, fold_name, near
from meetingtui.files.partnership import load_partnership, new_partnership
from meetingtui.files.toml_text import FileRefused
from meetingtui.live.log import why
from meetingtui.steps.panel import Choice
from meetingtui.tui import wording
from meetingtui.widgets.line_field import LineField, Request
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page

if TYPE_CHECKING:
    from meetingtui.tui.app import Launch, MeetingApp


def _place(folder: Path) -> str:
    where = near(folder)
    return "this folder" if where == "." else where


class FoundingScreen(Screen[None]):
    """Asks who meets: one party, then the other. Enter goes on, Backspace on an empty line goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Q,shift+q,ctrl+c,escape", "leave", "leave", show=False, id="founding.leave"),
        Binding("enter,1", "again", "answer", show=False, id="founding.again"),
    ]

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        self.launch = launch
        self.parties: list[str] = []
        self.sentence = ""
        self.line = LineField()
        self._text = Static(markup=False, classes="page")

    def compose(self) -> ComposeResult:
        yield Static(id="top", markup=False)
        with VerticalScroll(id="sheet", can_focus=False):
            yield self._text
        yield self.line
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        self.call_after_refresh(self._ask)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def _ask(self, text: str = "") -> None:
        which = "The first party" if not self.parties else "The other party"
        self.line.open(Request(f"party{len(self.parties)}", f"{which}:", text, read=self._hint))
        self.line.input.grab = self._grab
        self._show()

    def _hint(self, text: str) -> str:
        return "" if clean_line(text) else "the name of an organisation, as its people say it"

    def _grab(self, event: object) -> bool:
        key = getattr(event, "key", "")
        if key == "escape":
            self.line.close(keep_draft=True)
            self._show()
            return True
        if key == "backspace" and not self.line.text and self.parties:
            self._ask(self.parties.pop())
            return True
        return False

    def _show(self) -> None:
        if not self.is_mounted:
            return
        width = max(self.size.width - 2, 20)
        self.query_one("#top", Static).update(Content.assemble(("meetingtui", STRONG)))
        page = Page(min(self.size.width - 4, 72))
        page.text("Who meets?", STRONG).blank()
        page.text("Two organisations, each with a name. Everything else can wait.").blank()
        for number, name in enumerate(self.parties, 1):
            page.text(name, STRONG, first=f"{number}  ")
        page.blank().text(f"It is kept in {_place(self.launch.folder)}, as plain text.", QUIET)
        if self.sentence:
            page.blank().text(self.sentence, FLAG)
        self._text.update(page.content)
        choices = (Choice("Backspace", "back"),) if self.parties else ()
        tail = (Choice("Ctrl-C", "leave"),)
        self.query_one("#foot", Static).update(wording.foot_line("go on", choices, tail, width))

    @on(LineField.Entered)
    def _given(self, message: LineField.Entered) -> None:
        message.stop()
        name = clean_line(message.text)
        if not name:
            self.line.say("a party needs a name", flag=True)
        elif len(name) > NAME_LIMIT:
            self.line.say(f"a name has at most {NAME_LIMIT} letters", flag=True)
        elif any(fold_name(name) == fold_name(other) for other in self.parties):
            self.line.say("that is the first party again; who is the other?", flag=True)
        else:
            self.parties.append(name)
            self.line.close(keep_draft=False)
            if len(self.parties) < 2:
                self._ask()
            else:
                self._found()

    def _found(self) -> None:
        """Make the partnership and go on with the meeting that was asked for."""
        app = cast("MeetingApp", self.app)
        folder, agenda = self.launch.folder, self.launch.agenda
        try:
            new_partnership(folder, clip(" and ".join(self.parties), NAME_LIMIT), self.parties, self.launch.zone)
            partnership, problems = load_partnership(folder)
            if partnership is None:
                self.sentence = str(problems[0])
            elif agenda is not None:
                self.sentence = app.open_meeting(partnership, agenda)
        except FileRefused as refused:
            self.sentence = str(refused.problems[0])
        except (OSError, ValueError) as error:
            self.sentence = f"{folder}: {why(error) if isinstance(error, OSError) else error}"
        if self.sentence:
            self._ask(self.parties.pop())

    def action_again(self) -> None:
        """Back to the line after Esc."""
        if self.line.request is None:
            self._ask()

    def action_leave(self) -> None:
        """Nothing has been made yet: leave at once."""
        cast("MeetingApp", self.app).exit(0)
