"""One moment of the played meeting: who says what, what is typed, what becomes so, and why. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from meetingtui.core.items import ItemKind
from meetingtui.live.event import Data
from meetingtui.live.meeting import Meeting
from meetingtui.rehearsal.player import capture
from meetingtui.steps.protocol import Capture, Refusal, View

Act = Callable[[Meeting, str], "Data | Refusal | None"]
"""What becomes so, from the meeting as it is and the line that was typed; None where there is nothing to do here."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that is typed letter by letter; with a kind it is a capture."""

    label: str
    text: str
    kind: ItemKind | None = None


@dataclass(frozen=True, slots=True)
class Beat:
    """One moment. Without words the sentence before it stays; `{last}` in them is the latest thing captured."""

    words: str = ""
    who: str = ""
    """Id of the person who says the words; empty where they tell what happens."""
    key: str = ""
    """The key that a facilitator would press for it."""
    act: Act | None = None
    line: Typed | None = None
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A beat as it is to be shown in the meeting as it is now."""

    number: int
    beat: Beat
    words: str
    """What is said or told, as the room reads it; empty where the sentence before stays."""
    data: Data | None = None
    """What becomes so; what is typed makes it once the line is entered."""
    refusal: str = ""
    """The sentence with which the program says no."""


def made(beat: Beat, meeting: Meeting, text: str = "") -> Data | Refusal | None:
    """What a beat makes so in this meeting; `text` stands in place of the line it would type."""
    line = beat.line
    if line is not None and line.kind is not None:
        return capture(meeting, Capture(line.kind, text or line.text))
    return beat.act(meeting, text or (line.text if line else "")) if beat.act else None


def cue_of(number: int, beat: Beat, meeting: Meeting) -> Cue | None:
    """The beat in this meeting; None where there is nothing for it to do here."""
    does = beat.act is not None or (beat.line is not None and beat.line.kind is not None)
    data = made(beat, meeting)
    if does and data is None:
        return None
    last = meeting.live_items[-1].label if meeting.live_items else ""
    words = beat.words.replace("{last}", last)
    if beat.who:
        words = f"{meeting.partnership.first_name(beat.who)}: “{words}”"
    if isinstance(data, Refusal):
        return Cue(number, beat, words, refusal=f"{data.sentence[:1].upper()}{data.sentence[1:]}")
    return Cue(number, beat, words, data)


def in_step(kind: str, act: Callable[[Any, Any, View, str], Data | Refusal | None]) -> Act:
    """An act of one kind of step: given its fields, its state and what it may see; nothing in any other step."""

    def acts(meeting: Meeting, text: str) -> Data | Refusal | None:
        step = meeting.step
        if step is None or step.fields.kind != kind:
            return None
        return act(step.fields, step.state, meeting.view(step.key), text)

    return acts


def forward(kind: str) -> Act:
    """What Enter does within a step of this kind."""

    def acts(meeting: Meeting, _text: str) -> Data | Refusal | None:
        step = meeting.step
        if step is None or step.fields.kind != kind:
            return None
        return step.kind.forward(step.fields, step.state, meeting.view(step.key))

    return acts
