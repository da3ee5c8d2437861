"""The keys of the table as bindings, and the help that is written from those that work here and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

from textual.binding import ActiveBinding, Binding, BindingType

from meetingtui.core.keys import KEYS, Rebound, all_shown, keys_of, shown, sign
from meetingtui.steps.panel import Choice


def bind(name: str, action: str, does: str = "") -> Binding:
    """What a key of the table does on a screen. Its id is what a person's own keys are told by."""
    return Binding(_as_typed(KEYS[name].keys), action, does or KEYS[name].does, show=False, id=name)


def _as_typed(keys: Iterable[str]) -> str:
    """Keys as Textual lists them; terminals tell of a capital in two ways."""
    both = ((key, f"shift+{key.lower()}") if len(key) == 1 and key.isupper() else (key,) for key in keys)
    return ",".join(key for several in both for key in several)


def keymap(rebound: Rebound) -> dict[str, str]:
    """A person's own keys, as Textual takes them."""
    return {name: _as_typed(keys_of(name, rebound)) for name in rebound if name in KEYS}


def is_key(key: str, name: str) -> bool:
    """Whether a key that was pressed is one of those that do something."""
    return key in _as_typed(keys_of(name)).split(",")


DIGITS: Final[tuple[Binding, ...]] = tuple(bind(f"everywhere.digit-{n}", f"digit({n})") for n in range(10))
STAGE: Final[tuple[Binding, ...]] = (
    bind("everywhere.forward", "forward", "next"),
    bind("everywhere.back", "back"),
    *(
        bind(f"stage.{name}", f"capture('{letter}')")
        for name, letter in zip(
            ("action", "decision", "risk", "park", "win", "exchange", "concern", "term"), "adrpwxcg", strict=True
        )
    ),
    *(
        bind(f"stage.{name}", name.replace("-", "_"))
        for name in ("decide", "edit", "undo", "redo", "here", "facilitator", "steps", "clock", "take-over", "pause")
    ),
    bind("stage.curtain", "curtain"),
    bind("everywhere.find", "find"),
    bind("everywhere.command", "command"),
    bind("everywhere.copy", "copy", "copy an item"),
    bind("stage.private", "private"),
    bind("everywhere.large", "large"),
    bind("everywhere.keys", "keys"),
    bind("everywhere.escape", "escape"),
    bind("everywhere.leave", "leave"),
)
SIGNS: Final[tuple[Binding, ...]] = (
    *DIGITS,
    bind("stage.plus", "sign('+')"),
    bind("stage.minus", "sign('-')"),
    bind("everywhere.down", "arrow(1)"),
    bind("everywhere.up", "arrow(-1)"),
    bind("everywhere.right", "arrow(1)"),
    bind("everywhere.left", "arrow(-1)"),
    bind("everywhere.page-down", "turn(1)"),
    bind("everywhere.page-up", "turn(-1)"),
)
BINDINGS: Final[list[BindingType]] = [*STAGE, *SIGNS]
CONSOLE: Final[tuple[Binding, ...]] = (
    bind("stage.private", "private", "more of what is private"),
    bind("console.note", "note"),
    bind("console.plan", "accept_plan"),
)
"""Keys that only the console has, or has in its own way."""


# what works here and now ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that keys do now: its id, the keys as they are shown, the words, and the action."""

    name: str
    keys: str
    does: str
    action: str


class Helped(Protocol):
    """A screen whose help writes itself."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Its bindings, as Textual tells them: a person's own keys included."""
        ...

    def words_now(self, name: str) -> str | None:
        """What the key of that id does now; None where it does nothing, an empty text for the binding's own words."""
        ...


_MOVES: Final[Mapping[str, tuple[str, ...]]] = {
    "move": ("everywhere.up", "everywhere.down"),
    "turn pages": ("everywhere.page-up", "everywhere.page-down"),
}
"""Keys that are told in one row."""


