"""One line of input is one command, or the text of the line that is open."""

from __future__ import annotations

import pytest

from meetingtui.tui.linear.grammar import Press, Tell, Unknown, Words, read_answer, read_command


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", Press("enter")),
        ("   ", Press("enter")),
        ("2", Press("2")),
        ("1 2 3", Press("1", "2 3")),
        ("3 we began on Monday", Press("3", "we began on Monday")),
        ("a", Press("a")),
        ("a Open a door @imani ^fri", Press("a", "Open a door @imani ^fri")),
        ("D", Press("D")),
        ("U", Press("U")),
        ("q", Press("Q")),
        ("back", Press("backspace")),
        ("BACK", Press("backspace")),
        (".", Press("escape")),
        ("esc", Press("escape")),
        ("pagedown", Press("pagedown")),
        ("/site", Press("slash", "site")),
        (": undo", Press("colon", "undo")),
        ("+Rosa Lind, Tolland", Press("plus", "Rosa Lind, Tolland")),
        ("-", Press("minus")),
        ("?", Tell("help")),
        ("where", Tell("where")),
        ("again", Tell("again")),
    ],
)
def test_a_line_is_a_key_with_what_follows_it_or_a_word(typed: str, wanted: object) -> None:
    assert read_command(typed) == wanted


@pytest.mark.parametrize("typed", ["hello", "action Open a door", "12", "123 words", "and so on", "..", "\x1b[A"])
def test_what_is_none_of_these_is_answered_with_a_sentence(typed: str) -> None:
    assert isinstance(read_command(typed), Unknown)


def test_what_is_not_understood_is_said_again_only_in_part_and_harmless() -> None:
    command = read_command("\x1b]0;x\x07" + "word " * 50)
    assert isinstance(command, Unknown)
    assert "\x1b" not in command.sentence
    assert len(command.sentence) < 80


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("a", Words("a")),
        ("2", Words("2")),
        ("where", Words("where")),
        ("back", Words("back")),
        (".NET is what they use", Words(".NET is what they use")),
        ("...", Words("...")),
        ("", Press("enter")),
        (".", Press("escape")),
        (".back", Press("backspace")),
        (".q", Press("Q")),
        (".empty", Words("")),
        (".where", Tell("where")),
        ("?", Tell("help")),
        ("?!", Words("?!")),
        ("Open a door @im\t", Words("Open a door @im", 1)),
        ("Open a door @im\t\t", Words("Open a door @im", 2)),
    ],
)
def test_while_a_line_is_open_everything_is_its_text_but_for_what_begins_with_a_full_stop(
    typed: str, wanted: object
) -> None:
    assert read_answer(typed) == wanted


@pytest.mark.parametrize("typed", [".u", ".up", ".undo", ".steps"])
def test_no_key_that_would_be_typed_into_the_line_is_pressed(typed: str) -> None:
    assert read_answer(typed) == Words(typed)
