"""`meetingtui redact`: something goes out of minutes because every party agreed; where it stood stays."""

from __future__ import annotations

import re
from pathlib import Path

import click

from meetingtui.cli.agreeing import (
    asked_option,
    asked_or_end,
    done_or_end,
    mean_it,
    minutes_or_end,
    parties_or_end,
    sure_option,
    yes_option,
)
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import NO, folder_option
from meetingtui.cli.printing import print_json, print_line, print_text, say_next, typed
from meetingtui.cli.screens import refuse
from meetingtui.cli.who import local_now
from meetingtui.core.items import ItemKind
from meetingtui.core.text import clean_line, near
from meetingtui.files.minutes import list_minutes
from meetingtui.files.minutes_tables import Redaction
from meetingtui.register.deeds import Taken, redact_minutes
from meetingtui.steps.protocol import Refusal

_ITEM = re.compile(r"[A-Z][1-9][0-9]{0,6}\Z")


@click.command()
@click.argument("minutes")
@click.argument("part", required=False)
@click.option("--why", metavar="TEXT", help="Why, in words that may stay.")
@asked_option
@yes_option
@sure_option
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def redact(
    context: click.Context,
    minutes: str,
    part: str | None,
    why: str | None,
    asked: str | None,
    yes: tuple[str, ...],
    sure: bool,
    as_json: bool,
) -> None:
    """Withhold a part of minutes, because every party agreed.

    An id alone finds the minutes in which the item was made, and withholds every text that it has there; what later
    minutes say of it is named. What it said is gone for good, from the copies kept under its seal too; the id stays.

    \b
    meetingtui redact last A31.text --why "a name" --yes osier --yes wrenfield
    meetingtui redact A31 text --why "a name" --yes osier --yes wrenfield
    """
    if _ITEM.match(minutes.upper()):
        mark = minutes.upper()
        minutes, part = _made_in(context, mark), f"{mark}.{part}" if part else mark
    elif part is None:
        raise click.UsageError("say which part, such as A31.text; meetingtui show prints the ids")
    path, names = minutes_or_end(context, minutes)
    mean_it(f"Withhold {part} in {path.stem}? What it says is gone for good.", sure=sure)
    row = Redaction(
        part=clean_line(part),
        why=why,
        asked=asked_or_end(names, asked),
        on=local_now(names).date(),
        yes=parties_or_end(names, yes),
    )
    taken = redact_minutes(path, names, row)
    if isinstance(taken, Refusal):
        refuse(taken.sentence, NO)
    done_or_end(taken.done)
    if as_json:
        print_json(_row(path, taken))
    else:
        _tell(path, taken)
        say_next(f"{typed(context, 'show', path.stem)} prints what is left")
    if taken.left:
        context.exit(NO)


def _made_in(context: click.Context, mark: str) -> str:
    """The minutes in which an item was made."""
    for path, minutes in list_minutes(folder_or_end(context))[0]:
        made = (item for kind in ItemKind for item in getattr(minutes, kind.value))
        if any(item.id == mark for item in (*made, *minutes.open)):
            return str(path)
    return refuse(f"no minutes hold {mark}; meetingtui list names them", NO)


def _tell(path: Path, taken: Taken) -> None:
    print_line(f"Withheld in {path.stem}: {', '.join(taken.parts)}.")
    print_line(f"Seal of the rest: {taken.done.state.seal}")
    if taken.elsewhere:
        print_line("The same words still stand in:")
        for name, part in taken.elsewhere:
            print_text(f"  {name}  {part}")
    if taken.later:
        print_line("Later minutes gave it other words, which stand; redact MINUTES PART withholds them too:")
        for name, part in taken.later:
            print_text(f"  {name}  {part}")
    for left in taken.left:
        print_line(f"{near(left)} may still hold the words: look into it, then remove it", err=True)
    print_line("What was sent, exported or copied elsewhere is out of reach: tell those who have it.")


def _row(path: Path, taken: Taken) -> dict[str, object]:
    return {
        "minutes": path.stem,
        "parts": list(taken.parts),
        "seal": taken.done.state.seal,
        "elsewhere": [{"minutes": name, "part": part} for name, part in taken.elsewhere],
        "later": [{"minutes": name, "part": part} for name, part in taken.later],
        "left": [str(left) for left in taken.left],
    }
