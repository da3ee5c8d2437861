"""Trends as plain text: strips, dots and counts that are read as well as seen, for a terminal, a screen or a mail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from statistics import median_low
from textwrap import wrap

from rich.cells import cell_len

from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.text import clean_line, clip
from meetingtui.register.fold import Register
from meetingtui.register.trends import Decided, Line, Promises, Quarter, Rating, Strip, Trends, quarter_of

WIDTH = 72
_COLOURS = {"G": "green", "Y": "yellow", "R": "red", "≠": "seen differently", "-": "without a view"}
_RATINGS = 8
"""How many of the latest ratings of a line are drawn."""
_TABLE = 55
"""Columns that the table of promises takes."""
_ROOMY = 80
"""On a page that is wide enough, what a line holds at most before it is folded."""
_QUARTERS = 8
_INDENT = 2


def trend_lines(
    found: Trends, names: Partnership, width: int = WIDTH, ended: Mapping[str, date | None] = {}
) -> list[str]:
    """Every trend that there is, on a page of this width; nothing where there is none.

    `ended` names the streams that go on no more, with the day of the meeting that ended them.
    """
    lines: list[str] = []
    for heading, part in (
        ("How the work stands", _strips(found, names, width, ended)),
        ("How we rated it", _lines(found, names, width)),
        ("Promises", _promises(found, names, width)),
        ("From raised to decided", _decided(found, width)),
    ):
        told = list(part)
        if told:
            lines += [*([""] if lines else []), heading.upper(), *told]
    return [line.rstrip() for line in lines]


def ended_streams(register: Register) -> dict[str, date | None]:
    """The streams that a meeting has ended, and when."""
    return {stream: now.on for stream, now in register.standing.stream_changes.items() if now.ended}


# streams ----------------------------------------------------------------------------------------------------


def _strips(found: Trends, names: Partnership, width: int, ended: Mapping[str, date | None]) -> Iterator[str]:
    if found.strips:
        yield from _text("Oldest first. G green, Y yellow, R red, - no view, ≠ seen differently, · not said.", width)
    for strip in found.strips:
        stream = names.streams.get(strip.stream)
        title = clean_line(stream.name if stream else strip.stream)
        yield ""
        yield _ends(f"{' ' * _INDENT}{title}", f"{_month(strip.days[0])} to {_month(strip.days[-1])}", width)
        yield from _rows(strip, names, width)
        last = _COLOURS[strip.room[-1]]
        over = strip.stream in ended
        when = f" on {say_date(day)}" if over and (day := ended[strip.stream]) else ""
        stood = f"Ended{when}; last {last}, on {say_date(strip.days[-1])}" if over else f"Now {last}"
        yield from _text(f"{stood}; {_apart(strip)}.", width, _INDENT)


def _alike(strip: Strip) -> int:
    """In how many meetings the room agreed on a colour although the parties saw it differently."""
    columns = zip(strip.room, *strip.parties.values(), strict=True)
    return sum(room != "≠" and len({letter for letter in said if letter in "GYR"}) > 1 for room, *said in columns)


def _apart(strip: Strip) -> str:
    """How often the parties saw it differently, and in how many of these meetings the room found one colour."""
    times = len(strip.days)
    if not strip.apart:
        return "never seen differently"
    alike = _alike(strip)
    agreed = f", with one colour agreed in {'one' if alike == 1 else alike} of them" if alike and times > 1 else ""
    return f"seen differently in {strip.apart} of {times} meeting{'' if times == 1 else 's'}{agreed}"


def _rows(strip: Strip, names: Partnership, width: int) -> Iterator[str]:
    labels = {party: _label(party, names) for party in strip.parties}
    column = max([cell_len("together"), *map(cell_len, labels.values())]) + 2
    room = max(width - 2 * _INDENT - column, 8)
    for label, letters in [*((labels[p], row) for p, row in strip.parties.items()), ("together", strip.room)]:
        spaced = " ".join(letters)
        shown = spaced if len(spaced) <= room else letters if len(letters) <= room else f"…{letters[1 - room :]}"
        yield f"{' ' * 2 * _INDENT}{_padded(label, column)}{shown}"


# ratings ----------------------------------------------------------------------------------------------------


def _lines(found: Trends, names: Partnership, width: int) -> Iterator[str]:
    if found.lines:
        marks = ", ".join(_label(party, names) for party in names.parties)
        yield from _text(f"The middle of each party: {marks}. The widest gap now comes first.", width)
    for line in sorted(found.lines, key=lambda one: -(one.ratings[-1].gap or 0)):
        yield ""
        yield from _text(line.text, width, _INDENT)
        yield from _text(_before(line, names), width, 2 * _INDENT)
        for rating in line.ratings[-_RATINGS:]:
            yield _ends(f"{' ' * 2 * _INDENT}{_month(rating.on)}  {_dots(line, rating, names)}", "", width)
        yield from _text(_said(line, names), width, _INDENT)


def _before(line: Line, names: Partnership) -> str:
    """What the earlier ratings of a line were that are not drawn: how many, and the first of them."""
    earlier = line.ratings[:-_RATINGS]
    if not earlier:
        return ""
    first = earlier[0]
    middles = ", ".join(f"{names.mark(party)} {middle:g}" for party, (_, middle, _) in first.parties.items())
    many = f"{len(earlier)} ratings, the first in" if len(earlier) > 1 else "one rating, in"
    return f"before: {many} {_month(first.on)}: {middles}"


def _dots(line: Line, rating: Rating, names: Partnership) -> str:
    """Where each party's middle stands between 1 and the top: `1 · · ○ · ◆ 5`, half steps too."""
    places = 2 * line.top - 1
    drawn = ["·" if at % 2 == 0 else " " for at in range(places)]
    for party, (_, middle, _) in rating.parties.items():
        at = min(max(round(2 * (middle - 1)), 0), places - 1)
        drawn[at] = names.mark(party) if drawn[at] in "· " else "="
    middles = "  ".join(f"{names.mark(party)} {middle:g}" for party, (_, middle, _) in rating.parties.items())
    return f"1 {''.join(drawn)} {line.top}   {middles}"


