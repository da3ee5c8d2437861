"""Making a partnership's folder, and adding to a file that its people own: appended in place, nothing else touched."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from meetingtui.core.people import PARTY_LIMIT, Person, Stream, new_id
from meetingtui.core.problems import Place, Problem, errors
from meetingtui.core.text import clean_line, quoted
from meetingtui.files.atomic import write_atomically
from meetingtui.files.folders import FILE
from meetingtui.files.modes import ensure_folder
from meetingtui.files.partnership_check import FORMAT, read_partnership
from meetingtui.files.references import each
from meetingtui.files.sharing import BEGUN
from meetingtui.files.toml_edit import with_row
from meetingtui.files.toml_layout import table_lines
from meetingtui.files.toml_text import FileRefused, parse_toml, read_toml, shown_name
from meetingtui.files.whole import whole_or_nothing
from meetingtui.files.zones import is_zone, machine_zone, zone_like

_PEOPLE = """
# One [[person]] for each who takes part; they can also be added while a meeting runs.
#
# [[person]]
# id    = "sam"
# name  = "Sam Example"
# party = "{party}"
# role  = "what they do"

# One [[stream]] for each strand of work you tell each other about.
#
# [[stream]]
# id    = "pilot"
# name  = "First pilot"
# owner = "sam"
"""


def new_partnership(folder: Path, name: str, parties: Sequence[str], zone: str | None = None) -> Path:
    """Make the folder with its file and its sub-folders; the path of the file.

    Raises `FileRefused` where something is not as it should be (nothing is made then), `NotWrittenError` where the disk
    refuses. Nothing that exists is written over.
    """
    target = folder / FILE
    shown = shown_name(target)
    if os.path.lexists(target):
        raise FileRefused(Problem(Place(shown), "this partnership exists already", "choose another name or folder"))
    zone = zone or machine_zone()
    text = _first_text(clean_line(name), [clean_line(party) for party in parties], zone, shown)
    _, problems = read_partnership(parse_toml(text, shown))
    if problems := errors(problems):
        raise FileRefused(*(Problem(Place(shown), one.sentence, one.way_out) for one in problems))
    with whole_or_nothing(folder):
        for below in ("", *BEGUN):
            _make(folder, below)
        write_atomically(target, text, new=True)
    return target


def add_person(folder: Path, person: Person) -> None:
    """Append a person; one that is there already is left alone. Raises `FileRefused` or `NotWrittenError`."""
    _append(folder / FILE, "person", person)


def add_stream(folder: Path, stream: Stream) -> None:
    """Append a stream; one that is there already is left alone. Raises `FileRefused` or `NotWrittenError`."""
    _append(folder / FILE, "stream", stream)


def _first_text(name: str, parties: list[str], zone: str, shown: str) -> str:
    if len(parties) < 2:
        raise FileRefused(Problem(Place(shown), "a partnership has at least two parties", "give --party twice or more"))
    if len(parties) > PARTY_LIMIT:
        raise FileRefused(Problem(Place(shown), f"a partnership has at most {PARTY_LIMIT} parties", "leave some out"))
    if not is_zone(zone):
        near = zone_like(zone)
        way_out = f"did you mean {quoted(near)}?" if near else 'give one such as "Europe/London"'
        raise FileRefused(Problem(Place(shown), f"{quoted(zone)} is no time zone", way_out))
    lines = ["# One partnership, one folder. This file says who is in it; the minutes say what happened."]
    lines += table_lines([("format", FORMAT), ("name", name), ("zone", zone)])
    taken: dict[str, object] = {}
    for party in parties:
        mark = new_id(party, taken)
        taken[mark] = party
        lines += ["", "[[party]]", *table_lines([("id", mark), ("name", party)])]
    return "\n".join(lines) + "\n" + _PEOPLE.format(party=next(iter(taken)))


def _make(folder: Path, below: str) -> None:
    """Make the folder, private, or one below it as the folder is; one that is there stays as it is."""
    path = folder / below
    try:
        if below:
            ensure_folder(path)
        else:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.is_dir():
            raise FileExistsError
    except FileExistsError:
        raise FileRefused(Problem(Place(shown_name(path)), "a file stands where the folder should be")) from None
    except OSError as error:
        reason = clean_line(error.strerror or str(error)).lower()
        raise FileRefused(Problem(Place(shown_name(path)), f"the folder cannot be made: {reason}")) from None


def _append(path: Path, table: str, record: Person | Stream) -> None:
    document = read_toml(path)
    number = document.data.get("format", FORMAT)
    if not isinstance(number, int) or number > FORMAT:
        sentence = f"is of format {number}; this version writes format {FORMAT}, so it is not changed"
        raise FileRefused(Problem(Place(document.file), sentence, "use a newer meetingtui"))
    if record.id in {mark for _, mark in each(document.data, f"{table}.*.id")}:
        return
    source = path.read_bytes().decode()
    text = with_row(source, document.data, table, record)
    if text is None:
        raise FileRefused(Problem(document.place((table,)), f"no [[{table}]] can be added here", "add it by hand"))
    write_atomically(path, text)
