"""Writing a capture line: what was understood, in words; the line that reads back as an item; what an edit changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from meetingtui.core.capture_shape import SHAPES, Context, Reading, Shape, Unknown
from meetingtui.core.capture_split import literal
from meetingtui.core.dates import say_date
from meetingtui.core.items import AnyItem, ItemKind

_DAY_WORDS = {"due": "", "review": "review ", "by": "by ", "until": "until "}
_PART_WORDS = {"sign": "early sign", "goes": "goes to", "landed": "how it landed"}


def say(reading: Reading, context: Context) -> str:
    """What was understood, in words, for the line beneath the one being typed; a refusal is said as it is."""
    if reading.refusal:
        return reading.refusal
    bits = [_say_unknown(unknown) for unknown in reading.unknown]
    if reading.item is not None:
        bits = [*_say_item(reading, reading.item, context), *bits]
    return " · ".join([*bits, *reading.notes])


def say_item(kind: ItemKind, item: AnyItem, context: Context) -> tuple[str, ...]:
    """What a captured thing says besides its text, in words as they stand beneath a line."""
    return tuple(_say_item(Reading(kind, item), item, context))


def _say_unknown(unknown: Unknown) -> str:
    near = " or ".join(f"{unknown.mark}{name}" for name in unknown.nearest)
    return f'nobody called "{unknown.name}" yet' + (f"; did you mean {near}?" if near else "")


def _say_item(reading: Reading, item: AnyItem, context: Context) -> Iterator[str]:
    shape, known = SHAPES[reading.kind], context.partnership
    if shape.sides:
        yield from _say_sides(reading.kind, item, shape, context)
    else:
        yield from _say_persons(reading, item, shape, context)
    day = _day(item, shape)
    if day:
        lead = "acknowledge by " if reading.kind is ItemKind.CONCERN else _DAY_WORDS[shape.day]
        yield lead + say_date(day) + (", already past" if reading.past else "")
    elif reading.kind is ItemKind.ACTION:
        yield "no date yet"
    if item.stream:
        stream = known.streams.get(item.stream)
        yield f"#{stream.name if stream else item.stream}"
    yield from _say_parts(item, shape, context)


def _say_persons(reading: Reading, item: AnyItem, shape: Shape, context: Context) -> Iterator[str]:
    known = context.partnership
    owner = _name(item, shape.at)
    others = " and ".join(known.first_name(other) for other in _names(item, shape.plus))
    if owner:
        person = known.people.get(owner)
        side = f", {known.party_name(person.party)}" if person else ""
        lead = "from " if reading.kind is ItemKind.WIN else ""
        yield f"{lead}{known.person_name(owner)}{side}"
    elif reading.kind is ItemKind.ACTION and not any(unknown.mark == "@" for unknown in reading.unknown):
        yield "no owner yet"
    if others:
        yield f"thanks to {others}" if reading.kind is ItemKind.WIN else f"with {others}"


def _say_sides(kind: ItemKind, item: AnyItem, shape: Shape, context: Context) -> Iterator[str]:
    known = context.partnership
    at, plus = _name(item, shape.at), _name(item, shape.plus)
    lead, join = {ItemKind.EXCHANGE: ("", "gave"), ItemKind.CONCERN: ("raised by ", "")}.get(kind, ("from ", "to"))
    if at:
        yield f"{lead}{known.party_name(at)}" + (f" {join} {known.party_name(plus)}" if plus else _alone(kind))
    elif plus:
        yield f"{known.party_name(plus)} got it" if kind is ItemKind.EXCHANGE else f"to {known.party_name(plus)}"


def _alone(kind: ItemKind) -> str:
    return " gave it" if kind is ItemKind.EXCHANGE else ""


def _say_parts(item: AnyItem, shape: Shape, context: Context) -> Iterator[str]:
    if shape.by_party:
        between = " means " if shape.by_party == "means" else " "
        lines = [
            f"{context.partnership.party_name(party)}{between}{text}" for party, text in _by_party(item, shape).items()
        ]
        if lines:
            yield ("done: " if shape.by_party == "done" else "") + "; ".join(lines)
        return
    for name, text in zip(shape.parts, _part_values(item, shape), strict=True):
        if text:
            yield f"{_PART_WORDS.get(name, name)}: {text if isinstance(text, str) else '; '.join(text)}"


def compose(kind: ItemKind, item: AnyItem, context: Context) -> str:
    """The line that reads back as this item, for editing it; what the line cannot say is left to `merge`."""
    shape = SHAPES[kind]
    words = [literal(str(getattr(item, shape.text)), context)]
    if owner := _name(item, shape.at):
        words.append(f"@{owner}")
    words.extend(f"+{other}" for other in _names(item, shape.plus))
    if day := _day(item, shape):
        words.append(f"^{day.isoformat()}")
    if item.stream:
        words.append(f"#{item.stream}")
    parts = _written_parts(item, shape, context)
    if any(parts):
        while not parts[-1]:
            parts.pop()
        marks = ("=", *("|" for _ in parts[1:]))
        words.extend(f"{mark} {literal(part, context)}".rstrip(" ") for mark, part in zip(marks, parts, strict=True))
    return " ".join(words)


def _written_parts(item: AnyItem, shape: Shape, context: Context) -> list[str]:
    if shape.by_party:
        said = _by_party(item, shape)
        return [said.get(party, "") for party in context.listing]
    parts: list[str] = []
    for value in _part_values(item, shape):
        parts.extend([value] if isinstance(value, str) else value)
    return parts


def merge(kind: ItemKind, before: AnyItem, after: AnyItem) -> dict[str, object]:
    """The fields that the line can change and that an edit did change, by field name, with their new values.

    Everything else of the item before (its id, whether it was accepted, each party's position) stays as it was.
    """
    changed: dict[str, object] = {}
    for name in SHAPES[kind].owned:
        was, now = cast(object, getattr(before, name)), cast(object, getattr(after, name))
        if (was or None) != (now or None):
            changed[name] = now
    return changed


def _name(item: AnyItem, field: str) -> str | None:
    value = cast(object, getattr(item, field)) if field else None
    return value if isinstance(value, str) else None


def _names(item: AnyItem, field: str) -> tuple[str, ...]:
    """The ids in a field that holds one, several or none."""
    value = cast("tuple[str, ...] | str | None", getattr(item, field)) if field else None
    return (value,) if isinstance(value, str) else value or ()


def _day(item: AnyItem, shape: Shape) -> date | None:
    return cast("date | None", getattr(item, shape.day)) if shape.day else None


def _by_party(item: AnyItem, shape: Shape) -> dict[str, str]:
    return cast("dict[str, str]", getattr(item, shape.by_party))


def _part_values(item: AnyItem, shape: Shape) -> list[str | tuple[str, ...]]:
    """The values of the parts in order; a field with several texts gives them as a tuple."""
    return [cast("str | tuple[str, ...] | None", getattr(item, name)) or "" for name in shape.parts]
