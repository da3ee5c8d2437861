"""The first minute of a partnership: the two names, where it is kept, and on with it. No set-up before value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from meetingtui.core.text import NAME_LIMIT, clean_line, clip, fold_name, near, slug
from meetingtui.files.folders import FILE, from_home
from meetingtui.files.partnership import load_partnership, new_partnership
from meetingtui.files.toml_text import FileRefused
from meetingtui.live.log import why
from meetingtui.steps.panel import Choice
from meetingtui.tui import wording
from meetingtui.tui.keys import bind
from meetingtui.widgets.line_field import LineField, Request
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page

if TYPE_CHECKING:
    from meetingtui.tui.app import Launch, MeetingApp

QUESTIONS = ("The first party:", "The other party:", "Where is it kept?")
HINTS = ("the name of an organisation, as its people say it",) * 2 + ("a folder; it is made where it is missing",)
WHERE = 2
"""The number of the question for the folder."""


def _place(folder: Path) -> str:
    where = near(folder)
    return "this folder" if where == "." else where


class FoundingScreen(Screen[None]):
    """Asks who meets: one party, then the other. Enter goes on; Backspace on an empty line and Esc go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("everywhere.leave", "leave", "leave"),
        bind("everywhere.escape", "leave", "leave"),
        bind("everywhere.forward", "again", "answer"),
        bind("everywhere.digit-1", "again", "answer"),
    ]

    def __init__(self, launch: Launch, given: list[str] | None = None) -> None:
        super().__init__()
        self.launch = launch
        self.given: list[str] = [] if given is None else given
        """What was answered or typed so far; it belongs to whoever came from another screen, which keeps it."""
        self.at = 0
        """The question that is asked."""
        self.sentence = ""
        self._returns = given is not None
        self.line = LineField()
        self._text = Static(markup=False, classes="page")

    @property
    def parties(self) -> list[str]:
        """The parties that have been named."""
        return [clean_line(name) for name in self.given[: min(self.at, WHERE)]]

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

    @property
    def _asks_where(self) -> bool:
        """Whether it is still to be asked where it is kept; before a meeting only where nobody has said it yet."""
        return self.launch.agenda is None or self.launch.unplaced

    def _ask(self) -> None:
        text = self.given[self.at] if self.at < len(self.given) else self._suggested() if self.at == WHERE else ""
        enter = ("make it" if self.launch.agenda is None else "begin") if self._is_last else "go on"
        self.line.open(
            Request(f"party{self.at}", QUESTIONS[self.at], text, read=self._hint, enter=enter, drafts=self.at == 0)
        )
        self.line.input.grab = self._grab
        self._show()

    @property
    def _is_last(self) -> bool:
        return self.at == (WHERE if self._asks_where else WHERE - 1)

    def _suggested(self) -> str:
        """The folder that was named or that we are in; else one below ~/meetings with the parties' names, a new one."""
        meetings = Path.home() / "meetings"
        if not self.launch.unplaced:
            return str(self.launch.folder)
        stem = slug(" ".join(name.split()[0] for name in self.parties))[:40]
        folder, number = meetings / stem, 2
        while folder.exists():
            folder, number = meetings / f"{stem}-{number}", number + 1
        return f"~/{folder.relative_to(Path.home())}"

    def _hint(self, text: str) -> str:
        return "" if clean_line(text) and self.at != WHERE else HINTS[self.at]

    def _grab(self, event: object) -> bool:
        key = getattr(event, "key", "")
        empty = not self.line.text
        if key == "escape" or (key == "backspace" and empty):
            if self.at or self._returns:
                self._go_back()
                return True
            if key == "escape":
                self.line.close(keep_draft=True)
                self._show()
                return True
        return False

    def _keep(self, text: str) -> None:
        """Keep what was typed for this question."""
        self.given[self.at : self.at + 1] = [text] if text.strip() or self.at < len(self.given) - 1 else []

    def _go_back(self) -> None:
        """To the question before, or the screen before; what was typed is there again when it is asked again."""
        if self.at != WHERE or self.line.text != self._suggested():
            self._keep(self.line.text)
        self.sentence = ""
        if self.at:
            self.at -= 1
            self._ask()
        else:
            cast("MeetingApp", self.app).pop_screen()

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
        if self.at == WHERE:
            page.blank().text("The folder holds this partnership alone, as plain text. Nobody else can read it.", QUIET)
        elif not self._asks_where:
            page.blank().text(f"It is kept in {_place(self.launch.folder)}, as plain text.", QUIET)
        if self.sentence:
            page.blank().text(self.sentence, FLAG)
        self._text.update(page.content)
        enter = self.line.request.enter if self.line.request else "go on"
        choices = (Choice("Esc", "back"),) if self.at or self._returns else ()
        tail = (Choice("Ctrl-C", "leave"),)
        self.query_one("#foot", Static).update(wording.foot_line(enter, choices, tail, width, "home"))

    @on(LineField.Entered)
    def _given(self, message: LineField.Entered) -> None:
        message.stop()
        refused = self._refused_folder(message.text) if self.at == WHERE else self._refused_name(message.text)
        if refused:
            self.line.say(refused, flag=True)
            return
        self._keep(message.text)
        self.sentence = ""
        last = self._is_last
        self.line.close(keep_draft=False)
        self.at += 1
        if last:
            self._found()
        else:
            self._ask()

    def _refused_name(self, typed: str) -> str:
        name = clean_line(typed)
        if not name:
            return "a party needs a name"
        if len(name) > NAME_LIMIT:
            return f"a name has at most {NAME_LIMIT} letters"
        if any(fold_name(name) == fold_name(other) for other in self.parties):
            return "that is the first party again; who is the other?"
        return ""

    def _refused_folder(self, typed: str) -> str:
        if not typed.strip():
            return "a folder needs a name"
        folder = self._folder(typed)
        if folder == self.launch.folder:
            return ""
        try:
            if (folder / FILE).exists():
                return "a partnership is kept there already; name another folder"
            if folder.exists() and not folder.is_dir():
                return "a file stands there; name a folder"
            if folder.is_dir() and any(folder.iterdir()):
                return "there is something in that folder; name one of its own"
        except OSError as error:
            return f"that folder cannot be looked into: {why(error)}"
        return ""

    @staticmethod
    def _folder(typed: str) -> Path:
        return (Path.cwd() / from_home(typed.strip())).absolute()

    def _found(self) -> None:
        """Make the partnership and go on: with the meeting that was asked for, else home."""
        app = cast("MeetingApp", self.app)
        agenda, folder = self.launch.agenda, self.launch.folder
        if self._asks_where:
            folder = self._folder(self.given[WHERE])
        parties = [clean_line(name) for name in self.given[:WHERE]]
        try:
            new_partnership(folder, clip(" and ".join(parties), NAME_LIMIT), parties, self.launch.zone)
            partnership, problems = load_partnership(folder)
            if partnership is None:
                self.sentence = str(problems[0])
            else:
                launch = replace(self.launch, folder=folder, partnership=partnership)
                app.belong(launch)
                if agenda is not None:
                    self.sentence = app.open_meeting(partnership, agenda)
                else:
                    self._go_home(launch)
        except FileRefused as refused:
            self.sentence = str(refused.problems[0])
        except (OSError, ValueError) as error:
            self.sentence = f"{folder}: {why(error) if isinstance(error, OSError) else error}"
        if self.sentence:
            self.at -= 1
            self._ask()

    def _go_home(self, launch: Launch) -> None:
        from meetingtui.tui.screens.home import HomeScreen

        app = cast("MeetingApp", self.app)
        if self._returns:
            app.pop_screen()
        app.switch_screen(HomeScreen(launch, ()))  # pyright: ignore[reportUnknownMemberType]

    def action_again(self) -> None:
        """Back to the line after Esc."""
        if self.line.request is None:
            self._ask()

    def action_leave(self) -> None:
        """Nothing has been made yet: leave at once."""
        cast("MeetingApp", self.app).exit(0)
