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
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
        },
    )


DARK = _ours(
    "mt-dark",
    dark=True,
    text="#f4f4f2",
    ground="#11161b",
    raised="#252b31",
    quiet="#c8ccd0",
    key="#9fd0ff",
    line="#7f8a94",
)
LIGHT = _ours(
    "mt-light",
    dark=False,
    text="#14181c",
    ground="#fbfaf7",
    raised="#ebebe9",
    quiet="#3a4148",
    key="#0b4a8f",
    line="#6a7076",
)
_COLOURS = (*BUILTIN_THEMES["ansi-dark"].variables, *DARK.variables)
"""Everything that has a colour in a theme."""
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
    variables=dict.fromkeys(_COLOURS, "ansi_default")
    | {"input-cursor-text-style": "reverse", "block-cursor-text-style": "reverse"},
)
"""No colour at all: what must stand out is bold or reversed."""

THEMES = {"dark": DARK, "light": LIGHT, "plain": PLAIN}
