"""What will not fit is said in a sentence with the people, the seconds and the minutes it was reckoned from."""

from __future__ import annotations

from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.rehearsal.fitting import will_not_fit
from meetingtui.rehearsal.reckoning import Reckoned, reckon
from tests.rehearsal.conftest import Prepare


def reckoned(
    tmp_path: Path, prepare: Prepare, text: str, people: int | None = None
) -> tuple[tuple[str, ...], Reckoned]:
    path = tmp_path / "own.toml"
    path.write_text(f'title = "Own"\n{text}', encoding="utf-8")
    rehearsal = prepare(path)
    found = reckon(rehearsal, people)
    return will_not_fit(rehearsal.agenda, found.fits), found


ROUND = """
minutes = 20
[[step]]
kind = "ask"
title = "What is moving"
minutes = 14
seconds = 75
who = "everyone"
prompts = ["What?", "And?"]
[[step]]
kind = "close"
minutes = 6
"""


def test_a_round_with_more_people_than_minutes_is_said_with_what_it_was_reckoned_from(
    tmp_path: Path, prepare: Prepare
) -> None:
    sentences, _ = reckoned(tmp_path, prepare, ROUND)
    assert sentences[0] == (
        "Step 1 What is moving: 2 questions to 6 people at 75 seconds each need about 15 minutes; 14 are planned."
    )


def test_the_same_round_fits_with_fewer_people(tmp_path: Path, prepare: Prepare) -> None:
    sentences, found = reckoned(tmp_path, prepare, ROUND, people=2)
    assert [fit.fits for fit in found.fits] == [False, True] or sentences == ()


def test_more_planned_in_steps_than_the_agenda_has_comes_first(tmp_path: Path, prepare: Prepare) -> None:
    sentences, _ = reckoned(tmp_path, prepare, ROUND.replace("minutes = 20", "minutes = 18"))
    assert sentences[0] == "The steps are planned for 20 minutes together; the agenda says 18."


def test_all_that_does_not_fit_together_is_summed_up_at_the_end(tmp_path: Path, prepare: Prepare) -> None:
    sentences, _ = reckoned(tmp_path, prepare, ROUND.replace("seconds = 75", "seconds = 120"))
    assert sentences[-1].startswith("Together the steps need about 27 minutes; the agenda has 20.")


def test_where_everything_fits_that_is_said_with_the_minutes(tmp_path: Path, prepare: Prepare) -> None:
    _, found = reckoned(tmp_path, prepare, ROUND.replace("minutes = 14", "minutes = 60").replace("= 20", "= 66"))
    assert found.verdict == ("Everything fits: the steps need about 18 minutes of 66.",)


def test_a_step_without_a_clock_has_all_the_time_it_takes(tmp_path: Path, prepare: Prepare) -> None:
    sentences, _ = reckoned(tmp_path, prepare, ROUND.replace("minutes = 14\n", ""))
    assert sentences == ()


def test_a_review_needs_a_minute_for_each_thing_that_is_due(
    tmp_path: Path, prepare: Prepare, three: Path, partnership: Partnership
) -> None:
    path = tmp_path / "own.toml"
    path.write_text('title = "Own"\n[[step]]\nkind = "review"\nof = "actions"\nminutes = 0\n', encoding="utf-8")
    found = reckon(prepare(path, three, partnership))
    assert found.fits[0].minutes == 1
    assert "promises, 1 today" in found.fits[0].words


def test_doors_take_longer_with_more_parties(
    tmp_path: Path, prepare: Prepare, three: Path, partnership: Partnership
) -> None:
    door = '[[step.stage]]\nname = "Hear"\nprompt = "?"\nasks = "each party in turn"\n'
    path = tmp_path / "own.toml"
    path.write_text(f'title = "Own"\n[[step]]\nkind = "stages"\n{door}', encoding="utf-8")
    assert reckon(prepare(path, three, partnership)).fits[0].needs == 12.0
