"""What the stage shows of cards, themes and dots, and which key does what."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.gather import writing
from meetingtui.steps.gather.panel import GatherPanel
from meetingtui.steps.gather.themes import in_front
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import View
from tests.steps.gather.gathering import Room, gathering
from tests.steps.gather.panels import digits, hidden, page, playing

SECRETS = ("Zebra", "Marmot", "Otter")


def enter_label(room: Room) -> str:
    return GatherPanel().enter_label(room.fields, room.state, room.view)


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
