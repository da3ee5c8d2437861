"""A folder that is written to the end, or left as it was found."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Generator
from pathlib import Path


@contextlib.contextmanager
def whole_or_nothing(folder: Path) -> Generator[None]:
    """What is written into a new or empty folder goes again where it cannot be written to the end.

    A folder in which something was before is never cleared.
    """
    there = folder.is_dir()
    ours = not there or not any(folder.iterdir())
    try:
        yield
    except BaseException:
        if ours:
            with contextlib.suppress(OSError):  # what stopped the writing may stop this too
                _clear(folder)
                if not there:
                    folder.rmdir()
        raise


def _clear(folder: Path) -> None:
    for one in folder.iterdir():
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one)
        else:
            one.unlink()
