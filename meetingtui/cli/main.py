"""The `meetingtui` command: which commands there are, and how every one of them ends.

Nothing is imported before it is needed: `--help` and the commands that print wait for no screen library.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn, cast

import click

from meetingtui import __version__

COMMANDS = {
    "demo": ("meetingtui.cli.demo", "demo", "Watch a sample meeting that plays itself, and take it over."),
    "run": ("meetingtui.cli.run", "run", "Run a meeting on the stage."),
    "rehearse": ("meetingtui.cli.rehearse", "rehearse", "Play an agenda in three minutes with made-up people."),
    "console": ("meetingtui.cli.console", "console", "The facilitator's private screen on the live meeting."),
    "join": ("meetingtui.cli.join", "join", "Take part in the live meeting from a terminal of your own."),
    "review": ("meetingtui.cli.review", "review", "Look back: minutes, registers, every item with its history."),
    "show": ("meetingtui.cli.show", "show", "Print minutes as plain text."),
    "list": ("meetingtui.cli.lists", "list_", "List the minutes of a partnership, or another register."),
    "actions": ("meetingtui.cli.lists", "actions", "List the open promises."),
    "decisions": ("meetingtui.cli.lists", "decisions", "List the decisions in force."),
    "risks": ("meetingtui.cli.lists", "risks", "List the live risks."),
    "story": ("meetingtui.cli.story", "story", "Tell the story so far, for somebody who comes new."),
    "brief": (
        "meetingtui.cli.brief",
        "brief",
        "Print one page before the meeting: what is due, what waits, who comes.",
    ),
    "trends": (
        "meetingtui.cli.trends",
        "trends",
        "Show how the work stood, ratings, promises and decisions over time.",
    ),
    "search": ("meetingtui.cli.search", "search", "Find words in all minutes."),
    "tell": ("meetingtui.cli.tell", "tell", "Say between meetings that a promise of yours is done, or ask to move it."),
    "export": ("meetingtui.cli.export", "export", "Export minutes, promises, thanks, a year or a dashboard."),
    "import": ("meetingtui.cli.import_", "import_", "Take in old minutes written in Markdown."),
    "confirm": ("meetingtui.cli.confirm", "confirm", "Confirm minutes for a party, or list those that wait."),
    "amend": ("meetingtui.cli.amend", "amend", "Change what confirmed minutes say, with every party's yes."),
    "redact": ("meetingtui.cli.redact", "redact", "Take something out of minutes, with every party's yes."),
    "compare": ("meetingtui.cli.compare", "compare", "Compare two copies of the same minutes, part by part."),
    "new": ("meetingtui.cli.new", "new", "Make a partnership's folder."),
    "state": ("meetingtui.cli.state", "state", "Say whether the partnership meets, rests or has ended; or change it."),
    "share": ("meetingtui.cli.share", "share", "Share a partnership's folder with a group, or make it private."),
    "agendas": ("meetingtui.cli.agendas", "agendas", "List the agendas that can be run."),
    "check": ("meetingtui.cli.check", "check", "Say what is wrong in a file, and where."),
    "doctor": ("meetingtui.cli.doctor", "doctor", "Say what works here, what will not, and what to do."),
    "keys": ("meetingtui.cli.keys", "keys", "List every key, and the id by which you can give it others."),
    "schema": ("meetingtui.cli.schema", "schema", "Print a JSON Schema, for editors."),
    "completion": ("meetingtui.cli.completion", "completion", "Print the script that lets your shell complete names."),
}
"""Every command: its module, its name there, and its line in the help. Modules are imported when asked for."""
ALSO = {"promises": "actions"}
"""What people call commands besides the names in the help."""
HOME = ("meetingtui.cli.run", "home")
"""What runs when no command is given."""

THEME_NAMES = ("auto", "dark", "light", "plain")
THEME_HELP = "auto (as the terminal is), dark, light, or plain: no colours (always so under NO_COLOR)."
MOUSE_HELP = "Leave the mouse to the terminal."

NAME = "meetingtui"
COMPLETING = "_MEETINGTUI_COMPLETE"
"""Set by the shell when it asks what may come next."""

DONE, NO, WRONG, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: done; the answer is no; wrong usage, unreadable input or a defect; interrupted."""


@dataclass(slots=True)
class Settings:
    """What was said before the command's name."""

    folder: str | None = None
    linear: bool = False
    theme: str = ""
    no_mouse: bool = False


class LazyCommands(click.Group):
    """A group whose commands are imported only when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """The command of that name."""
        name = ALSO.get(cmd_name, cmd_name)
        return _load(*COMMANDS[name][:2]) if name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Like click's, with the nearest command for one that does not exist."""
        if args and ALSO.get(args[0], args[0]) not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            guess = f'did you mean "{near[0]}"?' if near else "see: meetingtui --help"
            raise click.UsageError(f'there is no command "{args[0]}"; {guess}')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """The commands with their lines, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, _, about) in COMMANDS.items()])


def _load(module: str, name: str) -> click.Command:
    return cast("click.Command", getattr(import_module(module), name))


def keep_folder(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Remember the folder that was named, before or after the command's name."""
    if value is not None:
        context.ensure_object(Settings).folder = value


def folder_option(command: Any) -> Any:
    """`--folder`, which every command takes after its name too."""
    return click.option(
        "--folder",
        metavar="DIR",
        expose_value=False,
        callback=keep_folder,
        help="The partnership's folder; else MEETINGTUI_FOLDER, this folder, or the only one in ~/meetings.",
    )(command)


