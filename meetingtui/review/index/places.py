"""Minutes taken apart into the places that can be found: items, what was said in a step, how a stream stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from meetingtui.core.items import AnyItem, Feedback, ItemKind, Ratify, Watch, Win
from meetingtui.core.text import clean_line
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_steps import Card, Said, StepRecord
from meetingtui.files.minutes_tables import Update

KINDS = (
    "meeting",
    "step",
    "status",
    "rating",
    *(kind.value for kind in ItemKind),
    "open",
    "update",
    "amendment",
    "override",
    "redaction",
)
"""What a place can be; a kind of item also stands for what was left open, where that is a promise."""

ITEM_WORDS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.ACTION: ("text", "done", "from_"),
    ItemKind.DECISION: ("text", "why", "instead", "criteria", "declared", "concern", "dissent", "method", "from_"),
    ItemKind.RISK: ("cause", "sign", "mitigation", "from_"),
    ItemKind.PARKED: ("text", "goes", "from_"),
    ItemKind.WIN: ("text", "effect", "told"),
    ItemKind.EXCHANGE: ("what", "kind", "landed", "effect", "from_"),
    ItemKind.CONCERN: ("happened", "effect", "wish", "from_"),
    ItemKind.TERM: ("word", "means", "agreed", "from_"),
    ItemKind.FEEDBACK: ("text",),
    ItemKind.AGREEMENT: ("topic", "text", "outcome", "from_"),
    ItemKind.METRIC: ("name", "sort", "whom", "baseline", "target", "source", "from_"),
    ItemKind.EXPERIMENT: ("try_", "expect", "result", "from_"),
}
"""The fields of each kind whose words are searched."""
ITEM_NAMES = ("owner", "helpers", "yes", "no", "heard", "aside", "gave", "got", "raised", "to", "ratify")
"""The fields that name parties or people."""
WHOSE = ("owner", "raised", "gave")
"""The fields that say whose an item is."""
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in minutes: where it is, what it is, whom it names by id, and its words."""

    part: str
    """Its place in the file, such as `A31`, `step.3`, `status.pilot`."""
    kind: str
    text: str
    who: tuple[str, ...] = ()
    """Ids of the people and parties that have to do with it."""
    there: tuple[str, ...] = ()
    """Ids of people and parties that were merely in the room."""
    stream: str = ""
    by: str = ""
    """Whose it is: its owner's or speaker's id."""


def places(minutes: Minutes) -> list[Entry]:
    """Every place of minutes that says something; names stay ids, for what people are called may change."""
    return [entry for entry in _everything(minutes) if entry.text]


def _everything(minutes: Minutes) -> Iterator[Entry]:
    yield _head(minutes)
    if minutes.note:
        yield Entry("note", "meeting", minutes.note)
    for kind in ItemKind:
        for number, item in enumerate(cast("tuple[AnyItem, ...]", getattr(minutes, kind.value)), 1):
            yield _item(item, kind, kind.value, number)
    for number, left in enumerate(minutes.open, 1):
        yield _item(left, ItemKind.ACTION, "open", number)
    for row in minutes.status:
        yield Entry(f"status.{row.stream}", "status", _join(row.because, row.ask), tuple(row.says), stream=row.stream)
    for row in minutes.rating:
        yield Entry(f"rating.{row.line}", "rating", _join(row.text, row.group), tuple(row.values))
        for said in row.comment:
            yield _said(said, f"rating.{row.line}", "rating")
    for number, step in enumerate(minutes.step, 1):
        yield from _step(step, f"step.{number}")
    for number, update in enumerate(minutes.update, 1):
        yield _update(update, f"update.{number}")
    yield from _afterwards(minutes)


def _head(minutes: Minutes) -> Entry:
    came = [person.name for person in minutes.joined]
    next_ = minutes.next.agenda if minutes.next else None
    outsider = minutes.affiliation and _join(minutes.facilitator, minutes.affiliation)
    words = (minutes.title, minutes.place, outsider, *minutes.check_out, *came)
    there = (*minutes.present, *minutes.people_present, minutes.facilitator or "")
    absent = minutes.apologies
    return Entry("head", "meeting", _join(*words, minutes.agenda, next_), there=(*there, *absent))


