"""Where the parties stand on a decision or an agreement: one rule for lists, the story and exports. Pure.

A party that has not spoken has not said yes. Confirming minutes says that they are right, positions left open and all:
a yes that was given later stands in them as an amendment, or as a ratifying.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from meetingtui.core.becoming import OPEN
from meetingtui.core.items import Agreement, Decision
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Carried, CarriedDecision
from meetingtui.register.fold import Register

_ONE = "one decides after hearing"
_MAJORITY = "majority"


@dataclass(frozen=True, slots=True)
class Positions:
    """Who is against, who has not spoken, and who has still to ratify."""

    no: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    """The parties whose position is not recorded."""
    nobody: bool = False
    """Whether no position of anybody is recorded."""
    ratify: tuple[str, ...] = ()
    passed: bool = False
    """Whether it holds by its method, although somebody is against it or was only heard."""

    @property
    def left_open(self) -> bool:
        """Whether somebody is against it or has not spoken, so that it is not yet agreed."""
        return not self.passed and bool(self.no or self.silent or self.nobody)

    @property
    def agreed(self) -> bool:
        """Whether nobody's word is missing any more."""
        return not self.left_open and not self.ratify

    def words(self, called: Callable[[str], str]) -> list[str]:
        """What there is to say of it, beside who has to ratify it; nothing where every party has said yes."""
        said = [f"no: {', '.join(map(called, self.no))}"] if self.no else []
        if self.nobody:
            return ["positions left open"]
        return said + ([f"position left open: {', '.join(map(called, self.silent))}"] if self.silent else [])


def positions(
    item: Decision | Agreement, parties: Iterable[str], party_of: Callable[[str], str], *, ratified: bool = False
) -> Positions:
    """The positions on an item; `parties` are those that were in the partnership on its day.

    `ratified` says that every word that was missing has been given since.
    """
    held = tuple(parties)
    method = (getattr(item, "method", None) or "").casefold()
    waiting = item.ratify.by if item.ratify else ()
    no = tuple(party for party in item.no if party not in item.yes)
    said = {*item.yes, *no, *map(party_of, waiting), *map(party_of, getattr(item, "aside", ()))}
    one = method == _ONE and bool(item.yes)
    done = one or ratified
    return Positions(
        no=no,
        silent=() if done else tuple(party for party in held if party not in said),
        nobody=not done and not (said if held else item.yes or no or waiting),
        ratify=waiting,
        passed=one or (method == _MAJORITY and 2 * len(item.yes) > max(len(held), 1)),
    )


def positions_of(one: Carried, names: Partnership) -> Positions:
    """The positions on a carried item as it is now; what is no decision and no agreement has none."""
    item = one.item
    if not isinstance(item, Decision | Agreement):
        return Positions()

    def party_of(name: str) -> str:
        return name if name in names.parties or name not in names.people else names.people[name].party

    ratified = any(change.to == "ratified" for change in one.history)
    return positions(item, names.parties_on(one.on), party_of, ratified=ratified)


def is_left_open(one: Carried, names: Partnership) -> bool:
    """Whether a decision that nobody has ended was written down and is not yet agreed."""
    decided = one.state == OPEN and getattr(one.item, "state", None) is None
    return decided and positions_of(one, names).left_open


def without_open(register: Register, names: Partnership) -> Register:
    """What minutes have come to, without the decisions that are not yet agreed: they have settled nothing."""
    items = {
        mark: one
        for mark, one in register.items.items()
        if not (isinstance(one, CarriedDecision) and is_left_open(one, names))
    }
    held = tuple(one for one in register.standing.decisions if one.id in items)
    return replace(register, items=items, standing=register.standing.model_copy(update={"decisions": held}))
