"""What people outside the partnership may read: decisions, promises, wins, who met, and when they meet again.

Everything is built anew from fields that are named here. What is not named does not get out: not concerns, dissent,
positions against, status, ratings, suggestions, gists, parked questions or risks, and no key that a hand has added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from meetingtui.core.items import Action, Decision, Ratify, Win
from meetingtui.core.people import Person
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Next
from meetingtui.register.positions import Positions
from meetingtui.review.export.document import Form
from meetingtui.review.names import Names

NOT_AGREED = "Not yet agreed"
"""What people outside read of a decision that some party is against or has not spoken on."""
_COMES_FROM = re.compile(r"[AD][1-9][0-9]*\Z")
"""Where a promise may be said to come from: a decision or another promise, and not a concern."""


def outside(minutes: Minutes, held: Sequence[Positions] = ()) -> Minutes:
    """The minutes as they may leave the partnership; amendments are to be applied before.

    `held` are the positions on its decisions, those left out that were not adopted or put off.
    """
    decided = [one for one in minutes.decision if one.state is None]
    stands = held or [Positions()] * len(decided)
    return _head(
        minutes,
        decision=tuple(outside_decision(one, agreed=not at.left_open) for one, at in zip(decided, stands, strict=True)),
        action=tuple(outside_action(one) for one in minutes.action),
        win=tuple(outside_win(one) for one in minutes.win),
        next=Next(date=minutes.next.date, agenda=minutes.next.agenda) if minutes.next else None,
    )


def promises_of(minutes: Minutes, people: frozenset[str]) -> Minutes:
    """The minutes with nothing but the promises that these people own."""
    return _head(minutes, action=tuple(one for one in minutes.action if one.owner in people))


def outside_decision(one: Decision, *, agreed: bool = True) -> Decision:
    """A decision and its reason. Where a party was against it or has not spoken, who was for it stays inside too."""
    return Decision(
        id=one.id,
        stream=one.stream,
        text=one.text,
        owner=one.owner,
        yes=one.yes if agreed and not one.no else (),
        why=one.why,
        review=one.review,
        replaces=one.replaces,
        ratify=Ratify(by=one.ratify.by, until=one.ratify.until) if one.ratify else None,
    )


def say_decided(one: Decision, held: Positions, names: Names, form: Form) -> str:
    """How a decision stands, in a few words; outside it is not said who was against it or has not spoken."""
    if one.state is not None:
        return one.state
    if held.left_open:
        return NOT_AGREED.lower() if form == "outside" else "; ".join(held.words(names.short))
    return f"to be ratified by {names.everyone(held.ratify)}" if held.ratify else "decided"


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
