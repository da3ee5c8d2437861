"""`meetingtui keys`: every key, its id for the config file, and what it does."""

from __future__ import annotations

import click

from meetingtui.cli.main import NO, folder_option
from meetingtui.cli.printing import print_json, print_line, print_text
from meetingtui.core.keys import KEYS, all_shown, keys_of, put_in_force
from meetingtui.core.problems import errors
from meetingtui.files.config import config_path, load_config


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def keys(context: click.Context, as_json: bool) -> None:
    """List every key with the id by which config.toml gives it others.

    Such as, in ~/.config/meetingtui/config.toml: [keys] and below it "stage.action" = ["a", "f2"]. Ends with 1 where
    that file is wrong; then our own keys are listed.
    """
    config, problems = load_config()
    put_in_force(config.rebound)
    if as_json:
        rows = [{"id": one.id, "keys": list(keys_of(one.id)), "does": one.does} for one in KEYS.values()]
        print_json({"config": str(config_path()), "keys": rows})
    else:
        wide = max(len(name) for name in KEYS)
        shown = max(len(all_shown(name)) for name in KEYS)
        for one in KEYS.values():
            mark = "*" if one.id in config.rebound else " "
            print_text(f"{mark} {one.id:<{wide}}  {all_shown(one.id):<{shown}}  {one.does}")
        if config.rebound:
            print_line(f"* as {config_path()} says")
    for problem in problems:
        print_line(problem, err=True)
    if errors(problems):
        context.exit(NO)
