"""What is still missing at the read-back, in words."""

from __future__ import annotations

from meetingtui.core.dates import say_date
from meetingtui.core.items import Action, Captured, Experiment, Parked
from meetingtui.steps.close import play
from meetingtui.steps.close.play import CloseState
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.protocol import View


def count(number: int, noun: str) -> str:
    """A number of things, in words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def gap(found: Captured, view: View) -> str:
    """What an item that is left open needs, or where it goes."""
    if isinstance(found.item, Experiment):
        owner = view.partnership.first_name(found.item.owner) if found.item.owner else "nobody owns it"
        until = f", until {say_date(found.item.until)}" if found.item.until else ""
        return f"{owner}{until}{f'; we expect {found.item.expect}' if found.item.expect else ''}"
    if isinstance(found.item, Parked):
        owner = f"{view.partnership.first_name(found.item.owner)}: " if found.item.owner else ""
        day = f" by {say_date(found.item.by)}" if found.item.by else ""
        return f"{owner}goes to {found.item.goes or 'nowhere yet'}{day}"
    assert isinstance(found.item, Action)
    needs = [*([] if found.item.owner else ["an owner"]), *([] if found.item.due else ["a date"])]
    return "needs " + " and ".join(needs)


def missing(fields: CloseFields, state: CloseState, view: View) -> list[str]:
    """What the read-back asked for and nobody gave, a sentence each; whoever closes now closes without it."""
    loose = [one.label for one in view.items if play.is_open(one)]
    holding = play.confirmed(state, view)
    waiting = [party for party in view.partnership.parties if party not in holding] if fields.seal else []
    names = ", ".join(f"{view.partnership.mark(party)} {view.partnership.party_name(party)}" for party in waiting)
    found = [f"{', '.join(loose)} {'has' if len(loose) == 1 else 'have'} no owner or no date."] if loose else []
    if fields.next and not state.next.on:
        found.append("There is no date for the next meeting.")
    if waiting and state.confirm_by:
        found.append(
            f"{names} {'has' if len(waiting) == 1 else 'have'} still to confirm, by {say_date(state.confirm_by)}."
        )
    elif waiting:
        found.append(f"Not confirmed by {names}.")
    return found
