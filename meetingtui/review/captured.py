"""Risks, concerns, thanks and the other things captured while people spoke, in plain text."""

from __future__ import annotations

from collections.abc import Iterator

from meetingtui.core.dates import say_date
from meetingtui.core.items import (
    Agreement,
    Concern,
    Exchange,
    Experiment,
    Feedback,
    Item,
    Metric,
    Parked,
    Risk,
    Term,
    Win,
)
from meetingtui.files.minutes import Minutes
from meetingtui.review.names import Names
from meetingtui.review.writer import Writer


def write_captured(out: Writer, minutes: Minutes, names: Names) -> None:
    """Every kind of which there is something, under a heading of its own."""
    tables: dict[str, Iterator[tuple[str | None, str]]] = {
        "Agreements": ((one.id, _agreement(one, names)) for one in minutes.agreement),
        "Risks": ((one.id, _risk(one, names)) for one in minutes.risk),
        "Being tried": ((one.id, _experiment(one, names)) for one in minutes.experiment),
        "Measures": ((one.id, _metric(one, names)) for one in minutes.metric),
        "Concerns": ((c.id, _concern(c, names)) for c in minutes.concern),
        "Parked": ((one.id, _parked(one, names)) for one in minutes.parked),
        "Thanks": ((one.id, _win(one, names)) for one in minutes.win),
        "Given and received": ((one.id, _exchange(one, names)) for one in minutes.exchange),
        "Suggestions": ((one.id, _feedback(one, names)) for one in minutes.feedback),
        "Words": ((one.id, _term(one, names)) for one in minutes.term),
    }
    for heading, rows in tables.items():
        for number, (label, words) in enumerate(rows):
            if number == 0:
                out.heading(heading)
            out.place(label)
            out.text(words, first=f"{label or '-':<4} ")


def _joined_words(text: str, *facts: tuple[str, str | None]) -> str:
    """A text with what is known about it, each fact a sentence of its own."""
    said = [f"{name[:1].upper()}{name[1:]}: {value}".rstrip(".") + "." for name, value in facts if value]
    whole = text if not said or text[-1] in ".?!…" else f"{text}."
    return " ".join([whole, *said])


def origin(one: Item, names: Names) -> tuple[tuple[str, str | None], tuple[str, str | None]]:
    """What an item came from, and its stream; who spoke of a win or made a suggestion is said where it stands."""
    came = None if isinstance(one, Win | Feedback) else one.from_
    return ("comes from", came), ("stream", names.stream(one.stream) if one.stream else None)


_STATES = {"live": None, "seen": "the early sign has been seen", "closed": "closed"}


def _risk(one: Risk, names: Names) -> str:
    owner = names.person(one.owner) if one.owner else None
    by = say_date(one.by) if one.by else None
    return _joined_words(
        one.cause,
        ("likelihood", one.likelihood),
        ("impact", one.impact),
        ("early sign", one.sign),
        ("answer", one.mitigation),
        ("owner", owner),
        ("seen by", by),
        ("state", _STATES[one.state]),
        *origin(one, names),
    )


def _agreement(one: Agreement, names: Names) -> str:
    text = f"{one.topic}: {one.text}" if one.topic else one.text
    return _joined_words(
        text,
        ("so that", one.outcome),
        ("yes", names.everyone(one.yes) or None),
        ("no", names.everyone(one.no) or None),
        ("to be ratified by", names.everyone(one.ratify.by) if one.ratify else None),
        ("until", say_date(one.ratify.until) if one.ratify and one.ratify.until else None),
        ("looked at again", say_date(one.review) if one.review else None),
        ("replaces", one.replaces),
        ("version", str(one.version) if one.version else None),
        *origin(one, names),
    )


def _experiment(one: Experiment, names: Names) -> str:
    return _joined_words(
        one.try_,
        ("until", say_date(one.until) if one.until else None),
        ("we expect", one.expect),
        ("owner", names.person(one.owner) if one.owner else None),
        ("result", one.result),
        *origin(one, names),
    )


def _metric(one: Metric, names: Names) -> str:
    return _joined_words(
        one.name,
        ("sort", one.sort),
        ("for", one.whom),
        ("from", one.baseline),
        ("target", one.target),
        ("by", say_date(one.by) if one.by else None),
        ("source", one.source),
        ("owner", names.person(one.owner) if one.owner else None),
        *origin(one, names),
    )


def _concern(one: Concern, names: Names) -> str:
    days = {word: say_date(day) if day else None for word, day in (("by", one.by), ("closed", one.closed))}
    return _joined_words(
        one.happened,
        ("raised by", names.anyone(one.raised) if one.raised else None),
        ("effect", one.effect),
        ("would like", one.wish),
        ("acknowledged", say_date(one.acknowledged) if one.acknowledged else None),
        *days.items(),
        *origin(one, names),
    )


def _parked(one: Parked, names: Names) -> str:
    owner = names.person(one.owner) if one.owner else None
    by = say_date(one.by) if one.by else None
    return _joined_words(one.text, ("goes to", one.goes), ("brought by", owner), ("by", by), *origin(one, names))


def _win(one: Win, names: Names) -> str:
    to = ", ".join(map(names.anyone, one.to)) or None
    said = names.anyone(one.from_) if one.from_ else None
    facts = (("thanks to", to), ("said by", said), ("effect", one.effect), ("told", one.told))
    return _joined_words(one.text, *facts, *origin(one, names))


def _exchange(one: Exchange, names: Names) -> str:
    gave, got = names.anyone(one.gave or "?"), names.anyone(one.got or "?")
    facts = (("sort", one.kind), ("how it landed", one.landed), ("effect", one.effect))
    return _joined_words(f"{gave} to {got}: {one.what}", *facts, *origin(one, names))


def _feedback(one: Feedback, names: Names) -> str:
    sides = [names.anyone(one.from_) if one.from_ else "", f"to {names.anyone(one.to)}" if one.to else ""]
    lead = " ".join(side for side in sides if side)
    return _joined_words(f"{lead}: {one.text}" if lead else one.text, *origin(one, names))


def _term(one: Term, names: Names) -> str:
    means = "; ".join(f"{names.short(party)}: {text}" for party, text in one.means.items())
    agreed = f"; agreed: {one.agreed}" if one.agreed else ""
    since = say_date(one.since) if one.since else None
    return _joined_words(f"{one.word}{f': {means}' if means else ''}{agreed}", ("since", since), *origin(one, names))
