"""An `ask` step in a rehearsal: what made-up people answer, and how long a round takes. Pure."""

from __future__ import annotations

from meetingtui.core.cast import Cast
from meetingtui.core.items import ItemKind
from meetingtui.steps.ask import play
from meetingtui.steps.ask.play import END, AskEvent, AskState
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import Capture, Refusal, Takes, View

SECONDS = {"person": 60, "party": 90}
"""How long somebody speaks to one prompt, where the agenda does not say."""
_MAKES = {
    "win": ItemKind.WIN,
    "exchange": ItemKind.EXCHANGE,
    "feedback": ItemKind.FEEDBACK,
    "idea": ItemKind.PARKED,
}


def rehearse(fields: AskFields, state: AskState, view: View, cast: Cast) -> AskEvent | Capture | None:
    """The answer of whoever has the turn where answers are typed, and in the end one line for the room."""
    now = play.turn(fields, state, view)
    speaker = now if now != END else _next_untold(fields, state, view)
    if fields.makes and speaker and (made := _made(fields, state, view, cast, speaker)):
        return made
    if fields.each and not fields.makes and speaker and not _answered(fields, state, view, speaker):
        said = play.answer(fields, state, view, speaker, cast.says("view", len(state.answers), view.step))
        return None if isinstance(said, Refusal) else said
    last = state.prompt + 1 == len(fields.prompts) and now == END
    if fields.together and last and not state.gist:
        said = play.gist(fields, view, cast.says("gist", 0, view.step))
        return None if isinstance(said, Refusal) else said
    return None


def _next_untold(fields: AskFields, state: AskState, view: View) -> str:
    """Without turns, the first party that has not answered the prompt in front."""
    if play.speakers(fields, view) or not fields.each:
        return ""
    parties = (f"party:{party}" for party in view.in_turn(fields.starts))
    return next((party for party in parties if not _answered(fields, state, view, party)), "")


def _answered(fields: AskFields, state: AskState, view: View, speaker: str) -> bool:
    party = f"party:{play.party_of(speaker, view)}"
    known = party if fields.reveal == "together" else speaker
    return any(one.prompt == state.prompt and one.speaker == known for one in state.answers)


def _made(fields: AskFields, state: AskState, view: View, cast: Cast, speaker: str) -> Capture | None:
    """One thing captured for each party, at the first prompt."""
    kind = _MAKES[fields.makes or "idea"]
    party = play.party_of(speaker, view)
    there = [found for found in view.of_kind(kind) if found.step == view.step]
    told = len(there)
    if state.prompt or told > list(view.in_turn(fields.starts)).index(party):
        return None
    other = next((one for one in view.parties_present if one != party), "")
    to = f" @{party} +{other}" if other else f" @{party}"
    match kind:
        case ItemKind.EXCHANGE:
            return Capture(kind, cast.says("exchange", told) + to)
        case ItemKind.FEEDBACK:
            return Capture(kind, cast.says("feedback", told) + to)
        case ItemKind.WIN:
            return Capture(kind, cast.says("win", told))
        case _:
            return Capture(kind, f"{cast.says('parked', told)} = {cast.says('goes', told)}")


def takes(fields: AskFields, view: View) -> Takes:
    """Turns by the time that each may speak; where there are no turns, the parties speak one after the other."""
    order = play.speakers(fields, view) or tuple(f"party:{party}" for party in view.parties_present)
    by_person = order[:1] != () and order[0].startswith("person:")
    seconds = fields.seconds or SECONDS["person" if by_person else "party"]
    who = _count(len(order), "person" if by_person else "party", "people" if by_person else "parties")
    asked = len(fields.prompts)
    questions = "" if asked == 1 else f"{asked} questions to "
    return Takes(len(order) * asked * seconds / 60, f"{questions}{who} at {seconds} seconds each")


def _count(number: int, one: str, several: str) -> str:
    return f"1 {one}" if number == 1 else f"{number} {several}"
