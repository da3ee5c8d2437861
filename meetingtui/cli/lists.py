"""The registers in print: `actions`, `decisions`, `risks`, and `list` for minutes and everything else."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Any, NoReturn

import click

from meetingtui.cli.answering import Said, answer
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import folder_option, settings
from meetingtui.cli.screens import refuse
from meetingtui.core.text import clean_line, fold_name
from meetingtui.files.folders import find_folder

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


def print_register(context: click.Context, what: str, **given: Any) -> None:
    """One register, narrowed; ends with 1 where nothing is left of it."""
    folder = folder_or_end(context)

    def made() -> Said:
        from meetingtui.cli.register_listed import in_print

        return in_print(context, folder, what, **given)

    answer(context, folder, ("list", what, sorted(given.items())), made)
