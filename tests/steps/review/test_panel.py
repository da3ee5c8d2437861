"""What the stage shows of a register, and which digit means what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from meetingtui.core.people import Person, Stream
from meetingtui.steps.review import events, play
from meetingtui.steps.review.panel import ReviewPanel
from meetingtui.steps.review.step import TITLES
from tests.steps.conftest import PARTNERSHIP
from tests.steps.one_panel import page_of, shown
from tests.steps.review.walking_through import Walking, met, standing_of, view_of, walking

NOW = datetime(2026, 11, 20, 15, 0)  # noqa: DTZ001 - the panel is given local time
MADE = date(2026, 10, 2)
DONE = {"quillmere": "A person has replied.", "tolland": "We have their diary."}
PROMISE: dict[str, Any] = {
    "id": "A1",
    "text": "Open a door",
    "owner": "imani",
    "due": date(2026, 11, 13),
    "accepted": True,
    "done": DONE,
    "from": "D12",
}


def promised(*later: Any, **given: Any) -> Walking:
    return walking("actions", met(MADE, 1, action=[{**PROMISE, **given}]), *later, show="open")


def moved(*days: date) -> tuple[Any, ...]:
    row = {"item": "A1", "to": "moved", "due": date(2026, 11, 13), "why": "the site was shut"}
    return tuple(met(day, number, update=[row]) for number, day in enumerate(days, 2))


def look(now: Walking, width: int = 72) -> str:
    return page_of(ReviewPanel(), now.fields, now.state, now.view, width)


def choices(now: Walking) -> str:
    return " ".join(choice.digit for choice in ReviewPanel().choices(now.fields, now.state, now.view))


def label(now: Walking) -> str:
    return ReviewPanel().enter_label(now.fields, now.state, now.view)


def test_one_promise_with_its_owner_its_day_both_lines_its_history_and_its_origin() -> None:
    page = " ".join(look(promised(*moved(date(2026, 11, 3), date(2026, 11, 10)))).split())
    for words in (
        "1 of 1",
        "was due Fri 13 Nov",
        "A1 Open a door",
        "◆ Imani Okafor, due Fri 13 Nov 2026",
        "≠",
        "A person has replied.",
        "We have their diary.",
        "Made 2 Oct, seven weeks and 3 meetings ago, from D12.",
        "Moved twice, from 13 Nov and 13 Nov: the site was shut.",
        "Written in 2026-10-02-weekly.",
    ):
        assert words in page, words


def test_the_first_line_about_a_late_promise_is_what_got_in_the_way() -> None:
    page = look(promised())
    assert "What got in the way?" in page
    assert page.index("What got in the way?") < page.index("A person has replied.")
    assert "What got in the way?" not in look(promised(due=date(2026, 12, 4)))


def test_after_two_moves_it_asks_for_what_cannot_be_seen() -> None:
    assert "What is in the way that we cannot see?" not in look(promised(*moved(date(2026, 11, 3))))
    page = look(promised(*moved(date(2026, 11, 3), date(2026, 11, 10))))
    assert page.index("What got in the way?") < page.index("What is in the way that we cannot see?")


async def test_the_third_move_opens_a_choice_and_none_of_it_is_a_date() -> None:
    now = promised(*moved(date(2026, 11, 3), date(2026, 11, 10)))
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        message = await run.digit(2)
        assert message.event == events.At(step="s1", item="A1", page="third")
    now.say("move")
    page = look(now)
    for words in ("1  a smaller promise", "2  somebody else", "3  drop it, and say why"):
        assert words in page
    assert (choices(now), label(now)) == ("1 2 3", "leave it")
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        tokens = [(await run.digit(number)).token for number in (1, 2, 3)]
        assert tokens == ["reshape:A1", "owner:A1", "drop:A1"]
        assert (await run.digit(0)).event == events.At(step="s1", item="A1")


async def test_a_move_opens_a_line_that_says_what_it_understood() -> None:
    now = promised()
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        message = await run.digit(2)
        assert (message.token, message.label) == ("move:A1", "New date and why")
        assert "the new date and the reason" in message.read("")
        assert message.read("^fri because it rained") == "moved to Fri 27 Nov 2026, because it rained"
        assert "say why, too" in message.read("^fri")
        assert "say why, too" in run.panel.line_given("move:A1", "^fri", NOW)
        assert await run.posted() is message
        assert run.panel.line_given("move:A1", "^fri because it rained", NOW) == ""
        event = (await run.posted()).event
        assert (event.to, event.due, event.why) == ("moved", date(2026, 11, 27), "it rained")


async def test_done_asks_one_party_after_the_other() -> None:
    now = promised()
    now.say("done")
    assert "Quillmere, is it so?" in look(now)
    assert choices(now) == "1 2"
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        assert (await run.digit(1)).event == events.Means(step="s1", item="A1", party="quillmere", met=True)
        assert (await run.digit(2)).token == "means quillmere:A1"
        assert "say why it counts" in run.panel.line_given("means quillmere:A1", "", NOW)
        assert run.panel.line_given("means quillmere:A1", "a call", NOW) == ""
        assert (await run.posted()).event.note == "a call"
    now.take(play.means(now.state, now.view, "A1", "quillmere", met=True))
    assert "✓ Done for ◆ Quillmere" in look(now)
    assert "Tolland, is it so?" in look(now)


def test_a_party_that_is_not_here_has_no_yes() -> None:
    now = walking("actions", met(MADE, 1, action=[{**PROMISE, "done": {"tolland": "x"}}]), present=("imani",))
    now.say("done")
    assert choices(now) == "2"
    assert "Nobody from Tolland is here" in look(now)


async def test_a_new_owner_is_asked_on_the_stage() -> None:
    now = promised()
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        message = await run.digit(4)
        assert message.names
        assert message.read("@mateo") == "Mateo is asked"
        assert run.panel.line_given("owner:A1", "@mateo", NOW) == ""
        assert (await run.posted()).event == events.At(step="s1", item="A1", page="takes:mateo")
    now.say("owner", "@mateo")
    assert "Does Mateo take it on?" in look(now)
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        assert (await run.digit(1)).event.owner == "mateo"
        assert (await run.digit(2)).event == events.At(step="s1", item="A1")


def test_an_offered_promise_asks_its_owner_first() -> None:
    now = promised(accepted=False, due=date(2026, 12, 4))
    assert "Imani, do you take this on?" in look(now)
    assert choices(now).startswith("6 1 2")
    now.view = replace(now.view, present=("mateo",))
    assert "Imani is not here: it stays offered." in look(now)
    assert "6" not in choices(now)


def test_somebody_who_has_left_is_said_and_not_waited_for() -> None:
    now = promised(owner="dara", accepted=False)
    dara = Person(id="dara", name="Dara Lind", party="tolland", until=date(2026, 11, 1))
    now.view = replace(now.view, partnership=PARTNERSHIP.with_person(dara))
    page = look(now)
    assert "Dara has left: who takes it on?" in page
    assert "Dara Lind (has left)" in page
    assert "stays offered" not in page


def test_done_means_that_are_alike_stand_once_and_one_that_is_missing_stands_out() -> None:
    assert "Done for every party: a reply" in look(promised(done={"quillmere": "a reply", "tolland": "A  reply"}))
    assert "≠ Tolland has not said" in look(promised(done={"quillmere": "a reply"}))


def test_what_a_broken_file_may_have_changed_says_so() -> None:
    standing = standing_of(met(MADE, 1, action=[PROMISE]), broken=(date(2026, 11, 1),))
    now = Walking(promised().fields, view_of(standing))
    assert "A file that could not be read may have changed this." in look(now)
    assert "could not be read" not in look(promised())


async def test_what_was_said_stands_on_the_page_and_zero_takes_it_back() -> None:
    now = promised(done={})
    assert "0" not in choices(now)
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        assert await run.digit(0) is None
        assert (await run.digit(1)).event.to == "done"
        assert await run.digit(8) is None
    now.say("done")
    assert "✓ done" in look(now)
    assert "What got in the way?" not in look(now)
    assert choices(now).endswith("0")
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        assert (await run.digit(0)).event == events.Left(step="s1", item="A1")


async def test_a_verdict_goes_to_the_item_the_line_was_opened_for() -> None:
    now = walking("actions", met(MADE, 1, action=[PROMISE, {**PROMISE, "id": "A2"}]))
    now.enter()
    assert now.front == "A2"
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        assert run.panel.line_given("drop:A1", "it rained", NOW) == ""
        assert (await run.posted()).event.item == "A1"
        assert "not on this list" in run.panel.line_given("drop:A99", "it rained", NOW)


async def test_arrows_go_through_the_list() -> None:
    now = walking("actions", met(MADE, 1, action=[PROMISE, {**PROMISE, "id": "A2"}]))
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        run.panel.arrow(1)
        assert (await run.posted()).event.item == "A2"


def test_enter_says_what_it_would_do() -> None:
    now = walking("actions", met(MADE, 1, action=[PROMISE, {**PROMISE, "id": "A2"}]))
    assert label(now) == "next"
    now.enter()
    assert label(now) == ""


@pytest.mark.parametrize("of", sorted(TITLES))
async def test_an_empty_register_is_one_friendly_line(of: str) -> None:
    now = walking(of)
    assert look(now).endswith("Enter goes on.")
    assert len(look(now).split("\n")) == 3
    assert (choices(now), label(now)) == ("3" if of == "metrics" else "", "")
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        for number in range(10):
            posted = await run.digit(number)
            assert getattr(posted, "kind", posted) == ("metric" if str(number) == choices(now) else None)


def test_what_a_limit_leaves_out_is_counted() -> None:
    three = [{**PROMISE, "id": f"A{number}"} for number in (1, 2, 3)]
    now = walking("actions", met(MADE, 1, action=three), limit=1)
    assert "1 of 1, and 2 more in the register" in look(now)


def test_by_topic_the_stream_and_how_it_stood_come_first() -> None:
    now = walking(
        "actions",
        met(MADE, 1, action=[{**PROMISE, "stream": "pilot"}], status=[{"stream": "pilot", "agreed": "green"}]),
        met(date(2026, 11, 6), 2, status=[{"stream": "pilot", "agreed": "differs", "because": "The third is quiet"}]),
        show="by topic",
    )
    named = PARTNERSHIP.model_copy_with(stream=(Stream(id="pilot", name="Three-museum pilot"),))
    now.view = replace(now.view, partnership=named)
    page = look(now)
    assert "last two G ≠" in " ".join(page.split())
    assert page.index("Three-museum pilot") < page.index("Open a door")


def test_the_agendas_prompts_are_shown_and_its_private_note_is_not() -> None:
    now = walking("actions", met(MADE, 1, action=[PROMISE]), prompts=["Which do we forgive?"], private="zebra")
    page = look(now)
    assert "Which do we forgive?" in page
    assert "zebra" not in page
