"""The one line people type in: clean at every moment, nothing lost, nothing shown that is not for the room yet."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from meetingtui.tui.app import MeetingApp
from meetingtui.tui.themes import DARK
from meetingtui.widgets.line_field import LINE_LIMIT, LineField, Offer, Request
from tests.tui.conftest import key_event, screen_text, settle, still

NAMES = ("imani", "imogen")


def offers(line: str, caret: int) -> list[Offer]:
    start = line.rfind("@", 0, caret)
    return [Offer(start, caret, f"@{name}", name.title()) for name in NAMES if start >= 0]


class Alone(App[None]):
    """A line, and nothing else."""

    CSS_PATH = Path(inspect.getfile(MeetingApp)).with_name("app.tcss")

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.line = LineField()
        self.entered: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.line

    def on_line_field_entered(self, message: LineField.Entered) -> None:
        self.entered.append(message.text)


class Typing:
    def __init__(self, app: Alone, pilot: Pilot[None]) -> None:
        self.app, self.line, self.pilot = app, app.line, pilot

    @property
    def text(self) -> str:
        return " ".join(screen_text(self.app).split())

    async def open(self, token: str = "t", **given: Any) -> None:
        self.line.open(Request(token, "Action", **given))
        await still(self.pilot)

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(key_event(key))
            await still(self.pilot)

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await still(self.pilot)


@asynccontextmanager
async def typing() -> AsyncIterator[Typing]:
    app = Alone()
    async with app.run_test(size=(60, 10), notifications=True, tooltips=True) as pilot:
        yield Typing(app, pilot)


async def test_enter_hands_on_what_was_typed_and_leaves_closing_to_whoever_opened_it() -> None:
    async with typing() as run:
        await run.open()
        await run.press(*"Open", "space", *"it", "enter")
        assert run.app.entered == ["Open it"]
        assert run.line.text == "Open it"


async def test_a_closed_line_shows_nothing_and_has_no_keys() -> None:
    async with typing() as run:
        await run.open(text="secret")
        run.line.close(keep_draft=True)
        await run.press("x", "enter")
        assert run.text == ""
        assert run.app.entered == []
        assert run.line.request is None


async def test_a_paste_of_many_lines_is_one_line_and_nothing_in_it_acts() -> None:
    async with typing() as run:
        await run.open()
        await run.paste("one\r\ntwo\x1b[31m\u202e\tthree\x07\u200b")
        assert run.line.text == "one two␛[31m three␇"


async def test_a_paste_that_is_too_long_is_cut_and_not_refused() -> None:
    async with typing() as run:
        await run.open(text="begin ")
        await run.paste("x" * (LINE_LIMIT * 2))
        assert len(run.line.text) == LINE_LIMIT
        assert run.line.text.startswith("begin xxx")


async def test_a_paste_goes_where_the_caret_is() -> None:
    async with typing() as run:
        await run.open(text="Open door", caret=5)
        await run.paste("a ")
        assert run.line.text == "Open a door"
        assert run.line.caret == 7


async def test_a_text_to_begin_with_is_clean_too() -> None:
    async with typing() as run:
        await run.open(text="a\x1bb\nc")
        assert run.line.text == "a␛b c"


async def test_a_draft_comes_back_for_the_same_purpose_and_only_once() -> None:
    async with typing() as run:
        await run.open("a")
        await run.paste("half a thought")
        run.line.close(keep_draft=True)
        await run.open("b")
        assert run.line.text == ""
        run.line.close(keep_draft=True)
        await run.open("a")
        assert run.line.text == "half a thought"
        assert run.line.caret == len("half a thought")
        run.line.close(keep_draft=False)
        await run.open("a")
        assert run.line.text == ""


async def test_words_that_nobody_typed_are_no_draft() -> None:
    async with typing() as run:
        await run.open(text=" @imani")
        run.line.close(keep_draft=True)
        await run.open(text=" @mateo")
        assert run.line.text == " @mateo"


async def test_what_was_typed_before_is_a_draft_again_when_the_line_is_opened_with_it() -> None:
    async with typing() as run:
        await run.open(text="", typed="half", caret=2)
        assert (run.line.text, run.line.caret) == ("half", 2)
        run.line.close(keep_draft=True)
        await run.open()
        assert run.line.text == "half"


async def test_a_blind_line_shows_dots_and_keeps_no_draft() -> None:
    async with typing() as run:
        await run.open(blind=True)
        await run.press(*"marmot")
        assert "marmot" not in run.text
        assert "••••••" in run.text
        run.line.close(keep_draft=True)
        await run.open(blind=True)
        assert run.line.text == ""


async def test_after_a_blind_line_the_next_one_is_seen() -> None:
    async with typing() as run:
        await run.open(blind=True)
        run.line.close(keep_draft=False)
        await run.open()
        await run.press(*"seen")
        assert "seen" in run.text


async def test_tab_completes_and_further_tabs_offer_the_others() -> None:
    async with typing() as run:
        await run.open(complete=offers)
        await run.paste("Call @im")
        await run.press("tab")
        assert run.line.text == "Call @imani"
        await run.press("tab")
        assert run.line.text == "Call @imogen"
        await settle(run.pilot, lambda: "[Imogen]" in run.text)
        await run.press("tab", "space", "x")
        assert run.line.text == "Call @imani x"


async def test_tab_in_the_middle_leaves_the_rest_of_the_line_alone() -> None:
    async with typing() as run:
        await run.open(text="Call @im today", caret=8, complete=offers)
        await run.press("tab", "tab")
        assert run.line.text == "Call @imogen today"
        assert run.line.caret == len("Call @imogen")


async def test_tab_without_anything_to_offer_does_nothing_and_stays_in_the_line() -> None:
    async with typing() as run:
        await run.open(text="Call", complete=offers)
        await run.press("tab", "x")
        assert run.line.text == "Callx"
        await run.open("other", text="Call")
        await run.press("tab", "x")
        assert run.line.text == "Callx"


async def test_what_was_understood_stands_beneath_and_is_read_at_every_key() -> None:
    async with typing() as run:
        await run.open(read=lambda line: f"{len(line)} letters [/]")
        assert "0 letters [/]" in run.text
        await run.press(*"abc")
        assert "3 letters [/]" in run.text
        await run.press("backspace")
        assert "2 letters" in run.text


async def test_words_beneath_take_two_rows_at_most() -> None:
    async with typing() as run:
        await run.open(read=lambda _: "word " * 60)
        lines = [line for line in screen_text(run.app).split("\n") if line.strip()]
        assert len(lines) == 3
        assert all(len(line) <= 60 for line in lines)


async def test_the_same_words_beneath_are_not_painted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with typing() as run:
        await run.open(read=lambda _: "always the same")
        painted: list[object] = []
        update = Static.update

        def updated(self: Static, *given: Any, **named: Any) -> Any:
            painted.append(given)
            return update(self, *given, **named)

        monkeypatch.setattr(Static, "update", updated)
        await run.press(*"abcdef")
        assert painted == []


async def test_a_label_with_brackets_is_words() -> None:
    async with typing() as run:
        run.line.open(Request("t", "[/bold] a[="))
        await still(run.pilot)
        assert "[/bold] a[=" in run.text
        assert run.line.label_width == len("[/bold] a[= ")


async def test_the_cursor_does_not_blink() -> None:
    async with typing() as run:
        assert run.line.input.cursor_blink is False
