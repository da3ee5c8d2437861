"""A terminal that speaks for one party: the position taken there is that party's."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.decide import play
from meetingtui.steps.decide.events import Said
from meetingtui.steps.decide.panel import DecidePanel
from meetingtui.steps.decide.positions import turn
from meetingtui.steps.protocol import Refusal
from tests.steps.decide.room import Room, fields
from tests.steps.one_panel import shown


def test_the_party_asked_is_the_one_the_terminal_speaks_for() -> None:
    room = Room()
    assert turn(room.step, room.state, room.view) == "quillmere"
    assert turn(room.step, room.state, replace(room.view, speaks="tolland")) == "tolland"


def test_a_position_of_another_party_is_refused() -> None:
    room = Room()
    own = replace(room.view, speaks="tolland")
    barred = Refusal("you speak for Tolland")
    assert play.say(room.step, room.state, own, "quillmere", "yes") == barred
    said = play.say(room.step, room.state, own, "tolland", "yes")
    assert isinstance(said, Said)
    assert said.voices == ("tolland",)


def test_a_person_who_is_heard_is_their_partys_voice() -> None:
    room = Room(fields(method="one decides after hearing", decider="imani", heard=["priya"]))
    own = replace(room.view, speaks="tolland")
    assert turn(room.step, room.state, own) == "priya"
    assert isinstance(play.say(room.step, room.state, own, "priya", "heard"), Said)


async def test_a_yes_is_the_own_partys_and_the_words_are_not_ours() -> None:
    room = Room()
    own = replace(room.view, speaks="tolland")
    async with shown(DecidePanel(), room.step, room.state, own) as run:
        assert (await run.digit(1)).event.who == "tolland"
        ours = {one.digit for one in run.panel.ours(room.step, room.state, own)}
        assert {"1", "2", "3"} <= ours
        assert not {"7", "8", "9"} & ours
