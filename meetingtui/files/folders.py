"""Which partnership's folder is meant, when nobody said, or said it in one of three ways; and what ships with us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from meetingtui.core.text import clean_line, clip

FILE = "partnership.toml"
"""The file that makes a folder a partnership's."""
ENVIRONMENT = "MEETINGTUI_FOLDER"


def from_home(name: str) -> Path:
    """A path as it was typed, `~` being a home; where there is no such user, `~` is a letter like any other."""
    path = Path(name)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


@dataclass(frozen=True, slots=True)
class FolderChoice:
    """The folder, or None and a sentence that says why and what to do; `several` are those it could be."""

    folder: Path | None
    sentence: str = ""
    several: tuple[Path, ...] = ()


def find_folder(option: str | None, env: Mapping[str, str], cwd: Path, home: Path) -> FolderChoice:
    """The folder that was named, else the current one where it holds a partnership, else the only one in ~/meetings."""
    for named, by in ((option, "--folder"), (env.get(ENVIRONMENT), ENVIRONMENT)):
        if named:
            return _named(cwd / from_home(named), by)
    if _is_partnership(cwd):
        return FolderChoice(cwd)
    below = _below(home / "meetings")
    if len(below) == 1:
        return FolderChoice(below[0])
    if below:
        names = ", ".join(clip(clean_line(path.name), 40) for path in below[:8]) + (", …" if len(below) > 8 else "")
        sentence = f"there are several partnerships in ~/meetings ({names}); say which with --folder"
        return FolderChoice(None, sentence, tuple(below))
    way_out = "make one with: meetingtui new NAME --party A --party B; see one with: meetingtui demo"
    return FolderChoice(None, f"there is no partnership here and none in ~/meetings; {way_out}")


def _named(folder: Path, by: str) -> FolderChoice:
    shown = clip(clean_line(str(folder)), 200)
    if _is_partnership(folder):
        return FolderChoice(folder)
    if folder.is_dir():
        return FolderChoice(None, f"{shown} ({by}) holds no {FILE}; name a partnership's folder")
    if folder.is_file():
        return FolderChoice(None, f"{shown} ({by}) is a file; name the folder it is in")
    return FolderChoice(None, f"{shown} ({by}) does not exist; see whether it is spelt right")


def _is_partnership(folder: Path) -> bool:
    try:
        return (folder / FILE).is_file()
    except OSError:
        return False


def _below(meetings: Path) -> list[Path]:
    try:
        inside = sorted(path for path in meetings.iterdir() if not path.name.startswith("."))
    except OSError:
        return []
    return [path for path in (meetings, *inside) if _is_partnership(path)]


def shipped_agendas() -> Path:
    """The folder of the agendas that come with the program."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "shipped_agendas"
    return inside if inside.is_dir() else package.parent / "agendas"
