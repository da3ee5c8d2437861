"""What the stage shows of a tested text: the words first, then where each party stands, then what troubles it."""

from __future__ import annotations

from meetingtui.core import keys
from meetingtui.core.dates import say_date
from meetingtui.core.items import Agreement, Decision
from meetingtui.steps.decide.making import has, still_to_ratify, to_ratify
from meetingtui.steps.decide.positions import (
    absent,
    called,
    declared,
    dissents,
    lost,
    outcome,
    party_of,
    positions,
    rows,
    shown,
    turn,
    verdict,
)
from meetingtui.steps.decide.rights import rights
from meetingtui.steps.decide.rules import FINGERS, Position
from meetingtui.steps.decide.state import END, DecideState, details, earlier, found, gone, words
from meetingtui.steps.decide.step import DecideFields
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page, fit, wrap

_LINES = 5
"""Lines of the words while parties are asked; the whole of them while they are drafted."""
_ROWS = 6
"""More parties than this stand in two columns."""
_PROMPTS = 3
"""Prompts that are shown while a text is drafted and talked over."""
LISTED = 8
"""Earlier decisions that a digit can choose."""
_SAYS = {
    "yes": "✓ yes",
    "concern": "✓ yes, with a concern",
    "objects": "✗ objects",
    "aside": "– stands aside",
    "beyond": "✓ yes, to ratify",
    "heard": "✓ heard",
}
_OPENING = {
    "drafting": "Drafting",
    "clarify": "Clarify: questions only, no opinions yet",
    "reactions": "Reactions: each party in turn, nobody answers",
    "ending": "Ending it without adopting it",
}


def draw(page: Page, fields: DecideFields, state: DecideState, view: View) -> None:
    """The page in front."""
    if gone(fields, view):
        page.text("The decision that was tested here has been taken out.", STRONG)
        return
    match shown(fields, state, view):
        case "test":
            _test(page, fields, state, view)
        case "details":
            _details(page, fields, state, view)
        case "replaces":
            _choose(page, fields, state, view)
        case "done":
            _done(page, fields, state, view)
        case phase:
            _round(page, fields, state, view, phase)


# pages ------------------------------------------------------------------------------------------------------


def _round(page: Page, fields: DecideFields, state: DecideState, view: View, phase: str) -> None:
    """Drafting, clarify, reactions, and the end without a yes from everyone."""
    text = words(fields, state, view)
    again = f", round {state.round}" if phase == "drafting" and fields.method == "one text" else ""
    page.text(f"{_OPENING[phase]}{again}", QUIET).blank()
    if phase != "ending":
        for prompt in fields.prompts[:_PROMPTS]:
            page.text(prompt, "" if text else STRONG)
        page.blank()
    _words(page, text or "No words yet.", 0 if text and phase != "ending" else _LINES, bool(text))
    _legend(page, fields)
    order = view.in_turn(fields.starts)
    in_turn = ", ".join(f"{view.partnership.mark(party)} {view.partnership.party_name(party)}" for party in order)
    if phase == "ending":
        why = verdict(fields, state, view).sentence if text else ""
        if why:
            page.blank().text(f"{_capital(why)}.")
        not_adopted = "8 notes it as not adopted, " if text else ""
        page.blank().text(f"{not_adopted}9 defers it; Enter leaves it undecided.")
        return
    if phase == "drafting" and fields.method == "one text" and text:
        page.blank().text("Everyone says what they would change; one hand edits. Yes or no only at the end.")
    if phase == "drafting" and fields.options:
        page.blank().text("Options", QUIET)
        for number, option in enumerate(fields.options, 1):
            taken = "▶" if option in {text, state.chosen} else " "
            page.text(option, first=f"{taken} {number}  ", hang=5)
    if phase == "drafting" and fields.criteria:
        page.blank().text("; ".join(fields.criteria), first="Weighed by: ", hang=2)
    if fields.limits:
        page.blank().text(fields.limits, first="Within: ", hang=2)
    if text:
        _rights(page.blank(), fields, state, view)
    if phase != "drafting" or (fields.method == "one text" and text):
        page.blank().text(in_turn, first="In turn: ", hang=9)
    _aim(page, fields, view)


