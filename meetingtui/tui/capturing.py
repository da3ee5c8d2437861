"""The capture line at work: opening it, reading it as it is typed, asking once where something is not clear, saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pydantic import JsonValue
from pydantic_core import to_jsonable_python
from textual import events

from meetingtui.core import keys
from meetingtui.core.capture import Context, Reading, Unknown, complete, compose, merge, read, say
from meetingtui.core.dates import say_date
from meetingtui.core.glossary import say_meaning, typed_term
from meetingtui.core.items import AnyItem, Captured, ItemKind, Term, falls_away
from meetingtui.core.people import Person, Stream, new_id
from meetingtui.core.text import clean_line
from meetingtui.live.event import ItemCaptured, ItemChanged, ItemRemoved, PersonAdded, StreamAdded, item_fields
from meetingtui.steps.panel import Choice
from meetingtui.tui.keys import is_key
from meetingtui.widgets.line_field import Offer, Request

if TYPE_CHECKING:
    from meetingtui.tui.screens.shown import ShownScreen

LETTERS: dict[str, ItemKind] = {
    "a": ItemKind.ACTION,
    "d": ItemKind.DECISION,
    "r": ItemKind.RISK,
    "p": ItemKind.PARKED,
    "w": ItemKind.WIN,
    "x": ItemKind.EXCHANGE,
    "c": ItemKind.CONCERN,
    "g": ItemKind.TERM,
}
CAPTURES: dict[str, ItemKind] = {
    "stage.action": ItemKind.ACTION,
    "stage.decision": ItemKind.DECISION,
    "stage.risk": ItemKind.RISK,
    "stage.park": ItemKind.PARKED,
    "stage.win": ItemKind.WIN,
    "stage.exchange": ItemKind.EXCHANGE,
    "stage.concern": ItemKind.CONCERN,
    "stage.term": ItemKind.TERM,
}
"""The keys that capture something, and what."""
HINTS: dict[ItemKind, str] = {
    ItemKind.ACTION: "what is promised  @owner  +helper  ^fri  #stream  = done means | for the next party",
    ItemKind.DECISION: "what was decided  @owner  ^review date  = why | instead of",
    ItemKind.RISK: "what could go wrong  @owner  ^by when  = early sign | what we would do",
    ItemKind.PARKED: "the question  = where it comes up again  @who brings it  ^by when",
    ItemKind.WIN: "what went well  +to whom it is owed  @who says so  = what it changed | where it was told",
    ItemKind.EXCHANGE: "what was given  @who gave  +who got  = how it landed | what it brought",
    ItemKind.CONCERN: "what happened  @whose concern  ^by when answered  = its effect | what they would like",
    ItemKind.TERM: "the word  = what it means to the first party | to the next",
    ItemKind.FEEDBACK: "one suggestion  @from party  +to party",
    ItemKind.AGREEMENT: "what is agreed  ^review date  = so that what | about what",
    ItemKind.METRIC: "what is measured  @owner  ^by when  = target | for whom | where the figure comes from",
    ItemKind.EXPERIMENT: "what is tried  @owner  ^until when  = what we expect",
}
PAUSED = "the record is paused; Esc keeps this as a draft"
FAR_DAYS = 300
"""A promise due later than this is asked about once: "20 nov" typed two days after it means next year's."""
NAMES: dict[ItemKind, str] = {
    ItemKind.ACTION: "Action",
    ItemKind.DECISION: "Decision",
    ItemKind.RISK: "Risk",
    ItemKind.PARKED: "Park",
    ItemKind.WIN: "Win",
    ItemKind.EXCHANGE: "Exchange",
    ItemKind.CONCERN: "Concern",
    ItemKind.TERM: "Term",
    ItemKind.FEEDBACK: "Feedback",
    ItemKind.AGREEMENT: "Agreement",
    ItemKind.METRIC: "Measure",
    ItemKind.EXPERIMENT: "Experiment",
}

OnLine = Callable[[str], str]
"""Takes what was typed; answers the sentence that keeps the line open, or an empty one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A line that is open, and what becomes of it; lines opened from inside it wait on it."""

    request: Request
    given: OnLine


