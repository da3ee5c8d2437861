"""Minutes in print: as text to mail, or as JSON."""

from __future__ import annotations

from pathlib import Path

import click

from meetingtui.cli.answering import Said
from meetingtui.cli.columns import width
from meetingtui.cli.finding import beside, find_minutes, next_title, stem
from meetingtui.cli.printing import json_text, typed
from meetingtui.cli.screens import refuse
from meetingtui.core.problems import errors
from meetingtui.files.answers import Answer
from meetingtui.files.folders import FILE
from meetingtui.files.minutes_check import load_minutes
from meetingtui.files.minutes_tables import Minutes
from meetingtui.register.sealed import folder_of, state_on_disk, words_on_disk
from meetingtui.register.sealing import SealState
from meetingtui.review.called import words_of_folder
from meetingtui.review.plain import WIDTH, plain_text


def shown(context: click.Context, name: str, *, as_json: bool) -> Said:
    """The minutes that a path, a name, a date, a number or "last" means; the program ends where there are none."""
    path = find_minutes(context, name)
    partnership, without = beside(path.absolute())
    found, problems = load_minutes(path, partnership)
    if found is None:
        refuse(errors(problems), 1)
    if as_json:
        return Said(Answer(json_text(found.model_dump(mode="json", by_alias=True, exclude_none=True))))
    text = plain_text(found, partnership, min(width() or WIDTH, WIDTH), sealed(path, found), _called(path, found))
    if found.state == "draft":
        after = f"{typed(context, 'confirm', stem(path))} says which party still has to confirm it"
    else:
        after = f"{typed(context, 'review', stem(path))} opens it, with what became of each item"
    return Said(Answer(text, after), without)


def _called(path: Path, minutes: Minutes) -> dict[str, str]:
    """The words of the earlier items that these minutes change, and the title of the agenda that comes next.

    They are looked for only where there are any such items.
    """
    folder, titles = folder_of(path), next_title(path, minutes)
    if not minutes.update or not (folder / FILE).is_file():
        return titles
    return words_of_folder(folder) | titles


def sealed(path: Path, minutes: Minutes) -> SealState | None:
    """Whether the minutes are what was confirmed; looked at only where some party gave its word."""
    words = words_on_disk(path, minutes) if minutes.state != "in progress" else {}
    return state_on_disk(path, minutes, words) if words else None
