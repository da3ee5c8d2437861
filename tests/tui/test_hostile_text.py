"""Whatever anybody is called, says or writes in a file: every bracket is shown, nothing acts, the meeting goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from meetingtui.core.people import Partnership, Party, Person
from meetingtui.core.text import clean_line
from meetingtui.files.minutes import load_minutes
from tests.tui.conftest import Running, Start
from tests.tui.hostile import GROUPS, acting


def meeting_of(words: tuple[str, ...]) -> tuple[Partnership, list[dict[str, Any]]]:
    """A partnership and an agenda in which every name and sentence is one of these."""
    partnership = Partnership(
        name=words[0],
        purpose=words[1],
        party=(Party(id="a", name=words[2], mark=words[2][:2]), Party(id="b", name=words[3], short=words[4])),
        person=tuple(Person(id=f"p{n}", name=f"N {word}", party="ab"[n % 2]) for n, word in enumerate(words)),
    )
    steps: list[dict[str, Any]] = [
        {"kind": "ask", "title": word, "prompts": [f"Is it {word} now?"], "who": "parties", "keep": "each"}
        for word in words
    ]
    return partnership, [*steps, {"kind": "close", "prompts": [words[-1]]}]


async def look(run: Running, *words: str) -> None:
    """These words are on the screen, with every bracket, and nothing on it acts."""
    wanted = [" ".join(clean_line(word).split()) for word in words]
    await run.until(
        lambda: all(word.replace(" ", "") in run.text.replace(" ", "").replace("\n", "") for word in wanted)
    )
    assert not acting(run.text)


@pytest.mark.parametrize("words", GROUPS, ids=lambda words: repr(words[0]))
async def test_hostile_text_is_inert_wherever_it_stands(start: Start, words: tuple[str, ...]) -> None:
    partnership, steps = meeting_of(words)
    async with start(
        *steps, partnership=partnership, size=(100, 40), title=words[0], purpose=words[1], needs=[words[2]]
    ) as run:
        await look(run, words[0], words[1], words[2], *(f"N {word}" for word in words))
        for number in range(len(words)):
            await run.does(str(number + 1))
        await run.press("f")
        await run.paste(f"{words[0]}, {words[1]}")
        await run.does("enter")
        await run.press("enter")
        await look(run, words[2])  # the need that is not there yet is named once
        await run.does("enter")
        for number, word in enumerate(words):
            await run.go(number + 1)
            await look(run, f"Is it {word} now?", word)
            await run.press("3")
            await run.paste(f"Well {word}")
            await run.does("enter")
            await run.press("4")
            await run.paste(f"So {word}")
            await run.does("enter")
            await look(run, f"Well {word}", f"So {word}")
            await run.press("d")
            await run.paste(f"Do {word.replace('=', '').replace('@', '').replace('#', '')}")
            await look(run, f"Do {word.replace('=', '').replace('@', '').replace('#', '')}")
            await run.does("enter")
        for key in ("s", "e", "question_mark", "h", "b"):
            await run.press(key)
            assert not acting(run.text)
            await run.press(key)
        await run.press("slash")
        await run.paste(words[0])
        assert not acting(run.text)
        await run.press("escape", "escape", "Q", "1", "enter")
        await run.sees("The meeting is closed.")
        found, problems = load_minutes(run.minutes, partnership)
        assert found is not None, problems
        assert [step.gist for step in found.step[: len(words)]] == [f"So {clean_line(word)}".strip() for word in words]
    async with start(home=True, partnership=partnership) as run:
        await look(run, words[0])


@pytest.mark.parametrize("word", ["[/]", "a[=", "[@click=app.quit]x", "\x1b]52;c;eA==\x07", "\u202eevil"])
async def test_a_new_person_and_a_new_stream_may_be_called_anything(start: Start, word: str) -> None:
    partnership, steps = meeting_of((word,) * 8)
    async with start(steps[0], partnership=partnership, here=("p0",)) as run:
        await run.press("a")
        await run.paste(f"Call \\{word} #zoo{word}".replace(" ", " "))
        assert not acting(run.text)
        await run.press("enter", "1", "enter", "1", "enter")
        await look(run)
        await run.press("ctrl+c", "escape", "a", "escape")
        await look(run)


async def test_the_minutes_of_a_file_with_a_hostile_name_can_be_listed(start: Start, folder: Path) -> None:
    for word in ("[b", "a[=", "\x1b[2J", "\u202e"):
        (folder / "minutes" / f"2026-11-20-{word}.toml").write_text(f"title = 1 # {word}\n")
    async with start(home=True) as run:
        await look(run, "2026-11-20-[b")


async def test_hostile_notices_tooltips_and_toasts_do_not_reach_the_screen_as_markup(start: Start) -> None:
    async with start(*meeting_of(("[/]",) * 8)[1], partnership=meeting_of(("[/]",) * 8)[0], here=("p0",)) as run:
        run.stage.notice("[/bold] [x] a[=")
        await look(run, "[/bold] [x] a[=")
        assert not run.app._notifications
