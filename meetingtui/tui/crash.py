"""What happens when the program meets an error that nobody expected.

The screen is shared and the words on it belong to people: they never see a traceback, because an error's message
may quote someone. The traceback goes to a file that only its owner can read; the screen gets one sentence.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from rich.console import RenderableType
from textual.app import App
from textual.worker import WorkerFailed

from meetingtui import __version__
from meetingtui.core.text import clean_line
from meetingtui.files.reports import report_crash

ResultT = TypeVar("ResultT")

CRASH_CODE: Final = 1
"""Exit code after an error that was not expected."""
STRAY_LIMIT: Final = 10
"""Reports kept of errors that do not stop the app: one that comes back every second must not fill the disk."""


def sentence(path: Path | None, *, saved: bool = True) -> str:
    """The one line that people see; `path` is None where the details could not be written."""
    kept = "Everything captured was saved" if saved else "Not everything captured could be saved"
    where = f"Details: {path}" if path else "The details could not be written"
    return clean_line(
        f"meetingtui met an error it did not expect and stopped. {kept}; run the same command to go on. {where}"
    )


class CrashGuard(App[ResultT], Generic[ResultT]):
    """An app that saves, leaves and restores the terminal when anything in it raises; run it with `run_guarded`.

    Everything Textual catches (a handler, a worker, a timer, compose, drawing, the style sheet) comes to
    `_handle_exception`, and everything it would print goes through `panic` and `_fatal_error`: those three are
    overridden, and nothing else of Textual's own.
    """

    crash_sentence: str | None = None
    """What is said to people, once the app has met an error it did not expect."""

    _strays = 0

    def save_before_crash(self) -> None:
        """Make everything captured durable; called once, before anything else. Override it."""

    def _on_load(self) -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: self.note_stray(context.get("exception")))

    def _handle_exception(self, error: Exception) -> None:
        self.remember_crash(error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual's own draws the traceback, with the values of variables.
        self.panic()

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002 - they may quote people, so none is shown
        """Leave without showing what was to be shown."""
        if self.crash_sentence is None:
            self.remember_crash(RuntimeError("the app was told to panic"))
        # Textual would crop it to the screen's width, and add advice to developers when more errors follow.
        self._exit_renderables.clear()
        super().panic()

    def remember_crash(self, error: BaseException) -> None:
        """Save, and write the report; only the first error counts, for the others follow from it."""
        if self.crash_sentence is None:
            self.crash_sentence = tell_crash(error, self.save_before_crash)

    def note_stray(self, error: object) -> None:
        """Keep the report of an error in a task or thread that nobody waits for: no reason to stop a meeting.

        Left alone, Python would print it, with its words, on the terminal that we leave behind.
        """
        if isinstance(error, OSError) and error.errno == errno.EIO:
            return  # the terminal has gone: the guardian sees to that
        self._strays += 1
        if isinstance(error, Exception) and self._strays <= STRAY_LIMIT:
            with contextlib.suppress(OSError):
                report_crash(error, version=__version__)


def tell_crash(error: BaseException, save: Callable[[], None]) -> str:
    """Save, write the report, and return the sentence to say; never raises."""
    saved = True
    try:
        save()
    except Exception:  # noqa: BLE001 - the first error is the one to tell; this one only changes the sentence
        saved = False
    path = None
    with contextlib.suppress(Exception):  # a full disk must not hide that we stopped
        path = report_crash(error.error if isinstance(error, WorkerFailed) else error, version=__version__)
    return sentence(path, saved=saved)


def run_guarded(
    app: CrashGuard[Any],
    *,
    mouse: bool = True,
    restore: Callable[[], None] = lambda: None,
    undrawn: tuple[int, int] | None = None,
) -> int:
    """Run the app and return its exit code, saying the one sentence where it met an error it did not expect.

    `restore` puts the terminal back, for an error that came when Textual could not (`Guardian.restore`). With `undrawn`
    nothing is drawn: the app works as on a screen of that size.
    """
    code = CRASH_CODE
    thread_hook = threading.excepthook
    threading.excepthook = lambda failed: app.note_stray(failed.exc_value)
    try:
        app.run(mouse=mouse, headless=undrawn is not None, size=undrawn)
        code = app.return_code or 0
    except Exception as error:  # noqa: BLE001 - the last place before Python would print the traceback
        restore()
        app.remember_crash(error)
    finally:
        threading.excepthook = thread_hook
    if app.crash_sentence is None:
        return code
    with contextlib.suppress(OSError):  # the terminal may be what went wrong
        sys.stderr.write(app.crash_sentence + "\n")
        sys.stderr.flush()
    return CRASH_CODE
