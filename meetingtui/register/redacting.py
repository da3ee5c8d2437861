"""Taking something out of minutes by agreement: what it was goes, where it stood stays. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from meetingtui.core.people import Partnership
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Redaction
from meetingtui.files.toml_edit import Edit, NewRow, NewValue
from meetingtui.register.amending import no_such, unfit
from meetingtui.register.confirming import lacking
from meetingtui.register.meaning import Part, meaning, parts, place_of, with_value
from meetingtui.register.seal import seal_of
from meetingtui.register.sealing import SealState
from meetingtui.steps.protocol import Refusal

WITHHELD = "withheld by agreement"
_KEPT = (".id", ".item", ".to", ".sign", ".state", ".method", ".sort")
"""Keys of an entry that say what it is and what becomes of it, and not what was said."""
_TELLING = 4
"""Words shorter than this say nothing of where else they stand."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """One part and what stands there from now on; None where the key itself goes."""

    part: str
    value: Any


@dataclass(frozen=True, slots=True)
class Redacting:
    """What is withheld, the edits that do it, and the words that are gone."""

    withheld: tuple[Withheld, ...]
    edits: tuple[Edit, ...]
    gone: tuple[str, ...]


def chosen(minutes: Minutes, part: str) -> list[Part]:
    """The values that a name stands for: one part, or every text of a whole entry. Its id stays."""
    held = list(parts(minutes))
    whole = any(one.name == part and one.whole for one in held)
    found = [one for one in held if one.name == part and not one.whole and not isinstance(one.path[-1], int)]
    inner = [one for one in held if one.name.startswith(f"{part}.") and not one.whole and _texts(one.value)]
    said = [one for one in inner if set(_texts(one.value)) != {WITHHELD} and not one.name.endswith(_KEPT)]
    return found or (said if whole else [])


def said_later(minutes: Minutes, part: str) -> list[str]:
    """The parts of these minutes that give an item, or that one key of it, other words than it was made with."""
    given = f"update.{part}"
    held = (one for one in parts(minutes) if not one.whole and not one.name.endswith(_KEPT))
    found = [one for one in held if one.name == given or one.name.startswith(f"{given}.")]
    return [one.name for one in found if any(text != WITHHELD for text in _texts(one.value))]


def _texts(value: Any) -> list[str]:
    """The texts in a value: itself, or those of a list."""
    entries = cast("list[Any]", value) if isinstance(value, list) else [value]
    return [one for one in entries if isinstance(one, str)]


def redact(minutes: Minutes, partnership: Partnership, state: SealState, row: Redaction) -> Redacting | Refusal:
    """What withholding a part does to its minutes, and the seal that the rest has; both parties agreed to that."""
    if minutes.state == "in progress":
        return Refusal("the meeting is still open: take it out on the stage, with e")
    found = chosen(minutes, row.part)
    whole = bool(found) and found[0].name != row.part
    if not found:
        refused = no_such(minutes, row.part)
        return refused or Refusal(f"{row.part} says nothing")
    if row.part.endswith(".id"):
        return Refusal("an id stays: it is what the rest is found by")
    if not whole and set(_texts(found[0].value)) == {WITHHELD}:
        # Said again after a machine went down in the middle: the copies are seen to once more.
        return Redacting((Withheld(found[0].name, found[0].value),), (), ())
    if state.changed:
        names = ", ".join(partnership.party_name(party) for one in state.changed for party in one.parties)
        return Refusal(f"changed since sealed: let {names} confirm them again first, or open them again")
    if missing := lacking(partnership, minutes, row.on, row.yes):
        return Refusal(f"{missing}: it takes every party's yes, written as --yes PARTY")
    after, withheld = _without(minutes, found, partnership, whole=whole)
    if isinstance(withheld, Refusal):
        return withheld
    edits: list[Edit] = []
    for one in withheld:
        path = place_of(minutes, one.part)
        if path is not None:
            edits.append(NewValue(path, one.value))
        edits += in_amendments(minutes, one)
    edits.append(NewRow("redaction", row.model_copy(update={"seal": seal_of(after)})))
    return Redacting(tuple(withheld), tuple(edits), tuple(dict.fromkeys(_words(minutes, found, withheld))))


def _without(
    minutes: Minutes, found: list[Part], partnership: Partnership, *, whole: bool
) -> tuple[Minutes, list[Withheld] | Refusal]:
    withheld: list[Withheld] = []
    after = minutes
    for one in found:
        value = next((v for v in _stand_ins(one.value) if not unfit(after, one.name, v, partnership)), ...)
        if whole and not _texts(value):
            continue  # whose it is, and by when, is no text of it
        changed = with_value(after, one.name, value) if value is not ... else None
        if changed is None:
            return minutes, Refusal(f"{one.name} cannot be withheld: minutes cannot be without it")
        after = changed
        withheld.append(Withheld(one.name, value))
    return after, withheld


def _stand_ins(value: Any) -> Iterator[Any]:
    if isinstance(value, str):
        yield WITHHELD
    elif _texts(value):
        yield [WITHHELD]
    yield None


def in_amendments(minutes: Minutes, one: Withheld) -> Iterator[Edit]:
    """What amendments of the same part said goes too."""
    for number, row in enumerate(minutes.amendment):
        if row.part != one.part:
            continue
        for key, value in (("was", row.was), ("now", row.now)):
            if value is not None and value != one.value:
                yield NewValue(("amendment", number, key), one.value)


def _words(minutes: Minutes, found: Iterable[Part], withheld: Iterable[Withheld]) -> Iterator[str]:
    """The texts that are gone, to be looked for elsewhere; a name or a date alone says too little."""
    names = {one.part for one in withheld if _texts(one.value)}
    values = [one.value for one in found if one.name in names]
    values += [value for row in minutes.amendment if row.part in names for value in (row.was, row.now)]
    for value in values:
        yield from (text for text in _texts(value) if len(text) >= _TELLING and text != WITHHELD)


def same_words_in(minutes: Minutes, gone: Iterable[str]) -> list[str]:
    """The parts of minutes in which withheld words still stand, those of amendments and of who confirmed too."""
    wanted = [text.casefold() for text in gone]

    def says(value: Any) -> bool:
        return any(text in said.casefold() for said in _texts(value) for text in wanted)

    found = [part for part, value in meaning(minutes).items() if says(value)]
    for number, row in enumerate(minutes.amendment, 1):
        found += [f"amendment.{number}.{key}" for key in ("was", "now", "why") if says(getattr(row, key))]
    for number, row in enumerate((*minutes.redaction, *minutes.reopened), 1):
        found += [f"reason {number}"] if says(row.why) else []
    return found
