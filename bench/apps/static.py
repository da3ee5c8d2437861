"""An app in which nothing happens."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Still(App[None]):
    """Some words, and no more."""

    def compose(self) -> ComposeResult:
        yield Static("Ready")


if __name__ == "__main__":
    Still().run()
