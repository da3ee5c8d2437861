"""Make the pictures of the documentation from the real program: `python docs/pictures/make.py [FOLDER]`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

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
STREAMS = """
[[stream]]
id    = "pilot"
name  = "Three-museum pilot"
owner = "mateo"

[[stream]]
id    = "billing"
name  = "One invoice to the client"
owner = "jonas"
"""


CELL = 12.2
"""How wide one cell of the terminal is drawn."""


def still(svg: str) -> str:
    """The picture without fonts from elsewhere, and without ids that differ from run to run."""
    svg = re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+-", "terminal-", svg)
    return re.sub(r'x="([\d.]+)"( y="[\d.]+") textLength="([\d.]+)"([^>]*)>((?:&#160;)+)', _indented, svg)


def _indented(found: re.Match[str]) -> str:
    """A text that begins with spaces begins further right: some programs leave such spaces out."""
    by = found[5].count(";") * CELL
    return f'x="{float(found[1]) + by:g}"{found[2]} textLength="{float(found[3]) - by:g}"{found[4]}>'


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


Act = Callable[[Pilot[int], StageScreen], Awaitable[None]]
"""What is done at the stage, once the meeting has begun, until there is something to take a picture of."""


async def give_line(pilot: Pilot[int], line: str, done: Callable[[], object]) -> None:
    """Type into the line that is open, and wait until something has come of it."""
    stage = stage_of(pilot)
    await until(pilot, lambda: stage.line.display)
    stage.line.input.value = line
    await pilot.press("enter")
    await until(pilot, done)


def stage_of(pilot: Pilot[int]) -> StageScreen:
    """The stage, which is in front."""
    stage = pilot.app.screen
    assert isinstance(stage, StageScreen)
    return stage


async def go_to(pilot: Pilot[int], number: int) -> None:
    """Turn to a step by its number."""
    await pilot.press("s", str(number))
    await until(pilot, lambda: stage_of(pilot).snapshot.meeting.at == f"s{number}")


def step_state(stage: StageScreen) -> Any:
    """The state of the step in front."""
    step = stage.snapshot.meeting.step
    assert step is not None
    return step.state


async def context(pilot: Pilot[int], stage: StageScreen) -> None:
    """A gist, three things captured, and a promise being typed."""
    await go_to(pilot, 2)
    await type_line(pilot, "d", "Start with two sites on 15 December @imani = waiting costs the spring", 1)
    await type_line(pilot, "p", "Do we offer the prototypers to other studios? = next context conversation", 2)
    await type_line(pilot, "a", "Send November as one invoice @jonas ^+2w", 3)
    await pilot.press("4")
    await give_line(pilot, "Both of us expect grant decisions to slip into spring.", lambda: step_state(stage).gist)
    await pilot.press("a")
    stage.line.input.value = "Open a door at the third site @imani +jonas ^fri = they replied | we have their diary"
    stage.line.input.cursor_position = 0


async def status(pilot: Pilot[int], stage: StageScreen) -> None:
    """Two colours that differ, shown together, and what shows it."""
    await go_to(pilot, 4)
    await type_line(pilot, "a", "Open a door at the third site @mateo ^fri #pilot", 1)
    await pilot.press("1")
    await until(pilot, lambda: len(step_state(stage).look("pilot").says) == 1)
    await pilot.press("2")
    await until(pilot, lambda: len(step_state(stage).look("pilot").says) == 2)
    await pilot.press("enter")
    await until(pilot, lambda: step_state(stage).look("pilot").open)
    await pilot.press("6")
    because = "Two of three sites have signed; the third has no contact"
    await give_line(pilot, because, lambda: step_state(stage).look("pilot").because)


async def care(pilot: Pilot[int], stage: StageScreen) -> None:
    """The second door: one party has been heard, the other has just spoken."""
    await go_to(pilot, 2)
    await pilot.press("0")
    statement = "On 3 November the client received two invoices for October, one from each of us."
    await give_line(pilot, statement, lambda: step_state(stage).front.text)
    for number, count in (("1", 1), ("2", 2)):
        await pilot.press(number)
        await until(pilot, lambda count=count: len(step_state(stage).front.yes) == count)
    await pilot.press("enter")
    await until(pilot, lambda: step_state(stage).at == 1)
    await pilot.press("2")
    await until(pilot, lambda: len(step_state(stage).front.spoken) == 1)
    await pilot.press("1")
    await until(pilot, lambda: len(step_state(stage).front.heard) == 1)
    await pilot.press("2")
    await until(pilot, lambda: len(step_state(stage).front.spoken) == 2)


PICTURES: dict[str, tuple[str, tuple[int, int], Act]] = {
    "stage": ("context-and-status", (80, 24), context),
    "stage-small": ("context-and-status", (60, 20), context),
    "stage-wide": ("context-and-status", (120, 36), context),
    "status": ("context-and-status", (80, 24), status),
    "care": ("care", (80, 24), care),
}


async def one(folder: Path, target: Path, name: str, theme: str) -> None:
    """Hold the beginning of a meeting and take a picture of it."""
    agenda_name, size, act = PICTURES[name]
    new_partnership(folder, "Quillmere and Tolland Bright", ["Quillmere Advisory", "Tolland Bright Studio"], "UTC")
    for person in PEOPLE:
        add_person(folder, Person(id=person[0], name=person[1], party=person[2]))
    with (folder / "partnership.toml").open("a", encoding="utf-8") as file:
        file.write(STREAMS)
    partnership, _ = load_partnership(folder)
    agenda, _ = load_agenda(shipped_agendas() / f"{agenda_name}.toml")
    app = MeetingApp(Launch(folder, partnership, agenda, "UTC", theme))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, StageScreen))
        stage = stage_of(pilot)
        for number in "1234":
            await pilot.press(number)
            await until(pilot, lambda n=number: len(stage.snapshot.meeting.present) == int(n))
        await pilot.press("enter")
        await until(pilot, lambda: stage.snapshot.meeting.at == "s1")
        await act(pilot, stage)
        await pilot.pause()
        await pilot.pause()
        target.write_text(still(app.export_screenshot(title="meetingtui")), encoding="utf-8")


def main() -> None:
    """Make every picture."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    themes = sys.argv[2:] or ["dark"]
    for theme in themes:
        for name in PICTURES:
            with tempfile.TemporaryDirectory() as made:
                suffix = "" if theme == "dark" else f"-{theme}"
                asyncio.run(one(Path(made) / "meeting", out / f"{name}{suffix}.svg", name, theme))


if __name__ == "__main__":
    main()
