"""What a door needs before it opens, and what of it is missing (practices B4). Pure.

Whose word counts: the parties with somebody in the room now, and, where it is about being heard, those who spoke at
this door even if they have left since. A party that has nobody here and did not speak blocks no door; the stage says
that it is not here. With nobody in the room at all no need about parties is met.

Evidence: the last cause of every branch is seen or likely, because those are the causes that actions answer. An owner:
at least one action was captured in this step, and every one of them has an owner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from meetingtui.core.items import Action, Captured, ItemKind
from meetingtui.steps.protocol import View
from meetingtui.steps.stages.state import Door, Entry, Link, StagesState
from meetingtui.steps.stages.step import (
    AGREES,
    AT_LEAST,
    EVIDENCE,
    FAIR_TEST,
    HEARD,
    OWNER,
    SPOKEN,
    WOULD_WORK,
    Need,
    StageFields,
    StagesFields,
)

Standing = Literal["open", "working", "ready", "passed", "passed with a reason", "reopened"]


@dataclass(frozen=True, slots=True)
class Tick:
    """One need as the room sees it: its words, and a sentence for what is missing; empty where it is met."""

    words: str
    missing: str = ""
    short: str = ""
    """What is missing, in few words beside the need itself."""

    @property
    def met(self) -> bool:
        return not self.missing


def speakers(fields: StagesFields, door: Door, view: View) -> tuple[str, ...]:
    """The parties whose view is asked for, in the order of speaking; whoever spoke and left comes last."""
    here = view.in_turn(fields.starts)
    return (*here, *(party for party in view.partnership.parties if party in door.spoken and party not in here))


def actions(view: View) -> tuple[Captured, ...]:
    """The actions captured in this step."""
    return tuple(found for found in view.of_kind(ItemKind.ACTION) if found.step == view.step)


def options(fields: StagesFields, state: StagesState, at: int) -> tuple[Entry, ...]:
    """The options that are weighed at a stage."""
    where = fields.options_of(at)
    return () if where is None else state.doors[where].options


def criteria(fields: StagesFields, state: StagesState, at: int) -> tuple[Entry, ...]:
    """The fair test that stands at a stage: its own, else that of the latest stage that has named one."""
    own = state.doors[at].criteria
    if own or fields.stage[at].asks == "criteria":
        return own
    where = fields.latest(at, "criteria", "options")
    while where is not None:
        if state.doors[where].criteria:
            return state.doors[where].criteria
        where = fields.latest(where, "criteria", "options")
    return ()


def last_causes(links: Sequence[Link]) -> tuple[Link, ...]:
    """The causes that no other explains further."""
    explained = {link.under for link in links}
    return tuple(link for link in links if link.key not in explained)


def ticks(fields: StagesFields, state: StagesState, at: int, view: View) -> tuple[Tick, ...]:
    """Each need of a door, as a line that the room sees."""
    stage = fields.stage[at]
    return tuple(_tick(need, stage, fields, state, at, view) for need in stage.wants)


def missing(fields: StagesFields, state: StagesState, at: int, view: View) -> tuple[str, ...]:
    """What a door still waits for, a sentence each."""
    return tuple(tick.missing for tick in ticks(fields, state, at, view) if not tick.met)


def needs_reason(fields: StagesFields, state: StagesState, at: int) -> bool:
    """Whether an unready door opens only with a reason: also where two statements stand side by side."""
    return fields.stage[at].open == "with a reason" or bool(state.doors[at].beside)


def standing(fields: StagesFields, state: StagesState, at: int, view: View) -> Standing:
    """How a door stands, in the words of practices B4."""
    door = state.doors[at]
    if door.passed is not None:
        return "passed with a reason" if door.passed.how == "with a reason" else "passed"
    if door.reopened:
        return "reopened"
    if fields.stage[at].wants and not missing(fields, state, at, view):
        return "ready"
    return "working" if door.touched else "open"


def _tick(need: Need, stage: StageFields, fields: StagesFields, state: StagesState, at: int, view: View) -> Tick:
    door = state.doors[at]
    match need:
        case "every party has spoken":
            everyone = speakers(fields, door, view)
            return _waiting(SPOKEN, everyone, door.spoken, view, "has not spoken yet", "have not spoken yet")
        case "every party says it was heard":
            said = ("has not yet said it was heard", "have not yet said they were heard")
            return _waiting(HEARD, speakers(fields, door, view), door.heard, view, *said)
        case "every party agrees the statement":
            said = ("has not yet agreed the statement", "have not yet agreed the statement")
            return _agreement(AGREES, "statement", door, view, *said)
        case "every party would work on this question":
            said = ("has not yet said it would work on it", "have not yet said they would work on it")
            return _agreement(WOULD_WORK, "question", door, view, *said)
        case "a fair test named before choosing":
            named = bool(criteria(fields, state, at))
            return Tick(FAIR_TEST, "" if named else "no fair test has been named", "not yet")
        case "evidence":
            return Tick(EVIDENCE, _evidence(door.links))
        case "an owner":
            return Tick(OWNER, _owners(view))
        case "at least":
            wanted, count = stage.least or 1, _count(stage, door, view)
            short = "" if count >= wanted else f"{count} of {wanted} {stage.counts} so far"
            return Tick(f"{AT_LEAST} {wanted} {stage.counts}", short, f"{count} so far")
        case _:
            assert_never(need)


def _waiting(words: str, everyone: tuple[str, ...], done: frozenset[str], view: View, one: str, several: str) -> Tick:
    waiting = [party for party in everyone if party not in done]
    if not waiting:
        return Tick(words, "" if everyone else "nobody is in the room")
    here = view.parties_present
    names = [view.partnership.party_name(p) + ("" if p in here else " (not here)") for p in waiting]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    short = "nobody yet" if len(waiting) == len(everyone) > 1 else f"{listed} not yet"
    return Tick(words, f"{listed} {one if len(names) == 1 else several}", short)


def _agreement(words: str, noun: str, door: Door, view: View, one: str, several: str) -> Tick:
    if not door.text:
        return Tick(words, f"no {noun} has been written", "nothing is written yet")
    return _waiting(words, view.parties_present, door.yes, view, one, several)


def _evidence(links: Sequence[Link]) -> str:
    last = last_causes(links)
    unknown = sum(1 for link in last if link.basis not in {"seen", "likely"})
    if not last:
        return "no cause has been written"
    if not unknown:
        return ""
    if len(last) == 1:
        return "the last cause is neither seen nor likely"
    return f"{unknown} of {len(last)} last causes {'is' if unknown == 1 else 'are'} neither seen nor likely"


def _owners(view: View) -> str:
    without = [found.label for found in actions(view) if isinstance(found.item, Action) and not found.item.owner]
    if not actions(view):
        return "no action has been captured"
    if not without:
        return ""
    return f"{', '.join(without)} {'has' if len(without) == 1 else 'have'} no owner"


def _count(stage: StageFields, door: Door, view: View) -> int:
    match stage.counts:
        case "options":
            return len(door.options)
        case "criteria":
            return len(door.criteria)
        case "causes":
            return len(door.links)
        case _:
            return len(actions(view))