def _item(item: AnyItem, kind: ItemKind, table: str, number: int) -> Entry:
    mark = item.id or ""
    given = [getattr(item, name) for name in ITEM_WORDS[kind]]
    extra = [clean_line(value) for value in (item.model_extra or {}).values() if isinstance(value, str)]
    who = [name for field in ITEM_NAMES for name in _names(getattr(item, field, None))]
    who += [name for field in ITEM_WORDS[kind] for name in _spoke(getattr(item, field))]
    who += [item.from_] if isinstance(item, Win | Feedback) and item.from_ else []
    words = [word for value in given for word in _flat(value)]
    by = next((name for field in WHOSE for name in _names(getattr(item, field, None))), "")
    part, text = mark or f"{table}.{number}", _join(*words, *extra)
    return Entry(part, table, text, tuple(dict.fromkeys(who)), stream=item.stream or "", by=by)


def _step(step: StepRecord, part: str) -> Iterator[Entry]:
    asked = step.prompts if step.kind == "close" else ()
    yield Entry(part, "step", _join(step.title, step.gist, step.outcome, *asked))
    for said in step.said:
        yield _said(said, part, "step")
    for theme in step.theme:
        yield Entry(part, "step", _join(theme.name, *_cards(theme.cards)))
    yield Entry(part, "step", _join(*_cards(step.left)))
    for stage in step.stage:
        causes = [cause.text for cause in stage.cause]
        words = (stage.name, stage.gist, *stage.options, *stage.criteria, *causes, *_flat(stage.grid))
        yield Entry(part, "step", _join(*words), stage.agreed)
        for said in stage.said:
            yield _said(said, part, "step")
    for row, cells in step.grid.items():
        words = [_join(step.cols.get(col, ""), text) for col, text in cells.items() if text != "–"]
        yield Entry(part, "step", _join(step.rows.get(row, ""), *words), (row,))
    for checked in step.check:
        yield Entry(part, "step", checked.text or "", (checked.party,) if checked.party else ())


def _said(said: Said, part: str, kind: str) -> Entry:
    who = (said.who, said.party) if said.who else (said.party,)
    return Entry(part, kind, said.text, who, by=who[0])


def _cards(cards: Iterable[Card]) -> list[str]:
    return [_join(card.column, card.text) for card in cards]


def _update(update: Update, part: str) -> Entry:
    given = {**(update.model_extra or {}), "reading": update.reading}
    more = [clean_line(str(value)) for value in given.values() if isinstance(value, str | int | float)]
    words = (update.item, update.to, update.sign, update.note, update.why, *more)
    return Entry(part, "update", _join(*words), (update.owner,) if update.owner else (), (), update.stream or "")


def _afterwards(minutes: Minutes) -> Iterator[Entry]:
    for number, row in enumerate(minutes.override, 1):
        who = (*row.content, row.asked or "")
        yield Entry(f"override.{number}", "override", _join(row.step, row.stage, row.missing, row.because), who)
    for number, row in enumerate(minutes.amendment, 1):
        words = (row.part, *_flat(row.was), *_flat(row.now), row.why)
        yield Entry(f"amendment.{number}", "amendment", _join(*words), row.yes)
    for number, row in enumerate(minutes.redaction, 1):
        yield Entry(f"redaction.{number}", "redaction", _join(row.part, row.why), row.yes)
    for number, row in enumerate(minutes.reopened, 1):
        yield Entry(f"reopened.{number}", "amendment", _join(row.why), row.yes)


def _join(*texts: str | None) -> str:
    return BETWEEN.join(text for text in texts if text)


def _flat(value: Any) -> Iterator[str]:
    """The texts in a field: its own, those of its rows, or those by party."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Watch):
        yield from (text for text in (value.text, value.watch) if text)
    elif isinstance(value, Mapping):
        for inner in cast("Mapping[str, Any]", value).values():
            yield from _flat(inner)
    elif isinstance(value, list | tuple):
        for inner in cast("list[Any]", value):
            yield from _flat(inner)


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Ratify):
        yield from value.by
    elif isinstance(value, tuple):
        yield from cast("tuple[str, ...]", value)


def _spoke(value: Any) -> Iterator[str]:
    """Who is named in the rows of a text, as whoever has a concern."""
    if isinstance(value, tuple):
        yield from (row.who for row in cast("tuple[Any, ...]", value) if isinstance(row, Watch))
