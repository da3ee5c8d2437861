"""Streams of work: each goes on, gets another owner, or has ended. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.core.people import Stream
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.registers.verb import VERDICT, Register, Result, Verb, became, handed_to, with_reason
from meetingtui.steps.review.state import Looked

GOES_ON = Verb(1, "goes on", "goes on")
OWNER = Verb(2, "owner", "new owner", ask="Who takes it on?", hint="one person who is here, as in @dara", names=True)
ENDED = Verb(3, "ended", "ended", ask="Why has it ended?", hint="the reason, in a few words")


@dataclass(frozen=True, slots=True)
class StreamAsItIs:
    """A stream with what meetings, this one too, have made of it."""

    stream: Stream
    owner: str | None
    ended: bool


def as_it_is(one: Looked, view: View) -> StreamAsItIs | None:
    """The stream of that id, as it is now."""
    stream = view.partnership.streams.get(one.key)
    if stream is None:
        return None
    before = view.standing.stream_changes.get(one.key)
    owner = (before.owner if before else None) or stream.owner
    ended = bool(before and before.ended)
    elsewhere = tuple(row for row in view.updates if row.get("stream") == one.key and row.get("item") is None)
    for row in (*elsewhere, *one.rows):
        owner = row.get("owner") or owner
        ended = row.get("to") == "ended" if row.get("to") in {"ended", "goes on"} else ended
    return StreamAsItIs(stream, owner, ended)


def verbs(_one: Looked, _view: View) -> tuple[Verb, ...]:
    """What can be said of a stream."""
    return (GOES_ON, OWNER, ENDED)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of a stream."""
    found = as_it_is(one, view)
    if found is None:
        return Refusal("that stream is not there any more")
    if verb == "goes on":
        return became(one, view, to="goes on")
    if verb == "ended":
        return with_reason(one, view, "ended", text, "all three sites are open")
    return handed_to(one, view, text, found.owner)


REGISTER = Register(
    of="streams",
    empty="No stream of work is named yet.",
    words={"goes on": VERDICT, "ended": VERDICT, "handed on": "owner"},
    verbs=verbs,
    say=say,
    closes=frozenset({"ended"}),
)
