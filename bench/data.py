"""Made-up minutes of each size, made once and kept in the user's cache folder, or where MEETINGTUI_BENCH says."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

UNTIL = date(2026, 11, 20)
"""The day before which the minutes end, so that they are the same every day."""


def kept() -> Path:
    """Where what is made once is kept."""
    from platformdirs import user_cache_path

    named = os.environ.get("MEETINGTUI_BENCH")
    folder = Path(named).expanduser().absolute() if named else user_cache_path("meetingtui-bench")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def kept_env() -> dict[str, str]:
    """With it the program keeps what it makes of large archives, as making it anew takes minutes."""
    return {"XDG_CACHE_HOME": str(kept())}


def archive(size: int) -> Path:
    """The folder of one partnership with so many minutes."""
    from meetingtui.files.own_cache import program_mark
    from meetingtui.sample.bulk import LARGEST, bulk, one

    mark = program_mark("sample", "sample/script")[:12]
    target = kept() / f"minutes-{size}-{mark}"
    if target.is_dir():
        return target
    for old in kept().glob(f"minutes-{size}-*"):
        shutil.rmtree(old)
    if size >= 1_000:
        print(f"making {size:,} minutes, which are kept in {kept()}", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(dir=kept(), prefix="making-") as name:
        made = Path(name) / "one"
        if size <= LARGEST:
            one(made, size, until=UNTIL)
        else:
            _together(bulk(Path(name) / "parts", -(-size // LARGEST), size, until=UNTIL), made)
        made.replace(target)
    return target


def _together(parts: list[Path], into: Path) -> None:
    """One folder with the minutes of several partnerships: more than any one has, to see where it ends."""
    first, *others = parts
    first.rename(into)
    for number, part in enumerate(others, 2):
        for path in (part / "minutes").iterdir():
            path.rename(into / "minutes" / f"{path.stem}-{number}.toml")
