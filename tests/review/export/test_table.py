"""CSV: the standard's form, and no cell that a spreadsheet program would calculate."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.review.export.document import Row
from meetingtui.review.export.table import BOM, csv_text, defused
from tests.review.export.hostile import TEXTS

SIGNS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20\u2212"


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "'", '"', "\n", " \t"])
def test_a_cell_that_would_be_calculated_begins_with_an_apostrophe(sign: str, before: str) -> None:
    assert defused(f"{before}{sign}1+1").startswith("'")


@pytest.mark.parametrize("text", ["x; =1+1", "x;=cmd", "x\t@SUM(1)", "x|-1", 'x;"=1', "line\n=1"])
def test_no_part_of_a_cell_is_calculated_where_a_program_parts_cells_elsewhere(text: str) -> None:
    for mark in ";\t|\n":
        for part in defused(text).split(mark):
            assert part.strip(' "')[:1] not in SIGNS


@pytest.mark.parametrize("text", ["plain", "a = b", "12 - 3", "mail@example", "3 in 100", ""])
def test_other_cells_are_as_they_were_typed(text: str) -> None:
    assert defused(text) == text


@given(st.text(st.sampled_from(SIGNS + "a1 ,;|\"'\n()"), max_size=30))
def test_no_cell_of_any_text_begins_a_formula(text: str) -> None:
    (row,) = read(csv_text([Row("action", text=text)]))
    assert row["text"].strip()[:1] not in set(SIGNS) or row["text"] == ""


def test_every_cell_is_quoted_and_every_line_ends_as_the_standard_says() -> None:
    text = csv_text([Row("action", "A1", 'Say "yes", then go', due=date(2026, 11, 27))])
    head, line, end = text.split("\r\n")
    assert end == ""
    assert head.startswith(f"{BOM}kind,id,text,")
    assert line.startswith('"action","A1","Say ""yes"", then go","","","2026-11-27",')


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_stays_in_its_cell(text: str) -> None:
    rows = read(csv_text([Row("action", text=text, about=text), Row("win", text="last")]))
    assert [row["kind"] for row in rows] == ["action", "win"]
    assert not {"\x1b", "\u202e", "\u200b"} & set(rows[0]["text"])
