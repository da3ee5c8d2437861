"""Reading TOML: every complaint has a place, and no file, however made, costs more than its size."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from meetingtui.core.problems import Place, Problem
from meetingtui.core.text import clean_line, clip
from meetingtui.files.toml_scan import unfit

if TYPE_CHECKING:
    from meetingtui.files.toml_places import Places

# What the reader keeps its memory in would take whole huge pages of 2 MB, three or four of them, for the smallest file.
os.environ.setdefault("MIMALLOC_ARENA_EAGER_COMMIT", "0")
try:
    # Here and not where it is used: its memory belongs to the thread that loads it. Loaded by a thread that ends,
    # it takes the process with it when another one calls it.
    from toml_rs import loads as _loads
except ImportError:
    _loads = None

SIZE_LIMIT = 5_000_000
"""Largest file that is read, in bytes."""
VALUE_LIMIT = 50_000
"""Most keys and values in one file."""

Parse = Callable[[str], dict[str, Any]]

# Sixteen digits or more in a row: only then can a whole number leave 64 bits.
_LONG_NUMBER = re.compile(r"[0-9a-fA-F_]{16}")
_TOMLLIB_PLACE = re.compile(r"^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)

_SENTENCES = {
    errno.ENOENT: ("there is no such file", "see whether the name is spelt right"),
    errno.ENOTDIR: ("there is no such file", "see whether the name is spelt right"),
    errno.EACCES: ("you may not read this file", "ask its owner, or look at its permissions"),
    errno.EPERM: ("you may not read this file", "ask its owner, or look at its permissions"),
    errno.EISDIR: ("is a folder, not a file", "name a .toml file in it"),
    errno.ELOOP: ("is a link that leads back to itself", "remove the link"),
    errno.ENAMETOOLONG: ("there is no file of so long a name", "see whether the name is spelt right"),
}


class FileRefused(Exception):  # noqa: N818 - it is what happened, and not always an error of the program
    """A file that is not used, with every reason; its text is the first of them."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(str(problems[0]) if problems else "a file was refused")
        self.problems = list(problems)


class Document:
    """One TOML file as it was read: its values, and where each of them stands."""

    def __init__(self, file: str, source: str, data: dict[str, Any]) -> None:
        self.file = file
        self.source = source
        self.data = data
        self._places: Places | None = None

    def place(self, path: Sequence[str | int] = ()) -> Place:
        """Line and column of a key or value; where it is not there, of the nearest table around it, else line 1."""
        if self._places is None:
            from meetingtui.files.toml_places import Places

            self._places = Places(self.source)
        line, column = self._places.find(path)
        return Place(self.file, line or 1, column or 1)


def shown_name(path: Path | str) -> str:
    """A file's name as it is safe to print: relative to the current folder where it is below it."""
    try:
        near = os.path.relpath(path)
    except (OSError, ValueError):
        near = str(path)
    return clip(clean_line(str(path) if near.startswith("..") else near), 300)


def read_toml(path: Path, shown: str | None = None) -> Document:
    """The values of a TOML file; raises `FileRefused` with the place and the way out when it is not readable."""
    name = shown or shown_name(path)
    return parse_toml(_decode(_read_bytes(path, name), name), name)


def read_text(path: Path, shown: str | None = None) -> str:
    """The words of a plain text file somebody prepared; raises `FileRefused`."""
    name = shown or shown_name(path)
    return _decode(_read_bytes(path, name), name)


