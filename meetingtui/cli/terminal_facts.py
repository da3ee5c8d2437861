"""What this terminal can do: size, colours, letters, background, mouse and clipboard; each with what to do about it."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Iterator

from meetingtui.files.inspection import Finding, State

LEAST = (60, 20)
"""Columns and lines that a screen needs."""
SIGNS = "◆○≠·…✓–"
"""Signs that the screens and lists are drawn with."""
_ASK = "\x1b]11;?\x1b\\\x1b[c"
"""Asks for the background, then for what every terminal answers: once that is there, nothing more comes."""
_PATIENCE = 0.5
_COLOUR = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")
_ANSWERED = re.compile(rb"\x1b\[\?[0-9;]*c")


def inspect_terminal(*, ask: bool) -> Iterator[Finding]:
    """Everything about the terminal that this command runs in; it is spoken to only where that may be asked."""
    yield _letters()
    if not _is_here():
        sentence = "there is none here, so it was not looked at; commands that print work, with --json too"
        yield Finding(State.OK, "terminal", sentence)
        return
    term = os.environ.get("TERM", "")
    if term in {"", "dumb"}:
        way_out = "set TERM, such as: export TERM=xterm-256color; or use --linear, which draws no screen"
        yield Finding(State.WRONG, "terminal", f"cannot draw a screen (TERM={term})", way_out)
        return
    yield _size(term)
    yield _colours(term)
    yield _background(ask=ask and term != "linux")
    yield _mouse(term)
    yield _clipboard(term)


def _is_here() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _letters() -> Finding:
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    if encoding.replace("-", "") == "utf8":
        return Finding(State.OK, "letters", f"{encoding}: every sign is shown ({SIGNS})")
    lang = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := os.environ.get(name))), "nothing")
    sentence = f"{encoding}, for the language is set to {lang}: some signs are shown as ?"
    return Finding(State.WARNING, "letters", sentence, "set it to one of UTF-8, such as: export LANG=C.UTF-8")


def _size(term: str) -> Finding:
    columns, lines = os.get_terminal_size(sys.stdout.fileno())
    where = f"{term}, {columns} columns by {lines} lines{_through()}"
    if columns >= LEAST[0] and lines >= LEAST[1]:
        return Finding(State.OK, "terminal", f"{where}: room enough for every screen")
    way_out = f"make it at least {LEAST[0]} by {LEAST[1]}, or the letters smaller; --linear needs no room"
    return Finding(State.WARNING, "terminal", f"{where}: too small for a screen", way_out)


def _through() -> str:
    """What stands between this program and the window."""
    between = (("tmux", "TMUX"), ("screen", "STY"), ("SSH", "SSH_CONNECTION"))
    found = [name for name, variable in between if os.environ.get(variable)]
    return f", through {' and '.join(found)}" if found else ""


def _colours(term: str) -> Finding:
    if os.environ.get("NO_COLOR"):
        return Finding(State.OK, "colours", "none, because NO_COLOR is set; colours are never all that tells")
    if os.environ.get("COLORTERM", "") in {"truecolor", "24bit"}:
        return Finding(State.OK, "colours", "all of them")
    if "256" in term:
        return Finding(State.OK, "colours", "256, which are near enough")
    return Finding(State.WARNING, "colours", "few, so the themes may be hard to read", "use --theme plain")


def _background(*, ask: bool) -> Finding:
    found = _light(_answer() if ask else b"")
    if found is None:
        sentence = "the terminal does not say whether it is light or dark"
        return Finding(State.OK, "background", sentence, "where a screen is hard to read: --theme light")
    if found:
        return Finding(State.OK, "background", "light", "the screens match it with --theme light")
    return Finding(State.OK, "background", "dark")


def _light(answer: bytes) -> bool | None:
    """Whether the background is light, as the terminal or the environment says; None where neither does."""
    shades = _COLOUR.search(answer)
    if shades is not None:
        red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in shades.groups())
        return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5
    last = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return int(last) in {7, *range(9, 16)} if last.isascii() and last.isdigit() else None


def _answer() -> bytes:
    """What the terminal answers to being asked; nothing where it does not within a moment."""
    import termios
    import tty

    handle = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(handle)
        if os.tcgetpgrp(handle) != os.getpgrp():
            return b""  # in the background, a terminal is not asked
    except (OSError, termios.error):
        return b""
    got, until = b"", time.monotonic() + _PATIENCE
    try:
        tty.setcbreak(handle, termios.TCSAFLUSH)
        sys.stdout.write(_ASK)
        sys.stdout.flush()
        while not _ANSWERED.search(got) and (left := until - time.monotonic()) > 0:
            if not select.select([handle], [], [], left)[0] or not (more := os.read(handle, 1024)):
                break
            got += more
    except (OSError, termios.error):
        return got
    finally:
        termios.tcsetattr(handle, termios.TCSAFLUSH, before)
    return got


def _mouse(term: str) -> Finding:
    if term == "linux":
        sentence = "this console has none; every key works without it"
        return Finding(State.OK, "mouse", sentence)
    sentence = "works where the terminal passes it on; hold Shift to mark text"
    return Finding(State.OK, "mouse", sentence, "--no-mouse leaves it to the terminal")


def _clipboard(term: str) -> Finding:
    if os.environ.get("STY") or term == "linux":
        sentence = "copying out of the review does not reach it from here"
        return Finding(State.WARNING, "clipboard", sentence, "meetingtui show prints what is to be copied")
    if os.environ.get("TERM_PROGRAM") == "Apple_Terminal":
        sentence = "this terminal lets no program fill it"
        return Finding(State.WARNING, "clipboard", sentence, "meetingtui show prints what is to be copied")
    if os.environ.get("TMUX"):
        return Finding(State.OK, "clipboard", "works where tmux passes it on", "tmux set -g set-clipboard on")
    return Finding(State.OK, "clipboard", "works where the terminal allows it, over SSH too; it is never read")
