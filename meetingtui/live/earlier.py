"""Earlier minutes that wait for a party's word, asked about when people arrive. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.core.standing import Met
from meetingtui.live.event import MinutesConfirmed
from meetingtui.live.meeting import Meeting
from meetingtui.steps.protocol import Refusal


@dataclass(frozen=True, slots=True)
class Waiting:
    """The newest minutes that some party has not confirmed, and the parties they waited for when this meeting began."""

    met: Met
    parties: tuple[str, ...]


def waiting(meeting: Meeting) -> Waiting | None:
    """What is asked about at arrivals; None where nothing waits. A party keeps its place once it has confirmed."""
    if not meeting.standing.unconfirmed:
        return None
    met = meeting.standing.unconfirmed[-1]
    parties = tuple(p for p in meeting.partnership.parties_on(met.on) if p not in met.confirmed)
    return Waiting(met, parties) if parties else None


def has_confirmed(meeting: Meeting, found: Waiting, party: str) -> bool:
    """Whether a party has given its word in this meeting."""
    return (found.met.minutes, party) in meeting.earlier


def confirms(meeting: Meeting, found: Waiting, party: str) -> MinutesConfirmed | Refusal:
    """A party's word, said by somebody who is here; said again, it is taken back."""
    here = [person.id for person in meeting.partnership.of_party(party) if person.id in meeting.present]
    said = has_confirmed(meeting, found, party)
    if not here and not said:
        return Refusal(f"nobody from {meeting.partnership.party_name(party)} is here yet; their word stays pending")
    # One key and no question: with several people here, it is the party that says it.
    by = here[0] if len(here) == 1 and not said else None
    return MinutesConfirmed(minutes=found.met.minutes, party=party, by=by, confirmed=not said)
