"""The capture line at work: all eight kinds, one question at a time, and no text lost on the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meetingtui.core.capture import merge
from meetingtui.core.items import Action, ItemKind, Win
from meetingtui.live.event import ItemChanged
from meetingtui.tui.capturing import HINTS, LETTERS, NAMES, by_file_name
from tests.tui.conftest import ARRIVING, HERE, MOVING, SIZES, Running, Start

EIGHT = {
    "a": ("Open a door @imani +mateo ^+2w = a reply", "A1", {"text": "Open a door", "owner": "imani"}),
    "d": ("Bill once a month = one date | quarterly", "D1", {"why": "one date", "instead": ("quarterly",)}),
    "r": ("The site goes quiet @mateo = a week | call them", "R1", {"sign": "a week", "mitigation": "call them"}),
    "p": ("Who pays the courier = next talk", "Q1", {"goes": "next talk"}),
    "w": ("The launch was calm +priya", "W1", {"to": ("priya",)}),
    "x": ("Two days of design @tolland", "X1", {"gave": "tolland", "got": "quillmere"}),
    "c": ("Two invoices came @quillmere", "C1", {"raised": "quillmere"}),
    "g": ("done = signed | opened", "T1", {"means": {"quillmere": "signed", "tolland": "opened"}}),
}


async def line(run: Running, letter: str, words: str) -> None:
    """Open a capture line and type into it."""
    await run.press(letter)
    await run.until(lambda: run.stage.line.request is not None)
    await run.paste(words)


@pytest.mark.parametrize("size", SIZES)
async def test_every_kind_is_one_letter_away_and_is_on_disk_before_the_strip_shows_it(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(size=size, here=HERE) as run:
        for letter, (words, label, fields) in EIGHT.items():
            await run.press(letter)
            await run.sees(f"{NAMES[LETTERS[letter]]} ", "Enter save")
            assert " ".join(HINTS[LETTERS[letter]].split()[:3]) in run.words
            await run.paste(words)
            await run.does("enter")
            assert f"{label}  {words.split(' =')[0].split(' @')[0].split(' +')[0]}" in run.strip
            assert run.strip.rstrip().endswith("saved")
            logged = b"".join(path.read_bytes() for path in (run.folder / "live").rglob("*.jsonl"))
            assert words.split(" =")[0].split(" @")[0].split(" +")[0].encode() in logged
            item = run.item(label)
            for name, value in fields.items():
                assert getattr(item, name) == value, (letter, name)
        assert len(run.meeting.live_items) == 8


def test_every_letter_has_a_kind_a_name_and_a_hint() -> None:
    by_a_step = {ItemKind.FEEDBACK, ItemKind.AGREEMENT, ItemKind.METRIC, ItemKind.EXPERIMENT}
    assert set(LETTERS.values()) | by_a_step == set(NAMES) == set(HINTS) == set(ItemKind)


async def test_in_a_line_letters_digits_and_signs_are_typed(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("a", *"adrpwxcgeuhftsobz", "U", "Q", "0", "9", "plus", "minus", "slash", "colon")
        await run.press("question_mark")
        assert run.typed == "adrpwxcgeuhftsobzUQ09+-/:?"
        await run.press("backspace")
        assert run.typed.endswith("/:")
        assert run.meeting.at == "s1"


async def test_what_was_understood_stands_beneath_while_typing(start: Start) -> None:
    async with start(here=HERE) as run:
        await line(run, "a", "Open a door @imani ^+2w")
        due = run.meeting.day + timedelta(days=14)
        await run.sees("Imani Okafor, Quillmere", f"{due.day} {due:%b}")


async def test_tab_completes_a_name(start: Start) -> None:
    async with start(here=HERE) as run:
        await line(run, "a", "Call @mat")
        await run.press("tab")
        assert run.typed == "Call @mateo"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Do it @imani @jonas", "one person is accountable; add the other with +"),
        ("Do it ^someday", "someday"),
        ("@imani", "say what is promised first"),
        ("Do it @tolland", "@ takes a person; name someone at Tolland"),
        ("Do it = one | two | three", "3 parts after =, but 2 parties"),
    ],
)
@pytest.mark.parametrize("size", SIZES)
async def test_a_refusal_keeps_the_line_open_with_its_sentence(
    start: Start, typed: str, sentence: str, size: tuple[int, int]
) -> None:
    async with start(size=size, here=HERE) as run:
        await line(run, "a", typed)
        await run.press("enter")
        await run.sees(sentence)
        assert run.typed == typed
        assert run.meeting.live_items == ()


async def test_an_empty_line_captures_nothing_and_says_so(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("a", "enter")
        await run.sees("Nothing was captured.")
        assert run.meeting.live_items == ()


# asked once -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_an_unknown_name_asks_once_which_party_and_a_digit_answers(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size, here=HERE) as run:
        await line(run, "a", "Call them @zoltan +zoltan")
        await run.press("enter")
        await run.sees("zoltan is new", "which party? 1 Quillmere · 2 Tolland · Esc correct it")
        await run.press("2")
        await run.until(lambda: run.meeting.live_items)
        person = run.meeting.partnership.people["zoltan"]
        assert (person.name, person.party) == ("Zoltan", "tolland")
        assert run.item("A1").owner == "zoltan"
        await run.until(lambda: run.stage.line.request is None)


async def test_escape_goes_from_the_question_back_to_the_line_to_correct_it(start: Start) -> None:
    async with start(here=HERE) as run:
        await line(run, "a", "Call them @imanni")
        await run.press("enter")
        await run.sees("imanni is new (or did you mean @imani?)")
        await run.press("escape")
        assert run.typed == "Call them @imanni"
        assert "which party?" not in run.text
        await run.press("backspace", "backspace", "backspace", *"ni", "enter")
        await run.until(lambda: run.meeting.live_items)
        assert run.item("A1").owner == "imani"
        assert len(run.meeting.partnership.person) == 4


async def test_a_letter_in_answer_to_the_question_is_typed(start: Start) -> None:
    async with start(here=HERE) as run:
        await line(run, "a", "Call them @imann")
        await run.press("enter")
        await run.sees("imann is new")
        await run.press("backspace", "i")
        assert run.typed == "Call them @imani"


async def test_an_unknown_stream_asks_once_and_one_adds_it(start: Start) -> None:
    async with start(here=HERE) as run:
        await line(run, "d", "Two sites first #pilot")
        await run.press("enter")
        await run.sees("#pilot is new: 1 add the stream · Esc correct it")
        await run.press("1")
        await run.until(lambda: run.meeting.live_items)
        assert run.item("D1").stream == "pilot"
        await run.capture("d", "And the third #pilot")
        assert run.meeting.partnership.streams["pilot"].name == "pilot"


async def test_a_past_date_asks_once(start: Start) -> None:
    async with start(here=HERE) as run:
        await line(run, "a", "Do it @imani ^2020-01-31")
        await run.press("enter")
        await run.sees("That date is past. Enter again keeps it.")
        assert run.meeting.live_items == ()
        await run.does("enter")
        assert run.item("A1").due.year == 2020


async def test_a_past_date_that_was_changed_is_asked_again(start: Start) -> None:
    async with start(here=HERE) as run:
        await line(run, "a", "Do it ^2020-01-31")
        await run.press("enter", "backspace", "0", "enter")
        await run.sees("That date is past.")
        assert run.meeting.live_items == ()


# drafts -----------------------------------------------------------------------------------------------------


async def test_escape_keeps_the_text_as_a_draft_of_its_kind(start: Start) -> None:
    async with start(here=HERE) as run:
        await line(run, "a", "half a thou")
        await run.press("escape")
        assert run.stage.line.request is None
        await run.press("d")
        assert run.typed == ""
        await run.press("escape", "a")
        assert run.typed == "half a thou"
        await run.paste("ght")
        await run.does("enter")
        await run.press("a")
        assert run.typed == ""


async def test_a_line_that_nobody_typed_in_leaves_no_draft(start: Start) -> None:
    step = {**ARRIVING, "record": "gist", "makes": "win"}
    async with start(step, here=HERE) as run:
        await run.press("3")
        await run.until(lambda: run.typed == " @imani")
        await run.press("escape")
        await run.does("enter")
        await run.press("3")
        await run.until(lambda: run.typed == " @mateo")


async def test_a_correction_left_with_escape_does_not_bring_old_words_back_later(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("a", "Open a door @imani")
        await run.press("e", "1")
        await run.until(lambda: run.typed == "Open a door @imani")
        await run.press("escape", "e", "1")
        await run.paste(" ^+2w")
        await run.does("enter")
        await run.press("e", "1")
        await run.until(lambda: "^" in run.typed)
        await run.press("escape")
        await run.does("u")
        await run.press("e", "1")
        await run.until(lambda: run.typed)
        assert run.typed == "Open a door @imani"


@pytest.mark.parametrize("key", ["ctrl+c"])
async def test_leaving_from_inside_a_line_keeps_its_draft(start: Start, key: str) -> None:
    async with start(here=HERE) as run:
        await line(run, "a", "half a thou")
        await run.press(key)
        await run.sees("Leave?")
        assert run.stage.line.request is None
        await run.press("escape", "a")
        assert run.typed == "half a thou"


async def test_leaving_from_a_line_inside_a_line_keeps_both_drafts(start: Start) -> None:
    async with start(MOVING, here=HERE) as run:
        await line(run, "4", "They write on")
        await run.press("ctrl+o", "d")
        await run.paste("Bill mon")
        await run.press("ctrl+c")
        await run.sees("Leave?")
        await run.press("escape", "4")
        await run.until(lambda: run.typed == "They write on")
        await run.press("ctrl+o", "d")
        await run.until(lambda: run.typed == "Bill mon")


# a line inside a line ---------------------------------------------------------------------------------------


async def test_ctrl_o_in_a_capture_opens_another_and_comes_back_to_the_same_caret(start: Start) -> None:
    async with start(here=HERE) as run:
        await line(run, "a", "Open door @imani")
        for _ in range(len("door @imani")):
            await run.press("left")
        await run.press("ctrl+o")
        await run.sees("capture: a action d decision")
        await run.press("d")
        assert run.typed == ""
        await run.paste("Bill monthly")
        await run.does("enter")
        assert run.typed == "Open door @imani"
        await run.press("a", "space")
        assert run.typed == "Open a door @imani"
        await run.does("enter")
        assert [found.headline for found in run.meeting.live_items] == ["Bill monthly", "Open a door"]


async def test_ctrl_o_in_a_gist_goes_as_deep_as_one_likes_and_back(start: Start) -> None:
    async with start(MOVING, here=HERE) as run:
        await line(run, "4", "They write Mondays")
        for _ in range(len("Mondays")):
            await run.press("left")
        for letter in "aa":
            await run.press("ctrl+o", letter)
            await run.paste(f"Thing {letter}")
        await run.does("enter")
        assert run.typed == "Thing a"
        await run.press("escape")
        assert run.typed == "They write Mondays"
        await run.press(*"on", "space")
        await run.does("enter")
        assert run.meeting.steps[0].state.gist == "They write on Mondays"
        assert len(run.meeting.live_items) == 1


async def test_ctrl_o_and_a_key_that_captures_nothing_changes_nothing(start: Start) -> None:
    async with start(here=HERE) as run:
        await line(run, "a", "Open")
        for key in ("z", "escape", "enter", "1"):
            await run.press("ctrl+o", key)
            assert run.typed == "Open"


async def test_escape_in_the_inner_line_keeps_its_draft_and_goes_back_to_the_outer(start: Start) -> None:
    async with start(MOVING, here=HERE) as run:
        await line(run, "4", "They write")
        await run.press("ctrl+o", "d")
        await run.paste("Bill mon")
        await run.press("escape")
        assert run.typed == "They write"
        await run.press("escape")
        assert run.stage.line.request is None
        await run.press("4")
        await run.until(lambda: run.typed == "They write")


# correcting -------------------------------------------------------------------------------------------------


async def test_a_correction_keeps_the_number_and_everything_the_line_does_not_say(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("a", "Open a door @imani +mateo ^+2w = a reply")
        before = run.item("A1")
        await run.press("e", "1")
        await run.until(lambda: run.typed.startswith("Open a door @imani +mateo"))
        await run.press("home", *"Re")
        await run.does("enter")
        after = run.item("A1")
        assert after.text == "ReOpen a door"
        assert after.model_copy(update={"text": before.text}) == before


async def test_a_correction_that_changes_nothing_writes_nothing(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("a", "Open a door @imani")
        before = run.meeting
        await run.press("e", "1")
        await run.until(lambda: run.typed)
        await run.press("enter")
        await run.until(lambda: run.stage.line.request is None)
        assert run.meeting is before


async def test_an_emptied_line_asks_once_and_takes_the_item_out(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill")
        await run.press("e", "1")
        await run.until(lambda: run.typed == "Bill")
        await run.press(*["backspace"] * 4, "enter")
        await run.sees("Enter again takes D1 out; Esc leaves it as it was.")
        assert len(run.meeting.live_items) == 1
        await run.does("enter")
        await run.sees("D1 is taken out; u brings it back.")
        assert run.meeting.live_items == ()
        await run.does("u")
        assert [found.label for found in run.meeting.live_items] == ["D1"]


def test_an_edit_says_only_what_it_changes() -> None:
    before = Action(text="Open a door", owner="imani", accepted=True)
    after = before.model_copy(update={"helpers": ("mateo",), "due": date(2026, 12, 1)})
    changes = merge(ItemKind.ACTION, before, after)
    assert by_file_name(before, changes) == {"helpers": ["mateo"], "due": "2026-12-01"}
    assert by_file_name(Win(text="Booked"), {"from_": "mateo"}) == {"from": "mateo"}


async def test_who_had_said_yes_is_asked_again_when_it_reads_differently(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("a", "Open a door @imani ^fri")
        key = run.meeting.live_items[0].key
        run.stage.submit(ItemChanged(item=key, fields={"accepted": True}))
        await run.until(lambda: run.item("A1").accepted)
        await run.press("e", "1")
        await run.until(lambda: run.typed)
        await run.paste(" today")
        await run.does("enter")
        await run.sees("A1 changed: its owner is asked again.")
        assert not run.item("A1").accepted
