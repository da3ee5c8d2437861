"""`meetingtui confirm`: who has confirmed which minutes; a party's word, silence that counts, minutes opened again."""

from __future__ import annotations

import os
from pathlib import Path

import click

from meetingtui.cli.agreeing import (
    asked_or_end,
    done_or_end,
    mean_it,
    minutes_or_end,
    parties_or_end,
    party_or_end,
    sure_option,
)
from meetingtui.cli.columns import folded, width
from meetingtui.cli.confirmations import Standing, lines_of, row_of, standing_of, standings
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import NO, folder_option
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.cli.who import local_now, person_or_end
from meetingtui.core.people import Partnership
from meetingtui.core.problems import errors
from meetingtui.core.text import clean_line
from meetingtui.files.groups import user_name
from meetingtui.files.minutes import list_minutes, load_minutes
from meetingtui.files.minutes_tables import Confirmed, Reopened
from meetingtui.register.coming import current
from meetingtui.register.confirming import silent
from meetingtui.register.deeds import Done, confirm_minutes, lapse_minutes, reopen_minutes
from meetingtui.register.seal import same_words

_NAMED = 8
"""So many people are named to somebody who named nobody."""
UNVERIFIED = "by command, unverified"
"""How a word came that no account stands behind."""


@click.command()
@click.argument("minutes", required=False)
@click.option("--party", metavar="PARTY", help="The party that confirms; else that of --by.")
@click.option("--by", "--as", "by", metavar="PERSON", help="Who says it; else your account says.")
@click.option("--corrections", type=click.IntRange(1, 999), metavar="N", help="How many corrections it confirms.")
@click.option("--seal", metavar="WORDS", help="The four words the other side read out: they must be these minutes'.")
@click.option("--lapse", is_flag=True, help="Take silence as a word, where the parties have agreed to that.")
@click.option(
    "--reopen", is_flag=True, help="Take the newest confirmed minutes back to a draft; needs --why and --yes."
)
@click.option("--why", metavar="TEXT", help="With --reopen: what was wrong.")
@click.option("--asked", metavar="PERSON", help="With --reopen: who asked for it.")
@click.option("--yes", "yes", multiple=True, metavar="PARTY", help="With --reopen: a party that agreed; once for each.")
@click.option("--all", "everything", is_flag=True, help="List all confirmed minutes, not only the latest.")
@sure_option
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def confirm(
    context: click.Context,
    minutes: str | None,
    party: str | None,
    by: str | None,
    corrections: int | None,
    seal: str | None,
    lapse: bool,
    reopen: bool,
    why: str | None,
    asked: str | None,
    yes: tuple[str, ...],
    everything: bool,
    sure: bool,
    as_json: bool,
) -> None:
    """Confirm minutes for a party, or list those that wait for a word.

    MINUTES is a file, its name, a date, a number, or "last". With it alone, say who has confirmed and what the seal
    is; with --party or --by, confirm.

    \b
    meetingtui confirm                   what waits for whom
    meetingtui confirm last --party osier --by henrik
    meetingtui confirm last --seal "four words read out"
    """
    said = party is not None or by is not None
    _fit(minutes, said=said, lapse=lapse, reopen=reopen, reasons=bool(why or asked or yes))
    if reopen and not why:
        raise click.UsageError("say why: --why TEXT")
    if minutes is None:
        folder = folder_or_end(context)
        names = partnership_or_end(folder)
        if lapse:
            paths = [path for path, _ in list_minutes(folder)[0]]
            _lapse(names, paths, named=False, sure=sure, as_json=as_json)
        else:
            _list(context, folder, names, everything=everything, as_json=as_json)
        return
    path, names = minutes_or_end(context, minutes)
    if lapse:
        _lapse(names, [path], named=True, sure=sure, as_json=as_json)
    elif reopen:
        mean_it(f"Take back every party's word on {path.stem}?", sure=sure)
        row = Reopened(
            why=why, asked=asked_or_end(names, asked), on=local_now(names).date(), yes=parties_or_end(names, yes)
        )
        done = done_or_end(reopen_minutes(path, names, row))
        _tell(path, names, done, f"{path.stem} is a draft again: correct it, then let each party confirm it.", as_json)
    elif said:
        _confirm(path, names, _word(names, party, by, corrections, seal), as_json=as_json, sure=sure)
    else:
        _show(context, path, names, seal, as_json=as_json)


def _fit(minutes: str | None, *, said: bool, lapse: bool, reopen: bool, reasons: bool) -> None:
    """Whether the options go together."""
    if sum((said, lapse, reopen)) > 1:
        raise click.UsageError("say one of --party (or --by), --lapse and --reopen")
    if (said or reopen) and minutes is None:
        raise click.UsageError("which minutes? name them, or say last")
    if reasons and not reopen:
        raise click.UsageError("--why, --asked and --yes belong to --reopen")


