"""What one types and what one hears, with the real screens behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from meetingtui.tui.linear.telling import UNSEEN
from tests.tui.conftest import ARRIVING, CLOSE, HERE, MOVING, STANDING
from tests.tui.linear.conftest import Hold

APART: dict[str, Any] = {**STANDING, "title": "Apart"}


async def test_a_choice_says_only_what_it_changed(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        assert await talk.asks("1") == ["Imani, come back", "now: Mateo, speaking"]
        assert await talk.asks("7") == [
            "Nothing changed.",
            "Enter heard, next / 1 come back / 2 passed / a action / ? keys",
        ]
        assert await talk.asks("k") == ["k does nothing here; ? says what does."]
        assert await talk.asks("1 2") == ["Mateo, come back", "Jonas, passed", "now: Priya, speaking"]


async def test_where_says_everything_again(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        told = await talk.asks("where")
        assert told[0] == "Step 1 of 5: Arriving, 4 min left"
        assert "Everything is saved." in told
        assert "What has deserved your best hours?" in told
        assert told[-1].startswith("Enter heard, next / ")


async def test_the_keys_are_lines(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        told = await talk.asks("?")
        for words in ("a: action", "D: test a decision", "Q: leave, or close", "back: back, losing nothing"):
            assert words in told
        assert not any(line.startswith(("Esc", "Backspace")) for line in told)


async def test_a_capture_stays_open_until_it_is_clear(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        await talk.types("a Open a door @imani @jonas")
        await talk.hears("one person is accountable")
        await talk.types("Open a door @nobody ^fri")
        await talk.hears(
            'which party? 1 Quillmere, 2 Tolland, "." correct it',
            "A number answers / a line in its place / . to correct it",
        )
        await talk.types("2")
        await talk.hears("A1 saved: Open a door, Nobody, Tolland, Fri")
        assert talk.item("A1").owner == "nobody"


async def test_all_that_was_understood_is_told_for_no_line_beneath_has_shown_it(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        told = await talk.asks("a Open a door @imani +mateo ^2026-12-04 = someone replied | we have dates")
        assert told == [
            "A1 saved: Open a door, Imani Okafor, Quillmere, with Mateo, Fri 4 Dec 2026, "
            "done: Quillmere someone replied; Tolland we have dates"
        ]
        told = await talk.asks("e 1 Open a door @imani ^2026-12-04 = someone replied | we have dates")
        assert told[0].startswith("A1 now: Open a door, Imani Okafor, Quillmere, Fri 4 Dec 2026")


async def test_instead_of_an_answer_the_line_may_be_typed_again(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        await talk.types("a Open a door @imany", "where")
        await talk.hears("imany is new (or did you mean @imani?)", "Everything is saved.")
        await talk.types("Open a door @imani")
        await talk.hears("A1 saved: Open a door, Imani")
        assert len(talk.meeting.partnership.person) == 4


async def test_a_past_day_is_asked_about_once_and_an_empty_line_keeps_it(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        await talk.types("a Send the plan @imani ^2020-01-02")
        await talk.hears("That date is past. Enter again keeps it.", "It reads now: Send the plan @imani ^2020-01-02")
        await talk.types("")
        await talk.hears("A1 saved: Send the plan, Imani")


async def test_a_line_that_is_left_is_a_draft_and_comes_back(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        await talk.types("a Send the plan @imani @jonas", ".")
        await talk.types("d We begin with two sites")
        await talk.hears("D1 saved: We begin with two sites")
        await talk.types("a")
        await talk.hears("It reads now: Send the plan @imani @jonas")
        await talk.types("Send the plan @imani +jonas")
        await talk.hears("A1 saved: Send the plan, Imani")


async def test_a_tab_at_the_end_completes_a_name(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        await talk.types("a", "Send the plan @pri\t")
        await talk.hears("It reads now: Send the plan @priya")
        await talk.types("")
        await talk.hears("A1 saved: Send the plan, Priya")


async def test_one_line_corrects_an_item_and_empty_takes_it_out(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        await talk.asks("a Send the plan @imani", "p Who tells the board = next meeting")
        assert await talk.asks("e 2 Send both plans @imani ^+2w") != []
        await talk.hears("A1 now: Send both plans, Imani")
        await talk.types("e 1", ".empty")
        await talk.hears("Enter again takes Q1 out")
        await talk.types("")
        await talk.hears("Q1 is taken out; u brings it back.")
        assert await talk.asks("u") == [
            "Undone: Q1 taken out",
            "Q1 saved: Who tells the board, goes to: next meeting",
        ]


async def test_steps_are_gone_to_added_and_left_out(hold: Hold) -> None:
    async with hold(ARRIVING, MOVING, CLOSE, here=HERE) as talk:
        told = await talk.asks("s")
        assert "> 1 Arriving, took 0 of 4 min" in told
        await talk.types("+ What else is there")
        await talk.hears("2 What else is there")
        told = await talk.asks("down", "down", "-")
        assert any(line.startswith("> 3 What is moving, left out") for line in told)
        told = await talk.asks(".", "t 3")
        assert told == [
            "Back at: Step 1 of 3: Arriving",
            "Enter heard, next / 1 come back / 2 passed / a action / ? keys",
            "Clock: 7 min.",
        ]
        assert (await talk.asks("s 4"))[0].startswith("Step 3 of 3: ")


async def test_what_is_written_unseen_is_never_repeated(hold: Hold) -> None:
    async with hold(APART, CLOSE, here=HERE) as talk:
        await talk.types("3", "red as it was")
        await talk.hears(UNSEEN, "now: Quillmere, written")
        await talk.types("", "3 green by now", "where")
        await talk.hears("Tolland, written")
        await talk.asks("where", "?")
        assert "red as it was" not in talk.heard
        assert "green by now" not in talk.heard
        await talk.types("", "")
        await talk.hears("Quillmere: red as it was", "Tolland: green by now")


async def test_private_notes_are_asked_about_and_said_to_stay(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        told = await talk.asks("v")
        assert told[0].startswith("What is printed stays")
        assert "zebra" not in talk.heard
        await talk.asks(".")
        assert "zebra" not in talk.heard
        told = await talk.asks("v", "")
        assert "zebra: if they are tired, shorten" in told


async def test_behind_the_curtain_nothing_is_told(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        assert await talk.asks("b") == ["Quillmere and Tolland Bright", "Enter lift the curtain / . back"]
        told = await talk.asks("where")
        assert not any("best hours" in line or "Step" in line for line in told)
        assert (await talk.asks(""))[0] == "Back at: Step 1 of 5: Arriving"


async def test_while_the_record_is_paused_a_capture_is_not_taken_and_that_is_said(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        told = await talk.asks("o", "a Open a door @imani")
        assert "This is not being recorded." in told
        assert "The record is paused: o goes on, then capture." in told
        assert 'No line was opened, so this was not used: "Open a door @imani"' in told
        assert talk.meeting.live_items == ()


async def test_finding_and_commands_by_name(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        await talk.asks("a Open a door @imani")
        told = await talk.asks("/door")
        assert "> 1 A1 Open a door, Imani, no date" in told
        await talk.asks(".", ": curtain")
        await talk.hears("Enter lift the curtain")


async def test_a_decision_is_tested_with_capital_d(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        told = await talk.asks("d We begin with two sites @imani", "D")
        assert "Decide D1" in told
        told = await talk.asks("1", "1", "")
        assert any("ADOPTED" in line for line in told)


async def test_nothing_that_was_not_saved_is_lost_or_told_as_saved(hold: Hold, disk: Callable[[bool], None]) -> None:
    async with hold(here=HERE) as talk:
        await talk.asks("a Open a door @imani")
        disk(True)
        told = await talk.asks("a Send the plan @jonas", "d We begin with two sites")
        assert any(line.startswith("NOT SAVED: ") for line in told)
        for words in ("Send the plan @jonas", "We begin with two sites"):
            assert f'Not saved, and kept here: "{words}". again tries once more.' in told
        assert not any("A2 saved" in line or "D1 saved" in line for line in told)
        assert any(line.startswith("Not saved, and kept here") for line in await talk.asks("again"))
        disk(False)
        told = await talk.asks("again")
        assert "Saving works again." in told
        assert any(line.startswith("A2 saved: Send the plan") for line in told)
        assert any(line.startswith("D1 saved: We begin with two sites") for line in told)
        assert await talk.asks("again") == ["Nothing waits to be saved."]


async def test_the_end_of_input_leaves_the_meeting_open(hold: Hold) -> None:
    async with hold(here=HERE) as talk:
        talk.hang_up()
        await talk.until(lambda: talk.app.return_code is not None)
        assert talk.app.return_code == 0
        assert "Go on with it: meetingtui" in talk.app.goodbye
        assert talk.app.goodbye.endswith(" --linear")


async def test_at_home_a_number_begins_a_meeting_and_the_end_of_input_leaves(hold: Hold) -> None:
    async with hold(home=True) as talk:
        await talk.hears("Begin")
        talk.hang_up()
        await talk.until(lambda: talk.app.return_code is not None)
        assert talk.app.return_code == 0


async def test_from_an_empty_folder_two_names_are_asked_for_and_one_can_go_back(hold: Hold) -> None:
    async with hold(partnership=None) as talk:
        await talk.types("Quilmere")
        await talk.hears("The other party:")
        await talk.types(".back")
        await talk.hears("It reads now: Quilmere")
        await talk.types("Quillmere", "quillmere")
        await talk.hears("that is the first party again; who is the other?")
        await talk.types("Tolland Bright")
        await talk.hears("Who is here?")
        assert [party.name for party in talk.meeting.partnership.party] == ["Quillmere", "Tolland Bright"]


@pytest.mark.parametrize("role", ["console", "join"])
async def test_a_second_person_hears_what_the_first_does(hold: Hold, role: str) -> None:
    async with hold(here=HERE) as talk, hold(role=role) as other:
        if role == "join":
            await other.hears("Who are you?", "0 just watching")
            await other.asks("3")
        else:
            await other.hears("Private: zebra: if they are tired, shorten")
        await talk.asks("a Open a door @imani ^fri")
        await other.hears("A1 saved: Open a door, Imani Okafor, Quillmere, Fri")
        await other.asks("quiet")
        await talk.asks("d We begin with two sites", "s 2")
        await talk.until(lambda: other.meeting.at == talk.meeting.at)
        assert "D1 saved" not in other.heard
        told = await other.asks("quiet")
        assert any(line.startswith("D1 saved: We begin with two sites") for line in told)
        assert any(line.startswith("Step 2 of 5: What is moving") for line in told)
        assert "zebra" not in talk.heard
