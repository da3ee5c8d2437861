"""What every command that opens a screen looks at first: is there a terminal, which folder, is its file right."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

from meetingtui.cli.printing import print_line
from meetingtui.core.problems import Problem, errors
from meetingtui.files.folders import ENVIRONMENT, FILE, find_folder, from_home

if TYPE_CHECKING:
    from meetingtui.core.people import Partnership

Role = Literal["stage", "console", "join"]
"""What a terminal is in a meeting."""
THEME_ENVIRONMENT = "MEETINGTUI_THEME"


def refuse(problems: list[Problem] | str, code: int = 2) -> NoReturn:
    """Say what is wrong on standard error, every line of it, and end with this exit code."""
    lines = [f"meetingtui: {problems}"] if isinstance(problems, str) else [str(problem) for problem in problems]
    for line in lines:
        print_line(line, err=True)
    sys.exit(code)


def need_terminal(instead: str, lines: str = "") -> None:
    """A screen without a terminal says so, and names the commands that work: what prints, and what needs no screen."""
    works = f"{instead} prints" + (f"; {lines} works in lines" if lines else "")
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        refuse(f"this opens a screen, and there is no terminal here; {works}")
    if os.environ.get("TERM", "") in {"", "dumb"}:
        refuse(f"this terminal cannot draw a screen (TERM={os.environ.get('TERM', '')}); {works}")


def in_lines(*words: str, folder: str | None) -> str:
    """The same command without a screen, as it is typed."""
    return shlex.join(["meetingtui", *words, *(["--folder", folder] if folder else []), "--linear"])


def folder_or_here(option: str | None) -> tuple[Path, Partnership | None]:
    """The partnership's folder, and the partnership, or None where the folder is to be made.

    An empty current folder is taken; from any other place a new partnership goes to the folder that is named, else to
    one below ~/meetings whose name is not taken.
    """
    choice = find_folder(option, os.environ, Path.cwd(), Path.home())
    if choice.folder is not None:
        return choice.folder, partnership_or_end(choice.folder)
    named = option or os.environ.get(ENVIRONMENT)
    if choice.several or (named and is_used(from_home(named))):
        refuse(choice.sentence)
    if named:
        return from_home(named).absolute(), None
    here = Path.cwd()
    if not is_used(here):
        return here, None
    return free_folder(Path.home() / "meetings"), None


def is_placed(option: str | None, folder: Path) -> bool:
    """Whether somebody chose the folder, by naming it or by standing in it; else it is only a proposal."""
    return bool(option or os.environ.get(ENVIRONMENT)) or folder == Path.cwd()


def several_here(option: str | None) -> tuple[Path, ...]:
    """The partnerships it could be, where nobody said which; a screen can ask."""
    return find_folder(option, os.environ, Path.cwd(), Path.home()).several


def is_used(path: Path) -> bool:
    """Whether there is anything in a folder, or something that is no folder stands there."""
    return any(path.iterdir()) if path.is_dir() else path.exists()


def free_folder(parent: Path) -> Path:
    """A folder below `parent` that does not exist yet."""
    target, number = parent / "partnership", 2
    while target.exists():
        target, number = parent / f"partnership-{number}", number + 1
    return target


def partnership_or_end(folder: Path) -> Partnership:
    """The partnership of a folder; where its file is wrong, every problem is said and the program ends."""
    from meetingtui.files.partnership_check import load_partnership

    partnership, problems = load_partnership(folder / FILE)
    if partnership is None:
        refuse(errors(problems), 1)
    return partnership


def zone_of(partnership: Partnership | None) -> str:
    """The partnership's zone, by default the machine's."""
    if partnership and partnership.zone:
        return partnership.zone
    from meetingtui.files.zones import machine_zone

    return machine_zone()


def prepare_terminal(*, linear: bool = False) -> None:
    """Settings that Textual reads when it is imported: nothing moves on its own, keys echo soon.

    Where nothing is drawn there is no frame to wait for, and a script goes on the sooner.
    """
    from meetingtui.cli.progress import be_quiet

    be_quiet()
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("TEXTUAL_SMOOTH_SCROLL", "0")
    os.environ.setdefault("TEXTUAL_FPS", "1000" if linear else "120")
