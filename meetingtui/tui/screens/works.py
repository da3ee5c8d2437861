"""What each key does on the stage at this moment: for the help and for commands by name, never to stop a key.

A key that does nothing now still answers when it is pressed: it says why not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meetingtui.core.items import ItemKind
from meetingtui.live.event import ARRIVALS
from meetingtui.live.terminals import Wheel, wheel
from meetingtui.tui.capturing import CAPTURES
from meetingtui.tui.keys import chosen

if TYPE_CHECKING:
    from meetingtui.tui.screens.shown import ShownScreen

_DRIVERS: Final = frozenset({"stage.decide", "stage.steps", "stage.clock", "stage.pause", "stage.facilitator"})
_RECORDED: Final = frozenset({*CAPTURES, "stage.undo", "stage.redo", "stage.edit"})
_ALWAYS: Final = frozenset({"everywhere.leave", "everywhere.large"})


def words_now(stage: ShownScreen, name: str) -> str | None:
    """What the key of that id does now; None where it does nothing, an empty text for what the table says."""
    sheet, meeting = stage.front(), stage.snapshot.meeting
    enter, choices, _ = stage.keys_now(sheet)
    driving = is_driving(stage)
    match name:
        case "everywhere.forward":
            return enter or None
        case "everywhere.escape":
            return _escape(stage)
        case "everywhere.back":
            return "back, losing nothing" if sheet is None and driving and _has_before(stage) else None
        case "stage.plus" | "stage.minus":
            return chosen(choices, "+" if name == "stage.plus" else "-") if sheet is not None else None
        case _ if name.startswith("everywhere.digit-"):
            return chosen(choices, name.rpartition("-")[2])
        case "stage.take-over":
            return None if stage.snapshot.over or meeting.driver == stage.session.name else ""
        case "stage.curtain" if sheet is not None and sheet.bare and not stage.snapshot.over:
            return "lift the curtain"
        case _:
            pass
    if name in _ALWAYS:
        return ""
    bare = sheet is not None and sheet.bare
    if bare or stage.snapshot.over or (name in _DRIVERS and not driving):
        return None
    if name == "stage.pause":
        return "go on with the record" if meeting.paused else "pause the record"
    return None if (name in _RECORDED and meeting.paused) or _nothing(stage, name) else ""


def _nothing(stage: ShownScreen, name: str) -> bool:
    """Whether there is nothing for a key to do something with."""
    meeting = stage.snapshot.meeting
    match name:
        case "stage.edit" | "everywhere.copy":
            return not meeting.live_items
        case "stage.decide":
            there = [one.key for one in meeting.live_items if one.kind is ItemKind.DECISION]
            in_front = getattr(meeting.step.fields, "item", None) if meeting.step else None
            return not there or there == [in_front]
        case "stage.clock":
            return meeting.step is None
        case "stage.here":
            return meeting.at == ARRIVALS
        case _:
            return False


def _escape(stage: ShownScreen) -> str | None:
    sheet, panel = stage.front(), stage.acting
    if sheet is not None:
        return sheet.esc_label or None
    return "" if stage.noticed or (panel is not None and "leave" in vars(type(panel))) else None


def _has_before(stage: ShownScreen) -> bool:
    step = stage.snapshot.meeting.step
    if step is None:
        return False
    there = step.kind.back(step.fields, step.state, stage.view_of(step))
    return there is not None or stage.snapshot.meeting.neighbour(-1) is not None


def is_driving(stage: ShownScreen) -> bool:
    """Whether this terminal moves the meeting, or would by pressing a key that does."""
    return wheel(stage.snapshot.meeting, stage.session.live, stage.session.name) is not Wheel.ELSEWHERE
