"""The read-back in a rehearsal: owners say yes, parties agree and confirm, a next date is named. Pure."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.core.cast import Cast
from meetingtui.core.items import Agreement, Decision
from meetingtui.steps.close import play
from meetingtui.steps.close.play import CloseEvent, CloseState
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.protocol import Refusal, Takes, View

SECONDS_A_PROMISE = 20
PROMISES = 5
"""As many promises and decisions are likely in a meeting of an hour."""
_HANDS = (4, 5, 3)


def rehearse(fields: CloseFields, state: CloseState, view: View, cast: Cast) -> CloseEvent | None:
    """What is answered on the page in front."""
    name = play.page(fields, state, view)
    sort, _, about = name.partition(":")
    done: CloseEvent | Refusal | None = None
    match sort:
        case "decision":
            done = _position(view, about)
        case "promise" if about not in state.asked:
            done = play.accept(view, about, "yes")
        case "next" if state.next.on is None and view.day is not None:
            done = play.Next(step=view.step, on=view.day + timedelta(days=14), agenda=state.next.agenda)
        case "prompt" if not state.words:
            done = play.Words(step=view.step, text=cast.says("closing", 0, view.step))
        case "worth" if not state.hands:
            hands = {p: tuple(_HANDS[n % 3] for n, _ in enumerate(view.people_of(p))) for p in view.parties_present}
            done = play.Rated(step=view.step, hands=hands)
        case "confirm" if fields.seal:
            confirmed = play.confirmed(state, view)
            party = next((one for one in view.parties_present if one not in confirmed), "")
            done = play.confirm(state, view, party, view.people_of(party)[0].id) if party else None
        case _:
            pass
    return None if isinstance(done, Refusal) else done


def _position(view: View, key: str) -> CloseEvent | Refusal | None:
    """The yes of the first party that has not said where it stands."""
    found = view.item(key)
    if found is None or not isinstance(found.item, Decision | Agreement):
        return None
    said = {*found.item.yes, *found.item.no}
    party = next((one for one in view.parties_present if one not in said), "")
    return play.position(view, key, party) if party else None


def takes(fields: CloseFields, _view: View) -> Takes:
    """Twenty seconds for each promise, half a minute for a question, a minute for the parties' word."""
    asked = len(fields.prompts)
    minutes = PROMISES * SECONDS_A_PROMISE / 60 + 0.5 * asked + (1 if fields.next else 0) + (1 if fields.seal else 0.5)
    words = f"about {PROMISES} promises at {SECONDS_A_PROMISE} seconds each"
    return Takes(minutes + (0.5 if fields.rate else 0), f"{words}, {'the seal' if fields.seal else 'the next date'}")
