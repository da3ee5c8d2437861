"""What is written from the commands: `python -m meetingtui.cli.reference` writes it, and tests hold it to them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import click

from meetingtui import __version__
from meetingtui.cli import shapes
from meetingtui.cli.main import COMMANDS, NAME, program

ROOT = Path(__file__).parents[2]
MAN = ROOT / "man" / f"{NAME}.1"
PAGE = ROOT / "docs" / "commands.md"

EXITS = {
    "0": "Done.",
    "1": "The answer is no: nothing was found, a file has an error, a rule stands against it.",
    "2": "Wrong usage, something that cannot be read, or an error that nobody expected.",
    "129, 143": "A screen was ended by the terminal going away, or by a signal; nothing that was acknowledged is lost.",
    "130": "Interrupted.",
}
ENVIRONMENT = {
    "MEETINGTUI_FOLDER": "The partnership's folder, where --folder does not say it.",
    "MEETINGTUI_THEME": "dark, light, plain or auto, where --theme does not say it.",
    "NO_COLOR": "When set, no colours: screens take the theme plain.",
    "TERM, COLORTERM": "What the terminal can draw; with TERM=dumb nothing is drawn, and --linear works.",
    "LANG, LC_ALL, LC_CTYPE": "Which letters can be shown; a value that ends in UTF-8 shows all of them.",
    "VISUAL, EDITOR": "The editor of meetingtui agendas edit.",
    "XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME": "Where the program's own files are, instead of below.",
    "TZ": "The machine's time zone, where a partnership names none.",
}
FILES = {
    "~/meetings/*/": "Where partnerships are looked for, when nothing else says which.",
    "partnership.toml": "Who is in a partnership; the file that makes a folder a partnership's.",
    "agendas/*.toml": "Agendas of your own; they stand in for shipped ones of the same name.",
    "minutes/*.toml": "What happened, one file for each meeting.",
    "asked/*.toml": "What owners said of their promises between meetings.",
    "sealed/": "Copies of minutes as they were confirmed.",
    "live/": "Meetings that are going on.",
    "~/.config/meetingtui/config.toml": "Your own settings: theme, letters, mouse, keys.",
    "~/.local/state/meetingtui/": "What could not be sent or saved, and reports of errors.",
    "~/.cache/meetingtui/": "Search index, registers, lists and what was printed; may be thrown away at any time.",
}
_DESCRIPTION = (
    "Runs live meetings between organisations from a terminal, and leaves finished minutes behind: plain text, one "
    "folder for each partnership.",
    "Without a command it opens home: what is live, what can be run, what happened. Every command that prints has "
    "--json, and is plain where its output goes to a file or a pipe; on a terminal it says what to do next.",
)


def kept_shapes() -> str:
    """`shapes.json`: what a shell needs to know, so that completing imports no command."""
    inner = {name: shapes.shape_of(name, one) | {"about": COMMANDS[name][2]} for name, one in commands()}
    whole: dict[str, Any] = shapes.shape_of(NAME, program) | {"commands": inner}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"') + "\n"


def commands() -> list[tuple[str, click.Command]]:
    """Every command, in the order of the help."""
    context = click.Context(program)
    return [(name, one) for name in COMMANDS if (one := program.get_command(context, name)) is not None]


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Every command and those below it, by what is typed behind the program's name."""
    for name, one in commands():
        yield name, one
        if isinstance(one, click.Group):
            yield from ((f"{name} {below}", inner) for below, inner in one.commands.items() if not inner.hidden)


def man_page() -> str:
    """The page that `man meetingtui` shows."""
    lines = [
        f'.TH MEETINGTUI 1 "" "{NAME} {__version__}" "User Commands"',
        ".ad l",
        ".nh",
        ".SH NAME",
        f"{NAME} \\- {_roff('run live meetings between organisations from a terminal')}",
        ".SH SYNOPSIS",
        f".B {NAME}",
        "[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR] [\\fIARGUMENTS\\fR]",
        ".SH DESCRIPTION",
        *(line for part in _DESCRIPTION for line in (".PP", _roff(part))),
        ".SH OPTIONS",
        *_options(program),
        ".SH COMMANDS",
        *(line for name, one in every_command() for line in _man_command(name, one)),
    ]
    tables = (("EXIT STATUS", EXITS), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES))
    for heading, told in tables:
        lines.append(f".SH {heading}")
        lines += [line for name, about in told.items() for line in (".TP", f".B {_roff(name)}", _roff(about))]
    return "\n".join(lines) + "\n"


