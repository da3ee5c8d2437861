"""What people type in a `decide` step, read: a concern, hands, one person, a day. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from zlib import crc32

from meetingtui.core.capture import Context, read
from meetingtui.core.dates import read_date, refuse_date, say_date
from meetingtui.core.items import Decision, ItemKind
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View


def fingerprint(text: str) -> str:
    """A short stand-in for words, to see whether they are still the same."""
    return f"{crc32(text.encode()):08x}"


def concern(line: str) -> tuple[str, str]:
    """ "The diary may slip = a week without a reply": the concern, and what would show it."""
    words, _, watch = line.partition("=")
    return clean_line(words), clean_line(watch)


def fingers(line: str) -> tuple[int, ...] | Refusal:
    """ "4 3 5": one number a hand, 0 to 5; nobody's name."""
    typed = line.replace(",", " ").split()
    hands = [hand for one in typed for hand in (one if one.isascii() and one.isdecimal() else [one])]
    if any(hand not in {"0", "1", "2", "3", "4", "5"} for hand in hands):
        return Refusal("type one number a hand, 0 to 5: 4 3 5")
    return tuple(int(hand) for hand in hands[:200])


def person(line: str, view: View) -> str | Refusal:
    """The one person that a line names, with or without @."""
    line = clean_line(line)
    wanted = line if "@" in line else f"@{line}"
    context = Context(view.partnership, view.day or date.today(), view.present)
    reading = read(ItemKind.DECISION, f"x {wanted}", context)
    if reading.refusal:
        return Refusal(reading.refusal)
    if reading.unknown:
        near = " or ".join(f"@{one}" for one in reading.unknown[0].nearest)
        return Refusal(f"nobody is called {reading.unknown[0].name}" + (f"; did you mean {near}?" if near else ""))
    item = reading.item
    if not isinstance(item, Decision) or item.owner is None or item.text != "x":
        return Refusal("name one person: @name")
    return item.owner


def sides(line: str, party: str, view: View) -> tuple[str, ...] | Refusal:
    """Who of a party wishes to be named: @people of it, or the party itself by its name."""
    named: list[str] = []
    for word in clean_line(line).replace(",", " ").split():
        wanted = word.lstrip("@").casefold()
        if wanted in {party.casefold(), view.partnership.party_name(party).casefold()}:
            named.append(party)
            continue
        who = person(word, view)
        if isinstance(who, Refusal):
            return who
        if view.partnership.people[who].party != party:
            return Refusal(f"{view.partnership.first_name(who)} is not of {view.partnership.party_name(party)}")
        named.append(who)
    return tuple(dict.fromkeys(named))


def dissent(line: str, view: View) -> tuple[str, str] | Refusal:
    """ "@person their words": who asked for it, and the words as they were said."""
    first, _, text = clean_line(line).partition(" ")
    if not first.startswith("@"):
        return Refusal("a dissent is named, and only on request: @name and their words")
    who = person(first, view)
    return who if isinstance(who, Refusal) else (who, clean_line(text))


def day(line: str, view: View) -> date | Refusal | None:
    """A day, with or without ^; None for an empty line."""
    phrase = clean_line(line).removeprefix("^").strip()
    if not phrase:
        return None
    found = read_date(phrase, view.day or date.today())
    return found if found is not None else Refusal(refuse_date(phrase))


def why_until(line: str, view: View) -> tuple[str, date | None] | Refusal:
    """ "the numbers are not in ^fri": why it waits, and until when."""
    why, _, phrase = clean_line(line).partition("^")
    found = day(phrase, view)
    return found if isinstance(found, Refusal) else (why.strip(), found)


def say_day(view: View) -> Callable[[str], str]:
    """Says in words which day a line means."""

    def say(line: str) -> str:
        on = day(line, view)
        return "fri, 27 nov, +6w, 2026-12-01" if on is None or isinstance(on, Refusal) else say_date(on)

    return say


def say_until(view: View) -> Callable[[str], str]:
    """Says in words until when it waits."""

    def say(line: str) -> str:
        found = why_until(line, view)
        until = None if isinstance(found, Refusal) else found[1]
        return f"until {say_date(until)}" if until else "why it waits, then ^ and a day: the numbers are not in ^fri"

    return say
