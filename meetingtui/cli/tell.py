"""`meetingtui tell`: what an owner says of a promise between meetings, for the next review to take up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click

from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import NO, folder_option
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.cli.who import local_now, speaker_or_end
from meetingtui.core.dates import refuse_date, say_date
from meetingtui.core.text import clean_line, near
from meetingtui.register.asking import ask, take_back
from meetingtui.register.fold import Register
from meetingtui.register.reading import read_register


class _Word(click.Choice[str]):
    """One of the words; or a day behind a caret, as it is typed on the stage, which moves."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word that was meant."""
        return value if value.startswith("^") else super().convert(value, param, ctx)


@click.command()
@click.argument("promise")
@click.argument("what", type=_Word(["done", "move", "nothing"]))
@click.argument("when", nargs=-1)
@click.option("--why", default="", metavar="TEXT", help="Why it needs another date; or how it was done.")
@click.option("--as", "person", metavar="PERSON", help="Who you are: an id or a name; else your account says.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def tell(
    context: click.Context, promise: str, what: str, when: tuple[str, ...], why: str, person: str | None, as_json: bool
) -> None:
    """Say that a promise of yours is done, or ask for another date. The minutes stay as they are.

    The next meeting's review of promises asks about it. "nothing" takes back what you said.

    \b
    meetingtui tell A31 done
    meetingtui tell A31 move 4 dec --why "the site is shut"
    meetingtui tell A31 ^4 dec because the site is shut     the same, as on the stage
    meetingtui tell A31 nothing
    """
    if what.startswith("^"):
        what, when = "move", (what, *when)
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
    due, because = _day(when, now.date(), what)
    if because and why:
        raise click.UsageError("the reason is given twice; say it behind the day, or with --why")
    why = because or why
    if what == "move" and due is None:
        raise click.UsageError("say the day that you ask for, such as: 4 dec")
    if due is not None and not why.strip():
        raise click.UsageError("say why, in a few words, behind the day or with --why: the other side reads it")
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
    words = ["tell", mark, "nothing", *(["--as", person] if person else [])]
    say_next(f"nothing is left to do; to take it back: {typed(context, *words)}")


def _take_back(context: click.Context, folder: Path, register: Register, mark: str, who: str, *, as_json: bool) -> None:
    gone = take_back(folder, register, mark, who)
    if as_json:
        print_json({"item": mark, "to": "nothing", "taken_back": gone})
    else:
        sentence = "taken back" if gone else "you have said nothing of it that waits for a meeting"
        print_line(f"{mark}: {sentence}", err=not gone)
    if not gone:
        context.exit(NO)


def _day(when: tuple[str, ...], today: date, what: str) -> tuple[date | None, str]:
    """The day that is asked for, and the reason behind it, as on the stage."""
    words = " ".join(when)
    if what != "move":
        if words:
            refuse(f'"{words}" is more than done; --why takes a note')
        return None, ""
    from meetingtui.steps.protocol import Refusal
    from meetingtui.steps.review.lines import read_dated

    found = read_dated(words, today)
    if isinstance(found, Refusal):
        refuse(found.sentence)
    if words and found.day is None:
        refuse(refuse_date(clean_line(words), ""))
    return found.day, found.words
