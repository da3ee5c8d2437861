"""What happens next in a rehearsal: one event after another, from the arrivals to the close. No screen, no disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from meetingtui.core.capture import Context, read
from meetingtui.core.cast import Cast
from meetingtui.core.items import ItemKind
from meetingtui.core.people import Person, new_id
from meetingtui.live import event as ev
from meetingtui.live.event import ARRIVALS, Data
from meetingtui.live.fold import apply
from meetingtui.live.meeting import Meeting, StepRun
from meetingtui.rehearsal.people import FIRST_NAMES, SURNAMES, comers
from meetingtui.steps.protocol import Capture, PressEnter, Refusal, StepEvent

MOVES = 2_000
"""More than this in one step, and it is left: nothing in a room goes on for so long."""
_CAPTURED: tuple[ItemKind, ...] = (
    ItemKind.ACTION,
    ItemKind.PARKED,
    ItemKind.DECISION,
    ItemKind.RISK,
    ItemKind.ACTION,
)
"""What people have captured in passing, spread over the steps that keep anything."""
_QUICK, _PLAIN, _SLOW = 1, 2, 4
"""How long something stays on the screen beside the rest: a mark, a line that is read, a page that is new."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that happens: an event, or a sentence with which Enter is answered; neither: the meeting is closed."""

    data: Data | None = None
    sentence: str = ""
    weight: int = _PLAIN
    closes: bool = False


@dataclass(slots=True)
class Player:
    """Goes through a meeting as its people would; asked again after each thing, with the meeting as it is then.

    `people` is how many take part; none takes those who are in the partnership.
    """

    people: int | None = None
    stuck: list[str] = field(default_factory=list[str])
    """Steps that could not be played to their end, with the sentence that stood in the way."""
    _step: str = ""
    _moves: int = 0
    _refused: list[str] = field(default_factory=list[str])
    _captured: dict[str, int] = field(default_factory=dict[str, int])
    _last: tuple[object, object] = (None, None)

    def next(self, meeting: Meeting) -> Turn:
        """What happens next."""
        step = meeting.step
        if meeting.at == ARRIVALS or step is None:
            return self._arriving(meeting)
        if step.key != self._step:
            self._step, self._moves, self._refused, self._last = step.key, 0, [], (None, None)
        self._moves += 1
        if self._moves > MOVES:
            return self._left(meeting, step, "it has no end")
        return self._in_step(meeting, step)

    # before the first step ----------------------------------------------------------------------------------

    def _arriving(self, meeting: Meeting) -> Turn:
        """People come in, what is needed is there, somebody facilitates."""
        here = comers(meeting.partnership, meeting.day, self.people)
        if self._lacking(meeting, here) is not None:
            return Turn(ev.PersonAdded(person=self._newcomer(meeting, here)), weight=_QUICK)
        for person in here:
            if person not in meeting.present:
                return Turn(ev.Attended(person=person, here=True), weight=_QUICK)
        for need in meeting.needs:
            if need not in meeting.met:
                return Turn(ev.NeedMet(need=need, met=True), weight=_QUICK)
        if meeting.facilitator is None and here:
            return Turn(ev.FacilitatorNamed(facilitator=here[-1]))
        first = meeting.neighbour(1)
        return Turn(ev.StepTurned(step=first), weight=_SLOW) if first else Turn(closes=True)

    def _lacking(self, meeting: Meeting, here: tuple[str, ...]) -> str | None:
        """A party that nobody comes for, or any party where more people are asked for than there are."""
        parties = meeting.partnership.parties_on(meeting.day)
        by_party = {party: sum(meeting.partnership.people[one].party == party for one in here) for party in parties}
        empty = next((party for party, count in by_party.items() if not count), None)
        if empty is not None and (self.people is None or len(here) < max(self.people, len(parties))):
            return empty
        if self.people is not None and len(here) < self.people and by_party:
            return min(by_party, key=lambda party: by_party[party])
        return None

    def _newcomer(self, meeting: Meeting, here: tuple[str, ...]) -> Person:
        names = meeting.partnership
        number = len(names.people)
        while True:
            name = f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {SURNAMES[number % len(SURNAMES)]}"
            if name.split()[0] not in {person.label for person in names.person} or number > 300:
                break
            number += 1
        party = self._lacking(meeting, here) or next(iter(names.parties))
        return Person(id=new_id(name, names.ids), name=name, party=party)

    # in a step ----------------------------------------------------------------------------------------------

    def _in_step(self, meeting: Meeting, step: StepRun) -> Turn:
        view = meeting.view(step.key)
        move = step.kind.rehearse(step.fields, step.state, view, Cast(tuple(self._refused)))
        if isinstance(move, Capture) and (captured := capture(meeting, move)) is not None:
            return self._hand(meeting, step, captured, _SLOW)
        if isinstance(move, StepEvent):
            return self._hand(meeting, step, move, _SLOW if move.drives else _PLAIN)
        onward = step.kind.forward(step.fields, step.state, view)
        if isinstance(onward, Refusal):
            if not isinstance(move, PressEnter) and onward.sentence in self._refused:
                return self._left(meeting, step, onward.sentence)
            self._refused.append(onward.sentence)
            return Turn(sentence=f"{onward.sentence[:1].upper()}{onward.sentence[1:]}", weight=_SLOW)
        if onward is not None:
            return self._hand(meeting, step, onward, _PLAIN)
        return self._passing(meeting, step) or self._on(meeting)

    def _hand(self, meeting: Meeting, step: StepRun, data: Data, weight: int) -> Turn:
        """An event; the same one twice with nothing changed by it would be handed in for ever."""
        now = (data, step.state)
        if now == self._last:
            return self._left(meeting, step, "it does not go on")
        self._last = now if isinstance(data, StepEvent) else (None, None)
        return Turn(data, weight=weight)

    def _passing(self, meeting: Meeting, step: StepRun) -> Turn | None:
        """What somebody has captured before the step is left; nothing where nothing of it is kept."""
        keeping = [one for one in meeting.steps if one.fields.kind != "close" and one.fields.record != "nothing"]
        if step not in keeping or not meeting.present:
            return None
        decides = any(one.fields.kind == "decide" for one in keeping)
        wanted = tuple(kind for kind in _CAPTURED if not (decides and kind is ItemKind.DECISION))
        mine = wanted[keeping.index(step) :: len(keeping)]
        done = self._captured.get(step.key, 0)
        if done >= len(mine):
            return None
        self._captured[step.key] = done + 1
        number = sum(self._captured.values()) - 1
        made = capture(meeting, Capture(mine[done], _line(mine[done], meeting, number)))
        return Turn(made, weight=_SLOW) if made else None

    def _on(self, meeting: Meeting) -> Turn:
        following = meeting.neighbour(1)
        return Turn(ev.StepTurned(step=following), weight=_SLOW) if following else Turn(closes=True, weight=_SLOW)

    def _left(self, meeting: Meeting, step: StepRun, sentence: str) -> Turn:
        """What cannot be played to its end is left, and said."""
        self.stuck.append(f"{step.fields.heading}: {sentence}")
        return self._on(meeting)


