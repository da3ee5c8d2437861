"""A `rate` step in a rehearsal: numbers that lie apart on some lines, and a word about the widest. Pure."""

from __future__ import annotations

from meetingtui.core.cast import Cast
from meetingtui.steps.protocol import Refusal, Takes, View
from meetingtui.steps.rate import play
from meetingtui.steps.rate.play import RateEvent, RateState
from meetingtui.steps.rate.step import RateFields

SECONDS_A_LINE = 75
COMMENTED = 2
"""Statements about which the parties say a line, where not every one is asked for."""


def rehearse(fields: RateFields, state: RateState, view: View, cast: Cast) -> RateEvent | None:
    """The numbers of the next party, unseen; then a line from those who are asked for one."""
    line = play.line_at(fields, state)
    if line is None:
        return None
    if line.id not in state.revealed:
        party = next(iter(play.waiting(state, view, line.id)), "")
        if not party:
            return None
        given = play.give(fields, state, view, line.id, party, _numbers(fields, state, view, party), voice=False)
        return None if isinstance(given, Refusal) else given
    few = fields.asks == "all" or len({about for about, _ in state.comments} - {line.id}) < COMMENTED
    asked = (party for party in play.asked(fields, state, view, line.id) if (line.id, party) not in state.comments)
    party = next(asked, "") if few else ""
    if not party:
        return None
    said = play.comment(fields, state, view, line.id, party, cast.says("comment", len(state.comments)))
    return None if isinstance(said, Refusal) else said


def _numbers(fields: RateFields, state: RateState, view: View, party: str) -> str:
    top = len(fields.points)
    whose = list(view.partnership.parties).index(party)
    first = (state.at * 2 + whose * (1 + state.at % 2)) % top
    people = 1 if fields.who == "parties" else len(view.people_of(party))
    return " ".join(str(min(first + 1 + number % 2, top)) for number in range(people))


def takes(fields: RateFields, _view: View) -> Takes:
    """A minute and a quarter for each statement, with the word about it."""
    lines = len(fields.line)
    words = f"{lines} statement{'s' if lines != 1 else ''} at {SECONDS_A_LINE} seconds each"
    return Takes(lines * SECONDS_A_LINE / 60, words)
