"""Prompts, in turn: the state of an `ask` step, its events and its rules (practices B1). Pure.

A speaker is `party:<id>` or `person:<id>`; the round has an order, and people may speak out of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from pydantic import Field

from meetingtui.core.people import Person
from meetingtui.core.record import Flag, Whole
from meetingtui.core.text_types import Block, Line
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import Refusal, StepEvent, View

Mark = Literal["heard", "passed", "later"]
END = ""
"""In place of a speaker: everybody has been reached."""
ROUND_LIMIT = 12
"""More people than this speak by party (practices B1, edge)."""


class AskEvent(StepEvent):
    """An event of an `ask` step."""


class At(AskEvent):
    """The prompt in front, and who has the turn: None lets the order decide."""

    type: ClassVar[str] = "ask.at.1"
    drives: ClassVar[bool] = True
    rewrites: ClassVar[bool] = False
    undoable: ClassVar[bool] = False
    prompt: Whole = Field(ge=0, le=99)
    speaker: Line | None = None


class Marked(AskEvent):
    """A speaker was heard, passed, or will be come back to; the turn is now with `next`."""

    type: ClassVar[str] = "ask.marked.1"
    drives: ClassVar[bool] = True
    prompt: Whole = Field(ge=0, le=99)
    speaker: Line
    mark: Mark
    next: Line = END


class Answered(AskEvent):
    """What a speaker said, typed. Where answers are collected unseen the speaker is a party, never a person."""

    type: ClassVar[str] = "ask.answered.1"
    prompt: Whole = Field(ge=0, le=99)
    speaker: Line
    text: Line
    who: Line | None = None

    @property
    def voices(self) -> tuple[str, ...]:
        """The party, or the person, that answers."""
        return (self.speaker.partition(":")[2],)


class Revealed(AskEvent):
    """Answers collected unseen are now shown, all at once."""

    type: ClassVar[str] = "ask.revealed.1"
    drives: ClassVar[bool] = True
    prompt: Whole = Field(ge=0, le=99)


class Gist(AskEvent):
    """The one line the room keeps, and whether the room has agreed it."""

    type: ClassVar[str] = "ask.gist.1"
    text: Block
    agreed: Flag = False


EVENTS: tuple[type[AskEvent], ...] = (At, Marked, Answered, Revealed, Gist)


@dataclass(frozen=True, slots=True)
class Answer:
    """One typed answer; `who` is a person only where they agreed to be named."""

    prompt: int
    speaker: str
    text: str
    who: str | None = None


@dataclass(frozen=True, slots=True)
class AskState:
    """Which prompt is in front, who has the turn, who was heard, and what is kept of it."""

    prompt: int = 0
    speaker: str | None = None
    marks: Mapping[tuple[int, str], Mark] = field(default_factory=dict[tuple[int, str], Mark])
    answers: tuple[Answer, ...] = ()
    revealed: frozenset[int] = frozenset()
    gist: str = ""
    agreed: bool = False


def begin(_fields: AskFields) -> AskState:
    """Nobody has spoken yet."""
    return AskState()


# who speaks, in which order ---------------------------------------------------------------------------------


def _interleaved(people: Mapping[str, list[Person]], order: tuple[str, ...]) -> list[Person]:
    """One person of each party in turn, so that a large party does not fill the first half of a round."""
    waiting = {party: list(people.get(party, ())) for party in order}
    turns: list[Person] = []
    while any(waiting.values()):
        turns.extend(waiting[party].pop(0) for party in order if waiting[party])
    return turns


def speakers(fields: AskFields, view: View) -> tuple[str, ...]:
    """Whose turn it is, in order. Empty where there is no round: `anyone`, an open talk, or pairs."""
    if fields.shape != "round" or fields.who == "anyone":
        return ()
    here = view.in_turn(fields.starts)
    if fields.who == "parties":
        return tuple(f"party:{party}" for party in here)
    if fields.who == "everyone":
        # Collected unseen, an answer beside a person's mark would tell whose it is.
        if len(view.present) > ROUND_LIMIT or fields.reveal == "together":
            return tuple(f"party:{party}" for party in here)
        by_party = {party: [p for p in view.partnership.of_party(party) if p.id in view.present] for party in here}
        ordered = [f"person:{person.id}" for person in _interleaved(by_party, here)]
        first = f"person:{fields.starts}"
        return tuple([first, *[s for s in ordered if s != first]] if first in ordered else ordered)
    if fields.who in view.partnership.parties:
        return (f"party:{fields.who}",) if fields.who in here else ()
    return (f"person:{fields.who}",) if fields.who in view.present else ()


def party_of(speaker: str, view: View) -> str:
    """The party a speaker speaks for."""
    sort, _, name = speaker.partition(":")
    if sort == "party":
        return name
    person = view.partnership.people.get(name)
    return person.party if person else ""


def turn(fields: AskFields, state: AskState, view: View) -> str:
    """The speaker whose turn it is, or END."""
    order = speakers(fields, view)
    if view.speaks and blind(fields, state):
        return next((speaker for speaker in order if party_of(speaker, view) == view.speaks), END)
    if state.speaker in order:
        return str(state.speaker)
    return _next_after(state, order, None)


def _next_after(state: AskState, order: tuple[str, ...], done: str | None) -> str:
    at = order.index(done) + 1 if done in order else 0
    ahead = [speaker for speaker in order[at:] + order[:at] if speaker != done]
    unheard = [speaker for speaker in ahead if (state.prompt, speaker) not in state.marks]
    later = [speaker for speaker in ahead if state.marks.get((state.prompt, speaker)) == "later"]
    return next(iter(unheard or later), END)


def blind(fields: AskFields, state: AskState) -> bool:
    """Whether answers to the prompt in front are still unseen."""
    return fields.reveal == "together" and state.prompt not in state.revealed


def pairs(view: View, starts: str | None) -> tuple[tuple[str, ...], ...]:
    """People of different parties side by side; whoever is left over makes a three."""
    order = view.in_turn(starts or "rotate")
    by_party = {party: [p for p in view.partnership.of_party(party) if p.id in view.present] for party in order}
    waiting = sorted(by_party.values(), key=len, reverse=True)
    made: list[tuple[str, ...]] = []
    while len([group for group in waiting if group]) >= 2:
        first, second = waiting[0], waiting[1]
        made.append((first.pop(0).id, second.pop(0).id))
        waiting.sort(key=len, reverse=True)
    left = [person.id for group in waiting for person in group]
    while len(left) >= 2:
        made.append((left.pop(0), left.pop(0)))
    if left and made:
        made[-1] = (*made[-1], left[0])
    elif left:
        made.append((left[0],))
    return tuple(made)


# commands: what a key asks for ------------------------------------------------------------------------------


def forward(fields: AskFields, state: AskState, view: View) -> AskEvent | None:
    """Enter: the next turn, the reveal, the next prompt, the room's yes to the gist; None when the step is done."""
    now = turn(fields, state, view)
    if now != END and state.marks.get((state.prompt, now)) in {"heard", "passed"}:
        order = speakers(fields, view)
        following = order[order.index(now) + 1 :]
        return At(step=view.step, prompt=state.prompt, speaker=following[0] if following else END)
    if now != END:
        return mark(fields, state, view, "heard")
    if blind(fields, state) and any(answer.prompt == state.prompt for answer in state.answers):
        return Revealed(step=view.step, prompt=state.prompt)
    if state.prompt + 1 < len(fields.prompts):
        return At(step=view.step, prompt=state.prompt + 1)
    if state.gist and not state.agreed:
        return Gist(step=view.step, text=state.gist, agreed=True)
    return None


