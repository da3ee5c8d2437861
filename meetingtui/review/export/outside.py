"""What people outside the partnership may read: decisions, promises, wins, who met, and when they meet again.

Everything is built anew from fields that are named here. What is not named does not get out: not concerns, dissent,
positions against, status, ratings, suggestions, gists, parked questions or risks, and no key that a hand has added.
"""

from __future__ import annotations

import re
from typing import Any

from meetingtui.core.items import Action, Decision, Ratify, Win
from meetingtui.core.people import Person
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Next

_COMES_FROM = re.compile(r"[AD][1-9][0-9]*\Z")
"""Where a promise may be said to come from: a decision or another promise, and not a concern."""


def outside(minutes: Minutes) -> Minutes:
    """The minutes as they may leave the partnership; amendments are to be applied before."""
    return _head(
        minutes,
        decision=tuple(outside_decision(one) for one in minutes.decision if one.state is None),
        action=tuple(outside_action(one) for one in minutes.action),
        win=tuple(outside_win(one) for one in minutes.win),
        next=Next(date=minutes.next.date, agenda=minutes.next.agenda) if minutes.next else None,
    )


def promises_of(minutes: Minutes, people: frozenset[str]) -> Minutes:
    """The minutes with nothing but the promises that these people own."""
    return _head(minutes, action=tuple(one for one in minutes.action if one.owner in people))


def outside_decision(one: Decision) -> Decision:
    """A decision and its reason. Where a party was against it, who was for it stays inside too."""
    return Decision(
        id=one.id,
        stream=one.stream,
        text=one.text,
        owner=one.owner,
        yes=() if one.no else one.yes,
        why=one.why,
        review=one.review,
        replaces=one.replaces,
        ratify=Ratify(by=one.ratify.by, until=one.ratify.until) if one.ratify else None,
    )


def outside_action(one: Action) -> Action:
    """A promise, with what done means."""
    return Action(
        id=one.id,
        stream=one.stream,
        from_=one.from_ if _COMES_FROM.match(one.from_ or "") else None,
        text=one.text,
        owner=one.owner,
        helpers=one.helpers,
        due=one.due,
        done=dict(one.done),
        accepted=one.accepted,
    )


def outside_win(one: Win) -> Win:
    """A win, whom it is owed to, and who said so."""
    return Win(id=one.id, stream=one.stream, text=one.text, effect=one.effect, to=one.to, from_=one.from_)


def _head(minutes: Minutes, **tables: Any) -> Minutes:
    """Which meeting it was and who met, with these tables."""
    # Their names only: who they are in the partnership and what they like is nobody else's.
    joined = tuple(Person(id=one.id, name=one.name, party=one.party) for one in minutes.joined)
    return Minutes.model_construct(
        partnership=minutes.partnership,
        meeting=minutes.meeting,
        title=minutes.title,
        date=minutes.date,
        zone=minutes.zone,
        began=minutes.began,
        ended=minutes.ended,
        state=minutes.state,
        present=dict(minutes.present),
        joined=joined,
        **tables,
    )
