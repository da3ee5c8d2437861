"""Every key and value has a line, with the exact reader and without it."""

from __future__ import annotations

from typing import Any

import pytest

from meetingtui.files import toml_places
from meetingtui.files.toml_places import Places, Spot

TEXT = '''title = "é" # [not.a.table]
gist = """
[[step]]
kind = "no"
"""
[present]
quillmere = [
  "imani",
  "jonas",
]
[[step]]
kind = "ask"
[[step]]
kind = "stages"
  [[step.stage]]
  name = "Clarify"
  [[step.stage]]
  name = "Explore"
done = { quillmere = "x" }
["odd key"]
a.b = 1
'''

PLACES: dict[tuple[str | int, ...], Spot] = {
    ("title",): (1, 1),
    ("present",): (6, 1),
    ("present", "quillmere"): (7, 1),
    ("step", 0): (11, 1),
    ("step", 0, "kind"): (12, 1),
    ("step", 1, "kind"): (14, 1),
    ("step", 1, "stage", 1, "name"): (18, 3),
    ("step", 1, "stage", 1, "missing"): (17, 3),
    ("odd key",): (20, 1),
    ("nowhere",): (0, 0),
}
EXACT: dict[tuple[str | int, ...], Spot] = {
    ("present", "quillmere", 1): (9, 3),
    ("step", 1, "stage", 1, "done", "quillmere"): (19, 10),
}


@pytest.mark.parametrize(("path", "spot"), [*PLACES.items(), *EXACT.items()])
def test_places_by_the_reader(path: tuple[str | int, ...], spot: Spot) -> None:
    assert Places(TEXT).find(path) == spot


@pytest.mark.parametrize(("path", "spot"), PLACES.items())
def test_places_by_the_lines_alone(path: tuple[str | int, ...], spot: Spot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_places, "_EXACT_UP_TO", 0)
    assert Places(TEXT).find(path)[0] == spot[0]


def test_columns_count_letters_and_not_bytes() -> None:
    assert Places('a = ["éé", 3]').find(("a", 1)) == (1, 12)


def test_a_table_that_plays_the_readers_own_words_is_still_a_table() -> None:
    assert Places('[x]\nkey_line = "a"\n[x.value]\nb = 1\n').find(("x", "value", "b")) == (4, 1)


class Counting(str):
    """A text that counts how often it is split."""

    __slots__ = ("splits",)

    def split(self, *arguments: Any) -> list[str]:
        """The lines, as of any text."""
        self.splits = getattr(self, "splits", 0) + 1
        return super().split(*arguments)


@pytest.mark.parametrize("exact", [0, 20_000])
def test_a_text_is_split_once_however_many_places_are_asked_for(exact: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_places, "_EXACT_UP_TO", exact)
    text = Counting(TEXT)
    places = Places(text)
    for path, _ in [*PLACES.items(), *PLACES.items()]:
        places.find(path)
    assert text.splits == 1
