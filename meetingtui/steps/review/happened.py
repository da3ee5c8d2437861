"""What an event makes so: every verdict absolute, one row a question, the later in the place of the earlier. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from meetingtui.core.text import TEXT_LIMIT, clean_line, clip
from meetingtui.steps.protocol import View
from meetingtui.steps.review.events import (
    At,
    Became,
    Confirmed,
    Corrected,
    Left,
    Means,
    Ratified,
    Replaced,
    ReviewEvent,
    Watched,
)
from meetingtui.steps.review.front import front, is_known, register
from meetingtui.steps.review.registers.decisions import watching
from meetingtui.steps.review.registers.verb import VERDICT
from meetingtui.steps.review.state import RATIFY, Answered, ReviewState, Row, Word, looked, row_of
from meetingtui.steps.review.step import ReviewFields

_WATCH = "watch"


def apply(fields: ReviewFields, state: ReviewState, event: ReviewEvent, view: View) -> ReviewState:
    """The state after an event; what makes no sense leaves it as it is."""
    key = getattr(event, "item", "")
    if not is_known(fields, view, key):
        return state
    match event:
        case At():
            before = front(fields, state, view)
            return replace(state, at=event.item, page=event.page, seen=state.seen | {before, event.item})
        case Became():
            return _became(fields, state, event, view)
        case Left():
            return _without(state, key)
        case Means():
            return _means(fields, state, event, view)
        case Ratified():
            said = state.ratified.get(key, frozenset())
            said = said | {event.who} if event.says else said - {event.who}
            return _ratified(replace(state, ratified={**state.ratified, key: said}), view, key)
        case Watched():
            return _watched(state, event, view)
        case Replaced() if fields.of == "decisions":
            return replace(_with_row(state, key, VERDICT, None), replaced=state.replaced | {key})
        case Confirmed() if fields.of == "minutes":
            return _confirmed(state, event, view)
        case Corrected() if fields.of == "minutes":
            others = {item: text for item, text in state.corrected.items() if item != key}
            return replace(state, corrected={**others, key: event.text} if event.text else others)
        case _:
            return state


def _with_row(state: ReviewState, key: str, question: str, row: Row | None) -> ReviewState:
    others = {asked: said for asked, said in state.rows.get(key, {}).items() if asked != question}
    rows = {**others, question: row} if row else others
    kept = {item: said for item, said in state.rows.items() if item != key}
    return replace(state, rows={**kept, key: rows} if rows else kept)


def _became(fields: ReviewFields, state: ReviewState, event: Became, view: View) -> ReviewState:
    known = register(fields)
    word = event.to or event.sign or ("read" if event.reading is not None else "")
    question = known.words.get(word)
    if question is None or not _names_known(event, view):
        return state
    key = event.item
    row: dict[str, Any] = row_of(event, stream=fields.of == "streams")
    after = replace(state, page="" if state.at == key else state.page)
    if word in known.closes:
        after = _without(after, key)
    else:
        ended = [asked for asked, said in after.rows.get(key, {}).items() if said.get("to") in known.closes]
        for asked in ended:
            after = _with_row(after, key, asked, None)
        after = _without_means(after, key)
    if fields.of == "agreements" and word == "changed":
        # Nobody has said yes to the new words (practices B8, edge).
        here = [
            party.id for party in view.partnership.party if not (party.left and party.left < (view.day or date.min))
        ]
        row |= {"yes": [], "ratify": {"by": here}}
        after = _with_row(
            replace(after, ratified={k: v for k, v in after.ratified.items() if k != key}), key, RATIFY, None
        )
    return _with_row(after, key, question, row)


def _names_known(event: Became, view: View) -> bool:
    parties = {*(event.done or {}), *(event.means or {})}
    return (
        event.owner is None or event.owner in view.partnership.people
    ) and parties <= view.partnership.parties.keys()


def _without_means(state: ReviewState, key: str) -> ReviewState:
    return replace(state, means={asked: said for asked, said in state.means.items() if asked[0] != key})


def _without(state: ReviewState, key: str) -> ReviewState:
    """The state in which nothing was said of the item."""
    after = _without_means(state, key)
    return replace(
        after,
        page="" if state.at == key else state.page,
        rows={item: rows for item, rows in state.rows.items() if item != key},
        ratified={item: said for item, said in state.ratified.items() if item != key},
        watched={asked: said for asked, said in state.watched.items() if asked[0] != key},
        confirmed={asked: said for asked, said in state.confirmed.items() if asked[0] != key},
        corrected={item: text for item, text in state.corrected.items() if item != key},
    )


def _means(fields: ReviewFields, state: ReviewState, event: Means, view: View) -> ReviewState:
    """Once every party's line has come true, or has a note why it counts, the promise is done (practices B7)."""
    one = looked(state, view, event.item)
    if fields.of != "actions" or one.item is None or event.party not in one.item.done:
        return state
    said = {asked: answer for asked, answer in state.means.items() if asked != (event.item, event.party)}
    if event.met is not None and (event.met or event.note):
        said[event.item, event.party] = Answered(event.met, event.note)
    lines = [said.get((event.item, party)) for party in one.item.done]
    if not all(lines):
        before = state.rows.get(event.item, {}).get(VERDICT, {})
        cleared = _with_row(state, event.item, VERDICT, None) if before.get("to") == "done" else state
        return replace(cleared, means=said)
    notes = [
        f"{view.partnership.party_name(party)}: {answer.note}"
        for party, answer in zip(one.item.done, lines, strict=True)
        if answer and answer.note
    ]
    row = {
        "item": event.item,
        "to": "done",
        **({"note": clip(clean_line("; ".join(notes)), TEXT_LIMIT)} if notes else {}),
    }
    after = _with_row(_without(state, event.item), event.item, VERDICT, row)
    return replace(after, means=said)


