"""What became of earlier promises, and of the minutes themselves, in plain text: changes, amendments, confirmations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from meetingtui.core.dates import say_date
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Amendment, Confirmed
from meetingtui.review.names import Names
from meetingtui.review.writer import Writer


def write_amendments(out: Writer, minutes: Minutes, names: Names) -> None:
    """What holds instead of what stands further down: amendments overwrite nothing."""
    if minutes.amendment:
        out.heading("Amended since")
    for row in minutes.amendment:
        out.text(f"{_value(row.was)}, now {_value(row.now)}.{_story(row, names)}", first=f"{row.part}: ", hang=2)


def write_ending(out: Writer, minutes: Minutes, names: Names) -> None:
    """Changes, pauses, the next meeting, and who has confirmed."""
    _changes(out, minutes, names)
    for row in minutes.confirmed:
        if row.of:
            out.text(f"{names.party(row.party)}: {_word_of(row, names)}", first=f"Minutes {row.of}. ", hang=2)
    for pause in minutes.pause:
        out.line()
        until = f"–{pause.ended:%H:%M}" if pause.ended else ""
        out.text(f"Record paused {pause.began:%H:%M}{until}.")
    if minutes.next:
        out.heading("Next meeting")
        day = say_date(minutes.next.date) if minutes.next.date else "date open"
        out.text(f"{day}{f', {minutes.next.agenda}' if minutes.next.agenda else ''}")
    if minutes.state != "in progress":
        _confirmed(out, minutes, names)


def _story(row: Amendment, names: Names) -> str:
    asked = f" Asked by {names.anyone(row.asked)}" if row.asked else ""
    on = f" on {say_date(row.on)}" if row.on and asked else f" On {say_date(row.on)}" if row.on else ""
    facts = [
        f" Because: {row.why.rstrip('.')}." if row.why else "",
        f"{asked}{on}." if asked or on else "",
        f" Agreed by {names.everyone(row.yes)}." if row.yes else " Nobody is noted as having agreed.",
    ]
    return "".join(facts)


def _value(value: Any) -> str:
    """A value of a file, in words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return say_date(value)
    if isinstance(value, list):
        return ", ".join(_value(entry) for entry in cast("list[Any]", value)) or "nothing"
    if isinstance(value, Mapping):
        table = cast("Mapping[str, Any]", value)
        return ", ".join(f"{key} {_value(inner)}" for key, inner in table.items()) or "nothing"
    return str(value)


def _confirmed(out: Writer, minutes: Minutes, names: Names) -> None:
    out.heading("Confirmed")
    said = {row.party: row for row in minutes.confirmed if row.of is None}
    asked = f", asked by {say_date(minutes.confirm_by)}" if minutes.confirm_by else ""
    for party in dict.fromkeys((*names.parties, *said)):
        row = said.get(party)
        out.text(f"{names.party(party)}: {_word_of(row, names) if row else f'not yet{asked}'}", hang=2)


def _word_of(row: Confirmed, names: Names) -> str:
    """How a party confirmed; silence is never told as a signature."""
    lapsed = row.how is not None and "lapse" in row.how.lower()
    by = f" by {names.person(row.by)}" if row.by else ""
    on = f" on {say_date(row.on)}" if row.on else ""
    how = f", {row.how}" if row.how else ""
    words = f"taken as confirmed{how}{on}{by}" if lapsed else f"confirmed{by}{on}{how}"
    if row.corrections:
        words += f", {row.corrections} correction{'s' if row.corrections != 1 else ''}"
    return f"{words}; seal: {row.seal}" if row.seal else words


def _changes(out: Writer, minutes: Minutes, names: Names) -> None:
    if minutes.update:
        out.heading("Since last time")
    for row in minutes.update:
        facts = {
            "sign": row.sign,
            "reading": row.reading,
            "owner": row.owner and names.person(row.owner),
            "due": row.due,
            "why": row.why,
        }
        others: Mapping[str, Any] = row.model_extra or {}
        told = [f"{name} {_value(value)}" for name, value in (*facts.items(), *others.items()) if value is not None]
        words = ", ".join([row.to, *told] if row.to else told)
        what = row.item or names.stream(row.stream or "")
        out.text(f"{what}{f' {words}' if words else ''}{f': {row.note}' if row.note else ''}")
    if minutes.override:
        out.heading("Gone on anyway")
    for row in minutes.override:
        where = row.stage or row.step
        because = (row.because or "no reason given").rstrip(".")
        sentences = [
            f"{where}: " if where else "",
            f"{row.missing.rstrip('.')}. " if row.missing else "",
            f"Because {because}.",
            f" Asked by {names.person(row.asked)}." if row.asked else "",
            f" Content with it: {names.everyone(row.content)}." if row.content else "",
            f" Looked at again {say_date(row.again)}." if row.again else "",
        ]
        out.text("".join(sentences))
