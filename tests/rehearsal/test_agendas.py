"""Every shipped agenda can be played from the arrivals to closed minutes that have nothing wrong with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meetingtui.core.people import Partnership
from meetingtui.files.agenda import shipped_agendas
from meetingtui.files.check import check_file
from meetingtui.files.minutes import dump_minutes, load_minutes
from meetingtui.live import event as ev
from meetingtui.live.draft import minutes_of
from meetingtui.live.fold import apply
from meetingtui.live.meeting import Meeting
from meetingtui.rehearsal.headless import Headless
from meetingtui.rehearsal.player import Player
from meetingtui.rehearsal.preparing import Rehearsal
from meetingtui.rehearsal.reckoning import Reckoned, reckon
from tests.rehearsal.conftest import Prepare

AGENDAS = sorted([*shipped_agendas().glob("*.toml"), *shipped_agendas().glob("*/*.toml")])
NAMES = [str(path.relative_to(shipped_agendas()).with_suffix("")) for path in AGENDAS]


def played_to_the_end(rehearsal: Rehearsal, found: Reckoned) -> Path:
    """The minutes of a rehearsal in memory, written where its own would be; everything about them is right."""
    meeting = apply(found.meeting, ev.new_event(found.meeting.id, 10_000, "end", ev.MeetingClosed()))
    assert meeting is not None
    assert found.stuck == ()
    assert meeting.unread == 0, "an event made no sense where it landed"
    assert all(step.first is not None for step in meeting.steps), "a step was left out"
    (rehearsal.folder / "minutes").mkdir(exist_ok=True)
    target = rehearsal.folder / "minutes" / meeting.minutes
    target.write_text(dump_minutes(minutes_of(meeting, datetime.now(UTC) + timedelta(minutes=1))), encoding="utf-8")
    assert [str(problem) for problem in check_file(target)] == []
    return target


def captured(meeting: Meeting) -> set[str]:
    return {found.kind.value for found in meeting.live_items}


@pytest.mark.parametrize("path", AGENDAS, ids=NAMES)
def test_two_made_up_firms_play_it_to_minutes_that_are_right(path: Path, prepare: Prepare) -> None:
    rehearsal = prepare(path)
    found = reckon(rehearsal)
    target = played_to_the_end(rehearsal, found)
    minutes, problems = load_minutes(target, found.meeting.partnership)
    assert problems == []
    assert minutes is not None
    assert {"action", "risk"} <= captured(found.meeting)
    assert all(action.accepted for action in minutes.action)
    assert len(found.fits) == len(rehearsal.agenda.step)
    assert all(fit.needs is not None for fit in found.fits)


@pytest.mark.parametrize("path", AGENDAS, ids=NAMES)
def test_a_partnership_of_three_plays_it_with_its_own_people_and_what_stands(
    path: Path, prepare: Prepare, three: Path, partnership: Partnership
) -> None:
    rehearsal = prepare(path, three, partnership)
    found = reckon(rehearsal)
    played_to_the_end(rehearsal, found)
    assert len(found.meeting.present) == 7
    assert found.meeting.number == 5
    assert {one.label for one in found.meeting.live_items} & {"A7", "R2", "D5"} == set(), "a number is given twice"


@pytest.mark.parametrize("name", ["care", "kickoff", "premortem", "health-check"])
def test_the_real_session_closes_it_as_it_closes_any_meeting(name: str, prepare: Prepare) -> None:
    rehearsal = prepare(shipped_agendas() / f"{name}.toml")
    headless = Headless(rehearsal, Player())
    meetings = [meeting for _, meeting in headless.play()]
    assert headless.player.stuck == []
    minutes, problems = load_minutes(headless.minutes, meetings[-1].partnership)
    assert problems == []
    assert minutes is not None
    assert minutes.state in {"draft", "confirmed"}
    assert not rehearsal.live.exists(), "the log is gone after a clean close"
