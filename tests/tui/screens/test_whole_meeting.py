"""A whole normal meeting, looked at on every screen it has."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

import meetingtui
from tests.tui.conftest import HERE, STEPS, Running, Start

ROOT = Path(meetingtui.__file__).parent
SAID = (
    "Open a door at the third site @imani +mateo ^+2w = someone has replied | we have their diary",
    "Send the sketch to both museums @priya ^+3w",
    "Ask the courier what November cost",
)
DECIDED = "Start the pilot with two sites and add the third when it is ready = Two of three sites have signed | waiting"
PARKED = "Do we offer the prototypers to other studios = next strategy conversation"
WON = "The visit went from idea to booked in three days +mateo"
GIST = "Both sides see the third site as the one thing that could hold the pilot up this winter"
ANSWER = "All but one of ours is done; the diary moved because the museum changed its contact in November"


class Looking:
    """The screens of a meeting as they were seen."""

    def __init__(self, run: Running) -> None:
        self.run = run
        self.seen: list[tuple[str, str, list[str]]] = []

    def look(self, where: str) -> None:
        middle = self.run.app.screen.query_one("#body").content_region
        lines = self.run.lines
        typed = self.run.stage.line.input.region
        if typed:
            # What is typed scrolls in its line; every letter of it can be reached.
            lines[typed.y] = lines[typed.y][: typed.x]
        shown = [line[middle.x : middle.right].rstrip() for line in lines[middle.y : middle.bottom]]
        self.seen.append((where, "\n".join(lines), shown))

    async def open(self, *keys: str) -> None:
        for key in keys:
            await self.run.press(key)
            self.look(key)


async def whole_meeting(run: Running) -> list[tuple[str, str, list[str]]]:
    """Hold a meeting, and look at every screen on the way."""
    at = Looking(run)
    at.look("arrivals")
    for number in range(1, len(HERE)):
        await run.does(str(number))
        at.look("somebody is here")
    await run.does("enter")
    for letter, words in (*(("a", one) for one in SAID), ("d", DECIDED), ("p", PARKED), ("w", WON)):
        await run.press(letter)
        at.look("line")
        await run.paste(words)
        at.look("line with words")
        await run.does("enter")
        at.look("captured")
    for keys in (("question_mark", "pagedown", "pagedown", "escape"), ("e", "escape"), ("s", "escape")):
        await at.open(*keys)
    for keys in (("t", "escape"), ("h", "escape"), ("Q", "escape"), ("b", "b"), ("z", "z")):
        await at.open(*keys)
    await at.open("slash", *"site", "enter", "escape", "colon")
    await run.press("escape")
    await run.does("o")
    at.look("paused")
    await run.does("o")
    for _ in range(60):
        if "Nothing is left to read back." in run.words:
            break
        if run.meeting.at == "s2" and not run.meeting.steps[1].state.gist:
            await run.press("4")
            await run.paste(GIST)
            at.look("gist")
            await run.does("enter")
        answered = run.meeting.at in {"s3", "s4"} and run.meeting.find(run.meeting.at).state.answers
        if run.meeting.at in {"s3", "s4"} and not answered:
            await run.press("3")
            await run.paste(ANSWER)
            await run.does("enter")
        await run.does("enter")
        at.look(run.meeting.at)
    await run.press("Q", "1")
    at.look("closing asks")
    await run.press("enter")
    await run.sees("The meeting is closed.")
    at.look("closed")
    return at.seen


def vocabulary() -> set[str]:
    """Every word that a normal meeting can have on its screens: those of the source, and those that were said."""
    texts = [*SAID, DECIDED, PARKED, WON, GIST, ANSWER, "Quillmere and Tolland Bright", "Context and status"]
    texts += ["Imani Okafor", "Jonas Weil", "Mateo Ferreira", "Priya Raman", "Quillmere Advisory", "Bright Studio"]
    texts += [str(value) for step in STEPS for value in (step.get("title", ""), *step.get("prompts", []))]
    for path in ROOT.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        texts += [value for value in constants if isinstance(value, str)]
    return {word for text in texts for word in plain_words(text)}


def plain_words(text: str) -> list[str]:
    return re.findall(r"[a-zé]+", text.casefold())


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
async def test_on_no_screen_is_a_word_cut_a_line_too_wide_or_a_private_note(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(size=size) as run:
        seen = await whole_meeting(run)
    known = vocabulary()
    assert len(seen) > 50
    for where, text, middle in seen:
        assert "zebra" not in text, where
        words = re.sub(r"\S*\.toml|2\d{3}-\d\d-\d\d\S*", " ", text)
        strange = [word for word in plain_words(words) if word not in known]
        assert not strange, f"{where}: {strange}\n{text}"
        for line in middle:
            assert cell_len(line.strip()) <= 72, f"{where}:\n{text}"
        for line in text.split("\n"):
            assert cell_len(line) <= size[0]
