"""A partnership that rests, and one that was taken up again: what is said of it, and what it begins with. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Met

RECONNECT = "context-and-status"
"""The agenda for the first meeting after a rest: it begins with how each side is, before any work."""


def say_state(names: Partnership, today: date) -> str:
    """The state in a sentence or two, with what there is to say of it and how to meet again."""
    if not names.at_rest:
        return f"{names.name} is {names.state}."
    rest = names.rest
    since = f" since {say_date(rest.since, today)}" if rest else ""
    why = f" ({rest.why.rstrip('.')})" if rest and rest.why else ""
    again = f" It is looked at again {say_date(rest.again, today)}." if rest and rest.again else ""
    is_now = "has been resting" if names.state == "resting" else "has ended"
    return f"{names.name} {is_now}{since}{why}.{again} To meet again: meetingtui state active"


def reopened(names: Partnership, met: Sequence[Met]) -> bool:
    """Whether it was taken up again, and no meeting was held since."""
    until = names.rest.until if names.rest and not names.at_rest else None
    return until is not None and not any(one.on >= until for one in met)


def rest_lines(names: Partnership, met: Sequence[Met], today: date) -> Iterator[str]:
    """For a briefing: since when it rests and why, or that it has been taken up again and has not met yet."""
    rest = names.rest
    why = f": {rest.why.rstrip('.')}" if rest and rest.why else ""
    if names.at_rest:
        since = f" since {say_date(rest.since, today)}" if rest else ""
        yield f"It {'has been resting' if names.state == 'resting' else 'has ended'}{since}{why}."
        if rest and rest.again:
            came = rest.again <= today
            yield f"{'The day has come' if came else 'The day'} to look at it again: {say_date(rest.again, today)}."
        yield "To meet again: meetingtui state active"
    elif rest and rest.until and reopened(names, met):
        yield f"It rested from {say_date(rest.since)} to {say_date(rest.until)}{why}."
        yield f"Begin with how each of you is now: meetingtui run {RECONNECT}"
