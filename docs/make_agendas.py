"""Write the reference in `docs/agendas.md` from the models of the steps: `python docs/make_agendas.py`."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from meetingtui.core.text import ID_LIMIT, TEXT_LIMIT
from meetingtui.files.agenda import Agenda
from meetingtui.files.schemas import schema_of, told
from meetingtui.steps.protocol import StepFields
from meetingtui.steps.registry import KINDS

PAGE = Path(__file__).with_name("agendas.md")
MARK = "<!-- From here on this page is written by docs/make_agendas.py; change the models instead. -->\n"
INNER = {"line": "[[step.line]]", "stage": "[[step.stage]]", "means": "means", "rows": "rows", "cols": "cols"}
"""What the tables in a step are called, by the field that holds them."""
SCHEMA = schema_of("agenda")


def page(text: str) -> str:
    """The page with its reference written anew; what stands above the mark is kept."""
    tutorial, mark, _ = text.partition(MARK)
    if not mark:
        raise SystemExit(f"{PAGE.name} has no line: {MARK.strip()}")
    return tutorial + MARK + "\n" + "\n".join(reference()) + "\n"


def reference() -> Iterator[str]:
    """The second half of the page, line by line."""
    yield "## Every field"
    yield ""
    yield f"Text is at most {TEXT_LIMIT:,} characters long. An id is at most {ID_LIMIT} letters, digits, `-` and `_`,"
    yield "and begins with a letter or a digit. What is not said to be needed may be left out."
    yield ""
    yield "### At the top of the file"
    yield ""
    yield from fields(SCHEMA)
    yield ""
    yield "### In every `[[step]]`"
    yield ""
    common = [name for name in StepFields.model_fields if name != "kind"]
    yield f"- **`kind`**: {_or(list(KINDS))}. Needed. What the step is; the fields below depend on it."
    yield from fields(_definition(KINDS["ask"].fields), only=common)
    for name, kind in KINDS.items():
        yield from _kind(name, kind.fields)


def _kind(name: str, model: type[StepFields]) -> Iterator[str]:
    """One kind: what it is, its own fields, those of the tables in it, and what does not go together."""
    shape = _definition(model)
    own = [key for key in shape["properties"] if key not in StepFields.model_fields or _own(model, key)]
    yield from ("", f"### `{name}`", "", told(inspect.getdoc(model) or "")[0], "")
    yield from fields(shape, only=[key for key in own if key != "kind"])
    inner = {key: table for key in own if (table := _table(shape["properties"][key]))}
    for key, table in inner.items():
        where = f"`{INNER[key]}`" if INNER[key].startswith("[") else f"a table of `{INNER[key]}`"
        yield from ("", f"In {where}:", "")
        yield from fields(SCHEMA["$defs"][table])
    if sentences := [sentence for one in (model, *_models(model)) for sentence in complaints(one)]:
        yield from ("", "What does not go together, as `meetingtui check` says it:", "")
        yield from (f"- {sentence}" for sentence in sentences)


def fields(shape: dict[str, Any], only: list[str] | None = None) -> Iterator[str]:
    """A line for each field: what it may be, what it is when it is left out, what it does, an example."""
    for name, one in shape["properties"].items():
        if only is not None and name not in only:
            continue
        needed = " Needed." if name in shape.get("required", []) else _left_out(one)
        yield f"- **`{name}`**: {kind_of(one, name)}.{needed} {one['description']}"
        yield ""
        yield from (f"      {line}" for line in _example(name, shape))
        yield ""


def kind_of(one: dict[str, Any], name: str = "") -> str:
    """What a field may be, in plain words."""
    match one:
        case {"const": value}:
            return f"`{value}`"
        case {"enum": values}:
            return _or(values)
        case {"anyOf": choices}:
            return ", or ".join(kind_of(choice, name) for choice in choices)
        case {"type": "boolean"}:
            return "`true` or `false`"
        case {"type": "integer"}:
            return f"a whole number, {one['minimum']} to {one['maximum']}"
        case {"type": "array", "items": items}:
            most = f", at most {one['maxItems']}" if "maxItems" in one else ""
            if INNER.get(name, name).startswith("[") or name == "step":
                return f"tables{most}"
            return f"a list of {_many(items)}{most}"
        case {"$ref": _}:
            return "a table"
        case {"maxLength": most} if most < TEXT_LIMIT:
            return f"text, at most {most} characters"
        case {"maxLength": _}:
            return "text"
        case _:
            return "an id"


def _many(items: dict[str, Any]) -> str:
    if "anyOf" in items:
        return " or ".join(_many(choice) for choice in items["anyOf"])
    if "enum" in items:
        return f"any of {', '.join(f'`{value}`' for value in items['enum'])}"
    words = kind_of(items)
    return {"a table": "tables", "an id": "ids", "text": "texts"}.get(words, words.replace("text,", "texts,"))


def _or(values: list[str]) -> str:
    *first, last = (f"`{value}`" for value in values)
    return f"{', '.join(first)} or {last}" if first else last


def _left_out(one: dict[str, Any]) -> str:
    default = one.get("default")
    if default in (None, [], "") or isinstance(default, dict) or "eft out" in one["description"]:
        return ""
    words = ", ".join(f"`{each}`" for each in default) if isinstance(default, list) else f"`{default}`"
    return f" Left out: {words.lower() if isinstance(default, bool) else words}."


def _definition(model: type[BaseModel]) -> dict[str, Any]:
    return SCHEMA["$defs"][model.__name__]


def _own(model: type[StepFields], key: str) -> bool:
    return key in model.__annotations__


def _table(one: dict[str, Any]) -> str:
    """The name of the model of the tables that a field holds; empty where it holds none."""
    found = [value for key, value in _walked(one) if key == "$ref"]
    return found[0].rpartition("/")[2] if found else ""


def _walked(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key, value
            yield from _walked(value)
    elif isinstance(node, list):
        for each in node:
            yield from _walked(each)


def _models(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The models of the tables in a step."""
    module = inspect.getmodule(model)
    named = {_table(one) for one in _definition(model)["properties"].values()} - {""}
    return [getattr(module, name) for name in sorted(named)]


def _example(name: str, shape: dict[str, Any]) -> list[str]:
    return EXAMPLES[shape.get("title", "Agenda"), name].split("\n")


def _docs(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for parent in reversed(model.__mro__):
        if not issubclass(parent, BaseModel) or parent is BaseModel:
            continue
        body = _body(parent)
        for at, below in pairwise(body):
            if isinstance(at, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                yield ast.unparse(at.target), told(inspect.cleandoc(str(below.value.value)))[1]


def _body(model: type[BaseModel]) -> list[ast.stmt]:
    found = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(found, ast.ClassDef)
    return found.body


def complaints(model: type[BaseModel]) -> Iterator[str]:
    """The sentences with which the rules of a model refuse values that do not agree; … stands for what was written."""
    for function in _body(model):
        if isinstance(function, ast.FunctionDef) and any(
            "validator" in ast.unparse(d) for d in function.decorator_list
        ):
            for one in ast.walk(function):
                if isinstance(one, ast.Raise) and isinstance(one.exc, ast.Call):
                    yield _sentence(one.exc.args[0])


def _sentence(words: ast.expr) -> str:
    parts = words.values if isinstance(words, ast.JoinedStr) else [words]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)


EXAMPLES: dict[tuple[str, str], str] = {
    (model.__name__ if model is not Agenda else SCHEMA["title"], name): example
    for kind in (Agenda, *(kind.fields for kind in KINDS.values()))
    for model in (kind, *(_models(kind) if kind is not Agenda else ()))
    for name, example in _docs(model)
}


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
