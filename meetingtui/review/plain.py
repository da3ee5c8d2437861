"""Minutes as plain text, ready to mail: the one rendering in words that everything else repeats."""

from __future__ import annotations

from collections.abc import Mapping

from meetingtui.core.dates import say_date
from meetingtui.core.items import Action, Decision
from meetingtui.core.people import Partnership
from meetingtui.files.minutes import Minutes
from meetingtui.register.positions import positions
from meetingtui.register.sealing import SealState
from meetingtui.review.afterwards import amended, write_amendments, write_ending
from meetingtui.review.captured import origin, write_captured
from meetingtui.review.names import Names
from meetingtui.review.steps import write_steps
from meetingtui.review.writer import Writer

WIDTH = 72


def plain_text(
    minutes: Minutes,
    partnership: Partnership | None,
    width: int = WIDTH,
    state: SealState | None = None,
    called: Mapping[str, str] | None = None,
) -> str:
    """The minutes as text of at most `width` columns, decisions and promises first.

    `state` is that of their seal; `called` has the words of earlier items by their ids.
    """
    out = Writer(width)
    out.amended = amended(minutes)
    write_minutes(out, minutes, partnership, state, called)
    return "\n".join(out.lines) + "\n"


def write_minutes(
    out: Writer,
    minutes: Minutes,
    partnership: Partnership | None,
    state: SealState | None = None,
    called: Mapping[str, str] | None = None,
) -> None:
    """Everything the minutes say, in the order in which it is read."""
    names = Names(minutes, partnership, called)
    write_head(out, minutes, names, partnership)
    write_amendments(out, minutes, names)
    _decisions(out, minutes, names)
    write_actions(out, minutes, names)
    _open(out, minutes, names)
    write_captured(out, minutes, names)
    write_steps(out, minutes, names)
    write_ending(out, minutes, names, state)


def write_head(out: Writer, minutes: Minutes, names: Names, partnership: Partnership | None) -> None:
    """Which meeting it was, and who was there."""
    out.text(partnership.name if partnership else minutes.partnership)
    out.text(minutes.title)
    until = f"–{minutes.ended:%H:%M}" if minutes.ended else ""
    when = f"{say_date(minutes.date)}, {minutes.began:%H:%M}{until}" if minutes.began else say_date(minutes.date)
    zone = f" ({minutes.zone})" if minutes.zone else ""
    out.text(f"{when}{zone}. Meeting {minutes.meeting}, {minutes.state}.")
    out.line()
    moved: dict[str, list[str]] = {}
    for word, rows in (("from", minutes.late), ("left", minutes.left)):
        for row in rows:
            moved.setdefault(row.who, []).append(f"{word} {row.at:%H:%M}" if row.at else word)
    for party, people in minutes.present.items():
        there = ", ".join(
            names.person(person) + (f" ({', '.join(moved[person])})" if person in moved else "") for person in people
        )
        out.text(there, first=f"{names.party(party)}: ", hang=2)
    for party in (party for party in names.parties if party not in minutes.present):
        out.text(f"{names.party(party)}: nobody present")
    if minutes.apologies:
        out.text(names.people(minutes.apologies), first="Not there: ", hang=2)
    if minutes.facilitator:
        outside = f", {minutes.affiliation}" if minutes.affiliation else ""
        who = minutes.facilitator if minutes.affiliation else names.person(minutes.facilitator)
        out.text(f"{who}{outside}", first="Facilitator: ", hang=2)


def _decisions(out: Writer, minutes: Minutes, names: Names) -> None:
    if minutes.decision:
        out.heading("Decisions")
    for found in minutes.decision:
        _decision(out, found, names)


