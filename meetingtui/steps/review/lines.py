"""Reading the lines that a verdict asks for: a day and words, and somebody's name. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from meetingtui.core.capture import Context, read
from meetingtui.core.dates import longest_date, no_date, refuse_date, say_date
from meetingtui.core.items import Action, ItemKind
from meetingtui.steps.protocol import Refusal, View

_LEADS = ("because", "as", "since", "for")
_JOINS = "-–—:,;="


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, where one was given, and the other words of the line."""

    day: date | None = None
    words: str = ""


def today_of(view: View) -> date:
    """The meeting's own day."""
    return view.day or date.min


def context(view: View) -> Context:
    """What a line is read against."""
    return Context(view.partnership, today_of(view), view.present)


def read_dated(line: str, today: date) -> Dated | Refusal:
    """Read "^fri because the site was shut": the day after `^`, or one that the line begins with where that is clear.

    Refused for a day that is none, for two days, and for one that is past.
    """
    words = line.split()
    marked = [number for number, word in enumerate(words) if word[:1] == "^" and len(word) > 1]
    if len(marked) > 1:
        return Refusal("two dates are given; keep one, and write the other without ^")
    at = marked[0] if marked else 0
    phrase = [word.rstrip(":;") or word for word in (words[at].removeprefix("^"), *words[at + 1 :])] if words else []
    found = longest_date(phrase, today)
    if found is None:
        return Refusal(refuse_date(no_date(phrase, today))) if marked else Dated(None, _without_lead(words))
    day, count = found
    before, after = words[:at], words[at + count :]
    ends = words[at + count - 1][-1] in ",:;"
    if not marked and after and not ends and after[0].lower().strip(_JOINS) not in {*_LEADS, ""}:
        # "2 days were lost" begins with what could be a date.
        return Dated(None, _without_lead(words))
    if day < today:
        return Refusal(f"{say_date(day)} is past")
    return Dated(day, " ".join(part for part in (" ".join(before).rstrip(_JOINS + " "), _without_lead(after)) if part))


def _without_lead(words: list[str]) -> str:
    """Words without the "because" before them."""
    left = list(words)
    while left and not left[0].strip(_JOINS):
        left.pop(0)
    if left and left[0].lower().strip(_JOINS) == _LEADS[0]:
        left.pop(0)
    return " ".join(left).strip()


def read_person(line: str, view: View) -> str | Refusal:
    """The one person whom a line names, with or without `@`."""
    text = line.strip()
    if not text.startswith("@"):
        text = f"@{text}"
    reading = read(ItemKind.ACTION, f"it {text}", context(view))
    if reading.refusal:
        return Refusal(reading.refusal)
    if reading.unknown:
        near = " or ".join(f"@{name}" for name in reading.unknown[0].nearest)
        return Refusal(f'nobody is called "{reading.unknown[0].name}"' + (f"; did you mean {near}?" if near else ""))
    if not isinstance(reading.item, Action) or reading.item.owner is None or reading.item.text != "it":
        return Refusal("name one person, as in @dara")
    if reading.item.due is not None:
        return Refusal("name the person alone, as in @dara; the day is moved afterwards")
    return reading.item.owner


def reason(line: str, example: str) -> str | Refusal:
    """The reason in a line, without its "because"; refused where there is none."""
    words = _without_lead(line.split())
    return words or Refusal(f"say why, as in: {example}")
