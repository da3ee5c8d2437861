"""A slip is told in the words of whoever made it, at the line where it was made, with the way out."""

from __future__ import annotations

import tomllib

import pytest

from meetingtui.files.toml_text import FileRefused, parse_toml

SLIPS = {
    'title = "x\nminutes = 1\n': '1: a text has no closing quote; put " at its end',
    'gist = """x\n\n[y]\n': '1: the text that begins here is never closed; put """ after its end',
    "a = 1\nb = 2\na = 3\n": '3: "a" is given twice (first in line 1); take one of them out',
    "a = 1\n[t]\na = 1\na = 2\n": '4: "a" is given twice (first in line 3); take one of them out',
    "[present]\n[next]\n[present]\n": (
        "3: [present] is given twice (first in line 1); "
        "keep one, or write [[present]] with two brackets at each of several"
    ),
    "minutes = \n": '1: "minutes" has no value; write one after the =, or take the line out',
    "minutes = # ten\n": '1: "minutes" has no value; write one after the =, or take the line out',
    '= "x"\n': '1: there is no key before the =; write one, as in title = "…"',
    "prompts = [\n  1,\n  2\n\nkind = 3\n": "1: the list that begins here is never closed; put ] after its last entry",
    'prompts = [\n  "a"\n[[step]]\n': "1: the list that begins here is never closed; put ] after its last entry",
    'prompts = [\n  "a"\n  "b"\n]\n': (
        "3: a list that begins in line 1 goes wrong here; put a comma between the entries, and ] after the last"
    ),
    "done = { a = 1,\n b = 2 }\n": (
        "1: what stands between { and } must be on one line; join its lines and close it with }"
    ),
    "date = 27/11/2026\n": (
        '1: "date" is "27/11/2026", which could be more than one day; '
        "write year-month-day, as in 2026-11-27, without quotes"
    ),
    "date = 2026-13-45\n": (
        '1: "date" is "2026-13-45", which is not a day of the calendar; '
        "write year-month-day, as in 2026-11-27, without quotes"
    ),
    "began = 14:00\n": '1: the time of "began" has no seconds; write 14:00:00',
    "seal = yes\n": '1: "seal" is "yes", which is not a value; write true, in small letters',
    "seal = False # no\n": '1: "seal" is "False", which is not a value; write false, in small letters',
    "kind = ask\n": '1: the text of "kind" is not between quotes; write kind = "ask"',
    "minutes = 007\n": '1: the number of "minutes" begins with 0; leave the 0 out, or put it between quotes',
    "minutes = 5 min\n": '1: something stands after the value of "minutes"; put it between quotes, or after a #',
    'kind = "ask" ask\n': '1: something stands after the text of "kind"; put it inside the quotes, or after a #',
    'text = "they said "no" twice"\n': (
        '1: the text of "text" ends at a quote inside it; write \\" for a quote inside a text, '
        "or put the text between ' and '"
    ),
    "title = “CARE”\n": '1: curly quotes do not begin or end a text here; type straight ones, as in "so"',
    "prompts = [“a”]\n": '1: curly quotes do not begin or end a text here; type straight ones, as in "so"',
    'path = "C:\\Users"\n': "1: a single \\ in a text has a meaning of its own; write \\\\ for a plain one",
    'title: "x"\n': '1: "title" is followed by ":"; write title = … instead',
    "due date = 2026-11-27\n": '1: a key is one word, and "due date" is several; join them with a hyphen',
    "[[step]\n": "1: the name of a table is not closed, or not a name; write [[step]]",
    "Both of us expect a delay.\n": (
        '1: "Both of us expect a delay." is not a key with a value, nor a [table]; '
        "begin it with # for a note, or put it inside the quotes of a text"
    ),
    'a = "\x07"\n': "1: there is a character here that no text file holds (U+0007); delete it",
}


@pytest.mark.parametrize(("text", "sentence"), SLIPS.items(), ids=range(len(SLIPS)))
def test_a_slip_is_told_by_its_cause(text: str, sentence: str) -> None:
    with pytest.raises(FileRefused) as refused:
        parse_toml(text, "care.toml")
    assert str(refused.value.problems[0]) == f"care.toml:{sentence}"


@pytest.mark.parametrize(("text", "sentence"), SLIPS.items(), ids=range(len(SLIPS)))
def test_the_standard_reader_leads_to_the_same_line(text: str, sentence: str) -> None:
    with pytest.raises(FileRefused) as refused:
        parse_toml(text, "care.toml", tomllib.loads)
    assert str(refused.value.problems[0]).split(":")[1] == sentence.split(":")[0]


def test_what_is_quoted_from_a_file_cannot_reach_the_terminal() -> None:
    with pytest.raises(FileRefused) as refused:
        parse_toml("\u202e\x9b31m" + "x" * 500 + "\n", "care.toml")
    sentence = str(refused.value)
    assert "\x9b" not in sentence
    assert "\u202e" not in sentence
    assert len(sentence) < 250
