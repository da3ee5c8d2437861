"""The mouse is never needed: nothing can be clicked, and its wheel does what the arrows do."""

from __future__ import annotations

from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from meetingtui.widgets.line_field import TypingInput
from tests.tui.conftest import Running, Start

HERE = ("imani", "mateo")
CLICKED = ("on_click", "_on_click", "on_mouse_down", "_on_mouse_down", "on_mouse_up", "_on_mouse_up")
STILL = (Static, Container, Horizontal, Vertical, VerticalScroll, Input)
"""What our screens are made of: a click on one does nothing, but put the caret somewhere."""


def clickable(run: Running) -> list[str]:
    found: list[str] = []
    for widget in run.app.screen.walk_children(Widget):
        ours = [kind for kind in type(widget).__mro__ if kind.__module__.startswith("meetingtui.")]
        acts = any(name in vars(kind) for kind in ours for name in CLICKED)
        focus = widget.can_focus and not isinstance(widget, TypingInput)
        if acts or focus or not isinstance(widget, STILL):
            found.append(repr(widget))
    return found


async def test_nothing_on_the_stage_or_at_home_can_be_clicked(start: Start) -> None:
    async with start(here=HERE) as run:
        for key in ("e", "s", "t", "question_mark", "a"):
            await run.press(key)
            assert clickable(run) == []
            await run.press("escape")
    async with start(home=True) as run:
        assert clickable(run) == []


async def test_a_click_on_a_row_of_the_stage_changes_nothing(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("s")
        before, meeting = run.text, run.meeting
        await run.pilot.click(offset=(8, 8))
        assert (run.text, run.meeting) == (before, meeting)
