"""The smallest app of the sort: one input and one list, as Textual makes them. `minimal.py [ROWS]`."""

from __future__ import annotations

import sys
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Input, OptionList


class Minimal(App[None]):
    """What is typed and entered goes to the end of the list."""

    def compose(self) -> ComposeResult:
        rows = int(sys.argv[1]) if len(sys.argv) > 1 else 0
        yield OptionList(*(f"{number} Open the door at site {number}" for number in range(1, rows + 1)))
        yield Input(placeholder="Ready")

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self.query_one(OptionList).action_last()

    def on_input_submitted(self, event: Any) -> None:
        shown = self.query_one(OptionList)
        shown.add_option(f"{shown.option_count + 1} {event.value}")
        event.input.clear()
        shown.action_last()


if __name__ == "__main__":
    Minimal().run()
