"""Home: what is live, what can be begun, what waits, what happened; each row a digit or the arrows away."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from meetingtui.core.people import Rhythm
from meetingtui.register.asking import ask
from meetingtui.register.reading import read_register
from meetingtui.tui.screens.home import HomeScreen
from meetingtui.tui.screens.review.item import ItemPage
from meetingtui.tui.screens.review.minutes import MinutesScreen
from meetingtui.tui.screens.review.register import RegisterScreen
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import HERE, SIZES, Running, Start
from tests.tui.hostile import acting

DATA = Path(__file__).parents[2] / "data"
OURS = 'title = "Ours"\n[[step]]\nkind = "ask"\nprompts = ["Why?"]\n'


@pytest.fixture
def late(folder: Path) -> Path:
    """A partnership whose only minutes are a year old: nothing of them is kept or confirmed."""
    text = (DATA / "minutes.toml").read_text().replace("2026-1", "2025-1")
    (folder / "minutes" / "2025-11-20-context-and-status.toml").write_text(text)
    return folder


def home(run: Running) -> HomeScreen:
    screen = run.app.screen
    assert isinstance(screen, HomeScreen)
    return screen


async def at(run: Running, words: str) -> int:
    """The place of the row with these words, once it is there."""
    await run.until(lambda: any(words in row.words for row in home(run).entries))
    return next(number for number, row in enumerate(home(run).entries) if words in row.words)


# what stands there ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_one_screen_says_what_can_be_begun_what_waits_and_what_happened(
    start: Start, late: Path, size: tuple[int, int]
) -> None:
    names = PARTNERSHIP.model_copy_with(rhythm=(Rhythm(agenda="care", every="1 month"),))
    async with start(home=True, size=size, partnership=names) as run:
        await run.sees("Quillmere and Tolland Bright", "Begin", "Promises: 2 late", "Minutes to confirm", "Recent")
        await run.sees("20 Nov 2025", "by Quillmere and Tolland", "late", "draft")
        order = [run.text.index(word) for word in ("Begin", "Promises", "Minutes to confirm", "Recent")]
        assert order == sorted(order)
        assert "Q leave" in run.foot
        assert all(len(line) <= size[0] for line in run.lines)


async def test_what_is_due_by_the_rhythm_comes_before_what_could_be_begun_as_well(start: Start, late: Path) -> None:
    names = PARTNERSHIP.model_copy_with(rhythm=(Rhythm(agenda="care", every="1 month"),))
    text = next((late / "minutes").iterdir())
    text.write_text("\n".join(line for line in text.read_text().split("\n") if not line.startswith("next")))
    async with start(home=True, partnership=names) as run:
        assert await at(run, "care") < await at(run, "another agenda")
        await run.sees("due, never held")


async def test_where_nothing_was_held_agendas_for_a_beginning_are_offered_after_your_own(
    start: Start, folder: Path
) -> None:
    (folder / "agendas" / "own.toml").write_text(OURS)
    async with start(home=True) as run:
        await run.sees("No meeting was held yet.", "1 own Ours", "2 kickoff", "another agenda, found by words")


async def test_a_late_promise_has_a_sign_and_a_word(start: Start, late: Path) -> None:
    async with start(home=True) as run:
        await run.until(lambda: home(run).entries)
        promised = [row for row in home(run).entries if row.late]
        assert promised
        for row in promised:
            line = next(line for line in run.lines if row.words[:12] in line)
            assert " ! " in line
            assert ", late" in line


async def test_files_that_cannot_be_read_are_named_with_their_line_and_stop_nothing(start: Start, late: Path) -> None:
    (late / "minutes" / "2026-01-01-odd.toml").write_text("x =\n")
    (late / "agendas" / "ours.toml").write_text("title = 3\n")
    async with start(home=True, size=(100, 40)) as run:
        await run.sees("Not right", "2026-01-01-odd.toml:1: ", "ours.toml:1: ", "Promises: 2 late")
        await run.press("enter")
        await run.sees("Who is here?")


@pytest.mark.parametrize("size", SIZES)
async def test_an_open_meeting_is_gone_on_with_where_it_was(start: Start, size: tuple[int, int]) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill monthly")
        await run.go(2)
        await run.press("Q", "2")
        await run.until(lambda: run.app.return_code == 0)
    async with start(size=size) as run:
        await run.sees("A meeting is still open.", "1 go on with Context and status", "at What is moving; 1 captured")
        await run.sees("Enter go on")
        await run.press("enter")
        await run.sees("What do you see coming?", "D1 Bill monthly")
        await run.capture("d", "And on")
        await run.until(lambda: [found.label for found in run.meeting.live_items] == ["D1", "D2"])


async def test_beside_an_open_meeting_the_agenda_that_was_asked_for_can_still_be_begun(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("Q", "2")
        await run.until(lambda: run.app.return_code == 0)
    async with start(title="Another", name="another") as run:
        await run.sees("2 another")
        await run.press("2")
        await run.sees("Another", "Who is here?")


# what is opened ---------------------------------------------------------------------------------------------


async def test_a_number_begins_a_meeting(start: Start, folder: Path) -> None:
    (folder / "agendas" / "own.toml").write_text(OURS)
    async with start(home=True) as run:
        await run.sees("1 own Ours")
        await run.press("1")
        await run.sees("Ours", "Who is here?", "[ ] Imani Okafor")


async def test_enter_opens_the_row_that_the_arrows_mark_and_the_footer_says_what_it_does(
    start: Start, folder: Path
) -> None:
    async with start(home=True) as run:
        row = await at(run, "context-and-status")
        await run.press("up", *["down"] * row)
        await run.sees(f"▶ {row + 1} context-and-status", "Enter begin")
        await run.press("enter")
        await run.sees("Context conversation and status", "Who is here?")


@pytest.mark.parametrize(
    ("words", "label", "screen"),
    [("A31", "Enter open the promise", ItemPage), ("20 Nov 2025", "Enter open the minutes", MinutesScreen)],
)
async def test_a_promise_opens_its_page_and_minutes_open_theirs_and_escape_comes_home(
    start: Start, late: Path, words: str, label: str, screen: type[object]
) -> None:
    async with start(home=True) as run:
        row = await at(run, words)
        await run.press(*["down"] * row)
        await run.sees(label)
        await run.press("enter")
        await run.until(lambda: isinstance(run.app.screen, screen))
        await run.press("escape")
        await run.until(lambda: isinstance(run.app.screen, HomeScreen))
        await run.sees("▶", "Begin")


async def test_what_does_not_fit_is_counted_and_opens_the_register(start: Start, folder: Path) -> None:
    many = "".join(
        f'\n[[action]]\nid = "A{n}"\ntext = "Promise {n}"\nowner = "imani"\ndue = 2025-12-0{n}\naccepted = true\n'
        for n in range(1, 10)
    )
    text = (DATA / "minutes.toml").read_text().replace("2026-1", "2025-1")
    (folder / "minutes" / "2025-11-20-x.toml").write_text(text + many)
    async with start(home=True, size=(60, 20)) as run:
        row = await at(run, "more: all open promises")
        await run.press(*["down"] * row)
        await run.sees("Promises: 11 late", "Enter open the register")
        await run.press("enter")
        await run.until(lambda: isinstance(run.app.screen, RegisterScreen))
        await run.sees("11 open, 11 late", "A31")


async def test_a_meeting_that_cannot_be_opened_is_refused_in_a_sentence_and_home_stays(
    start: Start, folder: Path
) -> None:
    (folder / "live").rmdir()
    (folder / "live").write_text("in the way")
    (folder / "agendas" / "own.toml").write_text(OURS)
    async with start(home=True, size=(60, 20)) as run:
        await run.sees("own")
        await run.press("1")
        await run.until(lambda: isinstance(run.app.screen, HomeScreen) and run.app.screen.sentence)
        await run.sees("Begin")
        assert "".join(home(run).sentence.split()) in "".join(run.text.split())
        await run.press("escape")
        assert not home(run).sentence
        assert run.app.return_code is None


async def test_a_number_of_nothing_does_nothing(start: Start) -> None:
    async with start(home=True) as run:
        await run.sees("another agenda")
        await run.press("9", "8")
        await run.sees("Begin")
        assert isinstance(run.app.screen, HomeScreen)


# leaving, looking back, help --------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Q", "ctrl+c"])
async def test_home_is_left_at_once(start: Start, key: str) -> None:
    async with start(home=True) as run:
        await run.press(key)
        await run.until(lambda: run.app.return_code == 0)


@pytest.mark.parametrize("size", SIZES)
async def test_one_escape_too_many_says_what_leaves_and_leaves_nothing(start: Start, size: tuple[int, int]) -> None:
    async with start(home=True, size=size) as run:
        for _ in range(2):
            await run.press("escape")
            await run.sees("This is home. Q leaves.")
            await run.press("escape")
            await run.until(lambda: "This is home." not in run.text)
        assert isinstance(run.app.screen, HomeScreen)
        assert run.app.return_code is None


async def test_names_of_files_in_the_folder_are_inert(start: Start, folder: Path) -> None:
    for name in ("[bold]x", "a[=", "\x1b[31mred", "\u202eevil"):
        (folder / "agendas" / f"{name}.toml").write_text(OURS)
    for name in ("2026-01-01-[x", "2026-01-02-\x1b]52;c;eA==\x07"):
        (folder / "minutes" / f"{name}.toml").write_text("broken =")
    async with start(home=True, size=(120, 36)) as run:
        await run.sees("[bold]x", "a[=", "␛[31mred", "evil", "2026-01-01-[x")
        assert not acting(run.text)


@pytest.mark.parametrize("size", SIZES)
async def test_home_looks_back_with_a_key_and_escape_comes_home(
    start: Start, folder: Path, size: tuple[int, int]
) -> None:
    shutil.copy(DATA / "minutes.toml", folder / "minutes" / "2026-11-20-context-and-status.toml")
    async with start(home=True, size=size) as run:
        await run.sees("Begin")
        assert "l look back" in run.foot
        await run.press("l")
        await run.sees("Minutes", "▶ 20 Nov")
        assert "Esc back" in run.foot
        assert "Q leave" not in run.foot
        await run.press("escape")
        await run.sees("Begin")
        await run.press("slash", *"invoice")
        await run.sees('1 with "invoice"')
        await run.press("escape", "escape")
        assert isinstance(run.app.screen, HomeScreen)


async def test_the_keys_say_what_each_digit_opens_and_any_way_out_leads_back(start: Start, folder: Path) -> None:
    async with start(home=True) as run:
        await run.sees("kickoff")
        for out in ("escape", "enter", "question_mark"):
            await run.press("question_mark")
            await run.sees("Keys that do something now", "n begin a meeting", "l look back")
            await run.press(out)
            await run.sees("▶ 1 kickoff")


async def test_finding_from_a_page_that_home_opened_finds_in_all_minutes(start: Start, late: Path) -> None:
    async with start(home=True) as run:
        row = await at(run, "A31")
        await run.press(*["down"] * row, "enter")
        await run.until(lambda: isinstance(run.app.screen, ItemPage))
        await run.press("slash")
        await run.until(lambda: getattr(getattr(run.app.screen, "field", None), "request", None) is not None)
        await run.press(*"invoice")
        await run.sees('1 with "invoice"')


async def test_what_an_owner_said_stands_at_home_and_leads_to_the_promise(start: Start, late: Path) -> None:
    one = read_register(late, PARTNERSHIP.parties)[0].items["A31"]
    for to, now, more in (
        ("done", datetime(2025, 11, 27, 9, 0, tzinfo=UTC), {}),
        ("moved", datetime(2025, 11, 28, 9, 30, tzinfo=UTC), {"due": date(2026, 1, 9), "why": "it is shut"}),
    ):
        assert isinstance(ask(late, PARTNERSHIP, one, "imani", to, now, **more), Path)
    async with start(home=True) as run:
        await run.sees("Promise: 1 late", "Owners say", "A31 Imani asks for Fri 9 Jan 2026: ")
        row = await at(run, "Imani asks for")
        await run.press(*["down"] * row, "enter")
        await run.until(lambda: isinstance(run.app.screen, ItemPage))
        await run.sees("Imani asks for Fri 9 Jan 2026: it is shut", "Imani says it is done")
        assert run.words.index("Imani asks for") < run.words.index("Imani says it is done")
        await run.press("escape", "l", "a")
        await run.sees("Thu 27 Nov 2025, late, move?")
