"""The story as a partnership and its minutes; pure, and the same for the same day, years and seed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.files.minutes import Minutes, dump_minutes
from meetingtui.sample import cast
from meetingtui.sample.book import YEARS, book
from meetingtui.sample.days import days
from meetingtui.sample.rows import Teller
from meetingtui.sample.telling import Telling
from meetingtui.sample.writing import partnership_text, write_partnership


def meetings(until: date, years: int = YEARS, seed: int = 1) -> tuple[Partnership, list[tuple[str, Minutes]]]:
    """Wrenfield and Osier: the partnership, and its minutes by name, the last a little before `until`.

    `seed` decides small things only: how long steps took, who put which dot. Raises ValueError for other than 1 to 3
    years.
    """
    told = book(years)
    when = days(told.scenes, until, years)
    return cast.partnership(when, until), Telling(Teller(told, when), until, seed).all()


def write(folder: Path, until: date, years: int = YEARS, seed: int = 1) -> list[Path]:
    """Write the story to a folder: `partnership.toml` first, then its minutes. Raises OSError."""
    partnership, told = meetings(until, years, seed)
    texts = ((name, dump_minutes(minutes)) for name, minutes in told)
    return write_partnership(folder, partnership_text(partnership), texts)
