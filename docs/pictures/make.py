"""Make the pictures of the documentation from the real program: `python docs/pictures/make.py [FOLDER] [THEME…]`."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from stopped import NOON, stopped
from textual import events
from textual.pilot import Pilot

from meetingtui.core.people import Person
from meetingtui.files.agenda import load_agenda, shipped_agendas
from meetingtui.files.partnership import add_person, load_partnership, new_partnership
from meetingtui.live.event import Attended, StepTurned
from meetingtui.live.opening import prepare
from meetingtui.live.session import Session
from meetingtui.sample.story import write
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.tui.screens.console import ConsoleScreen
from meetingtui.tui.screens.stage import StageScreen
from meetingtui.tui.sheets.arrivals import EVERY_PARTY

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
            raise TimeoutError(f"the program never came to that state: {words_on(pilot)}")
        await pilot.pause(0.02)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press letters, digits, or keys by their names; unlike the pilot's own way, no time is lost by it."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot._wait_for_screen()


async def type_line(pilot: Pilot[int], key: str, line: str, count: int) -> None:
    """Open a line with a key, type into it, and wait until that many things are captured."""
    stage = pilot.app.screen
    assert isinstance(stage, StageScreen)
    await press(pilot, key)
    stage.line.input.value = line
    await press(pilot, "enter")
    await until(pilot, lambda: len(stage.snapshot.meeting.items) >= count)


def words_on(pilot: Pilot[int]) -> str:
    """What stands on the screen, as one run of words."""
    screen = pilot.app.screen
    return " ".join(strip.text.strip() for strip in screen._compositor.render_strips(screen.size))


Act = Callable[[Pilot[int], StageScreen], Awaitable[None]]
"""What is done at the stage, once the meeting has begun, until there is something to take a picture of."""


async def give_line(pilot: Pilot[int], line: str, done: Callable[[], object]) -> None:
    """Type into the line that is open, and wait until something has come of it."""
    stage = stage_of(pilot)
    await until(pilot, lambda: stage.line.display)
    stage.line.input.value = line
    await press(pilot, "enter")
    await until(pilot, done)


def stage_of(pilot: Pilot[int]) -> StageScreen:
    """The stage, which is in front."""
    stage = pilot.app.screen
    assert isinstance(stage, StageScreen)
    return stage


async def go_to(pilot: Pilot[int], number: int) -> None:
    """Turn to a step by its number."""
    await press(pilot, "s", str(number))
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
    await press(pilot, "4")
    await give_line(pilot, "Both of us expect grant decisions to slip into spring.", lambda: step_state(stage).gist)
    await press(pilot, "a")
    stage.line.input.value = "Open a door @imani +jonas ^fri = they replied"
    stage.line.input.cursor_position = 0


async def status(pilot: Pilot[int], stage: StageScreen) -> None:
    """Two colours that differ, shown together, and what shows it."""
    await go_to(pilot, 4)
    await type_line(pilot, "a", "Open a door at the third site @mateo ^fri #pilot", 1)
    await press(pilot, "1")
    await until(pilot, lambda: len(step_state(stage).look("pilot").says) == 1)
    await press(pilot, "2")
    await until(pilot, lambda: len(step_state(stage).look("pilot").says) == 2)
    await press(pilot, "enter")
    await until(pilot, lambda: step_state(stage).look("pilot").open)
    await press(pilot, "6")
    because = "Two of three sites have signed; the third has no contact"
    await give_line(pilot, because, lambda: step_state(stage).look("pilot").because)


async def care(pilot: Pilot[int], stage: StageScreen) -> None:
    """The second door: one party has been heard, the other has just spoken."""
    await go_to(pilot, 2)
    await press(pilot, "0")
    statement = "On 3 November the client received two invoices for October, one from each of us."
    await give_line(pilot, statement, lambda: step_state(stage).front.text)
    for number, count in (("1", 1), ("2", 2)):
        await press(pilot, number)
        await until(pilot, lambda count=count: len(step_state(stage).front.yes) == count)
    await press(pilot, "enter")
    await until(pilot, lambda: step_state(stage).at == 1)
    await press(pilot, "2")
    await until(pilot, lambda: len(step_state(stage).front.spoken) == 1)
    await press(pilot, "1")
    await until(pilot, lambda: len(step_state(stage).front.heard) == 1)
    await press(pilot, "2")
    await until(pilot, lambda: len(step_state(stage).front.spoken) == 2)


Shoot = Callable[[str], Awaitable[None]]
"""Take a picture under a name, once the screen has come to rest."""
Story = Callable[[Path, str, Callable[[str, str], None]], Awaitable[None]]
"""What is done in a folder, with a theme, until each of its pictures has been handed over by name."""


@asynccontextmanager
async def started(
    launch: Launch, size: tuple[int, int], keep: Callable[[str, str], None]
) -> AsyncIterator[tuple[Pilot[int], Shoot]]:
    """The program, and how to take a picture of it."""
    app = MeetingApp(launch)
    async with app.run_test(size=size) as pilot:

        async def shoot(name: str) -> None:
            before = ""
            while before != (before := app.export_screenshot(title="meetingtui")):
                await pilot.pause(0.05)
            keep(name, still(before))

        yield pilot, shoot
    app.finish(10)


def founded(folder: Path) -> None:
    """The partnership of the pictures."""
    new_partnership(folder, "Quillmere and Tolland Bright", ["Quillmere Advisory", "Tolland Bright Studio"], "UTC")
    for person in PEOPLE:
        add_person(folder, Person(id=person[0], name=person[1], party=person[2]))
    with (folder / "partnership.toml").open("a", encoding="utf-8") as file:
        file.write(STREAMS)


def launch(folder: Path, theme: str, agenda: str | None, **more: Any) -> Launch:
    """What the program is started with."""
    partnership, _ = load_partnership(folder)
    found = load_agenda(shipped_agendas() / f"{agenda}.toml")[0] if agenda else None
    return Launch(folder, partnership, found, "UTC", theme, **more)


async def arrive(pilot: Pilot[int]) -> StageScreen:
    """Everybody is here."""
    await until(pilot, lambda: isinstance(pilot.app.screen, StageScreen))
    stage = stage_of(pilot)
    for number in "1234":
        await press(pilot, number)
        await until(pilot, lambda n=number: len(stage.snapshot.meeting.present) == int(n))
    for number, need in enumerate(stage.snapshot.meeting.needs, len(PEOPLE) + 1):
        if need != EVERY_PARTY:
            await press(pilot, str(number))
            await until(pilot, lambda need=need: need in stage.snapshot.meeting.met)
    return stage


async def begin(pilot: Pilot[int]) -> StageScreen:
    """Everybody is here, and the first step is in front."""
    stage = await arrive(pilot)
    await press(pilot, "enter")
    await until(pilot, lambda: stage.snapshot.meeting.at == "s1")
    return stage


async def whole_meeting(folder: Path, theme: str, keep: Callable[[str, str], None]) -> None:
    """One meeting, from the arrivals to the close."""
    founded(folder)
    async with started(launch(folder, theme, "context-and-status"), (80, 24), keep) as (pilot, shoot):
        stage = await arrive(pilot)
        await shoot("arrivals")
        await press(pilot, "enter")
        await until(pilot, lambda: stage.snapshot.meeting.at == "s1")
        await shoot("first-step")
        await context(pilot, stage)
        await shoot("stage")
        await press(pilot, "escape")
        await until(pilot, lambda: not stage.line.display)
        await status(pilot, stage)
        await shoot("status")
        await go_to(pilot, len(stage.snapshot.meeting.steps))
        await shoot("close")


async def small(folder: Path, theme: str, keep: Callable[[str, str], None]) -> None:
    """The same on the smallest screen."""
    founded(folder)
    async with started(launch(folder, theme, "context-and-status"), (60, 20), keep) as (pilot, shoot):
        await context(pilot, await begin(pilot))
        await shoot("stage-small")


async def disagreement(folder: Path, theme: str, keep: Callable[[str, str], None]) -> None:
    """The second door of CARE."""
    founded(folder)
    async with started(launch(folder, theme, "care"), (80, 24), keep) as (pilot, shoot):
        await care(pilot, await begin(pilot))
        await shoot("care")


async def private(folder: Path, theme: str, keep: Callable[[str, str], None]) -> None:
    """The facilitator's own screen, on a meeting that another terminal shows."""
    founded(folder)
    agenda, _ = load_agenda(shipped_agendas() / "context-and-status.toml")
    partnership, _ = load_partnership(folder)
    assert agenda is not None
    assert partnership is not None
    live, opening = prepare(folder, partnership, agenda, "UTC")
    elsewhere = Session(folder, live, "stage")
    elsewhere.start(opening)
    try:
        for person in PEOPLE:
            elsewhere.submit(Attended(person=person[0], here=True))
        elsewhere.submit(StepTurned(step="s2"))
        async with started(launch(folder, theme, None, role="console"), (80, 24), keep) as (pilot, shoot):
            await until(pilot, lambda: isinstance(pilot.app.screen, ConsoleScreen))
            await until(pilot, lambda: stage_of(pilot).snapshot.meeting.at == "s2")
            await shoot("console")
    finally:
        elsewhere.finish()


