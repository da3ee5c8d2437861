"""What made-up people do: they differ, they try a door too early, they promise, and nobody is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from meetingtui.core.people import Partnership
from meetingtui.files.agenda import Agenda, shipped_agendas
from meetingtui.rehearsal.player import Player, play
from meetingtui.rehearsal.reckoning import Reckoned, reckon
from tests.rehearsal.conftest import Prepare


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(f'title = "Own"\nminutes = 30\n{text}', encoding="utf-8")
    return path


def said(found: Reckoned, event: str) -> list[object]:
    return [one.turn.data for one in found.played if one.turn.data is not None and one.turn.data.type == event]


def test_a_door_that_is_tried_too_early_says_what_is_missing_and_opens_once_it_is_there(prepare: Prepare) -> None:
    found = reckon(prepare(shipped_agendas() / "care.toml"))
    sentences = [one.turn.sentence for one in found.played if one.turn.sentence]
    assert any("has not spoken yet" in sentence for sentence in sentences)
    assert any("has not yet agreed the statement" in sentence for sentence in sentences)
    passed = said(found, "stages.passed.1")
    assert [one.how for one in passed] == ["ready"] * 4  # pyright: ignore[reportAttributeAccessIssue]


def test_colours_differ_in_one_stream_and_agree_in_another(prepare: Prepare) -> None:
    found = reckon(prepare(shipped_agendas() / "context-and-status.toml"))
    status = next(step for step in found.meeting.steps if step.fields.kind == "status")
    agreed = {look.agreed for look in status.state.looks.values()}
    assert "differs" in agreed
    assert "yellow" in agreed


def test_a_rating_has_its_numbers_apart(prepare: Prepare) -> None:
    found = reckon(prepare(shipped_agendas() / "health-check.toml"))
    rate = next(step for step in found.meeting.steps if step.fields.kind == "rate")
    values = [{tuple(said.values) for said in rate.state.of_line(line.id).values()} for line in rate.fields.line]
    assert any(len(apart) > 1 for apart in values)


def test_a_text_passes_with_a_concern_that_is_watched(prepare: Prepare) -> None:
    found = reckon(prepare(shipped_agendas() / "three-cs.toml"))
    decision = next(one.item for one in found.meeting.live_items if one.step and one.kind.value == "decision")
    assert len(decision.concern) == 1  # pyright: ignore[reportAttributeAccessIssue]
    assert decision.concern[0].watch  # pyright: ignore[reportAttributeAccessIssue]


def test_every_register_that_is_walked_has_something_in_it(prepare: Prepare) -> None:
    found = reckon(prepare(shipped_agendas() / "leave-it-better.toml"))
    review = next(step for step in found.meeting.steps if step.fields.kind == "review")
    assert review.updates


def test_as_many_people_come_as_are_asked_for(prepare: Prepare) -> None:
    found = reckon(prepare(shipped_agendas() / "welcome.toml"), people=9)
    assert len(found.meeting.present) == 9
    assert found.stuck == ()


def test_fewer_come_than_the_partnership_has_and_still_somebody_of_every_party(
    prepare: Prepare, three: Path, partnership: Partnership
) -> None:
    found = reckon(prepare(shipped_agendas() / "kickoff.toml", three, partnership), people=3)
    assert found.meeting.view("").parties_present == ("harbour", "mill", "orchard")
    assert len(found.meeting.present) == 3


def test_a_party_without_people_gets_a_made_up_one(prepare: Prepare, three: Path, partnership: Partnership) -> None:
    alone = partnership.model_copy_with(person=tuple(one for one in partnership.person if one.party != "orchard"))
    found = reckon(prepare(shipped_agendas() / "care.toml", three, alone))
    assert "orchard" in found.meeting.view("").parties_present
    assert found.stuck == ()


@pytest.mark.parametrize(
    "step",
    [
        'kind = "decide"\nmethod = "fist to five"\ntext = "We begin"',
        'kind = "decide"\nmethod = "one decides after hearing"\ntext = "We begin"',
        'kind = "decide"\nmethod = "consensus"',
        'kind = "decide"\nmethod = "majority"\noptions = ["One", "Two"]',
        'kind = "decide"\nmakes = "glossary"',
        'kind = "ask"\nshape = "pairs"\nprompts = ["What?"]',
        'kind = "ask"\nshape = "open"\nrecord = "words"\nprompts = ["What?", "And?"]',
        'kind = "ask"\nreveal = "together"\nrecord = "words"\nprompts = ["What?"]',
        'kind = "status"\nonly = "changed"',
        'kind = "status"\nitems = ["The door", "The roof"]',
        'kind = "gather"\nprompt = "What?"\nphases = ["write", "vote", "answer"]\nanswer = "experiment"\nlimit = 1',
        'kind = "gather"\nprompt = "What?"\nblind = false\nphases = ["write", "answer"]\nanswer = "idea"',
        'kind = "grid"\nadd = true\nrows = []\ncols = ["What", "Why"]',
        'kind = "grid"\nrows = "parties"\ncheck = true\nreveal = "together"\ncols = ["What they see"]',
        'kind = "rate"\nwho = "parties"\ncomment = "all"\nline = [{ id = "a", text = "It is well." }]',
        *(f'kind = "review"\nof = "{of}"\nshow = "all"' for of in ("actions", "streams", "risks", "decisions")),
        *(f'kind = "review"\nof = "{of}"' for of in ("minutes", "questions", "experiments", "metrics", "glossary")),
    ],
)
def test_no_shape_of_a_step_leaves_the_room_standing(step: str, tmp_path: Path, prepare: Prepare) -> None:
    found = reckon(prepare(own(tmp_path, f'[[step]]\n{step}\n[[step]]\nkind = "close"\nrate = true\n')))
    assert found.stuck == ()
    assert found.meeting.unread == 0
    assert found.played[-1].turn.closes


def test_a_step_that_cannot_be_played_is_left_and_named(prepare: Prepare, tmp_path: Path) -> None:
    """The door wants an action, and leads to none."""
    path = own(
        tmp_path, '[[step]]\nkind = "stages"\n[[step.stage]]\nname = "Door"\nprompt = "?"\nneeds = ["an owner"]\n'
    )
    rehearsal = prepare(path)
    player = Player()
    *_, (last, _) = play(rehearsal.opened, player)
    assert last.turn.closes
    assert player.stuck == ["Stages: no action has been captured. Enter again goes on"]


def test_the_same_agenda_is_played_the_same_way_twice(prepare: Prepare, agenda: Callable[[Path], Agenda]) -> None:
    rehearsal = prepare(shipped_agendas() / "premortem.toml")
    first, second = reckon(rehearsal), reckon(rehearsal)
    types = [
        [one.turn.data.type if one.turn.data else one.turn.sentence for one in found.played]
        for found in (first, second)
    ]
    assert types[0] == types[1]
