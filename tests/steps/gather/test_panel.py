"""What the stage shows of cards, themes and dots, and which key does what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from rich.cells import cell_len

from meetingtui.core.items import Captured, ItemKind, Risk
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather import sorting, writing
from meetingtui.steps.gather.panel import GatherPanel
from meetingtui.steps.gather.themes import in_front
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import View, made_key
from tests.steps.gather.gathering import Room, gathering
from tests.steps.one_panel import Shown, page_of, shown

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
SECRETS = ("Zebra", "Marmot", "Otter")


def hidden(view: View, **given: Any) -> Room:
    room = Room(gathering(**given), view)
    return room.writes("quillmere", "Zebra", "Marmot").writes("tolland", "Otter")


def page(room: Room, width: int = 72, panel: GatherPanel | None = None) -> str:
    return page_of(panel or GatherPanel(), room.fields, room.state, room.view, width)


def digits(room: Room, panel: GatherPanel | None = None) -> dict[str, str]:
    return {c.digit: c.label for c in (panel or GatherPanel()).choices(room.fields, room.state, room.view)}


def enter_label(room: Room) -> str:
    return GatherPanel().enter_label(room.fields, room.state, room.view)


class Playing:
    """A panel on a screen over a step in progress: what it posts happens."""

    def __init__(self, room: Room, run: Shown) -> None:
        self.room, self.run = room, run
        self.panel: Any = run.panel

    async def _did(self) -> list[Any]:
        await self.run.posted()
        heard = list(self.run.app.heard)
        self.run.app.heard.clear()
        for message in heard:
            if isinstance(message, StepPanel.Happened):
                self.room.happens(message.event)  # type: ignore[arg-type]
        self._show()
        return heard

    def _show(self) -> None:
        self.panel.show(self.room.fields, self.room.state, self.room.view)

    async def press(self, *keys: str | int) -> list[Any]:
        """Press digits, arrows or Enter: all that was posted for the last of them."""
        heard: list[Any] = []
        for key in keys:
            self._show()
            if key == "enter":
                label = self.panel.enter_label(self.room.fields, self.room.state, self.room.view)
                assert label, "Enter would leave the step"
                if not self.panel.enter():
                    self.room.enter()
            elif key in {"down", "up"}:
                self.panel.arrow(1 if key == "down" else -1)
            else:
                self.panel.digit(int(key))
            heard = await self._did()
        return heard

    async def line(self, token: str, text: str) -> tuple[str, list[Any]]:
        self._show()
        return self.panel.line_given(token, text, NOW), await self._did()

    async def paste(self, token: str, text: str) -> tuple[str, list[Any]]:
        self._show()
        return self.panel.lines_given(token, text, NOW), await self._did()

    @property
    def page(self) -> str:
        return page(self.room, panel=self.panel)


@asynccontextmanager
async def playing(room: Room) -> AsyncIterator[Playing]:
    async with shown(GatherPanel(), room.fields, room.state, room.view) as run:
        yield Playing(room, run)


# writing ----------------------------------------------------------------------------------------------------


def test_before_the_reveal_the_stage_shows_blocks_and_no_word(view: View) -> None:
    text = page(hidden(view))
    assert "What could end this?" in text
    assert "◆ Quillmere  ▪▪  2" in text
    assert "○ Tolland  ▪  1" in text
    assert not any(secret in text for secret in SECRETS)


def test_cards_written_openly_are_shown_as_they_come(view: View) -> None:
    assert all(secret in page(hidden(view, blind=False)) for secret in SECRETS)


def test_the_stage_says_beforehand_where_authorship_is_easy_to_guess(view: View) -> None:
    alone = hidden(replace(view, present=("imani", "jonas", "mateo")))
    assert "Authorship of Tolland's cards is easy to guess" in page(alone)
    assert "easy to guess" not in page(hidden(view))


def test_who_is_still_writing_can_be_seen(view: View) -> None:
    text = page(hidden(view).finishes("quillmere"))
    assert "◆ Quillmere  ▪▪  2  ✓ finished" in text
    assert "▶ ○ Tolland" in text


async def test_enter_opens_an_unseen_line_for_the_party_in_front_and_again_until_it_is_empty(view: View) -> None:
    async with playing(Room(gathering(), view)) as at:
        (wanted,) = await at.press("enter")
        assert (wanted.token, wanted.blind, wanted.lines, wanted.text) == ("card:quillmere:", True, True, "")
        said, heard = await at.line(wanted.token, "Zebra")
        assert said == ""
        event = next(one.event for one in heard if isinstance(one, StepPanel.Happened))
        assert [(card.party, card.text) for card in event.cards] == [("quillmere", "Zebra")]
        assert [one.token for one in heard if isinstance(one, StepPanel.LineWanted)] == ["card:quillmere:"]
        assert await at.line(wanted.token, "") == ("", [])


async def test_a_digit_or_an_arrow_chooses_whose_card(view: View) -> None:
    async with playing(Room(gathering(), view)) as at:
        await at.press(2)
        assert (await at.press("enter"))[0].token == "card:tolland:"
        await at.press("up")
        assert (await at.press("enter"))[0].token == "card:quillmere:"


async def test_the_column_in_front_is_chosen_and_said_in_the_line(view: View) -> None:
    async with playing(Room(gathering(columns=["worked", "puzzled"]), view)) as at:
        assert (await at.press("enter"))[0].label.endswith("Quillmere, worked")
        await at.press(7)
        (wanted,) = await at.press("enter")
        await at.line(wanted.token, "The invoice")
        assert at.room.state.cards[at.room.card("The invoice")].column == "puzzled"


async def test_a_full_party_has_no_line_opened_again(view: View) -> None:
    async with playing(Room(gathering(limit=1), replace(view, present=("imani", "mateo")))) as at:
        _, heard = await at.line("card:quillmere:", "Zebra")
        assert [type(one) for one in heard] == [StepPanel.Happened]
        (refused,) = await at.press(1, "enter")
        assert "has written all its cards" in refused.sentence
        said, _ = await at.line("card:quillmere:", "Marmot")
        assert "u takes the last one back" in said


async def test_a_pasted_chat_becomes_cards_by_party_and_says_what_was_left_out(view: View) -> None:
    async with playing(Room(gathering(), view)) as at:
        said, heard = await at.paste("card:quillmere:", "14:02 Imani: Zebra\n14:03 Mateo: Otter\n14:04 Mateo: otter")
        assert said == "2 cards taken in: Quillmere 1, Tolland 1. 1 double left out."
        assert "imani" not in str(heard[0].event.model_dump()).casefold()
        said, _ = await at.paste("card:quillmere:", "14:02 Imani: Zebra")
        assert said == "No new card in that. 1 double left out."


async def test_a_name_nobody_knows_is_asked_about_once_and_stays_out_of_every_event(view: View) -> None:
    async with playing(Room(gathering(), view)) as at:
        said, (asked,) = await at.paste("card:quillmere:", "Alex R: Zebra\nSam: Otter\nNote: Marmot")
        assert "3 names are not known" in said
        assert not at.room.state.cards
        assert "Alex R" in asked.label
        said, _ = await at.line(asked.token, "7")
        assert "a number from 1 to 2" in said
        _, (asked, *_rest) = await at.line(asked.token, "2")
        assert "Sam" in asked.label
        _, (asked, *_rest) = await at.line(asked.token, "1")
        _, heard = await at.line(asked.token, "0")
        event = next(one.event for one in heard if isinstance(one, StepPanel.Happened))
        assert [(card.party, card.text) for card in event.cards] == [
            ("tolland", "Zebra"),
            ("quillmere", "Otter Note: Marmot"),
        ]
        assert not {"alex", "sam"} & set(event.model_dump_json().casefold().replace('"', " ").split())
        said, _ = await at.paste("card:quillmere:", "Alex R: Again\nSam: More")
        assert said == "2 cards taken in: Quillmere 1, Tolland 1."


async def test_a_typed_line_with_a_name_in_front_keeps_only_the_party(view: View) -> None:
    async with playing(Room(gathering(), view)) as at:
        await at.line("card:quillmere:", "Mateo: Otter")
        (card,) = at.room.state.cards.values()
        assert (card.party, card.text) == ("tolland", "Otter")


async def test_when_all_have_finished_enter_shows_the_cards(view: View) -> None:
    async with playing(hidden(view)) as at:
        await at.press(6, 6)
        assert at.room.state.ready == {(0, "quillmere"), (0, "tolland")}
        assert enter_label(at.room) == "show the cards"
        await at.press("enter")
        assert at.room.state.phase == "share"


async def test_nine_asks_once_while_somebody_writes_and_then_shows_the_cards(view: View) -> None:
    async with playing(hidden(view)) as at:
        (refused,) = await at.press(9)
        assert refused.sentence == "9 again goes on; still writing: Quillmere, Tolland"
        await at.press(9)
        assert at.room.state.phase == "share"


async def test_eight_opens_the_cards_of_those_who_have_finished(view: View) -> None:
    async with playing(hidden(view)) as at:
        assert "8" not in digits(at.room)
        await at.press(6)
        assert digits(at.room)["8"] == "show those finished"
        await at.press(8)
        assert "Otter" not in at.page
        assert "Still writing: ○ Tolland. One card not shown yet; 9 shows them." in " ".join(at.page.split())
        await at.press(9)
        assert "Still writing" not in at.page


# sharing ----------------------------------------------------------------------------------------------------


def test_one_card_is_shown_at_a_time_with_its_party(view: View) -> None:
    room = hidden(view, last="mateo").until("share")
    card = in_front(room.fields, room.state, view)
    assert card is not None
    text = page(room)
    assert card.text in text
    assert sum(secret in text for secret in SECRETS) == 1
    assert "Mateo shares last" in text
    assert "shares last" not in page(Room(room.fields, replace(view, present=("imani", "priya")), room.state))


async def test_a_card_is_stacked_on_one_shown_before(view: View) -> None:
    async with playing(hidden(view).until("share")) as at:
        assert "1" not in digits(at.room)
        await at.press("enter", 1)
        assert "Put it on which?" in at.page
        await at.press(1)
        assert len(at.room.theme("Otter").cards) == 2
        assert "Stacked with:" in at.page
        await at.press(2)
        assert len(at.room.theme("Otter").cards) == 1


async def test_what_is_picked_up_can_be_left_where_it_was(view: View) -> None:
    async with playing(hidden(view).until("share")) as at:
        await at.press("enter", 1)
        before = at.room.state
        await at.press("down", 0)
        assert at.room.state == before
        assert "Put it on which?" not in at.page


async def test_a_card_is_kept_for_later_and_taken_up_again(view: View) -> None:
    async with playing(hidden(view).until("share")) as at:
        await at.press(4)
        assert "Kept for later." in at.page
        await at.press(4)
        assert not at.room.state.later


async def test_a_late_card_names_its_party_and_is_marked(view: View) -> None:
    async with playing(hidden(view).until("share")) as at:
        (wanted,) = await at.press(8)
        assert not wanted.blind
        said, _ = await at.line(wanted.token, "The lynx")
        assert "begin with the party" in said
        await at.line(wanted.token, "tolland: The lynx")
        await at.press("down", "down", "down")
        assert "Late: it came after the others were shown." in at.page


async def test_leaving_with_cards_not_shown_is_asked_once(view: View) -> None:
    room = hidden(view).finishes("quillmere")
    room.happens(writing.open_early(room.fields, room.state, view))
    async with playing(room) as at:
        await at.press("enter")
        assert at.panel.enter_label(room.fields, room.state, view) == "go on?"
        (refused,) = await at.press("enter")
        assert "one card not shown yet" in refused.sentence
        assert room.state.phase == "share"
        assert at.panel.enter_label(room.fields, room.state, view) == "put together"
        await at.press("enter")
        assert room.state.phase == "group"


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
