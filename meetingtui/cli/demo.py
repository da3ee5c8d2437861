"""`meetingtui demo`: two made-up firms, two years of minutes, and a meeting that plays itself, for anybody to take."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetingtui.cli.configured import chosen
from meetingtui.cli.main import folder_option, linear_option, settings
from meetingtui.cli.rehearse import leave_on_signals
from meetingtui.cli.run import mouse_option, theme_option
from meetingtui.cli.screens import need_terminal, prepare_terminal, refuse, zone_of
from meetingtui.files.folders import from_home

if TYPE_CHECKING:
    from meetingtui.rehearsal.place import ThrowAway

FASTEST = 1_000_000.0
"""Nobody can read so fast: it goes as fast as it can."""


@click.command()
@click.option("--minutes", type=click.FloatRange(0, 60), help="How long it plays; 0: as fast as it goes.")
@click.option("--keep", "kept", metavar="DIR", help="Play it in DIR, which is new or empty, and leave it there.")
@click.option("--print", "printed", is_flag=True, help="Play without a screen: print what happened and the minutes.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@theme_option
@mouse_option
@linear_option
@folder_option
@click.pass_context
def demo(
    context: click.Context,
    minutes: float | None,
    kept: str | None,
    printed: bool,
    as_json: bool,
    theme: str,
    no_mouse: bool,
) -> None:
    """Watch a sample meeting that plays itself on the real stage, and take it over at any point.

    Two made-up firms with two years of minutes, in a folder that goes away: nothing of yours is read or changed.

    \b
    meetingtui demo
    meetingtui demo --print
    meetingtui demo --keep ~/demo
    """
    on_screen = not (printed or as_json or settings(context).linear)
    if on_screen:
        need_terminal("meetingtui demo --print")
    target = _kept_in(kept) if kept else None
    leave_on_signals()
    from meetingtui.live.log import NotSavedError

    code = 0
    try:
        with _place(target) as place:
            folder = target if target is not None else place.folder if place is not None else Path()
            if on_screen:
                code = _shown(folder, place, minutes, theme, mouse=not no_mouse)
            else:
                from meetingtui.cli.demo_printed import print_demo

                print_demo(folder, as_json=as_json, stays=target is not None)
    except NotSavedError as error:
        refuse(error.sentence)
    context.exit(code)


def _kept_in(name: str) -> Path:
    """The folder that was named to stay, if the demo may be written there."""
    from meetingtui.demo.place import why_not_kept

    target = Path.cwd() / from_home(name)
    if sentence := why_not_kept(target):
        refuse(sentence)
    return target


def _place(target: Path | None) -> AbstractContextManager[ThrowAway | None]:
    """A folder that goes away; none where one was named."""
    if target is not None:
        return nullcontext()
    from meetingtui.demo.place import DemoPlace

    return DemoPlace()


def _shown(folder: Path, place: ThrowAway | None, minutes: float | None, theme: str, *, mouse: bool) -> int:
    """Play on the stage; the exit code."""
    from meetingtui.demo.preparing import prepare_demo
    from meetingtui.demo.script import lasting

    demo = prepare_demo(folder)
    tempo = 1.0 if minutes is None else lasting() / (minutes * 60) if minutes else FASTEST
    prepare_terminal()
    # Textual is imported only here: what prints never waits for it.
    from meetingtui.tui.app import Launch
    from meetingtui.tui.demo.app import Playing, run_demo

    config, said = chosen()
    zone, mouse = zone_of(demo.partnership), mouse and config.mouse
    launch = Launch(folder, demo.partnership, None, zone, theme, mouse, config=config, said=said)
    remove = place.remove if place is not None else _nothing
    return run_demo(launch, Playing(demo, tempo, remove, stays=place is None))


def _nothing() -> None:
    """A folder that was named stays."""
