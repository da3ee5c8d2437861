"""Home: what is live, what can be begun, what happened."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from meetingtui.files.agenda import list_agendas
from meetingtui.review.agendas import offered
from meetingtui.tui.screens.home import PER_PAGE, HomeScreen
from tests.tui.conftest import HERE, SIZES, Start
from tests.tui.hostile import acting

DATA = Path(__file__).parents[2] / "data"
OURS = 'title = "Ours"\n[[step]]\nkind = "ask"\nprompts = ["Why?"]\n'


def pages_of(folder: Path) -> int:
    """How many pages the agendas fill."""
    return (len(list_agendas(folder)) + PER_PAGE - 1) // PER_PAGE


@pytest.mark.parametrize("size", SIZES)
async def test_home_lists_the_agendas_and_the_last_minutes(start: Start, folder: Path, size: tuple[int, int]) -> None:
    (folder / "agendas" / "own.toml").write_text(OURS)
    shutil.copy(DATA / "minutes.toml", folder / "minutes" / "2026-11-20-context-and-status.toml")
    async with start(home=True, size=size) as run:
        await run.sees("Quillmere and Tolland Bright", "Begin", "1 own Ours", "2 context-and-status", "45 min")
        pages = pages_of(folder)
        await run.press(*["pagedown"] * (pages - 1))
        await run.sees(f"page {pages} of {pages}", "Recent", "20 Nov")
        assert "Q leave" in run.foot


async def test_a_number_begins_a_meeting(start: Start, folder: Path) -> None:
    (folder / "agendas" / "own.toml").write_text(OURS)
    async with start(home=True) as run:
        await run.press("1")
        await run.sees("Ours", "Who is here?", "[ ] Imani Okafor")


async def test_enter_begins_the_one_that_the_arrows_mark(start: Start, folder: Path) -> None:
    second = offered(list_agendas(folder), [])[1]
    assert second.agenda is not None
    async with start(home=True) as run:
        await run.press("down", "down", "up")
        await run.sees(f"▶ 2 {second.name}", "Enter begin")
        await run.press("enter")
        await run.sees(second.agenda.title, "Who is here?")


async def test_an_agenda_that_is_wrong_is_not_offered(start: Start, folder: Path) -> None:
    (folder / "agendas" / "broken.toml").write_text("title = 3\n")
    async with start(home=True) as run:
        await run.sees("Begin")
        assert "broken" not in run.text


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


async def test_a_meeting_that_cannot_be_opened_is_refused_in_a_sentence_and_home_stays(
    start: Start, folder: Path
) -> None:
    (folder / "live").rmdir()
    (folder / "live").write_text("in the way")
    (folder / "agendas" / "own.toml").write_text(OURS)
    async with start(home=True, size=(60, 20)) as run:
        await run.press("1")
        await run.until(lambda: isinstance(run.app.screen, HomeScreen) and run.app.screen.sentence)
        await run.sees("Begin")
        assert "".join(run.app.screen.sentence.split()) in "".join(run.text.split())


async def test_a_number_of_nothing_does_nothing(start: Start, folder: Path) -> None:
    number = 0
    while len(list_agendas(folder)) % PER_PAGE != 1:
        (folder / "agendas" / f"own-{number}.toml").write_text(OURS)
        number += 1
    pages = pages_of(folder)
    async with start(home=True) as run:
        await run.press(*["pagedown"] * (pages - 1), "9", "8")
        await run.sees(f"page {pages} of {pages}", "Begin")
        assert isinstance(run.app.screen, HomeScreen)


@pytest.mark.parametrize("key", ["Q", "ctrl+c", "escape"])
async def test_home_is_left_at_once(start: Start, key: str) -> None:
    async with start(home=True) as run:
        await run.press(key)
        await run.until(lambda: run.app.return_code == 0)


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
        await run.press("escape")
        await run.sees("Begin")
        await run.press("slash", *"invoice")
        await run.sees('1 with "invoice"')
        await run.press("escape", "escape")
        assert isinstance(run.app.screen, HomeScreen)


async def test_home_says_which_promises_are_due(start: Start, folder: Path) -> None:
    shutil.copy(DATA / "minutes.toml", folder / "minutes" / "2026-11-20-context-and-status.toml")
    text = (folder / "minutes" / "2026-11-20-context-and-status.toml").read_text()
    (folder / "minutes" / "2026-11-20-context-and-status.toml").write_text(text.replace("2026-1", "2025-1"))
    async with start(home=True) as run:
        await run.sees("Recent", "promises: 2 late", "minutes to confirm: Thu 20 Nov")
