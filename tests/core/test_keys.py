"""Keys are named as a person names them, and every text names the one that is in force."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from meetingtui.core.key_names import called, key_named
from meetingtui.core.keys import (
    KEYS,
    STAY,
    TOGETHER,
    all_shown,
    keys_of,
    on_screen,
    put_in_force,
    shown,
    sign,
)


@pytest.fixture(autouse=True)
def ours_again() -> Iterator[None]:
    yield
    put_in_force({})


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("a", "a"),
        ("A", "A"),
        ("é", "é"),
        ("?", "question_mark"),
        ("/", "slash"),
        ("-", "minus"),
        ("&", "ampersand"),
        (" ", "space"),
        ("F2", "f2"),
        ("Esc", "escape"),
        ("PageDown", "pagedown"),
        ("Ctrl-E", "ctrl+e"),
        ("ctrl+e", "ctrl+e"),
        ("shift+f3", "shift+f3"),
        ("question_mark", "question_mark"),
    ],
)
def test_a_key_is_known_by_what_is_printed_on_it(typed: str, key: str) -> None:
    assert key_named(typed) == key


@pytest.mark.parametrize(
    "typed", ["", "pgup", "ctrl+", "ctrl+ä", "ctrl+shift", "f99", "\x1b", "anything", "ctrl+enter+a"]
)
def test_what_is_no_key_is_none(typed: str) -> None:
    assert key_named(typed) is None


def test_a_key_is_called_what_it_is_named_by() -> None:
    for one in KEYS.values():
        for key in one.keys:
            assert called(key) in {"↑", "↓", "←", "→"} or key_named(called(key)) == key


def test_no_key_of_ours_does_two_things_on_one_screen() -> None:
    for screen in TOGETHER:
        keys = [key for one in on_screen(screen) for key in one.keys]
        assert len(keys) == len(set(keys)), screen


def test_no_key_of_ours_is_one_that_tmux_screen_or_a_shell_takes() -> None:
    taken = {f"ctrl+{letter}" for letter in "abzsqw"}
    assert not any(
        key.startswith("alt+") or key in taken or key in {"f1", "f2"} for one in KEYS.values() for key in one.keys
    )


def test_a_chosen_key_is_named_everywhere_and_goes_with_the_choice() -> None:
    put_in_force({"stage.action": ("m", "f2"), "review.actions": ("t",)})
    assert (shown("stage.action"), all_shown("stage.action")) == ("m", "m F2")
    assert (sign("a"), sign("a", "review"), sign("d")) == ("m", "t", "d")
    put_in_force({})
    assert (shown("stage.action"), sign("a")) == ("a", "a")


def test_the_keys_that_stay_are_named_first_and_a_chosen_way_out_before_ctrl_c() -> None:
    put_in_force({"everywhere.forward": ("f2",), "everywhere.digit-1": ("ampersand",), "everywhere.leave": ("f10",)})
    assert keys_of("everywhere.forward") == ("enter", "f2")
    assert (sign("1"), sign("1–9"), all_shown("everywhere.digit-1")) == ("1", "1–9", "1 &")
    assert (shown("everywhere.leave"), keys_of("everywhere.leave")) == ("F10", ("f10", "ctrl+c"))
    assert all(key in keys_of(name) for key, name in STAY.items())
