"""What may come next on the command line: the names that a partnership's own files hold, read as lightly as can be.

Nothing here is believed or said aloud: a file that cannot be read has no names to offer, and that is all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import click
from click.shell_completion import CompletionItem

from meetingtui.cli.main import settings
from meetingtui.core.text import ID_LIMIT, clean_line, is_id

Found = Iterator[tuple[str, str]]
"""Words that may come next, each with a line about it."""

_ITEM = re.compile(r'^id\s*=\s*"([A-Z][1-9][0-9]{0,6})"[ \t]*(?:\ntext\s*=\s*"([^"\n]{0,200}))?', re.MULTILINE)
_ENDED = re.compile(r'^item\s*=\s*"(A[1-9][0-9]{0,6})"[ \t]*\nto\s*=\s*"(?:done|dropped)"', re.MULTILINE)
_LIKE_A_PATH = re.compile(r"[./~]|.*/")
_MOST = 500
"""How many words are offered at once, and how many minutes are looked into for ids, the latest first."""
_LARGEST = 1_000_000


def offer(name: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem[str]]]:
    """What a parameter that takes such a name offers; see `SOURCES`."""

    def offered(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem[str]]:
        if name in {"file", "dir"}:
            return [CompletionItem(begun, type=name)]
        if name in _OR_FILE and _LIKE_A_PATH.match(begun):
            return [CompletionItem(begun, type="file")]
        try:
            return list(_fitting(SOURCES[name](context, begun), begun))
        except Exception:  # noqa: BLE001 - whatever it was, somebody is in the middle of typing
            return []

    return offered


def _fitting(found: Found, begun: str) -> Iterator[CompletionItem[str]]:
    """The words that begin so; none that an option, a terminal or a shell could take for something else."""
    from meetingtui.core.text import clean_line, clip, fold_name

    wanted, count = fold_name(begun), 0
    for word, about in found:
        if not word or word.startswith("-") or clean_line(word) != word or not fold_name(word).startswith(wanted):
            continue
        yield CompletionItem(word, help=clip(clean_line(about), 60) or None)
        count += 1
        if count == _MOST:
            return


def _folder(context: click.Context) -> Path | None:
    from meetingtui.files.folders import find_folder

    return find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home()).folder


def _partnership(context: click.Context) -> dict[str, Any]:
    """What the partnership's file says, unchecked; nothing where it cannot be read."""
    from meetingtui.files.toml_text import read_toml

    folder = _folder(context)
    return read_toml(folder / "partnership.toml").data if folder else {}


def _rows(context: click.Context, table: str) -> Iterator[dict[str, Any]]:
    rows: Any = _partnership(context).get(table, ())
    for row in cast("list[Any]", rows):
        mark = cast("dict[str, Any]", row).get("id") if isinstance(row, dict) else None
        if isinstance(mark, str) and len(mark) <= ID_LIMIT and mark == clean_line(mark) and is_id(mark):
            yield row


def people(context: click.Context, _: str) -> Found:
    """Who is in the partnership; those who have left come last."""
    for row in sorted(_rows(context, "person"), key=lambda row: "until" in row):
        yield str(row["id"]), f"{row.get('name', '')}, {row.get('party', '')}"


def parties(context: click.Context, _: str) -> Found:
    """The parties."""
    yield from ((str(row["id"]), str(row.get("name", ""))) for row in _rows(context, "party"))


def streams(context: click.Context, _: str) -> Found:
    """The streams of work."""
    yield from ((str(row["id"]), str(row.get("name", ""))) for row in _rows(context, "stream"))


def agendas(context: click.Context, _: str) -> Found:
    """What can be run: the partnership's own, then the shipped; in its language before English."""
    from meetingtui.files.agenda_places import agenda_places, agendas_in

    folder = _folder(context)
    seen: set[str] = set()
    for place in agenda_places(folder):
        yours = folder is not None and place.is_relative_to(folder / "agendas")
        for path in agendas_in(place):
            if path.stem not in seen:
                seen.add(path.stem)
                yield path.stem, "yours" if yours else ""


