"""Minutes in which every text is a word of its own, so that any of them can be looked for wherever it may have gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

_ITEM_IDS = frozenset({"id", "replaces", "item"})
_PERSONS = frozenset({"joined", "person"})


@dataclass
class Filler:
    """Makes models full of words; `words` says where each stands, `days` the same of dates."""

    words: dict[str, str] = field(default_factory=dict[str, str])
    days: dict[date, str] = field(default_factory=dict[date, str])

    def fill(self, model: type[BaseModel], path: str, **fixed: Any) -> Any:
        """A model with every field filled, and a key that nobody knows."""
        plain: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            plain[key] = fixed[name] if name in fixed else self.value(info.annotation, f"{path}.{name}", name)
        plain["stranger"] = self.word(f"{path}.stranger", "")
        return model.model_validate(plain)

    def word(self, path: str, name: str) -> str:
        """A new word. Ids of items look like ids."""
        number = len(self.words) + 1
        plain = name in _ITEM_IDS and not any(part in path for part in _PERSONS) and ".step" not in path
        made = f"A9{number:05}" if plain else f"zq{number:05}zq"
        self.words[made] = path
        return made

    def value(self, annotation: Any, path: str, name: str) -> Any:
        """A value of that type."""
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(inner[0], path, name)
        if origin in (Union, UnionType):
            return self.value(next(one for one in inner if one is not NoneType), path, name)
        if origin is Literal:
            return inner[0]
        if origin is tuple:
            return [self.value(inner[0], f"{path}.{number}", name) for number in range(2)]
        if origin is dict:
            return {self.word(f"{path}.key", ""): self.value(inner[1], f"{path}.value", name)}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.fill(annotation, path).model_dump(by_alias=True)
        if annotation in (str, Any):
            return self.word(path, name)
        return self.plain(annotation, path)

    def plain(self, annotation: Any, path: str) -> Any:
        """A number, a time, a day."""
        if annotation is date:
            day = date(2030, 1, 1) + timedelta(days=len(self.days))
            self.days[day] = path
            return day
        return {bool: True, int: 1, float: 1.5, time: time(10, 0)}[annotation]
