"""Four words stand for what minutes mean: the same minutes always have the same ones, others do not."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from meetingtui.register.meaning import with_value
from meetingtui.register.seal import same_words, seal_of
from tests.register.test_meaning import TEXT, read


def test_a_seal_is_four_words_that_can_be_read_aloud() -> None:
    words = seal_of(read(TEXT)).split()
    assert len(words) == 4
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)


def test_the_same_minutes_have_the_same_seal_in_another_process() -> None:
    code = "from tests.register.test_seal import *; print(seal_of(read(TEXT)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == seal_of(read(TEXT))


def test_a_seal_stays_what_it_is_for_good() -> None:
    assert seal_of(read(TEXT)) == "habit stem desert derive"


def test_one_changed_date_changes_the_seal() -> None:
    other = with_value(read(TEXT), "A31.due", date(2026, 11, 28))
    assert other is not None
    assert seal_of(other) != seal_of(read(TEXT))


def test_a_day_is_another_thing_than_the_words_of_a_day() -> None:
    one, other = (with_value(read(TEXT), "A31.from", text) for text in ("D12", "d12"))
    assert one is not None
    assert other is not None
    assert seal_of(one) != seal_of(other)


def test_words_are_compared_as_people_write_them() -> None:
    assert same_words("Copper  ladder, seven-harbor", "copper ladder seven harbor")
    assert not same_words("copper ladder seven harbor", "copper ladder seven")
    assert not same_words(None, None)
    assert not same_words("", "")
