"""Reading an old file of minutes: whole, in any common encoding, and never more than a meeting's worth."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from meetingtui.core.problems import Place, Problem
from meetingtui.core.text import clean_line
from meetingtui.files.toml_text import FileRefused, shown_name

SIZE_LIMIT = 250_000
"""Largest file that is read, in bytes."""
LINE_LIMIT = 5_000
CELL_LIMIT = 10_000
"""Most table cells, counted by the bars between them."""
COLUMN_LIMIT = 100

_SENTENCES = {
    errno.ENOENT: ("there is no such file", "see whether the name is spelt right"),
    errno.ENOTDIR: ("there is no such file", "see whether the name is spelt right"),
    errno.EACCES: ("you may not read this file", "ask its owner, or look at its permissions"),
    errno.EPERM: ("you may not read this file", "ask its owner, or look at its permissions"),
    errno.ELOOP: ("is a link that leads back to itself", "remove the link"),
    errno.ENAMETOOLONG: ("there is no file of so long a name", "see whether the name is spelt right"),
}
_SMALLER = "minutes of one meeting are shorter; take out what is not the meeting"


@dataclass(frozen=True, slots=True)
class Source:
    """An old file as it was read: its name to print, its stem, its lines, and whether letters had to be guessed."""

    name: str
    stem: str
    lines: tuple[str, ...]
    guessed: bool = False


def read_source(path: Path) -> Source:
    """The lines of a file; raises `FileRefused` where it is no text, or too much of it."""
    name = shown_name(path)
    content = _read_bytes(path, name)
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text, guessed = content.decode("utf-16", errors="replace"), False
    elif _is_wide(content):
        raise _refused(name, "is not UTF-8 text (it looks like UTF-16)", "save it as UTF-8")
    elif b"\0" in content:
        raise _refused(name, "is not a text", "save it as Markdown first")
    else:
        text, guessed = _decode(content)
    source = make_source(name, path.stem, text, guessed=guessed)
    if not any(line.strip() for line in source.lines):
        raise _refused(name, "is empty", "see whether it is the right file")
    return source


def _is_wide(content: bytes) -> bool:
    """Whether every other byte is mostly nothing, as in UTF-16 without its mark."""
    halves = (content[0:2000:2], content[1:2000:2])
    return len(content) >= 8 and any(half.count(0) * 2 > len(half) for half in halves)


def make_source(name: str, stem: str, text: str, *, guessed: bool = False) -> Source:
    """A source from a text in hand; raises `FileRefused` where it is too much."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > LINE_LIMIT:
        raise _refused(name, f"has more than {LINE_LIMIT:,} lines", _SMALLER)
    for number, line in enumerate(lines, start=1):
        if line.count("|") > COLUMN_LIMIT + 1:
            sentence = f"a table has more than {COLUMN_LIMIT} columns"
            raise FileRefused(Problem(Place(name, number), sentence, "take out those that are empty"))
    if text.count("|") > CELL_LIMIT:
        raise _refused(name, f"has tables of more than {CELL_LIMIT:,} cells", _SMALLER)
    return Source(name, clean_line(stem), tuple(lines), guessed)


def _decode(content: bytes) -> tuple[str, bool]:
    try:
        return content.decode(), False
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), True


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        # O_NONBLOCK: a pipe under this name must not hang the program.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        sentence, way_out = _SENTENCES.get(
            error.errno or 0, (f"cannot be read: {clean_line(error.strerror or str(error))}", "")
        )
        raise _refused(name, sentence, way_out) from None
    except ValueError:
        raise _refused(name, "this cannot be the name of a file", "see whether the name is spelt right") from None
    try:
        about = os.fstat(handle)
        if stat.S_ISDIR(about.st_mode):
            raise _refused(name, "is a folder, not a file", "name the .md files in it")
        if not stat.S_ISREG(about.st_mode):
            raise _refused(name, "is not an ordinary file", "name a .md file")
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise _refused(name, f"cannot be read: {clean_line(error.strerror or str(error))}", "") from None
    finally:
        os.close(handle)
    if len(content) > SIZE_LIMIT:
        raise _refused(name, f"is larger than {SIZE_LIMIT // 1000} kB", _SMALLER)
    return content


def _refused(name: str, sentence: str, way_out: str) -> FileRefused:
    return FileRefused(Problem(Place(name), sentence, way_out))
