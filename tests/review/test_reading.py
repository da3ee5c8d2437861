"""Minutes as lines: the same words as `show`, with the place of every section, item and change."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from meetingtui.core.standing import Change
from meetingtui.files.minutes import Minutes, load_minutes
from meetingtui.files.partnership import load_partnership
from meetingtui.review.plain import plain_text
from meetingtui.review.reading import minutes_text, where

DATA = Path(__file__).parents[1] / "data"
NAMES, _ = load_partnership(DATA / "partnership.toml")


@pytest.fixture
def minutes() -> Minutes:
    found, _ = load_minutes(DATA / "minutes.toml")
    assert found is not None
    return found


@pytest.mark.parametrize("width", [72, 54, 30])
def test_the_lines_are_those_that_show_prints(minutes: Minutes, width: int) -> None:
    text = minutes_text(minutes, NAMES, width)
    assert "".join("".join(text.lines).split()) == "".join(plain_text(minutes, NAMES, width).split())
    assert max(cell_len(line) for line in text.lines) <= width


def test_a_word_longer_than_the_page_is_cut_and_the_places_after_it_stay_right(minutes: Minutes) -> None:
    long = minutes.decision[0].model_copy(update={"text": "x" * 200 + " 漢字" * 60})
    text = minutes_text(minutes.model_copy(update={"decision": (long,)}), NAMES, 40)
    assert max(cell_len(line) for line in text.lines) <= 40
    assert text.lines[text.places["A31"]].strip().startswith("A31")
    assert [text.lines[at] for at, _ in text.headings] == [words.upper() for _, words in text.headings]


def test_every_item_and_every_change_has_a_place(minutes: Minutes) -> None:
    text = minutes_text(minutes, NAMES)
    for mark in ("D12", "A31", "A32", "Q6"):
        assert text.lines[text.places[mark]].split()[0] == mark
    for mark in ("A27", "R3"):
        assert text.lines[text.places[f"{mark} changed"]].split()[0] == mark
    changed = Change(on=minutes.date, minutes="x", to="done")
    assert where(text, "A27", changed) == text.places["A27 changed"]
    assert where(text, "A31") == text.places["A31"]
    assert where(text, "Z9") is None


def test_what_replaced_a_decision_is_the_place_of_that_change(minutes: Minutes) -> None:
    text = minutes_text(minutes, NAMES)
    replaced = Change(on=minutes.date, minutes="x", to="replaced", why="by D12")
    assert where(text, "D8", replaced) == text.places["D12"]


def test_a_passage_is_an_item_with_what_hangs_under_it(minutes: Minutes) -> None:
    text = minutes_text(minutes, NAMES)
    lines = [text.lines[number] for number in text.passage(text.places["A31"])]
    assert lines[0].strip().startswith("A31")
    assert lines[-1].strip().startswith("Done for Tolland")
    assert not text.passage(10_000)


def test_a_line_belongs_to_the_section_above_it(minutes: Minutes) -> None:
    text = minutes_text(minutes, NAMES)
    titles = [words for _, words in text.headings]
    assert text.section(0) == -1
    assert titles[text.section(text.places["A32"])] == "Actions"


def test_words_are_found_without_case_all_on_a_line_before_some(minutes: Minutes) -> None:
    text = minutes_text(minutes, NAMES)
    assert [text.lines[n].split()[0] for n in text.find("november INVOICE")] == ["A32"]
    assert text.find("zebra") == ()
    assert text.find("  ") == ()
