"""Without colours and without our signs every status is still told: by a word, and by a sign before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from meetingtui.core.people import MARKS as PARTIES
from meetingtui.steps.ask import panel as ask
from meetingtui.steps.decide import drawing as decide
from meetingtui.steps.grid import drawing as grid
from meetingtui.steps.grid import overview
from meetingtui.steps.status import drawing as status
from meetingtui.tui.signs import PLAIN_SIGNS, UNCOLOURED, plain_signs
from tests.tui.conftest import HERE, Start

BLACK = Color.parse("black")
TOLD: Mapping[str, Mapping[Any, str]] = {
    "how the work stands": status.WORDS,
    "a cell": grid.HOW,
    "a guess": grid.MARKS,
    "a turn": ask._MARKS,  # pyright: ignore[reportPrivateUsage]
}
"""What a thing can be, in the words in which the stage says it."""


def plain(text: str, encoding: str = "utf-8") -> str:
    return plain_signs(encoding).plain(text)


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_each_status_is_a_sign_and_a_word_and_neither_is_told_by_colour(told: Mapping[Any, str]) -> None:
    words = [one.partition(" ")[2] for one in told.values()]
    assert all(words)
    assert len(set(words)) == len(words)
    assert all(not one[0].isalnum() and one[1] == " " for one in told.values())


def test_the_signs_of_the_colours_differ_in_shape_and_in_ascii_are_their_letters() -> None:
    signs = [words[0] for words in status.WORDS.values()]
    assert len(set(signs)) == len(signs)
    assert [plain(words) for words in status.WORDS.values()] == [
        "G GREEN",
        "Y YELLOW",
        "R RED",
        "- NO VIEW",
        "! DIFFERS",
        "- no stake",
    ]


def test_who_agrees_and_who_objects_is_told_by_different_signs_and_words() -> None:
    said = decide._SAYS.values()  # pyright: ignore[reportPrivateUsage]
    assert {plain(words) for words in said} >= {"+ yes", "x objects", "- stands aside"}


def test_an_overview_has_a_plain_sign_for_each_of_ours() -> None:
    drawn = overview._SIGNS.values()  # pyright: ignore[reportPrivateUsage]
    signs = [plain(sign) for sign in drawn]
    assert signs == ["#", "?", "-", "."]


def test_every_party_keeps_a_sign_of_its_own() -> None:
    signs = [plain(mark) for mark in PARTIES]
    assert len(set(signs)) == len(PARTIES)
    assert all((sign.isascii() and not sign.isalnum()) or sign in "oAvV" for sign in signs)


def test_no_plain_sign_is_wider_than_the_sign_it_stands_for() -> None:
    assert all(cell_len(ours) == cell_len(plain_one) == 1 for ours, plain_one in PLAIN_SIGNS.items())


@given(st.text(max_size=40))
def test_a_line_stays_as_wide_as_it_was_and_can_be_encoded(text: str) -> None:
    for encoding in ("ascii", "iso-8859-1"):
        drawn = plain(text, encoding)
        assert cell_len(drawn) == cell_len(text)
        assert drawn.encode(encoding) is not None


def test_letters_stay_where_they_can_be_shown_and_lose_no_more_than_they_must() -> None:
    assert plain("Zoë Łukasz 北") == "Zoë Łukasz 北"
    assert plain("Zoë Łukasz", "iso-8859-1") == "Zoë ?ukasz"
    assert plain("Zoë Čapek 北", "ascii") == "Zoe Capek ??"


def test_what_has_no_colour_is_still_bold_underlined_or_reversed() -> None:
    style = Style(color="red", bgcolor="blue", bold=True, reverse=True)
    (segment,) = UNCOLOURED.apply([Segment("words", style)], BLACK)
    assert segment.style == Style(bold=True, reverse=True)


async def test_a_whole_stage_is_drawn_with_plain_signs(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETINGTUI_ASCII", "1")
    async with start({"kind": "status", "minutes": 9}, here=HERE, size=(120, 36)) as run:
        assert run.text.isascii()
        assert "---" in run.text
        for key in ("question_mark", "s", "e", "t"):
            await run.press(key)
            assert run.text.isascii(), run.text
            await run.press("escape")