def back(fields: AskFields, state: AskState, view: View) -> AskEvent | None:
    """Backspace: the turn before, then the prompt before; marks and words stay. None at the beginning."""
    order, now = speakers(fields, view), turn(fields, state, view)
    at = order.index(now) if now in order else len(order)
    if at > 0:
        return At(step=view.step, prompt=state.prompt, speaker=order[at - 1])
    if state.prompt > 0:
        return At(step=view.step, prompt=state.prompt - 1, speaker=END)
    return None


def mark(fields: AskFields, state: AskState, view: View, how: Mark) -> Marked | None:
    """Say that the one whose turn it is was heard, passed, or will be come back to."""
    now = turn(fields, state, view)
    if now == END:
        return None
    order = speakers(fields, view)
    following = _next_after(state, order, now)
    if how == "later" and following == END:
        following = now
    return Marked(step=view.step, prompt=state.prompt, speaker=now, mark=how, next=following)


def give_turn(fields: AskFields, state: AskState, view: View, by: int) -> At | None:
    """Arrow keys: the turn goes to the one before or after in the order, nobody's mark changes."""
    order, now = speakers(fields, view), turn(fields, state, view)
    if not order:
        return None
    at = order.index(now) if now in order else len(order)
    return At(step=view.step, prompt=state.prompt, speaker=order[max(0, min(at + by, len(order) - 1))])


def answer(
    fields: AskFields, state: AskState, view: View, speaker: str, text: str, who: str | None = None
) -> Answered | Refusal:
    """Type what a speaker said. Refused where nothing, or only one line for the room, is kept."""
    if barred := view.barred(party_of(speaker, view)):
        return barred
    if not fields.each:
        return Refusal(
            "this step keeps no answers" if fields.record == "nothing" else "this step keeps one line: 4 gist"
        )
    if fields.reveal == "together":
        speaker, who = f"party:{party_of(speaker, view)}", None
    if fields.record != "words":
        who = None
    return Answered(step=view.step, prompt=state.prompt, speaker=speaker, text=text, who=who)


def gist(fields: AskFields, view: View, text: str) -> Gist | Refusal:
    """Write the one line for the room; the room has not agreed it yet."""
    if fields.record == "nothing":
        return Refusal("nothing is kept of this step")
    return Gist(step=view.step, text=text, agreed=False)


# what became so ---------------------------------------------------------------------------------------------


def apply(fields: AskFields, state: AskState, event: AskEvent, view: View) -> AskState:
    """The state after an event."""
    match event:
        case At():
            return replace(state, prompt=min(event.prompt, len(fields.prompts) - 1), speaker=event.speaker)
        case Marked():
            marks = {**state.marks, (event.prompt, event.speaker): event.mark}
            return replace(state, marks=marks, speaker=event.next if event.prompt == state.prompt else state.speaker)
        case Answered() if party_of(event.speaker, view) in view.partnership.parties:
            said = Answer(event.prompt, event.speaker, event.text, event.who)
            return replace(state, answers=_with_answer(fields, state, said))
        case Revealed():
            return replace(state, revealed=state.revealed | {event.prompt})
        case Gist():
            return replace(state, gist=event.text, agreed=event.agreed and bool(event.text))
        case _:
            return state


def _with_answer(fields: AskFields, state: AskState, said: Answer) -> tuple[Answer, ...]:
    """A speaker has one answer a prompt; people who answer unseen share their party's name, so theirs add up."""
    several = fields.reveal == "together" and fields.who != "parties"
    kept = (
        state.answers
        if several
        else tuple(a for a in state.answers if (a.prompt, a.speaker) != (said.prompt, said.speaker))
    )
    return (*kept, said) if said.text else kept
