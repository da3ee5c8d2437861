"""What the stage shows of a `grid` step, and which digit means what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from meetingtui.core.capture_shape import Context
from meetingtui.core.capture_split import literal
from meetingtui.core.items import ItemKind
from meetingtui.core.text import clean_line, clip
from meetingtui.steps.grid import drawing, play
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.events import At, GridEvent, How, Kept, Mark, Revealed
from meetingtui.steps.grid.overview import overview
from meetingtui.steps.grid.owners import read_owner, say_owner
from meetingtui.steps.grid.state import TOGETHER, GridState, Place, Spot
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import Refusal, View, made_key
from meetingtui.widgets.page import QUIET, Page

_HOW: dict[int, How] = {1: "unknown", 2: "ask", 3: "empty"}
_MARKS: dict[int, Mark] = {1: "right", 2: "partly", 3: "missed"}
_BY_NAME: dict[str, Mark] = {mark: mark for mark in _MARKS.values()}
_NO_ROW = Spot("", "")


_VOTERS = 8
"""Parties that have a digit of their own on the overview; 9 edits what is kept."""


class GridPanel(StepPanel[GridFields, GridState]):
    """One row in front with its cells, the guesses one by one, then the whole."""

    def __init__(self) -> None:
        super().__init__()
        self.passed: tuple[str, Spot] | None = None
        """The line that was opened and left without words: Enter goes on from it."""
        self.in_front: tuple[str, Place] | None = None
        """What was shown last: something else is shown from its beginning."""

    def show(self, fields: GridFields, state: GridState, view: View, *, large: bool = False) -> None:
        """Show this state, from the top where something else is in front than before."""
        super().show(fields, state, view, large=large)
        now = (view.step, play.place(fields, state, view))
        if self.in_front != now:
            self.in_front = now
            self.scroll_home(animate=False)

    def draw(self, page: Page, fields: GridFields, state: GridState, view: View) -> None:
        """The card, the guess or the overview."""
        now = play.place(fields, state, view)
        if now.phase == "overview":
            overview(page, fields, state, view)
        elif now.spot is None:
            for prompt in fields.prompts[:3]:
                page.text(prompt)
            page.blank().text("There are no rows yet. Enter adds one; a list can be pasted.", QUIET)
        elif now.phase == "check":
            drawing.guess(page, fields, state, view, now.spot)
        else:
            drawing.card(page, fields, state, view, now.spot)

    def choices(self, fields: GridFields, state: GridState, view: View) -> tuple[Choice, ...]:
        """Reasons for having no words, changing, clearing, rows; marks for a guess; the parties' yes at the end."""
        now = play.place(fields, state, view)
        add = (Choice("5", "add a row"),) if fields.add else ()
        if now.phase == "overview":
            return (*self._yes(fields, state, view), *(add if fields.result != "agreement" else ()))
        if now.spot is None:
            return add
        if now.phase == "check":
            gist = (Choice("4", "gist"),) if grid.sensitive(fields, now.spot) else ()
            word = Choice("4", "correction") if now.spot in state.checks else None
            return (
                Choice("1", "right"),
                Choice("2", "partly"),
                Choice("3", "missed"),
                *(gist or ((word,) if word else ())),
            )
        reasons = (Choice("1", "we do not know"), Choice("2", "ask them"), Choice("3", "leave empty"))
        if play.added(fields, state, view, now.spot.row):
            add = (*add, Choice("6", "reword the row"))
        if grid.cell(fields, state, view, now.spot).reached:
            return (Choice("4", "change"), Choice("0", "clear"), *add, *reasons)
        out = (Choice("0", "take the row out"),) if self._is_bare(fields, state, view, now.spot.row) else ()
        return (*reasons, Choice("4", "write"), *add, *out)

    def ours(self, fields: GridFields, state: GridState, view: View) -> tuple[Choice, ...]:
        """The lines, marks and yes of the party that this terminal speaks for."""
        now = play.place(fields, state, view)
        if now.spot is None:
            voters = grid.parties(view)[:_VOTERS]
            number = voters.index(view.speaks) + 1 if view.speaks in voters else 0
            own = {str(number)}
        elif now.phase == "check":
            own = {"1", "2", "3", "4"} if now.spot.row == view.speaks else set[str]()
        elif grid.writer(fields, now.spot) != view.speaks:
            own = set[str]()
        else:
            own = {"1", "2", "3", "4"} | ({"0"} if grid.cell(fields, state, view, now.spot).reached else set[str]())
        return tuple(one for one in self.choices(fields, state, view) if one.digit in own)

    def enters_ours(self, fields: GridFields, state: GridState, view: View) -> bool:
        """Whether Enter opens a line of that party."""
        spot = play.place(fields, state, view).spot
        own = spot is not None and grid.writer(fields, spot) == view.speaks
        return own and self._opens(fields, state, view)

    def _yes(self, fields: GridFields, state: GridState, view: View) -> tuple[Choice, ...]:
        if fields.result != "agreement":
            return ()
        here = tuple(
            Choice(str(number), f"{view.partnership.party_name(party)}: yes")
            for number, party in enumerate(grid.parties(view)[:_VOTERS], 1)
            if party in view.parties_present
        )
        return (*here, *((Choice("9", "edit it"),) if state.kept else ()))

    def _is_bare(self, fields: GridFields, state: GridState, view: View, row: str) -> bool:
        cells = (grid.cell(fields, state, view, spot) for spot in grid.spots_of(fields, view, row))
        return play.added(fields, state, view, row) and not any(cell.reached for cell in cells)

    def _opens(self, fields: GridFields, state: GridState, view: View) -> bool:
        """Whether Enter opens a line: where nothing was written yet, and nobody has just left it so."""
        now = play.place(fields, state, view)
        if now.phase != "fill" or self.passed == (view.step, now.spot or _NO_ROW):
            return False
        return fields.add if now.spot is None else not grid.cell(fields, state, view, now.spot).reached

    def enter_label(self, fields: GridFields, state: GridState, view: View) -> str:
        """What Enter would do."""
        now = play.place(fields, state, view)
        if self._opens(fields, state, view):
            return "write" if now.spot else "add a row"
        match play.forward(fields, state, view):
            case At(phase="fill"):
                return "next cell"
            case At(phase="check"):
                return "next guess" if now.phase == "check" else "mark the guesses"
            case At():
                return "see it whole"
            case Revealed():
                return "show all"
            case Kept():
                return "keep the words" if fields.result == "glossary" else "keep as an agreement"
            case _:
                return ""

    def enter(self) -> bool:
        """Open the line in front where nothing is written in it yet."""
        fields, state, view = self.now
        if not self._opens(fields, state, view):
            self.passed = None
            return False
        now = play.place(fields, state, view)
        if now.spot is None:
            self._ask_row()
        else:
            self._ask_words(fields, state, view, now.spot)
        return True

    def arrow(self, by: int) -> None:
        """The line before or after."""
        self.passed = None
        self.post(play.move(*self.now, by))

    # digits -------------------------------------------------------------------------------------------------

    def digit(self, number: int) -> None:
        """What the digit means where one is."""
        fields, state, view = self.now
        now = play.place(fields, state, view)
        if number == 5 and fields.add and not (now.phase == "overview" and fields.result == "agreement"):
            self._ask_row()
        elif now.phase == "overview":
            self._said_yes(fields, state, view, number)
        elif now.spot is not None and now.phase == "check":
            self._marked(fields, state, view, now.spot, number)
        elif now.spot is not None:
            self._filled(fields, state, view, now.spot, number)

    def _said_yes(self, fields: GridFields, state: GridState, view: View, number: int) -> None:
        everybody = grid.parties(view)[:_VOTERS]
        if fields.result != "agreement":
            return
        if number == 9 and state.kept:
            self.post_message(self.EditWanted(made_key(view.step, "result")))
        elif 1 <= number <= len(everybody):
            self.post(play.say_yes(fields, state, view, everybody[number - 1]))

    def _marked(self, fields: GridFields, state: GridState, view: View, spot: Spot, number: int) -> None:
        before = state.checks.get(spot)
        how = _MARKS.get(number) or (before.mark if before and number == 4 else None)
        if how is None:
            if number == 4 and grid.sensitive(fields, spot):
                self.post_message(self.Refused("mark the guess first: 1 right, 2 partly, 3 missed"))
            return
        gist = grid.sensitive(fields, spot)
        text = before.text if before and (how != "right" or gist) else ""
        if number != 4 and self.post(play.mark(fields, state, view, spot, how, text)):
            return
        if how != "right" or gist or number == 4:
            label = "Gist, agreed by the room" if gist else f"{drawing.called(spot.row, view)} corrects"
            self.post_message(self.LineWanted(f"mark:{how}:{_named(spot)}", label, text))

    def _filled(self, fields: GridFields, state: GridState, view: View, spot: Spot, number: int) -> None:
        match number:
            case 1 | 2 | 3:
                self.post(play.leave(fields, state, view, spot, _HOW[number]))
                # A question about a line that is unseen would say that it is empty.
                if number < 3 and not grid.unseen(fields, state, spot):
                    self._ask_question(fields, state, view, spot, ask=number == 2)
            case 4:
                self._ask_words(fields, state, view, spot)
            case 6 if play.added(fields, state, view, spot.row):
                words = grid.rows(fields, state, view)[spot.row]
                self.post_message(self.LineWanted(f"reword:{spot.row}", "The row's words", words))
            case 0 if grid.cell(fields, state, view, spot).reached:
                self.post(play.write(fields, state, view, spot, ""))
            case 0 if self._is_bare(fields, state, view, spot.row):
                self.post(play.reword_row(fields, state, view, spot.row, ""))
            case _:
                pass

    def _ask_question(self, fields: GridFields, state: GridState, view: View, spot: Spot, *, ask: bool) -> None:
        """Offer to park what is not known as a question; one for the other party says where it goes."""
        col = fields.columns[spot.col].text
        row = grid.rows(fields, state, view)[spot.row] if spot.row != TOGETHER else "Together"
        question = f"{row}: {col.rstrip('?')}?"
        if view.day is not None:
            question = literal(question, Context(view.partnership, view.day, view.present))
        others = [party for party in grid.parties(view) if party != grid.writer(fields, spot)]
        whom = _asked(fields, spot) or (others[0] if len(others) == 1 else "")
        goes = f" = ask {view.partnership.party_name(whom)}" if whom else " = ask them"
        self.post_message(self.CaptureWanted(ItemKind.PARKED, question, goes if ask else ""))

    # lines --------------------------------------------------------------------------------------------------

    def _ask_row(self) -> None:
        self.post_message(self.LineWanted("row", "New row", lines=True))

    def _ask_words(self, fields: GridFields, state: GridState, view: View, spot: Spot) -> None:
        col = fields.columns[spot.col]
        unseen = grid.unseen(fields, state, spot)
        here = grid.cell(fields, state, view, spot)
        name = drawing.line_name(fields, view, spot)
        whose = drawing.called(spot.party, view) if spot.party and name == col.text else ""
        label = " ".join(part for part in (whose, clip(name, 30)) if part)
        if grid.absent(fields, view, spot):
            label = f"A guess: {label}"
        elif col.record == "gist" and not grid.sensitive(fields, spot):
            label = f"{label} (gist, agreed by the room)"
        self.post_message(
            self.LineWanted(
                f"cell:{_named(spot)}",
                label,
                "" if unseen else here.text,
                blind=unseen,
                read=_owner_reader(view) if col.owner else None,
                names=col.owner,
            )
        )

    def line_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the base's shape
        """Words for a line, a correction, or a row came back."""
        fields, state, view = self.now
        sort, _, about = token.partition(":")
        if sort == "row":
            return self._row_given(fields, state, view, text)
        if sort == "reword":
            return _sentence(self, play.reword_row(fields, state, view, about, text)) if text else ""
        if sort == "mark":
            how, _, about = about.partition(":")
            mark = _BY_NAME.get(how)
            return _sentence(self, play.mark(fields, state, view, _spot(about), mark, text)) if text and mark else ""
        spot = _spot(about)
        if not text:
            self.passed = (view.step, spot)
            return ""
        return _sentence(self, play.write(fields, state, view, spot, text))

    def _row_given(self, fields: GridFields, state: GridState, view: View, text: str) -> str:
        if not text:
            self.passed = (view.step, _NO_ROW)
            return ""
        return _sentence(self, play.add_row(fields, state, view, text))

    def lines_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the base's shape
        """Several rows at once; those that are there already are left out."""
        fields, state, view = self.now
        if token != "row":
            return ""
        made = 0
        for line in (clean_line(line) for line in text.splitlines()):
            event = play.add_row(fields, state, view, line) if line else None
            if event is not None and not isinstance(event, Refusal):
                event = event.model_copy(update={"front": not made})
                self.post(event)
                state = play.apply(fields, state, event, view)
                made += 1
        return f"{made} rows added" if made != 1 else "1 row added"


def _sentence(panel: GridPanel, found: GridEvent | Refusal) -> str:
    """The sentence that keeps a line open; an empty one once what was said has been handed on."""
    return found.sentence if isinstance(found, Refusal) else panel.post(found)


def _asked(fields: GridFields, spot: Spot) -> str:
    """Whom a guess is about: they would know."""
    return spot.row if fields.filling == "other" and spot.party and spot.row != TOGETHER else ""


def _named(spot: Spot) -> str:
    return f"{spot.row}/{spot.col}/{spot.party}"


def _spot(about: str) -> Spot:
    row, col, party = about.rsplit("/", 2)
    return Spot(row, col, party)


def _owner_reader(view: View) -> Callable[[str], str]:
    def read(text: str) -> str:
        found = read_owner(text, view) if text.strip() else ""
        return found.sentence if isinstance(found, Refusal) else say_owner(found, view)

    return read


PANEL = GridPanel
