"""Is this file right? Every problem of a file, or of a whole partnership's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Place, Problem, Severity
from meetingtui.core.progress import going_through
from meetingtui.core.text import quoted
from meetingtui.files.config import FILE as CONFIG
from meetingtui.files.config import Config, read_config
from meetingtui.files.folders import FILE
from meetingtui.files.partnership_check import load_partnership, read_partnership
from meetingtui.files.references import each
from meetingtui.files.toml_text import Document, FileRefused, read_toml, shown_name

_NEXT_FREE = "meetingtui check --renumber gives this, the later one, the next free number"
_AGREED = re.compile(r"[GD][0-9]+")
"""An id of what parties agree: an agreement or a decision."""
Sort = Literal["agenda", "minutes", "partnership", "config"]
_CHANGING = {"update.*.item": "changed", "decision.*.replaces": "replaced", "agreement.*.replaces": "replaced"}
"""Where minutes name an item of other minutes, and what they do to it."""


def check_file(path: Path, shown: str | None = None) -> list[Problem]:
    """Every problem of an agenda, minutes, partnership or config file; of a folder, those of all its files together."""
    if path.is_dir():
        return check_folder(path)
    try:
        document = read_toml(path, shown)
    except FileRefused as refused:
        return refused.problems
    beside = _beside(path)
    partnership = load_partnership(beside)[0] if beside else None
    return _problems(document, path, partnership) + _unnamed(document, path, beside, partnership)


def check_folder(folder: Path) -> list[Problem]:
    """Every problem of a partnership's files, and of the files with one another."""
    files = list(_files(folder))
    if not files:
        return [Problem(Place(shown_name(folder)), f"this folder holds no {FILE}, agendas or minutes", "name a file")]
    from meetingtui.files.asked import read_asked

    found: list[Problem] = []
    minutes: list[Document] = []
    facts: Document | None = None
    partnership = load_partnership(folder / FILE)[0] if (folder / FILE).is_file() else None
    for path in going_through("Checking files", files):
        try:
            document = read_toml(path)
        except FileRefused as refused:
            found += refused.problems
            continue
        found += _problems(document, path, partnership)
        match _sort(document, path):
            case "minutes":
                minutes.append(document)
            case "partnership":
                facts = document
            case _:
                pass
    return [*found, *_lapse(facts, minutes), *_across(minutes), *read_asked(folder)[1]]


def count_files(path: Path) -> int:
    """How many files a check of this path looks at."""
    return len(list(_files(path))) if path.is_dir() else 1


def _beside(path: Path) -> Path | None:
    """The partnership's file that a file belongs to: in its folder or the one above."""
    path = path.absolute()
    beside = (folder / FILE for folder in (path.parent, path.parent.parent))
    return next((file for file in beside if file != path and file.is_file()), None)


def _unnamed(document: Document, path: Path, beside: Path | None, partnership: Partnership | None) -> list[Problem]:
    """A warning where names could not be looked up."""
    if beside is None or partnership is not None or _sort(document, path) in {"partnership", "config"}:
        return []
    sentence = "people and parties were not looked up, because the partnership's file has errors"
    return [Problem(Place(document.file), sentence, f"see: meetingtui check {shown_name(beside)}", Severity.WARNING)]


def _files(folder: Path) -> Iterator[Path]:
    if (folder / FILE).exists():
        yield folder / FILE
    for inner in (folder / "agendas", folder / "minutes"):
        if inner.is_dir():
            yield from sorted(path for path in inner.iterdir() if path.suffix == ".toml" and path.name[0] != ".")
    if folder.absolute().name in {"agendas", "minutes"}:
        yield from sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.name[0] != ".")


def _sort(document: Document, path: Path) -> Sort | None:
    """What sort of file this is: by its name, its keys, then its folder."""
    keys = document.data.keys()
    if path.name == CONFIG or (keys and keys <= Config.model_fields.keys()):
        return "config"
    if path.name == FILE or ("party" in keys and "step" not in keys):
        return "partnership"
    if "meeting" in keys or {"date", "state"} <= keys:
        return "minutes"
    folder = path.absolute().parent.name
    if folder == "minutes":
        return "minutes"
    if "step" in keys or folder == "agendas":
        return "agenda"
    return "partnership" if "person" in keys else None


def _problems(document: Document, path: Path, partnership: Partnership | None) -> list[Problem]:
    # Models cost time to build: only those of the sort that is checked are imported.
    match _sort(document, path):
        case "partnership":
            return read_partnership(document)[1]
        case "minutes":
            from meetingtui.files.minutes_check import read_minutes

            return read_minutes(document, partnership)[1]
        case "agenda":
            from meetingtui.files.agenda import read_agenda

            return read_agenda(document, path.stem, partnership)[1]
        case "config":
            return read_config(document)[1]
        case None:
            sentence = "this is neither an agenda, nor minutes, nor a partnership"
            way_out = "an agenda has [[step]] tables, minutes have a date and a meeting, a partnership has [[party]]"
            return [Problem(Place(document.file, 1), sentence, way_out)]


def _copy(first: Document, again: Document) -> Problem:
    sentence = f"this is the same meeting as in {first.file}, and holds the same items"
    way_out = "see with meetingtui compare which of them counts, and remove the other"
    return Problem(again.place(("meeting",)), sentence, way_out)


def _lapse(facts: Document | None, documents: list[Document]) -> Iterator[Problem]:
    """A warning where the lapse is said to come from an agreement or a decision, and no minutes hold it."""
    from meetingtui.files.minutes_check import ids

    if facts is None:
        return
    for path, mark in each(facts.data, "lapse.from"):
        if _AGREED.fullmatch(mark) and mark not in {held for one in documents for _, held in ids(one.data)}:
            sentence = f"the lapse is from {quoted(mark)}, and no minutes in this folder contain it"
            way_out = "see whether the number is right, or say in words where it was agreed"
            yield Problem(facts.place(path), sentence, way_out, Severity.WARNING)


def _across(documents: list[Document]) -> list[Problem]:
    """One id given in two files, and what is changed, replaced or confirmed and no file holds."""
    from meetingtui.files.collisions import collisions

    found: list[Problem] = []
    given, twice = collisions(documents)
    told: set[tuple[str, str]] = set()
    for one in twice:
        if one.is_copy:
            if (one.first.file, one.again.file) not in told:
                told.add((one.first.file, one.again.file))
                found.append(_copy(one.first, one.again))
        else:
            sentence = f"{quoted(one.mark)} is given already in {one.first.place(one.first_at)}"
            found.append(Problem(one.again.place(one.again_at), sentence, _NEXT_FREE))
    held = {Path(document.file).stem for document in documents}
    known = {**dict.fromkeys(_CHANGING, given), "confirmed.*.of": held}
    for document in documents:
        for where, names in known.items():
            for path, mark in each(document.data, where):
                if mark not in names:
                    deed = _CHANGING.get(where, "confirmed")
                    sentence = f"{quoted(mark)} is {deed} here, and no minutes in this folder contain it"
                    way_out = f"see whether the {'number' if where in _CHANGING else 'name'} is right"
                    found.append(Problem(document.place(path), sentence, way_out, Severity.WARNING))
    return found
