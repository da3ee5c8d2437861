"""Home, and what it is left for: a rehearsal or the demo plays in a process of its own, and home comes back."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from types import FrameType
from typing import TYPE_CHECKING

from meetingtui.files.partnership_check import load_partnership

if TYPE_CHECKING:
    from meetingtui.tui.app import Launch


def run_home(launch: Launch) -> int:
    """Show home until it is left for good; the exit code."""
    from meetingtui.tui.app import run_app

    while True:
        asked: list[tuple[tuple[str, ...], Launch]] = []
        code = run_app(launch, lambda words, now, asked=asked: asked.append((words, now)))
        if not asked:
            return code
        words, now = asked[0]
        ended = _play([*words, "--theme", now.theme, *([] if now.mouse else ["--no-mouse"])])
        if ended > 128:
            return ended
        partnership = load_partnership(now.folder)[0] if now.partnership else None
        said = "" if ended == 0 else f"That could not be played: meetingtui {' '.join(words[:2])} says why."
        launch = replace(now, partnership=partnership or now.partnership, said=said)


def _play(words: Sequence[str]) -> int:
    """Run a command of ours on this terminal; its exit code, where a signal ended it as a shell would tell it."""
    child = subprocess.Popen([sys.executable, "-P", "-m", "meetingtui", *words])

    def pass_on(number: int, _frame: FrameType | None) -> None:
        child.send_signal(number)

    before = {number: signal.signal(number, pass_on) for number in (signal.SIGTERM, signal.SIGHUP)}
    before[signal.SIGINT] = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal tells the child as well
    try:
        code = child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return 128 - code if code < 0 else code
