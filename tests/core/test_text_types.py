"""The texts of records: cleaned where they come in, and refused where they are too long, empty or no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic_core import SchemaValidator, core_schema

from meetingtui.core.text import ID_LIMIT, TEXT_LIMIT, clean_line, is_id, slug
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


LETTERS_OF_ALL = SchemaValidator(core_schema.str_schema(pattern=r"^[^\W_][\w-]{0,39}$"))
"""What an id is, as one pattern of all letters there are."""


@given(st.text(min_size=1, max_size=42) | st.text("aZ9-_é\u0915\u093f\u200d\u203f\u24b6²½\U0001f14a", max_size=42))
def test_an_id_is_letters_digits_and_hyphens_of_any_script(text: str) -> None:
    wanted = clean_line(text)
    for check in (lambda: Sheet(id=wanted), lambda: LETTERS_OF_ALL.validate_python(wanted)):
        try:
            check()
            right = True
        except ValidationError:
            right = False
        assert right is (len(wanted) <= ID_LIMIT and is_id(wanted)), wanted


@pytest.mark.parametrize("text", ["हिन्दी", "日本", "naïve", "7", "a-b_c", "ⓐ"])
def test_an_id_may_be_in_any_script(text: str) -> None:
    assert Sheet(id=text).id == text


@given(st.text())
def test_a_slug_is_always_a_valid_id(name: str) -> None:
    class Holder(BaseModel):
        id: Id

    assert Holder(id=slug(clean_line(name))).id
