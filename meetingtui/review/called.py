"""What the items of a partnership are called, by their ids, without folding every meeting to say so."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Final, cast

from meetingtui.files.kept import forget, keep, kept
from meetingtui.files.own_cache import is_settled, stamps_of

ENDING: Final = ".words"
_PACKAGES: Final = ("core", "files", "register", "review", "steps")


def words_of_folder(folder: Path) -> dict[str, str]:
    """The words of every item in a folder's minutes; they are kept as long as every file is as it was."""
    now, stamps = time.time_ns(), stamps_of(folder)
    held: Any = kept(folder, ENDING, _PACKAGES)
    if held is not None and held.get("stamps") == stamps and _are_words(held.get("words")):
        return held["words"]
    from meetingtui.register.reading import read_register
    from meetingtui.review.names import words_of_items

    words = words_of_items(read_register(folder)[0].items)
    if all(is_settled(stamp, now) for stamp in stamps.values()):
        keep(folder, ENDING, _PACKAGES, {"stamps": stamps, "words": words})
    else:
        forget(folder, ENDING)  # words that no file says any more do not stay
    return words


def _are_words(held: object) -> bool:
    return isinstance(held, dict) and all(isinstance(one, str) for one in cast("dict[str, object]", held).values())
