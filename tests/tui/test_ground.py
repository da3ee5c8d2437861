"""Answers about the terminal's ground: taken out of the keys whole, however they come, and nothing else with them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.tui.driver import InputReader
from meetingtui.tui.ground import ANSWER_SECONDS, AnswerGate, GroundTold, is_light

ANSWER = "\x1b]11;rgb:1111/1616/1b1b\x1b\\"


class Clock:
    """A time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def asked() -> tuple[AnswerGate, Clock]:
    """A gate that has just asked."""
    clock = Clock()
    gate = AnswerGate(clock)
    gate.asked()
    return gate, clock


@pytest.mark.parametrize(
    ("answer", "light"),
    [
        ("rgb:ffff/ffff/ffff", True),
        ("rgb:fb/fa/f7", True),
        ("rgba:ffff/ffff/f0f0/ffff", True),
        ("rgb:0/0/0", False),
        ("rgb:0000/2b2b/3636", False),
        ("rgb:0000/0000/ffff", False),
        ("blue", None),
        ("", None),
    ],
)
def test_a_ground_is_light_by_how_bright_it_is(answer: str, light: bool | None) -> None:
    assert is_light(answer) is light


@pytest.mark.parametrize("ending", ["\x1b\\", "\x07", "\x9c"])
def test_an_answer_in_time_counts_however_it_ends(ending: str) -> None:
    gate, _ = asked()
    assert gate.feed(f"a\x1b]11;rgb:ff/ff/ff{ending}b") == "ab"
    assert gate.told is True


def test_an_answer_that_comes_late_is_swallowed_and_says_nothing() -> None:
    gate, clock = asked()
    clock.now += ANSWER_SECONDS + 0.001
    assert gate.feed(f"a{ANSWER}b") == "ab"
    assert gate.told is None


def test_an_answer_nobody_asked_for_is_swallowed_too() -> None:
    gate = AnswerGate(Clock())
    assert gate.feed(f"a{ANSWER}b") == "ab"
    assert gate.told is None


@given(at=st.lists(st.integers(1, len(ANSWER) - 1), max_size=4))
def test_an_answer_in_pieces_is_swallowed_whole(at: list[int]) -> None:
    gate, clock = asked()
    passed = ""
    edges = [0, *sorted(set(at)), len(ANSWER)]
    for first, last in pairwise(edges):
        clock.now += 0.01
        passed += gate.feed(ANSWER[first:last]) + gate.tick()
    assert passed == ""


@given(st.text(alphabet=st.sampled_from("\x1b]1;[Aab\\\x07rgb:f/"), max_size=30))
def test_keys_pass_in_their_order_and_none_is_lost(typed: str) -> None:
    gate, clock = asked()
    passed = gate.feed(typed)
    clock.now += 1
    passed += gate.tick()
    if re.search(r"\x1b\]\d+;", typed) is None:
        assert passed == typed


def test_the_escape_key_is_held_for_a_tenth_of_a_second_at_most_and_only_while_an_answer_may_come() -> None:
    gate, clock = asked()
    assert gate.feed("\x1b") == ""
    assert gate.tick() == ""
    clock.now += 0.11
    assert gate.tick() == "\x1b"
    clock.now += 5
    assert gate.feed("\x1b") == "\x1b"


def test_arrows_and_alt_are_passed_on_at_once() -> None:
    gate, _ = asked()
    assert gate.feed("\x1b[A\x1bOB\x1b]x") == "\x1b[A\x1bOB\x1b]x"


@pytest.mark.parametrize("broken", ["\x1b]11;rgb:11", "\x1b]11;" + "Q" * 5_000, "\x1b[?62;4"])
def test_an_answer_that_breaks_off_acts_as_no_key_and_takes_none_with_it(broken: str) -> None:
    gate, clock = asked()
    assert gate.feed(broken) + gate.tick() == ""
    clock.now += 1.1
    assert gate.feed("adr") + gate.tick() == "adr"


def test_a_key_that_comes_in_the_place_of_an_end_is_a_key() -> None:
    gate, _ = asked()
    assert gate.feed("\x1b]11;rgb:11\x1b[A\x1b]11;rgb:11/22") + gate.feed("\x1bOBx") == "\x1b[A\x1bOBx"


@pytest.mark.parametrize(
    "answer", [f"\x1b]11;{'Q' * 5_000}\x07", "\x1b]11;?[/]\x1b\\", "\x1b]10;rgb:f/f/f\x07", "\x1b]52;c;UQ==\x1b\\"]
)
@pytest.mark.parametrize("after", ["", "\x1b[?62;4;22c", "\x1b[>41;354;0c"])
def test_what_a_terminal_says_of_itself_acts_as_no_key_and_says_nothing_of_the_ground(answer: str, after: str) -> None:
    gate, _ = asked()
    assert gate.feed(f"a{answer}{after}b") == "ab"
    assert gate.told is None


def test_what_others_wait_for_passes() -> None:
    gate, _ = asked()
    told = "\x1b[?2026;1$y\x1b[?1u\x1b[<0;1;1M\x1b[3;4R"
    assert gate.feed(told) == told


def test_the_reader_tells_of_the_ground_and_leaves_pastes_alone() -> None:
    reader = InputReader()
    reader.answers.asked()
    told = [message for message in reader.feed(ANSWER.encode()) if isinstance(message, GroundTold)]
    assert [message.light for message in told] == [False]
    pasted = list(reader.feed(f"\x1b[200~{ANSWER}\x1b[201~".encode()))
    assert [type(message).__name__ for message in pasted] == ["Paste"]