def capture(meeting: Meeting, wanted: Capture) -> ev.ItemCaptured | None:
    """What a typed line captures; None where it cannot be read against this partnership."""
    reading = read(wanted.kind, wanted.line, Context(meeting.partnership, meeting.day, meeting.present))
    if reading.item is None or reading.refusal or reading.unknown:
        return None
    return ev.ItemCaptured(kind=wanted.kind, item=ev.item_fields(reading.item), at_step=meeting.at)


def _line(kind: ItemKind, meeting: Meeting, number: int) -> str:
    """A line that is captured in passing."""
    cast, owner = Cast(), f"@{meeting.present[number % len(meeting.present)]}"
    day = f"^{cast.day(meeting.day, number)}"
    match kind:
        case ItemKind.ACTION:
            words = cast.says("action", number, meeting.agenda)
            return f"{words} {owner} {day} = {cast.says('expect', number)}"
        case ItemKind.DECISION:
            return f"{cast.says('decision', number, meeting.agenda)} {owner} = {cast.says('why', number)}"
        case ItemKind.RISK:
            return (
                f"{cast.says('risk', number)} {owner} = {cast.says('sign', number)} | {cast.says('mitigation', number)}"
            )
        case _:
            return f"{cast.says('parked', number, meeting.agenda)} = {cast.says('goes', number)}"


@dataclass(frozen=True, slots=True)
class Played:
    """One thing as it happened, and where."""

    step: str
    turn: Turn


def play(opened: ev.MeetingOpened, player: Player) -> Iterator[tuple[Played, Meeting]]:
    """The whole rehearsal in memory: each thing, and the meeting after it."""
    meeting = apply(None, ev.new_event("rehearsal", 1, "rehearsal", opened))
    tick = 1
    while meeting is not None:
        at, turn = meeting.at, player.next(meeting)
        if turn.data is not None:
            tick += 1
            meeting = apply(meeting, ev.new_event(meeting.id, tick, "rehearsal", turn.data)) or meeting
        yield Played(at, turn), meeting
        if turn.closes:
            return
