"""The demo in print: what happened step by step, who said it, what was typed and captured, and the minutes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from meetingtui.cli.printing import print_json
from meetingtui.core.items import Captured, owner_of
from meetingtui.core.text import near
from meetingtui.demo.ending import OWN
from meetingtui.demo.preparing import Demo, prepare_demo
from meetingtui.demo.telling import Told, keep_told, minutes_told, tell
from meetingtui.files.minutes import Minutes
from meetingtui.live.event import ARRIVALS
from meetingtui.live.meeting import Meeting
from meetingtui.register.reading import read_register
from meetingtui.register.sealing import seal_state, words_of
from meetingtui.review.names import words_of_items
from meetingtui.review.plain import WIDTH, plain_text
from meetingtui.review.writer import Writer


def print_demo(folder: Path, *, as_json: bool, stays: bool) -> None:
    """Play the meeting as fast as it goes and print it. Raises NotSavedError."""
    demo = prepare_demo(folder)
    moments = list(tell(demo))
    meeting = moments[-1].meeting
    minutes = minutes_told(demo, meeting)
    if stays:
        keep_told(demo, minutes)
    if as_json:
        print_json(_plain(demo, moments, minutes))
        return
    out = Writer(WIDTH)
    out.text("Demo: a sample meeting, from the first minute to the sealed minutes")
    out.text(f"{meeting.partnership.name}, two made-up firms. It is meeting {meeting.number} of theirs.")
    where = f"It is kept in {near(folder)}." if stays else "Nothing of it is kept."
    out.text(f"Someone says, or a key is pressed; what came of it stands beneath. {where}")
    for step in (ARRIVALS, *(one.key for one in meeting.steps)):
        _step(out, step, meeting, [one for one in moments if one.at == step])
    out.heading("The minutes it led to")
    out.line()
    click.echo("\n".join(out.lines))
    names = meeting.minutes.removesuffix(".toml")
    state = seal_state(minutes, words_of(names, minutes), lambda _seal: None)
    called = words_of_items(read_register(folder)[0].items)
    click.echo(plain_text(minutes, meeting.partnership, WIDTH, state, called), nl=False)
    out = Writer(WIDTH)
    out.heading("Next")
    out.text("meetingtui demo", first="Watch it, and take it over: ")
    out.text(OWN, first="Your own: ")
    click.echo("\n".join(out.lines))


def _step(out: Writer, step: str, meeting: Meeting, moments: list[Told]) -> None:
    run = meeting.find(step)
    number = [one.key for one in meeting.steps].index(step) + 1 if run else 0
    out.heading(f"{number} of {len(meeting.steps)}  {run.fields.heading}" if run else "Who is here")
    if run is None:
        names = meeting.partnership
        for party in meeting.view("").parties_present:
            there = ", ".join(names.first_name(one) for one in meeting.present if names.people[one].party == party)
            out.text(there, first=f"{names.party_name(party)}: ", hang=2)
    for one in moments:
        cue = one.cue
        if cue.words:
            key = f"[{cue.beat.key}] " if cue.beat.key else ""
            out.text(cue.words, first=key, hang=0)
        if cue.beat.line is not None:
            out.text(cue.beat.line.text, first=f"    {cue.beat.line.label}: ", hang=6)
        if cue.refusal:
            out.text(f"{cue.refusal}.", first="    ", hang=4)
        for found in one.captured:
            out.text(_captured(found, one.meeting), first=f"    -> {found.label}  ", hang=8)


def _captured(found: Captured, meeting: Meeting) -> str:
    owner = owner_of(found.item)
    return f"{found.headline} ({meeting.partnership.first_name(owner)})" if owner else found.headline


def _plain(demo: Demo, moments: list[Told], minutes: Minutes) -> dict[str, Any]:
    """The same as plain data."""
    meeting = moments[-1].meeting
    return {
        "demo": True,
        "partnership": meeting.partnership.name,
        "meetings_before": demo.held,
        "moments": [
            {
                "step": one.at,
                "who": one.cue.beat.who or None,
                "words": one.cue.words,
                "key": one.cue.beat.key or None,
                "typed": one.cue.beat.line.text if one.cue.beat.line else None,
                "refused": one.cue.refusal or None,
                "captured": [found.label for found in one.captured],
            }
            for one in moments
            if one.cue.words
        ],
        "minutes": minutes.model_dump(mode="json", by_alias=True, exclude_none=True),
    }
