"""Contrast, computed from the themes' own colours (WCAG 2: 7:1 for what must be read, 3:1 for lines)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.theme import Theme

from meetingtui.tui.themes import DARK, LIGHT, PLAIN, THEMES
from meetingtui.widgets import page
from tests.tui.looking import contrast

OURS = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
SHEET = Path(page.__file__).parents[1] / "tui" / "app.tcss"


def colour(theme: Theme, name: str) -> str:
    """The colour that a variable of the style sheet has in a theme."""
    given = theme.variables.get(name) or getattr(theme, name)
    assert given is not None
    return given


def test_the_measure_is_the_one_everybody_uses() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@OURS
@pytest.mark.parametrize("text", ["foreground", "mt-quiet", "mt-key"])
@pytest.mark.parametrize("ground", ["background", "mt-raised"])
def test_all_text_has_seven_to_one(theme: Theme, text: str, ground: str) -> None:
    assert contrast(colour(theme, text), colour(theme, ground)) >= 7


@OURS
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("input-cursor-foreground", "input-cursor-background"),
        ("input-selection-foreground", "input-selection-background"),
        ("background", "foreground"),
    ],
)
def test_the_cursor_the_selection_and_reversed_words_have_seven_to_one(theme: Theme, text: str, ground: str) -> None:
    assert contrast(colour(theme, text), colour(theme, ground)) >= 7


@OURS
@pytest.mark.parametrize("line", ["mt-line", "scrollbar"])
def test_lines_have_three_to_one(theme: Theme, line: str) -> None:
    assert contrast(colour(theme, line), colour(theme, "background")) >= 3


def test_every_colour_of_the_style_sheet_and_of_the_pages_is_one_that_is_measured() -> None:
    measured = {"foreground", "background", "mt-quiet", "mt-key", "mt-line", "mt-raised"}
    used = set(re.findall(r"\$([\w-]+)", SHEET.read_text()))
    used |= set(re.findall(r"\$([\w-]+)", " ".join((page.STRONG, page.QUIET, page.FLAG, page.KEY))))
    assert used <= measured


def test_nothing_is_dim_blinks_or_fades() -> None:
    for path in (SHEET, *SHEET.parents[1].rglob("*.py")):
        words = path.read_text()
        assert not re.search(r'"[^"]*\b(dim|blink)\b[^"]*"(?=[,)\]])', words), path
    assert not re.search(r"opacity|tint: (?!\$mt-raised 0%)|transition", SHEET.read_text())


def test_plain_has_no_colour_at_all() -> None:
    given = [PLAIN.foreground, PLAIN.background, PLAIN.primary, *PLAIN.variables.values()]
    assert set(given) == {"ansi_default", "reverse"}


def test_there_is_a_dark_a_light_and_a_plain_theme() -> None:
    assert set(THEMES) == {"dark", "light", "plain"}
