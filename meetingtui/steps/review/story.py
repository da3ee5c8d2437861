"""What has become of an item, in words: in this meeting, and before it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from meetingtui.core.ages import say_span
from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Carried, Change
from meetingtui.steps.review.state import Row

_WEEKS_FROM = 14
"""From so many days on, an age is told in weeks beside the meetings."""
_TIMES = {1: "", 2: " twice", 3: " three times"}
_LED = {"dropped", "withdrawn", "retired", "closed", "ended", "let go", "moved"}
"""What is followed by the reason for it."""


def verdict(row: Row, names: Partnership) -> str:
    """One row of `[[update]]` as a sentence would say it."""
    to = str(row.get("to") or "")
    if row.get("sign"):
        return _with_note(f"early sign {row['sign']}", row)
    if row.get("reading") is not None:
        return _with_note(f"reading {row['reading']}", row)
    owner = names.first_name(str(row["owner"])) if row.get("owner") else ""
    match to:
        case "moved":
            words = f"moved to {_day(row.get('due'))}"
        case "reshaped":
            words = f"now reads: {row.get('text', '')}" + (f", by {_day(row['due'])}" if row.get("due") else "")
        case "handed on" | "owned":
            words = f"{owner} takes it on"
        case "ratified" | "partly ratified":
            return _ratified(row, names)
        case "kept":
            words = "kept" + (f", to be looked at again {_day(row['review'])}" if row.get("review") else "")
            words += f", goes to {row['goes']}" if row.get("goes") else ""
        case "changed":
            words = f"now reads: {row['text']}" if row.get("text") else "means something else now"
        case "goes on":
            words = "goes on" + (f" until {_day(row['until'])}" if row.get("until") else "")
        case "landed":
            words = f"landed: {row.get('landed', '')}"
        case "brought":
            words = f"brought: {row.get('effect', '')}"
        case "told":
            words = f"told: {row.get('told', '')}"
        case "acknowledged":
            return " ".join(part for part in (to, str(row.get("note") or "")) if part)
        case "to revisit":
            words = "to be looked at again"
        case "watched":
            return str(row.get("note") or "")
        case _:
            words = to
    if row.get("result"):
        words += f": {row['result']}"
    if row.get("why"):
        words += f", because {row['why']}" if to in _LED else f": {row['why']}"
    return _with_note(words, row) + ("; its owner is still to say yes" if row.get("accepted") is False else "")


def _with_note(words: str, row: Row) -> str:
    return f"{words}: {row['note']}" if row.get("note") else words


def _ratified(row: Row, names: Partnership) -> str:
    said = ", ".join(names.party_name(str(party)) for party in row.get("yes", ()))
    ratify: Any = row.get("ratify") or {}
    waiting = ", ".join(_either(str(who), names) for who in ratify.get("by", ()))
    return f"yes from {said}" + (f"; still to say: {waiting}" if waiting else "; nobody is left to ask")


def _either(who: str, names: Partnership) -> str:
    return names.party_name(who) if who in names.parties else names.first_name(who)


def _day(day: object) -> str:
    return say_date(day) if isinstance(day, date) else str(day or "")


def history(one: Carried, today: date) -> str:
    """When an item was made, and what has become of it since, in one or two sentences."""
    days = (today - one.on).days
    weeks = f"{say_span(days)} and " if days >= _WEEKS_FROM and one.meetings else ""
    ago = "at the last meeting" if not one.meetings else f"{weeks}{one.meetings + 1} meetings ago"
    said = [f"Made {_short(one.on, today)}, {ago}{_origin(one)}."]
    for words in _happened(one.history, today):
        said.append(f"{words[:1].upper()}{words[1:]}.")
    return " ".join(said)


def _origin(one: Carried) -> str:
    source = getattr(one.item, "from_", None)
    return f", from {source}" if source else ""


def _happened(changes: Iterable[Change], today: date) -> Iterable[str]:
    """What happened, each sort once, with its days and the last reason."""
    by_word: dict[str, list[Change]] = {}
    for change in changes:
        by_word.setdefault(change.to or "noted", []).append(change)
    for word, these in by_word.items():
        times = _TIMES.get(len(these), f" {len(these)} times")
        moved = word == "moved" and all(change.was for change in these)
        days = [_short((change.was if moved else None) or change.on, today) for change in these[-4:]]
        when = " and ".join([", ".join(days[:-1]), days[-1]] if len(days) > 1 else days)
        why = these[-1].why
        yield f"{_SPOKEN.get(word, word)}{times}, {'from' if moved else 'on'} {when}" + (f": {why}" if why else "")


_SPOKEN = {
    "read": "read",
    "seen": "sign seen",
    "not seen": "sign not seen",
    "watched": "asked about",
    "landed": "landing told",
    "brought": "effect told",
    "to revisit": "put down to be looked at again",
}


def _short(day: date, today: date) -> str:
    """A day without its weekday, "3 Nov"; with the year where it is another."""
    words = say_date(day).split(" ", 1)[1]
    return words.removesuffix(f" {today.year}") if day.year == today.year else words
