"""What the stage shows of a `status` step, and which digit means what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from meetingtui.core.capture import Context, compose, read
from meetingtui.core.items import Action, ItemKind, Risk
from meetingtui.core.standing import Agreed as Together
from meetingtui.core.standing import Carried
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import View
from meetingtui.steps.status import drawing, events, lists, play, walk
from meetingtui.steps.status.events import Happened, Says, StatusEvent
from meetingtui.steps.status.lists import LISTED
from meetingtui.steps.status.play import NOBODY, NOTHING_ASKED, Part
from meetingtui.steps.status.state import StatusState
from meetingtui.steps.status.step import StatusFields
from meetingtui.steps.status.walk import Subject
from meetingtui.widgets.page import STRONG, Page

_COLOURS: dict[int, Literal["green", "yellow", "red", "no view"]] = {1: "green", 2: "yellow", 3: "red", 0: "no view"}
_CHOSEN: dict[int, Says] = {**_COLOURS, 5: "no stake"}
_CALLED: dict[int, Together] = {**_COLOURS, 4: "differs"}
_HAPPENED: dict[int, Happened] = {1: "yes", 2: "no", 3: "too soon"}
_NO_STREAMS = (
    "A stream is a strand of shared work. Name one while you capture, as in “Call them #print”, or write it as "
    "[[stream]] in partnership.toml. Enter goes on."
)
_LABELS: dict[Part, str] = {"because": "Because", "ask": "Ask of this room"}
_HINTS: dict[Part, str] = {
    "because": "what shows it, in a line; empty goes on without",
    "ask": "what is needed from this room, or “nothing”; empty goes on without",
}


class StatusPanel(StepPanel[StatusFields, StatusState]):
    """One stream at a time, then what its signs say, then all of them in a list."""

    def __init__(self) -> None:
        super().__init__()
        self._went_on: set[tuple[str, str, str]] = set()
        """A because or an ask that was left unsaid on purpose: Enter does not come back to it."""
        self._top = ("", 0)
        """A place with a list, and the first line of it that is shown."""

    def turned(self) -> None:
        """Another step's lists begin at their top."""
        self._top = ("", 0)

    def draw(self, page: Page, fields: StatusFields, state: StatusState, view: View) -> None:
        """The place in front."""
        sort, about = walk.in_front(fields, state, view)
        match sort:
            case "stream":
                found = walk.subject(fields, view, about)
                assert found is not None, "a place is made from what there is"
                drawing.head(page, fields, state, view, found)
                drawing.parties(page.blank(), fields, state, view, about)
                opened = state.look(about).open
                (drawing.opened if opened else drawing.choosing)(page, fields, state, view, about)
                drawing.on_file(page, state, view, found)
                if not opened:
                    drawing.meanings(page, fields, view)
            case "sign":
                one = _risk(view, about)
                drawing.sign(page, state, view, one, walk.subject(fields, view, one.item.stream or ""))
            case walk.CHANGED:
                top = self._first(sort, walk.going_on(fields, state, view))
                lists.changed(page, fields, state, view, top)
            case walk.NONE:
                page.text("There are no streams yet.", STRONG).blank()
                page.text(_NO_STREAMS)
            case _:
                listed = play.widest_first(fields, state, view)
                lists.overview(page, fields, state, view, listed, self._first(sort, listed))

    def _window(self, place: str, rows: tuple[Subject, ...]) -> tuple[Subject, ...]:
        top = self._first(place, rows)
        return rows[top : top + LISTED]

    def _first(self, place: str, rows: tuple[Subject, ...]) -> int:
        return self._top[1] if self._top[0] == place and self._top[1] < len(rows) else 0

    # digits -------------------------------------------------------------------------------------------------

    def choices(self, fields: StatusFields, state: StatusState, view: View) -> tuple[Choice, ...]:
        """What the digits mean at the place in front."""
        sort, about = walk.in_front(fields, state, view)
        match sort:
            case "stream":
                return self._stream_choices(fields, state, view, about)
            case "sign":
                given = Choice("4", "what was seen")
                asked = (Choice("1", "yes"), Choice("2", "no"), Choice("3", "too soon"))
                return (*asked, given) if about in state.signs else asked
            case walk.CHANGED:
                if walk.scope(fields, state) == "all":
                    return (Choice("0", "only those that changed"),)
                return (Choice("1–9", "changed"), Choice("0", "all of them"))
            case walk.OVERVIEW:
                return (Choice("1–9", "back to one"),) if play.widest_first(fields, state, view) else ()
            case _:
                return ()

    def ours(self, fields: StatusFields, state: StatusState, view: View) -> tuple[Choice, ...]:
        """The colour of the party that this terminal speaks for."""
        return self.choices(fields, state, view) if play.turn(fields, state, view) != NOBODY else ()

    def _stream_choices(self, fields: StatusFields, state: StatusState, view: View, item: str) -> tuple[Choice, ...]:
        look = state.look(item)
        colours = tuple(Choice(str(number), colour) for number, colour in _COLOURS.items())
        if play.turn(fields, state, view) != NOBODY:
            return (*colours, Choice("5", "no stake"))
        if not look.open or not look.says:
            return ()
        words = [*colours, Choice("4", "differs")] if play.may_agree(fields, state, view, item) else []
        made = [Choice("6", "because"), Choice("7", "ask")]
        if not play.called(fields, state, view, item):
            return (*words, *made)
        # Once it has a name, its evidence is what is needed next.
        if look.ask not in {"", NOTHING_ASKED}:
            made.insert(0, Choice("8", "make it a promise"))
        if self._wanted(state, view, item):
            made.insert(0, Choice("9", "go on"))
        return (*made, *words)

    def enter_label(self, fields: StatusFields, state: StatusState, view: View) -> str:
        """What Enter would do."""
        sort, about = walk.in_front(fields, state, view)
        event = play.forward(fields, state, view)
        match event:
            case events.Missing():
                return "reveal" if fields.reveal == "together" else "go on"
            case events.Revealed():
                return "reveal without them" if event.without else "reveal" if fields.reveal == "together" else "go on"
            case events.Agreed():
                return "leave it at “differs”" if event.agreed == "differs" else f"agreed: {event.agreed}"
            case events.Here() if sort == "stream" and event.place == f"stream:{about}":
                return "keep"
            case _:
                pass
        item = _stream_in_front(fields, state, view)
        if part := self._wanted(state, view, item):
            return part
        return _next_label(event)

    def enter(self) -> bool:
        """Enter: after the room's word comes the because, and after a red one the ask."""
        fields, state, view = self.now
        item, event = _stream_in_front(fields, state, view), play.forward(fields, state, view)
        if isinstance(event, events.Agreed):
            self._becomes(event, item)
            return True
        leaves = not isinstance(event, events.Missing | events.Revealed) and not _stays(event, item)
        part = self._wanted(state, view, item) if leaves else None
        if part is None:
            return False
        self._open(part, item, state)
        return True

    def _wanted(self, state: StatusState, view: View, item: str) -> Part | None:
        """The because or ask that Enter opens a line for."""
        return next(
            (part for part in play.missing(state, view, item) if (view.step, item, part) not in self._went_on), None
        )

    def _becomes(self, event: StatusEvent, item: str) -> None:
        """Hand on what became so, and ask for the evidence that it calls for."""
        fields, state, view = self.now
        self.post(event)
        after = play.apply(fields, state, event, view)
        agreed = after.look(item).agreed
        part = self._wanted(after, view, item)
        if agreed is not None and part is not None:
            self._open(part, item, after)

    def _open(self, part: Part, item: str, state: StatusState) -> None:
        text = state.look(item).because if part == "because" else state.look(item).ask
        self.post_message(self.LineWanted(f"{part}:{self.now[2].step}:{item}", _LABELS[part], text, read=_hint(part)))

    def digit(self, number: int) -> None:
        """A digit at the place in front."""
        fields, state, view = self.now
        sort, about = walk.in_front(fields, state, view)
        match sort:
            case "stream":
                self._stream_digit(number, about)
            case "sign":
                self._sign_digit(number, about)
            case walk.CHANGED if number == 0:
                self.post(play.walk_only(fields, state, view))
            case walk.CHANGED if walk.scope(fields, state) == "changed":
                shown = self._window(sort, walk.going_on(fields, state, view))
                if number <= len(shown):
                    self.post(play.mark_changed(state, view, shown[number - 1].id))
            case walk.OVERVIEW:
                shown = self._window(sort, play.widest_first(fields, state, view))
                if 1 <= number <= len(shown):
                    self.post(play.go(fields, state, view, shown[number - 1].id))
            case _:
                pass

    def _stream_digit(self, number: int, item: str) -> None:
        fields, state, view = self.now
        look = state.look(item)
        if not look.open or play.turn(fields, state, view) != NOBODY:
            if number in _CHOSEN:
                self.post(play.choose(fields, state, view, _CHOSEN[number]))
            return
        match number:
            case _ if number in _CALLED and play.may_agree(fields, state, view, item):
                self._becomes(play.agree(state, view, item, _CALLED[number]), item)
            case 6 | 7 if look.says:
                self._open("because" if number == 6 else "ask", item, state)
            case 8 if play.called(fields, state, view, item) and look.ask not in {"", NOTHING_ASKED}:
                self._promise(look.ask, item)
            case 9 if play.called(fields, state, view, item) and (part := self._wanted(state, view, item)):
                self._went_on.add((view.step, item, part))
                if self._wanted(state, view, item) is None:
                    self.post(play.forward(fields, state, view))
                else:
                    self.enter()
            case _:
                pass

    def _sign_digit(self, number: int, risk: str) -> None:
        _, state, view = self.now
        if number == 4 and risk in state.signs:
            self.post_message(self.LineWanted(f"note:{view.step}:{risk}", "What was seen", state.signs[risk].note))
        elif number in _HAPPENED:
            event = play.answer(state, view, risk, _HAPPENED[number])
            self.post(event)
            item = _risk(view, risk).item
            if event.happened == "yes" and isinstance(item, Risk):
                self._promise(item.mitigation or "", item.stream or "", item.owner)

    def _promise(self, text: str, item: str, owner: str | None = None) -> None:
        """Open the capture line for a promise about a stream, with these words in it."""
        _, _, view = self.now
        context = Context(view.partnership, view.day or date.today(), view.present)
        # Marks in the words act: who asked for `who writes it @jonas` named the owner.
        marked = read(ItemKind.ACTION, text, context).item if text else None
        before = compose(ItemKind.ACTION, marked or Action(text=text), context) if text else ""
        owner = None if isinstance(marked, Action) and marked.owner else owner
        after = f" @{owner}" if owner in view.partnership.people else ""
        after += f" #{item}" if item in view.partnership.streams else ""
        self.post_message(self.CaptureWanted(ItemKind.ACTION, before, after))

    def line_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the base's shape
        """A because, an ask or a note came back."""
        fields, state, view = self.now
        sort, step, about = token.split(":", 2)
        if step != view.step:
            return "another step is in front now; Esc keeps what you typed"
        if sort == "note":
            result = play.note(state, view, about, text)
            return result.sentence if isinstance(result, play.Refusal) else self.post(result)
        if walk.subject(fields, view, about) is None:
            return "that stream is not there any more; Esc keeps what you typed"
        part: Part = "because" if sort == "because" else "ask"
        look = state.look(about)
        if not text:
            self._went_on.add((view.step, about, part))
        if text or (look.because if part == "because" else look.ask):
            event = play.say(view, about, part, text)
            self.post(event)
            state = play.apply(fields, state, event, view)
        if part == "because" and self._wanted(state, view, about) == "ask":
            self._open("ask", about, state)
        return ""

    def arrow(self, by: int) -> None:
        """The party after or before; in a list, the lines after or before."""
        fields, state, view = self.now
        sort, _ = walk.in_front(fields, state, view)
        if sort in {walk.CHANGED, walk.OVERVIEW}:
            overview = sort == walk.OVERVIEW
            rows = play.widest_first(fields, state, view) if overview else walk.going_on(fields, state, view)
            top = self._first(sort, rows)
            self._top = (sort, max(0, min(top + by * LISTED, (len(rows) - 1) // LISTED * LISTED)))
            self.redraw()
        elif event := play.give_turn(fields, state, view, by):
            self.post(event)
        else:
            super().arrow(by)


def _risk(view: View, risk: str) -> Carried:
    one = view.carried(risk)
    assert one is not None, "a sign's place is made from a risk that is carried"
    return one


def _stream_in_front(fields: StatusFields, state: StatusState, view: View) -> str:
    """The stream that is in front, or whose sign is being asked about; nothing elsewhere."""
    sort, about = walk.in_front(fields, state, view)
    if sort == "stream":
        return about
    return (_risk(view, about).item.stream or "") if sort == "sign" else ""


def _stays(event: StatusEvent | None, item: str) -> bool:
    return isinstance(event, events.Here) and event.place == f"stream:{item}"


def _next_label(event: StatusEvent | None) -> str:
    if not isinstance(event, events.Here):
        return ""
    sort = event.place.partition(":")[0]
    return {"stream": "next", "sign": "early sign", walk.OVERVIEW: "overview"}.get(sort, "next")


def _hint(part: Part) -> Callable[[str], str]:
    return lambda _: _HINTS[part]


PANEL = StatusPanel
