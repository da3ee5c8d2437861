"""How minutes stand with the parties, in lines and as JSON: who has confirmed, who has not, what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.progress import going_through
from meetingtui.files.minutes import Minutes
from meetingtui.register.confirming import lapses_after, pending, silent
from meetingtui.register.seal import seal_of
from meetingtui.register.sealed import folder_of, kept_copy, words_on_disk
from meetingtui.register.sealing import Changed, SealState, Word, all_words, seal_state
from meetingtui.review.confirmed import changes

LATEST = 5
"""How many confirmed minutes are looked at without being asked for: each seal takes a moment."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One meeting's minutes, and how they stand with the parties."""

    path: Path
    minutes: Minutes
    state: SealState

    @property
    def seal(self) -> str:
        """The four words of the minutes as they are."""
        return self.state.seal or seal_of(self.minutes)

    def waiting(self, names: Partnership) -> tuple[str, ...]:
        """The parties whose word is missing, or does not hold any more."""
        return pending(self.minutes, names, self.state)


def standing_of(path: Path, minutes: Minutes, words: dict[str, Word] | None = None) -> Standing:
    """How minutes stand; four words are only made where there are some to compare them with."""
    said = words_on_disk(path, minutes) if words is None else words
    if not any(word.seal for word in said.values()):
        return Standing(path, minutes, SealState("", said))
    return Standing(path, minutes, seal_state(minutes, said, partial(kept_copy, folder_of(path), path.stem)))


def standings(held: Iterable[tuple[Path, Minutes]], names: Partnership, *, everything: bool) -> Iterator[Standing]:
    """Closed minutes, the newest first: all that wait for a word, and the latest of the others."""
    known = list(held)
    every = all_words((path.stem, minutes) for path, minutes in known)
    confirmed = 0
    for path, minutes in going_through("Looking at seals", known[::-1]):
        if minutes.state == "in progress":
            continue
        words = every[path.stem]
        if set(names.parties_on(minutes.date)) <= words.keys():
            confirmed += 1
            if confirmed > LATEST and not everything:
                continue
        yield standing_of(path, minutes, words)


def lines_of(one: Standing, names: Partnership, today: date) -> Iterator[str]:
    """A line for the minutes, one for each party, and what has changed since it gave its word."""
    minutes = one.minutes
    waiting = one.waiting(names)
    by = f", asked by {say_date(minutes.confirm_by, today)}" if waiting and minutes.confirm_by else ""
    sealed = f", unchanged since sealed: {one.state.seal}" if one.state.seal and not waiting else ""
    state = "confirmed" if minutes.state == "draft" and not waiting else minutes.state
    yield f"{say_date(minutes.date)}  {one.path.stem}  {state}{by}{sealed}"
    quiet = silent(minutes, names, one.state, today)
    parties = dict.fromkeys((*names.parties_on(minutes.date), *one.state.words))
    widest = max((len(names.party_name(party)) for party in parties), default=0)
    for party in parties:
        said = _word(one, party, names, today)
        if party in quiet and names.lapse:
            since = say_date(lapses_after(minutes, names.lapse) + timedelta(days=1), today)
            said = f"not yet; could be taken as read since {since}"
        yield f"  {names.party_name(party):<{widest}}  {said}"
    for changed in one.state.changed:
        yield f"  Changed since sealed ({changed.seal}):"
        yield from (f"    {line}" for line in changes(changed))


def _word(one: Standing, party: str, names: Partnership, today: date) -> str:
    word = one.state.words.get(party)
    if word is None:
        return "not yet"
    by = f" by {names.person_name(word.by)}" if word.by else ""
    on = f" on {say_date(word.on, today)}" if word.on else ""
    where = f", in {word.said_in}" if word.said_in else ""
    how = f", {word.how}" if word.how else ""
    corrections = f", {word.corrections} corrections" if word.corrections else ""
    verb = "taken as confirmed" if word.lapsed else "confirmed"
    holds = "" if one.state.holds(party) else "; changed since, so ask again"
    return f"{verb}{by}{on}{where}{how}{corrections}{holds}"


def row_of(one: Standing, names: Partnership) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "minutes": one.path.stem,
        "date": one.minutes.date.isoformat(),
        "state": one.minutes.state,
        "seal": one.seal,
        "confirmed": [_row(word, holds=one.state.holds(word.party)) for word in one.state.words.values()],
        "waiting": list(one.waiting(names)),
        "changed": [changed_row(changed) for changed in one.state.changed],
    }


def _row(word: Word, *, holds: bool) -> dict[str, Any]:
    facts = {
        "party": word.party,
        "by": word.by,
        "on": word.on.isoformat() if word.on else None,
        "how": word.how,
        "corrections": word.corrections,
        "seal": word.seal,
        "in": word.said_in or None,
        "holds": holds,
    }
    return {key: value for key, value in facts.items() if value is not None}


def changed_row(changed: Changed) -> dict[str, Any]:
    """What is different, as JSON; `parts` is null where no copy says it."""
    parts = changed.parts
    told = None if parts is None else [{"part": p.part, "was": plain(p.was), "now": plain(p.now)} for p in parts]
    return {"seal": changed.seal, "parties": list(changed.parties), "parts": told}


def plain(value: Any) -> Any:
    """A value of a file as JSON knows it."""
    return value.isoformat() if hasattr(value, "isoformat") else value
