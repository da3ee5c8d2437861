"""From a turn of the script to a row of `[[update]]`, and from its placeholders to ids and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from meetingtui.core.items import ItemKind
from meetingtui.sample.book import Book, Entry
from meetingtui.sample.days import Days
from meetingtui.sample.pieces import BOTH, After, Named, Turn

_ENDS_WITH_NOTE = {"done", "watched", "acknowledged", "answered", "kept", "to revisit", "too soon", "seen", "not seen"}
_SIGNS = {"seen", "not seen", "too soon"}


@dataclass(frozen=True, slots=True)
class Teller:
    """What a meeting of the story is told with."""

    book: Book
    days: Days

    def value(self, value: Any, number: int) -> Any:
        """A value of the script as a file has it: days for weeks, ids for names."""
        match value:
            case After(weeks=weeks):
                return self.days.after(number, weeks) if weeks else self.days.of(number)
            case Named(name=name):
                return self.book.names[name]
            case Mapping():
                table = cast("Mapping[str, Any]", value)
                return {key: self.value(inner, number) for key, inner in table.items()}
            case tuple() | list():
                return [self.value(inner, number) for inner in cast("list[Any]", value)]
            case _:
                return value

    def item(self, entry: Entry) -> dict[str, Any]:
        """The table of an item as it was captured."""
        made = {key: self.value(value, entry.number) for key, value in entry.piece.fields.items()}
        if "replaces" in made:
            made["replaces"] = self.book.names[made["replaces"]]
        if "from_" in made:
            made["from"] = self.book.names[made.pop("from_")]
        return {"id": entry.id, **made}

    def row(self, entry: Entry, turn: Turn) -> dict[str, Any]:
        """The row of `[[update]]` in which a turn is written down."""
        row: dict[str, Any] = {"item": entry.id}
        row |= {"sign": turn.to} if turn.to in _SIGNS else {} if turn.to == "read" else {"to": turn.to}
        row |= self._fields(entry.piece.kind, turn)
        if turn.words and not row.keys() & {"told", "landed", "result", "goes", "text"}:
            row["note" if turn.to in _ENDS_WITH_NOTE or turn.to == "read" else "why"] = turn.words
        return row

    def _fields(self, kind: ItemKind, turn: Turn) -> dict[str, Any]:
        """The fields that are different after a turn."""
        day = self.days.of(turn.meeting)
        later = self.days.after(turn.meeting, turn.weeks) if turn.weeks else None
        match kind, turn.to:
            case ItemKind.ACTION, "moved":
                return {"due": later}
            case ItemKind.ACTION, "reshaped":
                text, _, why = turn.words.partition(" // ")
                return {"text": text, "why": why}
            case ItemKind.ACTION, "accepted":
                return {"accepted": True}
            case _, "handed on":
                due = {"due": later} if later and kind is ItemKind.ACTION else {}
                return {"owner": turn.who, **due}
            case ((ItemKind.DECISION | ItemKind.AGREEMENT), "kept"):
                return {"review": later} if later else {}
            case ((ItemKind.DECISION | ItemKind.AGREEMENT), "ratified"):
                return {"yes": list(BOTH)}
            case ItemKind.AGREEMENT, "changed":
                return {"text": turn.words, "version": 2, "yes": [], "ratify": {"by": list(BOTH)}}
            case ItemKind.PARKED, "owned":
                return {"owner": turn.who}
            case ItemKind.PARKED, "kept":
                return {"goes": f"next {turn.words}"}
            case ItemKind.CONCERN, "acknowledged" | "closed":
                return {turn.to: day}
            case ItemKind.EXCHANGE, "landed":
                return {"landed": turn.words}
            case ItemKind.METRIC, "read":
                return {"reading": turn.value}
            case ItemKind.EXPERIMENT, "kept" | "stopped" | "goes on":
                return {"result": turn.words, **({"until": later} if later else {})}
            case ItemKind.WIN, "told":
                return {"told": turn.words}
            case _:
                return {}
