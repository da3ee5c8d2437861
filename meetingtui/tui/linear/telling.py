"""What is said when one scene follows another: only what is new, then what can be done. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from meetingtui.steps.panel import Choice
from meetingtui.tui.linear.scene import OpenLine, Scene
from meetingtui.tui.linear.speech import key_words, typed_words, unmarked

UNSEEN = "This is not for the room: what you type is not repeated here."


class Teller:
    """Remembers what was said of each place, so that nothing is said twice."""

    def __init__(self) -> None:
        self.said: Scene | None = None
        self._met = False
        """Whether a meeting was told of yet."""
        self._step: Scene | None = None
        """The step that was told last, while something stands before it."""

    def all(self, scene: Scene) -> list[str]:
        """Everything that stands there, whatever was said before."""
        self._keep(scene)
        return [
            *_where(scene),
            *([] if not scene.live else [f"NOT SAVED: {scene.trouble}" if scene.trouble else "Everything is saved."]),
            *scene.lines,
            *_private(scene.aside),
            *([scene.notice] if scene.notice else []),
            *_line(scene.line),
            *_keys(scene),
        ]

    def news(self, scene: Scene, *, answered: bool, silent: bool = False) -> list[str]:
        """What is new. `answered`: a person has just done something here, and hears what came of it.

        `silent`: they have been told already.
        """
        before = self.said
        if before is None:
            return [*_saving(None, scene), *self._first(scene)]
        told = [*_saving(before, scene)]
        if scene.live and not self._met:
            return [*told, *self._first(scene)]
        if scene.notice and (answered or scene.notice != before.notice):
            told.append(scene.notice)
        told += _items(before, scene, answered=answered)
        moved = scene.place != before.place
        if moved and (back := self._back(scene)):
            told += [f"Back at: {scene.heading}", *_added(back.lines, scene.lines)]
        elif moved:
            told += [*([] if scene.heading == before.heading else _where(scene)), *scene.lines]
        else:
            told += [*([] if scene.heading == before.heading else _where(scene)), *_added(before.lines, scene.lines)]
        last = self._step if scene.place[0] == "step" else None
        if last is not None and last.place == scene.place and last.planned != scene.planned:
            told.append(f"Clock: {scene.planned}.")
        told += _private(_added(before.aside, scene.aside))
        if scene.line != before.line or (answered and not silent):
            told += _line(scene.line)
        if moved or _shape(scene) != _shape(before):
            told += _keys(scene)
        if _over(scene) and not _over(before) and not moved:
            told.append("The time for this step is over.")
        self._keep(scene)
        return told

    def keys(self, scene: Scene) -> list[str]:
        """What can be typed now."""
        return _keys(scene)

    def _first(self, scene: Scene) -> list[str]:
        self._keep(scene)
        count = len(scene.items)
        captured = [f"{count} captured so far."] if count else []
        return [
            *_where(scene),
            *captured,
            *scene.lines,
            *_private(scene.aside),
            *([scene.notice] if scene.notice else []),
            *_line(scene.line),
            *_keys(scene),
        ]

    def _back(self, scene: Scene) -> Scene | None:
        """The step as it was told, where it only was behind a list or a sheet."""
        return self._step if self._step is not None and self._step.place == scene.place else None

    def _keep(self, scene: Scene) -> None:
        self.said = scene
        self._met = self._met or scene.live
        if scene.place[0] == "step":
            self._step = scene


def _where(scene: Scene) -> list[str]:
    if not scene.heading:
        return []
    return [f"{scene.heading}, {_clock(scene.clock)}" if scene.clock else scene.heading]


def _clock(clock: str) -> str:
    return clock if clock.startswith(("over", "time")) else f"{clock} left"


def _over(scene: Scene) -> bool:
    return scene.clock.startswith(("over", "time"))


def _saving(before: Scene | None, scene: Scene) -> Iterable[str]:
    was = before.trouble if before else ""
    if scene.trouble and scene.trouble != was:
        yield f"NOT SAVED: {scene.trouble}."
    elif was and not scene.trouble:
        yield "Saving works again."
    late = before.late if before else ""
    if scene.late and scene.late != late:
        yield f"The minutes file is behind: {scene.late}. Everything captured is kept."
    elif late and not scene.late:
        yield "The minutes file is up to date again."


def _items(before: Scene, scene: Scene, *, answered: bool) -> list[str]:
    """Captured things that are new, changed or gone; what a notice has just said is not said again."""
    if not (before.live and scene.live):
        return []
    told: list[str] = []
    for label, words in scene.items.items():
        if label not in before.items:
            told.append(f"{label} saved: {words}")
        elif words != before.items[label]:
            told.append(f"{label} now: {words}")
    gone = before.items.keys() - scene.items.keys()
    spoken = answered and scene.notice
    return told if spoken else [*told, *(f"{label} is taken out." for label in sorted(gone))]


def _added(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """Lines that were not there; one that only is not in front any more says nothing new. What begins with another line
    is another card, and is told whole."""
    if before[:1] != after[:1]:
        return list(after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    fresh: list[str] = []
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag in {"insert", "replace"}:
            fresh += after[start:end]
    left_front = {unmarked(line) for line in before if unmarked(line) != line}
    return [line for line in fresh if line not in left_front]


def _private(lines: Iterable[str]) -> list[str]:
    return [f"Private: {line}" for line in lines]


def _line(line: OpenLine | None) -> list[str]:
    """The line that waits for a text, and what is to be known about it."""
    if line is None:
        return []
    if line.blind:
        return [f"{line.label}: {UNSEEN}"]
    said = typed_words(line.said)
    label = line.label if line.label.endswith("?") else f"{line.label}:"
    told = [f"{label} {said}" if said else label]
    if line.text and not line.asks:
        told.append(f"It reads now: {line.text}")
    return told


def _shape(scene: Scene) -> object:
    """What makes the keys worth saying again."""
    line = scene.line
    return scene.enter, scene.choices, line and (line.token, line.asks, bool(line.text))


def _keys(scene: Scene) -> list[str]:
    """What can be typed now, on one line."""
    line = scene.line
    if line is not None and line.asks:
        return ["A number answers / a line in its place / . to correct it"]
    if line is not None:
        leave = "keep it as a draft" if line.drafts else "leave it"
        enter = f"Enter {line.enter} / a line in its place / " if line.text else "Type it in one line / "
        return [f"{enter}. {leave}"]
    keys = [Choice("Enter", scene.enter)] if scene.enter else []
    return (
        [" / ".join(f"{key_words(one.digit)} {one.label}" for one in (*keys, *scene.choices))]
        if keys or scene.choices
        else []
    )
