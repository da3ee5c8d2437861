"""A rehearsal in print: what happened step by step, the minutes it led to, and what will not fit."""

from __future__ import annotations

from pathlib import Path

import click

from meetingtui.core.items import Captured, owner_of
from meetingtui.core.people import Partnership
from meetingtui.files.agenda import Agenda
from meetingtui.files.minutes import load_minutes
from meetingtui.live.event import ARRIVALS
from meetingtui.live.log import NotSavedError
from meetingtui.live.meeting import Meeting
from meetingtui.rehearsal.fitting import Fit, fits_of, verdict
from meetingtui.rehearsal.headless import Headless
from meetingtui.rehearsal.place import ThrowAway
from meetingtui.rehearsal.player import Played, Player
from meetingtui.rehearsal.preparing import prepare_rehearsal
from meetingtui.review.plain import WIDTH, plain_text
from meetingtui.review.writer import Writer


def print_rehearsal(
    place: ThrowAway, agenda: Agenda, folder: Path, partnership: Partnership | None, people: int | None
) -> None:
    """Play an agenda as fast as it goes, and print what came of it. Raises NotSavedError."""
    rehearsal = prepare_rehearsal(place.folder, agenda, folder if partnership else None, partnership)
    player = Player(people)
    headless = Headless(rehearsal, player)
    played: list[Played] = []
    fits: tuple[Fit, ...] = ()
    meeting: Meeting | None = None
    for one, now in headless.play():
        if not fits and now.at != ARRIVALS:
            fits = fits_of(now)
        played.append(one)
        meeting = now
    assert meeting is not None, "a rehearsal has at least its end"
    minutes, problems = load_minutes(headless.minutes, meeting.partnership)
    if minutes is None:
        raise NotSavedError(str(problems[0]))
    out = Writer(WIDTH)
    _head(out, agenda, meeting, made_up=rehearsal.made_up)
    _arrivals(out, meeting)
    for fit in fits:
        _step(out, fit, len(fits), meeting, played)
    out.heading("What will not fit")
    for sentence in (*verdict(agenda, fits), *player.stuck):
        out.text(sentence, first="- ")
    out.heading("The minutes it led to (not kept)")
    out.line()
    click.echo("\n".join(out.lines))
    click.echo(plain_text(minutes, meeting.partnership), nl=False)


def _head(out: Writer, agenda: Agenda, meeting: Meeting, *, made_up: bool) -> None:
    out.text(f"Rehearsal: {agenda.title}")
    who = "Two made-up firms" if made_up else "The people of this partnership"
    out.text(f"{who} play it with made-up words. Nothing of it is kept.")
    out.text(f"{meeting.partnership.name}, {agenda.length} minutes.")


def _arrivals(out: Writer, meeting: Meeting) -> None:
    out.heading("Who is here")
    names = meeting.partnership
    for party in meeting.view("").parties_present:
        there = ", ".join(names.first_name(one) for one in meeting.present if names.people[one].party == party)
        out.text(there, first=f"{names.party_name(party)}: ", hang=2)


def _step(out: Writer, fit: Fit, steps: int, meeting: Meeting, played: list[Played]) -> None:
    """What happened in one step: how much, what Enter was answered with, what was captured."""
    step = meeting.steps[fit.number - 1]
    here = [one.turn for one in played if one.step == step.key]
    out.heading(f"{fit.number} of {steps}  {fit.title}")
    planned = f"{fit.planned} min planned" if fit.planned is not None else "no clock"
    needs = f"about {fit.minutes} needed: {fit.words}" if fit.minutes is not None else ""
    out.text(", ".join(part for part in (planned, needs) if part))
    events = sum(turn.data is not None for turn in here)
    out.text(f"{events} thing{'s' if events != 1 else ''} happened" if events else "Nothing was to be done.")
    for turn in here:
        if turn.sentence:
            out.text(turn.sentence, first="Enter: ", hang=2)
    for found in meeting.live_items:
        if found.step == step.key:
            out.text(_captured(found, meeting), first=f"{found.label}  ")


def _captured(found: Captured, meeting: Meeting) -> str:
    owner = owner_of(found.item)
    return f"{found.headline} ({meeting.partnership.first_name(owner)})" if owner else found.headline
