"""Doors in order: the rules of a `stages` step (practices B4). Pure.

A command answers an event, or a refusal in one sentence. `at` is the stage it was asked for, which need not be the one
in front any more.
"""

from __future__ import annotations

from typing import Literal

from meetingtui.core.keys import shown
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages import needs
from meetingtui.steps.stages.events import StagesEvent
from meetingtui.steps.stages.reason import Reason
from meetingtui.steps.stages.state import ENTRY_LIMIT, LINK_LIMIT, Basis, Entry, StagesState
from meetingtui.steps.stages.step import AT_LEAST, FAIR_TEST, STATEMENT, StagesFields

BEHIND = Refusal("this door has been passed; 9 opens it again")


def forward(fields: StagesFields, state: StagesState, view: View) -> StagesEvent | Refusal | None:
    """Enter: through the door in front where it is ready, to the next where it was passed; else what is missing."""
    at = state.at
    if state.front.shut_behind:
        return ev.Turned(step=view.step, stage=at + 1) if at + 1 < len(state.doors) else None
    waits = needs.missing(fields, state, at, view)
    if waits:
        way_out = "Enter again asks why to go on" if needs.needs_reason(fields, state, at) else "Enter again goes on"
        return Refusal(f"{'; '.join(waits)}. {way_out}")
    if to_agree(fields, state, view):
        return ev.Agreed(step=view.step, stage=at, parties=view.parties_present, yes=True, read=state.front.text)
    return ev.Passed(step=view.step, stage=at, how="ready")


def back(_fields: StagesFields, state: StagesState, view: View) -> StagesEvent | None:
    """Backspace: to the door before, to look; it stays passed. None at the first."""
    return ev.Turned(step=view.step, stage=state.at - 1) if state.at else None


def to_agree(fields: StagesFields, state: StagesState, view: View) -> bool:
    """Whether the room has a gist of each party's view that it has not agreed yet."""
    door = state.front
    in_turn = fields.stage[state.at].asks == "each party in turn"
    return in_turn and bool(door.text) and not set(view.parties_present) <= door.yes


def go_on(fields: StagesFields, state: StagesState, view: View, at: int, why: Reason | None) -> ev.Passed | Refusal:
    """Through a door that is not ready. Refused without a reason where the door asks for one."""
    if state.doors[at].shut_behind:
        return Refusal("this door has been passed since")
    waits = "; ".join(needs.missing(fields, state, at, view))
    if not waits:
        return ev.Passed(step=view.step, stage=at, how="ready")
    if why is not None:
        return ev.Passed(
            step=view.step,
            stage=at,
            how="with a reason",
            missing=waits,
            because=why.because,
            asked=why.asked,
            content=why.content,
            again=why.again,
        )
    if needs.needs_reason(fields, state, at):
        return Refusal("this door opens with a reason")
    return ev.Passed(step=view.step, stage=at, how="noted", missing=waits)


def reopen(state: StagesState, view: View) -> ev.Reopened | Refusal:
    """Open the door in front again. Nothing done later is lost."""
    if state.front.passed is None:
        return Refusal("this door is open")
    return ev.Reopened(step=view.step, stage=state.at)


# one text, and who agrees it --------------------------------------------------------------------------------


def write(state: StagesState, view: View, at: int, text: str, party: str | None = None) -> ev.Written | Refusal:
    """Write the statement, the question or the gist; with a party, its own statement beside the shared one."""
    if state.doors[at].shut_behind:
        return BEHIND
    if party is not None and party not in view.partnership.parties:
        return Refusal("that party is not in this partnership")
    if party is not None and (barred := view.barred(party)):
        return barred
    return ev.Written(step=view.step, stage=at, text=text, party=party)


