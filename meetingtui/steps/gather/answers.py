"""What a theme becomes: a risk, an action, a parked idea or an experiment, read from one line (practices B3). Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from meetingtui.core.capture import Context, Reading, compose, read, say
from meetingtui.core.items import MODELS, Action, Captured, Experiment, ItemKind, Level, Parked, Risk
from meetingtui.core.keys import shown
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather.events import GatherEvent
from meetingtui.steps.gather.state import GatherState
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import Theme, answers, find
from meetingtui.steps.protocol import ItemChange, ItemMade, Refusal, View, made_key

KINDS: dict[str, ItemKind] = {
    "risk": ItemKind.RISK,
    "action": ItemKind.ACTION,
    "idea": ItemKind.PARKED,
    "experiment": ItemKind.EXPERIMENT,
}
NOUNS: dict[str, str] = {"risk": "risk", "action": "action", "idea": "idea", "experiment": "experiment"}
ACTIONS = 3
"""Actions that one theme can have: more than that is another theme."""
_HINTS: dict[str, str] = {
    "risk": "why it would happen  @owner  = early sign | what we would do  ^by when",
    "action": "what is promised  @owner  ^fri  +helper  = done means | for the next party",
    "idea": "the idea  = where it comes up again  @who brings it  ^by when",
    "experiment": "what is tried  @owner  ^until when  = what we expect",
}
_TEXT = {ItemKind.RISK: "cause", ItemKind.EXPERIMENT: "try"}
_DAY = {ItemKind.RISK: "by", ItemKind.PARKED: "by", ItemKind.EXPERIMENT: "until", ItemKind.ACTION: "due"}
_PARTS = {
    ItemKind.RISK: ("sign", "mitigation"),
    ItemKind.PARKED: ("goes",),
    ItemKind.EXPERIMENT: ("expect",),
    ItemKind.ACTION: (),
}


def context(view: View) -> Context:
    """What a line is read against."""
    return Context(view.partnership, view.day or date.today(), view.present)


def prefilled(fields: GatherFields, view: View, theme: Theme) -> str:
    """The line as it opens: what the theme has become, else its name."""
    kind = KINDS[fields.answer]
    there = answers(view, theme.id)
    if there and kind is not ItemKind.ACTION:
        return compose(kind, there[0].item, context(view))
    name = _TEXT.get(kind, "text")
    return compose(kind, MODELS[kind].model_validate({name: theme.label}), context(view))


def reader(fields: GatherFields, view: View) -> Callable[[str], str]:
    """Says in words what was understood of a line, and what it still needs."""
    kind = KINDS[fields.answer]

    def understood(line: str) -> str:
        if not line.strip():
            return _HINTS[fields.answer]
        reading = read(kind, line, context(view))
        needs = _needs(reading)
        return " · ".join(part for part in (say(reading, context(view)), f"needs {needs}" if needs else "") if part)

    return understood


def _needs(reading: Reading) -> str:
    """What is missing of an answer, in words: a risk nobody watches for, or owns, comes true unseen."""
    item = reading.item
    missing: list[str] = []
    match item:
        case Risk():
            missing += [] if item.sign else ["an early sign, after ="]
        case Experiment():
            missing += [] if item.expect else ["what we expect, after ="]
            missing += [] if item.until else ["a day until when, after ^"]
        case _:
            return ""
    if not item.owner and not any(one.mark == "@" for one in reading.unknown):
        missing.append("an owner, after @")
    return " and ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 2 else missing)


def may_answer(fields: GatherFields, state: GatherState, view: View, theme: str) -> Refusal | None:
    """Why nothing more may be made of a theme, with a way out; None where something may."""
    if find(fields, state, theme) is None:
        return Refusal("that theme is not there any more")
    if fields.answer == "none":
        letter = shown("stage.action")
        return Refusal(f"this step makes nothing of its themes; capture with a letter, such as {letter} for an action")
    there = answers(view, theme)
    if fields.answer == "action" and len(there) >= ACTIONS:
        more, correct = shown("stage.action"), shown("stage.edit")
        return Refusal(f"this theme has {ACTIONS} actions; {more} captures another outside it, {correct} corrects one")
    if there and fields.answer != "action":
        return None
    made = [found for found in view.items if found.key.startswith(made_key(view.step, "theme-"))]
    if fields.at_most is not None and len(made) >= fields.at_most:
        noun = NOUNS[fields.answer]
        many = f"one {noun} is" if len(made) == 1 else f"{len(made)} {noun}s are"
        return Refusal(f"{many} made, as many as this agenda takes; p parks this one, u or e frees a place")
    return None


def answer(
    fields: GatherFields, state: GatherState, view: View, theme: str, line: str, token: str
) -> ev.Answered | Refusal:
    """What a line makes of a theme. `token` tells several actions of one theme apart, also when two people add one at
    once."""
    refused = may_answer(fields, state, view, theme)
    if refused:
        return refused
    kind = KINDS[fields.answer]
    reading = read(kind, line, context(view))
    if reading.refusal:
        return Refusal(reading.refusal)
    if reading.unknown:
        one = reading.unknown[0]
        near = " or ".join(f"{one.mark}{mark}" for mark in one.nearest)
        way_out = f"did you mean {near}?" if near else f"{shown('stage.here')} adds somebody new"
        return Refusal(f'nobody is called "{one.name}"; {way_out}')
    if reading.item is None:
        return Refusal("say it in a few words first")
    if needs := _needs(reading):
        return Refusal(f"{'an' if fields.answer == 'experiment' else 'a'} {NOUNS[fields.answer]} needs {needs}")
    if reading.past:
        return Refusal("that day is past; give one that is to come")
    key = f"theme-{theme}-{token}" if kind is ItemKind.ACTION else f"theme-{theme}"
    return _event(view, key, kind, reading.item)


def _event(view: View, key: str, kind: ItemKind, item: Any) -> ev.Answered:
    said = item.model_dump(by_alias=True)
    return ev.Answered.model_validate(
        {
            "step": view.step,
            "key": key,
            "kind": kind,
            "text": said[_TEXT.get(kind, "text")],
            "owner": said["owner"],
            "helpers": said.get("helpers", ()),
            "day": said[_DAY[kind]],
            "stream": said["stream"],
            "done": said.get("done", {}),
            **{part: said[part] for part in _PARTS[kind]},
        }
    )


def weigh(view: View, theme: str, what: str, level: Level) -> ev.Weighed | Refusal:
    """How likely a theme's risk is, or how much it would matter."""
    found = risk_of(view, theme)
    if found is None:
        return Refusal("write the risk down first")
    return ev.Weighed.model_validate(
        {"step": view.step, "key": found.key.removeprefix(made_key(view.step, "")), "what": what, "level": level}
    )


