"""The smallest app that has all that leaving needs: a store thread, the guardian, the guards, the wall, the driver.

    python small_app.py STATE_FOLDER [MODE] [SECONDS]

MODE says what goes wrong: see `SmallApp`. SECONDS is how long the store takes over its last write.
"""

from __future__ import annotations

import asyncio
import os
import queue
import sys
import threading
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from meetingtui.tui.crash import CrashGuard, run_guarded
from meetingtui.tui.driver import MeetingDriver
from meetingtui.tui.guardian import Guardian
from meetingtui.tui.wall import Walled

SECRET = "what Wanjiku said in confidence"
HOSTILE = (
    "safe\x1b]52;c;aGFja2Vk\x07\x1b[31mred\x1b[2J\x9b5n"
    "\x9d0;title\x9c\u202eturned\u200b\u2066hidden\x1b]8;;http://evil\x1b\\end"
)


class Store:
    """A thread that appends lines to a file, each synced, and is slow over the last when asked to be."""

    def __init__(self, path: Path, seconds: float) -> None:
        self._path = path
        self._seconds = seconds
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._open = True
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def add(self, line: str) -> None:
        if self._open:
            self._lines.put(line)

    def stop_accepting(self) -> None:
        self._open = False
        self._lines.put(None)

    def finish(self, seconds: float) -> bool:
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        with self._path.open("a") as file:
            while (line := self._lines.get()) is not None:
                self._write(file, line)
            if self._seconds:
                self._write(file, "finishing")
            threading.Event().wait(self._seconds)
            self._write(file, "finished")

    @staticmethod
    def _write(file, line: str) -> None:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


class SmallApp(Walled[None], CrashGuard[None]):
    """Shows what was typed, pasted and pressed, and goes wrong in the way that `mode` names."""

    BINDINGS: ClassVar = [Binding("f2", "go_wrong", priority=True), Binding("f3", "quit", priority=True)]

    def __init__(self, folder: Path, mode: str, store: Store) -> None:
        super().__init__(driver_class=MeetingDriver)
        self._folder = folder
        self._mode = mode
        self._store = store
        self._beats = 0
        self._pressed: list[str] = []

    def save_before_crash(self) -> None:
        self._store.stop_accepting()
        self._store.finish(5.0)

    def compose(self) -> ComposeResult:
        if self._mode == "compose":
            raise RuntimeError(SECRET)
        yield Static("", id="shown", markup=False)
        yield Static("", id="pressed", markup=False)
        yield Static("", id="flood", markup=False)
        yield Input(id="field")

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.cursor_blink = False
        field.focus()
        self.query_one("#shown", Static).update(Content("ready"))
        self._beat()
        self.set_interval(0.05, self._beat)
        if self._mode == "flood":
            self.set_interval(1 / 60, self._flood)
        if self._mode == "hostile":
            self._show_hostile()

    def _beat(self) -> None:
        """A sign of life of the event loop: the file's time stands still when it does."""
        (self._folder / "beat").write_text("x")

    def _flood(self) -> None:
        self._beats += 1
        mark = "#*=+"[self._beats % 4]
        self.query_one("#flood", Static).update(Content("\n".join([f"{mark}{self._beats:06} " * 9] * 20)))

    def _show_hostile(self) -> None:
        self.query_one("#shown", Static).update(Content(HOSTILE))
        flood = self.query_one("#flood", Static)
        flood.border_title = Content(HOSTILE)
        flood.styles.border = ("round", "red")
        field = self.query_one(Input)
        field.value = HOSTILE
        self.query_one("#pressed", Static).update(Content("shown"))

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        self._store.add(event.value)
        event.input.clear()

    def on_key(self, event: Key) -> None:
        self._pressed.append(event.key)
        self.query_one("#pressed", Static).update(Content("keys " + " ".join(self._pressed)))

    def action_go_wrong(self) -> None:
        match self._mode:
            case "handler":
                self._fail()
            case "worker":
                self._fail_in_worker()
            case "thread":
                self._fail_in_thread()
            case "timer":
                self.set_timer(0.01, self._fail)
            case "unmount":
                self.exit()
            case "stray":
                asyncio.get_running_loop().call_soon(self._fail)
                threading.Thread(target=self._fail).start()
            case "stuck":
                threading.Event().wait()
            case _:
                pass

    def on_unmount(self) -> None:
        if self._mode == "unmount":
            self._fail()

    def _fail(self) -> None:
        words = SECRET
        raise RuntimeError(words)

    @work
    async def _fail_in_worker(self) -> None:
        self._fail()

    @work(thread=True)
    def _fail_in_thread(self) -> None:
        self._fail()


def main() -> int:
    folder = Path(sys.argv[1])
    mode = sys.argv[2] if len(sys.argv) > 2 else ""
    store = Store(folder / "stored", float(sys.argv[3]) if len(sys.argv) > 3 else 0.0)
    app = SmallApp(folder, mode, store)
    with Guardian(
        stop_accepting=store.stop_accepting,
        finish=store.finish,
        ask_exit=lambda code: app.call_later(app.exit, None, code),
    ) as guardian:
        code = run_guarded(app, restore=guardian.restore)
        store.stop_accepting()
        store.finish(5.0)
    return code if guardian.code is None else guardian.code


if __name__ == "__main__":
    sys.exit(main())