def agree(state: StagesState, view: View, at: int, party: str) -> ev.Agreed | Refusal:
    """A party's yes to the words that stand there or, pressed again, its yes taken back. Silence is never a yes."""
    if barred := view.barred(party):
        return barred
    door = state.doors[at]
    if door.shut_behind:
        return BEHIND
    if party in door.yes:
        return ev.Agreed(step=view.step, stage=at, parties=(party,), yes=False, read=door.text)
    if party not in view.parties_present:
        return Refusal(f"nobody from {view.partnership.party_name(party)} is here to say so")
    if not door.text:
        return Refusal("there is nothing to agree yet: 0 writes it")
    return ev.Agreed(step=view.step, stage=at, parties=(party,), yes=True, read=door.text)


# each party in turn -----------------------------------------------------------------------------------------


def listening(fields: StagesFields, state: StagesState, at: int, view: View) -> str:
    """The party whose turn it is: the first that has not been heard; where all have, the last. Empty with nobody."""
    door = state.doors[at]
    order = needs.speakers(fields, door, view)
    unheard = [party for party in order if party not in door.heard]
    here = [party for party in unheard if party in view.parties_present]
    return next(iter(here or unheard), order[-1] if order else "")


def spoke(state: StagesState, view: View, at: int, party: str, text: str | None = None) -> ev.Spoke | Refusal:
    """A party has spoken: with its view typed, in its own words, or without. Without, pressed again, it has not."""
    if barred := view.barred(party):
        return barred
    door = state.doors[at]
    if door.shut_behind:
        return BEHIND
    if party not in view.partnership.parties:
        return Refusal(f"nobody is in the room to speak: {shown('stage.here')} says who is here")
    if party not in view.parties_present and party not in door.spoken:
        return Refusal(f"nobody from {view.partnership.party_name(party)} is here to speak")
    if text is None:
        if party not in door.spoken:
            return ev.Spoke(step=view.step, stage=at, party=party, spoken=True)
        if party in door.views or party in door.heard:
            name = view.partnership.party_name(party)
            return Refusal(f"{name} has spoken; 0 corrects its words")
        return ev.Spoke(step=view.step, stage=at, party=party, spoken=False)
    if not text and party not in door.spoken:
        return Refusal("say it in a few words first")
    return ev.Spoke(step=view.step, stage=at, party=party, spoken=True, text=text)


def said_back(state: StagesState, view: View, at: int, party: str, text: str) -> ev.SaidBack | Refusal:
    """What another party said back, typed. It earns nothing until the speaker says that it is right."""
    refused = _not_spoken(state, view, at, party)
    return refused or ev.SaidBack(step=view.step, stage=at, party=party, text=text)


def by_facilitator(state: StagesState, view: View, at: int, party: str) -> ev.SaidBack | Refusal:
    """No other party would say it back, so the facilitator did; pressed again, it was another party after all."""
    door = state.doors[at]
    refused = _not_spoken(state, view, at, party)
    if refused:
        return refused
    now = party not in door.by_facilitator
    return ev.SaidBack(step=view.step, stage=at, party=party, text=door.restated.get(party, ""), facilitator=now)


def heard(state: StagesState, view: View, at: int, party: str) -> ev.Heard | Refusal:
    """The speaker's own yes to what was said back; pressed again, it was not right yet."""
    if barred := view.barred(party):
        return barred
    door = state.doors[at]
    refused = _not_spoken(state, view, at, party)
    if refused:
        return refused
    if party not in view.parties_present and party not in door.heard:
        return Refusal(f"nobody from {view.partnership.party_name(party)} is here; only they can say it")
    read = door.views.get(party, "")
    return ev.Heard(step=view.step, stage=at, party=party, heard=party not in door.heard, read=read)


def _not_spoken(state: StagesState, view: View, at: int, party: str) -> Refusal | None:
    if state.doors[at].shut_behind:
        return BEHIND
    if party not in state.doors[at].spoken:
        name = view.partnership.party_name(party) if party else "nobody"
        return Refusal(f"{name} has not spoken yet: 2 has spoken, 0 types its words")
    return None