def _man_command(name: str, one: click.Command) -> Iterator[str]:
    yield f".SS {_roff(_usage(name, one))}"
    for paragraph, as_typed in _paragraphs(one):
        yield from (
            (".PP", ".nf", ".RS 2", *map(_roff, paragraph), ".RE", ".fi")
            if as_typed
            else (
                ".PP",
                _roff(" ".join(paragraph)),
            )
        )
    yield from _options(one)


def _options(one: click.Command) -> Iterator[str]:
    """Its options; those that every command has stand once, with the program itself."""
    for words, about in _told(one):
        yield from (".TP", f".B {_roff(words)}", _roff(about))


def _told(one: click.Command) -> list[tuple[str, str]]:
    """Options as the help says them, each with its line."""
    context = click.Context(one)
    params = [option for option in one.get_params(context) if isinstance(option, click.Option)]
    if one is not program:
        params = [option for option in params if not {"--help", "--folder"} & {*option.opts}]
    return [record for option in params if (record := option.get_help_record(context)) is not None]


def _usage(name: str, one: click.Command) -> str:
    pieces = one.collect_usage_pieces(click.Context(one, info_name=name))
    return " ".join([NAME, name, *(piece for piece in pieces if piece != "[OPTIONS]")])


def _paragraphs(one: click.Command) -> Iterator[tuple[list[str], bool]]:
    """The paragraphs of a command's help, each as lines, and whether it is to stay as it was typed."""
    for paragraph in re.split(r"\n\s*\n", one.help or ""):
        lines = paragraph.strip("\n").splitlines()
        if lines and lines[0].strip() == "\b":
            yield dedent("\n".join(lines[1:])).rstrip().splitlines(), True
        elif lines:
            yield [line.strip() for line in lines], False


def _roff(text: str) -> str:
    """Text in which nothing is taken for a request, and a hyphen is the one that is typed."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in {".", "'"} else text


def commands_page() -> str:
    """docs/commands.md: every command with its line, its help and its options."""
    lines = [
        "# Commands",
        "",
        "Every command, in the order of `meetingtui --help`. This page is written from the commands themselves:",
        "`python -m meetingtui.cli.reference`. The same stands in `man meetingtui`. Every command takes `--folder DIR`",
        "and `--help` as well.",
        "",
        "What to do next is said in one line on standard error, where both outputs are a terminal, and never with",
        "`--json`: what goes to a file or a pipe stays clean. How far something has come that takes longer than half a",
        "second is said in the same place, and taken away again.",
        "",
        "| command | what it does |",
        "|---|---|",
        *(f"| [`{name}`](#{name}) | {_cell(about)} |" for name, (_, _, about) in COMMANDS.items()),
        "",
        *_COMPLETION,
    ]
    for name, one in every_command():
        lines += [f"## {name}", "", f"    {_usage(name, one)}", ""]
        for paragraph, as_typed in _paragraphs(one):
            lines += ["```", *paragraph, "```", ""] if as_typed else [_plain(" ".join(paragraph)), ""]
        told = _told(one)
        lines += ["| option | |", "|---|---|"] if told else []
        lines += [f"| `{_cell(words)}` | {_cell(about)} |" for words, about in told]
        lines += [""] if told else []
    for heading, table in (("Exit codes", EXITS), ("Environment", ENVIRONMENT), ("Files", FILES)):
        lines += [f"## {heading}", "", "| | |", "|---|---|"]
        lines += [f"| `{name}` | {_cell(about)} |" for name, about in table.items()] + [""]
    return "\n".join(lines).rstrip() + "\n"


_COMPLETION = """\
## Completing names in your shell

`meetingtui completion bash`, `zsh` or `fish` prints the script that lets the shell complete commands, options, and the
names in your own files: agendas, minutes, ids of promises, people, parties and streams. Written once to where the
shell looks, it needs no more:

    meetingtui completion bash > ~/.local/share/bash-completion/completions/meetingtui
    meetingtui completion zsh > ~/.zfunc/_meetingtui
    meetingtui completion fish > ~/.config/fish/completions/meetingtui.fish

For zsh, `~/.zshrc` has to have `fpath+=~/.zfunc` before `compinit`. A name that a shell could take for something else
comes quoted; a folder that cannot be read completes nothing and says nothing.

""".splitlines()


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    return text.replace("*", "\\*").replace("<", "&lt;")


def written() -> dict[Path, str]:
    """Every file that is written from the commands, with what stands in it."""
    return {shapes.FILE: kept_shapes(), MAN: man_page(), PAGE: commands_page()}


if __name__ == "__main__":
    if not (ROOT / "pyproject.toml").is_file():
        raise SystemExit("these files are written in a source tree, beside pyproject.toml; there is none here")
    for path, text in written().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
