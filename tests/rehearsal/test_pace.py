"""A rehearsal takes the minutes that were asked for, spread as the agenda plans them."""

from __future__ import annotations

import pytest

from meetingtui.files.agenda import shipped_agendas
from meetingtui.rehearsal.pace import LONGEST, SHORTEST, pace_of
from meetingtui.rehearsal.reckoning import reckon
from tests.rehearsal.conftest import Prepare


@pytest.mark.parametrize("name", ["kickoff", "care", "weekly-standup", "annual-strategy", "leaders-weekly"])
def test_three_minutes_are_about_three_minutes(name: str, prepare: Prepare) -> None:
    found = reckon(prepare(shipped_agendas() / f"{name}.toml"))
    pace = pace_of(3, found.played, found.meeting)
    waits = [pace.after(one.step, one.turn.weight) for one in found.played]
    assert 120 <= sum(waits) <= 240
    assert min(waits) >= SHORTEST
    assert max(waits) <= LONGEST


def test_no_minutes_at_all_wait_for_nothing(prepare: Prepare) -> None:
    found = reckon(prepare(shipped_agendas() / "care.toml"))
    pace = pace_of(0, found.played, found.meeting)
    assert {pace.after(one.step, one.turn.weight) for one in found.played} == {0.0}
