"""Every key of the review screens, and the words that the help shows. Ids make keys rebindable."""

from __future__ import annotations

from textual.binding import Binding

from meetingtui.review.registers import SHELVES


def key(keys: str, action: str, does: str, name: str) -> Binding:
    """A key of the review screens."""
    return Binding(keys, action, does, show=False, id=f"review.{name}")


def _letter(letter: str) -> str:
    return f"{letter},shift+{letter.lower()}" if letter.isupper() else letter


READING: tuple[Binding, ...] = (
    key("enter", "forward", "open", "forward"),
    key("backspace", "back", "back", "back"),
    key("escape", "escape", "leave a line; back", "escape"),
    key("slash", "find", "find", "find"),
    key("z", "large", "large layout", "large"),
    key("question_mark", "keys", "these keys", "keys"),
    key("Q,shift+q,ctrl+c", "leave", "leave", "leave"),
)
MOVING: tuple[Binding, ...] = (
    key("down", "arrow(1)", "down", "down"),
    key("up", "arrow(-1)", "up", "up"),
    key("right", "sideways(1)", "later", "right"),
    key("left", "sideways(-1)", "earlier", "left"),
    key("pagedown,space", "turn(1)", "page down", "page-down"),
    key("pageup", "turn(-1)", "page up", "page-up"),
    key("home", "end(-1)", "to the top", "home"),
    key("end", "end(1)", "to the end", "end"),
    *(key(str(n), f"digit({n})", "the choice beside", f"digit-{n}") for n in range(10)),
)
REGISTERS: tuple[Binding, ...] = tuple(
    key(_letter(shelf.key), f"register('{shelf.kind.value}')", shelf.title.lower(), f"register-{shelf.kind.value}")
    for shelf in SHELVES
)
OVERVIEWS: tuple[Binding, ...] = (
    key("i", "story", "the story so far", "story"),
    key("j", "trends", "trends", "trends"),
)
EVERYWHERE: tuple[Binding, ...] = (*READING, *REGISTERS, *OVERVIEWS, *MOVING)

_SHOWN = {"enter": "Enter", "backspace": "Backspace", "escape": "Esc", "slash": "/", "question_mark": "?"}


def key_rows(own: tuple[Binding, ...]) -> list[tuple[str, str]]:
    """Key and what it does, for the help: what the screen has of its own first."""
    taken = {one.key for one in own}
    shown = [*own, *(one for one in (*READING, *REGISTERS, *OVERVIEWS) if one.key not in taken)]
    rows = [(_SHOWN.get(one.key, one.key.split(",")[0]), one.description) for one in shown]
    return [*rows, ("↑ ↓", "move"), ("PageDown", "a page on; PageUp back"), ("Home End", "top and end")]