async def looking_back(folder: Path, theme: str, keep: Callable[[str, str], None]) -> None:
    """Between meetings: what can be run, and what a year has left."""
    write(folder, NOON.date(), 1, 1)
    async with started(launch(folder, theme, None), (80, 24), keep) as (pilot, shoot):
        await until(pilot, lambda: "Reading" not in words_on(pilot) and "weekly-standup" in words_on(pilot))
        await shoot("home")
    async with started(launch(folder, theme, None, role="review"), (80, 24), keep) as (pilot, shoot):
        await until(pilot, lambda: "Reading" not in words_on(pilot) and "28 meetings" in words_on(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "next section" in words_on(pilot))
        await shoot("review")


STORIES: dict[str, Story] = {
    story.__name__: story for story in (whole_meeting, small, disagreement, private, looking_back)
}


def pictures(story: str, theme: str = "dark") -> dict[str, str]:
    """The pictures of one story, by name; nothing of the person at this machine is in them."""
    made: dict[str, str] = {}
    mine = dict(os.environ)
    with tempfile.TemporaryDirectory() as place, stopped():
        kept = {name: value for name, value in mine.items() if not name.startswith(("MEETINGTUI", "XDG_", "NO_COLOR"))}
        try:
            os.environ.clear()
            os.environ.update(kept, HOME=place, LOGNAME="imani", TERM="xterm-256color")
            asyncio.run(STORIES[story](Path(place) / "quillmere-tolland", theme, made.__setitem__))
        finally:
            os.environ.clear()
            os.environ.update(mine)
    return made


def main() -> None:
    """Make every picture."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for theme in sys.argv[2:] or ["dark"]:
        for story in STORIES:
            for name, picture in pictures(story, theme).items():
                suffix = "" if theme == "dark" else f"-{theme}"
                (out / f"{name}{suffix}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
