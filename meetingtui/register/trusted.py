"""Records made of values that were validated before: thousands at once, at a tenth of the price."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar, cast

from meetingtui.core.record import Record

Made = TypeVar("Made", bound=Record)


class Blank(Generic[Made]):
    """A kind of record with certain fields set, to be filled in."""

    def __init__(self, made: type[Made], names: Sequence[str]) -> None:
        fields = made.model_fields
        if unknown := set(names).difference(fields):
            raise ValueError(f"{made.__name__} has no {', '.join(sorted(unknown))}")
        left = [(name, field) for name, field in fields.items() if name not in names]
        # In the order of the fields, whatever is set.
        self._fixed: dict[str, Any] = {name: field.get_default() for name, field in fields.items()}
        self._fresh = [(name, cast("Callable[[], Any]", f.default_factory)) for name, f in left if f.default_factory]
        self._made, self._names, self._set = made, tuple(names), set(names)

    def filled(self, values: Iterable[Any]) -> Made:
        """A record with these values, as `model_construct` makes it. Raises ValueError for too few or too many."""
        held = self._fixed.copy()
        held.update(zip(self._names, values, strict=True))
        for name, make in self._fresh:
            held[name] = make()
        record = self._made.__new__(self._made)
        object.__setattr__(record, "__dict__", held)
        object.__setattr__(record, "__pydantic_fields_set__", self._set.copy())
        object.__setattr__(record, "__pydantic_extra__", {})
        object.__setattr__(record, "__pydantic_private__", None)
        return record
