"""The nine kinds of step; the only list of them. A kind is imported when an agenda, minutes or a log names it."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

from meetingtui.steps.protocol import StepEvent, StepKind

NAMES = (
    "ask",
    "status",
    "gather",
    "stages",
    "grid",
    "rate",
    "review",
    "decide",
    "close",
)
"""Every kind that an agenda may name: the names of their folders, in the order in which people read of them."""

AnyKind = StepKind[Any, Any, Any]


class Kinds(MutableMapping[str, AnyKind]):
    """The kinds by name; to ask for one imports it, to ask whether there is one, or for their names, imports none."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._known: dict[str, AnyKind | None] = dict.fromkeys(names)

    def __getitem__(self, name: str) -> AnyKind:
        kind = self._known[name]
        if kind is None:
            kind = self._known[name] = import_module(f"meetingtui.steps.{name}").KIND
        return kind

    def __setitem__(self, name: str, kind: AnyKind) -> None:
        self._known[name] = kind

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


KINDS = Kinds(NAMES)
"""Every kind an agenda may name."""


def event_types() -> dict[str, type[StepEvent]]:
    """Every event of every kind, by its stable name; imports them all."""
    return {event.type: event for kind in KINDS.values() for event in kind.events}


def event_type(name: str) -> type[StepEvent] | None:
    """The event of that stable name, which begins with the name of its kind; None where there is none."""
    kind = KINDS.get(name.partition(".")[0])
    return next((event for event in kind.events if event.type == name), None) if kind else None


def panel_class(kind: str) -> Any:
    """The panel that shows a kind on the stage; imports Textual, so only when a screen asks."""
    return import_module(f"meetingtui.steps.{kind}.panel").PANEL