def parse_toml(text: str, name: str, parse: Parse | None = None) -> Document:
    """Like `read_toml`, for a text that is already in hand."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if reason := unfit(text):
        raise FileRefused(Problem(Place(name, reason.line), reason.sentence, reason.way_out))
    data, slip = _parse(text, parse or _parser())
    if data is None:
        # Its patterns take as long as reading a file that is right.
        from meetingtui.files.toml_syntax import Slip, explain

        told = explain(text, Slip(*slip))
        raise FileRefused(Problem(Place(name, told.line, told.column), told.sentence, told.way_out))
    document = Document(name, text, data)
    if text.count("=") + text.count(",") > VALUE_LIMIT and _more_than(data, VALUE_LIMIT):
        raise FileRefused(
            Problem(Place(name), f"holds more than {VALUE_LIMIT:,} keys and values", "split it into several files")
        )
    if _LONG_NUMBER.search(text) and (path := _huge_number(data)) is not None:
        raise FileRefused(Problem(document.place(path), "a whole number is too large", "write it between quotes"))
    return document


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        # O_NONBLOCK: a pipe that somebody put in the folder must not hang the program.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        raise FileRefused(_cannot_read(error, name)) from None
    except ValueError:
        raise FileRefused(Problem(Place(name), "this cannot be the name of a file")) from None
    try:
        about = os.fstat(handle)
        if stat.S_ISDIR(about.st_mode):
            raise FileRefused(Problem(Place(name), *_SENTENCES[errno.EISDIR]))
        if not stat.S_ISREG(about.st_mode):
            raise FileRefused(Problem(Place(name), "is not an ordinary file", "name a .toml file"))
        if about.st_size > SIZE_LIMIT:
            raise FileRefused(_too_large(name))
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise FileRefused(_cannot_read(error, name)) from None
    finally:
        os.close(handle)
    if len(content) > SIZE_LIMIT:
        raise FileRefused(_too_large(name))
    return content


def _cannot_read(error: OSError, name: str) -> Problem:
    known = _SENTENCES.get(error.errno or 0)
    sentence, way_out = known or (f"this file cannot be read: {clean_line(error.strerror or str(error))}", "")
    return Problem(Place(name), sentence, way_out)


def _too_large(name: str) -> Problem:
    return Problem(Place(name), f"is larger than {SIZE_LIMIT // 1_000_000} MB", "split it into several files")


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        way_out = 'save it as "UTF-8" in your editor (it looks like Latin-1 or Windows-1252)'
        if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            way_out = 'save it as "UTF-8" in your editor (it is UTF-16)'
        before = content[: error.start]
        line = before.count(b"\n") + 1
        words = clip(clean_line(before[before.rfind(b"\n") + 1 :].decode(errors="replace")[-30:]), 30)
        after = f' after "{words}"' if words else ""
        raise FileRefused(Problem(Place(name, line), f"the letter{after} is not UTF-8", way_out)) from None


def _parser() -> Parse:
    loads = _loads
    if loads is None:
        import tomllib

        return tomllib.loads
    return lambda text: loads(text, toml_version="1.0.0")


def _parse(text: str, parse: Parse) -> tuple[dict[str, Any] | None, tuple[int, int, str]]:
    """The values, or None with line, column and what the parser said."""
    try:
        return parse(text), (0, 0, "")
    except RecursionError:
        return None, (1, 1, "nested too deep")
    except ValueError as error:
        line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
        message = str(error)
        if isinstance(line, int) and isinstance(column, int):
            return None, (line, column, message.rsplit("\n", 1)[-1])
        found = _TOMLLIB_PLACE.match(message)
        if found and found[2]:
            return None, (int(found[2]), int(found[3]), found[1])
        last = text.rstrip("\n").rsplit("\n", 1)[-1]
        return None, (text.rstrip("\n").count("\n") + 1, len(last) + 1, found[1] if found else message)


def _more_than(data: dict[str, Any], limit: int) -> bool:
    count = 0
    waiting: list[Any] = [data]
    while waiting:
        value = waiting.pop()
        inner = list(cast("dict[str, Any]", value).values()) if isinstance(value, dict) else cast("list[Any]", value)
        count += len(inner)
        if count > limit:
            return True
        waiting += [each for each in inner if isinstance(each, dict | list)]
    return False


def _huge_number(value: Any, path: tuple[str | int, ...] = ()) -> tuple[str | int, ...] | None:
    """Path of a whole number that does not fit in 64 bits, as the standard asks."""
    if isinstance(value, int):
        return None if -(2**63) <= value < 2**63 else path
    if isinstance(value, dict):
        inner: list[tuple[str | int, Any]] = list(cast("dict[str | int, Any]", value).items())
    elif isinstance(value, list):
        inner = list(enumerate(cast("list[Any]", value)))
    else:
        return None
    found = (_huge_number(each, (*path, key)) for key, each in inner)
    return next((deep for deep in found if deep is not None), None)
