"""A meeting held in lines leaves the minutes that the same meeting leaves when it is held on the stage."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from tests.tui.conftest import ARRIVING, CLOSE, HERE, MOVING, PROMISES, STANDING, Running, Start
from tests.tui.linear.conftest import Hold, Talk

DECIDING: dict[str, Any] = {"kind": "decide", "title": "Where we start", "text": "Start with two sites"}
RATING: dict[str, Any] = {
    "kind": "rate",
    "title": "How we work",
    "who": "parties",
    "scale": "agree",
    "line": [{"id": "early", "text": "We tell each other early"}],
}
AGENDA = (ARRIVING, MOVING, PROMISES, STANDING, RATING, DECIDING, CLOSE)

# What a person does, as keys on the stage: a letter or a name of a key, or words for the line that is open.
DEEDS: tuple[tuple[str, str], ...] = (
    ("a", "Open a door at the third site @imani +jonas ^+3d = someone has replied | we have their diary"),
    ("1", ""),
    ("enter", ""),
    ("2", ""),
    ("enter", ""),
    ("enter", ""),
    ("enter", ""),
    ("d", "We begin with two sites @imani ^+8w = the third has no contact | all three at once"),
    ("r", "The courier leaves us @mateo ^+2w = two late parcels | we ask the other one"),
    ("p", "What the weather does to us = next strategy conversation"),
    ("w", "The visit went from idea to booked in three days +mateo"),
    ("x", "A day of drawings @quillmere +tolland = welcome"),
    ("c", "The diary moved twice @tolland ^+1w = a day lost | a word before"),
    ("g", "handover = the keys are given | the building is ready"),
    ("a", "Something said by mistake @mateo ^+3d"),
    ("u", ""),
    ("a", "Once more by mistake"),
    ("u", ""),
    ("U", ""),
    ("4", "Budgets move in the spring"),
    ("enter", ""),
    ("enter", ""),
    ("enter", ""),
    ("enter", ""),
    ("s", ""),
    ("4", ""),
    ("3", "All but one of ours is done"),
    ("enter", ""),
    ("3", "Ours took longer"),
    ("enter", ""),
    ("enter", ""),
    ("s", ""),
    ("5", ""),
    ("4", ""),
    ("2", ""),
    ("enter", ""),
    ("s", ""),
    ("6", ""),
    ("1", ""),
    ("2", "the diary may slip = a silent week"),
    ("enter", "@imani"),
    ("enter", ""),
)
FIRST_STEPS = len(DEEDS)
TIMES = {"began", "ended", "took", "at", "came", "went", "from", "to", "partnership"}


def without_times(value: Any) -> Any:
    """What a file says, but for when it was said."""
    if isinstance(value, dict):
        return {key: without_times(one) for key, one in value.items() if key not in TIMES}
    return [without_times(one) for one in value] if isinstance(value, list) else value


def minutes(folder: Path) -> dict[str, Any]:
    (path,) = (folder / "minutes").glob("*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


async def on_the_stage(run: Running) -> None:
    for key, words in DEEDS:
        before = run.stage.snapshot.meeting
        await run.press(key)
        if words:
            await run.until(lambda: run.stage.line.request is not None)
            await run.paste(words)
            await run.press("enter")
        await run.until(lambda: not run.stage.session.busy)
        if key not in {"s", "enter"}:
            await run.until(lambda before=before: run.stage.snapshot.meeting is not before)
    await run.press("Q", "1")
    await run.press("enter")
    await run.sees("The meeting is closed.")


async def in_lines(talk: Talk) -> None:
    for key, words in DEEDS:
        if key == "enter":
            await talk.types("", *([words] if words else []))
        else:
            await talk.types(f"{key} {words}".strip())
    await talk.types("Q", "1", "")
    await talk.hears("The meeting is closed.")


async def test_the_minutes_are_the_same(start: Start, hold: Hold, folder: Path, tmp_path: Path) -> None:
    async with start(*AGENDA, here=HERE) as run:
        await on_the_stage(run)
    drawn = minutes(folder)
    other = tmp_path / "in-lines"
    for name in ("live", "minutes", "agendas"):
        (other / name).mkdir(parents=True, mode=0o700)
    async with hold(*AGENDA, here=HERE, folder=other) as talk:
        await in_lines(talk)
    told = minutes(other)
    assert without_times(told) == without_times(drawn)
    assert {"action", "decision", "risk", "parked", "win", "exchange", "concern", "term"} <= told.keys()
    assert [one["id"] for one in (*told["action"], *told["open"])] == ["A1", "A3"]
