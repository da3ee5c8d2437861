"""The registers in print: `actions`, `decisions`, `risks`, and `list` for minutes and everything else."""

from __future__ import annotations

import os
import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from meetingtui.cli.columns import table, width
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import NO, folder_option, settings
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.core.dates import say_date
from meetingtui.core.text import clean_line, fold_name
from meetingtui.files.folders import find_folder

if TYPE_CHECKING:
    from meetingtui.core.people import Partnership
    from meetingtui.review.listing import Listed

KINDS = {
    "agreements": "agreement",
    "parked": "parked",
    "wins": "win",
    "exchanges": "exchange",
    "concerns": "concern",
    "metrics": "metric",
    "experiments": "experiment",
    "terms": "term",
    "actions": "action",
    "decisions": "decision",
    "risks": "risk",
}
"""What `list` can name beside minutes, each with its kind."""
_ALSO = {"promises": "actions", "promise": "actions", "questions": "parked", "words": "terms", "thanks": "wins"}
"""What people call registers besides."""


class _What(click.Choice[str]):
    """The name of a register, also in the words that people say."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name as it stands in the files; where there is none, the ones there are."""
        said = _ALSO.get(str(value), str(value))
        if said not in self.choices:
            from meetingtui.files.complaints import nearest

            near = nearest(said, [*self.choices, *_ALSO])
            guess = f'did you mean "{near}"?' if near else f"it may be {', '.join(self.choices)}"
            raise click.UsageError(f"there is no register {clean_line(said)}; {guess}")
        return super().convert(said, param, ctx)


def _filters(command: Any) -> Any:
    """The options that narrow every list."""
    options = (
        click.option("--owner", metavar="PERSON", help="Only this person's."),
        click.option("--party", metavar="PARTY", help="Only this party's."),
        click.option("--stream", metavar="STREAM", help="Only of this stream."),
        click.option("--since", metavar="DAY", help="Made or changed on this day or later."),
        click.option("--until", metavar="DAY", help="Made on this day or before."),
        click.option("--overdue", is_flag=True, help="Only what is past its day."),
        click.option("--all", "ended", is_flag=True, help="What has ended too."),
        click.option("--json", "as_json", is_flag=True, help="The same, as JSON."),
        folder_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def _command(name: str, about: str) -> click.Command:
    @click.command(name, help=about, context_settings={"allow_extra_args": True})
    @_filters
    @click.pass_context
    def printing(context: click.Context, **given: Any) -> None:
        if context.args:
            _ask_for_option(context, name, context.args[0])
        print_register(context, name, **given)

    return printing


actions = _command(
    "actions",
    """List the open promises: id, day, owner, what, and what there is to say of each.

    \b
    meetingtui actions --overdue         what is late
    meetingtui actions --owner maren     one person's
    """,
)
decisions = _command(
    "decisions",
    """List the decisions in force, the first to be looked at again first.

    \b
    meetingtui decisions --stream pilot
    meetingtui decisions --all           what was replaced or withdrawn too
    """,
)
risks = _command(
    "risks",
    """List the live risks, with what is known of their early signs.

    \b
    meetingtui risks --party osier       those that this party watches
    """,
)


def _ask_for_option(context: click.Context, what: str, said: str) -> NoReturn:
    """A word that stands alone: the option it belongs to is named."""
    from meetingtui.files.partnership_check import load_partnership

    shown, option = clean_line(said), "--owner"
    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    names = load_partnership(choice.folder)[0] if choice.folder else None
    for rows, of in ((names.party, "--party"), (names.stream, "--stream")) if names else ():
        if any(fold_name(said) in {fold_name(one.id), fold_name(one.name)} for one in rows):
            option = of
    refuse(f"{what} takes no name by itself; did you mean: meetingtui {what} {option} {shlex.quote(shown)}")


@click.command("list")
@click.argument("what", type=_What(["minutes", *KINDS]), default="minutes", metavar="[WHAT]")
@_filters
@click.pass_context
def list_(context: click.Context, what: str, **given: Any) -> None:
    """List the minutes of a partnership by date, with what they hold; or another of its registers.

    WHAT is minutes, actions, decisions, risks, agreements, parked, wins, exchanges, concerns, metrics, experiments or
    terms.

    \b
    meetingtui list                      all minutes, the latest last
    meetingtui list --since 2026-07
    meetingtui list parked               questions that wait
    """
    if what in KINDS:
        print_register(context, what, **given)
        return
    refused = [name for name in ("owner", "stream", "overdue") if given[name]]
    if refused:
        refuse(f"minutes have no {refused[0]}; --party, --since and --until narrow them")
    from meetingtui.cli.minutes_listed import print_minutes

    print_minutes(context, given["party"], given["since"], given["until"], as_json=given["as_json"])


def print_register(
    context: click.Context,
    what: str,
    *,
    owner: str | None,
    party: str | None,
    stream: str | None,
    since: str | None,
    until: str | None,
    overdue: bool,
    ended: bool,
    as_json: bool,
) -> None:
    """One register, narrowed; ends with 1 where nothing is left of it."""
    from meetingtui.cli.narrowed import known, past_day
    from meetingtui.cli.who import local_now, person_or_end
    from meetingtui.core.items import ItemKind
    from meetingtui.core.problems import Severity
    from meetingtui.register.reading import read_register
    from meetingtui.review.listing import Filter, as_data, listed

    folder = folder_or_end(context)
    names = partnership_or_end(folder)
    today = local_now(names).date()
    wanted = Filter(
        owner=person_or_end(names, owner).id if owner is not None else None,
        party=known(party, {p.id: (p.name, names.party_name(p.id)) for p in names.party}, "party"),
        stream=known(stream, {s.id: (s.name,) for s in names.stream}, "stream"),
        since=past_day(since, today),
        until=past_day(until, today, last=True),
        overdue=overdue,
        ended=ended,
    )
    register, problems = read_register(folder)
    rows = listed(register.items.values(), ItemKind(KINDS[what]), names, today, wanted)
    if as_json:
        print_json([as_data(row, names) for row in rows])
    else:
        for line in table([_cells(row, names, today) for row in rows], width()):
            click.echo(line)  # its cells are cleaned already, and what hangs under them keeps its place
        if rows:
            say_next(_about(context, what, rows[0].one.id))
    for problem in problems:
        if problem.severity is Severity.ERROR:
            print_line(problem, err=True)
    if not rows and not as_json:
        narrowed = wanted != Filter(ended=ended)
        print_line(f"Nothing of that sort among the {what}." if narrowed else f"There are no {what}.", err=True)
    if not rows:
        context.exit(NO)


def _about(context: click.Context, what: str, mark: str) -> str:
    """What can be done with an item of a register."""
    if what == "actions":
        move = typed(context, "tell", mark, "move", "DAY")
        return f"{typed(context, 'tell', mark, 'done')}, or to ask for another day: {move}"
    return f"{typed(context, 'search', mark)} says in which minutes {mark} stands"


def _cells(row: Listed, names: Partnership, today: date) -> tuple[str, str, str, str]:
    day = say_date(row.day, today) if row.day else ""
    who = f"{names.mark(row.party)} {names.first_name(row.owner)}" if row.party else names.first_name(row.owner or "")
    return row.one.id, day, who if row.owner else "", f"{row.words}{f'  [{row.state}]' if row.state else ''}"
