"""The archive: every meeting's minutes, the newest first, narrowed as one types."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from meetingtui.core.dates import say_date
from meetingtui.core.keys import sign
from meetingtui.core.text import near
from meetingtui.review.archive import Archive, Broken, Kept, Shelved, Spot, holds
from meetingtui.review.narrow import Narrow
from meetingtui.review.registers import LATE, SHELVES
from meetingtui.steps.panel import Choice
from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.review.listing import NO_ROW
from meetingtui.tui.screens.review.narrowing import NarrowedScreen
from meetingtui.widgets.page import KEY, QUIET, STRONG, fit, wrap

TITLE = 24
"""Columns of a title where what minutes hold stands beside it."""
LEAST = 14
"""So many columns at least are worth saying what minutes hold; it is said beneath the list in any case."""
SUMMED = 4
"""How many registers are summed up above the list, where there is no rail."""


class ArchiveScreen(NarrowedScreen):
    """Minutes by date with what they hold."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._narrow = Narrow()
        self._found: list[tuple[Shelved, Spot | None]] = []
        self._slots: list[tuple[int, int]] = []
        self._years: list[str] = []
        self._columns = (0, 0)
        self._made_of: tuple[Archive, str, bool] | None = None

    def on_unmount(self) -> None:
        self.desk.end()

    # what is listed -----------------------------------------------------------------------------------------

    def slots(self, width: int) -> Sequence[tuple[int, int]]:
        del width
        archive, before = self.desk.archive, self._made_of
        made_of = (archive, self.typed, self.large)
        if before is not None and before[0] is archive and before[1:] == made_of[1:]:
            return self._slots
        here = self._found[self.window.at][0].path if self.window.at < len(self._found) else None
        self._made_of = made_of
        self._list()
        if before is None or before[1] != self.typed:
            self.mark_row(0)
        elif here is not None and self.window.at:
            # More has been read: the mark stays on the same minutes.
            row = next((number for number, (one, _) in enumerate(self._found) if one.path == here), None)
            if row is not None:
                self.mark_row(row)
        return self._slots

    def _list(self) -> None:
        self._narrow = self.desk.narrow(self.typed)
        answers = ((one, self._narrow.minutes(one)) for one in self.desk.archive.shelved)
        self._found = [(one, spot if isinstance(spot, Spot) else None) for one, spot in answers if spot]
        self._slots, self._years = [], []
        readable = [one.minutes for one, _ in self._found if isinstance(one, Kept)]
        titles = max((cell_len(one.title) for one in readable), default=0)
        self._columns = min(titles, TITLE), max((len(one.state) for one in readable), default=0)
        for row, (one, spot) in enumerate(self._found):
            year = str(one.on.year) if isinstance(one, Kept) else self._years[-1] if self._years else ""
            if year and (not self._years or self._years[-1] != year):
                self._years.append(year)
                if self._slots and self.large:
                    self._slots.append((NO_ROW, -1))
                self._slots.append((NO_ROW, len(self._years) - 1))
            self._slots.append((row, 0))
            if spot is not None and spot.place.part != "head":
                self._slots.append((row, 1))
            if self.large:
                self._slots.append((NO_ROW, -1))

    def slot(self, row: int, number: int, width: int, *, here: bool) -> Content:
        if row == NO_ROW:
            return Content.assemble((self._years[number] if number >= 0 else "", QUIET))
        one, spot = self._found[row]
        if number and spot is not None:
            return Content.assemble((fit(f"            {_told(spot)}", width), QUIET))
        mark, style = ("▶", STRONG) if here else (" ", "")
        if isinstance(one, Broken):
            return Content.assemble((f"{mark} ", style), (fit(f"! {one.name}: cannot be read", width - 2), style))
        when = f"{one.on.day:>2} {one.on:%b}"
        title, states = self._columns
        state = fit(one.minutes.state, states)
        room = width - 10 - states - 2
        left = fit(one.minutes.title, room)
        if room - title >= LEAST:
            left = f"{fit(one.minutes.title, title)}  {fit(holds(one.minutes, room - title - 2), room - title - 2)}"
        return Content.assemble((f"{mark} {when}  ", style), (left, style), "  ", (state, style or QUIET))

    def above(self, width: int) -> list[Content]:
        lines: list[Content] = []
        if not self.has_class("-wide") and not self.typed:
            lines += self._sums(width)
        if self.typed and self.field.request is None:
            count = len(self._found)
            words = self.desk.narrow(self.typed).words
            lines += [Content.assemble((line, STRONG)) for line in wrap(f"{count} with {words}", width)[:2]]
        return [*lines, Content("")] if lines else []

    def _sums(self, width: int) -> list[Content]:
        """What stands now, in one line, each with the key of its register."""
        held = self.desk.counts
        if not any(count.open for count in held.values()):
            return []
        parts: list[tuple[str, str] | str] = []
        used = 0
        for shelf in SHELVES[:SUMMED]:
            count = held[shelf.kind]
            pressing = count.pressing
            late = f", {pressing} {LATE[shelf.kind]}" if pressing and shelf.kind in LATE and not parts else ""
            words = f" {count.number} {_many(shelf.title, count.open)}{late}"
            used += len(words) + 4
            if used > width:
                break
            parts += ["   "] if parts else []
            parts += [(sign(shelf.key, "review"), KEY), words]
        return [Content.assemble(*parts)]

    def nothing(self, width: int) -> list[Content]:
        archive = self.desk.archive
        if self.typed:
            missing = "Nothing that has been read so far" if not archive.whole else "No minutes"
            return [Content(line) for line in wrap(f"{missing} answer to that. Esc shows all again.", width)]
        if not archive.whole:
            return [Content("Reading …")]
        return [
            Content.assemble(("No minutes yet.", STRONG)),
            Content(""),
            *(Content(line) for line in wrap(f"They are kept in {near(self.desk.folder / 'minutes')}.", width)),
            *(Content(line) for line in wrap("A meeting leaves them: meetingtui run AGENDA holds one.", width)),
        ]

    # around it ----------------------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        archive = self.desk.archive
        if not archive.whole and archive.total:
            return "Minutes", f"{len(archive.shelved)} of {archive.total} read"
        count = len(archive.shelved)
        return "Minutes", f"{len(self._found)} of {count}" if self.typed else f"{count} meetings" if count > 1 else ""

    def told(self) -> str:
        if not self._found:
            return ""
        one, spot = self._found[min(self.window.at, len(self._found) - 1)]
        if isinstance(one, Broken):
            more = len(one.problems) - 1
            return f"{one.problems[0]}{f' (and {more} more)' if more else ''}" if one.problems else "cannot be read"
        if spot is not None and spot.place.part != "head":
            return f"{say_date(one.on)}: {_told(spot)}"
        return f"{say_date(one.on)}, meeting {one.minutes.meeting}: {holds(one.minutes)}"

    def footing(self) -> tuple[str, tuple[Choice, ...]]:
        esc = () if self.is_first and not self.typed else (Choice("Esc", "show all" if self.typed else "back"),)
        letters = (Choice("a", "actions"), Choice("d", "decisions"), Choice("r", "risks"))
        leave = (Choice("Q", "leave"),) if self.is_first else ()
        return "open" if self._found else "", (*esc, Choice("/", "find"), *letters, *leave)

    # keys ---------------------------------------------------------------------------------------------------

    def picked(self, row: int) -> None:
        one, spot = self._found[row]
        if isinstance(one, Broken):
            from meetingtui.tui.screens.review.page import PageScreen

            way_out = "Correct the file with any editor; meetingtui check says whether it is right."
            lines = [*map(str, one.problems), "", way_out]
            self.program.push_screen(PageScreen(self.desk, one.name, lambda _: lines))
            return
        from meetingtui.tui.screens.review.minutes import MinutesScreen

        words = " ".join(word for term in self._narrow.query.terms for word in term.words)
        self.program.push_screen(MinutesScreen(self.desk, one.name, spot.place.part if spot else "", words=words))

    def narrowed(self, found: Narrow) -> str:
        if found.empty:
            return "words, @person, #stream, kind:decision, party:…, since:2026-01"
        return f"{len(self._found)} with {found.words}"


def _told(spot: Spot) -> str:
    """What was found, in a line."""
    place = spot.place
    lead = place.part if place.part[:1].isupper() else place.kind
    return f"{lead}  {place.text}"


def _many(title: str, number: int) -> str:
    words = title.split()[0].lower()
    return words.removesuffix("s") if number == 1 and words != "parked" else words