def _said(line: Line, names: Partnership) -> str:
    """The last rating in words, and how the gap has changed since the first."""
    last, first = line.ratings[-1], line.ratings[0]
    middles = ", ".join(f"{names.party_name(party)} {middle:g}" for party, (_, middle, _) in last.parties.items())
    words = f"{middles}, everyone within {last.spread}" if last.spread else f"{middles}, all alike"
    if last.gap is None:
        return f"{words}."
    if len(line.ratings) == 1 or first.gap is None or last.gap == first.gap:
        return f"{words}; apart by {last.gap:g}."
    return f"{words}; apart by {last.gap:g}, by {first.gap:g} at first."


# promises ---------------------------------------------------------------------------------------------------


def _promises(found: Trends, names: Partnership, width: int) -> Iterator[str]:
    if found.pairs:
        kept = "Kept: done when we first met on or after the day first agreed, or before. Later: after that, or moved."
        yield from _text(kept, width)
    for (one, other), quarters in found.pairs.items():
        total = sum(quarters.values(), Promises())
        yield ""
        yield from _text(f"{names.party_name(one)} and {names.party_name(other)}: {_counted(total)}", width, _INDENT)
        earlier = sum(list(quarters.values())[:-_QUARTERS], Promises())
        rows: list[tuple[str, Promises]] = [("before", earlier)] if earlier.made else []
        rows += [(_quarter(when), counted) for when, counted in list(quarters.items())[-_QUARTERS:]]
        yield from _table(rows) if width >= _TABLE else _sentences(rows, width)


def _table(rows: list[tuple[str, Promises]]) -> Iterator[str]:
    yield f"    {'made in':<10}{'made':>6}{'kept':>6}{'later':>7}{'dropped':>9}{'open':>6}{'moves':>7}"
    for when, row in rows:
        yield f"    {when:<10}{row.made:>6}{row.kept:>6}{row.later:>7}{row.dropped:>9}{row.open:>6}{row.moves:>7}"


