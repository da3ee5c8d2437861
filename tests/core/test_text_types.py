"""The texts of records: cleaned where they come in, and refused where they are too long, empty or no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from meetingtui.core.text import TEXT_LIMIT, clean_line, slug
from meetingtui.core.text_types import Block, FullLine, Id, Line, Name


class Sheet(BaseModel):
    line: Line = ""
    full: FullLine = "x"
    block: Block = ""
    name: Name = "x"
    id: Id = "x"


def test_fields_clean_what_they_are_given() -> None:
    sheet = Sheet(line=" a\nb ", full=" x ", block="a\r\nb\t", name="Imani\u200b", id=" pilot ")
    assert (sheet.line, sheet.full, sheet.block, sheet.name, sheet.id) == ("a b", "x", "a\nb", "Imani", "pilot")


@pytest.mark.parametrize(
    "fields",
    [
        {"line": "x" * (TEXT_LIMIT + 1)},
        {"line": "\u200b" * (TEXT_LIMIT * 2 + 1)},
        {"full": " \u200b "},
        {"name": "x" * 81},
        {"name": ""},
        {"name": "\u2800\u2800"},
        {"id": "-x"},
        {"id": "a b"},
        {"id": "_x"},
        {"id": "x" * 41},
        {"line": 3},
    ],
)
def test_fields_refuse_what_is_too_long_empty_or_not_text(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Sheet.model_validate(fields)


@given(st.text())
def test_a_slug_is_always_a_valid_id(name: str) -> None:
    class Holder(BaseModel):
        id: Id

    assert Holder(id=slug(clean_line(name))).id
