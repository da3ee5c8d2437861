"""What minutes have been folded to, as JSON and back: the same objects, without asking again whether they are right.

Thousands of items have few shapes: which fields each has is written once, and beside each item only its values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from functools import cache
from typing import Any, cast

from meetingtui.core.items import MODELS, ItemKind, Ratify, Watch
from meetingtui.core.record import Record
from meetingtui.core.standing import Answer, Answered, Change, Filled, Met, Rated, Reading, Stood, StreamNow
from meetingtui.register.fold import PARTS
from meetingtui.register.trusted import Blank

_RECORDS = (*MODELS.values(), Ratify, Watch, Answer, Answered, Change, Filled, Met, Rated, Reading, Stood, StreamNow)
_CLASSES: dict[int, type[Any]] = dict(enumerate((*PARTS, *_RECORDS)))
_NUMBERS = {made: number for number, made in _CLASSES.items()}
_PLAIN = frozenset({str, int, float, bool, type(None)})
_NESTED = frozenset({list, dict})
_READ: dict[str, Callable[[str], Any]] = {
    "h": time.fromisoformat,
    "dt": datetime.fromisoformat,
    "k": lambda name: ItemKind[name],
}
_EMPTY: dict[str, Callable[[], Any]] = {"()": tuple, "[]": list, "{}": dict}
_EMPTIES: dict[object, str] = {tuple: "()", list: "[]", dict: "{}"}
_SORTS: dict[object, str] = {**dict.fromkeys(_PLAIN, ""), date: "d", ItemKind: "k"}
_Shape = tuple[int, tuple[str, ...], tuple[str, ...]]
"""Which class, the fields that were set, and what each value is: as it stands, empty, a date, a kind, or packed."""
_Maker = Callable[[list[Any], Callable[[Any], Any]], Any]
"""Makes an object of the values behind its shape, given how those that are packed are unpacked."""


def pack(value: object) -> dict[str, Any]:
    """A value as lists and dicts. Raises TypeError for what it does not know."""
    shapes: dict[_Shape, int] = {}
    packed = _Packing(shapes).pack(value)
    return {"shapes": [[number, list(names), list(sorts)] for number, names, sorts in shapes], "value": packed}


def unpack(packed: dict[str, Any]) -> Any:
    """The value that was packed. Raises ValueError, LookupError or TypeError for what never was."""
    return _Unpacking([_maker(*shape) for shape in packed["shapes"]]).unpack(packed["value"])


@dataclass(frozen=True, slots=True)
class _Packing:
    shapes: dict[_Shape, int]

    def pack(self, value: object) -> Any:
        """Lists are objects: their shape and values. What else is not plain is a dict with one key that says what."""
        if value.__class__ in _PLAIN:
            return value
        if value.__class__ in _NUMBERS:
            return self._object(value)
        match value:
            case tuple():
                return {"t": [self.pack(one) for one in cast("tuple[object, ...]", value)]}
            case list():
                return {"l": [self.pack(one) for one in cast("list[object]", value)]}
            case dict():
                return {"m": {_key(key): self.pack(one) for key, one in cast("dict[object, object]", value).items()}}
            case ItemKind():
                return {"k": value.name}
            case datetime():
                return {"dt": value.isoformat()}
            case date():
                return {"d": value.isoformat()}
            case time():
                return {"h": value.isoformat()}
            case _:
                raise TypeError(f"a {type(value).__name__} cannot be kept")

    def _object(self, value: object) -> Any:
        number = _NUMBERS[type(value)]
        if not isinstance(value, Record):
            names = tuple(field.name for field in fields(cast("Any", value)))
            return self._shaped(number, names, value)
        own, given, held = _defaults(type(value)), value.model_fields_set, value.__dict__
        names = tuple([name for name in own if name in given])
        packed = self._shaped(number, names, value)
        other = {name: self.pack(held[name]) for name in own if name not in given and held[name] != own[name]}
        if not other and not value.model_extra:
            return packed
        extra = {name: self.pack(one) for name, one in (value.model_extra or {}).items()}
        return {"x": extra, "s": sorted(value.model_fields_set.difference(own)), "w": other, "r": packed}

    def _shaped(self, number: int, names: tuple[str, ...], value: object) -> list[Any]:
        values = [getattr(value, name) for name in names]
        sorts = tuple([_sort(one) for one in values])
        shape = self.shapes.setdefault((number, names, sorts), len(self.shapes))
        return [shape, *[self._value(sort, one) if sort else one for sort, one in zip(sorts, values, strict=True)]]

    def _value(self, sort: str, value: Any) -> Any:
        if sort in _EMPTY:
            return 0
        if sort == "k":
            return value.name
        return value.isoformat() if sort == "d" else self.pack(value)


@cache
def _defaults(made: type[Record]) -> dict[str, Any]:
    """What each field of a kind of record is where nobody set it."""
    return {name: field.get_default(call_default_factory=True) for name, field in made.model_fields.items()}


def _sort(value: object) -> str:
    """What a value is, where that need not be said beside each one."""
    return _SORTS.get(value.__class__, "p") if value or value.__class__ not in _EMPTIES else _EMPTIES[value.__class__]


@dataclass(frozen=True, slots=True)
class _Unpacking:
    shapes: list[_Maker]

    def unpack(self, packed: Any) -> Any:
        if packed.__class__ is list:
            return self.shapes[int(packed[0])](packed[1:], self.unpack)
        if packed.__class__ is not dict:
            return cast("object", packed)
        kept: dict[str, Any] = packed
        for tag, held in kept.items():  # the first says what it is
            if tag == "d":
                return date.fromisoformat(held)
            if tag == "t":
                return tuple([self.unpack(one) if one.__class__ in _NESTED else one for one in held])
            if tag == "l":
                return [self.unpack(one) for one in held]
            if tag == "m":
                return {key: self.unpack(one) if one.__class__ in _NESTED else one for key, one in held.items()}
            if tag == "x":
                return self._unusual(kept)
            return _READ[tag](held)
        raise ValueError("nothing was packed")

    def _unusual(self, packed: dict[str, Any]) -> Any:
        """A record with more than its fields, or with values that were not set and are not the default."""
        record = self.unpack(packed["r"])
        for name, one in packed["w"].items():
            object.__setattr__(record, name, self.unpack(one))
        record.__pydantic_extra__.update({name: self.unpack(one) for name, one in packed["x"].items()})
        record.__pydantic_fields_set__.update(packed["s"])
        return record


def _key(key: object) -> str:
    if key.__class__ is not str:
        raise TypeError("only what has words for keys can be kept")
    return cast("str", key)


def _maker(number: int, names: list[str], sorts: list[str]) -> _Maker:
    made = _CLASSES[number]
    fill: Callable[[list[Any]], Any] = Blank(made, names).filled if issubclass(made, Record) else lambda row: made(*row)
    dates = [place for place, sort in enumerate(sorts) if sort == "d"]
    inner = [place for place, sort in enumerate(sorts) if sort == "p"]
    others = [(place, _EMPTY[sort]) for place, sort in enumerate(sorts) if sort in _EMPTY]
    kinds = [place for place, sort in enumerate(sorts) if sort == "k"]

    def make(values: list[Any], unpack: Callable[[Any], Any]) -> Any:
        for place in dates:
            values[place] = date.fromisoformat(values[place])
        for place in inner:
            values[place] = unpack(values[place])
        for place, empty in others:
            values[place] = empty()
        for place in kinds:
            values[place] = ItemKind[values[place]]
        return fill(values)

    return make