def _test(page: Page, fields: DecideFields, state: DecideState, view: View) -> None:
    now, held = turn(fields, state, view), positions(fields, state, view)
    _words(page, words(fields, state, view), _LINES, True)
    if lost(fields, state, view):
        page.text("The words changed: each party is asked again.", FLAG)
    _legend(page, fields)
    _question(page, fields, state, view, now)
    _rows(page, fields, state, view, now, held)
    _troubles(page, fields, state, view, held)
    _in_front(page, fields, view, now, held)
    if now == END:
        _kept(page.blank(), fields, state, view)


def _question(page: Page, fields: DecideFields, state: DecideState, view: View, now: str) -> None:
    page.blank()
    if fields.method == "majority":
        page.text("A majority leaves somebody outvoted; it is counted by party.", QUIET)
    if now == END and rows(fields, state, view):
        holds = verdict(fields, state, view)
        passed = "Everybody here has spoken: it passes."
        page.text(passed if holds.holds else f"It does not pass: {holds.sentence}.", STRONG)
        return
    if fields.method == "one decides after hearing":
        decider = details(fields, state, view).decider
        name = view.partnership.first_name(decider) if decider else "Nobody yet"
        page.text(f"{name} decides, once the others are heard.", QUIET)
    elif fields.method == "consent" and now:
        page.text("Consent: is it good enough for now, and safe enough to try?", QUIET)
        _aim(page, fields, view)
    elif fields.method != "majority":
        page.text(_capital(fields.method) + ".", QUIET)
    if fields.limits:
        page.text(fields.limits, QUIET, first="Within: ", hang=2)
    _rights(page, fields, state, view)


def _rights(page: Page, fields: DecideFields, state: DecideState, view: View) -> None:
    """Who decides such things, as the parties wrote it down; a quiet line, and nobody is bound by it."""
    for lead, said in rights(words(fields, state, view), details(fields, state, view).topic, view):
        page.text(said, QUIET, first=lead, hang=2)


