"""`meetingtui schema`: JSON Schema for editors that complete and check TOML."""

from __future__ import annotations

import json
from typing import get_args

import click

from meetingtui.cli.main import folder_option
from meetingtui.cli.printing import say_next
from meetingtui.files.schemas import SchemaName, schema_of


@click.command()
@click.argument("kind", type=click.Choice(get_args(SchemaName)))
@folder_option
def schema(kind: SchemaName) -> None:
    """Print the JSON Schema of an agenda, minutes or a partnership, with which an editor completes and checks them.

    \b
    meetingtui schema agenda > agenda.schema.json
    """
    click.echo(json.dumps(schema_of(kind), indent=2, ensure_ascii=False))
    file = f"{kind}.schema.json"
    say_next(f"keep it: meetingtui schema {kind} > {file}; then name it in a file's first line: #:schema {file}")