def _sentences(rows: list[tuple[str, Promises]], width: int) -> Iterator[str]:
    """The same where there is no room for columns; what is none is not said."""
    for when, row in rows:
        counts = {"kept": row.kept, "later": row.later, "dropped": row.dropped, "open": row.open, "moves": row.moves}
        said = ", ".join(
            f"{number} {word[:-1] if word == 'moves' and number == 1 else word}"
            for word, number in counts.items()
            if number
        )
        yield from _hung(f"{when}  {row.made} made{f': {said}' if said else ''}", width)


def _counted(total: Promises) -> str:
    ended = total.made - total.open
    kept = f"{total.kept} of {ended} kept as first agreed" if ended else "none ended yet"
    return f"{total.made} made, {kept}."


# questions --------------------------------------------------------------------------------------------------


def _decided(found: Trends, width: int) -> Iterator[str]:
    by_quarter: dict[Quarter, list[Decided]] = {}
    for one in found.decided:
        by_quarter.setdefault(quarter_of(one.settled), []).append(one)
    earlier = [one for settled in list(by_quarter.values())[:-_QUARTERS] for one in settled]
    rows = [("before", earlier)] if earlier else []
    rows += [(_quarter(when), settled) for when, settled in list(by_quarter.items())[-_QUARTERS:]]
    for when, settled in rows:
        yield from _hung(f"{when:<7}  {len(settled):>3} settled: {_how_long(settled)}", width)
    if found.waiting:
        yield f"  {found.waiting} still waiting."


def _how_long(settled: Sequence[Decided]) -> str:
    days = sorted(one.days for one in settled)
    slowest = max(settled, key=lambda one: one.days)
    only = f"{slowest.id} after {_days(slowest.days)}"
    return f"half within {_days(median_low(days))}, the slowest {only}" if len(settled) > 1 else only


def as_data(found: Trends, ended: Mapping[str, date | None] = {}) -> Mapping[str, object]:
    """The trends for programs: stable keys, days as ISO text."""
    return {
        "streams": [
            {
                "stream": strip.stream,
                "days": [day.isoformat() for day in strip.days],
                "room": strip.room,
                "parties": dict(strip.parties),
                "apart": strip.apart,
                "ended": strip.stream in ended,
            }
            for strip in found.strips
        ],
        "ratings": [
            {
                "line": line.line,
                "text": line.text,
                "scale": line.scale,
                "top": line.top,
                "meetings": [
                    {"on": one.on.isoformat(), "gap": one.gap, "spread": one.spread, "parties": _three(one)}
                    for one in line.ratings
                ],
            }
            for line in found.lines
        ],
        "promises": [
            {"parties": list(pair), "quarter": _quarter(when), **asdict(counted)}
            for pair, quarters in found.pairs.items()
            for when, counted in quarters.items()
        ],
        "settled": [
            {"id": one.id, "how": one.how, "raised": one.raised.isoformat(), "days": one.days} for one in found.decided
        ],
        "waiting": found.waiting,
    }


def _three(rating: Rating) -> dict[str, dict[str, float]]:
    return {party: dict(zip(("low", "middle", "high"), three, strict=True)) for party, three in rating.parties.items()}


def _label(party: str, names: Partnership) -> str:
    return f"{names.mark(party)} {names.party_name(party)}"


def _month(day: date) -> str:
    return say_date(day).split(" ", 2)[2]


def _quarter(when: Quarter) -> str:
    return f"{when[0]} Q{when[1]}"


def _days(number: float) -> str:
    return "the same day" if number == 0 else "a day" if number == 1 else f"{number:g} days"


def _padded(text: str, size: int) -> str:
    return text + " " * (size - cell_len(text))


def _ends(left: str, right: str, width: int) -> str:
    if not right:
        return left
    left = clip(left, max(width - cell_len(right) - 2, 8))
    return f"{left}{' ' * max(width - cell_len(left) - cell_len(right), 2)}{right}"


def _hung(text: str, width: int) -> list[str]:
    """A line that is folded under itself."""
    lead, room = " " * _INDENT, width if width < WIDTH else _ROOMY
    return wrap(clean_line(text), room, initial_indent=lead, subsequent_indent=lead * 2, break_on_hyphens=False)


def _text(text: str, width: int, indent: int = 0) -> list[str]:
    lead = " " * indent
    return wrap(clean_line(text), width, initial_indent=lead, subsequent_indent=lead, break_on_hyphens=False)
