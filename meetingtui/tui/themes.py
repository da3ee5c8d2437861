"""Our themes: dark and light, measured by a test, and plain, which keeps the terminal's own colours.

Text that must be read has a contrast of at least 7:1, any text 4.5:1, lines and blocks 3:1.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme


def _ours(name: str, *, dark: bool, text: str, ground: str, raised: str, quiet: str, key: str, line: str) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=key,
        secondary=key,
        accent=key,
        foreground=text,
        background=ground,
        surface=ground,
        panel=raised,
        success=text,
        warning=text,
        error=text,
        text_alpha=1.0,
        variables={
            "mt-quiet": quiet,
            "mt-key": key,
            "mt-line": line,
            "mt-raised": raised,
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-cursor-text-style": "none",
            "input-selection-background": key,
            "input-selection-foreground": ground,
            "scrollbar": line,
            "scrollbar-background": ground,
            "scrollbar-hover": key,
            "scrollbar-active": key,
        },
    )


DARK = _ours(
    "mt-dark",
    dark=True,
    text="#f4f4f2",
    ground="#11161b",
    raised="#1f272f",
    quiet="#b4bec8",
    key="#9fd0ff",
    line="#6f7f8f",
)
LIGHT = _ours(
    "mt-light",
    dark=False,
    text="#14181c",
    ground="#fbfaf7",
    raised="#ebe8e1",
    quiet="#434c55",
    key="#0b4a8f",
    line="#77818b",
)
PLAIN = Theme(
    name="mt-plain",
    ansi=True,
    dark=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "mt-quiet": "ansi_default",
        "mt-key": "ansi_default",
        "mt-line": "ansi_default",
        "mt-raised": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_white",
        "input-selection-foreground": "ansi_black",
    },
)

THEMES = {"dark": DARK, "light": LIGHT, "plain": PLAIN}
