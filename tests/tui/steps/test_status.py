"""Red, yellow, green by party, played on the stage from the first colour to the minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.core.people import Stream
from meetingtui.files.minutes import load_minutes
from meetingtui.steps.status.play import here
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import HERE, SIZES, Running, Start

STREAMS = PARTNERSHIP.model_copy_with(
    stream=(
        Stream(id="pilot", name="Three-museum pilot", owner="mateo"),
        Stream(id="billing", name="One invoice to the client", owner="jonas"),
    )
)
STATUS = {"kind": "status", "title": "How the work stands", "starts": "quillmere", "private": "zebra: leave it"}
CLOSE = {"kind": "close"}
EARLIER = """
partnership = "quillmere-tolland"
meeting = 1
title = "Looking ahead"
date = 2026-03-03
began = 14:00:00

[present]
quillmere = ["imani"]
tolland = ["mateo"]

[[status]]
stream = "pilot"
says = { quillmere = "green", tolland = "green" }
agreed = "green"

[[action]]
id = "A1"
text = "Ask the third site for a name."
owner = "imani"
due = 2026-04-01
accepted = true
stream = "pilot"

[[risk]]
id = "R3"
cause = "The third site loses interest."
sign = "a site goes a week without replying"
mitigation = "Visit them together"
stream = "pilot"
"""


@pytest.fixture
def earlier(folder: Path) -> None:
    """The minutes of a meeting in March, with a risk, a promise and a green."""
    (folder / "minutes" / "2026-03-03-looking-ahead.toml").write_text(EARLIER)


def place(run: Running) -> str:
    step = run.meeting.step
    assert step is not None
    return here(step.fields, step.state, run.meeting.view(step.key))  # pyright: ignore[reportArgumentType]


async def type_in(run: Running, words: str) -> None:
    """Type into the line that the step opened, and wait until it is on disk."""
    await run.until(lambda: run.stage.line.request is not None)
    await run.paste(words)
    await run.does("enter")


@pytest.mark.usefixtures("earlier")
@pytest.mark.parametrize("size", SIZES)
async def test_from_blind_colours_to_the_minutes(start: Start, size: tuple[int, int]) -> None:
    async with start(STATUS, CLOSE, size=size, partnership=STREAMS, here=HERE) as run:
        await run.sees("Three-museum pilot", "owner Mateo", "last eight G ?", "1 late", "waiting", "1 green")
        await run.does("1")
        await run.sees("● set", "waiting")
        assert "GREEN" not in run.text
        await run.does("3")
        assert "RED" not in run.text
        await run.does("enter")
        await run.sees("● GREEN", "■ RED", "You see this differently.", "Green, and one promise is late.")
        await run.sees("Jumped from green to red.", "What do you call it together?", "4 differs")

        await run.does("3")
        await type_in(run, "The third site has no named contact.")
        await type_in(run, "An hour of Imani before Friday.")
        await run.sees("Together ■ RED", "Because The third site", "Ask An hour of Imani", "8 make it a promise")
        await run.press("8")
        await run.until(lambda: run.stage.line.request is not None)
        assert run.typed == "An hour of Imani before Friday. #pilot"
        await run.does("enter")
        assert run.item("A2").stream == "pilot"

        await run.does("enter")
        await run.sees("Early sign written on Tue 3 Mar", "a site goes a week without replying", "Has it happened?")
        await run.does("1")
        await run.until(lambda: run.stage.line.request is not None)
        assert run.typed == "Visit them together #pilot"
        await run.press("escape")
        await run.press("4")
        await type_in(run, "First week with no reply.")
        await run.sees("R3 now stands at the top", "First week with no reply.")

        await run.does("enter")
        await run.sees("One invoice to the client", "looked at for the first time")
        await run.does("1")
        await run.does("5")
        await run.does("enter")
        await run.sees("● GREEN", "no stake")
        await run.does("enter")
        await run.sees("Together ● GREEN")
        await run.does("enter")
        await run.sees("How it stands", "Early sign seen (R3)")
        pilot = next(number for number, line in enumerate(run.lines) if "Three-museum" in line)
        billing = next(number for number, line in enumerate(run.lines) if "One invoice" in line)
        assert pilot < billing, "the widest gap stands first"
        assert "zebra" not in run.text

        await run.does("enter")
        while run.meeting.closed is None:
            await run.does("enter")
        minutes, _ = load_minutes(run.minutes)
    assert minutes is not None
    first, second = minutes.status
    assert first.model_dump(exclude_none=True) == {
        "stream": "pilot",
        "says": {"quillmere": "green", "tolland": "red"},
        "agreed": "red",
        "was": "green",
        "because": "The third site has no named contact.",
        "ask": "An hour of Imani before Friday.",
    }
    assert (second.stream, second.says, second.agreed) == ("billing", {"quillmere": "green"}, "green")
    (update,) = minutes.update
    assert (update.item, update.sign, update.note) == ("R3", "seen", "First week with no reply.")


@pytest.mark.usefixtures("earlier")
@pytest.mark.parametrize("size", SIZES)
async def test_a_colour_and_a_sign_can_be_taken_back_and_put_back(start: Start, size: tuple[int, int]) -> None:
    async with start(STATUS, CLOSE, size=size, partnership=STREAMS, here=HERE) as run:
        for key in ("2", "2", "enter"):
            await run.does(key)
        await run.sees("▲ YELLOW")
        await run.does("u")
        await run.sees("● set", "Enter reveal")
        assert "YELLOW" not in run.text
        await run.does("u")
        await run.sees("waiting")
        await run.does("U")
        await run.does("U")
        await run.sees("▲ YELLOW", "Enter agreed: yellow")

        await run.does("enter")
        await type_in(run, "One of two sites has signed.")
        await run.does("enter")
        await run.sees("Has it happened?")
        await run.does("2")
        await run.sees("no, not yet")
        await run.does("u")
        assert "no, not yet" not in run.text
        assert not run.meeting.view("s1").updates
        await run.does("U")
        assert run.meeting.view("s1").updates == ({"item": "R3", "sign": "not seen"},)
        await run.does("backspace")
        await run.sees("Together ▲ YELLOW", "Because One of two sites")


@pytest.mark.parametrize("size", SIZES)
async def test_somebody_missing_is_named_and_a_latecomer_speaks_in_the_open(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(STATUS, CLOSE, size=size, partnership=STREAMS, here=("imani", "mateo")) as run:
        await run.does("1")
        await run.does("enter")
        await run.sees("Not chosen yet: Tolland.", "Enter reveal without them")
        await run.does("enter")
        await run.sees("○ NO VIEW", "Tolland silent: nothing is agreed today.")
        await run.does("down")
        await run.sees("Quillmere chooses again, in the open.")
        await run.does("down")
        await run.does("2")
        await run.sees("▲ YELLOW", "You see this differently.")
        await run.does("4")
        await run.until(lambda: run.stage.line.request is not None)
        await run.press("enter")
        await run.until(lambda: run.stage.line.request is None)
        await run.sees("≠ DIFFERS", "Because · not said yet", "Enter next")
        await run.does("enter")
        assert place(run) == "stream:billing"


@pytest.mark.parametrize("size", SIZES)
async def test_without_streams_the_meeting_goes_on_and_one_can_be_named(start: Start, size: tuple[int, int]) -> None:
    async with start(STATUS, CLOSE, size=size, here=HERE) as run:
        await run.sees("There are no streams yet.", "partnership.toml", "Enter next step")
        await run.does("enter")
        await run.sees("Read-back")


@pytest.mark.parametrize("size", SIZES)
async def test_lines_of_the_agenda_and_only_what_has_changed(start: Start, size: tuple[int, int]) -> None:
    step = {"kind": "status", "items": ["Hiring in Leeds", "The office move"], "only": "changed"}
    async with start(step, CLOSE, size=size, here=HERE) as run:
        await run.sees("What has changed since we last looked?", "1 ✓ changed Hiring in Leeds", "new")
        await run.does("1")
        await run.sees("1 · Hiring in Leeds")
        await run.does("enter")
        await run.sees("The office move", "1 of 1")
        for key in ("1", "1", "enter", "enter", "enter"):
            await run.does(key)
        await run.sees("How it stands", "1 as before: nothing has changed.")
        await run.does("enter")
        while run.meeting.closed is None:
            await run.does("enter")
        minutes, _ = load_minutes(run.minutes)
    assert minutes is not None
    (row,) = minutes.status
    assert (row.stream, row.agreed) == ("the-office-move", "green")
