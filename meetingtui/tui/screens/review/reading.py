"""What all review screens do: the line to type in, the way back, the registers and the overviews a letter away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from meetingtui.core.items import ItemKind
from meetingtui.core.keys import shown
from meetingtui.core.people import Partnership
from meetingtui.register.fold import Register
from meetingtui.review.overviews import story_page, trends_page
from meetingtui.tui.keys import chosen, commands, matching, no_command, rows_now, told
from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.review.drawn import DrawnScreen
from meetingtui.tui.screens.review.keys import EVERYWHERE
from meetingtui.widgets.line_field import LineField, Request


class ReadingScreen(DrawnScreen):
    """A screen of the review, with the keys that all of them have."""

    BINDINGS: ClassVar[list[BindingType]] = list(EVERYWHERE)
    wheel: ClassVar[int] = 1
    """How far the mouse's wheel moves."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._given: Callable[[str], str] | None = None
        self._left: Callable[[], None] | None = None

    # the line -----------------------------------------------------------------------------------------------

    def open_line(self, request: Request, given: Callable[[str], str], left: Callable[[], None] | None = None) -> None:
        """Ask for a line; `given` answers a sentence where it will not do, `left` hears that it was left."""
        self._given, self._left = given, left
        self._notice = ""
        self.field.open(request)
        self.redraw()

    def close_line(self) -> None:
        """Put the line away."""
        self._given = self._left = None
        self.field.close(keep_draft=False)
        self.redraw()

    @on(LineField.Entered)
    def _entered(self, message: LineField.Entered) -> None:
        message.stop()
        given = self._given
        sentence = given(message.text) if given else ""
        if sentence:
            self.field.say(sentence, flag=True)
        elif self._given is given:
            self.close_line()

    # keys ---------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is open only its own keys, the arrows and the way out act."""
        del parameters
        return self.field.request is None or action in {"escape", "leave", "arrow", "turn"}

    def action_forward(self) -> None:
        """Enter: what the footer says."""

    def action_back(self) -> None:
        """Backspace: to the screen before."""
        if self.is_first:
            self.notice(f"This is where the review begins. {shown('everywhere.leave')} leaves.")
        else:
            self.program.pop_screen()

    @property
    def is_first(self) -> bool:
        """Whether no other screen lies under this one."""
        return len(self.program.screen_stack) <= 2

    def action_escape(self) -> None:
        """Leave the line; else what was answered; else the screen."""
        if self.field.request is not None:
            left = self._left
            self.close_line()
            if left is not None:
                left()
        elif self._notice:
            self.notice("")
        else:
            self.unwind()

    def unwind(self) -> None:
        """Esc with nothing open."""
        self.action_back()

    def action_find(self) -> None:
        """Find something: back in the archive, where there is nothing to find here."""
        from meetingtui.tui.screens.review.archive import ArchiveScreen

        while not isinstance(self.program.screen, ArchiveScreen) and not self.is_first:
            self.program.pop_screen()
        if isinstance(self.program.screen, ArchiveScreen):
            self.program.screen.action_find()
        elif self.program.screen is not self:
            self.program.call_later(self.program.screen.run_action, "find")  # home finds in its own way

    def on_mouse_scroll_down(self) -> None:
        self.action_arrow(self.wheel)

    def on_mouse_scroll_up(self) -> None:
        self.action_arrow(-self.wheel)

    def action_large(self) -> None:
        """Large layout, and back."""
        self.large = not self.large
        size = "Large layout. Enlarge the font until 60×20 fits."
        self.notice(size if self.large else "Normal layout.")

    def action_keys(self) -> None:
        """Every key that works here."""
        from meetingtui.tui.screens.review.page import KeysScreen

        self.program.push_screen(KeysScreen(self.desk, told(rows_now(self))))

    def words_now(self, name: str) -> str | None:
        """What the key of that id does now; None where it does nothing, an empty text for what the table says."""
        enter, choices = self.footing()
        match name:
            case "everywhere.forward":
                return enter or None
            case "everywhere.back":
                return None if self.is_first else ""
            case "everywhere.escape":
                return chosen(choices, "Esc") or (None if self.is_first and not self._notice else "")
            case "everywhere.left" | "everywhere.right":
                return "" if type(self).action_sideways is not ReadingScreen.action_sideways else None
            case "everywhere.copy":
                what = self.to_copy()[0]
                return f"copy {what}" if what else None
            case "review.say":
                return chosen(choices, "m")
            case _ if name.startswith("everywhere.digit-"):
                return chosen(choices, name.rpartition("-")[2])
            case _:
                return ""

    def action_command(self) -> None:
        """Do something by its name: what can be done now, narrowed as one types."""
        known = commands(self)

        def looked(words: str) -> str:
            found = [f"{row.does} {row.keys}" for row in matching(known, words)]
            return f"▶ {' · '.join(found)}" if found else no_command()

        def run(words: str) -> str:
            found = matching(known, words) if words.strip() else []
            if not found:
                return no_command()
            self.call_after_refresh(self.run_action, found[0].action)
            return ""

        self.open_line(Request("command", ":", read=looked, enter="run", drafts=False), run)

    def to_copy(self) -> tuple[str, str]:
        """What `copy` would copy: what it is called, and its text; both empty where there is nothing."""
        return "", ""

    def action_copy(self) -> None:
        """To the clipboard of whoever sits here."""
        what, text = self.to_copy()
        self.notice(self.program.copy_out(text, what))

    def action_leave(self) -> None:
        """Leave the program; there is nothing to lose here."""
        self.program.exit(0)

    def action_register(self, kind: str) -> None:
        """Open a register."""
        from meetingtui.tui.screens.review.register import RegisterScreen

        self.program.push_screen(RegisterScreen(self.desk, ItemKind(kind)))

    def action_story(self) -> None:
        """The story so far, for somebody who comes new."""
        self._page("The story so far", story_page)

    def action_trends(self) -> None:
        """How things went over time."""
        self._page("Trends", trends_page)

    def _page(self, title: str, make: Callable[[Register, Partnership, date, int], list[str]]) -> None:
        from meetingtui.tui.screens.review.page import PageScreen

        register, names, today = self.desk.archive.register, self.desk.names, self.desk.today
        if register is None or names is None:
            self.notice("The minutes are still being read.")
            return
        self.program.push_screen(PageScreen(self.desk, title, lambda width: make(register, names, today, width)))

    def action_arrow(self, by: int) -> None:
        """Up or down by one."""

    def action_sideways(self, by: int) -> None:
        """Earlier or later, where that means something."""

    def action_turn(self, by: int) -> None:
        """Up or down by a page."""

    def action_end(self, way: int) -> None:
        """To the top or to the end."""

    def action_digit(self, number: int) -> None:
        """The choice beside which that digit stands."""
