"""No text reaches the parser that could kill it, and no text that a person would write is kept from it."""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.files.toml_scan import DEPTH_LIMIT, PARTS_LIMIT, left_open, unfit


def test_brackets_may_nest_as_deep_as_the_limit_and_no_deeper() -> None:
    assert unfit("a = " + "[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT) is None
    reason = unfit("b = 1\na = " + "[" * (DEPTH_LIMIT + 1))
    assert reason is not None
    assert (reason.line, reason.sentence) == (2, "brackets are nested more than 64 deep")


def test_inline_tables_count_as_brackets() -> None:
    assert unfit("a = " + "{ a = " * 65) is not None


@pytest.mark.parametrize("head", ["{} = 1", "[{}]", "[[{}]]", "a = {{ {} = 1 }}"])
def test_a_key_may_have_as_many_parts_as_the_limit_and_no_more(head: str) -> None:
    assert unfit(head.format(" . ".join(["k"] * PARTS_LIMIT))) is None
    reason = unfit("# a note\n" + head.format(".".join(['"k"'] * (PARTS_LIMIT + 1))))
    assert reason is not None
    assert (reason.line, reason.sentence) == (2, "a key has more than 64 parts between dots")


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + "[" * 200 + '"',
        "a = '" + "[" * 200 + "'",
        'a = """' + "[\n" * 200 + '"""',
        "a = '''" + '[""\n' * 200 + "'''",
        "# " + "[" * 200,
        'a = "' + r"\"[" * 200 + '"',
        "a = 'x. " + "k." * 200 + "'",
        "a = [" + "1.5, " * 200 + "]",
        "[[step]]\nkind = 'ask'\n" * 200,
    ],
)
def test_what_stands_in_texts_notes_and_lists_is_not_counted(text: str) -> None:
    assert unfit(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 20_000,
        "a = " + "{a=" * 20_000,
        ".".join(["k"] * 20_000) + " = 1",
        'x = [a"' + "[" * 20_000,
        "x = [#a\r" + "[" * 20_000,
        'x = ["a\\\n' + "[" * 20_000,
        'x = [\u00a0"' + "[" * 20_000,
        "." * 5_000_000,
        '\\"""' * 1_250_000 + "\n" + "[" * 100,
        '"' * 4_999_904 + "\n" + "[" * 100,
        "k=1," * 1_250_000,
    ],
    ids=range(11),
)
def test_a_text_made_to_hurt_is_refused_at_once(text: str) -> None:
    began = time.process_time()
    assert unfit(text) is not None
    assert time.process_time() - began < 1


TOKENS = [
    '"',
    "'",
    '"""',
    "'''",
    "\\",
    '\\"',
    "[",
    "{",
    "a",
    "=",
    "#",
    "\n",
    "\r",
    " ",
    ".",
    ",",
    "\xa0",
    '""',
    'a"',
    "]",
    "}",
]


@given(st.lists(st.sampled_from(TOKENS), max_size=12).map("".join), st.sampled_from(["[", "{a=", "[\n"]))
def test_whatever_passes_the_scan_does_not_kill_the_parser(start: str, nest: str) -> None:
    from toml_rs import loads

    text = f"x=[{start}" + nest * 9_000
    if unfit(text) is not None:
        return
    child = os.fork()
    if child == 0:
        try:
            loads(text, toml_version="1.0.0")
        except ValueError:
            pass
        finally:
            os._exit(0)
    assert os.waitpid(child, 0)[1] == 0, text[:40]


def test_what_is_left_open_is_known_by_its_line() -> None:
    text = 'a = 1\nb = [\n  "x", # not ]\n  { c = """\n'
    assert [(each.mark, each.line) for each in left_open(text, len(text))] == [("[", 2), ("{", 4), ('"""', 4)]
