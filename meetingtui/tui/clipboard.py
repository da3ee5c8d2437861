"""Copying to the clipboard of whoever sits at the terminal, over SSH too: OSC 52, and only text of our own.

Nothing is ever read from a clipboard. Whether a terminal does it cannot be known: most do, some must be told to.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Final

from meetingtui.core.text import clean_block

MOST: Final = 74_994
"""Most bytes of base64 in one sequence: xterm and others drop all of a longer one."""
ROOM: Final = MOST // 4 * 3
"""Most bytes of text."""


def sequence(text: str) -> str | None:
    """What puts a text into the clipboard: cleaned, then letters, digits and signs that no terminal acts on.

    None where it is too long.
    """
    content = clean_block(text).encode()
    if len(content) > ROOM:
        return None
    return f"\x1b]52;c;{b64encode(content).decode('ascii')}\x07"


def copy(text: str, what: str, write: Callable[[str], None]) -> str:
    """Send a text to the clipboard through `write`; the sentence that says what was done."""
    if not text.strip():
        return "There is nothing here to copy."
    made = sequence(text)
    if made is None:
        return f"Not copied: {what} is longer than a clipboard takes ({ROOM // 1000} kB); meetingtui show prints it."
    write(made)
    return f"Copied {what}, if your terminal allows it."
