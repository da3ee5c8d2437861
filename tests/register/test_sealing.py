"""A party's word holds for the four words it was given under; what has changed since is told part by part."""

from __future__ import annotations

from datetime import date

from meetingtui.register.seal import seal_of
from meetingtui.register.sealing import words_of
from tests.register.sealing import BOTH, state_of, with_words
from tests.register.test_meaning import TEXT, read

SEAL = seal_of(read(TEXT))


def test_a_word_holds_while_the_minutes_mean_what_they_meant() -> None:
    state = state_of(read("# a comment\n" + with_words(TEXT, SEAL, *BOTH)))
    assert (state.seal, state.changed) == (SEAL, ())
    assert all(state.holds(party) for party in BOTH)


def test_a_party_that_said_nothing_has_not_confirmed() -> None:
    assert not state_of(read(with_words(TEXT, SEAL, "tolland"))).holds("quillmere")


def test_a_hand_edit_is_told_with_what_it_was_and_is() -> None:
    state = state_of(read(with_words(TEXT.replace("2026-11-27", "2026-11-28"), SEAL, *BOTH)), read(TEXT))
    (changed,) = state.changed
    assert (changed.seal, changed.parties) == (SEAL, BOTH)
    assert [(one.part, one.was, one.now) for one in changed.parts or ()] == [
        ("A31.due", date(2026, 11, 27), date(2026, 11, 28))
    ]
    assert not any(state.holds(party) for party in BOTH)


def test_without_a_copy_it_is_still_seen_that_something_has_changed() -> None:
    (changed,) = state_of(read(with_words(TEXT.replace("2026-11-27", "2026-11-28"), SEAL, "tolland"))).changed
    assert changed.parts is None


def test_each_party_is_held_to_what_it_confirmed_itself() -> None:
    later = TEXT.replace("2026-11-27", "2026-11-28")
    text = with_words(with_words(later, SEAL, "quillmere"), seal_of(read(later)), "tolland")
    state = state_of(read(text))
    assert [state.holds(party) for party in BOTH] == [False, True]


def test_the_latest_word_of_a_party_counts() -> None:
    later = TEXT.replace("2026-11-27", "2026-11-28")
    text = with_words(with_words(later, SEAL, "tolland"), seal_of(read(later)), "tolland")
    assert state_of(read(text)).holds("tolland")


def test_a_word_without_a_seal_is_a_word() -> None:
    assert state_of(read(with_words(TEXT, None, "tolland"))).holds("tolland")


def test_after_something_was_withheld_the_words_hold_for_the_rest() -> None:
    rest = TEXT.replace("Get a named contact at the third site.", "withheld by agreement")
    row = f'\n[[redaction]]\npart = "A31.text"\non = 2026-11-24\nseal = "{seal_of(read(rest))}"\n'
    assert state_of(read(with_words(rest, SEAL, *BOTH) + row)).changed == ()
    changed = state_of(read(with_words(rest.replace("11-27", "11-28"), SEAL, *BOTH) + row), read(rest)).changed
    assert [[part.part for part in one.parts or ()] for one in changed] == [["A31.due"]]


def test_a_word_is_found_in_later_minutes_too() -> None:
    row = f'\n[[confirmed]]\nparty = "tolland"\nof = "first"\nseal = "{SEAL}"\n'
    later = read(TEXT.replace("2026-11-20", "2026-12-04") + row)
    words = words_of("first", read(TEXT), [("second", later)])
    assert (words["tolland"].said_in, words["tolland"].seal) == ("second", SEAL)
    assert words_of("other", read(TEXT), [("second", later)]) == {}


def test_a_meeting_that_is_still_open_has_confirmed_nothing() -> None:
    row = '\n[[confirmed]]\nparty = "tolland"\nof = "first"\n'
    later = read(TEXT.replace('"draft" ', '"in progress" ') + row)
    assert words_of("first", read(TEXT), [("second", later)]) == {}
