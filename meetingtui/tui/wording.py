"""The lines around the stage, as words: top, strip, footer, rail, captured list. Pure, but for `Content`."""

from __future__ import annotations

import math
from datetime import date, datetime

from rich.cells import cell_len
from textual.content import Content

from meetingtui.core import keys
from meetingtui.core.dates import say_date
from meetingtui.core.items import Action, Captured, Decision, Experiment, Parked, Risk, owner_of
from meetingtui.live.event import ARRIVALS
from meetingtui.live.meeting import Meeting, StepRun
from meetingtui.live.session import Snapshot
from meetingtui.steps.panel import Choice
from meetingtui.widgets.page import FLAG, KEY, QUIET, STRONG, ends, fit, wrap

ROOMY = 76
"""Columns from which the top line has the partnership's name."""


def minutes_left(step: StepRun | None, now: datetime) -> str:
    """The clock of a step: whole minutes, seconds in the last one, then by how much it is over."""
    if step is None or step.planned is None:
        return ""
    left = step.planned * 60 - step.seconds(now)
    if left > 60:
        return f"{math.ceil(left / 60)} min"
    if left > 0:
        return f"{math.ceil(left)} s"
    over = int(-left // 60)
    return f"over by {over}" if over else "time"


def next_tick(step: StepRun | None, now: datetime) -> float | None:
    """Seconds until the clock's words change; None where they never do."""
    if step is None or step.planned is None or step.entered is None:
        return None
    left = step.planned * 60 - step.seconds(now)
    unit = 1.0 if 0 < left <= 60 else 60.0
    return max(left % unit, 0.0) + 0.02


def top_line(meeting: Meeting, now: datetime, width: int) -> Content:
    """Partnership, step, n of m, time left."""
    step = meeting.step
    counted = [one for one in meeting.steps if not (one.skipped or one.card)]
    if step is None:
        right = f"{sum(one.planned or 0 for one in counted)} min planned"
        title = "Who is here" if meeting.at == ARRIVALS else ""
    else:
        place = next((number for number, one in enumerate(counted, 1) if one.key == step.key), 0)
        clock = minutes_left(step, now)
        right = "    ".join(part for part in (f"{place} of {len(counted)}" if place else "", clock) if part)
        title = step.fields.heading
    if width < ROOMY:
        return Content.assemble((ends(title, right, width), STRONG))
    name = meeting.partnership.name
    room = width - cell_len(right) - 2
    first = min(cell_len(name), max(room - cell_len(title) - 4, room // 3))
    shown = fit(name, first).rstrip()
    rest = max(room - cell_len(shown) - 4, 8)
    left = Content.assemble((shown, QUIET), "    ", (fit(title, rest), STRONG))
    return Content.assemble(left, "  ", (right, ""))


def item_words(found: Captured, meeting: Meeting, today: date) -> tuple[str, str]:
    """An item in a line: label and headline; who and when."""
    item, names = found.item, meeting.partnership
    who = names.first_name(owner) if (owner := owner_of(item)) else ""
    day: date | None = None
    match item:
        case Action():
            day = item.due
            who = who or "no owner"
            when = say_date(day, today) if day else "no date"
        case Decision():
            when = f"review {say_date(item.review, today)}" if item.review else ""
        case Experiment():
            when = f"until {say_date(item.until, today)}" if item.until else ""
        case Risk() | Parked():
            when = say_date(item.by, today) if item.by else ""
        case _:
            when = ""
    return f"{found.label}  {found.headline}", "  ".join(part for part in (who, when) if part)


def strip_line(snapshot: Snapshot, notice: str, today: date, width: int) -> Content:
    """The last thing captured, or the answer to the last key; at the right, whether all is on disk."""
    meeting = snapshot.meeting
    if snapshot.not_saved:
        return Content.assemble(
            (fit(f" NOT SAVED: {snapshot.not_saved}. Keep typing; Enter tries again. ", width), FLAG)
        )
    state = "minutes behind" if snapshot.draft_late else "saved"
    items = meeting.live_items
    if notice:
        # A sentence that says why something was not done is worth a second row.
        if cell_len(notice) + cell_len(state) + 2 <= width:
            return Content.assemble(ends(notice, state, width))
        first, *rest = wrap(notice, width)
        return Content("\n").join([Content(fit(first, width)), Content(ends(" ".join(rest), state, width))])
    if items:
        words, rest = item_words(items[-1], meeting, today)
        room = width - len(state) - 2
        left = ends(words, rest, room) if cell_len(rest) < room // 2 else words
    else:
        action, decision = keys.shown("stage.action"), keys.shown("stage.decision")
        left = (
            f"Nothing captured yet: {action} captures an action, {decision} a decision."
            if width >= ROOMY
            else "Nothing captured yet."
        )
    return Content.assemble(ends(left, state, width))


FOOT_ROWS = 2
"""Rows that the keys take; one is enough where there is room."""
FOOT_MOST = 4
"""Rows that they may take on a small screen, so that no digit is left out that does something."""


def foot_line(
    enter: str, choices: tuple[Choice, ...], tail: tuple[Choice, ...], width: int, where: keys.Screen = "stage"
) -> Content:
    """The keys that matter now, on one row or two. Enter and the last of the tail always stay; where there is no room
    the rest of the tail goes, then there are more rows, and only then go choices, from the last."""
    head = [Choice("Enter", enter)] if enter else []
    middle, after, most = _named(choices, where), _named(tail, where), FOOT_ROWS
    while (rows := _packed([*head, *middle, *after], width, most)) is None:
        if len(after) > 1:
            after.pop(0)
        elif most < FOOT_MOST:
            most += 1
        elif middle:
            middle.pop()
        else:
            label = fit(enter, max(width - 16, 1)).rstrip()
            rows = _packed([*([Choice("Enter", label)] if enter else []), *after], width, most) or []
            break
    return Content("\n").join(_keys(row) for row in rows)


def _named(choices: tuple[Choice, ...], where: keys.Screen) -> list[Choice]:
    """The choices with the keys that are in force."""
    return [Choice(keys.sign(one.digit, where), one.label) for one in choices]


def _packed(keys: list[Choice], width: int, most: int) -> list[list[Choice]] | None:
    """The keys in rows of at most `width` cells, in their order; None where that takes too many rows."""
    rows: list[list[Choice]] = [[]]
    room = width
    for one in keys:
        size = cell_len(one.digit) + 1 + cell_len(one.label)
        if rows[-1] and size + 3 > room:
            rows.append([])
            room = width
        if size > width:
            return None
        room -= size + (3 if rows[-1] else 0)
        rows[-1].append(one)
    return rows if len(rows) <= most else None


def _keys(row: list[Choice]) -> Content:
    parts: list[tuple[str, str] | str] = []
    for one in row:
        parts += ["   "] if parts else []
        parts += [(one.digit, KEY), f" {one.label}"]
    return Content.assemble(*parts)


def rail(meeting: Meeting, width: int) -> Content:
    """The steps, for a wide screen."""
    lines: list[Content] = [Content.assemble((fit("Steps", width), QUIET))]
    lines.append(_rail_row("Who is here", meeting.at == ARRIVALS, seen=True, skipped=False, width=width))
    for step in meeting.steps:
        lines.append(
            _rail_row(step.fields.heading, step.key == meeting.at, step.first is not None, step.skipped, width)
        )
    return Content("\n").join(lines)


def _rail_row(title: str, here: bool, seen: bool, skipped: bool, width: int) -> Content:
    mark = "▶" if here else "–" if skipped else "✓" if seen else " "
    return Content.assemble((fit(f"{mark} {title}", width), STRONG if here else "" if not skipped else QUIET))


def captured_list(meeting: Meeting, today: date, width: int, height: int) -> Content:
    """The latest captured things, newest first, for a wide screen."""
    lines: list[Content] = [Content.assemble((fit("Captured", width), QUIET))]
    for found in reversed(meeting.live_items):
        words, rest = item_words(found, meeting, today)
        rows = [Content.assemble((fit(words, width), STRONG))]
        if rest:
            rows.append(Content.assemble((fit(f"     {rest}", width), "")))
        if len(lines) + len(rows) > height:
            break
        lines += rows
    return Content("\n").join(lines)
