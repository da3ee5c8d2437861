"""`meetingtui rehearse AGENDA`: play an agenda with made-up people, on the stage or in print, and keep nothing."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from meetingtui.cli.configured import chosen
from meetingtui.cli.main import folder_option, settings
from meetingtui.cli.printing import print_json
from meetingtui.cli.run import mouse_option, theme_option
from meetingtui.cli.screens import folder_or_here, need_terminal, prepare_terminal, refuse, zone_of
from meetingtui.core.problems import errors
from meetingtui.files.agenda import Agenda, find_agenda, load_agenda
from meetingtui.files.toml_text import FileRefused

if TYPE_CHECKING:
    from pathlib import Path

    from meetingtui.core.people import Partnership
    from meetingtui.rehearsal.place import ThrowAway
    from meetingtui.rehearsal.preparing import Rehearsal


@click.command()
@click.argument("agenda")
@click.option("--minutes", type=click.FloatRange(0, 60), default=3.0, help="How long it plays; 0: as fast as it goes.")
@click.option("--people", type=click.IntRange(2, 24), metavar="N", help="How many take part.")
@click.option("--print", "printed", is_flag=True, help="Play without a screen and print what happened.")
@click.option("--json", "as_json", is_flag=True, help="What every step needs, as JSON; nothing is shown.")
@theme_option
@mouse_option
@folder_option
@click.pass_context
def rehearse(
    context: click.Context,
    agenda: str,
    minutes: float,
    people: int | None,
    printed: bool,
    as_json: bool,
    theme: str,
    no_mouse: bool,
) -> None:
    """Play an agenda in three minutes with made-up people; nothing is kept. AGENDA is a name or a .toml file.

    \b
    meetingtui rehearse weekly-standup
    meetingtui rehearse kickoff --people 6 --print
    """
    folder, partnership = folder_or_here(settings(context).folder)
    found = _agenda(agenda, folder, partnership)
    if not printed and not as_json:
        need_terminal(f"meetingtui rehearse {agenda} --print")
    leave_on_signals()
    from meetingtui.live.log import NotSavedError
    from meetingtui.rehearsal.place import ThrowAway

    code, refusal = 0, ""
    try:
        with ThrowAway() as place:
            if as_json:
                print_json(_reckoned(place, found, folder, partnership, people))
            elif printed:
                from meetingtui.cli.rehearsal_printed import print_rehearsal

                print_rehearsal(place, found, folder, partnership, people)
            else:
                code, refusal = _shown(place, found, folder, partnership, people, minutes, theme, mouse=not no_mouse)
    except NotSavedError as error:
        refusal, code = error.sentence, 2
    if refusal:
        refuse(refusal, code)
    context.exit(code)


def _agenda(name: str, folder: Path, partnership: Partnership | None) -> Agenda:
    """The agenda of that name, found as `run` finds it."""
    try:
        path = find_agenda(name, folder)
    except FileRefused as refused:
        refuse(refused.problems)
    found, problems = load_agenda(path, partnership)
    if found is None:
        refuse(errors(problems), 1 if path.is_file() else 2)
    return found


def _prepared(place: ThrowAway, agenda: Agenda, folder: Path, partnership: Partnership | None) -> Rehearsal:
    from meetingtui.rehearsal.preparing import prepare_rehearsal

    return prepare_rehearsal(place.folder, agenda, folder if partnership else None, partnership)


def _reckoned(
    place: ThrowAway, agenda: Agenda, folder: Path, partnership: Partnership | None, people: int | None
) -> dict[str, object]:
    """What every step needs, as plain data."""
    from meetingtui.rehearsal.fitting import will_not_fit
    from meetingtui.rehearsal.reckoning import reckon

    rehearsal = _prepared(place, agenda, folder, partnership)
    found = reckon(rehearsal, people)
    return {
        "rehearsal": True,
        "made_up": rehearsal.made_up,
        "agenda": agenda.name,
        "title": agenda.title,
        "minutes": agenda.minutes,
        "planned": agenda.planned,
        "parties": len(found.meeting.view("").parties_present),
        "people": len(found.meeting.present),
        "steps": [
            {
                "step": fit.number,
                "kind": fit.kind,
                "title": fit.title,
                "planned": fit.planned,
                "needs": fit.minutes,
                "from": fit.words,
                "fits": fit.fits,
            }
            for fit in found.fits
        ],
        "will_not_fit": list(will_not_fit(agenda, found.fits)),
        "not_played": list(found.stuck),
    }


def _shown(
    place: ThrowAway,
    agenda: Agenda,
    folder: Path,
    partnership: Partnership | None,
    people: int | None,
    minutes: float,
    theme: str,
    *,
    mouse: bool,
) -> tuple[int, str]:
    """Play on the stage; the exit code, and why it could not be played."""
    from meetingtui.rehearsal.pace import pace_of
    from meetingtui.rehearsal.reckoning import reckon

    rehearsal = _prepared(place, agenda, folder, partnership)
    found = reckon(rehearsal, people)
    prepare_terminal()
    # Textual is imported only here: what prints never waits for it.
    from meetingtui.tui.app import Launch
    from meetingtui.tui.rehearsal.app import Show, run_rehearsal

    pace = pace_of(minutes, found.played, found.meeting)
    config, said = chosen()
    zone, mouse = zone_of(partnership), mouse and config.mouse
    launch = Launch(place.folder, rehearsal.opened.partnership, None, zone, theme, mouse, config=config, said=said)
    return run_rehearsal(launch, Show(rehearsal, pace, found.verdict, people), place.remove)


def leave_on_signals() -> None:
    """Whatever ends this process before the screens do, the throw-away folder goes first."""
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
