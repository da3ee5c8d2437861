"""Where everybody stands on the words under test, whose turn it is, and whether they pass. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from meetingtui.core.items import Agreement, Decision
from meetingtui.steps.decide.events import Phase
from meetingtui.steps.decide.rules import Position, Verdict, agrees, low, passes
from meetingtui.steps.decide.state import END, DecideState, Outcome, details, found, words
from meetingtui.steps.decide.step import DecideFields
from meetingtui.steps.protocol import View


def known(name: str | None, view: View) -> bool:
    """Whether this is a party or a person of the partnership."""
    return name in view.partnership.parties or name in view.partnership.people


def party_of(who: str, view: View) -> str:
    """The party that somebody stands for."""
    person = view.partnership.people.get(who)
    return person.party if person else who


def called(who: str, view: View) -> str:
    """A party's or a person's name, as the room says it."""
    names = view.partnership
    return names.first_name(who) if who in names.people else names.party_name(who)


def asked(fields: DecideFields, state: DecideState, view: View) -> tuple[str, ...]:
    """Who is asked, in turn: each present party; before one person decides, those who are heard."""
    present = view.in_turn(fields.starts)
    if fields.method != "one decides after hearing":
        return present
    decider = details(fields, state, view).decider
    heard = tuple(dict.fromkeys(who for who in fields.heard if known(who, view) and who != decider))
    spoken_for = {party_of(who, view) for who in (*heard, *([decider] if decider else ()))}
    return (*heard, *(party for party in present if party not in spoken_for))


def rows(fields: DecideFields, state: DecideState, view: View) -> tuple[str, ...]:
    """Those who are asked, and last the one who decides."""
    decider = details(fields, state, view).decider if fields.method == "one decides after hearing" else None
    return (*asked(fields, state, view), *([decider] if decider else ()))


def absent(view: View) -> tuple[str, ...]:
    """Parties of the partnership that have nobody in the room."""
    here = view.parties_present
    parties = view.partnership.parties.values()
    return tuple(p.id for p in parties if p.id not in here and not p.gone(view.day))


def positions(fields: DecideFields, state: DecideState, view: View) -> dict[str, Position]:
    """Where everybody stands on the words as they are now; what was said to other words does not count."""
    text = words(fields, state, view)
    held = {who: said for who, said in state.positions.items() if said.read == text}
    one = found(fields, view)
    if one is None or not isinstance(one.item, Decision | Agreement):
        return held
    yes, no = set(one.item.yes), set(one.item.no)
    if fields.method == "one decides after hearing":
        # The yes of the one who decides may have been taken back in the read-back.
        decider = details(fields, state, view).decider
        return {w: said for w, said in held.items() if w != decider or not agrees(said) or party_of(w, view) in yes}
    held = {
        who: said
        for who, said in held.items()
        if (who in yes if agrees(said) and not low(said) else who in no if _no(said) else not {who} & (yes | no))
    }
    if not isinstance(one.item, Decision):
        return held
    return {**{who: said for who, said in _told(one.item, text, view).items() if who not in held}, **held}


def _told(item: Decision, text: str, view: View) -> dict[str, Position]:
    """What a decision itself tells of where parties stand: it was tested before, or read back."""
    reasons = {one.who: one for one in item.concern}
    beyond = {*item.ratify.by} & {*view.parties_present} if item.ratify else set[str]()
    told: dict[str, Position] = {}
    for party in (*item.yes, *item.no):
        says = "objects" if party in item.no else "beyond" if party in beyond else "yes"
        reason = reasons.get(party)
        if reason is None:
            told[party] = Position(says, text)
        else:
            says = "concern" if says == "yes" else says
            told[party] = Position(says, text, reason.text, reason.watch or "")
    for who in item.aside:
        party = party_of(who, view)
        if party not in {*item.yes, *item.no}:
            named = (*told[party].named, who) if party in told else (who,)
            told[party] = Position("aside", text, named=named)
    return told


def declared(fields: DecideFields, state: DecideState, view: View) -> dict[str, str]:
    """The interests that were declared."""
    one = found(fields, view)
    if one is not None and isinstance(one.item, Decision):
        return {row.who: row.text for row in one.item.declared}
    return dict(state.declared)


def dissents(fields: DecideFields, state: DecideState, view: View) -> dict[str, str]:
    """The dissent that somebody asked to have written, by person."""
    one = found(fields, view)
    if one is not None and isinstance(one.item, Decision):
        return {row.who: row.text for row in one.item.dissent}
    return dict(state.dissent)


def _no(said: Position) -> bool:
    return said.says == "objects" or low(said)


def ayes(fields: DecideFields, view: View, held: Mapping[str, Position], decider: str | None) -> tuple[str, ...]:
    """The parties that say yes."""
    if fields.method == "one decides after hearing":
        said = held.get(decider or "")
        return (party_of(decider, view),) if decider and agrees(said) else ()
    return tuple(p for p in view.partnership.parties if p in held and agrees(held[p]) and not low(held[p]))


def noes(view: View, held: Mapping[str, Position]) -> tuple[str, ...]:
    """The parties that say no."""
    return tuple(party for party in view.partnership.parties if party in held and _no(held[party]))


def verdict(
    fields: DecideFields,
    state: DecideState,
    view: View,
    held: Mapping[str, Position] | None = None,
    among: tuple[str, ...] | None = None,
) -> Verdict:
    """Whether the words pass as things are, or with these positions, among those asked."""
    held = positions(fields, state, view) if held is None else held
    here = asked(fields, state, view) if among is None else among
    # Whoever objected and left has not changed its mind: leaving the room is not a yes.
    gone = (who for who, said in held.items() if said.says == "objects" and who not in here and who in absent(view))
    among = (*here, *gone) if among is None else among
    decider = details(fields, state, view).decider
    return passes(fields.method, among, held, decider=decider, name=lambda who: called(who, view))


def outcome(fields: DecideFields, state: DecideState, view: View) -> Outcome | None:
    """How the test ended, as long as that holds: nobody changed the words or took a yes back since."""
    ended = state.outcome
    if ended is None or ended.text != words(fields, state, view):
        return None
    if ended.how != "adopted":
        return ended
    holds = found(fields, view) is not None and verdict(fields, state, view, among=ended.asked).holds
    return ended if holds else None


def lost(fields: DecideFields, state: DecideState, view: View) -> bool:
    """Whether the words changed after somebody had said where they stand, and not everybody has spoken again."""
    text = words(fields, state, view)
    changed = state.reset or any(said.read != text for said in state.positions.values())
    held = positions(fields, state, view)
    return changed and any(who not in held for who in rows(fields, state, view))


def turn(fields: DecideFields, state: DecideState, view: View) -> str:
    """Whose position is asked for: the one chosen, else the first without one, else the first who objects, or END."""
    order, held = rows(fields, state, view), positions(fields, state, view)
    if view.speaks:
        own = [who for who in order if party_of(who, view) == view.speaks]
        return state.who if state.who in own else next(iter(own), END)
    if state.who in order:
        return state.who
    missing = (who for who in order if who not in held)
    against = verdict(fields, state, view).against if fields.method != "majority" else ()
    return next(missing, next(iter(against), END))


def shown(fields: DecideFields, state: DecideState, view: View) -> Phase:
    """The page in front: an end that does not hold any more is the test again; no words are to be drafted."""
    if state.phase == "done":
        return "done" if outcome(fields, state, view) else "test" if words(fields, state, view) else "drafting"
    if state.phase not in {"drafting", "ending"} and not words(fields, state, view):
        return "drafting"
    if state.phase in {"clarify", "reactions"} and not fields.rounds:
        return "test"
    return state.phase
