"""Columns and folded lines: how what is printed fits the terminal, and stays whole where it goes elsewhere.

What measures and folds is imported where it is used: what is printed again needs none of it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from meetingtui.core.text import clean_line

_NARROWEST, _WIDEST = 40, 100


def width() -> int | None:
    """The width of a page: the terminal's, within reason; None where the output goes elsewhere and is not folded."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None  # a closed one is None
    import shutil

    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def table(rows: Sequence[tuple[str, ...]], page: int | None) -> list[str]:
    """Rows in columns, two spaces between them; the last column is folded under itself where there is a page.

    Where the page has no room for that, it is folded under the others.
    """
    from rich.cells import cell_len

    cleaned = [tuple(clean_line(cell) for cell in row) for row in rows]
    if not cleaned:
        return []
    widths = [max(cell_len(row[at]) for row in cleaned) for at in range(len(cleaned[0]) - 1)]
    lines: list[str] = []
    for row in cleaned:
        begin = "".join(
            f"{cell}{' ' * (size - cell_len(cell) + 2)}" if size else ""
            for cell, size in zip(row, widths, strict=False)
        )
        if page is None:
            lines.append(f"{begin}{row[-1]}".rstrip())
        elif page - cell_len(begin) < _NARROWEST // 2:
            lines += [begin.rstrip(), *folded(row[-1], page, "  ", "  ")]
        else:
            lines += folded(row[-1], page, begin, " " * cell_len(begin)) or [begin.rstrip()]
    return lines


def folded(text: str, page: int, first: str, under: str) -> list[str]:
    """A text on lines of a page; the first begins with one thing, those under it with another."""
    import textwrap

    return textwrap.wrap(
        text, page, initial_indent=first, subsequent_indent=under, break_long_words=False, break_on_hyphens=False
    )
