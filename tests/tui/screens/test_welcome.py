"""The first start: what this is, a demo, a partnership in three answers; and which one, where there are several."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from meetingtui.files.partnership import load_partnership, new_partnership
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.tui.screens.founding import FoundingScreen
from meetingtui.tui.screens.home import HomeScreen
from meetingtui.tui.screens.welcome import WelcomeScreen
from tests.tui.conftest import SIZES, Running, Start, settle
from tests.tui.hostile import acting


async def answer(run: Running, words: str | None) -> None:
    """Answer a question of founding; None takes what stands there."""
    screen = run.app.screen
    assert isinstance(screen, FoundingScreen)
    asked = screen.at
    await run.until(lambda: screen.line.request is not None)
    if words is not None:
        await run.press("ctrl+u")
        await run.paste(words)
    await run.press("enter")
    await run.until(lambda: run.app.screen is not screen or screen.at != asked or screen.line.said)


# nothing yet ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_page_says_what_this_is_and_three_ways_on(start: Start, size: tuple[int, int]) -> None:
    async with start(partnership=None, home=True, size=size) as run:
        await run.sees("runs meetings between organisations", "1 see a demo", "2 start a partnership", "3 leave")
        await run.sees("Enter see a demo", "? keys")
        await run.press("3")
        await run.until(lambda: run.app.return_code == 0)


async def test_the_demo_is_gone_on_to_and_nothing_else_is_begun(start: Start, folder: Path) -> None:
    async with start(partnership=None, home=True) as run:
        await run.sees("1 see a demo")
        run.app.goes_on = True
        await run.press("1")
        await run.until(lambda: run.app.return_code == 0)
        assert run.app.onward == ("demo",)
    assert not list((folder / "live").iterdir())


async def test_where_no_other_command_can_be_run_the_demo_is_named(start: Start) -> None:
    async with start(partnership=None, home=True) as run:
        await run.sees("1 see a demo")
        await run.press("1")
        await run.sees("To see it: meetingtui demo")
        assert run.app.return_code is None


async def test_in_lines_the_demo_in_lines_is_named(folder: Path) -> None:
    app = MeetingApp(Launch(folder, None, None, "UTC", linear=True))
    async with app.run_test(size=(80, 24)) as pilot:
        run = Running(app, pilot)
        await run.sees("1 see a demo")
        await run.press("1")
        await run.sees("To see it: meetingtui demo --linear")


@pytest.mark.parametrize("size", SIZES)
async def test_two_names_and_a_folder_make_a_partnership_and_its_home(
    start: Start, tmp_path: Path, size: tuple[int, int]
) -> None:
    made = tmp_path / "elsewhere" / "ours"
    async with start(partnership=None, home=True, size=size) as run:
        await run.sees("2 start a partnership")
        await run.press("2")
        await run.sees("The first party:")
        await answer(run, "Quillmere")
        await answer(run, "Tolland")
        await run.sees("Where is it kept?", "Enter make it")
        await answer(run, str(made))
        await run.sees("Quillmere and Tolland", "No meeting was held yet.", "1 kickoff")
        assert run.app.launch.folder == made
        await run.press("1")
        await run.sees("Who is here?")
    found, _ = load_partnership(made)
    assert found is not None
    assert [party.name for party in found.party] == ["Quillmere", "Tolland"]
    assert made.stat().st_mode & 0o077 == 0
    assert list((made / "live").iterdir())


async def test_a_folder_below_meetings_is_offered_that_is_not_taken(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    meetings = tmp_path / "me" / "meetings"
    (meetings / "quillmere-tolland").mkdir(parents=True)
    app = MeetingApp(Launch(meetings / "partnership", None, None, "UTC", unplaced=True))
    async with app.run_test(size=(80, 24)) as pilot:
        run = Running(app, pilot)
        await run.sees("2 start a partnership")
        await run.press("2")
        await answer(run, "Quillmere Advisory")
        await answer(run, "Tolland Bright")
        await run.sees("Where is it kept? ~/meetings/quillmere-tolland-2")
        await answer(run, None)
        await run.sees("No meeting was held yet.")
    assert (meetings / "quillmere-tolland-2" / "partnership.toml").is_file()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.write_text("x"), "a file stands there"),
        (lambda path: (path.mkdir(), (path / "x").write_text("")), "there is something in that folder"),
        (lambda path: new_partnership(path, "Theirs", ["A", "B"]), "a partnership is kept there already"),
        (None, "a folder needs a name"),
    ],
)
async def test_a_folder_that_will_not_do_is_refused_in_a_sentence_and_stays_in_the_line(
    start: Start, tmp_path: Path, make: Callable[[Path], object] | None, sentence: str
) -> None:
    wanted = tmp_path / "taken"
    if make is not None:
        make(wanted)
    before = sorted(wanted.rglob("*")) if wanted.is_dir() else []
    async with start(partnership=None, home=True) as run:
        await run.sees("2 start a partnership")
        await run.press("2")
        await answer(run, "Quillmere")
        await answer(run, "Tolland")
        await answer(run, str(wanted) if make else " ")
        await run.sees(sentence)
        assert isinstance(run.app.screen, FoundingScreen)
    assert (sorted(wanted.rglob("*")) if wanted.is_dir() else []) == before


async def test_going_back_to_the_first_page_keeps_what_was_typed(start: Start) -> None:
    async with start(partnership=None, home=True) as run:
        await run.sees("2 start a partnership")
        await run.press("2")
        await answer(run, "Quillmere")
        await run.sees("The other party:")
        await run.paste("Toll")
        await run.press("escape", "escape")
        await run.until(lambda: isinstance(run.app.screen, WelcomeScreen))
        await run.press("2")
        await run.sees("The first party: Quillmere")
        await run.press("enter")
        await run.sees("The other party: Toll")


# several ----------------------------------------------------------------------------------------------------

Which = Callable[[int], AbstractAsyncContextManager[Running]]


@pytest.fixture
def which(tmp_path: Path) -> Which:
    """Start with so many partnerships, and nobody said which."""

    @asynccontextmanager
    async def begin(count: int) -> AsyncIterator[Running]:
        folders = [tmp_path / "meetings" / f"p{number:02}" for number in range(count)]
        for number, path in enumerate(folders):
            new_partnership(path, f"Pair {number:02}", [f"Left{number:02}", f"Right{number:02}"])
        app = MeetingApp(Launch(folders[0], None, None, "UTC", several=tuple(folders)))
        async with app.run_test(size=(60, 20)) as pilot:
            running = Running(app, pilot)
            await settle(pilot, lambda: "Which partnership?" in running.words)
            yield running

    return begin


async def test_one_of_several_is_picked_by_its_number_and_nothing_of_another_is_shown(which: Which) -> None:
    async with which(3) as run:
        await run.sees("1 Pair 00", "2 Pair 01", "3 Pair 02", "Enter open")
        await run.press("2")
        await run.sees("Pair 01", "No meeting was held yet.")
        assert isinstance(run.app.screen, HomeScreen)
        assert run.app.launch.folder.name == "p01"
        assert "Pair 00" not in run.text
        assert "Pair 02" not in run.text
        await run.press("1")
        await run.sees("Who is here?")
        assert list((run.app.launch.folder / "live").iterdir())


async def test_more_than_the_screen_holds_are_reached_with_the_arrows(which: Which) -> None:
    async with which(24) as run:
        await run.sees("more: the arrows lead to them")
        await run.press(*["down"] * 20)
        await run.sees("▶ Pair 20")
        await run.press("enter")
        await run.until(lambda: run.app.launch.folder.name == "p20")


async def test_a_partnership_that_cannot_be_read_is_named_with_its_line_and_another_can_be_picked(
    which: Which, tmp_path: Path
) -> None:
    async with which(2) as run:
        (tmp_path / "meetings" / "p00" / "partnership.toml").write_text("name = \x1b[2J")
        await run.press("1")
        await run.sees("partnership.toml:1")
        assert not acting(run.text)
        await run.press("2")
        await run.sees("No meeting was held yet.")
