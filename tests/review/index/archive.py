"""An archive of minutes to search, and short ways to write it and to say what was found."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.files.partnership import load_partnership
from meetingtui.review.index.search import Found

DATA = Path(__file__).parents[2] / "data"
OLD = 1_700_000_000


def partnership() -> Partnership:
    found, problems = load_partnership(DATA / "partnership.toml")
    assert found is not None, problems
    return found


class Archive:
    """A partnership's folder whose minutes are written in one line each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "minutes").mkdir(parents=True)
        shutil.copy(DATA / "partnership.toml", folder)

    def path(self, name: str) -> Path:
        return self.folder / "minutes" / f"{name}.toml"

    def keep(
        self, name: str, tables: str = "", *, day: str = "2026-11-20", title: str = "A meeting", **head: str
    ) -> Path:
        """Minutes that have not been touched for long."""
        more = "".join(f"{key} = {value}\n" for key, value in head.items())
        text = f'partnership = "q"\nmeeting = 1\ntitle = "{title}"\ndate = {day}\nbegan = 14:00:00\n{more}{tables}'
        path = self.path(name)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (OLD, OLD))
        return path


def action(text: str, mark: str = "A1", owner: str = "imani", more: str = "") -> str:
    return f'[[action]]\nid = "{mark}"\ntext = "{text}"\nowner = "{owner}"\n{more}\n'


def names(found: Found) -> list[str]:
    return [hit.minutes for hit in found.hits]


def parts(found: Found) -> list[str]:
    return [hit.part for hit in found.hits]
