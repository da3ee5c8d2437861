"""A page of rows of which one is marked; a digit or Enter opens one. For what comes before a meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from meetingtui.core.keys import sign
from meetingtui.steps.panel import Choice
from meetingtui.tui import wording
from meetingtui.tui.keys import bind, rows_now, told
from meetingtui.widgets.page import FLAG, KEY, QUIET, STRONG, Page, ends, wrap

if TYPE_CHECKING:
    from meetingtui.tui.app import MeetingApp

DIGITS = 9
"""So many rows have a digit; the arrows reach the others."""
LEAD = 6
"""Columns before the words of a row: the mark, its digit, and a sign."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that leads somewhere."""

    words: str
    right: str
    enter: str
    """What Enter does with it, for the footer."""
    open: Callable[[], str]
    """Opens it; answers the sentence that says why not, or an empty one."""
    below: str = ""
    """A second line."""
    late: bool = False


class EntriesScreen(Screen[None]):
    """Rows to choose from, and the keys of the page where they are asked for."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (wording.ROOMY, "-normal")]  # noqa: RUF012 - Textual's own shape
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("everywhere.leave", "leave", "leave"),
        bind("everywhere.escape", "escape", "leave"),
        bind("everywhere.forward", "pick_here", "the one marked"),
        bind("everywhere.keys", "keys"),
        bind("everywhere.down", "move(1)"),
        bind("everywhere.right", "move(1)"),
        bind("everywhere.up", "move(-1)"),
        bind("everywhere.left", "move(-1)"),
        *(bind(f"everywhere.digit-{n}", f"pick({n})", "choose") for n in range(1, 10)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.at = 0
        self.sentence = ""
        """Why something could not be done."""
        self._keys = False
        self._known: list[Entry] = []
        """What the digits mean on the page that the keys lie over."""
        self._text = Static(markup=False, classes="page")

    @property
    def program(self) -> MeetingApp:
        """The application this screen belongs to."""
        return cast("MeetingApp", self.app)

    def compose(self) -> ComposeResult:
        yield Static(id="top", markup=False)
        with VerticalScroll(id="sheet", can_focus=False):
            yield self._text
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        self.call_after_refresh(self.redraw)

    def on_resize(self) -> None:
        self.call_after_refresh(self.redraw)

    # what each screen says ----------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        """The line above, at both ends."""
        return "meetingtui", ""

    def rows(self, page: Page, room: int) -> None:
        """Fill the page, `room` rows high, with `entry` for every row that leads somewhere."""
        del page, room

    def more_keys(self) -> tuple[Choice, ...]:
        """Keys worth naming in the footer, the most useful last."""
        return ()

    # drawing ------------------------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Draw everything anew."""
        if not self.is_mounted or not self.query("#top"):  # not there yet, or left while files were read
            return
        across = max(self.size.width - 2, 20)
        around = 2 + (0 if self.has_class("-tight") else 1) + wording.FOOT_ROWS
        room = max(self.size.height - around, 4)
        page = Page(min(self.size.width - 4, 72))
        self.entries = []
        if self._keys:
            self._tell_keys(page)
        else:
            self.rows(page, room)
        if not self._keys:
            self.at = max(0, min(self.at, len(self.entries) - 1))
        self._text.update(page.content)
        self.query_one("#top", Static).update(Content.assemble((ends(*self.heading(), across), STRONG)))
        self.query_one("#foot", Static).update(self._foot(across))

    def entry(self, page: Page, entry: Entry) -> None:
        """A row: mark, digit, words; what is late has a sign and says so."""
        number = len(self.entries)
        self.entries.append(entry)
        here = number == self.at
        digit = sign(str(number + 1), "home") if number < DIGITS else " "
        late = "!" if entry.late else " "
        words = ends(entry.words, entry.right, page.width - LEAD)
        style = STRONG if here else ""
        page.parts(("▶ " if here else "  ", style), (digit, KEY), (f" {late} ", STRONG), (words, style))
        if entry.below:
            page.text(entry.below, QUIET, indent=LEAD)

    def refused(self, page: Page) -> None:
        """The sentence that says why something could not be done."""
        if self.sentence:
            page.text(self.sentence, FLAG).blank()

    def _foot(self, width: int) -> Content:
        if self._keys:
            return wording.foot_line("back", (), (), width, "home")
        here = self.entries[self.at] if self.at < len(self.entries) else None
        most = min(len(self.entries), DIGITS)
        digits = (Choice(f"1–{most}", "choose"),) if most > 1 else ()
        keys, leave = (Choice("?", "keys"),), (Choice("Q", "leave"),)
        return wording.foot_line(here.enter if here else "", digits, (*keys, *self.more_keys(), *leave), width, "home")

    def _tell_keys(self, page: Page) -> None:
        page.text("Keys that do something now", STRONG).blank()
        rows = told(rows_now(self))
        wide = max((cell_len(key) for key, _ in rows), default=0)
        for key, does in rows:
            page.parts((f"{key:>{wide}}", KEY), f"  {wrap(does, page.width - wide - 2)[0]}")

    def words_now(self, name: str) -> str | None:
        """What the key of that id does now; None where it does nothing."""
        if name == "everywhere.forward":
            return self._known[self.at].enter if self.at < len(self._known) else None
        if name.startswith("everywhere.digit-"):
            number = int(name.rpartition("-")[2]) - 1
            return self._known[number].enter if number < len(self._known) else None
        return None if name in {"everywhere.left", "everywhere.right"} else ""

    # keys ---------------------------------------------------------------------------------------------------

    def action_keys(self) -> None:
        """Every key that works here, and back."""
        self._known = self.entries
        self._keys = not self._keys
        self.redraw()

    def action_move(self, by: int) -> None:
        """Mark another one."""
        if self._keys:
            return
        self.sentence = ""
        self.at = max(0, min(self.at + by, len(self.entries) - 1))
        self.redraw()

    def action_pick_here(self) -> None:
        """Open the one that is marked."""
        if self._keys:
            self.action_keys()
        else:
            self._pick(self.at)

    def action_pick(self, digit: int) -> None:
        """Open the one with that digit."""
        if not self._keys:
            self._pick(digit - 1)

    def _pick(self, number: int) -> None:
        if number < len(self.entries):
            self.at = number
            self.sentence = self.entries[number].open()
            if self.is_current:
                self.redraw()

    def action_escape(self) -> None:
        """Out of the keys, off the sentence, else leave."""
        if self._keys:
            self.action_keys()
        elif self.sentence:
            self.sentence = ""
            self.redraw()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Leave; what is open stays open."""
        self.program.exit(0)
