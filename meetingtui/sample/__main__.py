"""`python -m meetingtui.sample FOLDER`: a made-up partnership in a folder, or many, to try things out on."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from meetingtui.core.text import clean_line, near
from meetingtui.files.atomic import why_not
from meetingtui.sample.book import YEARS
from meetingtui.sample.bulk import bulk, one
from meetingtui.sample.story import write

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--until", type=_DAY, help="The day before which the minutes end; today if left out.")
@click.option("--years", type=click.IntRange(1, YEARS), default=YEARS, show_default=True, help="How much of the story.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number: other small things.")
@click.option("--bulk", "minutes", type=click.IntRange(1), help="This many minutes instead of the story.")
@click.option("--partnerships", type=click.IntRange(1, 1_000), default=1, show_default=True, help="With --bulk.")
def main(folder: Path, until: datetime | None, years: int, seed: int, minutes: int | None, partnerships: int) -> None:
    """Write a made-up partnership into FOLDER, which is made where it is missing.

    Without --bulk it is the story of two firms, 84 meetings long. With it, one partnership with so many minutes, or
    with --partnerships a folder for each.
    """
    day = until.date() if until else date.today()
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        _refuse(f"{near(folder)} is no folder; name one that is empty, or a new one")
    try:
        if folder.exists() and any(folder.iterdir()):
            _refuse(f"{near(folder)} is not empty; name a folder that is, or a new one")
        if minutes is None:
            count = len(write(folder, day, years, seed)) - 1
        elif partnerships == 1:
            one(folder, minutes, seed, day)
            count = minutes
        else:
            bulk(folder, partnerships, minutes, seed, day)
            count = minutes
    except ValueError as wrong:
        _refuse(str(wrong))
    except OSError as error:
        _refuse(f"{near(folder)} could not be written: {why_not(error)}", 1)
    many = f"{partnerships} partnerships" if minutes and partnerships > 1 else "one partnership"
    click.echo(clean_line(f"{near(folder)}: {many}, minutes of {count:,} meeting{'s' if count > 1 else ''}"))


def _refuse(sentence: str, code: int = 2) -> NoReturn:
    click.echo(clean_line(f"meetingtui: {sentence}"), err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
