"""The questions that are put about an item in front: what got in the way, each party's line, somebody's yes."""

from __future__ import annotations

from datetime import date

from meetingtui.core.becoming import OPEN
from meetingtui.core.dates import say_date
from meetingtui.core.items import Action, Concern, Exchange, Experiment, Metric, Parked, Risk, Win
from meetingtui.steps.protocol import View
from meetingtui.steps.review.drawing import beside, label
from meetingtui.steps.review.front import with_digits
from meetingtui.steps.review.registers.actions import stuck
from meetingtui.steps.review.registers.concerns import others_here, raised_by
from meetingtui.steps.review.registers.exchanges import receiver
from meetingtui.steps.review.registers.minutes import met, pending
from meetingtui.steps.review.registers.questions import parked_twice
from meetingtui.steps.review.registers.streams import as_it_is
from meetingtui.steps.review.state import Looked, ReviewState
from meetingtui.steps.review.step import ReviewFields
from meetingtui.steps.review.walking import has_left
from meetingtui.widgets.page import QUIET, STRONG, Page

THIRD = ("1", "a smaller promise"), ("2", "somebody else"), ("3", "drop it, and say why")
LATE = "What got in the way?"
STUCK = "What is in the way that we cannot see?"


def prompts(page: Page, fields: ReviewFields, one: Looked, view: View) -> None:
    """What is asked aloud: what the item itself asks, then the agenda's own prompts."""
    lines = (*(() if one.rows else own_questions(one, view)), *fields.prompts)
    if lines:
        page.blank()
    for line in lines:
        page.text(line, STRONG, indent=2)


def own_questions(one: Looked, view: View) -> tuple[str, ...]:
    """What an item asks by itself; of a late promise first what got in the way (practices B7, tone)."""
    item, names = one.item, view.partnership
    day = view.day or date.min
    owner = getattr(item, "owner", None)
    lines: list[str] = []
    if owner and has_left(owner, names, day):
        lines.append(f"{names.first_name(owner)} has left: who takes it on?")
    match item:
        case Action():
            lines += _of_a_promise(one, item, view)
        case Risk(sign=sign) if sign:
            lines.append("Has the early sign been seen?")
        case Parked() if parked_twice(one):
            lines.append("It was parked twice: answer it, own it, or let it go.")
        case Metric() if not item.whom and item.sort != "effort":
            lines.append("What would change, and for whom?")
        case Exchange():
            party = receiver(item, view)
            if not item.landed:
                lines.append(f"{names.party_name(party)}, how did it land?" if party else "How did it land?")
            elif not item.effect:
                lines.append(f"{names.party_name(party)}, what did it bring?" if party else "What did it bring?")
        case Experiment():
            lines.append("What did it show?")
        case Concern(acknowledged=None):
            here = " and ".join(names.party_name(party) for party in others_here(item, view))
            raised = raised_by(item, view)
            alone = f"Only {names.party_name(raised)} is here: it waits for the other side." if raised else ""
            lines += [line for line in (f"{here}, do you acknowledge it?" if here else alone,) if line]
        case Concern():
            lines.append("Is it settled, or does something still have to happen?")
        case Win():
            lines.append("Where was it told, and who heard it?")
        case _:
            pass
    return tuple(lines)


def _of_a_promise(one: Looked, item: Action, view: View) -> list[str]:
    name = view.partnership.first_name(item.owner) if item.owner else ""
    lines: list[str] = []
    if not item.owner:
        lines.append("Nobody owns it: who takes it on?")
    elif not item.accepted and item.owner in view.present:
        lines.append(f"{name}, do you take this on?")
    if item.due and item.due < (view.day or date.min):
        lines.append(LATE)
    if stuck(one):
        lines.append(STUCK)
    gone = item.owner and has_left(item.owner, view.partnership, view.day or date.min)
    if item.owner and not item.accepted and item.owner not in view.present and not gone:
        lines.append(f"{name} is not here: it stays offered.")
    return lines


