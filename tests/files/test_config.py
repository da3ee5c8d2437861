"""A person's own settings: absent is fine, wrong is told with its line, and then nothing of the file holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.core.problems import Severity, errors
from meetingtui.files.config import Config, config_path, load_config


def told(tmp_path: Path, text: str) -> tuple[Config, list[str]]:
    path = tmp_path / "config.toml"
    path.write_text(text)
    config, problems = load_config(path)
    return config, [str(one).removeprefix(f"{path}:") for one in problems]


def test_it_lies_below_xdg_config_home_else_below_dot_config(tmp_path: Path) -> None:
    inside = Path("meetingtui/config.toml")
    assert config_path({"XDG_CONFIG_HOME": "/etc/mine"}, tmp_path) == Path("/etc/mine") / inside
    assert config_path({}, tmp_path) == tmp_path / ".config" / inside
    assert config_path({"XDG_CONFIG_HOME": "not/absolute"}, tmp_path) == tmp_path / ".config" / inside


def test_absent_is_fine_and_nothing_is_made(tmp_path: Path) -> None:
    assert load_config(tmp_path / "none" / "config.toml") == (Config(), [])
    assert list(tmp_path.iterdir()) == []


def test_what_is_chosen_is_read_one_key_or_several(tmp_path: Path) -> None:
    config, problems = told(
        tmp_path,
        'theme = "light"\nascii = true\nlarge = true\nmouse = false\n'
        '[keys]\n"stage.action" = ["m", "F2"]\n"everywhere.keys" = "f1"\n',
    )
    assert problems == []
    assert (config.theme, config.ascii, config.large, config.mouse) == ("light", True, True, False)
    assert config.rebound == {"stage.action": ("m", "f2"), "everywhere.keys": ("f1",)}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('theme = "drak"', '1: "theme" is "drak"; did you mean "dark"?'),
        ("ascii = 1", '1: "ascii" must be true or false'),
        ('[keys]\n"stage.acton" = "a"', '2: "stage.acton" is nothing that a key does; did you mean "stage.action"?'),
        ('[keys]\n"action" = "m"', '2: "action" is nothing that a key does; did you mean "stage.action"?'),
        ('[keys]\n"stage.win" = "pgup"', '2: "stage.win": there is no key "pgup"; did you mean "pageup"?'),
        ('[keys]\n"stage.win" = "ctrl+i"', '2: "stage.win": a terminal cannot tell Ctrl-I from Tab'),
        ('[keys]\n"stage.win" = "enter"', '2: "stage.win": Enter always does something else'),
        ('[keys]\n"stage.win" = "ctrl+c"', '2: "stage.win": Ctrl-C always does something else'),
        ('[keys]\n"stage.win" = "5"', '2: "stage.win": 5 always does something else'),
        ('[keys]\n"stage.win" = "d"', '2: "stage.win": d is also the key of "stage.decision"'),
        ('[keys]\n"stage.win" = "n"', '2: "stage.win": n is also the key of "console.note"'),
        ('[keys]\n"stage.win" = "f5"\n"stage.risk" = "f5"', '2: "stage.win": F5 is also the key of "stage.risk"'),
        ('[keys]\n"stage.win" = []', '2: "stage.win" has no key'),
        ('[keys]\n"line.editor" = "e"', '2: "line.editor": in a line "e" is typed'),
        ("[keys", "1: "),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_ours_hold(tmp_path: Path, text: str, sentence: str) -> None:
    config, problems = told(tmp_path, f"{text}\n")
    assert any(one.startswith(sentence) for one in problems), problems
    assert config == Config()


def test_two_keys_may_change_places_and_a_letter_may_mean_one_thing_on_each_screen(tmp_path: Path) -> None:
    config, problems = told(tmp_path, '[keys]\n"stage.action" = "d"\n"stage.decision" = "a"\n"review.story" = "h"\n')
    assert problems == []
    assert config.rebound["stage.action"] == ("d",)


@pytest.mark.parametrize("letter", "abqswz")
def test_a_key_that_often_never_arrives_is_a_warning(tmp_path: Path, letter: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'[keys]\n"stage.win" = ["f4", "ctrl+{letter}"]\n')
    config, problems = load_config(path)
    assert [one.severity for one in problems] == [Severity.WARNING]
    assert errors(problems) == []
    assert config.rebound["stage.win"] == ("f4", f"ctrl+{letter}")


def test_what_is_wrong_elsewhere_does_not_hide_what_is_wrong_with_keys(tmp_path: Path) -> None:
    config, problems = told(
        tmp_path, 'theme = "purple"\nascii = 1\n[keys]\n"stage.actoin" = "m"\n"stage.action" = "d"\n'
    )
    assert config == Config()
    assert [one.partition(":")[0] for one in problems] == ["1", "2", "4", "5"]


def test_where_the_keys_are_no_table_everything_else_is_told_all_the_same(tmp_path: Path) -> None:
    config, problems = told(tmp_path, 'theme = "purple"\nkeys = 3\n')
    assert config == Config()
    assert [one.partition(":")[0] for one in problems] == ["1", "2"]
