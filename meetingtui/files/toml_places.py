"""Where a key or a value stands in a TOML text; asked only when there is something to complain about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

Path = tuple[str | int, ...]
Spot = tuple[int, int]
"""Line and column, both from 1."""

# The reader's own positions cost about 1 KB a key: beyond this many keys the lines are searched instead.
_EXACT_UP_TO = 20_000

# Possessive: in a long list, a line may begin like a header and never close.
_HEADER = re.compile(r"[ \t]*(\[\[?)([^\]\n#]++)\]")
_KEY = re.compile(r"""[ \t]*((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*)[ \t]*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


class Places:
    """Lines and columns of one text."""

    def __init__(self, text: str) -> None:
        self._rows = text.split("\n")
        self._nodes = _exact(text)
        self._lines: dict[Path, Spot] | None = None
        self._last: tuple[int, bytes] = (0, b"")
        """The line that was measured last, in bytes: problems come in heaps, often in one long line."""

    def find(self, path: Sequence[str | int]) -> Spot:
        """Place of the value at `path`, or of the nearest table around it; (0, 0) where nothing is known."""
        wanted = tuple(path)
        if self._nodes is not None:
            spot = self._in_nodes(wanted)
            if spot is not None:
                return spot
        if self._lines is None:
            self._lines = _by_lines(self._rows)
        for length in range(len(wanted), 0, -1):
            if (spot := self._lines.get(wanted[:length])) is not None:
                return spot
        return (0, 0)

    def _in_nodes(self, path: Path) -> Spot | None:
        """Follow the reader's positions; None where it has none, as for the header of a plain table."""
        here: Any = self._nodes
        spot: Spot | None = None
        for part in path:
            child: Any = None
            if isinstance(part, str) and isinstance(here, dict):
                child = cast("dict[str, Any]", here).get(part)
            elif isinstance(part, int) and isinstance(here, list) and part < len(cast("list[Any]", here)):
                child = cast("list[Any]", here)[part]
            if not isinstance(child, dict):
                return spot
            node = cast("dict[str, Any]", child)
            word = "key" if isinstance(part, str) else "value"
            line = node.get(f"{word}_line")
            if not isinstance(line, int | tuple):
                spot, here = None, node
                continue
            spot = self._spot(cast("int | tuple[int, int]", line), node.get(f"{word}_col"))
            here = node.get("value")
        return spot

    def _spot(self, line: int | tuple[int, int], column: Any) -> Spot:
        first = line[0] if isinstance(line, tuple) else line
        at = cast("tuple[int, int]", column)[0] if isinstance(column, tuple) else cast("int", column)
        words = self._rows[first - 1]
        if words.isascii():
            return first, at
        if self._last[0] != first:
            self._last = (first, words.encode())
        return first, len(self._last[1][: at - 1].decode(errors="ignore")) + 1


def _exact(text: str) -> dict[str, Any] | None:
    if text.count("=") + text.count(",") > _EXACT_UP_TO:
        return None
    try:
        from toml_rs import load_with_metadata
    except ImportError:
        return None
    return cast("dict[str, Any]", load_with_metadata(text, toml_version="1.0.0").meta["nodes"])


def _by_lines(rows: Sequence[str]) -> dict[Path, Spot]:
    """Places of headers and of the keys that begin a line, by a plain search."""
    found: dict[Path, Spot] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    inside = ""
    for number, line in enumerate(rows, 1):
        was_inside = inside
        for mark in ('"""', "'''"):
            if inside in {"", mark} and line.count(mark) % 2:
                inside = "" if inside else mark
        if was_inside:
            continue
        if header := _HEADER.match(line):
            table = _resolve(_parts(header[2]), counts, new=header[1] == "[[")
            found.setdefault(table, (number, header.start(1) + 1))
        elif key := _KEY.match(line):
            found.setdefault((*table, *_parts(key[1])), (number, key.start(1) + 1))
    return found


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]


def _resolve(parts: list[str], counts: dict[Path, int], *, new: bool) -> Path:
    """The path of a header, with the number of each table that stands in an array."""
    path: Path = ()
    for depth, part in enumerate(parts, 1):
        path = (*path, part)
        if new and depth == len(parts):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path
