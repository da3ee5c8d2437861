"""Finding the keys of a document that its model does not know, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from pydantic import BaseModel

Path = tuple[str | int, ...]


class Chosen:
    """What stands beside the type of a field whose entries say by their `kind` which model they are of."""

    def model_for(self, kind: object) -> type[BaseModel] | None:
        """The model of that kind; None where there is none."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of a model, and the models that stand below some of them."""

    known: frozenset[str]
    inner: dict[str, tuple[type[BaseModel], ...] | Chosen]
    kinds: frozenset[str] | None
    """The values of `kind` that choose this model from a union."""
    any_key: bool


def unknown_keys(
    model: type[BaseModel], data: dict[str, Any], path: Path = ()
) -> Iterator[tuple[Path, frozenset[str]]]:
    """The path of each unknown key, with the keys that are known there."""
    shape = _shape(model)
    if not shape.any_key:
        for key in data:
            if key not in shape.known:
                yield (*path, key), shape.known
    for key, models in shape.inner.items():
        if key not in data:
            continue
        value = data[key]
        entries: list[tuple[Path, Any]] = [((*path, key), value)]
        if isinstance(value, list):
            entries = [((*path, key, number), entry) for number, entry in enumerate(cast("list[Any]", value))]
        for place, entry in entries:
            if isinstance(entry, dict):
                table = cast("dict[str, Any]", entry)
                chosen = _choose(models, table)
                if chosen is not None:
                    yield from unknown_keys(chosen, table, place)


def _choose(models: tuple[type[BaseModel], ...] | Chosen, table: dict[str, Any]) -> type[BaseModel] | None:
    if isinstance(models, Chosen):
        return models.model_for(table.get("kind"))
    if len(models) == 1:
        return models[0]
    return next((model for model in models if table.get("kind") in (_shape(model).kinds or ())), None)


@cache
def _shape(model: type[BaseModel]) -> Shape:
    without: frozenset[str] = getattr(model, "NOT_KEYS", frozenset[str]())
    known: set[str] = set()
    inner: dict[str, tuple[type[BaseModel], ...] | Chosen] = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in without:
            continue
        known.add(key)
        found = tuple(dict.fromkeys(_models(field.annotation)))
        chosen = next((part for part in found if isinstance(part, Chosen)), None)
        if found:
            inner[key] = chosen or tuple(part for part in found if not isinstance(part, Chosen))
    kind = model.model_fields.get("kind")
    kinds = frozenset(get_args(kind.annotation)) if kind is not None else frozenset[str]()
    return Shape(frozenset(known), inner, kinds or None, bool(getattr(model, "ANY_KEY", False)))


def _models(annotation: Any) -> Iterator[type[BaseModel] | Chosen]:
    if isinstance(annotation, Chosen) or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
