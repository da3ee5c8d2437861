"""Whatever a rehearsal comes to, in every kind of step: each digit that does something stands on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest

from meetingtui.files.agenda import Agenda, load_agenda, shipped_agendas
from meetingtui.live.meeting import Meeting, StepRun
from meetingtui.rehearsal.player import Player, play
from meetingtui.rehearsal.preparing import prepare_rehearsal
from meetingtui.steps.decide.step import Method
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import View
from meetingtui.steps.registry import KINDS, panel_class
from meetingtui.tui import wording
from meetingtui.tui.screens.join import digits_of
from meetingtui.widgets.page import Page
from tests.tui.conftest import HERE, SIZES, Start

METHODS = Agenda.model_validate(
    {
        "title": "Every method",
        "name": "methods",
        "step": [{"kind": "decide", "method": method, "text": "Start with two sites"} for method in get_args(Method)],
    }
)
TAIL = (Choice("a", "action"), Choice("?", "keys"))


class Deaf:
    """A panel that is drawn nowhere: what it posts is kept, and that it was drawn anew."""

    heard: list[object]

    def post_message(self, message: object) -> bool:
        self.heard.append(message)
        return True

    def redraw(self) -> None:
        self.heard.append("drawn anew")

    def _stay(self, *_: Any, **__: Any) -> None: ...

    scroll_home = scroll_to = scroll_relative = scroll_to_region = _stay


@cache
def deaf(kind: str) -> type[Any]:
    return type("DeafPanel", (Deaf, panel_class(kind)), {})


@dataclass(frozen=True)
class Moment:
    """A step as it is at one moment of a rehearsal, and the digits that do something then."""

    step: StepRun
    view: View
    enter: str
    choices: tuple[Choice, ...]
    working: frozenset[int]

    @property
    def panel(self) -> StepPanel[Any, Any]:
        panel = deaf(self.step.fields.kind)()
        panel.heard = []
        panel.show(self.step.fields, self.step.state, self.view)
        return panel

    def foot(self, columns: int) -> str:
        return wording.foot_line(self.enter or "next step", self.choices, TAIL, columns - 2).plain

    def page(self, columns: int) -> str:
        page = Page(columns - 4)
        self.panel.draw(page, self.step.fields, self.step.state, self.view)
        return page.content.plain


def does_something(panel: Any, digit: int) -> bool:
    panel.digit(digit)
    return any(not isinstance(message, StepPanel.Refused) for message in panel.heard)


def moment(meeting: Meeting) -> Moment | None:
    step = meeting.step
    if step is None:
        return None
    view = meeting.view(step.key)
    panel = deaf(step.fields.kind)()
    choices = panel.choices(step.fields, step.state, view)
    return Moment(step, view, panel.enter_label(step.fields, step.state, view), choices, frozenset())


@cache
def moments() -> dict[str, list[Moment]]:
    """Every moment of every agenda, by kind; of those whose keys are the same, the first."""
    found: dict[tuple[str, str, tuple[Choice, ...]], Moment] = {}
    for agenda in agendas():
        with TemporaryDirectory() as place:
            opened = prepare_rehearsal(Path(place), agenda).opened
            for _, meeting in play(opened, Player()):
                one = moment(meeting)
                if one is not None:
                    found.setdefault((one.step.fields.kind, one.enter, one.choices), one)
    by_kind: dict[str, list[Moment]] = {}
    for one in found.values():
        working = frozenset(digit for digit in range(10) if does_something(one.panel, digit))
        by_kind.setdefault(one.step.fields.kind, []).append(Moment(one.step, one.view, one.enter, one.choices, working))
    return by_kind


def agendas() -> Iterator[Agenda]:
    for path in sorted(shipped_agendas().glob("*.toml")):
        agenda, _ = load_agenda(path)
        assert agenda is not None
        yield agenda
    yield METHODS


def in_foot(foot: str) -> set[int]:
    parts = re.split(r" {3}|\n", foot)
    return digits_of(tuple(Choice(part.split(" ")[0], "") for part in parts))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_every_digit_that_does_something_is_shown(kind: str, size: tuple[int, int]) -> None:
    here = moments()[kind]
    assert here
    hidden = {
        one.foot(size[0]): sorted(one.working - in_foot(one.foot(size[0])))
        for one in here
        if one.working - in_foot(one.foot(size[0]))
    }
    assert hidden == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_no_line_is_cut_in_the_middle_of_a_word(kind: str, size: tuple[int, int]) -> None:
    cut: list[str] = []
    for one in moments()[kind]:
        told = f"{one.step!r} {one.view!r} {one.page(76)}"
        whole = set(re.findall(r"[\w’'-]+", told))
        for line in one.page(size[0]).split("\n"):
            cut += [line for word in re.findall(r"([\w’'-]+)…", line) if word not in whole]
    assert cut == []


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screen_has_room_for_all_of_them(start: Start, size: tuple[int, int]) -> None:
    step = {"kind": "decide", "method": "consent", "text": "Start with two sites"}
    async with start(step, size=size, here=HERE) as run:
        await run.does("enter")
        await run.does("enter")
        await run.press("3")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("it costs us the spring")
        await run.does("enter")
        await run.press("up")
        await run.sees("8 shorten the term")
        assert in_foot("\n".join(line.strip() for line in run.lines)) >= set(range(10))
        assert "Start with two sites" in run.text
