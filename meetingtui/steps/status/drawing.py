"""How a stream and its colours look on the page: a colour is always a shape and a word."""

from __future__ import annotations

from rich.cells import cell_len

from meetingtui.core.dates import say_date
from meetingtui.core.items import Action, Risk
from meetingtui.core.keys import shown
from meetingtui.core.standing import Carried
from meetingtui.core.text import clip
from meetingtui.steps.protocol import View
from meetingtui.steps.status import play, walk
from meetingtui.steps.status.doubts import doubts, sentence
from meetingtui.steps.status.state import StatusState
from meetingtui.steps.status.step import StatusFields
from meetingtui.steps.status.walk import Subject
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page, fit

WORDS = {
    "green": "● GREEN",
    "yellow": "▲ YELLOW",
    "red": "■ RED",
    "no view": "○ NO VIEW",
    "differs": "≠ DIFFERS",
    "no stake": "– no stake",
}
_COLUMNS_FROM = 7
"""More parties than this less one stand in two columns."""
_ROOMY = 4
"""Up to so many parties, there is room for the promises that are late, one by one."""
_LONG = 240
"""Letters of a reason or a promise that the stage shows."""

# the head of a stream ---------------------------------------------------------------------------------------


def head(page: Page, fields: StatusFields, state: StatusState, view: View, found: Subject) -> None:
    """Name and owner, the latest marks, and how many promises are late or ahead."""
    order = [one.id for one in walk.walked(fields, state, view)]
    owner = f"owner {view.partnership.first_name(found.owner)}" if found.owner else ""
    if cell_len(found.name) + cell_len(owner) + 2 <= page.width:
        page.row(found.name, owner, STRONG)
    else:
        page.text(found.name, STRONG)
        if owner:
            page.text(owner, QUIET)
    marks = walk.letters(state, view, found.id)
    last = f"last eight  {marks}" if walk.before(view, found.id) else "looked at for the first time"
    at = f"{order.index(found.id) + 1} of {len(order)}" if found.id in order else ""
    page.row(last, at, QUIET)
    file = walk.on_file(view)
    every, late = walk.promises(view, found.id, file), walk.late(view, found.id, file)
    ahead = every[len(late) :]
    words = [f"{len(late)} late"] if late else []
    words += [f"{len(ahead)} ahead, the next {_due(ahead[0], view)}"] if ahead else []
    if words:
        page.text("Promises: " + "; ".join(words), STRONG if late else "")
    page.gap()


def on_file(page: Page, state: StatusState, view: View, found: Subject) -> None:
    """What stands beside the colours: promises that are late, early signs seen, an owner who is not here."""
    page.blank()
    away = found.owner in view.partnership.people and found.owner not in view.present
    if away and not state.look(found.id).open:
        page.text("Its owner is not here; “no view” is an answer too.", QUIET)
    file = walk.on_file(view)
    for one in walk.seen(view, found.id, file)[:2]:
        page.text(_sign(one), first=f"Early sign seen ({one.id}): ", hang=2)
    if len(view.partnership.parties) > _ROOMY:
        return
    for one in walk.late(view, found.id, file)[:2]:
        assert isinstance(one.item, Action), "a promise is an action"
        who = f", {view.partnership.first_name(one.item.owner)}" if one.item.owner else ""
        line = f"Late: {one.id} since {_due(one, view)}{who}: {clip(one.item.text, _LONG)}"
        page.parts(fit(line, page.width).rstrip())


def _due(one: Carried, view: View) -> str:
    assert one.item.due is not None, "promises are listed by their dates"
    return say_date(one.item.due, view.day)


def _sign(one: Carried) -> str:
    assert isinstance(one.item, Risk), "a sign is a risk's"
    return clip(one.item.sign or one.item.cause, _LONG)


# the parties ------------------------------------------------------------------------------------------------


def parties(page: Page, fields: StatusFields, state: StatusState, view: View, item: str) -> None:
    """Each party's slot: only whether it is set before the reveal, the colour after it."""
    order = walk.choosers(fields, view)
    possible = {*walk.members(fields, view), *_spoke(state, item)}
    rest = [party for party in view.partnership.parties if party in possible and party not in order]
    rows = [*order, *rest]
    now = play.turn(fields, state, view)
    columns = 2 if len(rows) >= _COLUMNS_FROM else 1
    width = page.width // columns
    names = min(max((cell_len(called(p, view)) for p in rows), default=0), width - 14)
    slots = [
        (f"{'▶' if p == now else ' '} {fit(called(p, view), names)}  ", _slot(fields, state, item, p, p in order))
        for p in rows
    ]
    height = (len(slots) + columns - 1) // columns
    for number in range(height):
        line: list[tuple[str, str]] = []
        for lead, slot in slots[number::height]:
            room = width - cell_len(lead) if columns > 1 else cell_len(slot)
            line += [(lead, ""), (fit(slot, room), STRONG if slot[:1] in "●▲■○" else QUIET)]
        page.parts(*line)
    if not rows:
        page.text(f"Nobody is in the room: {shown('stage.here')} says who is here.", QUIET)


def _spoke(state: StatusState, item: str) -> set[str]:
    look = state.look(item)
    return {*look.says, *look.aside}


