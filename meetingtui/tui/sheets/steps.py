"""The steps menu: go to any, add one, leave one out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from meetingtui.core.text import clean_line, clip
from meetingtui.live.event import ARRIVALS, StepAdded, StepSkipped, StepTurned
from meetingtui.steps.panel import Choice
from meetingtui.tui.sheets.sheet import ListSheet
from meetingtui.widgets.line_field import Request
from meetingtui.widgets.page import QUIET, Page

if TYPE_CHECKING:
    from meetingtui.tui.screens.shown import ShownScreen


class StepsSheet(ListSheet):
    """Every step with its minutes; what was done stays done whichever way one goes."""

    title: ClassVar[str] = "Steps"

    def __init__(self, stage: ShownScreen) -> None:
        super().__init__(stage)
        keys = [step.key for step in self.stage.snapshot.meeting.steps]
        here = self.stage.snapshot.meeting.at
        self.at = keys.index(here) if here in keys else 0

    def rows(self) -> list[tuple[str, str]]:
        meeting, now = self.stage.snapshot.meeting, datetime.now(UTC)
        rows: list[tuple[str, str]] = []
        for step in meeting.steps:
            mark = "–" if step.skipped else "●" if step.key == meeting.at else "✓" if step.first else " "
            planned = f"{step.planned} min" if step.planned else ""
            took = f"took {round(step.seconds(now) / 60)} of {planned}" if step.first and planned else planned
            note = "left out" if step.skipped else took
            optional = ", optional" if step.fields.optional else ""
            rows.append((f"{mark} {step.fields.heading}{optional}", note))
        return rows

    def ending(self, page: Page) -> None:
        meeting = self.stage.snapshot.meeting
        ends = meeting.local(meeting.ends(datetime.now(UTC)))
        page.blank().text(f"If the rest takes as long as planned, we end at {ends:%H:%M}.", QUIET)

    def choices(self) -> tuple[Choice, ...]:
        return (Choice("1–9", "go to"), Choice("-", "leave out"), Choice("+", "add"), Choice("0", "who is here"))

    @property
    def enter_label(self) -> str:
        return "go there"

    def pick(self, number: int) -> None:
        step = self.stage.snapshot.meeting.steps[number]
        self.stage.close_sheet()
        self.stage.submit(StepTurned(step=step.key))

    def digit(self, number: int) -> None:
        if number == 0:
            self.stage.close_sheet()
            self.stage.submit(StepTurned(step=ARRIVALS))
        else:
            super().digit(number)

    def sign(self, char: str) -> bool:
        step = self.stage.snapshot.meeting.steps[self.at]
        if char == "-":
            if step.key == self.stage.snapshot.meeting.at:
                self.stage.notice("You are in this step: go to another first.")
            else:
                self.stage.submit(StepSkipped(step=step.key, skipped=not step.skipped))
        else:
            request = Request(
                "step", "New step", read=lambda _: f"its prompt, in one line; it comes after {step.fields.heading}"
            )
            self.stage.open_line(request, lambda line: self._add(step.key, line))
        return True

    def _add(self, after: str, line: str) -> str:
        prompt = clean_line(line)
        if not prompt:
            return "a step needs a prompt"
        self.stage.submit(
            StepAdded(after=after, fields={"kind": "ask", "title": clip(prompt, 40), "prompts": [prompt]})
        )
        return ""
