"""What became of earlier promises, and of the minutes themselves, in plain text: changes, amendments, confirmations."""

from __future__ import annotations

from typing import cast

from meetingtui.core.dates import say_date
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Amendment, Redaction, Reopened, Update
from meetingtui.register.sealing import SealState, word_from
from meetingtui.review.confirmed import word_of, write_confirmed
from meetingtui.review.names import Names
from meetingtui.review.values import value_words
from meetingtui.review.writer import Writer

_SAID = {"why": "because", "review": "looked at again", "goes": "goes to", "result": "result:"}
"""What stands before a value, where that is another word than its key."""
_WHO = frozenset(
    {"owner", "helpers", "raised", "gave", "got", "to", "from", "yes", "no", "heard", "aside", "facilitator"}
)
"""Keys that hold people or parties."""
_GO_ON = {("moved", "due"): " to", ("handed on", "owner"): " to", ("owned", "owner"): " by", ("brought", "effect"): ":"}
"""What joins a value to what became of the item."""


def amended(minutes: Minutes) -> frozenset[str]:
    """The ids of the items that are not any more as these minutes made them."""
    return frozenset(row.part.partition(".")[0] for row in minutes.amendment)


def write_amendments(out: Writer, minutes: Minutes, names: Names) -> None:
    """What holds instead of what stands further down: amendments overwrite nothing."""
    if minutes.amendment:
        out.heading("Amended since")
    for row in minutes.amendment:
        out.place(f"{row.part.partition('.')[0]} changed")
        change = f"{_value(row.part, row.was, names)}, now {_value(row.part, row.now, names)}."
        out.text(f"{change}{_story(row, names)}", first=f"{row.part}: ", hang=2)
    if minutes.redaction:
        out.heading("Withheld since")
    for row in minutes.redaction:
        out.text(_story(row, names).strip(), first=f"{row.part}: ", hang=2)
    for row in minutes.reopened:
        out.heading("Opened again")
        out.text(_story(row, names).strip())


def _value(part: str, value: object, names: Names) -> str:
    """A value as it is said: people by their names, texts between quotes."""
    key = part.rpartition(".")[2]
    entries = [
        one for one in cast("list[object]", value if isinstance(value, list) else [value]) if isinstance(one, str)
    ]
    if not entries:
        return value_words(value)
    said = (names.anyone(one) for one in entries) if key in _WHO else (f'"{one}"' for one in entries)
    return ", ".join(said)


def write_ending(out: Writer, minutes: Minutes, names: Names, state: SealState | None = None) -> None:
    """Changes, pauses, the next meeting, and who has confirmed; `state` says whether that still holds."""
    _changes(out, minutes, names)
    for row in minutes.confirmed:
        if row.of:
            word = word_of(word_from(row), names)
            out.text(f"{names.party(row.party)}: {word}", first=f"Minutes {row.of}. ", hang=2)
    for pause in minutes.pause:
        out.line()
        until = f"–{pause.ended:%H:%M}" if pause.ended else ""
        out.text(f"Record paused {pause.began:%H:%M}{until}.")
    if minutes.next:
        out.heading("Next meeting")
        day = say_date(minutes.next.date) if minutes.next.date else "date open"
        out.text(f"{day}{f', {names.agenda(minutes.next.agenda)}' if minutes.next.agenda else ''}")
    if minutes.state != "in progress":
        write_confirmed(out, minutes, names, state)


def _story(row: Amendment | Redaction | Reopened, names: Names) -> str:
    asked = f" Asked by {names.anyone(row.asked)}" if row.asked else ""
    on = f" on {say_date(row.on)}" if row.on and asked else f" On {say_date(row.on)}" if row.on else ""
    facts = [
        f" Because: {row.why.rstrip('.')}." if row.why else "",
        f"{asked}{on}." if asked or on else "",
        f" Agreed by {names.everyone(row.yes)}." if row.yes else " Nobody is noted as having agreed.",
    ]
    return "".join(facts)


def _changes(out: Writer, minutes: Minutes, names: Names) -> None:
    if minutes.update:
        out.heading("Since last time")
    for row in minutes.update:
        words = _changed(row, names)
        mark = row.item or names.stream(row.stream or "")
        what = names.item(row.item) if row.item else mark
        out.place(f"{mark} changed")
        between = ": " if what != mark else " "
        out.text(f"{what}{f'{between}{words}' if words else ''}{f': {row.note}' if row.note else ''}", hang=2)
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


def _changed(row: Update, names: Names) -> str:
    """What became of an item, as it is said: "moved to Fri 4 Dec 2026, because the site is shut"."""
    facts = {
        "sign": row.sign,
        "reading": row.reading,
        "owner": row.owner and names.person(row.owner),
        "due": row.due,
        **(row.model_extra or {}),
        "why": row.why,
    }
    told = [row.to] if row.to else []
    for name, value in facts.items():
        if value is None:
            continue
        words = value_words(value)
        joined = _GO_ON.get((row.to or "", name))
        if told and (name == row.to or joined):
            if value is not True:  # "accepted" has said it
                told[0] += f"{joined or (':' if isinstance(value, str) else '')} {words}"
        elif value is True:
            told.append(name)
        else:
            told.append(f"{_SAID.get(name, name)} {words}")
    return ", ".join(told)