# lists, chains and grids ------------------------------------------------------------------------------------

_SORTS = {"option": "options", "criterion": "parts of a fair test"}


def listed(
    state: StagesState, view: View, at: int, sort: Literal["option", "criterion"], key: str, text: str
) -> ev.Listed | Refusal:
    """Add an option or a part of the fair test, put it otherwise, or, without words, take it out."""
    door = state.doors[at]
    if door.shut_behind:
        return BEHIND
    there = door.options if sort == "option" else door.criteria
    if len(there) >= ENTRY_LIMIT and all(entry.key != key for entry in there):
        return Refusal(f"there are {ENTRY_LIMIT} {_SORTS[sort]}; take one out first")
    return ev.Listed(step=view.step, stage=at, sort=sort, key=key, text=text)


def choose(fields: StagesFields, state: StagesState, view: View, at: int, key: str) -> ev.Chosen | Refusal:
    """Choose an option or, pressed again, not. Refused before there are enough of them and a fair test is named."""
    door = state.doors[at]
    if door.shut_behind:
        return BEHIND
    if not fields.takes_choice(at):
        return Refusal("the choice is made at a later door")
    if not any(entry.key == key for entry in needs.options(fields, state, at)):
        return Refusal("that option is not there any more")
    if key in door.chosen:
        return ev.Chosen(step=view.step, stage=at, key=key, chosen=False)
    first = [
        tick.missing
        for tick in needs.ticks(fields, state, at, view)
        if not tick.met and tick.words.startswith((AT_LEAST, FAIR_TEST))
    ]
    if first:
        return Refusal(f"before a choice: {'; '.join(first)}")
    return ev.Chosen(step=view.step, stage=at, key=key, chosen=True)


def chosen(fields: StagesFields, state: StagesState, at: int) -> tuple[Entry, ...]:
    """The options chosen at a stage, in the order of the list."""
    return tuple(entry for entry in needs.options(fields, state, at) if entry.key in state.doors[at].chosen)


def weigh(
    fields: StagesFields, state: StagesState, view: View, at: int, option: str, criterion: str, text: str
) -> ev.Weighed | Refusal:
    """Say how one option stands by one part of the fair test."""
    if state.doors[at].shut_behind:
        return BEHIND
    known = {entry.key for entry in (*needs.options(fields, state, at), *needs.criteria(fields, state, at))}
    if not {option, criterion} <= known:
        return Refusal("that place in the grid is not there any more")
    return ev.Weighed(step=view.step, stage=at, option=option, criterion=criterion, text=text)


def link(state: StagesState, view: View, at: int, key: str, text: str, under: str = "") -> ev.Linked | Refusal:
    """Add a cause under another or, with none named, under the statement; put it otherwise, or take it out."""
    door = state.doors[at]
    if door.shut_behind:
        return BEHIND
    new = all(one.key != key for one in door.links)
    if new and len(door.links) >= LINK_LIMIT:
        return Refusal(f"there are {LINK_LIMIT} causes; take one out first")
    if new and under and all(one.key != under for one in door.links):
        return Refusal("the cause above it is not there any more")
    return ev.Linked(step=view.step, stage=at, key=key, text=text, under=under or None)


def known(state: StagesState, view: View, at: int, key: str, basis: Basis) -> ev.Known | Refusal:
    """Say how a cause is known: seen, likely or a guess."""
    door = state.doors[at]
    if door.shut_behind:
        return BEHIND
    if all(one.key != key for one in door.links):
        return Refusal("arrows put a cause in front first" if door.links else "there is no cause yet: 0 writes one")
    return ev.Known(step=view.step, stage=at, key=key, basis=basis)


def shown_text(fields: StagesFields, name: str, at: int) -> int | None:
    """The stage that an entry of `shows` points to; None where it is none."""
    if name == STATEMENT:
        return fields.latest(at, "one statement")
    return next((n for n, stage in enumerate(fields.stage[:at]) if stage.name == name), None)
