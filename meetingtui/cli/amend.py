"""`meetingtui amend`: confirmed minutes say something else from now on, and say what they said before."""

from __future__ import annotations

from datetime import date

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
from meetingtui.cli.confirmations import plain
from meetingtui.cli.main import NO, WRONG, folder_option
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import refuse
from meetingtui.cli.who import local_now
from meetingtui.core.dates import read_date, refuse_date, say_date
from meetingtui.core.problems import errors
from meetingtui.files.minutes import load_minutes
from meetingtui.files.minutes_tables import Amendment
from meetingtui.register.amending import amend as amending
from meetingtui.register.amending import no_such, read_value, said_now
from meetingtui.register.deeds import amend_minutes
from meetingtui.register.sealed import state_on_disk
from meetingtui.review.values import value_words
from meetingtui.steps.protocol import Refusal


@click.command()
@click.argument("minutes")
@click.argument("part")
@click.argument("new", required=False)
@click.option("--nothing", is_flag=True, help="Instead of NEW: the part says nothing any more.")
@click.option("--why", metavar="TEXT", help="Why; needed.")
@asked_option
@yes_option
@click.option("--on", "on", metavar="DAY", help="When it was agreed; else today.")
@sure_option
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def amend(
    context: click.Context,
    minutes: str,
    part: str,
    new: str | None,
    nothing: bool,
    why: str | None,
    asked: str | None,
    yes: tuple[str, ...],
    on: str | None,
    sure: bool,
    as_json: bool,
) -> None:
    """Change one part of confirmed minutes, because every party agreed.

    Nothing is overwritten: what was said stays, with what holds now, why, and who agreed. Until minutes are confirmed
    they are corrected by hand, in the file.

    \b
    meetingtui amend last A31.due "1 dec" --why "the site is shut" --yes osier --yes wrenfield
    """
    if (new is None) != nothing:
        raise click.UsageError("say what it says from now on, or --nothing")
    if not why:
        raise click.UsageError("say why: --why TEXT")
    path, names = minutes_or_end(context, minutes)
    held, problems = load_minutes(path, names)
    if held is None:
        refuse(errors(problems), WRONG)
    today = local_now(names).date()
    if refused := no_such(held, part):
        refuse(refused.sentence, NO)
    value, unread = (None, None) if new is None else read_value(new, held, part, names, today)
    if unread is not None:
        refuse(unread.sentence, NO)
    row = Amendment(
        part=part,
        was=said_now(held, part),
        now=value,
        why=why,
        asked=asked_or_end(names, asked),
        on=_day(on, today, latest=max(today, held.date)),
        yes=parties_or_end(names, yes),
    )
    decided = amending(held, names, state_on_disk(path, held), row)
    if isinstance(decided, Refusal):
        refuse(decided.sentence, NO)
    change = f"{row.part}: {value_words(row.was)} -> {value_words(row.now)}"
    mean_it(f"{change}. Write this into {path.stem}?", sure=sure)
    done = done_or_end(amend_minutes(path, names, row))
    if as_json:
        facts = {"minutes": path.stem, "part": row.part, "was": plain(row.was), "now": plain(row.now)}
        print_json({**facts, "state": done.minutes.state, "seal": done.state.seal})
        return
    print_line(change)
    print_line(f"{path.stem} is amended; its seal stays: {done.state.seal}")
    say_next(f"{typed(context, 'show', path.stem)} prints it with what it said before")


def _day(said: str | None, today: date, *, latest: date) -> date:
    day = today if said is None else read_date(said, today) or _iso(said)
    if day is not None and day > latest:
        refuse(f"{say_date(day)} is still to come; --on is the day on which it was agreed")
    return day or refuse(refuse_date(said or ""))


def _iso(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
