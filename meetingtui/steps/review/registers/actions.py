"""Promises: done, moved, reshaped, handed on, dropped; and accepted where that was still to be said. Pure."""

from __future__ import annotations

from meetingtui.core.asked import knows_account
from meetingtui.core.capture import compose, read
from meetingtui.core.dates import say_date
from meetingtui.core.items import Action, ItemKind
from meetingtui.core.standing import Asked, CarriedAction
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.events import At
from meetingtui.steps.review.lines import context, read_dated, today_of
from meetingtui.steps.review.registers.verb import VERDICT, Register, Result, Verb, became, handed_to, with_reason
from meetingtui.steps.review.state import Looked

MOVES = 2
"""Moved so often, a promise gets no further date, but a choice (practices B7)."""
_ENDS = frozenset({"done", "dropped"})
_MOVE = "^fri because the site was shut"


def moves(one: Looked) -> int:
    """How often its date was moved before this step, since it had its owner and its words."""
    count = 0
    for change in one.was.history if one.was else ():
        if change.to in {"handed on", "reshaped"}:
            count = 0
        count += change.to == "moved"
    return 0 if one.to & {"handed on", "reshaped"} else count


def stuck(one: Looked) -> bool:
    """Whether its date has been moved so often that another date would change nothing."""
    return moves(one) >= MOVES


def verbs(one: Looked, view: View) -> tuple[Verb, ...]:
    """What can be said of a promise."""
    offered = (
        isinstance(one.item, Action) and not one.item.accepted and one.item.owner in view.present and not one.to & _ENDS
    )
    move = Verb(2, "move", "smaller, somebody else, or drop") if stuck(one) else MOVE
    accept = (Verb(6, "accept", "yes, I take it on"),) if offered else ()
    said = asked(one)
    name = view.partnership.first_name(said.who) if said else ""
    as_asked = (Verb(7, "as asked", f"as {name} {'says' if said.to == 'done' else 'asks'}"),) if said else ()
    return (*as_asked, *accept, DONE, move, reshape(one, view), OWNER, DROP)


def asked(one: Looked) -> Asked | None:
    """What its owner said of a promise since the last meeting, until something becomes of it here."""
    if one.to or not isinstance(one.was, CarriedAction) or not isinstance(one.item, Action):
        return None
    return next((said for said in reversed(one.was.asked) if said.who == one.item.owner), None)


DONE = Verb(1, "done", "done")
MOVE = Verb(2, "move", "move", ask="New date and why", hint=f"the new date and the reason: {_MOVE}")
OWNER = Verb(4, "owner", "new owner", ask="Who takes it on?", hint="one person who is here, as in @dara", names=True)
DROP = Verb(5, "drop", "drop", ask="Why is it dropped?", hint="the reason, in a few words")


def reshape(one: Looked, view: View) -> Verb:
    """The line of a reshape holds the promise as it is, without owner and date."""
    text = ""
    if isinstance(one.item, Action):
        bare = one.item.model_copy(update={"owner": None, "due": None, "helpers": (), "stream": None})
        text = compose(ItemKind.ACTION, bare, context(view))
    hint = "the promise in new words  = done means | for the next party"
    return Verb(3, "reshape", "reshape", ask="It now reads", text=text, hint=hint)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of a promise."""
    item = one.item
    if not isinstance(item, Action):
        return Refusal("that promise is not there any more")
    match verb:
        case "done" if "done" in one.to:
            return Refusal("it is done already; 0 takes that back")
        case "done" if item.done:
            return At(step=view.step, item=one.key, page="done")
        case "done":
            return became(one, view, to="done")
        case "as asked":
            return _as_asked(one, item, view)
        case "move" if stuck(one):
            return At(step=view.step, item=one.key, page="third")
        case "move":
            return _moved(text, one, item, view)
        case "reshape":
            return _reshaped(text, one, item, view)
        case "owner":
            return handed_to(one, view, text, item.owner)
        case "drop":
            return with_reason(one, view, "dropped", text, "the museum closed for good")
        case _ if item.owner not in view.present:
            return Refusal("its owner is not here to say so; it stays offered")
        case _:
            return became(one, view, to="accepted", accepted=True)


def _as_asked(one: Looked, item: Action, view: View) -> Result:
    """The owner's own word, which the meeting takes up; what done means to each party is asked all the same."""
    said = asked(one)
    if said is None:
        return Refusal("its owner has said nothing of it since the last meeting")
    if said.to == "done":
        return (
            became(one, view, to="done", note=said.why)
            if not item.done
            else At(step=view.step, item=one.key, page="done")
        )
    if stuck(one):
        return At(step=view.step, item=one.key, page="third")
    if said.due is None or said.due < today_of(view):
        return Refusal("that day is past by now; 2 moves it to another one")
    # From an account that is not known to be its owner's, it is not their yes to the new day.
    theirs = {} if knows_account(said, view.partnership) else _accepted(item, view)
    return became(one, view, to="moved", due=said.due, why=said.why, **theirs)


def _accepted(item: Action, view: View) -> dict[str, bool]:
    """Changed while its owner is away, a promise is theirs to say yes to again."""
    return {} if item.owner in view.present or not item.accepted else {"accepted": False}


def _moved(text: str, one: Looked, item: Action, view: View) -> Result:
    given = read_dated(text, today_of(view))
    if isinstance(given, Refusal):
        return given
    if given.day is None:
        return Refusal(f"say the new date and why, as in: {_MOVE}")
    if not given.words:
        return Refusal(f"say why, too, as in: {_MOVE}")
    if one.was and given.day == one.was.item.due:
        return Refusal(f"{say_date(given.day)} is its date already")
    return became(one, view, to="moved", due=given.day, why=given.words, **_accepted(item, view))


def _reshaped(text: str, one: Looked, item: Action, view: View) -> Result:
    reading = read(ItemKind.ACTION, text, context(view))
    if reading.refusal or not isinstance(reading.item, Action):
        return Refusal(reading.refusal or "say it in a few words first")
    new = reading.item
    if new.owner or new.helpers or reading.unknown:
        return Refusal("the words only; 4 names a new owner")
    if new.due and new.text == item.text:
        return Refusal("only the date is new; 2 moves it, with a reason")
    if reading.past and new.due:
        return Refusal(f"{say_date(new.due)} is past")
    changes: dict[str, object] = {"due": new.due} if new.due else {}
    if new.done and new.done != item.done:
        changes["done"] = new.done
    if new.text == item.text and not changes:
        return Refusal("it reads so already; Esc leaves it")
    return became(one, view, to="reshaped", text=new.text, **changes, **_accepted(item, view))


REGISTER = Register(
    of="actions",
    empty="No promise needs a word today.",
    words={
        "done": VERDICT,
        "dropped": VERDICT,
        "moved": "date",
        "reshaped": "words",
        "handed on": "owner",
        "accepted": "yes",
    },
    verbs=verbs,
    say=say,
    closes=_ENDS,
)