def in_a_line(enter: str, *, complete: bool, editor: bool, escape: str) -> tuple[Choice, ...]:
    """The keys of an open line."""
    return (
        Choice("Enter", enter),
        *((Choice(keys.shown("line.complete"), "completes"),) if complete else ()),
        Choice(f"{keys.shown('line.capture')} and a letter", "captures"),
        *((Choice(keys.shown("line.editor"), "your editor"),) if editor else ()),
        Choice("Esc", escape),
        Choice("Ctrl-C", "leaves"),
    )


class Capturing:
    """Everything that happens in the one line at the bottom of the stage."""

    def __init__(self, stage: ShownScreen) -> None:
        self.stage = stage
        self.waiting: list[Opened] = []
        """Lines that another was opened from inside of, the outermost first."""
        self.opened: Opened | None = None
        self._past_ok = ""
        self._empty_ok = ""

    @property
    def context(self) -> Context:
        """What a line is read against."""
        meeting = self.stage.snapshot.meeting
        made = tuple(found.item for found in meeting.live_items if isinstance(found.item, Term))
        known = tuple(one.item for one in meeting.standing.terms)
        return Context(meeting.partnership, meeting.day, meeting.present, (*known, *made))

    @property
    def asks(self) -> bool:
        """Whether the next key answers a question about the line, and does not go into it."""
        return self.opened is not None and self.stage.line.input.grab != self._grab

    # opening ------------------------------------------------------------------------------------------------

    def open(self, request: Request, given: OnLine) -> None:
        """Open the line; from inside another line, that one waits with its caret."""
        field = self.stage.line
        if self.opened is not None and field.request is not None:
            was = self.opened.request
            self.waiting.append(Opened(replace(was, typed=field.text, caret=field.caret), self.opened.given))
            field.close(keep_draft=False)
        self.opened = Opened(request, given)
        self._past_ok = self._empty_ok = ""
        field.open(request)
        field.input.grab = self._grab
        self.stage.refresh_stage()

    def entered(self, text: str) -> None:
        """Enter was pressed: hand the text on, and go back to the line that waits, if one does."""
        if self.opened is None:
            return
        sentence = self.opened.given(clean_line(text))
        if sentence:
            self.stage.line.say(sentence, flag=True)
        else:
            self.leave(keep_draft=False)

    def give_back(self, lost: Opened, text: str) -> None:
        """Open a line again with what was typed in it and could not be saved."""
        self.open(replace(lost.request, typed=text, caret=None), lost.given)
        self.stage.refresh_stage()

    def _giving_back(self, text: str) -> Callable[[], None] | None:
        opened = self.opened
        return None if opened is None else lambda: self.give_back(opened, text)

    def leave_all(self) -> None:
        """Close the line and those that wait on it; each keeps its draft."""
        while self.opened is not None:
            self.leave(keep_draft=True)

    def leave(self, *, keep_draft: bool) -> None:
        """Close the line; a draft is kept for when it is opened again."""
        self.stage.line.close(keep_draft=keep_draft)
        self.opened = None
        if self.waiting:
            back = self.waiting.pop()
            self.open(back.request, back.given)
        self.stage.refresh_stage()

    # keys inside the line -----------------------------------------------------------------------------------

    def _grab(self, event: events.Key) -> bool:
        if event.key == "escape":
            self.leave(keep_draft=True)
            return True
        if is_key(event.key, "line.capture"):
            self.stage.line.say(
                "capture: "
                + "  ".join(f"{keys.shown(name)} {NAMES[kind].lower()}" for name, kind in CAPTURES.items())
                + f"  {keys.shown('everywhere.keys')} keys"
            )
            self.stage.line.input.grab = self._grab_letter
            return True
        return False

    def _grab_letter(self, event: events.Key) -> bool:
        self.stage.line.input.grab = self._grab
        kind = next((kind for name, kind in CAPTURES.items() if is_key(event.key, name)), None)
        if kind is not None:
            self.capture(kind)
        elif is_key(event.key, "everywhere.keys") and self.opened is not None:
            self.stage.line.say(self._line_keys(self.opened.request))
        else:
            self.stage.line.refresh_reading()
        return True

    def _line_keys(self, request: Request) -> str:
        esc = "keeps it as a draft" if request.drafts and not request.blind else "leaves it"
        said = in_a_line(request.enter, complete=request.complete is not None, editor=not request.blind, escape=esc)
        return "   ".join(f"{one.digit} {one.label}" for one in said)

    # capturing ----------------------------------------------------------------------------------------------

    def capture(self, kind: ItemKind, before: str = "", after: str = "") -> None:
        """Open the line for a new item."""
        if self.stage.snapshot.meeting.paused:
            self.stage.notice(f"The record is paused: {keys.shown('stage.pause')} goes on, then capture.")
            return
        token = f"capture:{kind}:{len(self.waiting)}" if self.opened else f"capture:{kind}"
        request = self._request(token, NAMES[kind], kind, before + after, len(before))
        self.open(request, lambda text: self._captured(kind, text))

    def _request(self, token: str, label: str, kind: ItemKind, text: str, caret: int | None) -> Request:
        return Request(
            token,
            label,
            text,
            caret,
            read=lambda line: self._say(kind, line),
            complete=lambda line, at: self.offers(line, at, kind),
        )

    def offers(self, line: str, at: int, kind: ItemKind = ItemKind.ACTION) -> list[Offer]:
        """What Tab would complete at the caret."""
        return [Offer(one.start, one.end, one.text, one.label) for one in complete(kind, line, at, self.context)]

    def _say(self, kind: ItemKind, line: str) -> str:
        if not line.strip():
            return HINTS[kind]
        context = self.context
        understood = say(read(kind, line, context), context)
        term = typed_term(line, context.terms)
        meaning = say_meaning(term, context.partnership) if term else ""
        return " · ".join(part for part in (understood, meaning) if part)

    def _captured(self, kind: ItemKind, text: str) -> str:
        if not text:
            self.stage.notice("Nothing was captured.")
            return ""
        reading = read(kind, text, self.context)
        sentence = self._paused() or self._unclear(reading, text)
        if sentence or reading.item is None:
            return sentence or "say it in a few words first"
        at = self.stage.snapshot.meeting.at
        self.stage.submit(
            ItemCaptured(kind=kind, item=item_fields(reading.item), at_step=at), lost=self._giving_back(text)
        )
        return ""

    def _unclear(self, reading: Reading, text: str) -> str:
        """The one question or refusal that keeps the line open; empty where everything is clear."""
        stream = next((one for one in reading.unknown if one.mark == "#"), None)
        if stream is not None:
            return self._ask_new(stream)
        if reading.refusal:
            return reading.refusal
        if reading.unknown:
            return self._ask_new(reading.unknown[0])
        odd = self._odd_day(reading)
        if odd and self._past_ok != text:
            self._past_ok = text
            return odd
        return ""

    def _paused(self) -> str:
        """A line that was open when the record was paused is not recorded; its text can wait."""
        return PAUSED if self.stage.snapshot.meeting.paused else ""

    def _odd_day(self, reading: Reading) -> str:
        """What to ask once about a day: it is past, or so far off that a past one may have been meant."""
        if reading.past:
            return "That date is past. Enter again keeps it."
        day = getattr(reading.item, "due", None) or getattr(reading.item, "by", None)
        if isinstance(day, date) and (day - self.context.today).days > FAR_DAYS:
            return f"That is {say_date(day)}, far ahead. Enter again keeps it."
        return ""

    # somebody new -------------------------------------------------------------------------------------------

    def _ask_new(self, unknown: Unknown) -> str:
        """Ask once: a new person of which party, or a new stream; a digit answers."""
        names = self.stage.snapshot.meeting.partnership
        if unknown.mark == "#":
            self.stage.line.input.grab = lambda event: self._new_stream(event, unknown)
            return f"#{unknown.name} is new: 1 add the stream · Esc correct it"
        parties = " · ".join(f"{number} {names.party_name(p)}" for number, p in enumerate(names.parties, 1))
        self.stage.line.input.grab = lambda event: self._new_person(event, unknown)
        near = f" (or did you mean {', '.join(unknown.mark + n for n in unknown.nearest)}?)" if unknown.nearest else ""
        return f"{unknown.name} is new{near}: which party? {parties} · Esc correct it"

    def _new_person(self, event: events.Key, unknown: Unknown) -> bool:
        names = self.stage.snapshot.meeting.partnership
        parties = list(names.parties)
        self.stage.line.input.grab = self._grab
        if not event.key.isdigit() or not 1 <= int(event.key) <= len(parties):
            self.stage.line.refresh_reading()
            return event.key in {"escape", "enter"}
        words = unknown.name.replace(".", " ").replace("_", " ").strip() or unknown.name
        name = words if any(char.isupper() for char in words) else words.title()
        person = Person(id=new_id(name, names.ids), name=name, party=parties[int(event.key) - 1])
        return self._after_adding(unknown, person.id, PersonAdded(person=person))

    def _new_stream(self, event: events.Key, unknown: Unknown) -> bool:
        self.stage.line.input.grab = self._grab
        if event.key != "1":
            self.stage.line.refresh_reading()
            return event.key in {"escape", "enter"}
        names = self.stage.snapshot.meeting.partnership
        stream = Stream(id=new_id(unknown.name, set(names.streams)), name=unknown.name)
        return self._after_adding(unknown, stream.id, StreamAdded(stream=stream))

    def _after_adding(self, unknown: Unknown, made: str, data: PersonAdded | StreamAdded) -> bool:
        """Submit the addition, put its id in the line, and press Enter again once it is known."""
        field = self.stage.line
        text = field.text.replace(f"{unknown.mark}{unknown.name}", f"{unknown.mark}{made}", 1)
        field.input.value = text

        def saved() -> None:
            if self.opened is not None and field.text == text:
                self.entered(text)

        self.stage.submit(data, saved=saved)
        return True

    # correcting ---------------------------------------------------------------------------------------------

    def edit(self, key: str) -> None:
        """Open the line with an item's own words; an emptied line takes the item out."""
        meeting = self.stage.snapshot.meeting
        found = meeting.items.get(key)
        if found is None or key in meeting.removed:
            self.stage.notice("That is not there any more.")
            return
        if meeting.paused:
            self.stage.notice(f"The record is paused: {keys.shown('stage.pause')} goes on, then correct it.")
            return
        if sentence := self.stage.not_mine(key):
            self.stage.notice(sentence)
            return
        text = compose(found.kind, found.item, self.context)
        request = self._request(f"edit:{key}", found.label, found.kind, text, None)
        self.open(request, lambda line: self._edited(found, line))

    def _edited(self, was: Captured, text: str) -> str:
        found = self.stage.snapshot.meeting.items.get(was.key, was)
        if not text:
            if self._empty_ok != found.label:
                self._empty_ok = found.label
                return f"Enter again takes {found.label} out; Esc leaves it as it was."
            self.take_out(found.key)
            return ""
        reading = read(found.kind, text, self.context)
        sentence = self._paused() or self._unclear(reading, text)
        if sentence or reading.item is None:
            return sentence or "say it in a few words first"
        changes = merge(found.kind, found.item, reading.item)
        if changes:
            fields = by_file_name(found.item, changes)
            self.stage.submit(ItemChanged(item=found.key, fields=fields), lost=self._giving_back(text))
            gone = falls_away(found.item, found.item.model_copy(update=changes))
            if any(getattr(found.item, name) for name in gone):
                asked = "its owner" if "accepted" in gone else "each party"
                self.stage.notice(f"{found.label} changed: {asked} is asked again.")
        return ""

    def take_out(self, key: str) -> None:
        """Take an item out of the record; `u` brings it back."""
        found = self.stage.snapshot.meeting.items.get(key)
        if self.stage.snapshot.meeting.paused:
            self.stage.notice(f"The record is paused: {keys.shown('stage.pause')} goes on, then take it out.")
        elif found is not None and self.stage.submit(ItemRemoved(item=key, removed=True)):
            self.stage.notice(f"{found.label} is taken out; {keys.shown('stage.undo')} brings it back.")


def by_file_name(item: AnyItem, changes: Mapping[str, object]) -> dict[str, JsonValue]:
    """Changes of an item as JSON, by the names that files have."""
    fields = type(item).model_fields
    return to_jsonable_python({fields[name].alias or name: value for name, value in changes.items()})
