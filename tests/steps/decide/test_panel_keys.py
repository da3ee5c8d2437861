"""What the digits and Enter do while a text is tested."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from meetingtui.core.items import ItemKind
from meetingtui.steps.decide.events import At, Dated, Dissented, Ended, Listed, Named, Noted, Said, Worded
from meetingtui.steps.decide.panel import DecidePanel
from meetingtui.steps.panel import StepPanel
from tests.steps.decide.panels import earlier, page
from tests.steps.decide.room import TEXT, VIEW, Room, card, fields, with_parties
from tests.steps.one_panel import Shown, shown

NOW = datetime(2026, 11, 20, 15, 0)  # noqa: DTZ001 - the panel is given local time

LATER = date(2026, 12, 4)


def looked(room: Room) -> Any:
    return shown(DecidePanel(), room.step, room.state, room.view)


def digits(room: Room) -> dict[str, str]:
    return {one.digit: one.label for one in DecidePanel().choices(room.step, room.state, room.view)}


async def typed(run: Shown, number: int, text: str) -> Any:
    """Press a digit that opens a line, and give the line: what was posted."""
    wanted = await run.digit(number)
    assert isinstance(wanted, StepPanel.LineWanted), wanted
    run.app.heard.clear()
    assert run.panel.line_given(wanted.token, text, NOW) == ""
    return await run.posted()


# digits -----------------------------------------------------------------------------------------------------


async def test_a_digit_is_the_word_of_the_party_in_front() -> None:
    async with looked(Room()) as run:
        event = (await run.digit(1)).event
        assert isinstance(event, Said)
        assert (event.who, event.says, event.read) == ("quillmere", "yes", TEXT)
        assert (await run.digit(5)).event.says == "beyond"
        assert (await run.digit(0)).event.who == "tolland"
        assert await run.digit(4) is None
        assert await run.digit(8) is None


async def test_a_concern_is_one_line_with_what_would_show_it() -> None:
    async with looked(Room()) as run:
        event = (await typed(run, 2, "the diary = a silent week")).event
        assert (event.says, event.words, event.watch) == ("concern", "the diary", "a silent week")
        assert (await typed(run, 3, "too dear")).event.words == "too dear"
        assert await typed(run, 3, "") is None
        assert (await typed(run, 6, "we own the hall")).event.text == "we own the hall"


async def test_a_word_given_to_words_that_changed_meanwhile_keeps_the_line_open() -> None:
    async with looked(Room()) as run:
        concern, edit = (await run.digit(2)).token, (await run.digit(7)).token
        changed = Room().does(Worded(step="s1", text="Other"))
        run.panel.show(changed.step, changed.state, changed.view)
        run.app.heard.clear()
        for token in (concern, edit):
            assert "changed since" in run.panel.line_given(token, "the diary", NOW)
        assert await run.posted() is None


async def test_consensus_has_a_digit_to_stand_aside_and_asks_who_wishes_to_be_named() -> None:
    async with looked(Room(fields(method="consensus"))) as run:
        assert (await typed(run, 4, "")).event.named == ()
        assert (await typed(run, 4, "@imani quillmere")).event.named == ("imani", "quillmere")
        token = (await run.digit(4)).token
        assert "not of Quillmere" in run.panel.line_given(token, "@mateo", NOW)


async def test_fingers_are_typed_as_numbers_and_few_ask_what_would_lift_it() -> None:
    async with looked(Room(fields(method="fist to five"))) as run:
        assert (await typed(run, 1, "4 3 5")).event.fingers == (4, 3, 5)
        after = await typed(run, 1, "4, 2")
        assert isinstance(after, StepPanel.LineWanted)
        assert "what would lift it" in after.label
        said = next(one.event for one in run.app.heard if isinstance(one, StepPanel.Happened))
        assert (said.says, said.fingers) == ("objects", (4, 2))
        token = (await run.digit(1)).token
        assert "0 to 5" in run.panel.line_given(token, "6", NOW)
        assert run.panel.line_given(token, "", NOW) == ""
    few = (
        Room(fields(method="fist to five"))
        .says("quillmere", "objects", fingers=(2,))
        .does(At(step="s1", phase="test", who="quillmere"))
    )
    async with looked(few) as run:
        event = (await typed(run, 2, "a smaller pilot")).event
        assert (event.words, event.fingers) == ("a smaller pilot", (2,))


async def test_those_who_are_heard_are_ticked_before_one_decides() -> None:
    room = Room(fields(method="one decides after hearing", owner="imani", heard=["priya"]))
    assert "Imani decides, once the others are heard." in page(room)
    async with looked(room) as run:
        assert (await run.digit(1)).event.says == "heard"
        assert await run.digit(3) is None
    async with looked(room.says("priya", "heard")) as run:
        assert ((await run.digit(1)).event.who, (await run.digit(1)).event.says) == ("imani", "yes")


def test_one_text_has_yes_or_no_only() -> None:
    room = Room(fields(method="one text")).does(At(step="s1", phase="test"))
    assert {"1", "3", "0"} <= digits(room).keys()
    assert not {"2", "4"} & digits(room).keys()


async def test_an_objection_to_consent_has_three_ways_out() -> None:
    room = Room(fields(method="consent", review="6 weeks")).does(At(step="s1", phase="test"))
    assert not {"4", "8"} & digits(room).keys()
    room.says("quillmere", "objects", words="dear").says("tolland", "yes")
    async with looked(room) as run:
        watched = (await typed(run, 4, "the first invoice")).event
        assert (watched.says, watched.words, watched.watch) == ("concern", "dear", "the first invoice")
        shorter = (await typed(run, 8, "^4 dec")).event
        assert (shorter.on, shorter.again) == (LATER, ("quillmere",))
        token = (await run.digit(8)).token
        assert "no shorter" in run.panel.line_given(token, "1 mar 2027", NOW)
        assert "not a date" in run.panel.line_given(token, "someday", NOW)
        assert isinstance(await run.digit(7), StepPanel.LineWanted)


async def test_options_are_chosen_by_digits_or_other_words_are_written() -> None:
    room = Room(fields(text="", options=["Two sites", "Three sites"]))
    async with looked(room) as run:
        event = (await run.digit(2)).event
        assert (event.text, event.option) == ("Three sites", "Three sites")
        assert (await typed(run, 9, "Neither")).event.text == "Neither"
        assert await run.digit(3) is None
        assert (await run.digit(0)).event.phase == "ending"


async def test_blank_words_are_asked_for_by_enter() -> None:
    room = Room(fields(text=""))
    async with looked(room) as run:
        assert run.panel.enter_label(room.step, room.state, room.view) == "write the words"
        assert run.panel.enter()
        token = (await run.posted()).token
        assert run.panel.line_given(token, "", NOW) == ""
        assert run.panel.line_given(token, TEXT, NOW) == ""


async def test_every_detail_has_its_digit() -> None:
    room = Room().all_say().does(At(step="s1", phase="details"))
    async with looked(room) as run:
        owner = (await typed(run, 1, "@imani")).event
        assert (owner.role, owner.person) == ("owner", "imani")
        assert (await typed(run, 1, "Jonas")).event.person == "jonas"
        assert (await typed(run, 2, "two have signed")).event == Noted(step="s1", what="why", text="two have signed")
        assert (await typed(run, 3, "three | none")).event == Listed(step="s1", what="instead", lines=("three", "none"))
        assert (await typed(run, 4, "cost")).event.what == "criteria"
        assert (await typed(run, 5, "4 dec")).event == Dated(step="s1", what="review", on=LATER)
        assert (await typed(run, 6, "@mateo I would wait.")).event == Dissented(
            step="s1", who="mateo", text="I would wait."
        )
        assert (await run.digit(7)).event.phase == "replaces"
        assert await run.digit(8) is None


async def test_an_owner_is_one_person() -> None:
    room = Room().does(At(step="s1", phase="details"))
    async with looked(room) as run:
        token = (await run.digit(1)).token
        assert "one person is accountable" in run.panel.line_given(token, "@imani @jonas", NOW)
        assert "nobody is called" in run.panel.line_given(token, "@imanni", NOW)
        assert run.panel.line_given(token, "@imani and the team", NOW) == "name one person: @name"


async def test_a_dissent_is_named_and_at_most_three_lines() -> None:
    room = Room().does(At(step="s1", phase="details"))
    async with looked(room) as run:
        assert "on request" in run.panel.line_given("dissent", "I would wait", NOW)
        assert "at most 300" in run.panel.line_given("dissent", "@mateo " + "x" * 301, NOW)
        assert "three lines" in run.panel.lines_given("dissent", "@mateo a\nb\nc\nd", NOW)
        assert run.panel.lines_given("dissent", "@mateo I would\nwait = still", NOW) == ""
        assert (await run.posted()).event.text == "I would wait = still"


async def test_an_earlier_decision_is_chosen_by_a_digit_from_a_window() -> None:
    room = Room(view=earlier(11)).does(At(step="s1", phase="replaces"))
    assert "1  D11  Decision 11" in page(room)
    async with looked(room) as run:
        await run.digit(2)
        assert run.app.heard[0].event.item == "D10"
        assert run.app.heard[1].event.phase == "details"
        await run.digit(0)
        assert run.app.heard[0].event.item is None
        assert await run.digit(9) is None
        run.panel.arrow(1)
        turned = (await run.posted()).event
    room.does(turned)
    assert "1  D3  Decision 3" in page(room)
    async with looked(room) as run:
        assert await run.digit(4) is None


# Enter ------------------------------------------------------------------------------------------------------


async def test_enter_says_who_is_missing_and_the_second_time_offers_to_end_it() -> None:
    room = Room().says("quillmere", "yes")
    async with looked(room) as run:
        where = (room.step, room.state, room.view)
        assert run.panel.enter_label(*where) == "what is missing"
        assert not run.panel.enter()
        assert run.panel.enter_label(*where) == "end it here"
        assert run.panel.enter()
        assert (await run.posted()).event.phase == "ending"
    room.does(At(step="s1", phase="ending"))
    assert digits(room) == {"8": "not adopted", "9": "defer", "0": "back to it"}
    assert "Tolland has not spoken yet." in page(room)
    async with looked(room) as run:
        assert (await typed(run, 8, "too soon")).event == Ended(step="s1", text=TEXT, how="not adopted", why="too soon")
        ended = (await typed(run, 9, "the numbers are not in ^4 dec")).event
        assert (ended.how, ended.why, ended.until) == ("deferred", "the numbers are not in", LATER)
        token = (await run.digit(9)).token
        assert "is not a date" in run.panel.line_given(token, "wait ^someday", NOW)
        assert "is past" in run.panel.line_given(token, "wait ^2026-11-01", NOW)
        assert (await run.digit(0)).event.phase == "test"


async def test_the_owner_is_asked_for_once_before_adopting() -> None:
    room = Room().all_say()
    where = (room.step, room.state, room.view)
    async with looked(room) as run:
        assert run.panel.enter_label(*where) == "name the owner"
        assert run.panel.enter()
        wanted = await run.posted()
        assert (wanted.token, wanted.names) == ("owner", True)
        assert run.panel.line_given(wanted.token, "", NOW) == ""
        assert run.panel.enter_label(*where) == "adopt"
        assert not run.panel.enter()
    owned = room.does(Named(step="s1", role="owner", person="imani"))
    assert DecidePanel().enter_label(owned.step, owned.state, owned.view) == "adopt"
    away = Room(fields(owner="imani"), with_parties("imani")).all_say()
    assert DecidePanel().enter_label(away.step, away.state, away.view) == "adopt, to ratify"


async def test_what_was_deferred_can_be_parked_or_tested_again() -> None:
    room = Room().does(Ended(step="s1", text=TEXT, how="deferred"))
    async with looked(room) as run:
        wanted = await run.digit(5)
        assert isinstance(wanted, StepPanel.CaptureWanted)
        assert (wanted.kind, wanted.before) == (ItemKind.PARKED, TEXT)
        assert (await run.digit(4)).event.how == "open"


async def test_a_card_whose_decision_is_gone_says_so_and_takes_no_digit() -> None:
    room = card()
    room.view = replace(room.view, items=())
    assert "taken out" in page(room)
    assert digits(room) == {}
    async with looked(room) as run:
        assert await run.digit(1) is None


async def test_two_steps_of_this_kind_do_not_share_what_enter_was_refused_for() -> None:
    room, other = Room(), Room(view=replace(VIEW, step="s2"))
    async with looked(room) as run:
        assert not run.panel.enter()
        run.panel.show(other.step, other.state, other.view)
        assert run.panel.enter_label(other.step, other.state, other.view) == "what is missing"
        assert not run.panel.enter()
