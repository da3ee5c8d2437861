"""The page about keys lists every key by its id, as the program has it, and every setting of the config file.

`python -m tests.test_keys_page` writes its tables anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.core.key_names import called
from meetingtui.core.keys import KEYS, STAY
from meetingtui.files.config import Config, read_config
from meetingtui.files.toml_text import parse_toml

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
TITLES = {
    "everywhere": "On more than one screen; `?` lists what works on each",
    "stage": "In a meeting",
    "console": "On the console",
    "rehearsal": "In a rehearsal",
    "home": "At home",
    "review": "Looking back",
    "line": "While a line is open",
}


def tables() -> str:
    """The tables of the page, one for each group of keys."""
    lines: list[str] = []
    for group, title in TITLES.items():
        lines += [f"### {title}", "", "| id | key | does |", "|---|---|---|"]
        for one in KEYS.values():
            if one.id.partition(".")[0] == group:
                keys = " ".join(f"`{called(key)}`" for key in one.keys)
                lines.append(f"| `{one.id}` | {keys} | {one.does} |")
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def test_the_tables_are_those_of_the_program() -> None:
    assert tables() in PAGE.read_text(encoding="utf-8")


def test_the_keys_that_stay_are_named() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [key for key in STAY if not key.isdecimal() and f"`{called(key)}`" not in text] == []


@pytest.mark.parametrize("name", Config.model_fields)
def test_every_setting_is_named(name: str) -> None:
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")


def test_the_example_is_right() -> None:
    text = PAGE.read_text(encoding="utf-8")
    example = text.split("```toml\n", 1)[1].split("```", 1)[0]
    config, problems = read_config(parse_toml(example, "config.toml"))
    assert problems == []
    assert config.rebound


if __name__ == "__main__":
    before, _, _ = PAGE.read_text(encoding="utf-8").partition("### On more than one screen")
    PAGE.write_text(before + tables() + "\n", encoding="utf-8")
