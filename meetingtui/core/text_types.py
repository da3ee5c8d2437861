"""The texts of records, as pydantic types: each is cleaned where it comes in, and has its limit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from meetingtui.core.text import ID_LIMIT, NAME_LIMIT, TEXT_LIMIT, clean_block, clean_line, is_id


def _only_str(cleaner: Callable[[str], str]) -> Callable[[Any], Any]:
    def run(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if len(value) > TEXT_LIMIT * 2:
            raise ValueError(f"is {len(value):,} characters long; the limit is {TEXT_LIMIT:,}")
        return cleaner(value)

    return run


def _not_blank(value: str) -> str:
    if not value:
        raise ValueError("is empty; write something, or take the key out")
    return value


def _id(value: str) -> str:
    if len(value) > ID_LIMIT:
        raise PydanticKnownError("string_too_long", {"max_length": ID_LIMIT})
    if not is_id(value):
        raise PydanticKnownError("string_pattern_mismatch", {"pattern": "letters, digits and hyphens"})
    return value


class _Cleaned:
    """Marks a text that is cleaned before it is looked at.

    What pydantic makes of it is given whole: there are hundreds of such fields, and to put each together of its parts
    is most of what building the models takes.
    """

    __slots__ = ("_schema",)

    def __init__(
        self, cleaner: Callable[[str], str], *, limit: int | None = None, after: Callable[[str], str] | None = None
    ) -> None:
        text = core_schema.str_schema(max_length=limit)
        cleaned: CoreSchema = core_schema.no_info_before_validator_function(_only_str(cleaner), text)
        self._schema = core_schema.no_info_after_validator_function(after, cleaned) if after else cleaned

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self._schema.copy()


Line = Annotated[str, _Cleaned(clean_line, limit=TEXT_LIMIT)]
"""One cleaned line, at most 10,000 characters."""
FullLine = Annotated[str, _Cleaned(clean_line, limit=TEXT_LIMIT, after=_not_blank)]
"""One cleaned line that says something."""
Block = Annotated[str, _Cleaned(clean_block, limit=TEXT_LIMIT)]
"""Cleaned text of one or more lines, at most 10,000 characters."""
Name = Annotated[str, _Cleaned(clean_line, limit=NAME_LIMIT, after=_not_blank)]
"""A cleaned name, 1 to 80 characters."""
# A function and not a pattern: what pydantic makes of a pattern of all letters there are takes 10 ms and 13 MB.
Id = Annotated[str, _Cleaned(clean_line, after=_id)]
"""A short id: letters, digits and hyphens, starting with a letter or digit, at most 40 characters."""
