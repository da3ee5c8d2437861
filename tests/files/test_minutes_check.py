"""However many problems a file has, to tell them costs no more than a moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from meetingtui.core.people import Partnership
from meetingtui.files import complaints, references
from meetingtui.files.complaints import CHOICE_LIMIT, PROBLEM_LIMIT
from meetingtui.files.minutes import load_minutes
from meetingtui.files.partnership import load_partnership

Write = Callable[..., Path]
Calls = list[str]

HEAD = 'partnership = "q"\nmeeting = 9\ntitle = "T"\ndate = 2026-11-20\nbegan = 14:00:00\n'


def actions(number: int, mark: Callable[[int], str], more: str = "") -> str:
    return HEAD + "".join(f'[[action]]\nid = "{mark(at)}"\ntext = "x"\n{more}\n' for at in range(1, number + 1))


def listed(key: str, number: int, start: str) -> str:
    return f"{key} = [" + ", ".join(f'"{start}{at}"' for at in range(number)) + "]\n"


JOINED = '[[joined]]\nid = "y{}"\nname = "Y"\nparty = "tolland"\n'
CROWDS = {
    "actions without owner and date": (actions(9_000, lambda at: f"A{at}"), 17_900),
    "one id for all": (actions(9_000, lambda _: "A1"), 26_899),
    "helpers that nobody knows": (actions(1, lambda at: f"A{at}", listed("helpers", 24_000, "imanj")), 23_902),
    "strangers beside as many who joined": (
        HEAD + listed("apologies", 5_000, "x") + "".join(map(JOINED.format, range(5_000))),
        4_900,
    ),
    "keys that nothing reads": (HEAD + "".join(f"k{n} = 1\n" for n in range(24_000)), 23_900),
    "values of the wrong type": (HEAD + f"check_out = [{', '.join(map(str, range(20_000)))}]\n", 19_900),
    "one line of letters that take two bytes": (HEAD + listed("apologies", 15_000, "é" * 30), 14_900),
}


@pytest.mark.parametrize(("text", "more"), CROWDS.values(), ids=CROWDS.keys())
def test_thousands_of_problems_are_told_in_a_moment_and_the_others_counted(
    write: Write, partnership: Partnership, text: str, more: int
) -> None:
    began = time.monotonic()
    _, problems = load_minutes(write(text), partnership)
    assert time.monotonic() - began < 5
    assert len(problems) == PROBLEM_LIMIT + 1
    assert problems[-1].sentence == f"and {more:,} more problems"


def test_a_line_that_begins_like_a_header_and_never_closes_costs_one_look(write: Write) -> None:
    text = f"{HEAD}check_out = [\n[{' ' * 400_000}\n0], {'1, ' * 21_000}]\n"
    began = time.monotonic()
    load_minutes(write(text))
    assert time.monotonic() - began < 5


@pytest.fixture
def worded(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The words for which a way out was looked for, and how many choices each was compared with at most."""
    calls: Calls = []
    meant = complaints.meant

    def count(word: str, choices: Iterable[str]) -> str:
        calls.append(word)
        return meant(word, choices)

    monkeypatch.setattr(references, "meant", count)
    return calls


def test_no_way_out_is_looked_for_that_nobody_will_read(write: Write, partnership: Partnership, worded: Calls) -> None:
    load_minutes(write(CROWDS["helpers that nobody knows"][0]), partnership)
    assert len(worded) == PROBLEM_LIMIT


def test_a_word_is_compared_with_no_more_names_than_there_may_be() -> None:
    def names() -> Iterator[str]:
        yield from (f"x{number}" for number in range(CHOICE_LIMIT))
        raise AssertionError("one name too many was read")

    assert complaints.meant("x7", names()).startswith('did you mean "x7"?')


def test_the_first_problems_of_a_list_are_the_ones_that_are_told(write: Write, partnership: Partnership) -> None:
    _, problems = load_minutes(write(HEAD + listed("apologies", 120, "x")), partnership)
    assert [problem.sentence.split('"')[3] for problem in islice(problems, 100)] == [f"x{n}" for n in range(100)]
    assert str(problems[-1]).endswith("and 20 more problems; mend these first")


def test_errors_that_are_only_counted_still_keep_the_file_from_being_used(
    write: Write, partnership: Partnership
) -> None:
    minutes, problems = load_minutes(write(CROWDS["one id for all"][0]), partnership)
    assert minutes is None
    assert ": warning: " not in str(problems[-1])


def test_a_partnership_of_thousands_is_refused_in_a_moment(write: Write) -> None:
    parties = "".join(f'[[party]]\nid = "a{n}"\nname = "A"\n' for n in range(5_000))
    people = "".join(f'[[person]]\nid = "p"\nname = "N"\nparty = "zz{n}"\n' for n in range(5_000))
    began = time.monotonic()
    found, problems = load_partnership(write(f'name = "Q"\n{parties}{people}', "partnership.toml"))
    assert time.monotonic() - began < 5
    assert found is None
    assert len(problems) == PROBLEM_LIMIT + 1
