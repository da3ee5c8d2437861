"""What an `[[update]]` row may say has become of something: the words, by what it is. Pure."""

from __future__ import annotations

from meetingtui.core.items import ItemKind

OPEN = "open"
ENDED: dict[ItemKind, frozenset[str]] = {
    ItemKind.ACTION: frozenset({"done", "dropped"}),
    ItemKind.DECISION: frozenset({"replaced", "withdrawn", "not adopted"}),
    ItemKind.RISK: frozenset({"closed"}),
    ItemKind.PARKED: frozenset({"answered", "let go", "owned"}),
    ItemKind.CONCERN: frozenset({"closed"}),
    ItemKind.EXCHANGE: frozenset(),
    ItemKind.AGREEMENT: frozenset({"replaced", "retired"}),
    ItemKind.METRIC: frozenset({"retired"}),
    ItemKind.EXPERIMENT: frozenset({"kept", "stopped"}),
    ItemKind.TERM: frozenset({"let go"}),
    ItemKind.WIN: frozenset({"told", "let go"}),
}
"""The words in an update after which an item is not open any more."""
CHANGED: dict[ItemKind, frozenset[str]] = {
    ItemKind.ACTION: frozenset({"moved", "reshaped", "handed on", "accepted"}),
    ItemKind.DECISION: frozenset({"kept", "to revisit", "ratified", "partly ratified", "watched", "handed on"}),
    ItemKind.RISK: frozenset({"seen", "not seen", "too soon", "kept", "handed on"}),
    ItemKind.PARKED: frozenset({"kept", "handed on"}),
    ItemKind.CONCERN: frozenset({"acknowledged", "taken up", "still open"}),
    ItemKind.EXCHANGE: frozenset({"landed", "brought", "nothing to add"}),
    ItemKind.AGREEMENT: frozenset({"kept", "changed", "ratified", "partly ratified"}),
    ItemKind.METRIC: frozenset({"read", "kept", "handed on"}),
    ItemKind.EXPERIMENT: frozenset({"goes on", "handed on"}),
    ItemKind.TERM: frozenset({"kept", "changed"}),
    ItemKind.WIN: frozenset({"kept"}),
}
"""The words that say what else became of it; any other is history, and changes nothing."""
STREAM_WORDS = frozenset({"goes on", "ended", "handed on"})
"""The words for a stream."""
