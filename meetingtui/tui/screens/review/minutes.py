"""One meeting's minutes, to read in peace: sections, places one came for, words that are looked for."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from meetingtui.core.dates import say_date
from meetingtui.core.standing import Change
from meetingtui.files.minutes import Minutes
from meetingtui.register.fold import Register
from meetingtui.review.names import words_of_items
from meetingtui.review.plain import WIDTH
from meetingtui.review.reading import MinutesText, minutes_text, where
from meetingtui.steps.panel import Choice
from meetingtui.tui.keys import bind
from meetingtui.tui.screens.review.desk import GONE, Desk
from meetingtui.tui.screens.review.page import TextScreen
from meetingtui.widgets.line_field import Request
from meetingtui.widgets.page import KEY, QUIET, STRONG, fit

GUTTER = 2
"""Columns at the left in which the place that one came for is marked."""
NOTHING = MinutesText((), (), {})


class MinutesScreen(TextScreen):
    """Minutes as `show` prints them, with an outline."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("review.outline", "outline"),
        bind("review.items", "items"),
        bind("everywhere.left", "sideways(-1)", "the meeting before"),
        bind("everywhere.right", "sideways(1)", "the meeting after"),
    ]

    def __init__(
        self,
        desk: Desk,
        name: str,
        mark: str = "",
        change: Change | None = None,
        *,
        words: str = "",
        minutes: Minutes | None = None,
    ) -> None:
        super().__init__(desk)
        self.called = name
        self.came_for = (mark, change)
        self.words = words
        """What is looked for in them."""
        self.given = minutes
        """Minutes that are no part of the archive, or not read with it yet."""
        self._text: tuple[Minutes | None, int, MinutesText] = (None, 0, NOTHING)
        self._register: Register | None = None
        """The register whose words stand in the text."""
        self._arrived = False
        self._found: tuple[int, ...] = ()

    @property
    def minutes(self) -> Minutes | None:
        """The minutes as they were read last."""
        kept = self.desk.archive.minutes(self.called)
        return kept.minutes if kept is not None else self.given

    # the text -----------------------------------------------------------------------------------------------

    def text_at(self, width: int) -> MinutesText:
        """The text for this width, made anew where the width or the minutes are others."""
        minutes = self.minutes
        if minutes is None:
            return NOTHING
        register = self.desk.archive.register
        if self._text[0] is not minutes or self._text[1] != width or self._register is not register:
            before = self._text[2]
            self._register = register
            self._text = minutes, width, minutes_text(minutes, self.desk.names, width - GUTTER, self._called(minutes))
            self._look()
            if before.lines and self._arrived:
                self.first = self.first * len(self._text[2].lines) // max(len(before.lines), 1)
        return self._text[2]

    def _look(self) -> None:
        self._found = self._text[2].find(self.words) if self.words else ()

    def page(self, width: int, height: int) -> list[Content]:
        text = self.text_at(width)
        if not text.lines:
            whole = self.desk.archive.whole
            return [Content(GONE if whole else "Reading …")]
        if not self._arrived:
            self._arrived = True
            self._arrive(text)
        return super().page(width, height)

    def _arrive(self, text: MinutesText) -> None:
        """Begin where one wanted to be, with a little of what stands above."""
        at = self._place(text)
        if at is None and self._found:
            at = self._found[0]
        if at is not None:
            self.first = max(at - 3, 0)

    def _place(self, text: MinutesText) -> int | None:
        mark, change = self.came_for
        return where(text, mark, change) if mark else None

    def count(self, width: int) -> int:
        return len(self.text_at(width).lines)

    def line(self, number: int, width: int) -> Content:
        text = self.text_at(width)
        words = text.lines[number]
        place = self._place(text)
        marked = place is not None and number in text.passage(place)
        if marked:
            gutter = "▶ " if number == place else "│ "
            return Content.assemble((gutter, KEY), (words, STRONG))
        if number in self._found:
            return Content.assemble(("· ", KEY), (words, STRONG))
        heading = number < 2 or any(number == at for at, _ in text.headings)
        return Content.assemble("  ", (words, STRONG if heading else ""))

    # around it ----------------------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        minutes = self.minutes
        if minutes is None:
            return self.called, ""
        return f"{say_date(minutes.date)}  {minutes.title}", self.reached()

    def told(self) -> str:
        if self.words and self._found:
            after = sum(1 for line in self._found if line >= self.first)
            count = len(self._found)
            return f'"{self.words}" is on {count} line{"s" if count != 1 else ""}, {after} from here on. Enter goes on.'
        text = self.text_at(self.room[0])
        section = text.section(self.first + 2)
        return text.headings[section][1] if 0 <= section < len(text.headings) else ""

    def footing(self) -> tuple[str, tuple[Choice, ...]]:
        if not self.text_at(self.room[0]).lines:
            return "", (Choice("Esc", "back"),)
        enter = "next place" if self._found else "next section"
        letters = (Choice("s", "outline"), Choice("k", "what became of it"), Choice("/", "find"))
        return enter, (*letters, Choice("← →", "other meetings"), Choice("Esc", "back"))

    def to_copy(self) -> tuple[str, str]:
        minutes = self.minutes
        if minutes is None:
            return "", ""
        lines = minutes_text(minutes, self.desk.names, WIDTH, self._called(minutes)).lines
        return "these minutes", "\n".join(lines) + "\n"

    def _called(self, minutes: Minutes) -> dict[str, str]:
        """The words of the earlier items that are spoken of, by their ids."""
        register = self.desk.archive.register
        return words_of_items(register.items) if register and minutes.update else {}

    def rail(self, width: int, height: int) -> Content:
        """The outline, with where one is."""
        text = self.text_at(self.room[0])
        here = text.section(self.first + 2)
        begin = max(0, min(here - height // 2, len(text.headings) + 1 - height))
        lines = [Content.assemble((fit("Outline", width), QUIET))]
        for number, (_, words) in list(enumerate(text.headings))[begin : begin + height]:
            mark, style = ("▶", STRONG) if number == here else (" ", "")
            lines.append(Content.assemble((fit(f"{mark} {words}", width), style)))
        return Content("\n").join(lines)

    # keys ---------------------------------------------------------------------------------------------------

    def action_forward(self) -> None:
        """To the next place that was found, else to the next section."""
        self._notice = ""
        width, height = self.room
        text = self.text_at(width)
        stops = [max(line - 3, 0) for line in self._found] or [line for line, _ in text.headings]
        last = max(len(text.lines) - height, 0)
        after = next((line for line in stops if line > self.first), None)
        if after is None or self.first >= last:
            if self._found and self.first > stops[0]:
                self.go_to(stops[0])
                self.notice("From the top again.")
            else:
                self.notice("This is the end. Esc goes back." if not self._found else "That is all of it.")
            return
        self.go_to(after)

    def action_sideways(self, by: int) -> None:
        """The meeting before, or the one after."""
        beside = self.desk.archive.beside(self.called, by)
        if beside is None:
            self.notice("There is no later meeting." if by > 0 else "There is no earlier meeting.")
            return
        self.called, self.given = beside.name, beside.minutes
        self.came_for, self.first, self._notice = ("", None), 0, ""
        self._arrived = False
        self.redraw()

    def action_outline(self) -> None:
        """The sections as a list to go to."""
        from meetingtui.tui.screens.review.outline import OutlineScreen

        text = self.text_at(self.room[0])
        here = text.section(self.first + 2)
        self.program.push_screen(OutlineScreen(self.desk, text.headings, max(here, 0), self.go_to))

    def action_items(self) -> None:
        """What was made or changed here, as it stands today."""
        from meetingtui.tui.screens.review.items import ItemsScreen

        self.program.push_screen(ItemsScreen(self.desk, self.called))

    def action_find(self) -> None:
        """Look for words in these minutes."""
        request = Request("find-here", "Find here", self.words, read=self._look_for, enter="go on", drafts=False)
        self.open_line(request, lambda _: "", lambda: self._search(""))

    def _look_for(self, typed: str) -> str:
        self._search(typed.strip())
        if not typed.strip():
            return "words that stand in these minutes"
        count = len(self._found)
        return f"on {count} line{'s' if count != 1 else ''}" if count else "nowhere in these minutes"

    def _search(self, words: str) -> None:
        if words == self.words:
            return
        self.words = words
        self._look()
        if self._found:
            self.first = max(self._found[0] - 3, 0)
        self.redraw()

    def unwind(self) -> None:
        if self.words:
            self._search("")
        else:
            self.action_back()
