"""What the digits mean at the door in front, in the words of the foot line."""

from __future__ import annotations

from meetingtui.steps.panel import Choice
from meetingtui.steps.protocol import View
from meetingtui.steps.stages import needs, work
from meetingtui.steps.stages.state import StagesState
from meetingtui.steps.stages.step import StageFields, StagesFields


def choices(fields: StagesFields, state: StagesState, view: View, key: str) -> tuple[Choice, ...]:
    """The digits that mean something now, most needed first; `key` is what the cursor is on."""
    if state.front.shut_behind:
        return (Choice("9", "open it again"),)
    stage = fields.stage[state.at]
    match stage.asks:
        case "each party in turn":
            return _turn_choices(state, view, key)
        case "options":
            return _option_choices(fields, state, key)
        case "criteria":
            return (Choice("0", "add"), *((Choice("9", "correct"),) if key else ()))
        case "chain":
            basis = (Choice("1", "seen"), Choice("2", "likely"), Choice("3", "guess"), Choice("9", "correct"))
            return (Choice("0", "a cause"), *(basis if key else ()))
        case "grid":
            if not key or not needs.criteria(fields, state, state.at):
                return ()
            count = min(len(needs.criteria(fields, state, state.at)), work.DIGITS)
            return (
                Choice("1" if count == 1 else f"1–{count}", "fill in"),
                Choice("0", "next empty"),
                Choice("8", "choose"),
            )
        case _:
            return _text_choices(fields, stage, state, view, key)


def _turn_choices(state: StagesState, view: View, party: str) -> tuple[Choice, ...]:
    if not party:
        return ()
    name, gist = view.partnership.party_name(party), Choice("8", "gist")
    if party not in state.front.spoken:
        return (Choice("2", f"{name} has spoken"), Choice("0", "its words"), gist)
    heard = Choice("1", "not heard yet" if party in state.front.heard else "heard")
    return (heard, Choice("0", "its words"), Choice("4", "said back"), Choice("3", "facilitator says it back"), gist)


def _option_choices(fields: StagesFields, state: StagesState, key: str) -> tuple[Choice, ...]:
    keys = [entry.key for entry in state.front.options]
    count = len(work.block(keys, key)[1]) if keys else 0
    choose = Choice("1" if count == 1 else f"1–{count}", "choose")
    return (
        Choice("0", "option"),
        Choice("8", "fair test"),
        *((choose,) if count and fields.takes_choice(state.at) else ()),
        *((Choice("9", "correct"),) if key else ()),
    )


def _text_choices(
    fields: StagesFields, stage: StageFields, state: StagesState, view: View, key: str
) -> tuple[Choice, ...]:
    if not stage.asks_agreement:
        return (Choice("0", "taken to"),)
    order = view.in_turn(fields.starts)[: work.DIGITS]
    parties = tuple(Choice(str(number), view.partnership.party_name(p)) for number, p in enumerate(order, 1))
    beside = (Choice("8", f"{view.partnership.party_name(key)}’s own"),) if key else ()
    if not state.front.text:
        return (Choice("0", "write"),)
    return (*parties, Choice("0", "write"), *beside)
