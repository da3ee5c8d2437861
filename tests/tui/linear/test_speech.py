"""What is drawn for eyes is told in words."""

from __future__ import annotations

import pytest

from meetingtui.tui.linear.speech import Speech, key_words, typed_words, unmarked

SPEECH = Speech({"◆": "Quillmere", "○": "Tolland", "▲": "Fenwick"})


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ("▶ ◆ Quillmere  speaking", "now: Quillmere, speaking"),
        ("  ○ Tolland  ✓ heard", "Tolland, heard"),
        ("  ○ Tolland · – passed", "Tolland, passed"),
        ("▶ 2  A31  Open a door    Imani  Fri 27 Nov", "> 2 A31 Open a door, Imani, Fri 27 Nov"),
        ("  1  [x] Imani Okafor    ◆ Quillmere", "1 yes, Imani Okafor, Quillmere"),
        ("  2  [ ] Jonas Weil  facilitates", "2 no, Jonas Weil, facilitates"),
        ("  ◆ Quillmere   ● GREEN", "Quillmere, GREEN"),
        ("  ▲ Fenwick   ▲ YELLOW", "Fenwick, YELLOW"),
        ("Museum pilot    ● GREEN  ○ NO VIEW  = green?", "Museum pilot, GREEN, NO VIEW, green?"),
        ("▶ 1 ◆ Quillmere    ·    ◆    ◆◆   ·   2 3 3", "> 1 Quillmere, 2 3 3"),
        ("      1     2     3     4", ""),
        ("███▒·  3 of 5", "3 of 5"),
        ("──────", "──────"),
        ("Last time ◆ 2 2 4, ○ 3.", "Last time Quillmere 2 2 4, Tolland 3."),
        ("◆ differs within", "Quillmere differs within"),
        ("[ Facts ]   Each view", "Facts (now), Each view"),
        ("heard: –", "heard: none yet"),
        ("A31 ≠ B2", "A31 ≠ B2"),
        ("Meet – then decide", "Meet – then decide"),
        ("1. Ask; then wait", "1. Ask; then wait"),
        ("Said by Imani:  two sites", "Said by Imani: two sites"),
    ],
)
def test_signs_that_repeat_words_go_and_columns_become_a_sentence(drawn: str, told: str) -> None:
    assert SPEECH.line(drawn) == told


def test_labels_and_sentences_name_parties_instead_of_their_shapes() -> None:
    assert SPEECH.words("◆ Quillmere, one voice") == "Quillmere, one voice"
    assert SPEECH.words("for the party at ▶") == 'for the party at "now"'


def test_a_row_is_the_same_row_when_it_is_not_in_front_any_more() -> None:
    assert unmarked("> 1 A1") == unmarked("1 A1")
    assert unmarked("now: Imani, speaking") == "Imani, speaking"


def test_keys_are_named_as_they_are_typed() -> None:
    assert [key_words(key) for key in ("1–9", "Esc", "Backspace", "a", "Q Ctrl-C")] == ["1 to 9", ".", "back", "a", "Q"]
    assert typed_words("Enter again keeps it; Esc corrects it") == 'Enter again keeps it; "." corrects it'