def _ratified(state: ReviewState, view: View, key: str) -> ReviewState:
    """Who has said yes, in full, and who has still to say it."""
    one = looked(state, view, key)
    said = [who for who in one.ratifiers if who in state.ratified.get(key, frozenset())]
    bare = _with_row(state, key, RATIFY, None)
    base = looked(bare, view, key).item
    if not said or base is None:
        return replace(bare, ratified={k: v for k, v in state.ratified.items() if k != key or v})
    people = view.partnership.people
    spoken = {*base.yes, *(people[who].party if who in people else who for who in said)}
    row: dict[str, Any] = {"item": key, "to": "ratified"}
    row["yes"] = [party for party in view.partnership.parties if party in spoken]
    waiting = [who for who in one.ratifiers if who not in said]
    if waiting:
        until = {"until": base.ratify.until} if base.ratify and base.ratify.until else {}
        row |= {"to": "partly ratified", "ratify": {"by": waiting, **until}}
    elif bare.at == key:
        bare = replace(bare, page="")
    return _with_row(bare, key, RATIFY, row)


def _watched(state: ReviewState, event: Watched, view: View) -> ReviewState:
    known = dict(watching(looked(state, view, event.item).item))
    if event.number not in known:
        return state
    said = {asked: answer for asked, answer in state.watched.items() if asked != (event.item, event.number)}
    if event.answer != "unsaid":
        said[event.item, event.number] = event.answer
    words = [
        f"{'it happened' if answer == 'yes' else 'not so far'}: {known[number]}"
        for (item, number), answer in sorted(said.items())
        if item == event.item and number in known
    ]
    row = {"item": event.item, "to": "watched", "note": clip("; ".join(words), TEXT_LIMIT)} if words else None
    return replace(_with_row(state, event.item, _WATCH, row), watched=said)


def _confirmed(state: ReviewState, event: Confirmed, view: View) -> ReviewState:
    person = view.partnership.people.get(event.by or "")
    others = {asked: word for asked, word in state.confirmed.items() if asked != (event.item, event.party)}
    if person is not None and person.party == event.party:
        others[event.item, event.party] = Word(person.id, event.on)
    return replace(state, confirmed=others)
