"""What the keys of the table do on the screens of the review."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding

from meetingtui.core.items import ItemKind
from meetingtui.tui.keys import DIGITS, bind

REGISTER_KEYS: Final[dict[ItemKind, str]] = {
    ItemKind.ACTION: "review.actions",
    ItemKind.DECISION: "review.decisions",
    ItemKind.RISK: "review.risks",
    ItemKind.PARKED: "review.parked",
    ItemKind.WIN: "review.wins",
    ItemKind.EXCHANGE: "review.exchanges",
    ItemKind.CONCERN: "review.concerns",
    ItemKind.TERM: "review.words",
    ItemKind.AGREEMENT: "review.agreements",
    ItemKind.METRIC: "review.measures",
    ItemKind.EXPERIMENT: "review.experiments",
}
"""The key that opens each register."""
EVERYWHERE: Final[tuple[Binding, ...]] = (
    bind("everywhere.forward", "forward", "open"),
    bind("everywhere.back", "back", "back"),
    *(bind(name, f"register('{kind.value}')") for kind, name in REGISTER_KEYS.items()),
    bind("review.story", "story"),
    bind("review.trends", "trends"),
    bind("everywhere.find", "find", "find"),
    bind("everywhere.command", "command"),
    bind("everywhere.copy", "copy"),
    bind("everywhere.large", "large"),
    bind("everywhere.keys", "keys"),
    bind("everywhere.escape", "escape", "leave a line; back"),
    bind("everywhere.leave", "leave", "leave"),
    bind("everywhere.down", "arrow(1)"),
    bind("everywhere.up", "arrow(-1)"),
    bind("everywhere.right", "sideways(1)", "later"),
    bind("everywhere.left", "sideways(-1)", "earlier"),
    bind("everywhere.page-down", "turn(1)"),
    bind("everywhere.page-up", "turn(-1)"),
    bind("review.page-on", "turn(1)"),
    bind("review.top", "end(-1)"),
    bind("review.end", "end(1)"),
    *DIGITS,
)
