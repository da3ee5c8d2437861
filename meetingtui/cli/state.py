"""`meetingtui state`: whether a partnership meets, rests or has ended; and taking it up again."""

from __future__ import annotations

from datetime import date

import click

from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import folder_option
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.cli.who import local_now
from meetingtui.core.dates import read_date, refuse_date, say_date
from meetingtui.core.people import Partnership, Rest
from meetingtui.core.text import clean_line
from meetingtui.files.atomic import NotWrittenError
from meetingtui.files.resting import State, write_state
from meetingtui.files.toml_text import FileRefused
from meetingtui.live.opening import open_meetings
from meetingtui.register.resting import RECONNECT, say_state

STATES = ("active", "resting", "ended", "forming")


@click.command()
@click.argument("to", type=click.Choice(STATES), required=False)
@click.option("--why", metavar="WORDS", help="Why it rests or ends; read again when it is taken up.")
@click.option("--again", metavar="DAY", help="When to look at it again: +6m, 1 feb, 2027-02-01.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def state(context: click.Context, to: State | None, why: str | None, again: str | None, as_json: bool) -> None:
    """Say whether the partnership meets, rests or has ended; or change it.

    \b
    meetingtui state
    meetingtui state resting --why "the season is over" --again +6m
    """
    folder = folder_or_end(context)
    names = partnership_or_end(folder)
    today = local_now(names).date()
    if to is None:
        if why is not None or again is not None:
            refuse("say what it becomes: meetingtui state resting --why … --again …")
    else:
        rest = _rest(names, to, today, why, again)
        if to in {"resting", "ended"} and (live := open_meetings(folder)):
            refuse(f"{live[0].meeting.title} is still open; close it first: meetingtui", 1)
        try:
            write_state(folder, to, rest)
        except FileRefused as refused:
            refuse(refused.problems)
        except NotWrittenError as error:
            refuse(str(error))
        names = partnership_or_end(folder)
    if as_json:
        rest = names.rest
        print_json({"state": names.state, "rest": rest.model_dump(mode="json", exclude_none=True) if rest else None})
        return
    print_line(say_state(names, today))
    if to == "active" and names.rest is not None:
        print_line(f"To meet again, begin with how each of you is now: meetingtui run {RECONNECT}")
    elif to in {"active", "forming"}:
        say_next(f"{typed(context, 'agendas')} lists what can be run")


def _rest(names: Partnership, to: State, today: date, why: str | None, again: str | None) -> Rest | None:
    """What is written of the rest: from today, unless it rests already; with the day it was taken up again."""
    if to in {"active", "forming"}:
        if why is not None or again is not None:
            refuse("--why and --again are for a partnership that rests or ends")
        return names.rest.model_copy(update={"until": today}) if names.rest and names.at_rest else names.rest
    words = clean_line(why).strip() if why is not None else ""
    before = names.rest if names.rest and names.at_rest else None
    return Rest(
        since=before.since if before and names.state == to else today,
        why=words or (before.why if before else None),
        again=_day(again, today) if again is not None else before.again if before and to == "resting" else None,
    )


def _day(said: str, today: date) -> date:
    words = said.strip().lstrip("^")
    day = read_date(words, today)
    if day is None:
        return refuse(refuse_date(clean_line(words)))
    return refuse(f"{say_date(day)} is past; name a day to come") if day <= today else day
