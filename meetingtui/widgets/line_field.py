"""The one line at the bottom that people type in, with what was understood of it shown beneath.

It knows no meeting: whoever opens it gives it a reader (text to words beneath) and a completer, and hears of Enter.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from meetingtui.core.text import clean_typing
from meetingtui.widgets.page import FLAG, QUIET, fit, wrap

KEEP_SECONDS = 1.0
"""What is typed is kept in private at most this much later."""
PAUSE_SECONDS = 0.4
"""It is kept this long after the latest key, where that is sooner: while keys come there is better to do."""
LINE_LIMIT = 2_000
"""Longest line that can be typed, in characters."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What Tab would put in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Request:
    """What a line is opened for."""

    token: str
    """Names the purpose; drafts are kept by it."""
    label: str
    text: str = ""
    caret: int | None = None
    blind: bool = False
    """Echo dots: what is typed is not for the room yet."""
    read: Callable[[str], str] | None = None
    complete: Callable[[str, int], Sequence[Offer]] | None = None
    typed: str | None = None
    """What somebody had typed in it before, where it is opened again."""
    enter: str = "save"
    """What Enter does, in a word."""
    drafts: bool = True
    """Whether what was typed is kept when the line is left."""
    pasted: Callable[[str], str] | None = None
    """Takes a paste of several lines as it is, and answers what to say beneath; else it is joined into the line."""

    @property
    def words(self) -> str:
        """What stands in it when it is opened."""
        return self.text if self.typed is None else self.typed


class TypingInput(Input):
    """An input of one row whose value is clean at every moment, however it came in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", show=False, id="line.complete"),
        Binding("ctrl+g", "editor", "write it in your editor", show=False, id="line.editor"),
        Binding("ctrl+c", "leave", "leave", show=False, id="line.leave", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__(compact=True, max_length=LINE_LIMIT, select_on_focus=False)
        self.cursor_blink = False
        self.grab: Callable[[events.Key], bool] | None = None
        """Asked first about every key; true where it took the key."""
        self.pasted: Callable[[str], None] | None = None
        """Given a paste of several lines instead of the line."""

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of a range; what does not fit is cut rather than refused, so no paste is lost whole."""
        text = clean_typing(text)
        first, last = sorted((max(0, start), min(len(self.value), end)))
        room = LINE_LIMIT - (len(self.value) - (last - first))
        super().replace(text[: max(room, 0)], start, end)

    def asked_for(self, event: events.Key) -> bool:
        """Whether somebody asked for this key, and has acted on it."""
        return self.grab is not None and self.grab(event)

    def take_character(self, event: events.Key) -> bool:
        """Put a character in, at once; false where the key is none."""
        if not event.is_printable or event.character is None:
            return False
        self.replace(event.character, *self.selection)
        return True

    def take_paste(self, event: events.Paste) -> None:
        """Put pasted text in, at once."""
        if self.pasted is not None and "\n" in event.text.strip().replace("\r", "\n"):
            self.pasted(event.text)
        elif event.text:
            self.replace(event.text, *self.selection)

    async def _on_key(self, event: events.Key) -> None:
        if self.asked_for(event) or self.take_character(event):
            event.stop()
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        self.take_paste(event)
        event.stop()
        event.prevent_default()

    async def action_complete(self) -> None:
        """Tab: ask the field around for a completion."""
        self.post_message(LineField.CompletionAsked())

    async def action_editor(self) -> None:
        """Ask whoever can step aside for the person's own editor."""
        if isinstance(field := self.parent.parent if self.parent else None, LineField):
            self.post_message(LineField.EditorAsked(field))

    async def action_leave(self) -> None:
        """Ctrl-C asks to leave, here as everywhere; it does not copy."""
        await self.screen.run_action("leave")


