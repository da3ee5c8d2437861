"""What is for the facilitator alone, as lines: the step's note, what comes next, nudges, the clock's offers.

Shown on the console, and on the stage only after its guard was answered, for a few seconds. Never in a file or a log.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from meetingtui.core.ages import say_care, wants_care
from meetingtui.core.items import HEADLINE
from meetingtui.core.keys import shown
from meetingtui.core.rungs import say_rung, waiting_rungs
from meetingtui.live.meeting import Meeting, StepRun
from meetingtui.live.replan import Change, late_by, replan
from meetingtui.steps.protocol import Aside
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page

if TYPE_CHECKING:
    from meetingtui.steps.decide.step import DecideFields

WAITING = 2
"""How many things that waited too long are named."""
_OF = frozenset({"actions", "questions", "decisions", "agreements"})
"""The registers that hold what a rung is agreed for."""
NOTES = 3
"""How many of the latest own notes are shown."""


@dataclass(frozen=True, slots=True)
class Private:
    """One thing to tell the facilitator, and how much it matters."""

    text: str
    style: str = ""
    first: str = ""


def private_lines(
    meeting: Meeting, now: datetime, notes: tuple[str, ...] = (), there: tuple[str, ...] = ()
) -> tuple[Private, ...]:
    """Everything there is to tell at this moment, the most useful first."""
    step = meeting.step
    if step is None:
        ahead = meeting.steps[0] if meeting.steps else None
        opening = (Private(f"First: {ahead.fields.heading}", QUIET),) if ahead else ()
        return (*opening, *_waiting(meeting), *_notes(notes), *_connected(there))
    aside = step.kind.aside(step.fields, step.state, meeting.view(step.key))
    return (
        *_note(step),
        *_clock(meeting, step, now),
        *(Private(line) for line in aside.lines),
        *_likes(meeting, step),
        *(_waiting(meeting) if getattr(step.fields, "of", "") in _OF else ()),
        *_nudges(meeting, step, aside),
        *_next(meeting),
        *_notes(notes),
        *_connected(there),
    )


def _note(step: StepRun) -> Iterator[Private]:
    for line in (step.fields.private or "").split("\n"):
        if line.strip():
            yield Private(line.strip(), STRONG)


def _clock(meeting: Meeting, step: StepRun, now: datetime) -> Iterator[Private]:
    """What can be done about time: more of it here, or less of it later."""
    if step.planned is not None and step.seconds(now) > step.planned * 60:
        yield Private(
            f"Time is up here: {shown('stage.clock')} then 3 carries on for three minutes, "
            "or ask both parties for a show of thumbs."
        )
    changes = replan(meeting, now)
    if changes:
        plan = shown("console.plan")
        yield Private(f"{late_by(meeting, now)} minutes late in all. {plan} makes it: {_told(changes)}.")


def _told(changes: tuple[Change, ...]) -> str:
    return "; ".join(change.words for change in changes)


def _nudges(meeting: Meeting, step: StepRun, aside: Aside) -> Iterator[Private]:
    """A hint on the words typed last, and a way to say them that tells what happened; its lists are English."""
    if (meeting.partnership.language or "en").partition("-")[0] != "en":
        return
    from meetingtui.core.language import nudge

    latest = [found for found in meeting.live_items if found.step == step.key][-1:]
    captured = [str(getattr(found.item, HEADLINE[found.kind])) for found in latest]
    for words in dict.fromkeys(text for text in (aside.words, *captured) if text):
        quoted = aside.quoted and words == aside.words
        for found in nudge(words, meeting.partnership, quoted=quoted, sorts=aside.sorts):
            yield Private(found.sentence, first="Wording: ")
            for label, text in found.rewrites:
                yield Private(text, QUIET, first=f"  {label}: ")


def _next(meeting: Meeting) -> Iterator[Private]:
    following = meeting.find(meeting.neighbour(1) or "")
    if following is not None:
        minutes = f", {following.planned} min" if following.planned else ""
        optional = ", optional" if following.fields.optional else ""
        yield Private(f"Then: {following.fields.heading}{minutes}{optional}", QUIET)


def _likes(meeting: Meeting, step: StepRun) -> Iterator[Private]:
    """How the person who decides, or will own it, likes to be told things (practices, row 29)."""
    if step.fields.kind != "decide":
        return
    from meetingtui.steps.decide.state import details

    kept = details(cast("DecideFields", step.fields), step.state, meeting.view(step.key))
    for person in dict.fromkeys((kept.decider, kept.owner)):
        found = meeting.partnership.people.get(person or "")
        if found is not None and found.likes:
            name = meeting.partnership.first_name(found.id)
            yield Private(found.likes, QUIET, first=f"How {name} likes to be told things: ")


def _waiting(meeting: Meeting) -> Iterator[Private]:
    """The rungs that were agreed for what has waited too long, and CARE for what nobody has acknowledged."""
    standing, names, day = meeting.standing, meeting.partnership, meeting.day
    for one in [one for one in standing.concerns if wants_care(one)][:WAITING]:
        yield Private(f"{say_care(one)}: meetingtui run care")
    offers: dict[str, list[str]] = {}
    for one, rung in waiting_rungs(standing, names, day):
        offers.setdefault(say_rung(rung, names), []).append(one.id)
    for sentence, marks in list(offers.items())[:WAITING]:
        yield Private(sentence, first=f"{', '.join(marks)}: ")
    if len(offers) > WAITING:
        yield Private("More has waited longer than you agreed: meetingtui brief", QUIET)


def _notes(notes: tuple[str, ...]) -> Iterator[Private]:
    for note in notes[-NOTES:]:
        yield Private(note, QUIET, first="Noted: ")


def _connected(there: tuple[str, ...]) -> Iterator[Private]:
    for line in there:
        yield Private(line, QUIET, first="Connected: ")


def draw_private(page: Page, lines: tuple[Private, ...]) -> None:
    """Put the lines on a page."""
    for line in lines:
        page.text(line.text, line.style, first=line.first, hang=2 if line.first else None)
    if not lines:
        page.text("Nothing private for this step.", QUIET)


BANNER = (" Private: keep this window off the shared screen ", FLAG)
