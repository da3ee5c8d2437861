"""Home, and what it is left for: a rehearsal or the demo plays in a process of its own, and home comes back."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import FrameType
from typing import TYPE_CHECKING, Final

from meetingtui.files.partnership_check import load_partnership

if TYPE_CHECKING:
    from meetingtui.tui.app import Launch

_PARENT_DEATH_SIGNAL: Final = 1


def run_home(launch: Launch) -> int:
    """Show home until it is left for good; the exit code."""
    from meetingtui.tui.app import run_app

    while True:
        asked: list[tuple[tuple[str, ...], Launch]] = []
        code = run_app(launch, lambda words, now, asked=asked: asked.append((words, now)))
        if not asked:
            return code
        words, now = asked[0]
        ended = _play(in_our_way(words, now.theme, mouse=now.mouse))
        if ended > 128:
            return ended
        partnership = load_partnership(now.folder)[0] if now.partnership else None
        named = " ".join([words[0], *words[-1:]] if len(words) > 1 else words)
        said = "" if ended == 0 else f"That could not be played: meetingtui {named} says why."
        launch = replace(now, partnership=partnership or now.partnership, said=said)


def in_our_way(words: Sequence[str], theme: str, *, mouse: bool) -> list[str]:
    """A command with this terminal's options. What comes last may be a file's name, and begin like an option."""
    return [words[0], "--theme", theme, *([] if mouse else ["--no-mouse"]), *words[1:]]


def _not_without_us() -> Callable[[], object] | None:
    """What a child does first, so that it is told to leave should this process be killed: it would go on drawing over
    the shell. None where the system has no such thing."""
    from ctypes import CDLL

    try:
        tell = CDLL(None).prctl
    except (AttributeError, OSError, TypeError):
        return None
    return lambda: tell(_PARENT_DEATH_SIGNAL, int(signal.SIGTERM))


def _play(words: Sequence[str]) -> int:
    """Run a command of ours on this terminal; its exit code, where a signal ended it as a shell would tell it."""
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "meetingtui", *words],
        preexec_fn=_not_without_us(),  # noqa: PLW1509 - it asks the system one thing, and waits for no thread
    )

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
