"""Which theme is worn and whether signs are plain: option, environment, file, terminal, in that order."""

from __future__ import annotations

import pytest

from meetingtui.cli.main import THEME_NAMES
from meetingtui.cli.screens import THEME_ENVIRONMENT
from meetingtui.files.config import Config
from meetingtui.tui.look import ENVIRONMENT, Look, look_of
from meetingtui.tui.themes import THEMES

MANY = {"TERM": "xterm-256color"}


def look(said: str = "auto", encoding: str = "utf-8", config: Config | None = None, **env: str) -> Look:
    return look_of(said, config or Config(), MANY | env, encoding)


def test_the_names_are_the_same_wherever_they_are_said() -> None:
    assert set(THEME_NAMES) == {"auto", *THEMES}
    assert THEME_ENVIRONMENT == ENVIRONMENT


def test_the_option_goes_before_the_environment_and_that_before_the_file() -> None:
    light = Config(theme="light")
    assert look("dark", MEETINGTUI_THEME="light", config=light).theme == "dark"
    assert look(MEETINGTUI_THEME="plain", config=light).theme == "plain"
    assert look(config=light).theme == "light"
    assert not look(config=light).ask


@pytest.mark.parametrize("said", THEME_NAMES)
def test_no_color_goes_before_all_of_them(said: str) -> None:
    found = look(said, NO_COLOR="1", MEETINGTUI_THEME="light", config=Config(theme="dark"))
    assert (found.theme, found.ask) == ("plain", False)


def test_no_color_that_is_empty_says_nothing() -> None:
    assert look(NO_COLOR="").theme == "dark"


@pytest.mark.parametrize(
    ("told", "theme", "ask"),
    [
        ("0;15", "light", False),
        ("0;7", "light", False),
        ("0;default;15", "light", False),
        ("15;0", "dark", False),
        ("7;8", "dark", False),
        ("0;default", "dark", True),
        ("", "dark", True),
    ],
)
def test_without_a_choice_the_terminal_is_asked_unless_the_environment_tells(told: str, theme: str, ask: bool) -> None:
    found = look(COLORFGBG=told)
    assert (found.theme, found.ask) == (theme, ask)


@pytest.mark.parametrize("term", ["linux", "xterm", "vt220", "screen", "tmux"])
def test_a_terminal_of_few_colours_keeps_its_own(term: str) -> None:
    found = look(TERM=term)
    assert (found.theme, found.ask) == ("plain", False)
    assert look(TERM="xterm", COLORTERM="truecolor").theme == "dark"
    assert look("light", TERM=term).theme == "light"


def test_signs_are_plain_where_ours_cannot_be_shown_or_are_not_wanted() -> None:
    assert not look().ascii
    assert look(config=Config(ascii=True)).ascii
    assert look(MEETINGTUI_ASCII="1").ascii
    assert look(TERM="linux").ascii
    assert look(encoding="iso-8859-1").ascii
    assert look(encoding="no-such-thing") == Look("dark", ask=True, ascii=True, encoding="ascii")