def risk_of(view: View, theme: str) -> Captured | None:
    """The risk that was made of a theme."""
    return next((found for found in answers(view, theme) if isinstance(found.item, Risk)), None)


def effects(
    _fields: GatherFields, _state: GatherState, event: GatherEvent, view: View
) -> tuple[ItemChange | ItemMade, ...]:
    """The items that an answer makes, whole, so that the same again overwrites; what was weighed of a risk stays."""
    match event:
        case ev.Answered():
            return (_made(event, view),) if event.key.startswith("theme-") else ()
        case ev.Weighed():
            key = made_key(view.step, event.key)
            found = view.item(key)
            wanted = found is not None and isinstance(found.item, Risk)
            return (ItemChange(key, {event.what: event.level}),) if wanted else ()
        case _:
            return ()


def _made(event: ev.Answered, view: View) -> ItemMade:
    kind = event.kind
    said: dict[str, Any] = {
        _TEXT.get(kind, "text"): event.text,
        "owner": event.owner,
        "stream": event.stream,
        _DAY[kind]: event.day.isoformat() if event.day else None,
        **{part: getattr(event, part) for part in _PARTS[kind]},
    }
    if kind is ItemKind.ACTION:
        said |= {"helpers": list(event.helpers), "done": dict(event.done)}
        before = view.item(made_key(view.step, event.key))
        if before is not None and isinstance(before.item, Action):
            same = (before.item.text, before.item.owner, before.item.due) == (event.text, event.owner, event.day)
            said |= {} if same else {"accepted": False}
    return ItemMade(event.key, kind, said)


def gap(found: Captured) -> str:
    """What an answer still lacks, in words, for the page."""
    item = found.item
    if isinstance(item, Action):
        missing = [*([] if item.owner else ["an owner"]), *([] if item.due else ["a date"])]
        return f"needs {' and '.join(missing)}" if missing else ""
    if isinstance(item, Parked):
        return "" if item.goes else "goes nowhere yet"
    return ""
