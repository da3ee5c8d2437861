"""Nothing but printable text leaves the app, and nothing that arrives can act or make it fall over."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.message import Message

from meetingtui.core.text import clean_typing
from meetingtui.tui.driver import PASTE_END, PASTE_START, InputReader, clean_paste
from meetingtui.tui.wall import WALL, inert

BLACK = Color(0, 0, 0)
HOSTILE = "a\x1b]52;c;eA==\x07b\x9b2J\u202ec\u200b\u2066d\x00\x7f\ufeffe"


def read(*pieces: bytes) -> list[Message]:
    reader = InputReader()
    return [message for piece in pieces for message in reader.feed(piece)]


def pastes(messages: Iterable[Message]) -> list[str]:
    return [message.text for message in messages if isinstance(message, events.Paste)]


def keys(messages: Iterable[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def cut(data: bytes, places: list[int]) -> list[bytes]:
    """The same bytes in pieces, as a slow line brings them."""
    ends = sorted({place % (len(data) + 1) for place in places} | {0, len(data)})
    return [data[start:end] for start, end in pairwise(ends)]


@given(st.text())
@example(HOSTILE)
@example("\u3164\uffa0\u115f")
def test_the_wall_lets_only_printable_text_through_and_keeps_the_width(text: str) -> None:
    shown = inert(text)
    assert cell_len(shown) == cell_len(text)
    for char in shown:
        assert unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
        assert clean_typing(char) == char


def test_what_the_wall_passes_unseen_is_what_core_text_calls_clean() -> None:
    for char in map(chr, range(0x3000)):
        if inert(char) == char:
            assert clean_typing(char) == unicodedata.normalize("NFC", char)


def test_the_wall_hands_ordinary_lines_back_untouched() -> None:
    line = [Segment("│ Wrocław – 3 of 9 ✓ ", Style(bold=True)), Segment("plain")]
    assert WALL.apply(line, BLACK) is line


@pytest.mark.parametrize("text", ["שלום", "می\u200cخواهم", "नमस्ते", "日本語", "👩\u200d💻", "e\u0301"])
def test_the_wall_leaves_every_script_as_it_is(text: str) -> None:
    assert inert(text) == text


def test_the_wall_drops_links_and_raw_controls_and_keeps_styles_and_clicks() -> None:
    style = Style(bold=True, link="http://evil", meta={"option": 1})
    line = [Segment("click", style), Control.move_to(0, 0).segment, Segment(HOSTILE, Style(italic=True))]
    link, text = WALL.apply(line, BLACK)
    assert link.text == "click"
    assert link.style is not None
    assert link.style.bold
    assert link.style.link is None
    assert link.style.meta == {"option": 1}
    assert text == Segment("a]52;c;eA==b2Jcde", Style(italic=True))


def test_a_paste_keeps_its_lines_and_loses_what_acts() -> None:
    assert clean_paste("one\r\ntwo\rthree\n\x1b[31m\u202efour\x07 ") == "one\ntwo\nthree\n␛[31mfour␇ "


@given(st.binary(max_size=200), st.lists(st.integers(0, 300), max_size=4))
@example(b"\x1b[99999999;5u\x1b[1;1;1;1;1u\x1b[48;1;1;0;0t\x1b[<1;1;1M", [])
@example(b"\xff\x1b[200~\xe9\x1b", [3])
def test_no_bytes_make_the_reader_fall_over(data: bytes, places: list[int]) -> None:
    reader = InputReader()
    for piece in cut(data, places):
        list(reader.feed(piece))
        list(reader.tick())
    list(reader.feed(b"\x1b[201~"))
    assert keys(reader.feed(b"q")) == ["q"]


@given(st.text(max_size=60).filter(lambda text: PASTE_END not in text), st.lists(st.integers(0, 300), max_size=6))
@example("x\x1b[21~\x1bOR\x1b", [1, 2, 3, 7, 9])
@example("\x1b[200~\x1b[20", [])
def test_a_paste_arrives_whole_and_clean_however_it_is_cut(text: str, places: list[int]) -> None:
    wire = (PASTE_START + text + PASTE_END).encode(errors="replace")
    messages = read(*cut(wire, places))
    expected = clean_paste(text.encode(errors="replace").decode())
    assert pastes(messages) == [expected]
    assert keys(messages) == []
    assert len(messages) == 1


def test_keys_around_pastes_are_still_keys() -> None:
    messages = read(b"a\x1b[200~one\x1b[201~b\x1b[200~two\x1b[201~\x1bOQc")
    assert pastes(messages) == ["one", "two"]
    assert keys(messages) == ["a", "b", "f2", "c"]


def test_a_forged_end_of_paste_does_not_set_the_rest_free() -> None:
    messages = read(b"\x1b[200~good\x1b[201~q\x11\x1b[201~z")
    assert pastes(messages) == ["good␛[201~q␑"]
    assert keys(messages) == ["z"]


def test_bytes_that_are_not_utf8_show_as_the_mark_for_that() -> None:
    assert pastes(read(b"\x1b[200~caf\xe9\x1b[201~")) == ["caf\ufffd"]
    assert [message.character for message in read(b"\xe9a") if isinstance(message, events.Key)] == ["\ufffd", "a"]


def test_a_character_cut_in_two_is_put_together() -> None:
    assert pastes(read(b"\x1b[200~caf\xc3", b"\xa9\x1b[201~")) == ["café"]
