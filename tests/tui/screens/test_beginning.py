"""Beginning a meeting from home: words narrow the agendas, a page says what each is, Enter begins, Tab rehearses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from meetingtui.core.people import Rest
from meetingtui.tui.screens.beginning import BeginScreen
from meetingtui.tui.screens.home import HomeScreen
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import SIZES, Running, Start
from tests.tui.hostile import acting


def here(run: Running) -> BeginScreen:
    screen = run.app.screen
    assert isinstance(screen, BeginScreen)
    return screen


async def open_it(run: Running) -> None:
    await run.sees("another agenda")
    await run.press("n")
    await run.until(lambda: here(run).found and here(run).field.request is not None)


@pytest.mark.parametrize("size", SIZES)
async def test_words_narrow_the_agendas_and_enter_begins_the_marked_one(start: Start, size: tuple[int, int]) -> None:
    async with start(home=True, size=size) as run:
        await open_it(run)
        await run.press(*"stuck")
        await run.until(lambda: 0 < len(here(run).found) < 10)
        marked = here(run).marked
        assert marked is not None
        assert marked.agenda is not None
        await run.sees(f"▶ {marked.name}", marked.agenda.purpose or "", "Enter begin", "Tab rehearse")
        await run.press("enter")
        await run.sees(marked.agenda.title, "Who is here?")


async def test_the_arrows_mark_another_and_its_page_can_be_read_on(start: Start) -> None:
    async with start(home=True) as run:
        await open_it(run)
        first, second = here(run).found[:2]
        await run.press("down")
        assert second.agenda is not None
        await run.sees(f"▶ {second.name}", second.agenda.purpose or "")
        assert f"▶ {first.name}" not in run.words
        await run.sees("more lines")
        head = run.words
        await run.press("pagedown")
        await run.until(lambda: (second.agenda.purpose or "") not in run.words)
        await run.press("pageup")
        await run.until(lambda: run.words == head)


async def test_words_that_no_agenda_has_say_so_and_escape_brings_all_back_then_home(start: Start) -> None:
    async with start(home=True) as run:
        await open_it(run)
        count = len(here(run).found)
        await run.paste("qqqq")
        await run.sees("No agenda has these words.", "Esc all again")
        await run.press("enter")
        assert here(run).field.text == "qqqq"
        await run.press("escape")
        await run.until(lambda: len(here(run).found) == count)
        assert here(run).field.text == ""
        await run.press("escape")
        await run.until(lambda: isinstance(run.app.screen, HomeScreen))


async def test_tab_goes_on_to_a_rehearsal_of_the_marked_agenda_in_this_folder(start: Start, folder: Path) -> None:
    async with start(home=True) as run:
        await open_it(run)
        run.app.goes_on = True
        await run.paste("kickoff")
        await run.sees("▶ kickoff")
        await run.press("tab")
        await run.until(lambda: run.app.return_code == 0)
        assert run.app.onward == ("rehearse", "--folder", str(folder), "--", "kickoff")
    assert not list((folder / "live").iterdir())


async def test_where_no_other_command_can_be_run_the_rehearsal_is_named(start: Start) -> None:
    async with start(home=True) as run:
        await open_it(run)
        await run.paste("kickoff")
        await run.sees("▶ kickoff")
        await run.press("tab")
        await run.sees("meetingtui rehearse kickoff")


async def test_an_agenda_that_is_wrong_is_listed_with_what_is_wrong_and_begins_nothing(
    start: Start, folder: Path
) -> None:
    (folder / "agendas" / "ours.toml").write_text("title = 3\n")
    async with start(home=True) as run:
        await open_it(run)
        await run.paste("ours")
        await run.sees("▶ ours", "cannot be run", "ours.toml:1: ")
        await run.press("enter")
        await run.sees("ours cannot be run as it is")
        assert not list((folder / "live").iterdir())


async def test_hostile_agendas_are_inert(start: Start, folder: Path) -> None:
    text = (
        'title = "[/bold] \\u001b[2J a[="\npurpose = "[@click=app.quit]x"\n[[step]]\nkind = "ask"\nprompts = ["[b"]\n'
    )
    for name in ("[bold]x", "\x1b[31mred"):
        (folder / "agendas" / f"{name}.toml").write_text(text)
    async with start(home=True) as run:
        await open_it(run)
        await run.sees("[bold]x", "[@click=app.quit]x")
        assert not acting(run.text)


async def test_nothing_is_begun_while_the_partnership_rests(start: Start) -> None:
    resting = PARTNERSHIP.model_copy_with(state="resting", rest=Rest(since=date(2026, 3, 2)))
    async with start(home=True, partnership=resting) as run:
        await run.sees("has been resting")
        await run.press("n")
        assert isinstance(run.app.screen, HomeScreen)
        assert "another agenda" not in run.words
