"""The table of what was measured: at most 100 columns, and plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from bench.figures import Promise, Row, amount

WIDTH = 100
_HEAD = ("", "n", "median", "p95", "p99", "floor", "ratio", "promised", "")
_WIDTHS = (28, 4, 8, 8, 8, 8, 5, 15, 6)
"""Of the columns; with the spaces between them the line is full."""


def lines(rows: Mapping[str, Sequence[Row]]) -> list[str]:
    """The table, one measure after the other."""
    out = [_line(_HEAD)]
    for found in rows.values():
        for row in found:
            out += _row(row)
    for head, about in (("Floors, measured in turn with it:", _floors(rows)), ("Notes:", _notes(rows))):
        if about:
            out += ["", head, *(line for one in about for line in _folded(one, "  "))]
    return [*out, "", *_folded(verdict(list(_all(rows))))]


def verdict(rows: Sequence[Row]) -> str:
    """How much of what is promised is kept, in one sentence."""
    promised = [(row, one) for row in rows for one in row.promises]
    missed = [f"{row.what} ({one.of})" for row, one in promised if not row.met(one)]
    if not promised:
        return "Nothing here is promised."
    if not missed:
        return f"All {len(promised)} promises are kept here."
    return f"{len(promised) - len(missed)} of {len(promised)} promises are kept here; missed: {', '.join(missed)}."


def _floors(rows: Mapping[str, Sequence[Row]]) -> list[str]:
    held: dict[str, list[str]] = {}
    for row in _all(rows):
        if row.floor_is:
            held.setdefault(row.floor_is, []).append(row.what)
    return [f"{floor}: {'; '.join(whats)}" for floor, whats in held.items()]


def _notes(rows: Mapping[str, Sequence[Row]]) -> list[str]:
    return [f"{row.what}: {row.note}" for row in _all(rows) if row.note]


def _folded(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  " if indent else "")


def _all(rows: Mapping[str, Sequence[Row]]) -> Iterable[Row]:
    return (row for found in rows.values() for row in found)


def _row(row: Row) -> list[str]:
    first, *others = row.promises or (None,)
    ratio, said, met = _promised(row, first)
    figures = [amount(row.at(of), row.unit) for of in ("median", "p95", "p99")]
    floor = (
        amount(Row(row.what, row.unit, row.floor).at(first.of if first else "median"), row.unit) if row.floor else ""
    )
    out = [_line((row.what, str(len(row.samples)), *figures, floor, ratio, said, met))]
    for one in others:
        ratio, said, met = _promised(row, one)
        floor = amount(Row(row.what, row.unit, row.floor).at(one.of), row.unit) if row.floor and one.times else ""
        out.append(_line(("", "", "", "", "", floor, ratio, said, met)))
    return out


def _promised(row: Row, one: Promise | None) -> tuple[str, str, str]:
    if one is None:
        ratio = row.ratio()
        return f"{ratio:.2f}" if ratio is not None else "", "", ""
    ratio = row.ratio(one.of)
    said = f"{one.of} ≤ {one.most:g}×" if one.times else f"{one.of} ≤ {_short(amount(one.most, row.unit))}"
    return f"{ratio:.2f}" if ratio is not None else "", said, "met" if row.met(one) else "missed"


def _short(said: str) -> str:
    number, _, unit = said.partition(" ")
    return f"{number.rstrip('0').rstrip('.') if '.' in number else number} {unit}"


def _line(cells: Sequence[str]) -> str:
    first, *rest = zip(cells, _WIDTHS, strict=True)
    out = f"{first[0]:<{first[1]}}"
    for at, (cell, width) in enumerate(rest, 1):
        out += f"  {cell}" if at >= len(cells) - 1 else f" {cell:>{width}}" if at < 7 else f"  {cell:<{width}}"
    return out.rstrip()
