"""The first minute in an empty folder: two names, and on with the meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.core.text import clean_line
from meetingtui.files.agenda import find_agenda, load_agenda
from meetingtui.files.partnership import load_partnership
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.tui.screens.founding import FoundingScreen
from meetingtui.tui.screens.stage import StageScreen
from tests.tui.conftest import SIZES, Running, Start, still
from tests.tui.hostile import acting


async def say(run: Running, name: str) -> None:
    await run.until(lambda: run.app.screen.line.request is not None)
    await run.paste(name)
    await run.press("enter")


def founding(run: Running) -> FoundingScreen:
    screen = run.app.screen
    assert isinstance(screen, FoundingScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_two_names_and_the_meeting_is_there(start: Start, folder: Path, size: tuple[int, int]) -> None:
    async with start(partnership=None, size=size) as run:
        await run.sees("Who meets?", "The first party:", "Enter go on")
        await say(run, "Quillmere Advisory")
        await run.sees("1 Quillmere Advisory", "The other party:", "Esc back")
        await say(run, "Tolland Bright Studio")
        await run.sees("Who is here?", "Rosa Lind, Quillmere", "Enter begin")
    made, _ = load_partnership(folder)
    assert made is not None
    assert [party.name for party in made.party] == ["Quillmere Advisory", "Tolland Bright Studio"]
    assert made.name == "Quillmere Advisory and Tolland Bright Studio"


@pytest.mark.parametrize(
    ("given", "refused", "sentence"),
    [
        ([], "   ", "a party needs a name"),
        ([], "x" * 81, "a name has at most 80 letters"),
        (["Quillmere"], " QUILLMERE ", "that is the first party again"),
        (["Łódź"], "lodz", "that is the first party again"),
    ],
)
async def test_a_name_that_will_not_do_is_refused_in_a_sentence_and_stays_in_the_line(
    start: Start, given: list[str], refused: str, sentence: str
) -> None:
    async with start(partnership=None) as run:
        for name in given:
            await say(run, name)
            await run.sees("The other party:")
        await say(run, refused)
        await run.sees(sentence)
        assert founding(run).parties == given
        assert founding(run).line.text == refused


async def test_backspace_on_an_empty_line_goes_back_to_the_first_name(start: Start) -> None:
    async with start(partnership=None) as run:
        await say(run, "Quilmere")
        await run.sees("The other party:")
        await run.press("x", "backspace")
        assert founding(run).parties == ["Quilmere"]
        await run.press("backspace")
        await run.sees("The first party:")
        assert founding(run).line.text == "Quilmere"


async def test_escape_goes_back_too_and_what_was_typed_is_there_again(start: Start) -> None:
    async with start(partnership=None) as run:
        await say(run, "Quillmere")
        await run.sees("The other party:")
        await run.paste("Toll")
        await run.press("escape")
        await run.sees("The first party:")
        assert founding(run).line.text == "Quillmere"
        await run.press("enter")
        await run.sees("The other party:")
        assert founding(run).line.text == "Toll"


async def test_at_the_first_name_escape_keeps_it_as_a_draft_and_enter_brings_it_back(start: Start) -> None:
    async with start(partnership=None) as run:
        await run.until(lambda: founding(run).line.request is not None)
        await run.paste("Quill")
        await run.press("escape")
        assert founding(run).line.request is None
        assert "The first party:" not in run.words
        await run.press("enter")
        assert founding(run).line.text == "Quill"


@pytest.mark.parametrize("keys", [("ctrl+c",), ("escape", "escape", "Q"), ("escape", "escape", "escape")])
async def test_leaving_before_the_second_name_makes_nothing(start: Start, folder: Path, keys: tuple[str, ...]) -> None:
    before = sorted(folder.rglob("*"))
    async with start(partnership=None) as run:
        await say(run, "Quillmere")
        await run.sees("The other party:")
        await run.press(*keys)
        await run.until(lambda: run.app.return_code == 0)
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    "names",
    [
        ("[/bold]", "a[="),
        ("[link=https://example.org]x", "[@click=app.quit]y"),
        ("\x1b[31mred", "\x1b]52;c;eA==\x07"),
        ("\u202eevil", "\u2066\u200bx"),
        ("!", "?"),
        ("日本語の会社", "👩\u200d💻 & co"),
    ],
)
async def test_hostile_names_are_inert_and_the_meeting_works(
    start: Start, folder: Path, names: tuple[str, str]
) -> None:
    async with start(partnership=None) as run:
        for name in names:
            await say(run, name)
            await still(run.pilot)
        await run.sees("Who is here?")
        assert not acting(run.text.replace("\u200d", ""))
        await run.press("plus")
        await run.paste(f"Rosa [/] Lind, {names[1]}")
        await run.does("enter")
        await run.sees("[x] Rosa [/] Lind")
        await run.does("enter")
        await run.sees("What has deserved your best hours?")
        await run.capture("a", "Open a door")
    found, _ = load_partnership(folder)
    assert found is not None
    assert [party.name for party in found.party] == [clean_line(name) for name in names]


async def test_a_folder_that_was_named_is_the_one_it_is_kept_in_below_meetings_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    first = tmp_path / "me" / "meetings" / "first"
    agenda, _ = load_agenda(find_agenda("kickoff", first))
    app = MeetingApp(Launch(first, None, agenda, "UTC"))
    async with app.run_test(size=(80, 24)) as pilot:
        run = Running(app, pilot)
        await run.sees("The first party:")
        await say(run, "Quillmere")
        await run.sees("The other party:", "It is kept in ~/meetings/first, as plain text.", "Enter begin")
        await say(run, "Tolland")
        await run.sees("Who is here?")
    assert (first / "partnership.toml").is_file()


async def test_two_names_as_long_as_names_may_be_make_a_partnership(start: Start, folder: Path) -> None:
    async with start(partnership=None) as run:
        await say(run, "A" * 80)
        await run.sees("The other party:")
        await say(run, "B" * 80)
        await run.until(lambda: isinstance(run.app.screen, StageScreen))
    found, _ = load_partnership(folder)
    assert found is not None
    assert len(found.party) == 2


async def test_a_partnership_that_appears_meanwhile_is_not_written_over(start: Start, folder: Path) -> None:
    async with start(partnership=None) as run:
        await say(run, "Quillmere")
        await run.sees("The other party:")
        (folder / "partnership.toml").write_text("# theirs\n")
        await say(run, "Tolland")
        await run.sees("this partnership exists already")
        assert founding(run).parties == ["Quillmere"]
    assert (folder / "partnership.toml").read_text() == "# theirs\n"


async def test_a_folder_that_cannot_be_made_is_named_in_a_sentence_that_is_not_cut(start: Start, folder: Path) -> None:
    (folder / "agendas").rmdir()
    (folder / "agendas").write_text("in the way")
    async with start(partnership=None, size=(60, 20)) as run:
        await say(run, "Quillmere")
        await run.sees("The other party:")
        await say(run, "Tolland")
        await run.until(lambda: founding(run).sentence)
        await still(run.pilot)
        assert "".join(founding(run).sentence.split()) in "".join(run.text.split())
