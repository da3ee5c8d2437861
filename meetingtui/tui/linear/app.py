"""The program with a line for every change: the real screens work unseen, and a conversation stands before them."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sys
from typing import Final

from textual.app import ScreenStackError

from meetingtui.core.text import clean_line
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.tui.crash import run_guarded
from meetingtui.tui.guardian import Guardian
from meetingtui.tui.linear.conversation import Conversation
from meetingtui.tui.linear.lines_out import LinesOut
from meetingtui.widgets.page import WIDEST

SIZE: Final = (80, 24)
"""The size of the screens that nobody sees: one that every screen is made for."""
LAST_WORDS_SECONDS: Final = 1.5
"""How long the last lines may take to be written once the program ends."""


class LinearApp(MeetingApp):
    """The screens of one partnership, told in lines."""

    CSS_PATH = "../app.tcss"

    def __init__(self, launch: Launch, *, stdin: int | None = 0, stdout: int = 1) -> None:
        super().__init__(launch)
        width = shutil.get_terminal_size((WIDEST, 24)).columns
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        self._wake = asyncio.Event()
        self.out = LinesOut(stdout, width=width, encoding=encoding, gone=self.stir)
        self.conversation = Conversation(self, self.out, stdin)

    def on_mount(self) -> None:
        self.out.start()
        self.run_worker(self._converse(), group="linear")

    async def _converse(self) -> None:
        with contextlib.suppress(ScreenStackError):  # the screens are gone already: the program is being left
            await self.conversation.hold(self._wake)

    def stir(self) -> None:
        """Something may be there to be told or obeyed; safe from any thread."""
        self.hand_over(self._wake.set)

    def post_display_hook(self) -> None:
        """Something looks different."""
        self._wake.set()


def run_linear(launch: Launch) -> int:
    """Hold a meeting in lines until it is left; the exit code."""
    # Where standard input or output was closed, its number may be that of a file of ours by now.
    if sys.stdout is None:
        print("meetingtui: standard output is closed; lines need somewhere to go", file=sys.stderr)  # noqa: T201
        return 2
    app = LinearApp(launch, stdin=None if sys.stdin is None else 0)
    guardian = Guardian(
        stop_accepting=app.keep_everything,
        finish=app.finish,
        ask_exit=lambda code: app.hand_over(lambda: app.exit(return_code=code)),
        tty_fd=None,  # nothing was asked of the terminal, so nothing has to be put back; its end is an end of input
    )
    with guardian:
        code = run_guarded(app, undrawn=SIZE)
        app.finish(5.0)
        app.conversation.end(guardian.code)
        app.out.close(LAST_WORDS_SECONDS)
    if app.refusal:
        print(clean_line(f"meetingtui: {app.refusal}"), file=sys.stderr)  # noqa: T201 - as for any command
    if guardian.code is not None:
        return guardian.code
    return code or int(app.conversation.lost)
