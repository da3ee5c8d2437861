"""Reading a capture line: from what was typed to the item it means, a refusal in one sentence, or a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import ValidationError

from meetingtui.core.capture_names import Named, find, nearest, parties, people, say_ambiguous, streams
from meetingtui.core.capture_shape import SHAPES, Context, Reading, Shape, Unknown
from meetingtui.core.capture_split import Split, split_line
from meetingtui.core.dates import refuse_date
from meetingtui.core.items import MODELS, ItemKind
from meetingtui.core.text import TEXT_LIMIT, clean_line


class _RefusedError(Exception):
    """The line stays open; the message is the sentence that says why."""


@dataclass(slots=True)
class _Heard:
    """What reading gathers besides the item."""

    unknown: list[Unknown] = field(default_factory=list[Unknown])
    notes: list[str] = field(default_factory=list[str])


def read(kind: ItemKind, line: str, context: Context) -> Reading:
    """What the line means as an item of this kind; never raises, whatever the line holds."""
    if len(line) > TEXT_LIMIT * 2:
        return Reading(kind, refusal=f"this is {len(line):,} characters long; the limit is {TEXT_LIMIT:,}")
    cleaned = clean_line(line)
    if not cleaned:
        return Reading(kind)
    split = split_line(cleaned, context)
    heard = _Heard()
    try:
        fields = _fields(SHAPES[kind], split, context, heard)
        item = MODELS[kind].model_validate(fields)
    except _RefusedError as refused:
        return Reading(kind, None, tuple(heard.unknown), str(refused), tuple(heard.notes))
    except ValidationError as error:
        return Reading(kind, None, tuple(heard.unknown), _sentence(error), tuple(heard.notes))
    past = any(day < context.today for day in split.days)
    return Reading(kind, item, tuple(heard.unknown), "", tuple(heard.notes), past)


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"].endswith("too_long"):
        return f"that is too long; a text holds at most {TEXT_LIMIT:,} characters"
    field_name = str(first["loc"][0]).rstrip("_") if first["loc"] else "the line"
    return f"{field_name}: {first['msg'].removeprefix('Value error, ')}"


def _fields(shape: Shape, split: Split, context: Context, heard: _Heard) -> dict[str, object]:
    _refuse_marks(shape, split)
    fields: dict[str, object] = {shape.text: split.text}
    if split.streams:
        fields["stream"] = _stream(split.streams[0], context, heard)
    if split.days:
        fields[shape.day] = split.days[0]
    if shape.sides:
        _sides(shape, split, context, heard, fields)
    else:
        _persons(shape, split, context, heard, fields)
    _parts(shape, split.part_texts, context, fields)
    if not split.text:
        raise _RefusedError(shape.first)
    return {name: value for name, value in fields.items() if value is not None}


def _refuse_marks(shape: Shape, split: Split) -> None:
    """Marks that this kind has no place for, and marks given twice."""
    if len(split.at) > 1 and shape.at:
        raise _RefusedError(shape.second_at)
    for used, field_name, said in (
        (split.at, shape.at, "@; put a name in the words"),
        (split.plus, shape.plus, "+; name others in the words"),
        (split.days or split.not_days, shape.day, "date; put it in the words, without ^"),
    ):
        if used and not field_name:
            raise _RefusedError(f"{shape.noun} takes no {said}")
    if split.not_days:
        raise _RefusedError(refuse_date(split.not_days[0]))
    if len(split.days) > 1:
        raise _RefusedError("two dates are given; keep one, and write the other without ^")
    if len(split.streams) > 1:
        raise _RefusedError("two streams are given; keep one, and write the other without #")
    if shape.sides and len(split.plus) > 1:
        raise _RefusedError("one party is enough after +; name others in the words")


def _stream(typed: str, context: Context, heard: _Heard) -> str:
    pool = streams(context)
    found = find(typed, pool)
    if len(found.hits) == 1:
        return found.hits[0].id
    if found.hits:
        raise _RefusedError(say_ambiguous(typed, "#", found))
    near = nearest(typed, pool)
    heard.unknown.append(Unknown(typed, "#", near))
    way_out = f"; did you mean #{near[0]}?" if near else f"; write \\#{typed} to keep it as a word"
    raise _RefusedError(f'no stream "{typed}"{way_out}')


def _one(typed: str, mark: str, pool: Iterable[Named], heard: _Heard, *, by_side: bool = False) -> Named | None:
    """The one that a name means, or None once it is noted as unknown; a name for several is refused."""
    everyone = tuple(pool)
    found = find(typed, everyone)
    meant = {named.side if by_side else named.id for named in found.hits}
    if len(meant) == 1:
        return found.hits[0]
    if meant:
        raise _RefusedError(say_ambiguous(typed, mark, found))
    heard.unknown.append(Unknown(typed, mark, nearest(typed, everyone)))
    return None


def _person(typed: str, mark: str, shape: Shape, context: Context, heard: _Heard) -> Named | None:
    """A person; a party's name is refused, for a party promises nothing (practices, principle 2)."""
    pool = people(context)
    sides = find(typed, parties(context)).hits
    if len(sides) == 1 and not find(typed, pool).hits:
        party = context.partnership.party_name(sides[0].id)
        if shape.plus == "helpers" and mark == "+":
            raise _RefusedError(f"helpers are people; name someone at {party}")
        raise _RefusedError(f"{mark} takes a person; name someone at {party}")
    return _one(typed, mark, pool, heard)