def rows_now(screen: Helped) -> list[Row]:
    """Everything that keys do on a screen at this moment, the choices first; each action once."""
    there = {one.binding.id: one.binding for one in screen.active_bindings.values() if one.binding.id in KEYS}
    found: list[Row] = []
    for name in sorted(there, key=_place):
        words = screen.words_now(name or "")
        if name is None or words is None:
            continue
        found.append(Row(name, all_shown(name), words or there[name].description, there[name].action))
    return found


def _place(name: str | None) -> tuple[int, int]:
    """Enter, then the choices, then letters, then what is the same on every screen."""
    first = ("everywhere.forward", *(f"everywhere.digit-{n}" for n in (*range(1, 10), 0)), "stage.plus", "stage.minus")
    if name in first:
        return 0, first.index(name)
    return (2 if (name or "").startswith("everywhere.") else 1), list(KEYS).index(name or "")


def told(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """Rows as the help shows them: the keys that move together in one, and aliases that do the same left out."""
    rows = _ranges(list(rows))
    names = {row.name for row in rows}
    together = {name: words for words, those in _MOVES.items() if names.issuperset(those) for name in those}
    shown_rows: list[tuple[str, str]] = []
    for row in rows:
        if row.name in {"everywhere.left", "everywhere.right"} and row.action.startswith("arrow("):
            continue
        words = together.get(row.name)
        if words is None:
            shown_rows.append((row.keys, row.does))
        elif row.name == _MOVES[words][0]:
            shown_rows.append((" ".join(map(shown, _MOVES[words])), words))
    return shown_rows


def _ranges(rows: list[Row]) -> list[Row]:
    """Digits in a row that mean the same, in one row; one that has another key beside it stands for itself."""
    made: list[Row] = []
    for row in rows:
        last = made[-1] if made else None
        if last and row.does == last.does and row.keys.isdecimal() and last.keys.rpartition("–")[2].isdecimal():
            made[-1] = replace(last, keys=f"{last.keys.partition('–')[0]}–{row.keys}")
        else:
            made.append(row)
    return made


def chosen(choices: Iterable[Choice], ours: str) -> str | None:
    """What a digit or sign means among the choices that are told; None where it is not one of them."""
    for one in choices:
        first, dash, last = one.digit.partition("–")
        if one.digit == ours or (dash and ours.isdecimal() and first <= ours <= last):
            return one.label
    return None


Matching = Callable[[str], list[Row]]


def matching(rows: Iterable[Row], words: str) -> list[Row]:
    """The rows that typed words may mean, the likeliest first: beginnings, then parts of words, then letters."""
    typed = words.casefold().split()
    ranked = [(rank, row) for row in rows if (rank := _rank(row.does.casefold(), typed)) is not None]
    return [row for _, row in sorted(ranked, key=lambda found: found[0])]


def _rank(does: str, typed: list[str]) -> int | None:
    joined = " ".join(typed)
    if does.startswith(joined):
        return 0
    if all(any(word.startswith(part) for word in does.split()) for part in typed):
        return 1
    if all(part in does for part in typed):
        return 2
    letters = iter(does)
    return 3 if all(char in letters for part in typed for char in part) else None


def no_command() -> str:
    """What is said where no command is meant by what was typed."""
    return f"no command of that name; {shown('everywhere.keys')} lists them"


def commands(screen: Helped) -> list[Row]:
    """What can be done now by name: everything but moving, and typing a name."""
    without = {"everywhere.command", "everywhere.escape", *(name for those in _MOVES.values() for name in those)}
    without |= {"everywhere.left", "everywhere.right"}
    rows = [row for row in rows_now(screen) if row.name not in without]
    # A digit that only picks a row says nothing by its name.
    said = Counter(row.does for row in rows)
    return [row for row in rows if said[row.does] == 1]


# the keys without a screen ----------------------------------------------------------------------------------


def key_rows(own: tuple[Binding, ...] = ()) -> list[tuple[str, str]]:
    """Key and what it does, whatever is in front, for who works in lines."""
    taken = {one.id for one in own}
    rows = [*(one for one in STAGE if one.id not in taken), *own]
    return [*((_said(one), one.description) for one in rows), ("0–9 + -", "the choices on screen")]


def _said(one: Binding) -> str:
    return " ".join(sign(key) for key in all_shown(one.id or "").split())
