"""What the stage shows while a text is tested, and which digit means what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from rich.cells import cell_len

from meetingtui.core.items import Decision, ItemKind
from meetingtui.core.people import Party, Person
from meetingtui.core.standing import CarriedDecision, Standing
from meetingtui.steps.decide.events import At, Dated, Dissented, Ended, Listed, Named, Noted, Replaces, Said, Worded
from meetingtui.steps.decide.panel import DecidePanel
from meetingtui.steps.decide.step import METHODS
from meetingtui.steps.panel import StepPanel
from tests.steps.decide.room import TEXT, VIEW, Room, card, fields, with_parties
from tests.steps.one_panel import Shown, page_of, shown

NOW = datetime(2026, 11, 20, 15, 0)  # noqa: DTZ001 - the panel is given local time
LATER = date(2026, 12, 4)


def page(room: Room, width: int = 72) -> str:
    return page_of(DecidePanel(), room.step, room.state, room.view, width)


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


def earlier(count: int) -> Any:
    made = [
        CarriedDecision(item=Decision(text=f"Decision {n}"), id=f"D{n}", on=date(2026, 6, 1), minutes="m")
        for n in range(1, count + 1)
    ]
    return replace(VIEW, standing=Standing(decisions=tuple(made)))


# what is shown ----------------------------------------------------------------------------------------------


def test_the_words_come_first_then_each_partys_position_with_a_word_and_a_shape() -> None:
    room = Room().says("quillmere", "concern", words="the diary", watch="a silent week")
    lines = page(room).split("\n")
    assert lines[0] == TEXT
    assert "  ◆ Quillmere  ✓ yes, with a concern" in lines
    assert "▶ ○ Tolland  · not yet" in lines
    assert "Quillmere: the diary (to watch: a silent week)" in lines


def test_a_party_with_nobody_here_is_shown_as_to_ratify() -> None:
    assert "○ Tolland  nobody here: to ratify" in page(Room(view=with_parties("imani")))


def test_what_a_party_may_sign_is_shown_when_it_is_asked() -> None:
    tolland = VIEW.partnership.party[1].model_copy(update={"authority": "up to 5,000"})
    names = VIEW.partnership.model_copy_with(party=(VIEW.partnership.party[0], tolland))
    room = Room(view=replace(VIEW, partnership=names))
    assert "may sign" not in page(room)
    assert "Tolland may sign: up to 5,000" in page(room.says("quillmere", "yes"))


def test_the_room_is_told_that_the_words_changed() -> None:
    told = "The words changed: each party is asked again."
    room = Room().all_say()
    assert told not in page(room)
    assert told in page(room.does(Worded(step="s1", text="Other")))
    assert told not in page(room.all_say())


@pytest.mark.parametrize("phase", ["drafting", "test", "ending", "done"])
def test_the_legend_of_fingers_is_always_on_screen(phase: Any) -> None:
    room = Room(fields(method="fist to five")).all_say().adopt()
    words = " ".join(page(room.does(At(step="s1", phase=phase))).split())
    for one in ("5 will lead it", "3 can go with it", "2 wants it changed", "0 no, as it stands"):
        assert one in words


def test_the_details_page_has_the_legend_too() -> None:
    room = Room(fields(method="fist to five")).all_say()
    for phase in ("details", "replaces"):
        assert "3 can go with it" in page(room.does(At(step="s1", phase=phase)))


def test_a_majority_is_warned_about() -> None:
    room = Room(fields(method="majority"))
    assert "leaves somebody outvoted" in page(room)
    assert "leaves somebody outvoted" in page(room.all_say())


def test_consent_shows_the_aim_that_objections_are_held_against() -> None:
    names = VIEW.partnership.model_copy_with(purpose="Museums that people come back to")
    room = Room(fields(method="consent"), replace(VIEW, partnership=names)).does(At(step="s1", phase="test"))
    assert "Our aim: Museums that people come back to" in page(room)


def test_what_is_adopted_is_told_from_what_is_to_ratify() -> None:
    assert "D12  ADOPTED \n" in page(Room().all_say().adopt())
    concerned = Room().says("quillmere", "yes").says("tolland", "concern", words="slow").adopt()
    assert "ADOPTED WITH CONCERNS" in page(concerned)
    ratified = page(Room(view=with_parties("imani")).all_say().adopt())
    assert "TO RATIFY" in ratified
    assert "ADOPTED" not in ratified
    assert "Still to say yes: Tolland" in ratified


def test_a_missing_owner_is_shown_and_an_owner_named() -> None:
    assert "Owner: nobody yet" in page(Room().all_say().adopt())
    assert "Owner: Imani Okafor" in page(Room(fields(owner="imani")).all_say().adopt())


def test_replacing_is_shown_both_ways() -> None:
    room = Room(view=earlier(8)).all_say().does(Replaces(step="s1", item="D8")).adopt()
    words = " ".join(page(room).split())
    assert "Replaces D8: Decision 8 (D8 will say: replaced by D12)" in words


def test_an_agreement_without_an_outcome_is_asked_so_that() -> None:
    room = Room(fields(makes="agreement")).all_say()
    assert "So that…?" in page(room)
    assert "So that…?" not in page(room.does(Noted(step="s1", what="outcome", text="nobody waits")))


def test_the_private_note_is_on_no_page() -> None:
    room = Room(fields(private="zebra")).all_say()
    for phase in ("drafting", "test", "details", "replaces", "ending", "done"):
        assert "zebra" not in page(room.does(At(step="s1", phase=phase)))


def crowd() -> Any:
    parties = tuple(Party(id=f"p{n}", name=f"Organisation{n} Limited") for n in range(12))
    people = tuple(Person(id=f"x{n}", name=f"Person{n} Name", party=f"p{n}") for n in range(12))
    names = VIEW.partnership.model_copy_with(party=parties, person=people)
    return replace(VIEW, partnership=names, present=tuple(p.id for p in people))


@pytest.mark.parametrize("width", [40, 52, 72])
@pytest.mark.parametrize("method", METHODS)
def test_every_page_keeps_to_its_width_and_a_screen(width: int, method: Any) -> None:
    long = "Start with two sites and 日本語の文章 before anybody leaves again " * 20
    room = Room(fields(text=long, method=method, owner="x1", options=["One", "Two"]), crowd())
    for phase in ("drafting", "clarify", "reactions", "test", "details", "replaces", "ending"):
        lines = page(room.does(At(step="s1", phase=phase)), width).split("\n")
        assert all(cell_len(line) <= width for line in lines), phase
        assert phase != "test" or len(lines) <= 18 + (width < 60) * 4, "\n".join(lines)


def test_the_party_that_is_asked_is_in_sight_among_twelve() -> None:
    room = Room(view=crowd())
    for number in range(12):
        assert f"▶ {room.view.partnership.mark(f'p{number}')} Organisation{number}" in page(room, 44)
        room.says(f"p{number}", "yes")


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
