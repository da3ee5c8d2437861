"""Who is here: digits say so, `+` adds somebody, `f` names the facilitator, and times are stamped in the meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.core.people import Partnership, Person
from meetingtui.files.minutes import load_minutes
from meetingtui.tui.sheets.arrivals import find_party, read_facilitator, read_person
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import HERE, SIZES, Start

MANY = Partnership(
    name="Many",
    party=PARTNERSHIP.party,
    person=tuple(
        Person(id=f"p{number}", name=f"Person {number:02} Lind", party="quillmere" if number % 2 else "tolland")
        for number in range(1, 21)
    ),
)


@pytest.mark.parametrize("size", SIZES)
async def test_a_number_says_who_is_here_and_again_who_is_not(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size) as run:
        await run.sees("Context and status", "Who is here?", "[ ] Imani Okafor", "Enter begin")
        await run.does("1")
        await run.sees("[x] Imani Okafor")
        await run.does("1")
        await run.sees("[ ] Imani Okafor")
        await run.does("3")
        await run.sees("[x] Mateo Ferreira", "Nobody from Quillmere yet")


async def test_the_arrows_and_enter_do_not_mark_anybody(start: Start) -> None:
    async with start() as run:
        await run.press("down", "down")
        assert run.meeting.present == ()
        assert "▶ 3" in run.words


@pytest.mark.parametrize("size", SIZES)
async def test_more_than_nine_people_have_pages(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size, partnership=MANY) as run:
        await run.sees("Person 01 Lind", "page 1 of 3")
        assert "Person 02 Lind" not in run.text
        await run.press("pagedown")
        await run.does("1")
        await run.sees("page 2 of 3", "[x] Person 19 Lind")
        await run.press("pagedown", "pagedown", "pagedown")
        await run.does("2")
        assert run.meeting.present == ("p19", "p20")
        await run.press("pageup", "pageup", "pageup")
        await run.sees("page 1 of 3")


async def test_enter_with_nobody_here_says_so_and_stays(start: Start) -> None:
    async with start() as run:
        await run.press("enter")
        await run.sees("Nobody is here yet: a number says who is, + adds a person.")
        assert run.meeting.at == "arrivals"
        await run.does("1")
        await run.does("enter")
        assert run.meeting.at == "s1"


async def test_plus_adds_a_person_of_a_party_known_by_its_beginning(start: Start) -> None:
    async with start() as run:
        await run.press("plus")
        await run.sees("New person", "name, party: Rosa Lind, Quillmere")
        await run.paste("Rosa Lind, toll")
        await run.sees("Rosa Lind · Tolland Bright Studio")
        await run.press("enter")
        await run.until(lambda: "rosa" in run.meeting.present)
        await run.sees("[x] Rosa Lind")
        assert run.meeting.partnership.people["rosa"].party == "tolland"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Rosa Lind", "which party? add a comma and one of: Quillmere, Tolland"),
        ("Rosa Lind,", "which party?"),
        ("Rosa Lind, Fenwick", '"Fenwick" is not one of the parties: Quillmere, Tolland'),
        ("IMANI OKAFOR, quill", "Imani Okafor is listed already"),
        (", Tolland", "which party?"),
        ("x" * 81 + ", Tolland", "a name has 1 to 80 letters"),
    ],
)
async def test_a_person_who_cannot_be_added_keeps_the_line_open(start: Start, typed: str, sentence: str) -> None:
    async with start() as run:
        await run.press("plus")
        await run.paste(typed)
        await run.press("enter")
        await run.sees(sentence)
        assert run.typed == typed
        assert len(run.meeting.partnership.person) == len(PARTNERSHIP.person)


def test_a_comma_within_a_name_belongs_to_the_name() -> None:
    found = read_person("Lind, Rosa, Tolland", PARTNERSHIP)
    assert isinstance(found, Person)
    assert (found.name, found.party) == ("Lind, Rosa", "tolland")


def test_a_beginning_that_two_parties_share_is_nobodys() -> None:
    twins = Partnership(
        name="Twins",
        party=(
            PARTNERSHIP.party[0].model_copy(update={"id": "north", "name": "Nordic North"}),
            PARTNERSHIP.party[1].model_copy(update={"id": "south", "name": "Nordic South"}),
        ),
    )
    assert find_party("nordic", twins) == ["north", "south"]
    assert find_party("Nordic South", twins) == ["south"]


async def test_f_names_a_listed_person_or_somebody_from_outside(start: Start) -> None:
    async with start() as run:
        await run.sees("Nobody facilitates yet: f and a name.")
        await run.press("f")
        await run.paste("pri")
        await run.sees("Priya Raman")
        await run.does("enter")
        await run.sees("Priya Raman facilitates")
        await run.press("f")
        await run.paste("Noor Haddad, Fenwick Mediation")
        await run.sees("outside the parties")
        await run.does("enter")
        await run.sees("Facilitator: Noor Haddad, Fenwick Mediation")
        await run.press("f")
        await run.paste("Nobody")
        await run.press("enter")
        await run.sees("a person who is listed, or somebody from outside: name, affiliation")
        assert run.typed == "Nobody"


def test_a_name_that_several_share_is_not_guessed() -> None:
    answer = read_facilitator("ma", PARTNERSHIP.with_person(Person(id="marit", name="Marit Moe", party="tolland")))
    assert answer == "which one? Mateo Ferreira, Marit Moe"


async def test_during_the_meeting_a_number_stamps_the_time_of_coming_and_leaving(start: Start) -> None:
    async with start(here=HERE[:1]) as run:
        await run.press("h")
        await run.sees("Who is here?", "Enter back")
        await run.does("3")
        await run.sees("[x] Mateo Ferreira", "came")
        await run.does("1")
        await run.sees("[ ] Imani Okafor", "left")
        await run.press("enter")
        await run.sees("▶ ○ Mateo speaking")
        await run.press("Q", "1")
        await run.sees("The meeting is closed.")
        found, _ = load_minutes(run.minutes, PARTNERSHIP)
        assert found is not None
        assert [row.who for row in found.late] == ["mateo"]
        assert [row.who for row in found.left] == ["imani"]


async def test_a_party_without_anybody_does_not_hold_the_meeting_up(start: Start) -> None:
    async with start(here=("imani",)) as run:
        await run.capture("d", "Bill monthly")
        await run.go(5)
        await run.sees("Tolland nobody here: to ratify")
        await run.press("2")
        await run.sees("Nobody from Tolland is here; the decision is theirs to ratify")


@pytest.mark.parametrize("key", ["escape", "backspace"])
async def test_before_the_meeting_there_is_nothing_to_go_back_to(start: Start, key: str) -> None:
    async with start() as run:
        await run.press(key, key)
        await run.sees("Who is here?", "Enter begin")


async def test_a_need_that_is_not_there_is_asked_about_once_before_the_meeting_begins(start: Start) -> None:
    async with start(needs=["someone from every party", "a projector"]) as run:
        await run.does("1")
        await run.press("enter")
        await run.until(lambda: "Not there yet: someone from every party; a projector." in run.strip)
        assert "Enter again begins all the same." in run.strip
        await run.does("enter")
        await run.sees("What has deserved your best hours?")


async def test_what_stands_beneath_the_people_is_reached_with_page_down(start: Start, folder: Path) -> None:
    parked = "".join(f'[[parked]]\nid = "Q{n}"\ntext = "Question {n} of the courier"\n' for n in range(1, 4))
    (folder / "minutes" / "2026-11-06-weekly.toml").write_text(
        'partnership = "p"\nmeeting = 1\ntitle = "Weekly"\ndate = 2026-11-06\nbegan = 14:00:00\n'
        + '[[action]]\nid = "A1"\ntext = "Ask."\nowner = "imani"\ndue = 2026-11-10\n'
        + parked
    )
    async with start(size=(60, 20)) as run:
        await run.sees("Since we last met", "1 late: A1")
        assert "Steps" not in run.words
        await run.press("pagedown", "pagedown")
        await run.sees("Steps")
