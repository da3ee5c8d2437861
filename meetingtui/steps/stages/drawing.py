"""What every door shows: the doors across the top, what is asked, what stays in view, what the door wants."""

from __future__ import annotations

from rich.cells import cell_len

from meetingtui.core.items import Action
from meetingtui.steps.protocol import View
from meetingtui.steps.stages import needs, play
from meetingtui.steps.stages.state import Door, StagesState
from meetingtui.steps.stages.step import EACH_PARTY, PURPOSE, STATEMENT, StageFields, StagesFields
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page, fit, wrap

BLOCK = 5
"""Entries that stand on the stage at once; the digits 1 to 5 are theirs."""
_NARROW_LABEL = 6
"""Beneath a label wider than this its text begins two cells in, not where the label ends; a row of a list has none."""
WIDE = 60
"""From this width on there is room for a second line of what only reminds."""


def clipped(page: Page, text: str, style: str = "", *, first: str = "", indent: int = 0, most: int = 2) -> None:
    """A text in so many lines at most, where there is no room for all; the last one ends in an ellipsis then."""
    if cell_len(first) > page.width // 2:
        first = f"{fit(first.rstrip(), page.width // 2 - 1).rstrip()} "
    hang = cell_len(first) if first.startswith(" ") or cell_len(first) <= _NARROW_LABEL else 2
    lead = cell_len(first) - hang
    room = max(page.width - indent - hang, 8)
    lines = wrap("_" * lead + text.strip(), room)
    if len(lines) > most and not page.whole:
        lines = [*lines[: most - 1], fit(f"{lines[most - 1]} {lines[most]}", room).rstrip()]
    page.text(" ".join(lines)[lead:], style, first=first, indent=indent, hang=hang)


def rest(page: Page) -> None:
    """An empty line where there is room for one."""
    if page.width >= WIDE or page.large or page.whole:
        page.blank()


def doors(page: Page, fields: StagesFields, state: StagesState, view: View) -> None:
    """The doors in order, as words: the one in front in brackets, the ones passed with a tick."""
    width = page.width
    tokens = [_door(fields, state, at, view, short=False) for at in range(len(state.doors))]
    if sum(cell_len(token) + 2 for token in tokens) > width:
        tokens = [_door(fields, state, at, view, short=True) for at in range(len(state.doors))]
    gap = "    " if sum(cell_len(token) + 4 for token in tokens) <= width else "  "
    line: list[tuple[str, str] | str] = []
    used = 0
    for at, token in enumerate(tokens):
        token = token if cell_len(token) <= width else fit(token, width)
        if line and used + cell_len(gap + token) > width:
            page.parts(*line)
            line, used = [], 0
        lead = gap if line else ""
        line += [lead, (token, STRONG if at == state.at else "")]
        used += cell_len(lead + token)
    page.parts(*line).blank()


def _door(fields: StagesFields, state: StagesState, at: int, view: View, *, short: bool) -> str:
    name, door = fields.stage[at].name, state.doors[at]
    match needs.standing(fields, state, at, view):
        case "passed":
            name = f"✓ {name}"
        case "passed with a reason":
            name = f"✓ {name} ({'reason' if short else 'with a reason'})"
        case "reopened":
            name = f"{name} ({'open' if short else 'open again'})"
        case _:
            pass
    if door.again:
        name = f"{fields.stage[at].name} ({'again' if short else 'look again'})"
    return f"[ {name} ]" if at == state.at else name


def asked(page: Page, fields: StagesFields, state: StagesState) -> None:
    """What the room is asked at the door in front."""
    if state.front.again:
        page.text("To look at again: an earlier door was opened since.", FLAG)
    first, *others = fields.stage[state.at].questions
    wide = page.width >= WIDE or page.whole
    # Once the work has begun, it needs the room more than the question does.
    clipped(page, first, STRONG, most=3 if page.asked else 2 if wide or not state.front.touched else 1)
    for other in others[: 3 if wide or not state.front.touched else 0]:
        clipped(page, other, most=2 if wide else 1)


def in_view(page: Page, fields: StagesFields, state: StagesState, view: View) -> None:
    """Earlier material: the statement always, and whatever the stage names."""
    kept = _kept(fields, state, view)
    most = 2 if (page.width >= WIDE or page.asked) and len(kept) <= 3 else 1
    for label, text in kept:
        clipped(page, text, first=f"{label}: ", most=most)


