"""What commands about finished minutes have in common: which file, which party, who says it, and one last question."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from meetingtui.cli.finding import find_minutes
from meetingtui.cli.printing import print_line
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.cli.who import person_or_end
from meetingtui.core.people import Partnership
from meetingtui.core.text import clean_line, fold_name
from meetingtui.files.folders import FILE
from meetingtui.register.deeds import Done
from meetingtui.register.sealed import folder_of
from meetingtui.steps.protocol import Refusal

sure_option = click.option("--sure", is_flag=True, help="Do not ask whether you mean it.")
yes_option = click.option("--yes", "yes", multiple=True, metavar="PARTY", help="A party that agreed; once for each.")
asked_option = click.option("--asked", metavar="PERSON", help="Who asked for it.")


def minutes_or_end(context: click.Context, name: str) -> tuple[Path, Partnership]:
    """The minutes of that name in a partnership's folder, and the partnership; the program ends where it has none."""
    path = find_minutes(context, name).absolute()
    folder = folder_of(path)
    if path.parent.name != "minutes" or not (folder / FILE).is_file():
        refuse(f"{clean_line(str(path))} is not in the minutes/ of a partnership's folder")
    return path, partnership_or_end(folder)


def party_or_end(names: Partnership, said: str) -> str:
    """The id of the one party that is meant by its id, its name, or the beginning of it."""
    wanted = fold_name(said)
    forms = {p.id: {fold_name(p.id), fold_name(p.name), fold_name(names.party_name(p.id))} for p in names.party}
    whole = [party for party, known in forms.items() if wanted in known]
    found = whole or [party for party, known in forms.items() if wanted and any(f.startswith(wanted) for f in known)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(names.party_name(party) for party in names.parties)
    return refuse(f"{clean_line(said)} is {'more than one party' if found else 'no party'} here; parties are {known}")


def parties_or_end(names: Partnership, said: Iterable[str]) -> tuple[str, ...]:
    """Several parties, each once."""
    return tuple(dict.fromkeys(party_or_end(names, one) for one in said))


def asked_or_end(names: Partnership, said: str | None) -> str | None:
    """The id of the person who asked for something; None where nobody is named."""
    return person_or_end(names, said).id if said else None


def mean_it(question: str, *, sure: bool) -> None:
    """Ask once on a terminal; without one nothing is asked. The program ends where the answer is no."""
    if sure or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    if not click.confirm(clean_line(question), err=True):
        refuse("nothing was changed", 1)


def done_or_end(done: Done | Refusal) -> Done:
    """What was done; where a rule said no, its sentence, and the end."""
    if isinstance(done, Refusal):
        refuse(done.sentence, 1)
    if done.not_kept:
        print_line(f"warning: no copy of what was sealed could be kept: {done.not_kept}", err=True)
    return done
