"""Text that somebody may type, paste or send in a file, and that must do nothing."""

from __future__ import annotations

import unicodedata

BRACKETS = (
    "[/]",
    "[/bold]",
    "[bold]",
    "[b]x[/b]",
    "a[=",
    "[link=https://example.org]x",
    "[TODO]",
    "[x]",
    "[]",
    "[[x]]",
    "[red]",
    "[/red]x",
    "[@click=app.quit]x[/]",
    "[@click='app.quit']x",
    "[@click=screen.leave('a')]y",
    "[$primary]x",
    "[on-red]x",
    "[not-bold]x",
    "\\[x]",
    "\\[/]",
    "[a=b]",
    "[=",
    '["',
    "['",
    "[a='",
    '[a="b]',
    "[b",
    "b]",
    "]",
    "[",
    "[/link]",
    "[#fff]x",
    "[#ggg]x",
    "[rgb(1,2,3)]x",
    "[auto]x",
    "[50%]x",
    "[reverse]x",
    "[i][/b]",
    "[/i]x",
    "[1]",
    "[1/2]",
    "[x=1]",
    "{x}[$x]",
    "$mt-key",
    "%s%(x)s",
    ":smile:[/]",
    "[1;31mred",
    "[blink]x",
)
CONTROLS = (
    "\x1b[31mred",
    "\x1b]52;c;eA==\x07copied",
    "\x1b]8;;http://evil\x1b\\link",
    "\x1b]0;title\x07x",
    "\x1bPq#0\x1b\\x",
    "\x9b2Jx",
    "\x90qx\x9c",
    "\x1bcx",
    "a\x07\x08\x0bb",
    "\u202eevil\u202c",
    "\u2066x\u2069y",
    "a\u200bb\ufeffc",
    "\x00x\x7f",
    "z" + "\u0301" * 40,
    "one\u2028two",
    "\ue000x\U000e0041",
)
HOSTILE = BRACKETS + CONTROLS
GROUPS = tuple(HOSTILE[at : at + 8] for at in range(0, len(HOSTILE), 8))


def acting(text: str) -> list[str]:
    """Every character of a screen that a terminal would act on, that hides, or that turns text round."""
    return [
        char
        for char in text
        if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    ]
