"""The registers: what presses first, ended ones on request, and each item's history with the way to its minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.review.registers import SHELVES
from tests.tui.conftest import SIZES
from tests.tui.screens.review.conftest import Review, write


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        ("a", "Actions 2 open, 1 late"),
        ("d", "Decisions 1 in force"),
        ("r", "Risks 1 live"),
        ("p", "Parked questions 1 waiting"),
        ("w", "Wins 1 not yet told"),
        ("x", "Exchanges 1 given"),
        ("c", "Concerns 1 open"),
        ("g", "Words 1 in use"),
        ("G", "Agreements 1 in force"),
        ("M", "Measures 1 watched"),
        ("E", "Experiments 1 being tried"),
    ],
)
async def test_every_register_has_a_letter(review: Review, three: Path, letter: str, words: str) -> None:
    assert letter in {shelf.key for shelf in SHELVES}
    async with review(three, size=(60, 20)) as run:
        await run.press(letter)
        await run.sees(words)
        await run.press("enter", "enter")
        await run.sees("▶")
        await run.press("backspace", "backspace", letter)
        await run.sees("3 meetings")


@pytest.mark.parametrize("size", SIZES)
async def test_late_promises_come_first_and_say_so(review: Review, three: Path, size: tuple[int, int]) -> None:
    async with review(three, size=size) as run:
        await run.press("a")
        await run.sees("▶ A3", "Imani", "Fri 22 Mar 2024, late", "A2", "Jonas", "Fri 4 Dec 2099")
        assert run.text.index("A3") < run.text.index("A2")
        assert "Thank whoever opened the door" in run.strip


async def test_ended_ones_come_on_request(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("a")
        await run.sees("A3")
        assert "A1" not in run.text
        await run.press("o")
        await run.sees("done or dropped", "A1", "done Fri 1 Mar 2024", "o open only")
        await run.press("o")
        assert "A1" not in run.text


async def test_a_register_narrows_by_owner_party_stream_and_words(review: Review, three: Path) -> None:
    async with review(three) as run:
        for typed, there, gone in (
            ("@jonas", "A2", "A3"),
            ("party:quillmere thank", "A3", "A2"),
            ("invoice", "A2", "A3"),
            ("since:2024-03", "A3", "A2"),
        ):
            await run.press("a", "slash", *typed, "enter")
            await run.sees(there)
            assert gone not in run.text
            await run.press("escape", "escape")
        await run.press("a", "o", "slash", *"#pilot", "enter")
        await run.sees("A1", "1 with Three-museum pilot")
        await run.press("slash", *"zebra", "enter")
        await run.sees("None answers to that")


async def test_one_key_from_an_action_to_where_it_was_made(review: Review, three: Path) -> None:
    async with review(three, size=(60, 20)) as run:
        await run.press("a")
        await run.sees("▶ A3")
        await run.press("enter")
        await run.sees("A3 Thank whoever opened the door", "late by", "Enter where it was made")
        await run.press("enter")
        await run.sees("Context and status", "▶ A3 Thank whoever opened the door")
        await run.press("backspace")
        await run.sees("What became of it")


@pytest.mark.parametrize("size", SIZES)
async def test_the_place_is_in_sight_however_far_down_it_stands(
    review: Review, three: Path, size: tuple[int, int]
) -> None:
    many = "".join(f'[[parked]]\nid = "Q{number}"\ntext = "Question number {number}"\n' for number in range(10, 60))
    write(three, "2024-04-01", "questions", 4, many)
    async with review(three, size=size) as run:
        await run.press("p", "slash", *"Q55", "enter")
        await run.sees("▶ Q55")
        await run.press("enter", "enter")
        await run.sees("▶ Q55 Question number 55", "Q53", "Q57")


async def test_every_row_of_the_history_opens_its_minutes_there(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("a", "o")
        await run.sees("A1")
        await run.press("end", "enter")
        await run.sees(
            "1 Fri 19 Jan 2024: made in Kickoff, from D1",
            "2 Fri 2 Feb 2024: moved from Fri 2 Feb 2024 to Fri 16 Feb 2024, in Weekly stand up",
            "because: the site was shut",
            "3 Fri 1 Mar 2024: done, in Context and status",
            "they replied",
            "it comes from D1 Start with two sites",
            "from it came A3",
        )
        await run.press("2")
        await run.sees("Weekly stand up", "▶ A1 Open a door at the third site: moved to Fri 16 Feb 2024, because")
        await run.press("backspace", "3")
        await run.sees("▶ A1 Open a door at the third site: done: they replied")
        await run.press("backspace", "1")
        await run.sees("▶ A1 Open a door at the third site")
        await run.press("backspace", "4")
        await run.sees("Decisions: D1", "because", "waiting costs the spring", "from it came A1")


async def test_a_decision_says_what_it_replaced_and_what_replaced_it(review: Review, three: Path) -> None:
    body = '[[decision]]\nid = "D2"\ntext = "Start with three"\nreplaces = "D1"\nyes = ["quillmere"]\n'
    write(three, "2024-04-01", "quarterly", 4, body)
    async with review(three) as run:
        await run.press("d", "o")
        await run.sees("D2", "D1", "replaced Mon 1 Apr 2024")
        await run.press("end", "enter")
        await run.sees("replaced, in Quarterly", "replaced by D2 Start with three")
        await run.press("2")
        await run.sees("Quarterly", "▶ D2 Start with three")


async def test_another_letter_opens_another_register_in_its_place(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("a")
        await run.sees("2 open")
        await run.press("d")
        await run.sees("1 in force")
        await run.press("escape")
        await run.sees("3 meetings")


async def test_broken_minutes_make_what_was_open_uncertain_in_words(review: Review, three: Path) -> None:
    (three / "minutes" / "2024-03-15-broken.toml").write_text("date = 3\n")
    async with review(three) as run:
        await run.press("a", "enter")
        await run.sees("uncertain: minutes that could not be read may have changed it")
        await run.press("escape", "escape")
        await run.sees("a 2? actions, 1 late d 1? decision")


async def test_the_story_and_the_trends_are_a_key_away(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("i")
        await run.sees("The story so far", "Start with two sites")
        await run.press("enter", "j")
        await run.sees("Trends", "PROMISES")


async def test_every_key_is_listed_and_the_help_can_be_read_to_its_end(review: Review, three: Path) -> None:
    async with review(three, size=(60, 20)) as run:
        await run.press("a", "question_mark")
        await run.sees("Keys", "the ended ones too, or not")
        seen = run.text
        await run.press("end")
        seen += run.text
        for words in ("actions", "agreements", "the story so far", "large layout", "since:2026-01", "PageUp"):
            assert words in seen
        await run.press("question_mark")
        await run.sees("2 open")


async def test_the_large_layout_parts_the_rows(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("a")
        await run.sees("A3")
        close = [number for number, line in enumerate(run.lines) if " A3 " in line or " A2 " in line]
        await run.press("z")
        wide = [number for number, line in enumerate(run.lines) if " A3 " in line or " A2 " in line]
        assert close[1] - close[0] == 1
        assert wide[1] - wide[0] == 2


async def test_find_from_an_item_goes_to_the_archive(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("a")
        await run.sees("A3")
        await run.press("enter")
        await run.sees("What became of it")
        await run.press("slash", *"invoice")
        await run.sees("2 of 3")
