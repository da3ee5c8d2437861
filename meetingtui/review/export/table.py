"""Rows as CSV (RFC 4180) for spreadsheet programs, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from meetingtui.core.text import clean_block
from meetingtui.review.export.document import Row

BOM = "\ufeff"
"""Without it, a common spreadsheet program takes the bytes for another alphabet."""
_ACTS = "=+\\-@\t\r\uff1d\uff0b\uff0d\uff20\u2212"
"""What a cell may begin with to be calculated, full-width forms too."""
_FORMULA = re.compile(rf"\A(?=[\s'\"]*[{_ACTS}])")
# A program that parts cells at another sign would see a new cell begin in the middle of ours.
_INSIDE = re.compile(rf"([;\t|\n]\s*)(?=[\"']*[{_ACTS}])")


def csv_text(rows: Iterable[Row]) -> str:
    """The rows under the names of their cells; every cell is in quotes, and lines end as the standard says."""
    out = io.StringIO(newline="")
    names = [field.name for field in fields(Row)]
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    # The names stay without quotes: a program that does not know the mark before them would show the first one's.
    out.write(",".join(names) + "\r\n")
    for row in rows:
        writer.writerow([_cell(getattr(row, name)) for name in names])
    return BOM + out.getvalue()


def defused(text: str) -> str:
    """A cell that a spreadsheet program shows instead of calculating it: an apostrophe stands before what would act."""
    return _FORMULA.sub("'", _INSIDE.sub(r"\1'", text))


def _cell(value: date | str | None) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return defused(clean_block(value or ""))
