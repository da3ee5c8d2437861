"""A terminal that speaks for one party: cards written and dots placed there are that party's."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather import sorting, writing
from meetingtui.steps.gather.panel import GatherPanel
from meetingtui.steps.gather.themes import themes
from meetingtui.steps.gather.writing import Draft
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import Refusal, View
from tests.steps.gather.gathering import Room, gathering
from tests.steps.one_panel import shown

BARRED = Refusal("you speak for Tolland")


def voting(view: View) -> Room:
    room = Room(gathering(), view).writes("quillmere", "Dates slip").writes("tolland", "Tools")
    return room.until("vote")


async def test_enter_writes_a_card_for_the_party_the_terminal_speaks_for(view: View) -> None:
    room = Room(gathering(), view)
    async with shown(GatherPanel(), room.fields, room.state, replace(view, speaks="tolland")) as run:
        run.panel.digit(1)
        run.app.heard.clear()
        assert run.panel.enter()
        wanted = await run.posted()
        assert isinstance(wanted, StepPanel.LineWanted)
        assert wanted.token.startswith("card:tolland")
        assert wanted.blind


def test_cards_and_readiness_of_another_party_are_refused(view: View) -> None:
    room, own = Room(gathering(), view), replace(view, speaks="tolland")
    drafts = [Draft("tolland", "Tools"), Draft("quillmere", "Dates slip")]
    assert writing.write(room.fields, room.state, own, drafts, lambda: "c1") == BARRED
    assert writing.finished(room.fields, room.state, own, "quillmere") == BARRED
    assert isinstance(writing.write(room.fields, room.state, own, drafts[:1], lambda: "c1"), ev.Written)


def test_cards_have_the_voice_of_their_party(view: View) -> None:
    room = Room(gathering(), view)
    event = writing.write(room.fields, room.state, view, [Draft("tolland", "Tools")] * 2, lambda: "c1")
    assert isinstance(event, ev.Written)
    assert event.voices == ("tolland",)


def test_dots_of_another_party_are_refused(view: View) -> None:
    room = voting(view)
    theme = themes(room.fields, room.state)[0].id
    own = replace(room.view, speaks="tolland")
    assert sorting.vote(room.fields, room.state, own, "quillmere", theme, 2) == BARRED
    assert isinstance(sorting.vote(room.fields, room.state, own, "tolland", theme, 2), ev.Voted)


async def test_dots_are_those_of_the_party_the_terminal_speaks_for(view: View) -> None:
    room = voting(view)
    own = replace(room.view, speaks="tolland")
    async with shown(GatherPanel(), room.fields, room.state, own) as run:
        placed = await run.digit(2)
        assert placed.event.party == "tolland"
        assert run.panel.enters_ours(room.fields, room.state, own)
        room.happens(ev.Cast(step=view.step, party="tolland", done=True))
        assert not run.panel.enters_ours(room.fields, room.state, own)


def test_the_reveal_is_not_ours(view: View) -> None:
    room = Room(gathering(), view).writes("quillmere", "Dates slip")
    ours = {one.digit for one in GatherPanel().ours(room.fields, room.state, replace(view, speaks="tolland"))}
    assert ours == {"6", "0"}
