"""The commands as a shell needs to know them: their options and what these take, without importing any of them.

`shapes.json` is written from the commands by `python -m meetingtui.cli.reference`, and a test holds it to them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from meetingtui.cli.completing import offer
from meetingtui.cli.main import NAME, keep_folder

FILE = Path(__file__).with_name("shapes.json")

_TAKES = {
    "PERSON": "people",
    "PARTY": "parties",
    "STREAM": "streams",
    "DIR": "dir",
    "FILE": "file",
    "ZONE": "zones",
    "G": "groups",
}
"""What an option takes, by the word its help says it with."""
_ARGUMENTS = {
    "agenda": "agendas",
    "minutes": "minutes",
    "one": "minutes",
    "other": "minutes",
    "promise": "promises",
    "part": "parts",
    "files": "file",
}
"""What an argument takes, by its name."""
_OWN = {"show name": "agendas", "copy name": "agendas", "edit name": "agendas", "redact minutes": "minutes or item"}
"""Arguments whose name says less than the command it stands in."""


def shape_of(name: str, command: click.Command) -> dict[str, Any]:
    """What a shell needs to know of a command."""
    shape: dict[str, Any] = {"about": command.get_short_help_str(100)}
    shape["params"] = [_param(name, one) for one in command.params if not getattr(one, "hidden", False)]
    if isinstance(command, click.Group):
        inner = command.commands.items()
        shape["commands"] = {below: shape_of(below, one) for below, one in sorted(inner) if not one.hidden}
    return shape


def _param(command: str, one: click.Parameter) -> dict[str, Any]:
    shape: dict[str, Any] = {"name": one.name, "takes": _takes(command, one)}
    if isinstance(one, click.Option):
        shape |= {"opts": one.opts, "about": one.help or ""}
        shape |= {"flag": True} if one.is_flag else {}
        shape |= {"multiple": True} if one.multiple else {}
    return shape | ({"nargs": one.nargs} if one.nargs != 1 else {})


def _takes(command: str, one: click.Parameter) -> str | list[str]:
    """The words an option or argument may be given, or where they come from; nothing where it is free."""
    if isinstance(one.type, click.Choice):
        return [str(choice) for choice in one.type.choices]
    if isinstance(one, click.Option):
        if one.metavar == "KIND":
            from meetingtui.review.index.places import KINDS

            return list(KINDS)
        return _TAKES.get(one.metavar or "", "")
    return _OWN.get(f"{command} {one.name}") or _ARGUMENTS.get(one.name or "", "")


def program_in_short() -> click.Group:
    """The whole command line, made of what is kept: nothing in it can run, all of it can be completed."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return _group(NAME, kept)


def _group(name: str, shape: dict[str, Any]) -> click.Group:
    inner = {below: _command(below, one) for below, one in shape["commands"].items()}
    return _InOrder(name, params=_params(shape), help=shape["about"], commands=inner, invoke_without_command=True)


class _InOrder(click.Group):
    """A group whose commands come as the help names them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """The names."""
        return list(self.commands)


def _command(name: str, shape: dict[str, Any]) -> click.Command:
    if "commands" in shape:
        return _group(name, shape)
    return click.Command(name, params=_params(shape), help=shape["about"], short_help=shape["about"])


def _params(shape: dict[str, Any]) -> list[click.Parameter]:
    return [_parameter(one) for one in shape["params"]]


def _parameter(one: dict[str, Any]) -> click.Parameter:
    takes: str | list[str] = one["takes"]
    kind = click.Choice(takes) if isinstance(takes, list) else None
    asked = offer(takes) if isinstance(takes, str) and takes else None
    nargs = one.get("nargs", 1)
    if "opts" not in one:
        return click.Argument([one["name"]], type=kind, nargs=nargs, required=False, shell_complete=asked)
    callback = keep_folder if one["name"] == "folder" else None
    flag, many = one.get("flag", False), one.get("multiple", False)
    if flag:
        return click.Option([one["name"], *one["opts"]], is_flag=True, help=one["about"])
    return click.Option(
        [one["name"], *one["opts"]],
        type=kind,
        nargs=nargs,
        multiple=many,
        help=one["about"],
        callback=callback,
        shell_complete=asked,
    )
