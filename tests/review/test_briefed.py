"""A briefing is one page, whatever there is to say."""

from __future__ import annotations

import pytest

from meetingtui.register.briefing import Briefing, Part
from meetingtui.review.briefed import LINES, PRIVATE, WIDTH, briefing_lines

SENTENCE = "Open a door at the third site and see who answers it before the week is over. "


def page(*parts: Part, width: int = WIDTH, private: bool = False) -> list[str]:
    return briefing_lines(Briefing("A title", parts, private), width)


def test_a_small_page_says_everything() -> None:
    found = page(Part("For", ("Doors open.",)), Part("Promises", ("A1", "A2")))
    assert found == ["A title", "For       Doors open.", "Promises  A1", "          A2"]


@pytest.mark.parametrize("width", [40, 60, 72])
def test_however_much_there_is_it_is_one_page_and_says_where_the_rest_is(width: int) -> None:
    parts = [Part(f"Part {n}", (SENTENCE * 3,) * 40, "meetingtui actions", least=12) for n in range(13)]
    found = page(*parts, width=width)
    assert len(found) <= LINES
    assert max(map(len, found)) <= width
    assert "meetingtui" in found[-1]


def test_what_a_part_can_do_without_goes_first() -> None:
    found = page(
        Part("Promises", tuple(f"A{n}" for n in range(40)), "meetingtui actions", least=8),
        Part("Signs", tuple(f"R{n} {SENTENCE}" for n in range(40)), "meetingtui risks", least=2),
        Part("Concerns", (SENTENCE,) * 9, "meetingtui list concerns", least=9),
        Part("People", (SENTENCE * 3,) * 3, least=3),
    )
    assert len(found) <= LINES
    words = "\n".join(found)
    assert "A7" in words
    assert "R1 " in words
    assert "R11 " not in words
    assert "meetingtui risks" in words
    assert "meetingtui list concerns" not in words


def test_no_part_of_it_acts_on_a_terminal() -> None:
    found = "\n".join(page(Part("For", ("x\x1b]0;pwn\x07\u202e",))))
    assert not {"\x1b", "\x07", "\u202e"} & set(found)


def test_what_is_for_the_facilitator_says_so_at_the_top() -> None:
    assert " ".join(page(private=True)[1:]) == PRIVATE
    assert page() == ["A title"]
