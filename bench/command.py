"""`python -m bench [--quick] [--json] [--scale] [NAME…]`, from the checkout."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from importlib.metadata import version
from typing import Any, NoReturn

import click

from bench.effort import QUICK, WHOLE, Effort
from bench.figures import NotMeasuredError, Row
from bench.measures import NAMES, find
from bench.place import Place
from bench.table import lines, verdict


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, metavar="[NAME]…")
@click.option("--quick", is_flag=True, help="Little of everything, in two minutes or so.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@click.option(
    "--scale", is_flag=True, help="How each cost grows, as a page of Markdown; the first time it takes an hour."
)
@click.option("--list", "listing", is_flag=True, help="What can be measured, beside what, and what is promised.")
def main(names: tuple[str, ...], quick: bool, as_json: bool, scale: bool, listing: bool) -> NoReturn:
    """Measure what the program costs, beside the least that its libraries cost.

    Without a NAME everything is measured. A promise that is not kept is told and ends with 0 all the same; 2 means that
    something could not be measured.
    """
    if wrong := [name for name in names if name not in NAMES]:
        raise click.UsageError(f"there is no measure {wrong[0]}; there are {', '.join(NAMES)}")
    if listing:
        for name in names or NAMES:
            found = find(name)
            click.echo(f"{name}\n  what    {found.ABOUT}\n  floor   {found.FLOOR}\n  target  {found.TARGET}")
            click.echo(f"  command python -m bench {name}")
        sys.exit(0)
    effort = QUICK if quick else WHOLE
    if scale:
        from bench.scale import report

        page, failed = report(quick=quick)
        click.echo(page)
    else:
        rows, failed = measured(names or NAMES, effort)
        _tell(rows, as_json=as_json)
    for sentence in failed:
        click.echo(f"bench: {sentence}", err=True)
    sys.exit(2 if failed else 0)


def measured(names: tuple[str, ...], effort: Effort) -> tuple[dict[str, list[Row]], list[str]]:
    """The rows of each measure, and a sentence for each that could not be taken."""
    rows: dict[str, list[Row]] = {}
    failed: list[str] = []
    with Place() as place:
        for name in dict.fromkeys(names):
            click.echo(f"measuring {name}", err=True)
            try:
                rows[name] = find(name).measure(effort, place)
            except NotMeasuredError as error:
                failed.append(f"{name}: {error}")
            except Exception as error:  # noqa: BLE001 - the other measures are taken all the same
                failed.append(f"{name}: {type(error).__name__}: {error}")
    return rows, failed


def machine() -> dict[str, Any]:
    """What it was measured on."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    libraries = {name: version(name) for name in ("textual", "pydantic", "meetingtui")}
    about = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count(), "load": load}
    return {"at": time.strftime("%Y-%m-%dT%H:%M:%S%z"), **about, **libraries}


def about_machine() -> str:
    """What it was measured on, in a line."""
    here = machine()
    load = f", load {here['load']:.1f}" if here["load"] is not None else ""
    return f"Python {here['python']}, Textual {here['textual']}, {here['cores']} cores{load}"


def _tell(rows: dict[str, list[Row]], *, as_json: bool) -> None:
    if as_json:
        every = [row.data(name) for name, found in rows.items() for row in found]
        told = verdict([row for found in rows.values() for row in found])
        click.echo(json.dumps({"machine": machine(), "rows": every, "verdict": told}, indent=2))
    elif rows:
        click.echo(about_machine())
        for line in lines(rows):
            click.echo(line)
