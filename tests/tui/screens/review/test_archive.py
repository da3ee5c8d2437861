"""The archive: minutes by date with what they hold, narrowed as one types."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content

from meetingtui.review import archive
from meetingtui.tui.screens.review.archive import ArchiveScreen
from tests.tui.conftest import PATIENCE, SIZES
from tests.tui.screens.review.conftest import Review, write

DATA = Path(__file__).parents[3] / "data"


@pytest.mark.parametrize("size", SIZES)
async def test_minutes_are_listed_the_newest_first(review: Review, three: Path, size: tuple[int, int]) -> None:
    async with review(three, size=size) as run:
        rows = [line for line in run.lines[:-4] if any(month in line for month in (" Jan ", " Feb ", " Mar "))]
        assert ["Context and status" in rows[0], "Weekly stand up" in rows[1], "Kickoff" in rows[2]] == [True] * 3
        assert "▶ 1 Mar" in " ".join(rows[0].split())
        assert [row.split()[-1] for row in rows] == ["draft", "confirmed", "confirmed"]
        assert "2024" in run.text
        await run.press("down", "down")
        assert "1 decision, 1 promise, 1 agreement, 1 risk" in run.strip


async def test_at_80_columns_what_they_hold_stands_beside(review: Review, three: Path) -> None:
    async with review(three) as run:
        assert "1 decision, 1 promise" in next(line for line in run.lines if "Kickoff" in line)


async def test_what_stands_is_summed_up_above_with_the_keys_of_the_registers(review: Review, three: Path) -> None:
    async with review(three) as run:
        assert "a 2 actions, 1 late d 1 decision r 1 risk p 1 parked" in run.words


async def test_a_wide_screen_has_the_registers_at_its_side(review: Review, three: Path) -> None:
    async with review(three, size=(120, 36)) as run:
        rail = run.part("rail")
        for words in ("a  Actions", "2 (1)", "G  Agreements", "M  Measures", "E  Experiments", "i  The story"):
            assert words in rail
        assert "a 2 actions" not in run.words


async def test_typing_narrows_at_once_and_escape_shows_all_again(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("slash", *"invoice")
        await run.sees("2 of 3", 'with "invoice"')
        assert "Context and status" not in run.text
        await run.press("space", "@", *"jonas")
        await run.sees("1 of 3", "Jonas Weil", "A2 Send November as one invoice")
        await run.press("enter")
        assert "Esc show all" in run.foot
        await run.press("escape")
        await run.sees("3 meetings", "Context and status")


async def test_while_typing_the_arrows_move_and_letters_type(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("slash", *"20", "backspace", "backspace", "down")
        assert "▶ 2 Feb" in run.words
        await run.press(*"adr")
        assert isinstance(run.app.screen, ArchiveScreen)
        await run.press("escape", "d")
        await run.sees("Decisions", "1 in force")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("#pilot", ["Kickoff"]),
        ("kind:win", ["Weekly stand up"]),
        ("kind:agr invoice", ["Kickoff"]),
        ("since:2024-02 until:2024-02", ["Weekly stand up"]),
        ("@mateo kind:win", ["Weekly stand up"]),
        ("party:tolland kind:concern", ["Kickoff"]),
        ("spring", ["Kickoff"]),
        ("stand-up", ["Weekly stand up"]),
        ("kind:win invoice", []),
    ],
)
async def test_filters_mean_what_they_say(review: Review, three: Path, typed: str, found: list[str]) -> None:
    async with review(three) as run:
        await run.press("slash", *typed, "enter")
        rows = [name for name in ("Context and status", "Weekly stand up", "Kickoff") if name in run.text]
        assert rows == found
        assert found or "No minutes answer to that" in run.text


async def test_a_filter_that_says_nothing_is_answered_in_a_sentence(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("slash", *"since:soon")
        await run.sees('"soon" is no date', "3 of 3")


async def test_a_folder_without_minutes_says_what_to_do(review: Review, folder: Path) -> None:
    async with review(folder) as run:
        await run.sees("No minutes yet.", "meetingtui run AGENDA")
        await run.press("enter", "down", "pagedown", "a")
        await run.sees("No promise is open.")


async def test_minutes_that_cannot_be_read_are_listed_with_the_reason(review: Review, three: Path) -> None:
    (three / "minutes" / "2024-02-20-broken.toml").write_text('title = "Gone wrong\n')
    async with review(three) as run:
        await run.press("down")
        assert "▶ ! 2024-02-20-broken: cannot be read" in run.words
        assert "2024-02-20-broken.toml:1: " in run.strip.replace("\n", "")
        await run.press("enter")
        await run.sees("Correct the file with any editor")
        await run.press("backspace", "a")
        await run.sees("A3 Thank whoever")


async def test_a_meeting_that_comes_while_one_reads_is_there_soon(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("down")
        write(three, "2024-04-05", "retrospective", 4, "")
        await run.sees("4 meetings", "Retrospective", "▶ 2 Feb")


async def test_the_first_ones_are_there_before_all_have_been_read(
    review: Review, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = threading.Event(), archive.register_of

    def held_up(folder: Path, held: Any, parties: Any) -> Any:
        gate.wait(PATIENCE)
        return real(folder, held, parties)

    monkeypatch.setattr(archive, "BATCH_SECONDS", 0.0)
    monkeypatch.setattr(archive, "register_of", held_up)
    for number in range(1, 60):
        write(folder, f"{2000 + number // 12}-{number % 12 + 1:02}-01", "kickoff", number, "")
    async with review(folder, whole=False) as run:
        await run.sees(" of 59 read", "Kickoff")
        await run.press("down", "down")
        await run.sees("▶ 1 Oct")
        await run.press("a")
        await run.sees("Reading …")
        gate.set()
        await run.sees("No promise is open.")
        await run.press("escape", "end")
        await run.sees("▶ 1 Feb", "2000", "59 meetings")
        await run.press("home")
        await run.sees("▶ 1 Dec", "2004")


async def test_backspace_stays_where_the_review_begins_and_q_leaves(review: Review, three: Path) -> None:
    async with review(three) as run:
        assert "Q leave" in run.foot
        assert "Esc back" not in run.foot
        await run.press("backspace")
        assert "Q leaves" in run.strip
        await run.press("escape", "escape")
        assert isinstance(run.app.screen, ArchiveScreen)
        await run.press("Q")
        await run.until(lambda: run.app.return_code == 0)


async def test_tab_completes_a_name_in_the_find_line(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("slash", *"@mat")
        assert "Tab complete a name" in run.foot
        await run.press("tab", "enter")
        await run.sees("with Mateo Ferreira")


async def test_only_the_lines_in_sight_are_drawn(review: Review, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 200):
        write(folder, f"{2000 + number // 12}-{number % 12 + 1:02}-01", "kickoff", number, "")
    drawn: list[int] = []
    real = ArchiveScreen.slot

    def slot(self: ArchiveScreen, row: int, number: int, width: int, *, here: bool) -> Content:
        drawn.append(row)
        return real(self, row, number, width, here=here)

    async with review(folder) as run:
        monkeypatch.setattr(ArchiveScreen, "slot", slot)
        await run.press("pagedown")
        await run.until(lambda: drawn)
        assert len(drawn) <= 24
        assert len(run.app.screen.query("*")) < 20


async def test_the_wheel_moves_the_mark(review: Review, three: Path) -> None:
    async with review(three) as run:
        screen = run.app.screen
        assert isinstance(screen, ArchiveScreen)
        screen.on_mouse_scroll_down()
        await run.sees("▶ 2 Feb")
        screen.on_mouse_scroll_up()
        await run.sees("▶ 1 Mar")


async def test_somebody_who_came_new_meanwhile_is_called_by_name(review: Review, three: Path) -> None:
    async with review(three) as run:
        shutil.copy(DATA / "partnership.toml", three)
        write(three, "2024-04-05", "retrospective", 4, '[[action]]\nid = "A9"\ntext = "Draw it"\nowner = "dara"\n')
        await run.sees("4 meetings")
        await run.press("a")
        await run.sees("Draw it", "Dara")