def minutes(context: click.Context, _: str) -> Found:
    """ "last", then the minutes by name, the latest first; a date is how most of them begin."""
    folder = _folder(context)
    names = sorted(_tomls(folder / "minutes"), reverse=True) if folder else []
    if names:
        yield "last", names[0]
    yield from ((name, "") for name in names)


def items(context: click.Context, begun: str) -> Found:
    """The ids of what was captured, the latest first."""
    seen: set[str] = set()
    for text in _texts(context):
        for mark, words in reversed(_ITEM.findall(text)):
            if mark not in seen and mark.startswith(begun.upper()):
                seen.add(mark)
                yield mark, words


def promises(context: click.Context, _: str) -> Found:
    """Promises that no minutes say are done or dropped, the latest first."""
    over: set[str] = set()
    for text in _texts(context):
        over.update(_ENDED.findall(text))
        for mark, words in reversed(_ITEM.findall(text)):
            if mark[0] == "A" and mark not in over:
                yield mark, words


def minutes_or_item(context: click.Context, begun: str) -> Found:
    """Minutes, or, where an id was begun, the items."""
    return items(context, begun) if re.match(r"[A-Za-z][0-9]*\Z", begun) else minutes(context, begun)


def parts(context: click.Context, begun: str) -> Found:
    """The parts of the minutes that were named: an id, and behind its point what its row says."""
    from meetingtui.files.toml_text import read_toml

    folder, named = _folder(context), str(context.params.get("minutes") or "")
    names = sorted(_tomls(folder / "minutes")) if folder else []
    name = next((one for one in reversed(names) if named in {"last", one} or (named and one.startswith(named))), None)
    if folder is None or name is None:
        return
    data = read_toml(folder / "minutes" / f"{name}.toml").data
    tables = [cast("list[Any]", rows) for rows in data.values() if isinstance(rows, list)]
    for row in (cast("dict[str, Any]", row) for table in tables for row in table if isinstance(row, dict)):
        mark = str(row.get("id", ""))
        if re.fullmatch(r"[A-Z][1-9][0-9]{0,6}", mark):
            if "." not in begun:
                yield mark, str(row.get("text", ""))
            yield from ((f"{mark}.{key}", str(value)) for key, value in row.items() if key != "id" and "." in begun)


def zones(_: click.Context, __: str) -> Found:
    """The time zones that this machine knows."""
    from zoneinfo import available_timezones

    yield from ((name, "") for name in sorted(available_timezones()) if "/" in name and not name.startswith("Etc"))


def groups(_: click.Context, __: str) -> Found:
    """The groups that the user is in, for only those can be shared with."""
    import grp

    for number in sorted({os.getegid(), *os.getgroups()}):
        try:
            yield grp.getgrgid(number).gr_name, ""
        except KeyError:
            continue


def _texts(context: click.Context) -> Iterator[str]:
    """The latest minutes as they are written, the latest first."""
    folder = _folder(context)
    for name in sorted(_tomls(folder / "minutes"), reverse=True)[:_MOST] if folder else ():
        path = (folder or Path()) / "minutes" / f"{name}.toml"
        if path.is_file() and path.stat().st_size <= _LARGEST:
            yield path.read_text(encoding="utf-8", errors="replace")


def _tomls(place: Path) -> Iterator[str]:
    try:
        yield from (one.name[:-5] for one in os.scandir(place) if one.name.endswith(".toml") and one.name[0] != ".")
    except OSError:
        return


SOURCES: dict[str, Callable[[click.Context, str], Found]] = {
    "people": people,
    "parties": parties,
    "streams": streams,
    "agendas": agendas,
    "minutes": minutes,
    "items": items,
    "promises": promises,
    "minutes or item": minutes_or_item,
    "parts": parts,
    "zones": zones,
    "groups": groups,
}
"""What a parameter may take, and where the words come from."""
_OR_FILE = {"agendas", "minutes", "minutes or item"}
"""Where a path may stand too."""