def _decision(out: Writer, found: Decision, names: Names) -> None:
    label = f"{found.id or '-':<4} "
    under = len(label)
    out.place(found.id)
    out.text(found.text, first=label)
    facts = [f"{found.state.capitalize()}." if found.state else ""]
    facts.append(f"Owner {names.person(found.owner)}." if found.owner else "")
    facts.append(f"Method: {found.method.rstrip('.')}." if found.method else "")
    if found.yes:
        facts.append(f"Yes: {', '.join(names.short(p) for p in found.yes)}.")
    if found.no:
        facts.append(f"No: {', '.join(names.short(p) for p in found.no)}.")
    if found.ratify:
        until = f" until {say_date(found.ratify.until)}" if found.ratify.until else ""
        facts.append(f"To ratify by {names.everyone(found.ratify.by)}{until}.")
    stand = positions(found, names.parties, names.party_of)
    if stand.nobody:
        facts.append("Positions left open.")
    elif stand.silent:
        facts.append(f"Open: {', '.join(map(names.short, stand.silent))}.")
    out.text(" ".join(fact for fact in facts if fact), indent=under)
    if found.why:
        out.text(found.why, first="Because: ", indent=under, hang=2)
    for other in found.instead:
        out.text(other, first="Instead of: ", indent=under, hang=2)
    for test in found.criteria:
        out.text(test, first="Measured by: ", indent=under, hang=2)
    for word, who in (("Asked first", found.heard), ("Stood aside", found.aside)):
        if who:
            out.text(f"{word}: {', '.join(names.anyone(name) for name in who)}.", indent=under, hang=2)
    named = (("Concern", found.concern), ("Dissent", found.dissent), ("Interest declared", found.declared))
    for word, rows in named:
        for row in rows:
            watch = f" Watch: {row.watch}" if row.watch else ""
            out.text(f"{row.text}{watch}", first=f"{word}, {names.anyone(row.who)}: ", indent=under, hang=2)
    tail = [f"Looked at again {say_date(found.review)}." if found.review else ""]
    tail.append(f"Replaces {found.replaces}." if found.replaces else "")
    tail += [f"{word[:1].upper()}{word[1:]}: {value}." for word, value in origin(found, names) if value]
    if any(tail):
        out.text(" ".join(part for part in tail if part), indent=under)


def write_actions(out: Writer, minutes: Minutes, names: Names) -> None:
    """The promises made, by owner."""
    if minutes.action:
        out.heading("Actions")
    by_owner: dict[str, list[Action]] = {}
    for found in minutes.action:
        by_owner.setdefault(found.owner or "", []).append(found)
    for owner, actions in by_owner.items():
        side = names.side(owner)
        out.text(f"{names.person(owner) if owner else 'Nobody yet'}{f', {side}' if side else ''}")
        for found in actions:
            _action(out, found, names)


def _action(out: Writer, found: Action, names: Names) -> None:
    label = f"{found.id or '-':<4} "
    under = len(label) + 2
    out.place(found.id)
    out.text(found.text, first=label, indent=2)
    facts = [f"By {say_date(found.due)}" if found.due else "No date yet"]
    facts.append("accepted" if found.accepted else "not yet accepted")
    if found.helpers:
        facts.append(f"with {names.people(found.helpers)}")
    if found.from_:
        facts.append(f"from {found.from_}")
    if found.stream:
        facts.append(f"stream {names.stream(found.stream)}")
    out.text(", ".join(facts) + ".", indent=under)
    for party, means in found.done.items():
        out.text(means, first=f"Done for {names.short(party)}: ", indent=under, hang=2)


def _open(out: Writer, minutes: Minutes, names: Names) -> None:
    if minutes.open:
        out.heading("Left open")
    for found in minutes.open:
        label = f"{found.id or '-':<4} "
        out.place(found.id)
        out.text(found.text, first=label)
        facts = [f"Owner {names.person(found.owner)}" if found.owner else ""]
        facts.append(f"by {say_date(found.due)}" if found.due else "")
        facts.append(f"with {names.people(found.helpers)}" if found.helpers else "")
        facts.append(f"from {found.from_}" if found.from_ else "")
        facts.append(f"stream {names.stream(found.stream)}" if found.stream else "")
        facts.append(f"needs {' and '.join(found.missing)}" if found.missing else "")
        words = ", ".join(fact for fact in facts if fact)
        out.text(words[:1].upper() + words[1:] + ".", indent=len(label))
        for party, means in found.done.items():
            out.text(means, first=f"Done for {names.short(party)}: ", indent=len(label), hang=2)
