"""Cleaning of untrusted text: harmless once, the same ever after."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meetingtui.core.text import clean_block, clean_line, clean_typing, clip, fold_name, slug, unwrap

CLEANERS = [clean_line, clean_typing, clean_block]

INVISIBLE = (
    {
        0x00AD,
        0x034F,
        0x061C,
        0x070F,
        0x115F,
        0x1160,
        0x17B4,
        0x17B5,
        0x200B,
        0x200E,
        0x200F,
        0x3164,
        0xFEFF,
        0xFFA0,
        0x2800,
    }
    | set(range(0x180B, 0x1810))
    | set(range(0x202A, 0x202F))
    | set(range(0x2060, 0x2070))
    | set(range(0xFE00, 0xFE0E))
    | set(range(0xFFF0, 0xFFFC))
    | set(range(0x13430, 0x13440))
    | set(range(0xE0000, 0xE1000))
)

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x00\x07\x1b\x7f\x85\x9b\t\r\n\v\f\u2028\u2029\u070f\u2800\U00013430\u200b\u200c\u200d\u200e\u202e\u2066\ufe0e\ufe0f"
        ),
        st.sampled_from("\ud800\ue000\uffff\u0301\u0336\u0338\u20dd\u0e31\u1100\u1161\u11a8\u09c7\u09be= a"),
    ),
    max_size=40,
)


@pytest.mark.parametrize("clean", CLEANERS)
@given(text=HOSTILE)
@example(text="\u1100\u0301\u0301\u0301\u0301\u0301\u1161")
@example(text="a\u0301\u0336\u0336\u0336\ufe0f\u0336\ufe0f\u0336\u200d\u0336\u200d")
@example(text="\u2800a\u2800")
@example(text="\u200d\u200b\u200d a\ufe0f\u2060\ufe0f")
def test_cleaning_twice_is_cleaning_once(clean: Callable[[str], str], text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("clean", CLEANERS)
@given(text=HOSTILE)
def test_nothing_a_terminal_would_act_on_survives(clean: Callable[[str], str], text: str) -> None:
    for char in clean(text):
        assert char == "\n" or unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn"}
        assert unicodedata.bidirectional(char) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        assert ord(char) not in INVISIBLE


@given(HOSTILE)
def test_a_cleaned_line_is_one_line(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1
    assert len(clean_typing(text).splitlines()) <= 1


@given(HOSTILE)
def test_a_cleaned_block_breaks_only_at_line_feeds(text: str) -> None:
    assert clean_block(text).splitlines() == (clean_block(text).split("\n") if clean_block(text) else [])


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_passes_unchanged_but_for_its_ends(text: str) -> None:
    assert clean_typing(text) == text
    assert clean_line(text) == text.strip()


def test_an_escape_sequence_becomes_visible() -> None:
    assert clean_line("\x1b[31mred\x07") == "␛[31mred␇"


def test_a_line_break_becomes_a_space() -> None:
    assert clean_line("one\r\ntwo\u2028three") == "one two three"


def test_typing_keeps_the_space_at_the_end() -> None:
    assert clean_typing("Open a ") == "Open a "


def test_a_letter_carries_at_most_four_marks() -> None:
    assert clean_line("e" + "\u0336" * 30) == "e" + "\u0336" * 4


@pytest.mark.parametrize("passed", ["\u200c", "\u200d", "\ufe0e", "\ufe0f", "\u200d\ufe0f"])
def test_nothing_invisible_lets_a_letter_carry_more_marks(passed: str) -> None:
    assert clean_line("a" + ("\u0336" * 4 + passed) * 50).count("\u0336") == 4


def test_a_mark_after_the_next_letter_is_counted_anew() -> None:
    assert clean_line("a\u0336\u0336\u0336\u0336\ufe0fb\u0336") == "a\u0336\u0336\u0336\u0336\ufe0fb\u0336"


def test_a_blank_braille_cell_is_a_space() -> None:
    assert clean_line("\u2800a\u2800b\u2800") == "a b"
    assert clean_typing("a\u2800") == "a "


@pytest.mark.parametrize("control", ["\u070f", *map(chr, range(0x13430, 0x13439))])
def test_controls_of_old_scripts_do_not_make_two_names_look_alike(control: str) -> None:
    assert clean_line(f"im{control}ani") == "imani"


def test_a_text_costs_by_its_different_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    category = unicodedata.category
    monkeypatch.setattr(unicodedata, "category", lambda char: (looked.append(char), category(char))[1])
    assert clean_block("Привет, мир! " * 50_000).endswith("мир!")
    assert len(looked) < 100


def test_joiners_and_emoji_variants_stay() -> None:
    for word in ("👩\u200d🔬", "می\u200cخواهم", "❤\ufe0f"):
        assert clean_line(word) == word


def test_a_composed_and_a_decomposed_letter_are_the_same() -> None:
    assert clean_line("Zoe\u0308") == "Zoë"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Łukasz Brøgger", "lukasz brogger"),
        ("  Imani   OKAFOR ", "imani okafor"),
        ("Zoë Weiß", "zoe weiss"),
        ("Þóra", "thora"),
        ("Ǿrsted", "orsted"),
        ("Ｉｍａｎｉ", "imani"),
    ],
)
def test_names_are_compared_without_case_accents_and_strokes(typed: str, folded: str) -> None:
    assert fold_name(typed) == folded


@given(st.text())
@example("🄐")
def test_folding_a_name_twice_is_folding_it_once(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


def test_a_slug_reads_like_the_name() -> None:
    assert slug("Three-museum pilot") == "three-museum-pilot"
    assert slug("Łukasz Brøgger") == "lukasz-brogger"
    assert slug("!?") == "x"


@given(st.text(), st.integers(1, 50))
def test_a_clipped_text_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    assert len(clip(text, limit)) <= limit
    assert clip(text, len(text)) == text


def test_lines_broken_to_fit_a_page_are_joined_and_paragraphs_stay() -> None:
    assert unwrap("one\ntwo\n\nthree\n  four\n") == "one two\n\nthree four"
    assert unwrap(" \n ") == ""


@pytest.mark.parametrize(("name", "made"), [("민준", "민준"), ("मीरा", "मीरा"), ("❤\ufe0f Dara", "dara"), ("𞣇", "x")])
def test_a_slug_keeps_every_script_and_nothing_that_cannot_be_seen(name: str, made: str) -> None:
    assert slug(name) == made
