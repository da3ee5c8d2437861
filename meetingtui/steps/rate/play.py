"""Statements, rated unseen: the state of a `rate` step, its events and its rules (practices B6). Pure.

A rating belongs to a party: numbers in order of size, never in the order in which they were said, never with a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from meetingtui.core.keys import shown
from meetingtui.core.record import Flag, Whole
from meetingtui.core.text_types import Id, Line
from meetingtui.steps.protocol import Refusal, StepEvent, View
from meetingtui.steps.rate.step import RateFields, RateLine

FEW = 4
"""A party with fewer raters than this can be told apart by its dots."""
MOST_RATERS = 200

Values = Annotated[
    tuple[Annotated[Whole, Field(ge=1, le=10)], ...],
    Field(max_length=MOST_RATERS),
    AfterValidator(lambda values: tuple(sorted(values))),
]


class RateEvent(StepEvent):
    """An event of a `rate` step."""


class At(RateEvent):
    """The statement in front; one past the last is the overview."""

    type: ClassVar[str] = "rate.at.1"
    drives: ClassVar[bool] = True
    rewrites: ClassVar[bool] = False
    undoable: ClassVar[bool] = False
    at: Whole = Field(ge=0, le=60)


class Given(RateEvent):
    """How a party rates a statement: all its numbers, sorted, or one as one voice; nothing at all takes it back."""

    type: ClassVar[str] = "rate.given.1"
    line: Id
    party: Id
    values: Values = ()
    abstained: Whole = Field(default=0, ge=0, le=MOST_RATERS)
    voice: Flag = False


class Revealed(RateEvent):
    """The ratings of a statement are shown, those of all parties at once."""

    type: ClassVar[str] = "rate.revealed.1"
    drives: ClassVar[bool] = True
    line: Id


class Commented(RateEvent):
    """What a party says about its rating; an empty line takes it back."""

    type: ClassVar[str] = "rate.commented.1"
    line: Id
    party: Id
    text: Line


EVENTS: tuple[type[RateEvent], ...] = (At, Given, Revealed, Commented)


@dataclass(frozen=True, slots=True)
class Said:
    """How one party rates one statement."""

    values: tuple[int, ...] = ()
    abstained: int = 0
    voice: bool = False


Key = tuple[str, str]
"""The id of a line and the id of a party."""


@dataclass(frozen=True, slots=True)
class RateState:
    """Which statement is in front, what the parties gave, what has been shown, and what was said about it."""

    at: int = 0
    said: Mapping[Key, Said] = field(default_factory=dict[Key, Said])
    revealed: frozenset[str] = frozenset()
    comments: Mapping[Key, str] = field(default_factory=dict[Key, str])

    def of_line(self, line: str) -> dict[str, Said]:
        """What the parties gave for one statement, in the order of giving."""
        return {party: said for (mark, party), said in self.said.items() if mark == line}


def begin(_fields: RateFields) -> RateState:
    """Nothing has been rated yet."""
    return RateState()


# who rates --------------------------------------------------------------------------------------------------


def line_at(fields: RateFields, state: RateState) -> RateLine | None:
    """The statement in front; None on the overview."""
    return fields.line[state.at] if state.at < len(fields.line) else None


def rating(state: RateState, view: View, line: str) -> tuple[str, ...]:
    """The parties that rate a statement, in listing order: those in the room, and those that are in already."""
    here = view.parties_present
    return tuple(party for party in view.partnership.parties if party in here or (line, party) in state.said)


def waiting(state: RateState, view: View, line: str) -> tuple[str, ...]:
    """The parties in the room that have not rated a statement."""
    return tuple(party for party in rating(state, view, line) if (line, party) not in state.said)


def recognisable(fields: RateFields, view: View, party: str) -> bool:
    """Whether a party has so few raters that its dots can be told apart (practices B6)."""
    return fields.who == "everyone" and 0 < len(view.people_of(party)) < FEW


def asked(fields: RateFields, state: RateState, view: View, line: str) -> tuple[str, ...]:
    """The parties asked for a line: those at the lowest and the highest, or all; nobody where all dots are alike."""
    if fields.asks == "none" or line not in state.revealed:
        return ()
    known = state.of_line(line)
    shown = {party: known[party].values for party in view.partnership.parties if party in known and known[party].values}
    if fields.asks == "all":
        return tuple(shown)
    lowest = min((values[0] for values in shown.values()), default=0)
    highest = max((values[-1] for values in shown.values()), default=0)
    if lowest == highest:
        return ()
    return tuple(party for party, values in shown.items() if values[0] == lowest or values[-1] == highest)


# commands: what a key asks for ------------------------------------------------------------------------------


def forward(fields: RateFields, state: RateState, view: View) -> RateEvent | None:
    """Enter: show the dots, then the next statement, then the overview; None when the step is done.

    It never waits: that somebody is missing is said by the panel, once.
    """
    line = line_at(fields, state)
    if line is None:
        return None
    if line.id not in state.revealed and state.of_line(line.id):
        return Revealed(step=view.step, line=line.id)
    return At(step=view.step, at=state.at + 1)


def back(_fields: RateFields, state: RateState, view: View) -> RateEvent | None:
    """Backspace: the statement before; dots and lines stay."""
    return At(step=view.step, at=state.at - 1) if state.at > 0 else None


def give(
    fields: RateFields, state: RateState, view: View, line: str, party: str, text: str, *, voice: bool
) -> Given | Refusal:
    """Read "2 2 4": a number for each rater of a party, "-" for one who abstains; or one number as one voice."""
    if barred := view.barred(party):
        return barred
    name = view.partnership.party_name(party)
    raters = len(view.people_of(party))
    before = state.said.get((line, party))
    if before is not None and line in state.revealed:
        # A correction afterwards: people may have left the room since.
        raters = max(raters, len(before.values) + before.abstained)
    if raters == 0:
        return Refusal(f"nobody of {name} is in the room: {shown('stage.here')} says who is here")
    top = len(fields.points)
    words = text.replace(",", " ").replace(";", " ").split()
    if top <= 9:  # "42" is two raters where no number has two digits
        words = [part for word in words for part in (word if word.isdecimal() else [word])]
    dashes = [word for word in words if word in {"-", "–", "—"}]
    numbers = [word for word in words if word not in dashes]
    values = [int(word) for word in numbers if word.isdecimal() and len(word) <= 2]
    if len(values) < len(numbers) or any(not 1 <= value <= top for value in values):
        return Refusal(f"type a number from 1 to {top} for each rater, and - for one who abstains")
    if voice or fields.who == "parties":
        if len(words) != 1:
            return Refusal(f"one voice is one number from 1 to {top}, or - for abstaining")
        return Given(step=view.step, line=line, party=party, values=tuple(values), abstained=len(dashes), voice=True)
    if len(words) > raters:
        people = "one person" if raters == 1 else f"{raters} people"
        return Refusal(f"that is {len(words)} for {people} of {name}; type one each")
    return Given(step=view.step, line=line, party=party, values=tuple(sorted(values)), abstained=raters - len(values))


def comment(
    fields: RateFields, state: RateState, view: View, line: str, party: str, text: str
) -> Commented | Refusal | None:
    """Write what a party says about its dots, once they have been shown."""
    if barred := view.barred(party):
        return barred
    if fields.asks == "none":
        return Refusal("this step keeps no lines about the dots")
    if line not in state.revealed:
        return Refusal("the dots come first: Enter shows them")
    if (line, party) not in state.said:
        return Refusal(f"{view.partnership.party_name(party)} has not rated this")
    if text == state.comments.get((line, party), ""):
        return None
    return Commented(step=view.step, line=line, party=party, text=text)


# what became so ---------------------------------------------------------------------------------------------


def apply(fields: RateFields, state: RateState, event: RateEvent, view: View) -> RateState:
    """The state after an event."""
    lines = {one.id for one in fields.line}
    match event:
        case At():
            return replace(state, at=min(event.at, len(fields.line)))
        case Given() if event.line in lines and event.party in view.partnership.parties:
            return _given(fields, state, event)
        case Revealed() if event.line in lines:
            return replace(state, revealed=state.revealed | {event.line})
        case Commented() if event.line in lines and event.party in view.partnership.parties:
            others = {key: text for key, text in state.comments.items() if key != (event.line, event.party)}
            said = {(event.line, event.party): event.text} if event.text else {}
            return replace(state, comments={**others, **said})
        case _:
            return state


def _given(fields: RateFields, state: RateState, event: Given) -> RateState:
    voice = event.voice or fields.who == "parties"
    if any(value > len(fields.points) for value in event.values) or (voice and len(event.values) > 1):
        return state
    key = (event.line, event.party)
    others = {mark: said for mark, said in state.said.items() if mark != key}
    said = Said(tuple(sorted(event.values)), event.abstained, voice)
    return replace(state, said={**others, key: said} if said.values or said.abstained else others)
