"""Many partnerships with thousands of minutes, for measuring: the story, in other words, over and over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from meetingtui.core.people import Partnership
from meetingtui.files.toml_layout import inline
from meetingtui.sample import cast
from meetingtui.sample.book import YEARS, book
from meetingtui.sample.days import SATURDAY, days, in_reach, is_working
from meetingtui.sample.pieces import BOTH
from meetingtui.sample.templates import Gap, Templates, templates, words_pattern
from meetingtui.sample.trades import Naming
from meetingtui.sample.writing import partnership_text, write_partnership

MOST_YEARS = 9
"""A partnership with more minutes than that many years hold at the pace of the story meets more often."""
FASTEST = 0.2
"""At most five times as often: meetings of the story are at least five working days apart."""
LARGEST = 20_000
"""The most minutes that one partnership is given."""
_ROUND = 5 * 52 * YEARS
"""The working days of the whole story."""
_MORE = (8, 26)
"""How many sentences are added to a meeting, so that a file has the size of real ones."""
_WORDS = re.compile(rf"\b(?:{words_pattern()})\b")


@dataclass(frozen=True, slots=True)
class _Round:
    """One telling of the story inside a partnership."""

    number: int
    begins: int
    """The working day on which it begins, counted in `calendar`."""
    pace: float
    calendar: tuple[date, ...]

    def day(self, offset: int) -> date:
        """The day for a working day of the story, counted from its first."""
        return self.calendar[min(self.begins + int(offset * self.pace), len(self.calendar) - 1)]


def bulk(
    folder: Path, partnerships: int = 40, minutes: int = 10_000, seed: int = 1, until: date | None = None
) -> list[Path]:
    """Write so many partnerships below `folder`, with so many minutes in all; the partnerships' folders.

    The same numbers, seed and day give the same bytes. Raises ValueError where the numbers make no sense, OSError where
    the disk refuses.
    """
    if partnerships < 1 or minutes < partnerships:
        raise ValueError(f"{minutes} minutes for {partnerships} partnerships; give each at least one")
    share, rest = divmod(minutes, partnerships)
    cut, naming, until = templates(seed), Naming(seed), until or date.today()
    made: list[Path] = []
    for number in range(partnerships):
        words = naming.words()
        count = share + (number < rest)
        target = folder / words[cast.PARTNERSHIP_ID]
        _write(target, cut, words, count, Random(f"{seed}/{number}"), until)
        made.append(target)
    return made


def one(folder: Path, minutes: int = 1_000, seed: int = 1, until: date | None = None) -> Path:
    """Write one partnership with so many minutes into `folder` itself. Raises ValueError or OSError."""
    cut, words = templates(seed), Naming(seed).words()
    _write(folder, cut, words, minutes, Random(f"{seed}/one"), until or date.today())
    return folder


def _write(folder: Path, cut: Templates, words: Mapping[str, str], count: int, chance: Random, until: date) -> None:
    if not 1 <= count <= LARGEST:
        raise ValueError(f"one partnership is given 1 to {LARGEST:,} minutes, not {count:,}")
    rounds = _rounds(cut, count, until)
    text = _WORDS.sub(lambda found: words[found.group()], partnership_text(_partnership(rounds, until)))
    write_partnership(folder, text, _minutes(cut, rounds, words, count, chance))


def _rounds(cut: Templates, count: int, until: date) -> list[_Round]:
    """When each telling begins, so that the last meeting of the last one is a little before `until`."""
    whole = -(-count // len(cut.meetings))
    pace = max(FASTEST, min(1.0, MOST_YEARS / (YEARS * whole)))
    long = int(_ROUND * pace)
    first = in_reach(until) - timedelta(days=int((whole + 1) * long * 1.5) + 60)
    after = until + timedelta(days=900)
    calendar = tuple(day for day in _each_day(first, after) if is_working(day))
    origin = cut.meetings[0].day
    last = _offset(cut.meetings[(count - 1) % len(cut.meetings)].day, origin)
    begins = bisect_left(calendar, until) - 3 - int(last * pace)
    return [_Round(number, begins - (whole - 1 - number) * long, pace, calendar) for number in range(whole)]


def _each_day(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days):
        yield first + timedelta(days=number)


def _offset(day: date, origin: date) -> int:
    """How many days from Monday to Friday lie between two such days."""
    weeks, rest = divmod((day - origin).days, 7)
    return 5 * weeks + (rest - 2 if origin.weekday() + rest > SATURDAY else rest)


def _minutes(
    cut: Templates, rounds: list[_Round], words: Mapping[str, str], count: int, chance: Random
) -> Iterator[tuple[str, str]]:
    """Name and text of each meeting, in order."""
    origin = cut.meetings[0].day
    offsets: dict[str, int] = {}
    sentences = [_WORDS.sub(lambda found: words[found.group()], text) for text in cut.sentences]
    parties = [words[party] for party in BOTH]
    told = 0
    for telling in rounds:
        known: dict[str, str] = {}

        def day(was: str, telling: _Round = telling, known: dict[str, str] = known) -> str:
            if was not in known:
                if was not in offsets:
                    offsets[was] = _offset(date.fromisoformat(was), origin)
                known[was] = telling.day(offsets[was]).isoformat()
            return known[was]

        fill = _fill(cut, telling, words, day, lambda _: _more(parties, sentences, chance))
        for template in cut.meetings:
            if told == count:
                return
            told += 1
            yield f"{day(template.day.isoformat())}-{template.agenda}", template.filled(fill)


def _fill(
    cut: Templates,
    telling: _Round,
    words: Mapping[str, str],
    day: Callable[[str], str],
    more: Callable[[str], str],
) -> dict[Gap, Callable[[str], str]]:
    """What goes into each sort of gap in one telling of the story."""
    number = telling.number
    pilot = f"pilot-{number + 1}" if number else "pilot"
    return {
        "day": day,
        "id": lambda was: f"{was[0]}{int(was[1:]) + number * cut.counts[was[0]]}",
        "number": lambda was: str(int(was) + number * len(cut.meetings)),
        "pilot": lambda _: pilot,
        "word": words.__getitem__,
        "more": more,
    }


def _more(parties: list[str], sentences: list[str], chance: Random) -> str:
    """One more step, in which the room's words were kept."""
    said = chance.sample(sentences, chance.randint(*_MORE))
    rows = ",\n  ".join(inline({"party": chance.choice(parties), "text": text}) for text in said)
    head = 'kind    = "ask"\ntitle   = "Around the table"\nplanned = 12\n'
    return f"[[step]]\n{head}took    = {chance.randint(9, 16)}\nsaid    = [\n  {rows},\n]\n\n"


def _partnership(rounds: list[_Round], until: date) -> Partnership:
    """The partnership of the story with a pilot for every telling, and nobody who came or left."""
    when = days(book().scenes, until, YEARS)
    made = cast.partnership(when, until)
    pilots = [
        made.streams["pilot"].model_copy(
            update={
                "id": f"pilot-{telling.number + 1}" if telling.number else "pilot",
                "name": f"Pilot {telling.number + 1}",
                "ends": None,
            }
        )
        for telling in rounds
    ]
    others = [stream for stream in made.stream if stream.id != "pilot"]
    return made.model_copy_with(
        started=rounds[0].day(0),
        person=tuple(person.model_copy(update={"from_": None, "until": None}) for person in made.person),
        stream=(*pilots, *others),
    )