def _word(
    names: Partnership, party: str | None, by: str | None, corrections: int | None, seal: str | None
) -> Confirmed:
    """The row of a party's word: said by a person of that party, verified where this account is known as theirs."""
    account = user_name(os.geteuid())
    mine = [one for one in names.person if one.login == account]
    wanted = party_or_end(names, party) if party else None
    person = person_or_end(names, by) if by else mine[0] if len(mine) == 1 else None
    if person is not None and wanted not in {None, person.party}:
        theirs, other = names.party_name(person.party), names.party_name(wanted or "")
        if by:
            refuse(f"{person.name} is of {theirs}; somebody from {other} has to say it", NO)
        refuse(f"this account is {person.name}'s, of {theirs}; name who says it for {other}: --by PERSON", NO)
    today = local_now(names).date()
    people = [names.first_name(one.id) for one in names.person if one.party == wanted and current(one, today)]
    if person is None and people:
        many = ", ".join(people[:_NAMED]) + (" or another" if len(people) > _NAMED else "")
        refuse(f"who says it for {names.party_name(wanted or '')}? Name them: --by PERSON ({many})")
    how = None if person is not None and person in mine else UNVERIFIED
    return Confirmed(
        party=wanted or (person.party if person else ""),
        by=person.id if person else None,
        on=local_now(names).date(),
        corrections=corrections,
        seal=seal,
        how=how,
    )


def _confirm(path: Path, names: Partnership, row: Confirmed, *, as_json: bool, sure: bool) -> None:
    party = names.party_name(row.party)
    if row.seal is None:
        mean_it(f"Does {party} confirm {path.stem}?", sure=sure)
    done = done_or_end(confirm_minutes(path, names, row))
    if row.how == UNVERIFIED and not as_json:
        who = f"for {names.person_name(row.by)} " if row.by else ""
        print_line(f"Said {who}from an account that is not known to be theirs: noted as unverified.", err=True)
    by = f", by {names.person_name(row.by)}" if row.by and row.how is None else ""
    _tell(path, names, done, f"{party} has confirmed {path.stem}{by}.", as_json)


def _tell(path: Path, names: Partnership, done: Done, sentence: str, as_json: bool) -> None:
    one = Standing(path, done.minutes, done.state)
    if as_json:
        print_json(row_of(one, names))
        return
    print_line(sentence)
    print_line(f"Seal: {done.state.seal}")
    waiting = [names.party_name(party) for party in one.waiting(names)]
    print_line(f"Still to confirm: {', '.join(waiting)}." if waiting else "Every party has confirmed.")
    context = click.get_current_context()
    if waiting:
        say_next(_how(context, one, names))
    else:
        say_next(f"{typed(context, 'export', path.stem, '--output', 'minutes.html')}, to send it")


def _show(context: click.Context, path: Path, names: Partnership, seal: str | None, *, as_json: bool) -> None:
    minutes, problems = load_minutes(path, names)
    if minutes is None:
        refuse(errors(problems), 2)
    one = standing_of(path, minutes)
    if as_json:
        print_json(row_of(one, names))
    else:
        for line in lines_of(one, names, local_now(names).date()):
            _print_folded(line)
        print_line(f"Seal: {one.seal}")
        if seal is None and one.waiting(names) and minutes.state != "in progress":
            say_next(_how(context, one, names))
    if seal is not None and not same_words(seal, one.seal):
        refuse(
            f'these minutes read "{one.seal}", not "{seal}"; see what differs: meetingtui compare {path.stem} COPY', NO
        )


def _how(context: click.Context, one: Standing, names: Partnership) -> str:
    """How the party whose word is missing gives it."""
    party = one.waiting(names)[0]
    return (
        f"for {names.party_name(party)}: {typed(context, 'confirm', one.path.stem, '--party', party, '--by', 'PERSON')}"
    )


def _print_folded(line: str) -> None:
    """A line of a list, folded under itself where the terminal is narrower."""
    page = width()
    text = clean_line(line)
    lead = " " * (len(line) - len(line.lstrip(" ")))
    for part in folded(text, page, lead, f"{lead}    ") if page else [f"{lead}{text}"]:
        click.echo(part)


def _list(context: click.Context, folder: Path, names: Partnership, *, everything: bool, as_json: bool) -> None:
    held, problems = list_minutes(folder)
    found = list(standings(held, names, everything=everything))
    if as_json:
        print_json([row_of(one, names) for one in found])
    today = local_now(names).date()
    for one in found if not as_json else []:
        for line in lines_of(one, names, today):
            _print_folded(line)
    wait = next((one for one in found if one.waiting(names)), None)
    if wait is not None and not as_json:
        say_next(_how(context, wait, names))
    for problem in problems:
        print_line(problem, err=True)
    if not found and not as_json:
        click.echo("No minutes yet; meetingtui run AGENDA holds a meeting.", err=True)
    if not found:
        context.exit(NO)


def _lapse(names: Partnership, paths: list[Path], *, named: bool, sure: bool, as_json: bool) -> None:
    """Silence taken as a word: on the minutes that are named, else on all whose days are over."""
    if names.lapse is None:
        refuse("the parties have agreed no lapse: partnership.toml has no [lapse] with days and from", NO)
    today = local_now(names).date()
    if not named:
        read = [(path, minutes) for path in paths if (minutes := load_minutes(path, names)[0]) is not None]
        paths = [path for path, minutes in read if silent(minutes, names, standing_of(path, minutes).state, today)]
    if not paths:
        refuse("no minutes wait for a word whose days are over", NO)
    mean_it(f"Take silence as a word on {', '.join(path.stem for path in paths)}?", sure=sure)
    rows: list[object] = []
    for path in paths:
        done = done_or_end(lapse_minutes(path, names, today))
        rows.append(row_of(Standing(path, done.minutes, done.state), names))
        if not as_json:
            _tell(path, names, done, f"{path.stem}: taken as read, by {names.lapse}.", as_json=False)
    if as_json:
        print_json(rows)
