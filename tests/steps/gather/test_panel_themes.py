"""Grouping, dots and answering as the panel shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from meetingtui.core.items import Captured, ItemKind, Risk
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather import sorting
from meetingtui.steps.gather.panel import GatherPanel
from meetingtui.steps.protocol import View, made_key
from tests.steps.gather.gathering import Room, gathering
from tests.steps.gather.panels import digits, hidden, page, playing
from tests.steps.one_panel import page_of

# grouping ---------------------------------------------------------------------------------------------------


def forty(view: View) -> Room:
    room = Room(gathering(), view)
    for number in range(20):
        room.writes("quillmere", f"Card {number} of ours").writes("tolland", f"Card {number} of theirs")
    return room.until("group")


@pytest.mark.parametrize("width", [40, 52, 72])
def test_forty_cards_stand_in_a_window_around_the_one_in_front(view: View, width: int) -> None:
    text = page(forty(view), width)
    assert "40 cards in 40 themes" in text
    assert len(text.split("\n")) <= 15
    assert "lines more" in text
    assert all(cell_len(line) <= width for line in text.split("\n"))


async def test_a_card_is_carried_to_another_by_arrows(view: View) -> None:
    async with playing(forty(view)) as at:
        await at.press("down", "down", 1, *["down"] * 25)
        assert "Picked up one card" in at.page
        await at.press("enter")
        assert [len(theme.cards) for theme in _themes(at.room)].count(2) == 1
        assert "×2" in at.page


async def test_a_theme_is_named_split_and_kept_for_later(view: View) -> None:
    async with playing(hidden(view).until("group")) as at:
        await at.press(1, "down", 1)
        await at.press("up", "up")
        (wanted,) = await at.press(3)
        await at.line(wanted.token, "Animals")
        assert "▶ Animals" in at.page or "  Animals" in at.page
        await at.press("up", "up", "up", 2)
        assert all(len(theme.cards) == 1 for theme in _themes(at.room))
        await at.press("down", "down", "down", 4)
        assert "for later" in at.page
        assert len(at.room.state.later) == 1


async def test_a_card_is_not_put_on_itself(view: View) -> None:
    async with playing(hidden(view).until("group")) as at:
        (refused,) = await at.press(1, 1)
        assert "picked up" in refused.sentence
        assert len(_themes(at.room)) == 3


def _themes(room: Room) -> Any:
    from meetingtui.steps.gather.themes import themes

    return themes(room.fields, room.state)


# dots -------------------------------------------------------------------------------------------------------


async def test_dots_are_typed_theme_by_theme_and_unseen_until_all_are_in(view: View) -> None:
    async with playing(hidden(view).until("vote")) as at:
        before = at.page
        await at.press(4)
        assert at.page.replace("▶", " ") == before.replace("▶", " ")
        await at.press(0, 2, "enter")
        assert "◆ Quillmere  ✓ in" in at.page
        await at.press(1, 0, 2, "enter")
        assert "○ Tolland  ✓ in, 3 dots not placed" in at.page
        assert "◆ 4" not in at.page
        await at.press("enter")
        assert at.room.state.counted
        first = at.page.split("\n")[2]
        assert "◆ 2  ○ 2" in first


async def test_open_dots_are_seen_at_once_with_what_is_left(view: View) -> None:
    async with playing(hidden(view, blind=False).until("vote")) as at:
        await at.press(4)
        assert "◆ Quillmere  2 dots left" in at.page
        assert "◆ 4" in at.page


async def test_more_dots_than_a_party_has_are_refused(view: View) -> None:
    async with playing(hidden(view).until("vote")) as at:
        (refused,) = await at.press(4, 4)
        assert refused.sentence == "Quillmere has 2 dots left for this one; take some from another"


async def test_nine_shows_the_dots_and_none_at_all_is_said(view: View) -> None:
    async with playing(hidden(view).until("vote")) as at:
        await at.press(9)
        assert "No dots were placed, so nothing is ranked." in at.page


def test_themes_that_tie_are_said_to_be_level(view: View) -> None:
    room = hidden(view).until("vote")
    for words in ("Zebra", "Otter"):
        room.places("quillmere", words, 1).places("tolland", words, 1)
    room.until("answer").back()
    lines = [line for line in page(room).split("\n") if "level" in line]
    assert len(lines) == 2
    assert all(line.startswith(" 1 ") for line in lines)


# answering --------------------------------------------------------------------------------------------------


def answering_room(view: View, answer: str) -> Room:
    return hidden(view, answer=answer, phases=["write", "answer"]).until("answer")


async def test_a_risk_is_typed_then_weighed_in_words(view: View) -> None:
    async with playing(answering_room(view, "risk")) as at:
        (wanted,) = await at.press(1)
        assert wanted.names
        theme = wanted.token.removeprefix("answer:")
        said, _ = await at.line(wanted.token, f"{wanted.text} @imani")
        assert said == "a risk needs an early sign, after ="
        said, heard = await at.line(wanted.token, f"{wanted.text} @imani = a letter is late")
        assert said == ""
        assert heard[0].event.sign == "a letter is late"
        risk = Risk(cause="Zebra", sign="a letter is late", owner="imani")
        key = made_key("s1", f"theme-{theme}")
        for values, question in (({}, "How likely is it?"), ({"likelihood": "high"}, "How much would it matter?")):
            item = risk.model_copy(update=values)
            at.room.view = replace(view, items=(Captured(key, "R1", ItemKind.RISK, item),))
            assert question in at.page
            assert list(digits(at.room).values()) == ["low", "mid", "high"]
            (happened,) = await at.press(2)
            assert happened.event.level == "mid"
        whole = risk.model_copy(update={"likelihood": "high", "impact": "mid"})
        at.room.view = replace(view, items=(Captured(key, "R1", ItemKind.RISK, whole),))
        assert "likelihood high · impact mid" in at.page
        assert digits(at.room) == {"1": "correct R1", "2": "how likely", "3": "how much"}
        (happened,) = (await at.press(3, 1))[-1:]
        assert (happened.event.what, happened.event.level) == ("impact", "low")


async def test_small_things_are_talked_about_noted_or_let_go(view: View) -> None:
    async with playing(answering_room(view, "none")) as at:
        await at.press(1)
        assert "We talk about it now." in at.page
        (wanted,) = await at.press("enter", 2)
        await at.line(wanted.token, "Ask before ringing")
        assert "✓ Note: Ask before ringing" in at.page
        await at.press("enter")
        gone = at.page.split("\n")[2]
        await at.press(3)
        assert gone not in {card.text for card in at.room.state.cards.values()}
        assert len(at.room.state.cards) == 2
        assert not at.panel._asks(at.room.fields, at.room.state, view)


async def test_leaving_themes_without_an_answer_is_asked_once(view: View) -> None:
    async with playing(answering_room(view, "risk")) as at:
        for _ in range(2):
            (wanted,) = await at.press("enter")
            assert wanted.label == "Risk"
            await at.press("enter")
        await at.press("enter")
        (refused,) = await at.press("enter")
        assert refused.sentence == "3 themes without an answer; Enter again goes on"
        assert not at.panel.enter()


async def test_a_line_about_a_theme_that_has_gone_is_kept_open(view: View) -> None:
    async with playing(answering_room(view, "risk")) as at:
        (wanted,) = await at.press(1)
        at.room.happens(ev.LetGo(step="s1", cards=tuple(at.room.state.cards)))
        said, heard = await at.line(wanted.token, "X @imani = y")
        assert "Esc keeps what you typed" in said
        assert heard == []


async def test_another_step_of_the_kind_begins_with_its_own_cursors(view: View) -> None:
    async with playing(Room(gathering(), view)) as at:
        await at.press(2)
        assert "▶ ○ Tolland" in at.page
        at.room.view = replace(view, step="s9")
        at._show()
        assert "▶ ◆ Quillmere" in at.page


@pytest.mark.parametrize("width", [40, 52, 72])
@pytest.mark.parametrize("text", ["[/b] [link=x]", "山田太郎" * 40, "x" * 900, "👩\u200d💻 " * 60])
def test_whatever_is_on_a_card_every_phase_fits(view: View, width: int, text: str) -> None:
    room = Room(gathering(answer="risk"), view).writes("quillmere", text, "Second").writes("tolland", text, "Third")
    for _ in range(20):
        shown_page = page(room, width)
        assert all(cell_len(line) <= width for line in shown_page.split("\n"))
        assert len(shown_page.split("\n")) <= 20
        if room.state.phase == "answer":
            return
        if room.state.phase == "group":
            room.happens(sorting.keep(room.state, view, (room.card("Third"),)))
        room.enter()
    raise AssertionError


def test_the_private_note_is_on_no_page(view: View) -> None:
    room = hidden(view, private="quagga")
    for phase in ("write", "share", "group", "vote", "answer"):
        assert "quagga" not in page(room.until(phase))


def test_while_cards_are_shared_a_party_of_one_person_is_not_named(view: View) -> None:
    room = Room(gathering(), replace(view, present=("imani", "jonas", "mateo")))
    room.writes("tolland", "Rain").writes("quillmere", "Snow").until("share")
    page = page_of(GatherPanel(), room.fields, room.state, room.view)
    assert "Card 1 of 2" in page
    assert "Tolland" not in page.split("\n")[0]
    assert "Quillmere" not in page.split("\n")[0]


async def test_an_arrow_keeps_the_large_layout(view: View) -> None:
    async with playing(Room(gathering(), view)) as at:
        at.panel.show(at.room.fields, at.room.state, at.room.view, large=True)
        at.panel.arrow(1)
        assert at.panel._shown is not None
        assert at.panel._shown[3] is True