class LineField(Vertical):
    """A label, a line to type in, and what was understood beneath it."""

    class Entered(Message):
        """Enter was pressed on a line that says something."""

        def __init__(self, request: Request, text: str) -> None:
            super().__init__()
            self.request = request
            self.text = text

    class TypedOn(Message):
        """Something was typed or a line was left, a second ago or less: what is unsent is worth keeping."""

    class CompletionAsked(Message):
        """Tab was pressed."""

    class EditorAsked(Message):
        """The text is to be written in the person's own editor."""

        def __init__(self, field: LineField) -> None:
            super().__init__()
            self.field = field

    def __init__(self) -> None:
        super().__init__(id="line")
        self._input = TypingInput()
        self._label = Static(id="line-label", markup=False)
        self._under = Static(id="line-under", markup=False)
        self._request: Request | None = None
        self._shown = ("", "")
        self._drafts: dict[str, str] = {}
        self._keeping: Timer | None = None
        self._keep_by = self._typed_at = 0.0
        self._offers: tuple[Offer, ...] = ()
        self._offer = 0
        self._completing = ""
        self.display = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="line-row"):
            yield self._label
            yield self._input
        yield self._under

    @property
    def request(self) -> Request | None:
        """What the line is open for; None while it is closed."""
        return self._request

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._input.value

    @property
    def drafts(self) -> Mapping[str, str]:
        """What was typed in lines that were left and not opened again, by what they were opened for."""
        return dict(self._drafts)

    @property
    def said(self) -> str:
        """What stands beneath the line."""
        return self._shown[0]

    def restore(self, drafts: Mapping[str, str]) -> None:
        """Take in drafts of an earlier time; those of this time stay."""
        self._drafts = {**drafts, **self._drafts}

    @property
    def caret(self) -> int:
        """Where the next character goes."""
        return self._input.cursor_position

    @property
    def input(self) -> TypingInput:
        """The line itself."""
        return self._input

    def open(self, request: Request) -> None:
        """Show the line and give it the keys. A draft kept under the same token comes back instead of the text."""
        self._request = request
        draft = self._drafts.pop(request.token, None)
        text = clean_typing(request.words if draft is None else draft)
        kept = draft is not None
        self._label.update(Content(f"{request.label}{' (draft; Ctrl-U clears it)' if kept else ''} "))
        self._input.password = request.blind
        self._input.pasted = self.take_lines if request.pasted else None
        self.display = True
        with self.prevent(Input.Changed):
            self._input.value = text
        self._input.cursor_position = len(text) if request.caret is None or draft else request.caret
        # At once: the next key may be here already.
        self.screen.set_focus(self._input, scroll_visible=False)
        self.refresh_reading()

    def close(self, *, keep_draft: bool) -> None:
        """Hide the line; with `keep_draft` what was typed is there again when it is next opened for the same."""
        request, text = self._request, self._input.value
        if (
            request
            and request.drafts
            and keep_draft
            and text.strip()
            and text != clean_typing(request.text)
            and not request.blind
        ):
            self._drafts[request.token] = text
        if request and not request.blind:
            self._keep_soon()
        self._request = None
        self._input.grab = None
        self._input.pasted = None
        self._offers = ()
        with self.prevent(Input.Changed):
            self._input.value = ""
        self.display = False
        self.screen.set_focus(None)

    def say(self, words: str, *, flag: bool = False) -> None:
        """Show words beneath the line, at most two rows of them; nothing is repainted where they are there already."""
        style = FLAG if flag else QUIET
        if (words, style) == self._shown:
            return
        self._shown = (words, style)
        width = max(self.screen.size.width - 2, 20)
        lines = wrap(words, width)
        if len(lines) > 2:
            lines = [lines[0], fit(" ".join(lines[1:]), width).rstrip()]
        self._under.update(Content.assemble((" " + "\n ".join(lines), style)) if words else Content(""))

    def refresh_reading(self) -> None:
        """Read the line again, as after a key."""
        request = self._request
        if request and request.read:
            self.say(request.read(self._input.value))
        else:
            self.say("")

    def put(self, text: str) -> None:
        """Put a text in the place of what stands in the line; the caret stays where it was, as far as there is text."""
        caret = self.caret
        self._input.value = clean_typing(text)
        self._input.cursor_position = min(caret, len(self._input.value))

    def take_lines(self, text: str) -> None:
        """Several lines for what the line is open for; what is said of them stands beneath."""
        if self._request and self._request.pasted:
            self.say(self._request.pasted(text))

    def _keep_soon(self) -> None:
        self._typed_at = time.monotonic()
        if self._keeping is None:
            self._keep_by = self._typed_at + KEEP_SECONDS
            self._keeping = self.set_timer(PAUSE_SECONDS, self._keep_now)

    def _keep_now(self) -> None:
        self._keeping = None
        wait = min(self._typed_at + PAUSE_SECONDS, self._keep_by) - time.monotonic()
        if wait > 0.01:
            self._keeping = self.set_timer(wait, self._keep_now)
            return
        self.post_message(self.TypedOn())

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._keep_soon()
        if event.value != self._completing:
            self._offers = ()
        elif len(self._offers) > 1:
            return  # the names that Tab offers stand beneath
        self.refresh_reading()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._request:
            self.post_message(self.Entered(self._request, self._input.value))

    def on_line_field_completion_asked(self, event: CompletionAsked) -> None:
        event.stop()
        request = self._request
        if request is None or request.complete is None:
            return
        if self._offers:
            self._offer = (self._offer + 1) % len(self._offers)
        else:
            self._offers, self._offer = tuple(request.complete(self._input.value, self.caret)), 0
            if not self._offers:
                return
        self._put(self._offers[self._offer])

    def _put(self, offer: Offer) -> None:
        """Put a completion in; the others come with further Tabs, and are named beneath."""
        value = self._input.value
        tail_start = offer.end if not self._completing or value != self._completing else self.caret
        new = value[: offer.start] + offer.text + value[tail_start:]
        self._completing = new
        self._input.value = new
        self._input.cursor_position = offer.start + len(offer.text)
        if len(self._offers) > 1:
            names = "   ".join(
                f"[{o.label}]" if number == self._offer else o.label for number, o in enumerate(self._offers)
            )
            self.say(f"Tab again: {names}")

    @property
    def label_width(self) -> int:
        """Cells that the label takes."""
        return cell_len(self._request.label) + 1 if self._request else 0
