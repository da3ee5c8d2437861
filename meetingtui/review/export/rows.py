"""Items as rows of a table, whatever their kinds call their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from meetingtui.core.items import Action, AnyItem, ItemKind, headline, owner_of
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Update
from meetingtui.review.export.document import Row
from meetingtui.review.names import Names


def minutes_rows(
    minutes: Minutes, names: Names, amended: tuple[str, ...] = (), decided: Iterable[str] = ()
) -> Iterator[Row]:
    """Everything in the minutes that is a thing of its own: streams, items, changes to earlier ones.

    `decided` says of each decision, in their order, how it stands.
    """
    made: dict[str, Any] = {"made_in": minutes.title, "date": minutes.date}
    for status in minutes.status:
        says = "; ".join(f"{names.short(party)}: {colour}" for party, colour in status.says.items())
        because = "; ".join(part for part in (says, status.because or "", status.ask or "") if part)
        state, stream = status.agreed or "", names.stream(status.stream)
        yield Row("status", text=stream, state=state, stream=stream, about=because, **made)
    stand = iter(decided)
    for kind in ItemKind:
        for item in cast("tuple[AnyItem, ...]", getattr(minutes, kind.value)):
            state = next(stand, "") if kind is ItemKind.DECISION else ""
            yield row_of(kind, item, names, state=state, amended=amended, **made)
    for left in minutes.open:
        missing = f"needs {' and '.join(left.missing)}" if left.missing else ""
        yield row_of(ItemKind.ACTION, left, names, state="left open", about=missing, amended=amended, **made)
    for row in minutes.update:
        what, words = row.item or "", "; ".join(text for text in (row.why, row.note) if text)
        stream = names.stream(row.stream) if row.stream else ""
        yield Row("change", what, state=_became(row), due=row.due, stream=stream, about=words, **made)
    if minutes.next:
        yield Row("next meeting", text=names.agenda(minutes.next.agenda or ""), due=minutes.next.date, **made)


def _became(row: Update) -> str:
    words = (row.to or "", f"sign {row.sign}" if row.sign else "", "" if row.reading is None else str(row.reading))
    return ", ".join(word for word in words if word)


def row_of(
    kind: ItemKind, item: AnyItem, names: Names, *, amended: tuple[str, ...] = (), state: str = "", **more: Any
) -> Row:
    """An item as a row of a table."""
    owner = owner_of(item) or ""
    changed = [part.partition(".")[2] for part in amended if part.partition(".")[0] == item.id]
    given = {**_facts(kind, item, names), **({"state": state} if state else {})}
    about = "; ".join(part for part in (more.pop("about", ""), given.pop("about", "")) if part)
    return Row(
        kind.value,
        id=item.id or "",
        text=headline(kind, item),
        owner=names.person(owner) if owner else "",
        party=given.pop("party", "") or (names.side(owner) if owner else ""),
        stream=names.stream(item.stream) if item.stream else "",
        about=about,
        amended=", ".join(changed),
        **given,
        **more,
    )


def _facts(kind: ItemKind, item: AnyItem, names: Names) -> dict[str, Any]:
    """Day, state and other words of an item, whatever its kind calls them."""
    if isinstance(item, Action):
        return {
            "due": item.due,
            "state": "accepted" if item.accepted else "not yet accepted",
            "about": "; ".join(_promise(item, names)),
        }
    day = next((found for key in ("by", "until", "review") if (found := getattr(item, key, None))), None)
    words = {key: getattr(item, key, None) for key in _WORDS}
    told = [f"{name}: {words[key]}" for key, name in _WORDS.items() if isinstance(words[key], str)]
    for key, label in _NAMED.items():
        found: Any = getattr(item, key, None) or ()
        listed: tuple[str, ...] = (found,) if isinstance(found, str) else found
        told += [f"{label}: {', '.join(names.anyone(name) for name in listed)}"] if listed else []
    told += [f"{names.short(party)}: {text}" for party, text in getattr(item, "means", {}).items()]
    told += [f"Instead of: {text}" for text in getattr(item, "instead", ())]
    for key in ("concern", "dissent"):
        told += [f"{key}, {names.anyone(row.who)}: {row.text}" for row in getattr(item, key, ())]
    state = getattr(item, "state", None) or ("decided" if kind is ItemKind.DECISION else "")
    return {"due": day, "state": state, "about": "; ".join(told)}


def _promise(one: Action, names: Names) -> list[str]:
    facts = [f"with {names.people(one.helpers)}"] if one.helpers else []
    facts += [f"from {one.from_}"] if one.from_ else []
    return facts + [f"done for {names.short(party)}: {means}" for party, means in one.done.items()]


_WORDS = {
    "topic": "topic",
    "why": "because",
    "outcome": "so that",
    "sign": "early sign",
    "likelihood": "likelihood",
    "impact": "impact",
    "mitigation": "answer",
    "goes": "goes to",
    "effect": "effect",
    "landed": "how it landed",
    "wish": "would like",
    "agreed": "agreed",
    "whom": "for",
    "baseline": "from",
    "target": "target",
    "expect": "we expect",
    "result": "result",
    "told": "told",
    "replaces": "replaces",
}
_NAMED = {"yes": "yes", "no": "no", "gave": "gave", "got": "got", "to": "to", "from_": "said by", "raised": "raised by"}
