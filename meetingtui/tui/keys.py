"""Every key of the stage, in one list: id, key, action, and the words the help shows. Ids make keys rebindable."""

from __future__ import annotations

from textual.binding import Binding, BindingType


def _key(key: str, action: str, does: str, name: str) -> Binding:
    return Binding(key, action, does, show=False, id=f"stage.{name}")


STAGE: tuple[Binding, ...] = (
    _key("enter", "forward", "next", "forward"),
    _key("backspace", "back", "back, losing nothing", "back"),
    _key("a", "capture('a')", "action", "action"),
    _key("d", "capture('d')", "decision", "decision"),
    _key("D,shift+d", "decide", "test a decision", "decide"),
    _key("r", "capture('r')", "risk", "risk"),
    _key("p", "capture('p')", "park", "park"),
    _key("w", "capture('w')", "win", "win"),
    _key("x", "capture('x')", "exchange", "exchange"),
    _key("c", "capture('c')", "concern", "concern"),
    _key("g", "capture('g')", "glossary term", "term"),
    _key("e", "edit", "correct an item", "edit"),
    _key("u", "undo", "undo", "undo"),
    _key("U,shift+u", "redo", "redo", "redo"),
    _key("h", "here", "who is here or not", "here"),
    _key("f", "facilitator", "who facilitates", "facilitator"),
    _key("s", "steps", "steps: go, add, leave out", "steps"),
    _key("t", "clock", "clock: +1, +3, stop", "clock"),
    _key("T,shift+t", "take_over", "take over, and drive", "take-over"),
    _key("o", "pause", "pause the record, go on", "pause"),
    _key("b", "curtain", "curtain", "curtain"),
    _key("slash", "find", "find anything", "find"),
    _key("colon", "command", "command by name", "command"),
    _key("v", "private", "private notes", "private"),
    _key("z", "large", "large layout", "large"),
    _key("question_mark", "keys", "these keys", "keys"),
    _key("escape", "escape", "leave a list or a line", "escape"),
    _key("Q,shift+q,ctrl+c", "leave", "leave, or close", "leave"),
)
SIGNS: tuple[Binding, ...] = (
    *(_key(str(number), f"digit({number})", "the choice beside the item", f"digit-{number}") for number in range(10)),
    _key("plus", "sign('+')", "add", "plus"),
    _key("minus", "sign('-')", "take out", "minus"),
    _key("down,right", "arrow(1)", "down a list", "down"),
    _key("up,left", "arrow(-1)", "up a list", "up"),
    _key("pagedown", "turn(1)", "page down", "page-down"),
    _key("pageup", "turn(-1)", "page up", "page-up"),
)

BINDINGS: list[BindingType] = [*STAGE, *SIGNS]
CONSOLE: tuple[Binding, ...] = (
    _key("v", "private", "more of what is private", "private-more"),
    _key("n", "note", "a note to yourself", "note"),
    _key("y", "accept_plan", "take the new plan that is offered", "plan"),
)
"""Keys that only the console has, or has in its own way."""

_SHOWN = {
    "enter": "Enter",
    "backspace": "Backspace",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "escape": "Esc",
    "U,shift+u": "U",
    "D,shift+d": "D",
    "T,shift+t": "T",
    "Q,shift+q,ctrl+c": "Q Ctrl-C",
}


def key_rows(own: tuple[Binding, ...] = ()) -> list[tuple[str, str]]:
    """Key and what it does, for the help; a screen's own keys stand for the stage's on the same key."""
    taken = {one.key for one in own}
    rows = [(_SHOWN.get(one.key, one.key), one.description) for one in STAGE if one.key not in taken]
    rows += [(_SHOWN.get(one.key, one.key), one.description) for one in own]
    return [*rows, ("0–9 + -", "the choices on screen"), ("↑ ↓", "move; PageUp, PageDown")]


def commands() -> dict[str, str]:
    """Every command by the name one would type after `:`, with its action."""
    return {one.description: one.action for one in STAGE if one.action not in {"escape", "command"}}
