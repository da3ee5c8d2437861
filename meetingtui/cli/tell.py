"""`meetingtui tell`: what an owner says of a promise between meetings, for the next review to take up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click

from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import NO, folder_option
from meetingtui.cli.printing import print_json, print_line
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.cli.who import local_now, speaker_or_end
from meetingtui.core.dates import read_date, refuse_date, say_date
from meetingtui.core.text import clean_line, near
from meetingtui.register.asking import ask, take_back
from meetingtui.register.fold import Register
from meetingtui.register.reading import read_register


@click.command()
@click.argument("promise")
@click.argument("what", type=click.Choice(["done", "move", "nothing"]))
@click.argument("when", nargs=-1)
@click.option("--why", default="", metavar="TEXT", help="Why it needs another date; or how it was done.")
@click.option("--as", "person", metavar="PERSON", help="Who you are: an id or a name; else your account says.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def tell(
    context: click.Context, promise: str, what: str, when: tuple[str, ...], why: str, person: str | None, as_json: bool
) -> None:
    """Say that a promise of yours is done, or ask for another date, such as: tell A31 move 4 dec --why "site is shut".

    The minutes stay as they are: the next meeting's review of promises asks about it. `tell A31 nothing` takes back
    what you said.
    """
    folder = folder_or_end(context)
    names = partnership_or_end(folder)
    mark = promise.strip().upper()
    who = speaker_or_end(names, person)
    register = read_register(folder)[0]
    if what == "nothing":
        _take_back(context, folder, register, mark, who.person.id, as_json=as_json)
        return
    one = register.items.get(mark)
    if one is None:
        refuse(f"no minutes hold {mark}; meetingtui actions lists the promises", NO)
    now = local_now(names)
    due = _day(when, now.date(), what)
    to: Literal["done", "moved"] = "done" if what == "done" else "moved"
    kept = ask(folder, names, one, who.person.id, to, now, due=due, why=why)
    if isinstance(kept, str):
        refuse(kept, NO)
    if as_json:
        print_json({"item": mark, "to": to, "due": due.isoformat() if due else None, "file": str(kept)})
        return
    words = "it is done" if due is None else f"you ask for {say_date(due)}"
    print_line(
        f"{mark}: {words}. The next review of promises asks about it; until then nothing changes ({near(kept)})."
    )
    if not who.verified:
        print_line(f"Said for {who.person.name} from an account that is not known to be theirs; the meeting sees that.")


def _take_back(context: click.Context, folder: Path, register: Register, mark: str, who: str, *, as_json: bool) -> None:
    gone = take_back(folder, register, mark, who)
    if as_json:
        print_json({"item": mark, "to": "nothing", "taken_back": gone})
    else:
        sentence = "taken back" if gone else "you have said nothing of it that waits for a meeting"
        print_line(f"{mark}: {sentence}", err=not gone)
    if not gone:
        context.exit(NO)


def _day(when: tuple[str, ...], today: date, what: str) -> date | None:
    words = " ".join(when)
    if what != "move":
        if words:
            refuse(f'"{words}" is more than done; --why takes a note')
        return None
    day = read_date(words.lstrip("^"), today) if words else None
    if words and day is None:
        refuse(refuse_date(clean_line(words), ""))
    return day