def called(party: str, view: View) -> str:
    """A party's shape and short name."""
    return f"{view.partnership.mark(party)} {view.partnership.party_name(party)}"


def _slot(fields: StatusFields, state: StatusState, item: str, party: str, here: bool) -> str:
    look = state.look(item)
    chosen = look.says.get(party) or ("no stake" if party in look.aside else "")
    if not chosen:
        return "waiting" if here and not look.open else "not said" if here else "nobody here"
    return WORDS[chosen] if look.open or fields.reveal == "as said" else "● set"


# before and after the reveal --------------------------------------------------------------------------------


def choosing(page: Page, fields: StatusFields, state: StatusState, view: View, item: str) -> None:
    """Who is missing, and the agenda's own questions."""
    missing = walk.unset(fields, state, view, item)
    page.blank()
    if missing and play.going_on(fields, state, view, item):
        names = _names(missing, view)
        if _spoke(state, item):
            page.text(f"Not chosen yet: {names}. Enter shows the others; for them it is “no view”.", FLAG)
        else:
            page.text(f"Not chosen yet: {names}. Enter leaves this one without a colour.", FLAG)
    elif not missing and _spoke(state, item):
        page.text("Everyone has chosen." if fields.reveal == "together" else "Everyone has said.")
    for prompt in fields.prompts[:2]:
        page.text(prompt, STRONG)


def meanings(page: Page, fields: StatusFields, view: View) -> None:
    """What the colours mean, where there is room to say it."""
    if len(view.partnership.parties) < _COLUMNS_FROM:
        page.blank()
        means = fields.means
        colours = (("1", "green", means.green), ("2", "yellow", means.yellow), ("3", "red", means.red))
        for number, colour, words in (*colours, ("0", "no view", _UNLOOKED)):
            page.text(clip(words, _LONG), first=f"{number} {colour}: ", hang=4)


_UNLOOKED = "we have not looked"


def opened(page: Page, fields: StatusFields, state: StatusState, view: View, item: str) -> None:
    """What the colours leave open, what the room calls it, why, and what is asked."""
    look, known = state.look(item), walk.facts(state, view, item)
    page.blank()
    if look.says:
        for doubt in doubts(known):
            page.text(sentence(doubt, known), STRONG)
    else:
        page.text("Nobody here has a stake in this.", QUIET)
    now = play.turn(fields, state, view)
    if now in _spoke(state, item):
        page.text(f"{view.partnership.party_name(now)} chooses again, in the open. Enter keeps it.", FLAG)
    elif now:
        page.text(f"{view.partnership.party_name(now)} has not said; a digit sets it, in the open.", FLAG)
    was = walk.was(view, item)
    before = f"  (last time {was})" if was else ""
    if look.agreed:
        page.parts("Together  ", (WORDS[look.agreed], STRONG), (before, QUIET))
    elif play.may_agree(fields, state, view, item):
        page.text(f"What do you call it together?{before}")
    elif look.says:
        why = f"{_names(tuple(look.silent), view)} silent" if look.silent else ""
        why = why or f"{_names(play.absent(fields, state, view, item), view)} not here"
        page.text(f"{why}: nothing is agreed today.", QUIET)
    wanted = play.missing(state, view, item) if play.called(fields, state, view, item) else ()
    for part, text in (("because", look.because), ("ask", look.ask)):
        if text:
            page.text(clip(text, _LONG), first=f"{part.capitalize()}  ", hang=9)
        elif part in wanted:
            page.parts(f"{part.capitalize()}  ", ("· not said yet", QUIET))


def _names(ids: tuple[str, ...], view: View) -> str:
    """Names in a line; of many, the first few."""
    names = [view.partnership.party_name(party) for party in ids]
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")


# early signs ------------------------------------------------------------------------------------------------


def sign(page: Page, state: StatusState, view: View, one: Carried, stream: Subject | None) -> None:
    """The early sign of a risk, read as a question."""
    assert isinstance(one.item, Risk), "a sign is a risk's"
    page.row("Early sign", stream.name if stream else "", QUIET).blank()
    page.text(clip(one.item.cause, _LONG), first=f"{one.id}  ", hang=len(one.id) + 2)
    page.blank().text(f"Early sign written on {say_date(one.on, view.day)}: “{_sign(one)}”.")
    page.blank().text("Has it happened?", STRONG).blank()
    asked = [
        change for change in one.history if change.to in {"not seen", "too soon"} and change.minutes != view.minutes
    ]
    if asked:
        page.text(f"Asked before: {asked[-1].to} on {say_date(asked[-1].on, view.day)}", QUIET)
    given = state.signs.get(one.id)
    if given is None:
        return
    said = {"yes": f"✓ yes: {one.id} now stands at the top", "no": "– no, not yet", "too soon": "… too soon to say"}
    page.text(said[given.happened], STRONG)
    if given.note:
        page.text(clip(given.note, _LONG), indent=2)
    if stream and state.look(stream.id).open:
        known = walk.facts(state, view, stream.id)
        for doubt in doubts(known):
            if doubt == "sign":
                page.text(sentence(doubt, known), FLAG)
