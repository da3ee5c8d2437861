"""What all review screens show: a line above, a page of lines, a line to type in, the keys beneath. Nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from meetingtui.core.items import ItemKind
from meetingtui.core.keys import sign
from meetingtui.review.registers import SHELVES, Count
from meetingtui.steps.panel import Choice
from meetingtui.tui import wording
from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.shown import TIGHT, WIDE
from meetingtui.widgets.line_field import LineField
from meetingtui.widgets.page import KEY, QUIET, STRONG, WIDEST, ends, fit, wrap

if TYPE_CHECKING:
    from meetingtui.tui.app import MeetingApp


MORE = (("i", "The story so far"), ("j", "Trends"))
"""Pages that are no registers, with their keys."""


class Sheet(Container):
    """Where the page is; its screen draws again whenever its size is another."""

    def on_resize(self, event: events.Resize) -> None:
        del event
        cast("DrawnScreen", self.screen).redraw()


class DrawnScreen(Screen[None]):
    """A page of lines that is drawn anew when something changes; only the lines in sight are made."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (TIGHT, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own shape

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.field = LineField()
        self.large = False
        self._shown: dict[str, Content] = {}
        self._notice = ""

    def compose(self) -> ComposeResult:
        self.large = self.program.launch.config.large
        yield Static(id="top", markup=False)
        with Horizontal(id="middle"):
            yield Static(id="rail", markup=False)
            with Sheet(id="sheet"):
                yield Static(id="lines", markup=False, classes="page")
        yield self.field
        yield Static(id="strip", markup=False)
        yield Static(id="foot", markup=False)

    @property
    def program(self) -> MeetingApp:
        """The application this screen belongs to."""
        return cast("MeetingApp", self.app)

    # what each screen says ----------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        """What the line above says: what this is, and how much of it there is."""
        return "", ""

    def page(self, width: int, height: int) -> list[Content]:
        """The lines in sight."""
        del width, height
        return []

    def told(self) -> str:
        """What the line beneath the page says, where there is nothing to answer."""
        return ""

    def footing(self) -> tuple[str, tuple[Choice, ...]]:
        """What Enter does, and the keys that matter most here."""
        return "", ()

    def rail(self, width: int, height: int) -> Content:
        """What stands at the left of a wide screen: the registers, with their keys."""
        del height
        lines = [Content.assemble((fit("Registers", width), QUIET))]
        held = self.desk.counts
        for shelf in SHELVES:
            count = held.get(shelf.kind, Count(0, 0, uncertain=False))
            number = count.number if count.open else ""
            late = f" ({count.pressing})" if count.pressing else ""
            words = ends(shelf.title, f"{number}{late}", width - 3)
            style = STRONG if self.is_open(shelf.kind) else ""
            lines.append(Content.assemble((sign(shelf.key, "review"), KEY), "  ", (words, style)))
        if any(count.pressing for count in held.values()):
            lines += [Content.assemble((fit("   (how many are due)", width), QUIET))]
        lines.append(Content(""))
        more = ((sign(letter, "review"), fit(words, width - 3)) for letter, words in MORE)
        lines += [Content.assemble((letter, KEY), f"  {words}") for letter, words in more]
        return Content("\n").join(lines)

    def is_open(self, kind: ItemKind) -> bool:
        """Whether this is the register of that kind."""
        del kind
        return False

    def came(self) -> None:
        """More of the archive has been read, or something in it has changed."""
        self.redraw()
        if self.field.request is not None:
            self.field.refresh_reading()

    # drawing ------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self.call_after_refresh(self.redraw)

    def on_resize(self) -> None:
        self.call_after_refresh(self.redraw)

    def on_screen_resume(self) -> None:
        self._notice, self.desk.notice = self.desk.notice, ""
        self.call_after_refresh(self.came)

    @property
    def room(self) -> tuple[int, int]:
        """Columns and rows that the page has."""
        size = self.query_one("#sheet").content_size
        return max(min(size.width, WIDEST), 16), max(size.height, 1)

    def redraw(self) -> None:
        """Draw what looks different."""
        if not self.is_mounted or not self.is_attached:
            return
        self.set_class(self.large, "large")
        width, across = self.room[0], max(self.size.width - 2, 20)
        page = self.page(width, self.room[1])  # first: the lines around it tell of what is on it
        self._put("top", self._top(across))
        self._put("strip", self._strip(across))
        self._put("foot", self._foot(across))
        if self.has_class("-wide"):
            self._put("rail", self.rail(25, max(self.size.height - 8, 4)))
        self._put("lines", Content("\n").join(page))

    def _put(self, name: str, content: Content) -> None:
        if self._shown.get(name) != content:
            self._shown[name] = content
            self.query_one(f"#{name}", Static).update(content)

    def _top(self, width: int) -> Content:
        title, right = self.heading()
        name = self.desk.names.name if self.desk.names else ""
        if width < wording.ROOMY or not name:
            return Content.assemble((ends(title, right, width), STRONG))
        room = max(width - cell_len(title) - cell_len(right) - 6, width // 4)
        shown = fit(name, room).rstrip()
        return Content.assemble((shown, QUIET), "    ", (ends(title, right, width - cell_len(shown) - 4), STRONG))

    def _strip(self, width: int) -> Content:
        lines = wrap(self._notice or self.told(), width)
        if len(lines) > 2:
            lines = [lines[0], fit(" ".join(lines[1:]), width).rstrip()]
        return Content("\n").join([Content(line) for line in lines])

    def _foot(self, width: int) -> Content:
        request = self.field.request
        if request is not None:
            tab = (Choice("Tab", "complete a name"),) if request.complete else ()
            return wording.foot_line(request.enter, tab, (Choice("Esc", "leave"),), width, "review")
        enter, choices = self.footing()
        return wording.foot_line(enter, choices, (Choice("?", "keys"),), width, "review")

    def notice(self, words: str) -> None:
        """Say something beneath the page, until the next key that does something."""
        self._notice = words
        self.redraw()