def _rows(
    page: Page, fields: DecideFields, state: DecideState, view: View, now: str, held: dict[str, Position]
) -> None:
    order = rows(fields, state, view)
    away = absent(view)
    lines = [_row(who, view, held.get(who), now) for who in order]
    lines += [(f"  {_called(party, view)}  nobody here: to ratify", "") for party in away if party not in order]
    if not order:
        page.text(f"Nobody is in the room to be asked: {keys.shown('stage.here')} says who is here.", QUIET)
    if len(lines) > _ROWS and page.width >= 56:
        half, width = (len(lines) + 1) // 2, page.width // 2
        for number in range(half):
            left = lines[number]
            right = lines[number + half] if number + half < len(lines) else ("", "")
            page.parts((f"{fit(left[0], width - 1)} ", left[1]), right)
        return
    at = order.index(now) if now in order else 0
    first = max(0, min(at - _ROWS // 2, len(lines) - _ROWS - 1)) if len(lines) > _ROWS + 1 else 0
    for text, style in lines[first : first + _ROWS + 1]:
        page.parts((text, style))
    if len(lines) > _ROWS + 1:
        page.text(f"  {len(lines)} in all, {sum(who in held for who in order)} have spoken", QUIET)


def _row(who: str, view: View, said: Position | None, now: str) -> tuple[str, str]:
    hands = " ".join(str(count) for count in said.fingers) if said else ""
    word = "· not yet" if said is None else f"{'✗' if said.says == 'objects' else '✓'} {hands}" if hands else ""
    word = word or _SAYS[said.says if said else "yes"]
    return f"{'▶' if who == now else ' '} {_called(who, view)}  {word}", STRONG if who == now else ""


def _called(who: str, view: View) -> str:
    return f"{view.partnership.mark(party_of(who, view))} {called(who, view)}"


def _troubles(page: Page, fields: DecideFields, state: DecideState, view: View, held: dict[str, Position]) -> None:
    """Concerns, objections, interests and dissent, one each."""
    lines = [(f"{called(who, view)}: ", _trouble(said)) for who, said in held.items() if said.words]
    lines += [(f"{called(who, view)}, interest: ", text) for who, text in declared(fields, state, view).items()]
    lines += [(f"{called(who, view)} dissents: ", text) for who, text in dissents(fields, state, view).items()]
    if lines:
        page.blank()
    for first, text in lines:
        page.text(text, first=first, hang=2)


def _trouble(said: Position) -> str:
    return f"{said.words} (to watch: {said.watch})" if said.watch else said.words


def _in_front(page: Page, fields: DecideFields, view: View, now: str, held: dict[str, Position]) -> None:
    """What belongs to the party that is asked: what it may sign, and the ways out of its objection."""
    party = view.partnership.parties.get(now)
    if party is not None and party.authority and now not in held:
        page.blank().text(party.authority, first=f"{view.partnership.party_name(now)} may sign: ", hang=2)
    if now in held and held[now].says == "objects" and fields.method == "consent":
        page.blank().text("7 amends it, 8 shortens it, 4 watches it: we ask again.")


def _details(page: Page, fields: DecideFields, state: DecideState, view: View) -> None:
    _words(page, words(fields, state, view), 2, True)
    _legend(page, fields)
    page.blank()
    for number, label, text in lines_of(fields, state, view):
        page.text(text or "·", first=f"  {number}  {label}  ", hang=5)
    for who, text in dissents(fields, state, view).items():
        page.text(text, first=f"     {called(who, view)} dissents: ", hang=5)
    _rights(page.blank(), fields, state, view)


def _choose(page: Page, fields: DecideFields, state: DecideState, view: View) -> None:
    known, now = earlier(fields, view), details(fields, state, view).replaces
    page.text("Which one does this take the place of?", STRONG).blank()
    first = window(len(known), state.round)
    for number, one in enumerate(known[first : first + LISTED], 1):
        mark = "▶" if one.id == now else " "
        text = wrap(one.item.text, max(page.width - 14, 16))[0]
        page.parts(f"{mark} {number}  {one.id}  {text}")
    if len(known) > LISTED:
        page.text(f"{first + 1} to {min(first + LISTED, len(known))} of {len(known)}; arrows show the others.", QUIET)
    if not known:
        page.text("No earlier one is in force.", QUIET)
    page.blank().text("0 takes the place of none.")
    _legend(page, fields)


def window(count: int, number: int) -> int:
    """The first of a list that is shown, from the page that is turned to."""
    pages = max((count + LISTED - 1) // LISTED, 1)
    return (min(number, pages) - 1) * LISTED


def _done(page: Page, fields: DecideFields, state: DecideState, view: View) -> None:
    ended = outcome(fields, state, view)
    if ended is None:
        return
    held = positions(fields, state, view)
    one = found(fields, view)
    by = still_to_ratify(fields, state, view) if ended.how == "adopted" else ()
    label = f"{one.label}  " if one is not None else ""
    if ended.how == "adopted":
        careful = " WITH CONCERNS" if any(said.words for said in held.values()) else ""
        page.parts((f" {label}{'TO RATIFY' if by else f'ADOPTED{careful}'} ", FLAG)).blank()
    else:
        until = f" until {say_date(ended.until)}" if ended.until else ""
        page.parts((f" {label}{ended.how.upper()}{until} ", FLAG)).blank()
    _words(page, words(fields, state, view) or "No words yet.", _LINES, True)
    _legend(page, fields)
    page.blank()
    if ended.how == "adopted" and by:
        until = details(fields, state, view).until
        names = ", ".join(called(who, view) for who in by)
        page.text(f"Still to say yes: {names}{f' until {say_date(until)}' if until else ''}", STRONG)
    if ended.why:
        page.text(ended.why, first="Because ", hang=8)
    _rows(page, fields, state, view, END, held)
    _troubles(page, fields, state, view, held)
    if ended.how == "adopted":
        _kept(page.blank(), fields, state, view)


# parts ------------------------------------------------------------------------------------------------------


def _words(page: Page, text: str, most: int, strong: bool) -> None:
    """The words under test, large; at most so many lines where others have to stand beneath."""
    lines = wrap(text, page.width)
    if not most or len(lines) <= most:
        page.text(text, STRONG if strong else QUIET)
        return
    for line in lines[:most]:
        page.parts((line, STRONG))
    page.text(f"and {len(lines) - most} more lines; Backspace shows them where they are drafted", QUIET)


def _legend(page: Page, fields: DecideFields) -> None:
    """What fingers mean here: on every page, for published legends differ."""
    if fields.method == "fist to five":
        line = ""
        for count, meaning in FINGERS:
            one = f"{count} {meaning}"
            if line and len(line) + len(one) + 3 > page.width:
                page.parts((line, QUIET))
                line = ""
            line = f"{line} · {one}" if line else one
        page.parts((line, QUIET))


def _aim(page: Page, fields: DecideFields, view: View) -> None:
    if fields.method == "consent" and view.purpose:
        page.text(view.purpose, QUIET, first="Our aim: ", hang=2)


def lines_of(fields: DecideFields, state: DecideState, view: View) -> tuple[tuple[str, str, str], ...]:
    """The details with their digits: what can be written beside the words."""
    kept, names = details(fields, state, view), view.partnership
    replaced = next((one for one in earlier(fields, view) if one.id == kept.replaces), None)
    item = replaced.item if replaced else None
    old = f"{kept.replaces}: {item.text}" if isinstance(item, Decision | Agreement) else kept.replaces or ""
    owner = names.person_name(kept.owner) if kept.owner else "nobody yet"
    by = to_ratify(fields, view, positions(fields, state, view))
    return tuple(
        line
        for line, there in (
            (("1", "Owner", owner), has(fields, "owner")),
            (("1", "So that", kept.outcome), has(fields, "outcome")),
            (("2", "Because", kept.why), has(fields, "why")),
            (("2", "Topic", kept.topic), has(fields, "topic")),
            (("3", "Instead of", "; ".join(kept.instead)), has(fields, "instead")),
            (("4", "Weighed by", "; ".join(kept.criteria)), has(fields, "criteria")),
            (("5", "Looked at again", say_date(kept.review) if kept.review else ""), has(fields, "review")),
            (("6", "Dissent", ""), fields.makes != "glossary"),
            (("7", "Replaces", old), has(fields, "replaces")),
            (("8", "Ratified until", say_date(kept.until) if kept.until else ""), has(fields, "ratify") and bool(by)),
            (("9", "Decides", names.person_name(kept.decider) if kept.decider else "nobody yet"), _decided(fields)),
        )
        if there
    )


def _decided(fields: DecideFields) -> bool:
    return fields.method == "one decides after hearing"


def _kept(page: Page, fields: DecideFields, state: DecideState, view: View) -> None:
    """The details that there are, and that the owner is missing."""
    kept = details(fields, state, view)
    if has(fields, "owner") and kept.owner is None:
        page.parts(("Owner: nobody yet", FLAG))
    if has(fields, "outcome") and not kept.outcome:
        page.text("So that…? Say what it is meant to change.", QUIET)
    one = found(fields, view)
    for _, label, text in lines_of(fields, state, view):
        if not text or label in {"Ratified until", "Decides"} or (label == "Owner" and kept.owner is None):
            continue
        if label == "Replaces" and one is not None:
            # Both ways: what is replaced will name what replaced it.
            text = f"{text} ({kept.replaces} will say: replaced by {one.label})"
        page.text(text, first=f"{label}: " if label in {"Owner", "Topic"} else f"{label} ", hang=2)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
