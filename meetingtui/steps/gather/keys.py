"""What the keys of one phase do: the shape that the four sets of keys of a `gather` step share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime

from meetingtui.steps.gather.state import GatherState
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import Page


class PhaseKeys(ABC):
    """Keys, and what the stage shows, while one phase is in front. It holds only where a cursor stands."""

    lines: tuple[str, ...] = ()
    """First words of the tokens of the lines that it opens."""

    def __init__(self, panel: StepPanel[GatherFields, GatherState]) -> None:
        self.panel = panel

    @abstractmethod
    def draw(self, page: Page, fields: GatherFields, state: GatherState, view: View, room: int) -> None:
        """Put the phase on the page, in so many lines."""

    @abstractmethod
    def choices(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        """What the digits mean."""

    @abstractmethod
    def digit(self, number: int, fields: GatherFields, state: GatherState, view: View) -> None:
        """A digit was pressed."""

    def ours(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:  # noqa: ARG002
        """The digits with which a party acts for itself."""
        return ()

    def enters_ours(self, fields: GatherFields, state: GatherState, view: View) -> bool:  # noqa: ARG002
        """Whether Enter, too, is something that the party does for itself."""
        return False

    def enter_label(self, fields: GatherFields, state: GatherState, view: View) -> str | None:  # noqa: ARG002
        """What Enter does of its own; None where it goes forward."""
        return None

    def enter(self, fields: GatherFields, state: GatherState, view: View) -> bool:  # noqa: ARG002
        """Enter was pressed: whether it did something of its own."""
        return False

    def left(self, fields: GatherFields, state: GatherState, view: View) -> str:  # noqa: ARG002
        """What would be left undone by leaving the phase now, with how to go on; empty where nothing is."""
        return ""

    def arrow(self, by: int, fields: GatherFields, state: GatherState, view: View) -> bool:  # noqa: ARG002
        """An arrow was pressed: whether it moved anything."""
        return False

    def line_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002
        """A line that was asked for."""
        return ""

    def say(self, sentence: str) -> None:
        """Say something to whoever pressed the key; the keys beneath are shown anew with it."""
        self.panel.post_message(StepPanel.Refused(sentence))