def _kept(fields: StagesFields, state: StagesState, view: View) -> list[tuple[str, str]]:
    stage = fields.stage[state.at]
    where = fields.latest(state.at, "one statement")
    pinned = where is not None and fields.stage[where].name not in stage.shows and STATEMENT not in stage.shows
    made: list[tuple[str, str]] = []
    for name in (*((STATEMENT,) if pinned else ()), *stage.shows):
        if name == PURPOSE:
            made += [("Purpose", view.purpose)] if view.purpose else []
        elif name == EACH_PARTY:
            made += _views(fields, state, view)
        elif (at := play.shown_text(fields, name, state.at)) is not None:
            made += _stage_in_short(fields, state, at, view)
    return list(dict.fromkeys(made))


def _views(fields: StagesFields, state: StagesState, view: View) -> list[tuple[str, str]]:
    """What each party said; where only a gist of it was kept, that."""
    at = fields.latest(state.at, "each party in turn")
    if at is None:
        return []
    door = state.doors[at]
    said = [(labelled(party, view), door.views[party]) for party in view.partnership.parties if party in door.views]
    return said or ([(fields.stage[at].name, door.text)] if door.text else [])


def _stage_in_short(fields: StagesFields, state: StagesState, at: int, view: View) -> list[tuple[str, str]]:
    stage, door = fields.stage[at], state.doors[at]
    if stage.asks == "one statement":
        own = [(f"{view.partnership.party_name(p)} puts it", text) for p, text in door.beside.items()]
        return ([("What happened", door.text)] if door.text else []) + own
    entries = {
        "options": tuple(entry.text for entry in play.chosen(fields, state, at) or door.options),
        "criteria": tuple(entry.text for entry in door.criteria),
        "chain": tuple(link.text for link in needs.last_causes(door.links)),
        "grid": tuple(entry.text for entry in play.chosen(fields, state, at)),
    }.get(stage.asks, ())
    words = " · ".join(entries) or door.text
    if not words and stage.asks == "each party in turn":
        words = " · ".join(f"{view.partnership.party_name(party)}: {text}" for party, text in door.views.items())
    return [(stage.name, words)] if words else []


def labelled(party: str, view: View) -> str:
    """A party's shape and name."""
    return f"{view.partnership.mark(party)} {view.partnership.party_name(party)}"


def absent(page: Page, view: View) -> None:
    """Which parties have nobody in the room."""
    staying = [party.id for party in view.partnership.party if not party.gone(view.day)]
    names = [view.partnership.party_name(party) for party in staying if party not in view.parties_present]
    if names:
        page.text(f"Not here: {', '.join(names)}.", QUIET)


def slots(page: Page, stage: StageFields, view: View) -> None:
    """The actions that have been captured here, and the room there is for more."""
    found = needs.actions(view)
    for number in range(max(stage.slots, min(len(found), BLOCK))):
        if number >= len(found):
            page.text(f"· action {number + 1} of {stage.slots}: open", QUIET)
            continue
        item = found[number].item
        owner = view.partnership.first_name(item.owner) if isinstance(item, Action) and item.owner else "no owner yet"
        clipped(page, f"{found[number].headline}  ({owner})", first=f"{found[number].label}  ")


def wants(page: Page, fields: StagesFields, state: StagesState, view: View, *, refused: bool) -> None:
    """What the door wants, a tick line each; how it was passed; what a second Enter would do."""
    door, stage = state.front, fields.stage[state.at]
    # Once somebody has spoken, whose turn it is says the same in fewer words.
    said = stage.asks == "each party in turn" and (door.spoken or page.width < WIDE)
    if stage.then and not door.shut_behind and not said:
        clipped(page, stage.then, QUIET)
    rest(page)
    if door.passed is not None and not door.again:
        _how(page, door, view)
        return
    for tick in needs.ticks(fields, state, state.at, view):
        if tick.met:
            page.text(tick.words, first="✓ ")
        else:
            page.text(f"{tick.words}: {tick.short or tick.missing}", first="· ")
    if refused:
        because = "because …" if needs.needs_reason(fields, state, state.at) else "and it is noted"
        page.text(f"Enter again: go on anyway, {because}", STRONG)


def _how(page: Page, door: Door, view: View) -> None:
    passed = door.passed
    assert passed is not None
    if passed.how == "ready":
        page.text("This door was passed. 9 opens it again; nothing done later is lost.", QUIET)
        return
    clipped(page, passed.missing, first="Passed, though ")
    if passed.because:
        clipped(page, passed.because, first="because ")
    if passed.asked:
        content = ", ".join(view.partnership.party_name(party) for party in passed.content)
        page.text(f"{view.partnership.first_name(passed.asked)} asked" + (f"; content: {content}" if content else ""))
