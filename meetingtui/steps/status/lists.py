"""The lists of a `status` step: what has changed, and how everything stands, widest gaps first."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from meetingtui.core.items import Risk
from meetingtui.steps.protocol import View
from meetingtui.steps.status import play, walk
from meetingtui.steps.status.doubts import doubts
from meetingtui.steps.status.drawing import WORDS, called
from meetingtui.steps.status.state import StatusState
from meetingtui.steps.status.step import StatusFields
from meetingtui.steps.status.walk import OnFile, Subject
from meetingtui.widgets.page import QUIET, STRONG, Page, fit

LISTED = 9
"""Lines of a list that are shown at once: a digit can pick each."""
_TAIL = 10
"""Room at the end of a line of the overview, for what is left to say."""


def changed(page: Page, fields: StatusFields, state: StatusState, view: View, top: int) -> None:
    """What has changed since it was last looked at, from the line `top` on."""
    everything, pick = walk.going_on(fields, state, view), walk.scope(fields, state) == "changed"
    if pick:
        page.text("What has changed since we last looked?", STRONG)
        page.text("The others stay as they were.", QUIET)
    else:
        page.text(f"{len(everything)} to look at, one by one.", STRONG)
        if len(everything) > walk.MANY:
            page.text("That is more than ten. 0 walks only those that have changed.")
    page.blank()
    for number, found in enumerate(everything[top : top + LISTED], 1):
        page.parts(_changed_row(state, view, found, number, page.width, pick=pick))
    _more(page, top, len(everything))


def overview(
    page: Page, fields: StatusFields, state: StatusState, view: View, listed: tuple[Subject, ...], top: int
) -> None:
    """How everything stands, from the line `top` on; early signs that were seen stand above it."""
    page.text("How it stands", STRONG)
    file = walk.on_file(view)
    seen = [one for one in file.risks if isinstance(one.item, Risk) and one.item.state == "seen"]
    for one in seen[:2]:
        page.parts(f"Early sign seen ({one.id}): {one.item.sign or one.item.cause}")
    if len(seen) > 2:
        more = len(seen) - 2
        page.text(f"and {more} more early sign{'s' if more > 1 else ''} seen", QUIET)
    page.blank()
    if not listed:
        page.text("No colours were shown.")
    elif len(view.partnership.parties) <= 2:
        page.parts((_overview_head(view, page.width), QUIET))
    for number, found in enumerate(listed[top : top + LISTED], 1):
        name, *marks = _overview_row(fields, state, view, found, number, page.width, file)
        if page.whole and found.name not in name[0]:
            # There are rows enough: the name stands in full above its marks.
            page.text(found.name, first=f"{number}  ")
            name = (" " * cell_len(name[0]), "")
        page.parts(name, *marks)
        if state.look(found.id).agreed and (missing := play.missing(state, view, found.id, file)):
            page.text(f"no {missing[0]} yet", QUIET, indent=3)
    _more(page, top, len(listed))
    walked = walk.walked(fields, state, view)
    left = [one.name for one in walked if one not in listed]
    if left:
        page.blank().text(f"Without a colour: {_few(left)}", QUIET)
    if kept := len(walk.going_on(fields, state, view)) - len(walked):
        page.text(f"{kept} as before: nothing has changed.", QUIET)


def _more(page: Page, top: int, count: int) -> None:
    if count > LISTED:
        page.text(f"{top + 1} to {min(top + LISTED, count)} of {count}; arrows show the others", QUIET)


def _few(names: list[str]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")


def _changed_row(state: StatusState, view: View, found: Subject, number: int, width: int, *, pick: bool) -> str:
    """One line of the list that asks what has changed."""
    was = walk.was(view, found.id)
    tail = f"  {WORDS[was] if was else 'new'}"
    mark = "✓ changed" if walk.has_changed(state, view, found.id) else "·"
    lead = f"  {number}  {fit(mark, 9)}  " if pick else "  "
    return f"{lead}{fit(found.name, width - cell_len(lead) - 11)}{tail}"


def _overview_head(view: View, width: int) -> str:
    """The names of two parties above their columns."""
    column = _column(width)
    names = "".join(fit(called(party, view), column - 1) + " " for party in view.partnership.parties)
    return f"{fit('', width - len(view.partnership.parties) * column - _TAIL)}{names}"


def _overview_row(
    fields: StatusFields, state: StatusState, view: View, found: Subject, number: int, width: int, file: OnFile
) -> Iterator[tuple[str, str]]:
    """One line of the overview: the marks of two parties, or how many of more gave which; then what is left."""
    look, order = state.look(found.id), list(view.partnership.parties)
    if len(order) <= 2:
        marks = "".join(fit(_mark(look.says.get(p), p in look.aside), _column(width)) for p in order)
    else:
        counts = {colour: sum(1 for said in look.says.values() if said == colour) for colour in _counted(width)}
        marks = " ".join(f"{WORDS[colour]} {count}" for colour, count in counts.items() if count) + " "
    tail = _tail(fields, state, view, found.id, file)
    room = width - 5 - cell_len(marks) - _TAIL
    if room < 10:
        room, tail = room + _TAIL, ""
    yield f"{number}  {fit(found.name, room)}  ", ""
    yield marks, STRONG
    yield tail, QUIET


def _column(width: int) -> int:
    return 13 if width >= 60 else 12


def _counted(width: int) -> tuple[str, ...]:
    return ("green", "yellow", "red", "no view") if width >= 60 else ("green", "yellow", "red")


def _mark(says: str | None, aside: bool) -> str:
    return WORDS[says] if says else "no stake" if aside else "–"


def _tail(fields: StatusFields, state: StatusState, view: View, item: str, file: OnFile) -> str:
    agreed = state.look(item).agreed
    if missing := play.missing(state, view, item, file):
        return f"= {agreed}" if agreed else f"no {missing[0]}"
    look, known = state.look(item), walk.facts(state, view, item, file)
    if any(doubt not in {"differ", "jumped"} for doubt in doubts(known)):
        return f"= {agreed}?" if agreed else "in doubt"
    if look.agreed is None and play.may_agree(fields, state, view, item):
        return "not agreed"
    return f"= {look.agreed}" if look.agreed else ""
