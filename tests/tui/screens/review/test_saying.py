"""What an owner says of a promise between meetings waits for the next one, and no minutes are changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from meetingtui.core.people import Partnership, Person
from meetingtui.register.reading import read_register
from tests.tui.conftest import SIZES, Running
from tests.tui.screens.review.conftest import NAMES, Review


def known(account: str, person: str) -> Partnership:
    """The partnership, in which that account is this person's."""
    people = [
        Person(**{**one.model_dump(by_alias=True), "login": account}) if one.id == person else one
        for one in NAMES.person
    ]
    return NAMES.model_copy_with(person=tuple(people))


def all_minutes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "minutes").iterdir()}


async def open_a3(run: Running) -> None:
    await run.press("a")
    await run.sees("▶ A3")
    await run.press("enter")
    await run.sees("A3 Thank whoever opened the door")


@pytest.mark.parametrize("size", SIZES)
async def test_an_owner_says_done_and_it_waits_for_the_next_meeting(
    review: Review, three: Path, my_name: str, size: tuple[int, int]
) -> None:
    before = all_minutes(three)
    async with review(three, names=known(my_name, "imani"), size=size) as run:
        await open_a3(run)
        await run.press("m")
        await run.sees("What do you say of A3?", "1 it is done", "2 ask for another date")
        await run.press("1", *"card", "space", *"sent", "enter")
        await run.sees("Imani says it is done: card sent", "This waits for the next meeting")
        await run.press("backspace")
        await run.sees(", done?")
    assert all_minutes(three) == before
    asked = read_register(three)[0].items["A3"]
    assert [(said.to, said.why, said.who) for said in getattr(asked, "asked", ())] == [("done", "card sent", "imani")]
    assert asked.state == "open"


async def test_done_needs_no_words(review: Review, three: Path, my_name: str) -> None:
    async with review(three, names=known(my_name, "imani")) as run:
        await open_a3(run)
        await run.press("m", "1", "enter")
        await run.sees("Imani says it is done (")


async def test_asking_for_another_date_needs_a_day_and_a_reason(review: Review, three: Path, my_name: str) -> None:
    async with review(three, names=known(my_name, "imani")) as run:
        await open_a3(run)
        await run.press("m", "2", "enter")
        await run.sees("a day, and why")
        await run.press(*"soonish", "enter")
        assert not (three / "asked").exists()
        await run.press("ctrl+u", *"2099-12-11", "enter")
        await run.sees("say why, in a few words")
        await run.press("space", *"the site is shut")
        await run.sees("Fri 11 Dec 2099: the site is shut")
        await run.press("enter")
        await run.sees("Imani asks for Fri 11 Dec 2099: the site is shut")


async def test_what_was_said_is_taken_back(review: Review, three: Path, my_name: str) -> None:
    async with review(three, names=known(my_name, "imani")) as run:
        await open_a3(run)
        await run.press("m", "1", "enter")
        await run.sees("Imani says it is done")
        await run.press("m", "0")
        await run.sees("Taken back.")
        await run.until(lambda: "says it is done" not in run.text)
    assert list((three / "asked").iterdir()) == []


async def test_who_is_not_known_is_asked_once_and_the_account_is_told(review: Review, three: Path) -> None:
    async with review(three) as run:
        await open_a3(run)
        await run.press("m")
        await run.sees("Are you Imani Okafor?")
        await run.press("escape")
        assert "Are you" not in run.text
        await run.press("m", "1", "1", "enter")
        await run.sees("Imani says it is done", "from an account that is not known to be theirs")
        await run.press("m")
        await run.sees("What do you say of A3?")


async def test_a_promise_of_somebody_else_is_left_to_them(review: Review, three: Path, my_name: str) -> None:
    async with review(three, names=known(my_name, "jonas")) as run:
        await open_a3(run)
        assert "say done" not in run.foot
        await run.press("m")
        await run.sees("A3 is Imani's promise; only its owner can say this between meetings.")
        await run.press("1")
        assert not (three / "asked").exists()


async def test_of_a_decision_and_of_a_promise_that_is_done_nothing_is_said(
    review: Review, three: Path, my_name: str
) -> None:
    async with review(three, names=known(my_name, "imani")) as run:
        await run.press("d")
        await run.sees("D1")
        await run.press("enter", "m")
        await run.sees("Only of a promise can this be said")
        await run.press("escape", "escape", "a", "o", "end", "enter")
        await run.sees("A1 Open a door")
        await run.press("m")
        await run.sees("A1 is done already.")


async def test_a_full_disk_is_told_and_nothing_is_said(
    review: Review, three: Path, my_name: str, disk: Callable[[bool], None]
) -> None:
    async with review(three, names=known(my_name, "imani")) as run:
        await open_a3(run)
        disk(True)
        await run.press("m", "1", "enter")
        await run.sees("Not said: the disk is full")
        disk(False)
        await run.press("m", "1", "enter")
        await run.sees("Imani says it is done")


async def test_escape_leaves_the_question_and_the_line(review: Review, three: Path, my_name: str) -> None:
    async with review(three, names=known(my_name, "imani")) as run:
        await open_a3(run)
        await run.press("m", "2", *"4 dec", "escape")
        assert "What do you say" not in run.text
        await run.press("1")
        await run.sees("Context and status", "▶ A3")
    assert not (three / "asked").exists()