def done_means(page: Page, state: ReviewState, one: Looked, party: str, view: View) -> None:
    """Each party's line in turn: has it come true?"""
    page.blank()
    for each, line in one.item.done.items():
        said = state.means.get((one.key, each))
        mark = "▶" if each == party else "✓" if said and said.met else "✗" if said else "·"
        style = STRONG if each == party else ""
        page.text(line, style, first=f"{mark} Done for {label(each, view.partnership)}: ", hang=4)
        if said and said.note:
            page.text(said.note, QUIET, first="    counts because ", hang=8)
    if not party:
        return
    name = view.partnership.party_name(party)
    page.blank().text(f"{name}, is it so?", STRONG)
    if party not in view.parties_present:
        page.text(f"Nobody from {name} is here: 2 notes why it counts all the same.", QUIET)


def third(page: Page) -> None:
    """The third move is a choice, not a date."""
    page.blank().text("Its date was moved twice. Another would hardly hold: what would?", STRONG).blank()
    for digit, words in THIRD:
        page.choice(digit, words)


def takes(page: Page, person: str, view: View) -> None:
    """Somebody is asked whether they take it on."""
    name = view.partnership.first_name(person)
    page.blank().text(f"Does {name} take it on?", STRONG).blank()
    page.choice("1", "yes").choice("2", "no")


def ratify(page: Page, state: ReviewState, one: Looked, view: View) -> None:
    """Whoever had still to say yes, each with a digit."""
    page.blank().text("Who says yes now? Silence is not a yes.", STRONG).blank()
    said = state.ratified.get(one.key, frozenset())
    people = view.partnership.people
    for number, who in enumerate(with_digits(state, one, view), 1):
        here = who in view.present if who in people else who in view.parties_present
        word = "✓ yes" if who in said else "· not yet" if here else "nobody here: stays to ratify"
        page.parts(f"  {number}  {label(who, view.partnership)}  ", (word, STRONG if who in said else ""))


def earlier_minutes(page: Page, state: ReviewState, key: str, view: View) -> None:
    """Which parties have confirmed some earlier minutes."""
    found = met(key, view)
    if found is None:
        return
    names = view.partnership
    page.text(f"{found.title}, {say_date(found.on)}", STRONG)
    page.text(f"Meeting {found.number}, written in {found.minutes}.", QUIET)
    page.blank().text("Are these minutes right? Each party says so for itself.").blank()
    asked = pending(key, view)
    for party in names.parties:
        word = state.confirmed.get((key, party))
        if word:
            said = f"✓ confirmed by {names.first_name(word.by)}"
        elif party not in asked:
            said = "✓ confirmed earlier"
        else:
            said = "· not yet" if party in view.parties_present else "nobody here: pending"
        digit = str(asked.index(party) + 1) if party in asked else " "
        page.parts(f"  {digit}  {label(party, names)}  ", (said, STRONG if word else ""))
    if key in state.corrected:
        page.blank().text(state.corrected[key], first="To correct: ", hang=4)


def stream(page: Page, one: Looked, view: View) -> None:
    """A stream of work, as it is now."""
    found = as_it_is(one, view)
    if found is None:
        return
    page.text(found.stream.name, STRONG)
    names = view.partnership
    owner = f"owner {names.person_name(found.owner)}" if found.owner else "nobody owns it"
    ends = f"ends {say_date(found.stream.ends)}" if found.stream.ends else ""
    page.text(", ".join(part for part in (owner, ends, "has ended" if found.ended else "") if part), indent=4)
    marks(page, one.key, view)
    if found.owner and has_left(found.owner, names, view.day or date.min) and not found.ended:
        page.blank().text(f"{names.first_name(found.owner)} has left: who takes it on?", STRONG, indent=2)
    beside(page, dict(found.stream.done), view, "done for")
    now = (view.carried(each.id) or each for each in view.standing.actions)
    mine = [each for each in now if each.state == OPEN and each.item.stream == one.key]
    late = [each for each in mine if each.item.due and each.item.due < (view.day or date.min)]
    if mine:
        said = "One open promise" if len(mine) == 1 else f"{len(mine)} open promises"
        page.blank().text(f"{said}{f', {len(late)} late' if late else ''}.", QUIET)


def marks(page: Page, stream: str, view: View) -> None:
    """How a stream stood in the latest meetings, in letters."""
    stood = view.standing.streams.get(stream, ())
    if stood:
        page.text(f"last {_count(len(stood))}   {' '.join(one.letter for one in stood)}", QUIET, indent=4)
        if stood[-1].because:
            page.text(stood[-1].because, QUIET, indent=4)


def _count(number: int) -> str:
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight")
    return words[number] if number < len(words) else str(number)