def _persons(shape: Shape, split: Split, context: Context, heard: _Heard, fields: dict[str, object]) -> None:
    owner = _person(split.at[0], "@", shape, context, heard) if split.at else None
    if owner:
        fields[shape.at] = owner.id
    others: list[str] = []
    for typed in split.plus:
        other = _person(typed, "+", shape, context, heard)
        if other is None:
            continue
        if owner and other.id == owner.id and shape.plus == "helpers":
            heard.notes.append(f"{other.name} is the owner already, so not also a helper")
        elif other.id in others:
            heard.notes.append(f"{other.name} is named twice")
        else:
            others.append(other.id)
    if others:
        fields[shape.plus] = tuple(others)


def _sides(shape: Shape, split: Split, context: Context, heard: _Heard, fields: dict[str, object]) -> None:
    # Parties stand first: where a party and a person share an id, the item holds the party's.
    pool = (*parties(context), *people(context))
    at = _one(split.at[0], "@", pool, heard, by_side=True) if split.at else None
    plus = _one(split.plus[0], "+", pool, heard, by_side=True) if split.plus else None
    if at and plus and at.side == plus.side:
        name = context.partnership.party_name(at.side)
        raise _RefusedError(f"{name} is named on both sides; @ and + are two parties")
    if at:
        fields[shape.at] = at.side
    if plus:
        fields[shape.plus] = plus.side
    if not shape.plus or len(context.parties) != 2 or (split.at and split.plus):
        return
    for given, missing in ((at, shape.plus), (plus, shape.at)):
        if given and given.side in context.parties:
            fields[missing] = next(party for party in context.parties if party != given.side)


def _parts(shape: Shape, parts: tuple[str, ...], context: Context, fields: dict[str, object]) -> None:
    if shape.by_party:
        if len(parts) > len(context.listing):
            raise _RefusedError(f"{len(parts)} parts after =, but {len(context.listing)} parties; take one | out")
        fields[shape.by_party] = {party: part for party, part in zip(context.listing, parts, strict=False) if part}
        return
    if parts and not shape.parts:
        raise _RefusedError(f"{shape.noun} has no part after =; write it as words, or \\= to keep the sign")
    if "instead" in shape.parts:
        fields["why"] = (parts[0] or None) if parts else None
        fields["instead"] = tuple(part for part in parts[1:] if part)
        return
    if len(parts) > len(shape.parts):
        names = " | ".join(shape.parts)
        raise _RefusedError(f"too many parts after =; {shape.noun} takes = {names}")
    fields.update((name, part) for name, part in zip(shape.parts, parts, strict=False) if part)
