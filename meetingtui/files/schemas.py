"""JSON Schema of the four files, made from the models, so that editors complete and check them."""

from __future__ import annotations

import ast
import inspect
import textwrap
import tomllib
from itertools import pairwise
from typing import Any, Literal, cast

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from meetingtui.core.keys import KEYS
from meetingtui.core.people import Partnership
from meetingtui.files.agenda import Agenda
from meetingtui.files.config import Config
from meetingtui.files.minutes_tables import Minutes
from meetingtui.files.partnership_check import FORMAT

SchemaName = Literal["agenda", "minutes", "partnership", "config"]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[SchemaName, type[BaseModel]] = {
    "agenda": Agenda,
    "minutes": Minutes,
    "partnership": Partnership,
    "config": Config,
}


def schema_of(name: SchemaName) -> dict[str, Any]:
    """The schema of one of the four files."""
    model = _MODELS[name]
    made = model.model_json_schema(by_alias=True, schema_generator=_Schema, mode="validation")
    properties = cast("dict[str, Any]", made["properties"])
    for key in cast("frozenset[str]", getattr(model, "NOT_KEYS", frozenset[str]())):
        properties.pop(key, None)
    if name == "config":
        keys = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        named = {one.id: {**keys, "description": one.does} for one in KEYS.values()}
        properties["keys"] = {**properties["keys"], "properties": named, "additionalProperties": False}
    if name == "partnership":
        about = "Number of the file's format; leave it as it is."
        made["properties"] = {"format": {"const": FORMAT, "description": about, "title": "Format"}, **properties}
    return {"$schema": DIALECT, "title": f"meetingtui {name}", **{key: made[key] for key in made if key != "title"}}


class _Schema(GenerateJsonSchema):
    """Pydantic's schema, with the docstrings below fields as their descriptions."""

    schema_dialect = DIALECT

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """The whole schema."""
        made = super().generate(schema, mode)
        _without_defaults_of_null(made)
        return made

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """One model, its fields described."""
        made = super().model_schema(schema)
        model = cast("type[BaseModel]", schema["cls"])
        properties = cast("dict[str, dict[str, Any]]", made.get("properties", {}))
        for name, words in _field_docs(model).items():
            field = model.model_fields.get(name)
            key = (field.alias or name) if field else name
            if key in properties:
                properties[key]["description"], example = told(words)
                if example:
                    properties[key]["examples"] = [_value(example, key)]
        return made


def told(docstring: str) -> tuple[str, str]:
    """What a field's docstring says, as one paragraph, and the example in TOML that stands beneath."""
    words, _, example = docstring.partition("\n\n")
    return " ".join(words.split()), textwrap.dedent(example).strip()


def _value(example: str, key: str) -> Any:
    """What an example gives to a key; a table in a step, such as `[[step.stage]]`, is written with its whole name."""
    found = tomllib.loads(example)
    return found[key] if key in found else found["step"][key]


def _without_defaults_of_null(node: Any) -> None:
    """TOML has no null: a key that may be left out is simply not required."""
    if isinstance(node, list):
        for entry in cast("list[Any]", node):
            _without_defaults_of_null(entry)
        return
    if not isinstance(node, dict):
        return
    table = cast("dict[str, Any]", node)
    if "default" in table and table["default"] is None:
        del table["default"]
    choices = table.get("anyOf")
    if isinstance(choices, list):
        kept = [each for each in cast("list[Any]", choices) if each != {"type": "null"}]
        if len(kept) == 1 and isinstance(kept[0], dict):
            del table["anyOf"]
            table.update({key: value for key, value in cast("dict[str, Any]", kept[0]).items() if key not in table})
        else:
            table["anyOf"] = kept
    for value in table.values():
        _without_defaults_of_null(value)


def _field_docs(model: type[BaseModel]) -> dict[str, str]:
    """The text below each field of a class and its parents, where there is one."""
    found: dict[str, str] = {}
    for parent in reversed(model.__mro__):
        if not issubclass(parent, BaseModel) or parent is BaseModel:
            continue
        body = cast("ast.ClassDef", ast.parse(textwrap.dedent(inspect.getsource(parent))).body[0]).body
        for field, below in pairwise(body):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
                value = below.value
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    found[field.target.id] = inspect.cleandoc(value.value)
    return found
