"""The rhythm that parties agreed, beside the meetings they held: what is due, and what was long not spoken about. Pure.

What comes out are sentences for a briefing; none of them says that anybody is late.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from meetingtui.core.ages import number, say_span
from meetingtui.core.dates import read_date, say_date
from meetingtui.core.people import Partnership
from meetingtui.core.people import Rhythm as Agreed
from meetingtui.core.standing import Met, Standing
from meetingtui.core.text import slug

TOPICS = ("progress", "strategy", "innovation", "relationship")
"""What a rhythm may be about (practices, row 81)."""
UNHURRIED = "leaders-weekly"
"""The agenda that has no points; whatever a rhythm holds about the relationship counts with it."""
LONG_DAYS = 180
"""A topic nobody has met about for so long is named; so is what was unhurried, after a third of it."""
QUIET_DAYS = 60
ENOUGH = 3
"""How many meetings about progress alone are a pattern."""
SAME = 4
"""How many meetings with the same people are a pattern (practices, row 35)."""
LEVELS = 6
"""How many of the latest meetings are looked at for who of which level was there."""
NEAR_DAYS = 42
"""A stream that ends within so many days is one to talk about while the work still runs (practices, row 86)."""
AHEAD_DAYS = 14
"""What comes within so many days is told."""
_EARLY_DAYS = 7


@dataclass(frozen=True, slots=True)
class Due:
    """One agenda of the rhythm: when it is due, when it was last held."""

    agenda: str
    about: str | None
    day: date
    last: date | None

    def over(self, today: date) -> int:
        """How many days it is past; 0 or less where it is not."""
        return (today - self.day).days


def agenda_of(met: Met) -> str:
    """The agenda that a meeting was held with: as its minutes say, else by their name."""
    return met.agenda or met.minutes[11:] or met.title


def due(names: Partnership, met: Sequence[Met], today: date) -> tuple[Due, ...]:
    """Every agenda of the rhythm, the earliest first; one never held is due now, unless its day is given."""
    return tuple(sorted((_due(one, met, today) for one in names.rhythm), key=lambda each: each.day))


def _due(one: Agreed, met: Sequence[Met], today: date) -> Due:
    last = max((held.on for held in met if same_agenda(agenda_of(held), one.agenda) and held.on <= today), default=None)
    after = read_date(f"in {one.every.strip()}", last) if last else None
    day = one.next
    if day is not None and last is not None and last >= day - _early(one, day):
        day = None
    return Due(one.agenda, one.about, day or after or last or today, last)


def _early(one: Agreed, day: date) -> timedelta:
    """How long before its day a meeting still counts as the one that was planned."""
    after = read_date(f"in {one.every.strip()}", day)
    return timedelta(days=min(_EARLY_DAYS, (after - day).days // 4) if after else 0)


def same_agenda(one: str, other: str) -> bool:
    """Whether two names mean the same agenda."""
    return slug(one.removesuffix(".toml")) == slug(other.removesuffix(".toml"))


def say_due(one: Due, today: date) -> str:
    """A sentence about one agenda of the rhythm."""
    held = f"last held {say_date(one.last, today)}" if one.last else "never held"
    if one.over(today) > 0:
        ago = say_span(one.over(today))
        return f"{one.agenda} has been due for {ago}; {held}." if one.last else f"{one.agenda} is due; {held}."
    when = "today" if one.day == today else say_date(one.day, today)
    return f"{one.agenda} {'is due' if one.day <= today else 'comes'} {when}; {held}."


def last_about(names: Partnership, met: Sequence[Met]) -> dict[str, date]:
    """When each topic was last met about, by the topics that the rhythm gives its agendas."""
    about = {slug(one.agenda): one.about for one in names.rhythm if one.about}
    about.setdefault(UNHURRIED, "relationship")
    found: dict[str, date] = {}
    for held in met:
        topic = about.get(slug(agenda_of(held)))
        if topic:
            found[topic] = max(held.on, found.get(topic, held.on))
    return found


def unhurried(names: Partnership, met: Sequence[Met]) -> date | None:
    """The day of the last conversation that was about the relationship, or had no points."""
    return last_about(names, met).get("relationship")


def long_not(names: Partnership, met: Sequence[Met], today: date) -> Iterator[str]:
    """What has not been met about for long: said where only progress is, else topic by topic."""
    wanted = {one.about for one in names.rhythm if one.about}
    last = last_about(names, met)
    silent = [topic for topic in TOPICS if (today - last.get(topic, date.min)).days > LONG_DAYS]
    recent = [held for held in met if (today - held.on).days <= LONG_DAYS]
    if "progress" not in silent and len(recent) >= ENOUGH and {"strategy", "innovation", "relationship"} <= {*silent}:
        told = [f"{topic} last on {say_date(last[topic], today)}" for topic in silent if topic in last]
        never = [topic for topic in silent if topic not in last]
        if never:
            told.append(f"{_listed(never)} never")
        yield f"Only progress is being met about: {', '.join(told)}."
        return
    for topic in silent:
        if topic in wanted and topic in last and topic != "relationship":
            yield f"Nobody has met about {topic} since {say_date(last[topic], today)}."


def quiet(names: Partnership, met: Sequence[Met], today: date) -> str:
    """A note where the last unhurried conversation is long ago (practices, rows 20 and 34); else empty."""
    if not met:
        return ""
    last = unhurried(names, met)
    way = f"meetingtui run {UNHURRIED} is one without points, or a call with nothing to ask."
    if last is None:
        return f"No meeting yet was only about how you are together: {way}"
    days = (today - last).days
    return f"The last unhurried conversation was {say_span(days)} ago, {say_date(last, today)}: {way}" * (
        days > QUIET_DAYS
    )


def spread(names: Partnership, met: Sequence[Met], today: date) -> Iterator[str]:
    """Who meets: the same few each time, and the levels that nobody was there from (practices, row 35)."""
    held = [one for one in met if one.present]
    latest = held[-1:]
    for one in reversed(held[:-1]):
        if {*one.present} != {*latest[-1].present}:
            break
        latest.append(one)
    others = {one.id for one in names.person if not (one.until and one.until < today)}
    if len(latest) >= SAME and others - {*latest[0].present}:
        who = [names.first_name(person) for person in latest[0].present]
        yield f"The last {number(len(latest))} meetings were the same {number(len(who))} people: {_listed(who)}."
    there = {person for one in held[-LEVELS:] for person in one.present}
    levels: dict[str, list[str]] = {}
    for person in names.person:
        if person.level and not (person.until and person.until < today):
            levels.setdefault(person.level, []).append(person.id)
    for level, people in levels.items():
        if len(held) >= LEVELS and not there & {*people}:
            last = max((one.on for one in held if {*one.present} & {*people}), default=None)
            since = f"the last was {say_date(last, today)}" if last else "nobody ever was"
            yield f"Nobody of the level {level} was in the last {number(LEVELS)} meetings; {since}."


def near_end(names: Partnership, standing: Standing, today: date) -> Iterator[str]:
    """Streams that end soon, or were to have ended: the conversation about what follows is proposed."""
    for stream in names.stream:
        now = standing.stream_changes.get(stream.id)
        if stream.ends is None or (now is not None and now.ended):
            continue
        days = (stream.ends - today).days
        if 0 <= days <= NEAR_DAYS:
            left = f"in {say_span(days)}" if days else "today"
            yield (
                f"{stream.name} ends {left}, {say_date(stream.ends, today)}: "
                "talk about what comes after it while it still runs."
            )
        elif days < 0:
            yield f"{stream.name} was to end {say_date(stream.ends, today)}: has it, and what comes after it?"


def rhythm_lines(
    names: Partnership, standing: Standing, met: Sequence[Met], today: date, *, but: str = ""
) -> tuple[str, ...]:
    """What the rhythm has to say before a meeting with the agenda `but`, what is due first."""
    ahead = today + timedelta(days=AHEAD_DAYS) if today < date.max - timedelta(days=AHEAD_DAYS) else date.max
    planned = [one for one in due(names, met, today) if not (but and same_agenda(one.agenda, but))]
    lines = [say_due(one, today) for one in planned if one.day <= ahead]
    note = quiet(names, met, today)
    return (
        *lines,
        *long_not(names, met, today),
        *([note] if note else []),
        *spread(names, met, today),
        *near_end(names, standing, today),
    )


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
