"""What stands before a person at one moment, as words: read from the real screens, none of which is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from textual.app import App
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.core.capture import Context, say_item
from meetingtui.live.event import ARRIVALS
from meetingtui.live.meeting import Meeting
from meetingtui.steps.panel import Choice
from meetingtui.tui.linear.speech import FRONT, Speech, typed_words
from meetingtui.tui.linear.spoken_page import SpokenPage
from meetingtui.tui.screens.console import ConsoleScreen
from meetingtui.tui.screens.shown import ShownScreen
from meetingtui.tui.sheets.arrivals import ArrivalsSheet
from meetingtui.tui.sheets.plain import PrivateSheet
from meetingtui.tui.sheets.sheet import Sheet
from meetingtui.tui.wording import minutes_left
from meetingtui.widgets.line_field import LineField

_AROUND: Final = {"top", "foot", "line-label", "line-under"}
"""Parts of a screen that are told in their own way."""
STAYS: Final = "What is printed stays: Enter prints the notes here, and nothing takes them back."
_FEET: Final = "   "


@dataclass(frozen=True, slots=True)
class OpenLine:
    """The line that waits for a text."""

    token: str
    label: str
    text: str
    """What stands in it; nothing of a line that is not for the room."""
    said: str
    """What was understood of it, or why it stays open."""
    enter: str
    blind: bool
    drafts: bool
    asks: bool
    """Whether a digit answers a question about it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that can be told."""

    place: tuple[str, ...]
    """Where we are; another place is told from its top."""
    heading: str = ""
    clock: str = ""
    planned: str = ""
    """How long the step may take."""
    lines: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    """What is for the facilitator alone, on the console."""
    line: OpenLine | None = None
    notice: str = ""
    enter: str = ""
    choices: tuple[Choice, ...] = ()
    items: Mapping[str, str] = field(default_factory=dict[str, str])
    trouble: str = ""
    """Why the latest thing is not on disk."""
    late: str = ""
    """Why the minutes file is behind."""
    live: bool = False
    """Whether a meeting is shown, so that saving means something."""


def look(app: App[Any]) -> Scene:
    """What stands there now."""
    screen = app.screen
    if isinstance(screen, ShownScreen):
        return _stage(screen)
    return _plain(screen)


def _stage(screen: ShownScreen) -> Scene:
    meeting, snapshot = screen.drawn, screen.snapshot
    sheet = screen.front()
    names = meeting.partnership
    speech = Speech({names.mark(party): names.party_name(party) for party in names.parties})
    bare = bool(sheet and sheet.bare)
    enter, choices, tail = screen.keys_now(sheet)
    if isinstance(sheet, PrivateSheet):
        enter = "back" if sheet.shown else "print them"
    line = _open_line(screen.line, speech, asks=screen.capturing.asks)
    return Scene(
        place=_place(screen, sheet),
        heading="" if bare else heading(meeting),
        clock="" if bare else minutes_left(meeting.step, datetime.now(UTC)),
        planned="" if bare else _planned(meeting),
        lines=tuple(_told(screen, sheet, speech)),
        aside=tuple(_aside(screen, speech)) if isinstance(screen, ConsoleScreen) and not bare else (),
        line=line,
        notice=speech.words(screen.noticed),
        enter=speech.words(enter),
        choices=tuple(Choice(one.digit, speech.words(one.label)) for one in (*choices, *tail)),
        items={} if bare else _items(meeting, screen.capturing.context),
        trouble=snapshot.not_saved,
        late=snapshot.draft_late,
        live=not bare,
    )


def _place(screen: ShownScreen, sheet: Sheet | None) -> tuple[str, ...]:
    if isinstance(sheet, PrivateSheet):
        return "sheet", "PrivateSheet", "shown" if sheet.shown else ""
    if sheet is not None:
        return "sheet", type(sheet).__name__
    return "step", screen.drawn.at


def heading(meeting: Meeting) -> str:
    """Which step is in front, and which of how many it is."""
    step = meeting.step
    if step is None:
        return meeting.partnership.name if meeting.at == ARRIVALS else ""
    counted = [one for one in meeting.steps if not (one.skipped or one.card)]
    at = next((number for number, one in enumerate(counted, 1) if one.key == step.key), 0)
    return f"Step {at} of {len(counted)}: {step.fields.heading}" if at else step.fields.heading


def _planned(meeting: Meeting) -> str:
    step = meeting.step
    return "" if step is None else f"{step.planned} min" if step.planned is not None else "no clock"


def _told(screen: ShownScreen, sheet: Sheet | None, speech: Speech) -> list[str]:
    """The page in front, line by line."""
    if isinstance(sheet, PrivateSheet) and not sheet.shown:
        return [STAYS]
    page, step, panel = SpokenPage(), screen.drawn.step, screen.acting
    if sheet is not None:
        sheet.draw(page)
    elif step is not None and panel is not None:
        panel.draw(page, step.fields, step.state, screen.view_of(step))
    lines = _spoken(page, speech)
    if sheet is not None:
        lines = [typed_words(line) for line in lines]
    if isinstance(sheet, ArrivalsSheet):
        lines = [line.removeprefix(FRONT) for line in lines]  # Enter begins, whichever row is in front
    return lines


def _aside(screen: ConsoleScreen, speech: Speech) -> list[str]:
    page = SpokenPage()
    screen.draw_aside(page)
    return _spoken(page, speech)


def _spoken(page: SpokenPage, speech: Speech) -> list[str]:
    return [said for line in page.told if (said := speech.line(line))]


def _items(meeting: Meeting, context: Context) -> dict[str, str]:
    """Everything captured, by its number, with all that was understood: no line beneath has shown it before."""
    found: dict[str, str] = {}
    for one in meeting.live_items:
        found[one.label] = ", ".join((one.headline, *say_item(one.kind, one.item, context)))
    return found


def _open_line(line: LineField, speech: Speech, *, asks: bool = False) -> OpenLine | None:
    request = line.request
    if request is None:
        return None
    blind = request.blind
    return OpenLine(
        token=request.token,
        label=speech.words(request.label.rstrip(": ")) or "Command",
        text="" if blind else line.text,
        said="" if blind else speech.words(line.said),
        enter=request.enter,
        blind=blind,
        drafts=request.drafts and not blind,
        asks=asks,
    )


def _plain(screen: Screen[Any]) -> Scene:
    """Any other screen, by what its texts say."""
    lines: list[str] = []
    feet: list[str] = []
    title = ""
    field: LineField | None = None
    speech = Speech()
    for widget in screen.walk_children():
        if isinstance(widget, LineField):
            field = widget
        if not isinstance(widget, Static) or not _is_shown(widget, screen):
            continue
        text = widget.content.plain if isinstance(widget.content, Content) else ""
        if widget.id == "top":
            title = speech.line(text)
        elif widget.id == "foot":
            feet = text.replace("\n", _FEET).split(_FEET)
        elif widget.id not in _AROUND:
            lines += [said for line in text.split("\n") if (said := speech.line(line))]
    keys = [Choice(*foot.split(" ", 1)) for foot in feet if " " in foot]
    enter = next((one.label for one in keys if one.digit == "Enter"), "")
    return Scene(
        place=("screen", type(screen).__name__),
        heading=title,
        lines=tuple(lines),
        line=_open_line(field, speech) if field is not None else None,
        enter=enter,
        choices=tuple(one for one in keys if one.digit != "Enter"),
    )


def _is_shown(widget: Widget, screen: Screen[Any]) -> bool:
    """Whether a text and everything that it stands in is shown."""
    node: DOMNode | None = widget
    while node is not None and node is not screen:
        if not node.display:
            return False
        node = node.parent
    return True