def _keep_linear(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Settings).linear = True


def linear_option(command: Any) -> Any:
    """`--linear`, which every command that opens a screen takes."""
    return click.option(
        "--linear",
        is_flag=True,
        expose_value=False,
        callback=_keep_linear,
        help="Draw no screen: lines in, lines out, for screen readers, braille, simple terminals and pipes.",
    )(command)


@click.group(cls=LazyCommands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--theme", type=click.Choice(THEME_NAMES), help=THEME_HELP)
@click.option("--no-mouse", is_flag=True, help=MOUSE_HELP)
@linear_option
@folder_option
@click.version_option(__version__, message="meetingtui %(version)s")
@click.pass_context
def program(context: click.Context, theme: str | None, no_mouse: bool) -> None:
    """Run live meetings between organisations, and leave finished minutes behind."""
    said = context.ensure_object(Settings)
    said.theme, said.no_mouse = theme or "", no_mouse
    if context.invoked_subcommand is None:
        context.invoke(_load(*HOME))


def settings(context: click.Context) -> Settings:
    """What was said before the command's name."""
    return context.ensure_object(Settings)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code; whatever happens, no traceback is shown."""
    # Starting makes much and throws little away: looking through it all for what can go takes a fifth of the time.
    # The screens look again once they are there. What is left at the end goes with the process, unlooked through.
    gc.set_threshold(250_000, 20, 20)
    code = DONE
    if arguments is None:
        atexit.register(lambda: _leave_readers_behind(code))  # the first one registered is the last one called
    atexit.register(gc.freeze)
    # Nothing that happens to be installed beside it has a say in what is checked here, and looking for it takes long.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a sign must not stop a sentence.
        with contextlib.suppress(AttributeError, ValueError):
            cast("Any", stream).reconfigure(errors="replace")
    try:
        code = run(arguments)
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else DONE
        raise
    sys.exit(code)


def _leave_readers_behind(code: int) -> None:
    """End at once where a thread still reads: taking Python apart around a library that is not Python ends in a crash.

    Whatever must not be lost has been waited for.
    """
    import threading

    if threading.active_count() > 1:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError, OSError, ValueError):
                stream.flush()
        os._exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    try:
        code = _invoke(sys.argv[1:] if arguments is None else arguments)
        with contextlib.suppress(AttributeError):  # standard output was closed before we began
            sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        _say(_one_line(error))
        return WRONG
    except BrokenPipeError:
        return _pipe_closed()
    except Exception as error:  # noqa: BLE001 - the last place before Python would print the traceback
        return _failed(error)
    return code


def _invoke(arguments: Sequence[str]) -> int:
    if COMPLETING in os.environ:
        from meetingtui.cli.completion import complete

        return complete()
    from meetingtui.cli.progress import be_quiet, watch

    line = watch(arguments)
    # Not `program.main`: it takes a closed pipe for a failure, and ends with 1.
    try:
        with program.make_context(NAME, list(arguments)) as context:
            program.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    finally:
        if line is not None:
            line.clear()
            be_quiet()
    return DONE


def _one_line(error: click.ClickException) -> str:
    message = " ".join(error.format_message().split()).rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None or "; " in message:
        return message
    if isinstance(error, click.NoSuchOption) and error.possibilities:
        *others, last = sorted(error.possibilities)
        return (
            f"no such option '{error.option_name}'; did you mean {', '.join(others)}{' or ' if others else ''}{last}?"
        )
    if isinstance(error, click.MissingParameter) and (example := _example(context)):
        return f"{message[:1].lower()}{message[1:]}; for example: {example}"
    if isinstance(error, click.BadParameter) and error.param is not None and isinstance(error.param.type, click.Choice):
        *others, last = error.param.type.choices
        said = re.match(r"'(.*)' is not one of ", error.message)
        if said:
            return f'"{said[1]}" is none of {", ".join(others)} and {last}; see: {context.command_path} --help'
    return f"{message[:1].lower()}{message[1:]}; see: {context.command_path} --help"


def _example(context: click.Context) -> str:
    """What the help of a command gives to type, the first of it."""
    typed = rf"^(?:.*: )?\s*({re.escape(context.command_path)} .+?)(?:  +.*)?$"
    found = re.search(typed, context.command.help or "", re.MULTILINE)
    return found[1] if found else ""


def _failed(error: Exception) -> int:
    """One sentence for what went wrong: a refused file, the system's no, or a defect of ours."""
    from meetingtui.files.toml_text import FileRefused

    if isinstance(error, FileRefused):
        for problem in error.problems:
            _say(str(problem), prefix="")
        return WRONG
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        _say(f"{where}{error.strerror[:1].lower()}{error.strerror[1:]}")
        return WRONG
    report = _write_report(error)
    details = f"details are in {report}" if report else "the details could not be written"
    _say(f"an error that nobody expected; {details}")
    return WRONG


def _write_report(error: Exception) -> Path | None:
    """The traceback, without any variable's value, in a new file of the user's own; None where it cannot be written."""
    from meetingtui.files.reports import report_crash

    try:
        return report_crash(error)
    except OSError:
        return None


def _say(sentence: str, prefix: str = "meetingtui: ") -> None:
    from meetingtui.core.text import clean_line

    with contextlib.suppress(OSError, ValueError):
        print(f"{prefix}{clean_line(sentence)}", file=sys.stderr, flush=True)


def _pipe_closed() -> int:
    """Whoever read our output has seen enough; Python must not complain when it flushes at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
