"""`StepPanel`, the base of all panels: it shows a step's state, says what the digits mean, and posts what happened.

A panel holds nothing that matters: everything it shows is given to `show`, everything it wants goes out as a message.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Generic, TypeVar

from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from meetingtui.core.items import ItemKind
from meetingtui.steps.protocol import Refusal, StepEvent, StepFields, View
from meetingtui.widgets.page import WIDEST, Page

ABOVE = 1
"""The empty row above a page."""

F = TypeVar("F", bound=StepFields)
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Choice:
    """A digit and what it does now."""

    digit: str
    label: str


class StepPanel(VerticalScroll, Generic[F, S]):
    """The middle of the stage while one step is in front."""

    can_focus = False
    large: ClassVar[bool] = False

    class Happened(Message):
        """Something became so in this step."""

        def __init__(self, event: StepEvent) -> None:
            super().__init__()
            self.event = event

    class Refused(Message):
        """A rule said no; the sentence is for the person who asked."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    class LineWanted(Message):
        """A line is to be typed; it comes back through `line_given` with the same token.

        `read` says in words what was understood of it so far; it stands beneath. With `names`, Tab completes @people
        and +parties. With `lines`, a paste of several lines goes to `lines_given` as it is.
        """

        def __init__(
            self,
            token: str,
            label: str,
            text: str = "",
            *,
            blind: bool = False,
            read: Callable[[str], str] | None = None,
            names: bool = False,
            lines: bool = False,
        ) -> None:
            super().__init__()
            self.token = token
            self.label = label
            self.text = text
            self.blind = blind
            self.read = read
            self.names = names
            self.lines = lines

    class FileWanted(Message):
        """A text file is to be read; its words come back through `lines_given` with the same token."""

        def __init__(self, token: str, label: str) -> None:
            super().__init__()
            self.token = token
            self.label = label

    class CaptureWanted(Message):
        """Something is to be captured, beginning with these words; the caret stands where `|` would."""

        def __init__(self, kind: ItemKind, before: str = "", after: str = "") -> None:
            super().__init__()
            self.kind = kind
            self.before = before
            self.after = after

    class EditWanted(Message):
        """A captured item is to be corrected."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__()
        self._text = Static(markup=False, classes="page")
        self._page: Page | None = None
        self._shown: tuple[F, S, View, bool] | None = None

    def compose(self):
        yield self._text

    # what a kind's panel provides ---------------------------------------------------------------------------

    def draw(self, page: Page, fields: F, state: S, view: View) -> None:
        """Put the step on the page."""
        raise NotImplementedError

    def choices(self, fields: F, state: S, view: View) -> tuple[Choice, ...]:
        """What the digits mean now, most needed first."""
        raise NotImplementedError

    def enter_label(self, fields: F, state: S, view: View) -> str:
        """What Enter does now, in a word or two; empty where it leaves the step."""
        raise NotImplementedError

    def digit(self, number: int) -> None:
        """A digit was pressed."""
        raise NotImplementedError

    def line_given(self, token: str, text: str, now: datetime) -> str:
        """A line that was asked for; the sentence that keeps it open, or an empty one."""
        raise NotImplementedError

    def enter(self) -> bool:
        """Enter was pressed: whether the panel did something of its own with it, such as opening a line.

        Where it did not, the step's `forward` is asked.
        """
        return False

    def leave(self) -> bool:
        """Esc was pressed with no line open: whether the panel left something of its own, such as a list."""
        return False

    def lines_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - for panels that ask for lines
        """Several lines that were pasted or read from a file; a sentence about what was done with them."""
        return ""

    def ours(self, fields: F, state: S, view: View) -> tuple[Choice, ...]:  # noqa: ARG002 - for panels that have any
        """The digits with which a party acts for itself, where this terminal speaks for one; no other works there."""
        return ()

    def enters_ours(self, fields: F, state: S, view: View) -> bool:  # noqa: ARG002 - as above
        """Whether Enter, too, is something that the party does for itself."""
        return False

    def turned(self) -> None:
        """Another step of the kind is in front: what the panel held of the one before means nothing any more."""

    def arrow(self, by: int) -> None:
        """An arrow key, down or right (1) or up or left (-1); panels without a list scroll."""
        self.scroll_relative(y=by, animate=False)

    # what the frame does ------------------------------------------------------------------------------------

    def show(self, fields: F, state: S, view: View, *, large: bool = False) -> None:
        """Show this state; nothing is repainted where it looks the same."""
        before, self._shown = self._shown, (fields, state, view, large)
        if before is not None and before[2].step != view.step:
            self.turned()
        self._draw()

    def redraw(self) -> None:
        """Show the same state again, where only what the panel itself holds has changed."""
        self._draw()

    def _draw(self) -> None:
        if self._shown is None or not self.is_mounted:
            return
        fields, state, view, large = self._shown
        width = min(self.size.width - 4, WIDEST) if self.size.width else WIDEST
        height = self.size.height - ABOVE
        page = Page.of(width, height, large=large, draw=lambda page: self.draw(page, fields, state, view))
        if self._page is None or page.content != self._page.content:
            self._page = page
            self._text.update(page.content)

    def on_mount(self) -> None:
        # Not at once: until this has returned it does not count as mounted, and its size may have come before.
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        self._draw()

    @property
    def now(self) -> tuple[F, S, View]:
        """What is being shown."""
        assert self._shown is not None, "show() comes first"
        fields, state, view, _ = self._shown
        return fields, state, view

    def post(self, result: StepEvent | Refusal | None) -> str:
        """Hand on what a command answered; the sentence of a refusal, else an empty one."""
        match result:
            case None:
                return ""
            case Refusal(sentence):
                self.post_message(self.Refused(sentence))
                return sentence
            case _:
                self.post_message(self.Happened(result))
                return ""
