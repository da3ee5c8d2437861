"""Make the pictures of the documentation from the real program: `python docs/pictures/make.py [FOLDER]`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from meetingtui.core.people import Person
from meetingtui.files.agenda import load_agenda, shipped_agendas
from meetingtui.files.partnership import add_person, load_partnership, new_partnership
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.tui.screens.stage import StageScreen

PEOPLE = (
    ("imani", "Imani Okafor", "quillmere"),
    ("jonas", "Jonas Weil", "quillmere"),
    ("mateo", "Mateo Ferreira", "tolland"),
    ("priya", "Priya Raman", "tolland"),
)
SIZES = {"stage": (80, 24), "stage-small": (60, 20), "stage-wide": (120, 36)}


def still(svg: str) -> str:
    """The picture without fonts from elsewhere, and without ids that differ from run to run."""
    svg = re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+-", "terminal-", svg)


async def until(pilot: Pilot[int], condition: Callable[[], object]) -> None:
    """Let the program work until a condition holds; ten seconds are plenty."""
    deadline = time.monotonic() + 10
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("the program never came to that state")
        await pilot.pause(0.02)


async def type_line(pilot: Pilot[int], key: str, line: str, count: int) -> None:
    """Open a line with a key, type into it, and wait until that many things are captured."""
    stage = pilot.app.screen
    assert isinstance(stage, StageScreen)
    await pilot.press(key)
    stage.line.input.value = line
    await pilot.press("enter")
    await until(pilot, lambda: len(stage.snapshot.meeting.items) >= count)


async def one(folder: Path, target: Path, size: tuple[int, int], theme: str) -> None:
    """Hold the beginning of a meeting and take a picture of it."""
    new_partnership(folder, "Quillmere and Tolland Bright", ["Quillmere Advisory", "Tolland Bright Studio"], "UTC")
    for person in PEOPLE:
        add_person(folder, Person(id=person[0], name=person[1], party=person[2]))
    partnership, _ = load_partnership(folder)
    agenda, _ = load_agenda(shipped_agendas() / "context-and-status.toml")
    app = MeetingApp(Launch(folder, partnership, agenda, "UTC", theme))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, StageScreen))
        stage = app.screen
        assert isinstance(stage, StageScreen)
        for number in "1234":
            await pilot.press(number)
            await until(pilot, lambda n=number: len(stage.snapshot.meeting.present) == int(n))
        await pilot.press("enter")
        await until(pilot, lambda: stage.snapshot.meeting.at == "s1")
        await pilot.press("s", "2")
        await until(pilot, lambda: stage.snapshot.meeting.at == "s2")
        await type_line(pilot, "d", "Start with two sites on 15 December @imani = waiting costs the spring", 1)
        await type_line(pilot, "p", "Do we offer the prototypers to other studios? = next context conversation", 2)
        await type_line(pilot, "a", "Send November as one invoice @jonas ^+2w", 3)
        await pilot.press("4")
        stage.line.input.value = "Both of us expect grant decisions to slip into spring."
        await pilot.press("enter")
        await until(pilot, lambda: stage.snapshot.meeting.step.state.gist)
        await pilot.press("a")
        stage.line.input.value = "Open a door at the third site @imani +jonas ^fri = they replied | we have their diary"
        stage.line.input.cursor_position = 0
        await pilot.pause()
        await pilot.pause()
        target.write_text(still(app.export_screenshot(title="meetingtui")), encoding="utf-8")


def main() -> None:
    """Make every picture."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    themes = sys.argv[2:] or ["dark"]
    for theme in themes:
        for name, size in SIZES.items():
            with tempfile.TemporaryDirectory() as made:
                suffix = "" if theme == "dark" else f"-{theme}"
                asyncio.run(one(Path(made) / "meeting", out / f"{name}{suffix}.svg", size, theme))


if __name__ == "__main__":
    main()
