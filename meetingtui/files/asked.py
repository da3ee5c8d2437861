"""What owners say of their promises between meetings: one small file for each word, never a change to any minutes."""

from __future__ import annotations

import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from meetingtui.core.items import ItemId
from meetingtui.core.problems import Place, Problem
from meetingtui.core.record import Clock, Day, Record, Whole
from meetingtui.core.text_types import Id, Line
from meetingtui.files.atomic import write_atomically
from meetingtui.files.complaints import complaints, strange_keys
from meetingtui.files.modes import Sort, ensure_folder, facts_of, is_shared
from meetingtui.files.partnership_check import FORMAT, newer_format
from meetingtui.files.toml_layout import table_lines
from meetingtui.files.toml_text import FileRefused, read_toml, shown_name

FOLDER = "asked"
"""The folder of these files in a partnership's."""
LIMIT = 1_000
"""So many files are read, the latest: nobody waits for an answer to older ones."""
_SIZE = 20_000
_FIRST_LINE = "# Said between meetings. The next review of promises asks about it; it changes nothing before."


class AskedFile(Record):
    """An owner's word about one promise: that it is done, or that they ask for another date."""

    format: Annotated[Whole, Field(ge=1)] = FORMAT
    item: ItemId
    who: Id
    on: Day
    at: Clock
    to: Literal["done", "moved"]
    due: Day | None = None
    why: Line | None = None

    @model_validator(mode="after")
    def _moved_to_a_day(self) -> AskedFile:
        if self.to == "moved" and self.due is None:
            raise ValueError('"due" is missing; write the day that is asked for')
        if self.to == "moved" and not self.why:
            raise ValueError('"why" is missing; write why it needs another day')
        return self


@dataclass(frozen=True, slots=True)
class Found:
    """One of these files, and the user id that it belongs to: authorship is a fact of the file system."""

    path: Path
    row: AskedFile
    uid: int | None
    """None where others may write to it too: then it may be anybody's word."""


def write_asked(folder: Path, row: AskedFile) -> Path:
    """Write an owner's word into a partnership's folder; the new file. Raises `NotWrittenError`, OSError."""
    ensure_folder(folder / FOLDER, Sort.MEETING)
    shared = is_shared((folder / FOLDER).stat())
    path = folder / FOLDER / f"{row.on.isoformat()}-{row.item}-{row.who[:40]}-{secrets.token_hex(4)}.toml"
    pairs = [(key, value) for key, value in row.model_dump().items() if value is not None]
    write_atomically(path, "\n".join([_FIRST_LINE, *table_lines(pairs)]) + "\n", Sort.LOG.mode(shared=shared), new=True)
    return path


def read_asked(folder: Path) -> tuple[list[Found], list[Problem]]:
    """Every owner's word in the folder, the earliest first, and what is wrong with the files that are left out."""
    try:
        paths = sorted(path for path in (folder / FOLDER).iterdir() if path.suffix == ".toml" and path.name[0] != ".")
    except OSError:
        return [], []
    found: list[Found] = []
    problems: list[Problem] = []
    if len(paths) > LIMIT:
        sentence = f"holds {len(paths)} files, of which the last {LIMIT} are read"
        problems.append(Problem(Place(shown_name(folder / FOLDER)), sentence, "remove what is not needed"))
    for path in paths[-LIMIT:]:  # their names begin with their days
        one = _read(path, problems)
        if one is not None:
            found.append(one)
    return sorted(found, key=lambda each: (each.row.on, each.row.at, each.path.name)), problems


def _read(path: Path, problems: list[Problem]) -> Found | None:
    about = facts_of(path)
    if about is None:
        return None
    if not stat.S_ISREG(about.st_mode) or about.st_nlink != 1 or about.st_size > _SIZE:
        problems.append(Problem(Place(shown_name(path)), "is no file of this program, and was not read", "remove it"))
        return None
    try:
        document = read_toml(path)
    except FileRefused as refused:
        problems += refused.problems
        return None
    problems += strange_keys(AskedFile, document) + newer_format(document)
    try:
        own = not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        return Found(path, AskedFile.model_validate(document.data), about.st_uid if own else None)
    except ValidationError as error:
        problems += complaints(error, document)
        return None
