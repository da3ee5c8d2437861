"""A line that came back, and what it means: an event, a sentence that keeps it open, or nothing to do. Pure.

A token says what the line is about, for the door in front may be another by the time it comes back:
`text:2`, `beside:2:tolland`, `view:1:tolland`, `option:3` (a new one), `option:3:k1`, `why:1:k1`, `cell:4:k1:k2`.
"""

from __future__ import annotations

from datetime import date

from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.stages import needs, play
from meetingtui.steps.stages.events import StagesEvent
from meetingtui.steps.stages.reason import WHAT_MADE_IT_POSSIBLE, names_somebody, read_reason
from meetingtui.steps.stages.state import StagesState
from meetingtui.steps.stages.step import StagesFields

Taken = StagesEvent | Refusal | None


def take_line(
    fields: StagesFields,
    state: StagesState,
    view: View,
    token: str,
    text: str,
    new_key: str,
    today: date,
    *,
    again: bool,
) -> Taken:
    """What a line means; `again` where the same line was asked about before, `new_key` for what it may add."""
    sort, _, rest = token.partition(":")
    number, _, key = rest.partition(":")
    at = int(number)
    match sort:
        case "text" | "beside":
            return _text(state, view, at, key, text, again=again)
        case "view":
            return _view(state, view, at, key, text, again=again)
        case "back":
            return play.said_back(state, view, at, key, text)
        case "option":
            return _entry(state, view, at, "option", key, text, new_key, again=again)
        case "criterion":
            return _entry(state, view, at, "criterion", key, text, new_key, again=again)
        case "why" | "link":
            return _cause(state, view, at, sort == "why", key, text, new_key, again=again)
        case "cell":
            option, _, criterion = key.partition(":")
            return play.weigh(fields, state, view, at, option, criterion, text)
        case _:
            return _reason(fields, state, view, at, text, today, again=again)


def _text(state: StagesState, view: View, at: int, party: str, text: str, *, again: bool) -> Taken:
    door = state.doors[at]
    if text == (door.beside.get(party, "") if party else door.text.replace("\n", " ")):
        return None
    return _taking_out(text, again=again) or play.write(state, view, at, text, party or None)


def _view(state: StagesState, view: View, at: int, party: str, text: str, *, again: bool) -> Taken:
    door = state.doors[at]
    if text == door.views.get(party, ""):
        return None
    if party in door.heard and not again:
        name = view.partnership.party_name(party)
        return Refusal(f"{name} said it was heard; with other words it is asked again. Enter keeps them.")
    return play.spoke(state, view, at, party, text)


def _taking_out(text: str, *, again: bool) -> Refusal | None:
    return Refusal("Enter again takes it out; Esc leaves it as it was") if not text and not again else None


def _entry(
    state: StagesState, view: View, at: int, sort: str, key: str, text: str, new_key: str, *, again: bool
) -> Taken:
    if not key and not text:
        return None
    taking_out = _taking_out(text, again=again)
    if taking_out:
        return taking_out
    return play.listed(state, view, at, "option" if sort == "option" else "criterion", key or new_key, text)


def _cause(
    state: StagesState, view: View, at: int, new: bool, key: str, text: str, new_key: str, *, again: bool
) -> Taken:
    if new and not text:
        return None
    if not new and (taking_out := _taking_out(text, again=again)):
        return taking_out
    if not again and names_somebody(text, view):
        return Refusal(WHAT_MADE_IT_POSSIBLE)
    return play.link(state, view, at, new_key, text, key) if new else play.link(state, view, at, key, text)


def _reason(
    fields: StagesFields, state: StagesState, view: View, at: int, text: str, today: date, *, again: bool
) -> Taken:
    if not text:
        return None
    why = read_reason(text, view, view.day or today)
    if isinstance(why, Refusal):
        return why
    if state.at != at or state.doors[at].shut_behind:
        return Refusal("another door is in front since; Esc keeps what you typed")
    if not needs.missing(fields, state, at, view):
        return play.go_on(fields, state, view, at, None)
    if not why.content and not again:
        names = " ".join(f"+{party}" for party in view.parties_present)
        return Refusal(f"which parties are content with it? Add {names}, or Enter again for none")
    return play.go_on(fields, state, view, at, why)
