"""Doors in a rehearsal: what is written and said at each, one that is tried too early, and who agrees. Pure."""

from __future__ import annotations

from meetingtui.core.cast import Cast
from meetingtui.core.items import Action, ItemKind
from meetingtui.steps.protocol import Capture, PressEnter, Refusal, Takes, View
from meetingtui.steps.stages import needs, play
from meetingtui.steps.stages.events import LookBack, StagesEvent
from meetingtui.steps.stages.state import StagesState
from meetingtui.steps.stages.step import FAIR_TEST, HEARD, StagesFields

Move = StagesEvent | Capture | PressEnter | Refusal | None
LOOK_BACK = "Look back together at what we agreed"
_MINUTES = {"each party in turn": 4.0, "options": 8.0, "criteria": 4.0, "chain": 8.0, "grid": 8.0}
"""For a party, or for a door; any other door takes five."""
_OPTIONS, _TESTS, _CAUSES = 3, 2, 3


def rehearse(
    fields: StagesFields, state: StagesState, view: View, cast: Cast
) -> StagesEvent | Capture | PressEnter | None:
    """What somebody does next at the door in front."""
    done = _behind(fields, state, view) if state.front.shut_behind else _at(fields, state, view, cast)
    return None if isinstance(done, Refusal) else done


def _behind(fields: StagesFields, state: StagesState, view: View) -> Move:
    """Once the last door is passed, a day to look back."""
    days = fields.look_back_days
    if state.at + 1 < len(state.doors) or not days or not view.present:
        return None
    if not state.looked_ahead:
        return LookBack(step=view.step, stage=state.at)
    there = any(isinstance(one.item, Action) and one.item.text == LOOK_BACK for one in needs.actions(view))
    return None if there else Capture(ItemKind.ACTION, f"{LOOK_BACK} @{view.present[0]} ^+{days}d")


def _at(fields: StagesFields, state: StagesState, view: View, cast: Cast) -> Move:
    match fields.stage[state.at].asks:
        case "each party in turn":
            done = _in_turn(fields, state, view, cast)
        case "options" | "criteria":
            done = _lists(fields, state, view, cast)
        case "chain":
            done = _chain(state, view, cast)
        case "grid":
            done = _grid(fields, state, view, cast)
        case _:
            done = _text(fields, state, view, cast)
    return done or _leads_on(fields, state, view, cast)


def _text(fields: StagesFields, state: StagesState, view: View, cast: Cast) -> Move:
    """The words, then each party's yes to them; the door is tried before the last has said it."""
    stage, door, at = fields.stage[state.at], state.front, state.at
    if not door.text:
        banks = {"one statement": "statement", "one question": "question"}
        bank = (
            "statement"
            if banks.get(stage.asks) == "statement"
            else "question"
            if stage.asks == "one question"
            else "text"
        )
        return play.write(state, view, at, cast.says(bank, 0, view.step))
    if not stage.asks_agreement:
        return None
    silent = [party for party in view.in_turn(fields.starts) if party not in door.yes]
    if len(silent) == 1 and not cast.refused and needs.missing(fields, state, at, view):
        return PressEnter()
    return play.agree(state, view, at, silent[0]) if silent else None


def _in_turn(fields: StagesFields, state: StagesState, view: View, cast: Cast) -> Move:
    """Each party speaks; another says it back, and the speaker says that it was heard."""
    stage, door, at = fields.stage[state.at], state.front, state.at
    order = needs.speakers(fields, door, view)
    for number, party in enumerate(order):
        if party not in door.spoken:
            if number and not any("spoken" in sentence for sentence in cast.refused):
                return PressEnter()
            return play.spoke(state, view, at, party, cast.says("view", number, view.step))
        if HEARD in stage.needs and party not in door.heard:
            if party not in door.restated:
                return play.said_back(state, view, at, party, cast.says("said back", number))
            return play.heard(state, view, at, party)
    return None if door.text or not order else play.write(state, view, at, cast.says("gist", 1, view.step))


def _lists(fields: StagesFields, state: StagesState, view: View, cast: Cast) -> Move:
    """Options, then the fair test, then a choice where one is made here."""
    stage, door, at = fields.stage[state.at], state.front, state.at
    wanted = max(stage.least or 0, _OPTIONS) if stage.asks == "options" else 0
    tests = max(stage.least or 0, _TESTS) if stage.asks == "criteria" else _TESTS if FAIR_TEST in stage.needs else 0
    if len(door.options) < wanted:
        number = len(door.options)
        return play.listed(state, view, at, "option", f"o{number + 1}", cast.says("option", number))
    if len(door.criteria) < tests:
        number = len(door.criteria)
        return play.listed(state, view, at, "criterion", f"t{number + 1}", cast.says("test", number))
    return _choice(fields, state, view)


def _choice(fields: StagesFields, state: StagesState, view: View) -> Move:
    options = needs.options(fields, state, state.at)
    if not fields.takes_choice(state.at) or state.front.chosen or not options:
        return None
    return play.choose(fields, state, view, state.at, options[0].key)


def _chain(state: StagesState, view: View, cast: Cast) -> Move:
    """One cause under the other, and how each is known."""
    door, at = state.front, state.at
    last = door.links[-1] if door.links else None
    if last is not None and last.basis is None:
        return play.known(state, view, at, last.key, "seen" if len(door.links) % 2 else "likely")
    if len(door.links) >= _CAUSES:
        return None
    number = len(door.links)
    return play.link(state, view, at, f"c{number + 1}", cast.says("cause", number), last.key if last else "")


def _grid(fields: StagesFields, state: StagesState, view: View, cast: Cast) -> Move:
    """Each option by each part of the fair test, then the choice."""
    at = state.at
    pairs = [(o.key, t.key) for o in needs.options(fields, state, at) for t in needs.criteria(fields, state, at)]
    empty = next((pair for pair in pairs if pair not in state.front.cells), None)
    if empty is None:
        return _choice(fields, state, view)
    return play.weigh(fields, state, view, at, *empty, cast.says("weighed", len(state.front.cells)))


def _leads_on(fields: StagesFields, state: StagesState, view: View, cast: Cast) -> Move:
    """The decision or the actions that a door leads to, captured as the stage offers them."""
    stage = fields.stage[state.at]
    there = len(needs.actions(view))
    wanted = (stage.least or 1) if stage.counts == "actions" else 1
    if stage.leads == "action" and there < wanted and view.present:
        owner = view.present[there % len(view.present)]
        words = cast.says("action", there, view.step)
        return Capture(ItemKind.ACTION, f"{words} @{owner} ^{cast.day(view.day, there)}")
    chosen = "; ".join(entry.text for entry in play.chosen(fields, state, state.at))
    taken = any(one.step == view.step for one in view.of_kind(ItemKind.DECISION))
    if stage.leads == "decide" and chosen and not taken and view.present:
        return Capture(ItemKind.DECISION, f"{chosen} @{view.present[0]}")
    return None


def takes(fields: StagesFields, view: View) -> Takes:
    """By door: more where every party speaks and is heard."""
    parties = len(view.parties_present)
    minutes = sum(
        _MINUTES.get(stage.asks, 5.0) * (parties if stage.asks == "each party in turn" else 1) for stage in fields.stage
    )
    doors = len(fields.stage)
    return Takes(minutes, f"{doors} door{'s' if doors != 1 else ''} with {parties} parties")
