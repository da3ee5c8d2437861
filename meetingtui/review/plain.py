"""Minutes as plain text, ready to mail: the one rendering in words that everything else repeats."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.cells import cell_len

from meetingtui.core.dates import say_date
from meetingtui.core.items import Action, Concern, Decision, Exchange, Feedback, Parked, Risk, Term, Win
from meetingtui.core.people import Partnership, Party
from meetingtui.core.text import clean_block
from meetingtui.files.minutes import Minutes

WIDTH = 72


class Writer:
    """Gathers lines of at most `width` columns, sections under a heading of their own."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[str] = []

    def line(self, text: str = "") -> None:
        """One line as it is."""
        self.lines.append(text.rstrip())

    def heading(self, text: str) -> None:
        """A section begins."""
        self.line()
        self.line(text.upper())

    def text(self, text: str, *, first: str = "", indent: int = 0, hang: int | None = None) -> None:
        """A paragraph; `first` stands before it, the lines after it hang under its text."""
        lead = " " * indent + first
        under = " " * (cell_len(lead) if hang is None else indent + hang)
        for number, paragraph in enumerate(clean_block(text).split("\n")):
            begin = lead if number == 0 else under
            self.lines += textwrap.wrap(
                paragraph,
                self.width,
                initial_indent=begin,
                subsequent_indent=under,
                break_long_words=False,
                break_on_hyphens=False,
            ) or [begin.rstrip()]


class Names:
    """Names of people and parties as the minutes mean them; an id that nobody has is shown as it is."""

    def __init__(self, minutes: Minutes, partnership: Partnership | None) -> None:
        self._known = partnership
        self._joined = {person.id: person for person in minutes.joined}

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties, in listing order."""
        return tuple(self._known.parties) if self._known else ()

    def person(self, person: str) -> str:
        """A person's full name."""
        if self._known and person in self._known.people:
            return self._known.person_name(person)
        return self._joined[person].name if person in self._joined else person

    def party(self, party: str) -> str:
        """A party's full name."""
        found: Party | None = self._known.parties.get(party) if self._known else None
        return found.name if found else party

    def short(self, party: str) -> str:
        """A party's short name."""
        return self._known.party_name(party) if self._known else party

    def side(self, person: str) -> str:
        """The short name of a person's party, or nothing."""
        found = (self._known.people if self._known else {}).get(person) or self._joined.get(person)
        return self.short(found.party) if found else ""

    def anyone(self, name: str) -> str:
        """A name that may be a person's or a party's."""
        if self._known and name in self._known.parties:
            return self.party(name)
        return self.person(name)

    def people(self, people: Iterable[str]) -> str:
        """Several people, by name."""
        return ", ".join(self.person(person) for person in people)


def plain_text(minutes: Minutes, partnership: Partnership | None, width: int = WIDTH) -> str:
    """The minutes as text of at most `width` columns, decisions and promises first."""
    out, names = Writer(width), Names(minutes, partnership)
    _head(out, minutes, names, partnership)
    _decisions(out, minutes, names)
    _actions(out, minutes, names)
    _open(out, minutes, names)
    _others(out, minutes, names)
    _steps(out, minutes, names)
    _ending(out, minutes, names, partnership)
    return "\n".join(out.lines) + "\n"


def _head(out: Writer, minutes: Minutes, names: Names, partnership: Partnership | None) -> None:
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
    absent = [p for p in (partnership.parties if partnership else {}) if p not in minutes.present]
    for party in absent:
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
    out.text(found.text, first=label)
    facts = [f"Owner {names.person(found.owner)}." if found.owner else ""]
    if found.yes:
        facts.append(f"Yes: {', '.join(names.short(p) for p in found.yes)}.")
    if found.no:
        facts.append(f"No: {', '.join(names.short(p) for p in found.no)}.")
    if found.ratify:
        until = f" until {say_date(found.ratify.until)}" if found.ratify.until else ""
        facts.append(f"To ratify by {', '.join(names.short(p) for p in found.ratify.by)}{until}.")
    said = {*found.yes, *found.no, *(found.ratify.by if found.ratify else ())}
    silent = [names.short(party) for party in names.parties if party not in said]
    if silent and (found.yes or found.no):
        facts.append(f"Open: {', '.join(silent)}.")
    elif not found.yes and not found.no:
        facts.append("Positions left open.")
    out.text(" ".join(fact for fact in facts if fact), indent=under)
    if found.why:
        out.text(found.why, first="Because: ", indent=under, hang=2)
    for other in found.instead:
        out.text(other, first="Instead of: ", indent=under, hang=2)
    for concern in (*found.concern, *found.dissent):
        watch = f" Watch: {concern.watch}" if concern.watch else ""
        out.text(f"{concern.text}{watch}", first=f"Concern, {names.anyone(concern.who)}: ", indent=under, hang=2)
    tail = [f"Looked at again {say_date(found.review)}." if found.review else ""]
    tail.append(f"Replaces {found.replaces}." if found.replaces else "")
    if any(tail):
        out.text(" ".join(part for part in tail if part), indent=under)


def _actions(out: Writer, minutes: Minutes, names: Names) -> None:
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
    out.text(found.text, first=label, indent=2)
    facts = [f"By {say_date(found.due)}" if found.due else "No date yet"]
    facts.append("accepted" if found.accepted else "not yet accepted")
    if found.helpers:
        facts.append(f"with {names.people(found.helpers)}")
    if found.from_:
        facts.append(f"from {found.from_}")
    out.text(", ".join(facts) + ".", indent=under)
    for party, means in found.done.items():
        out.text(means, first=f"Done for {names.short(party)}: ", indent=under, hang=2)


def _open(out: Writer, minutes: Minutes, names: Names) -> None:
    if minutes.open:
        out.heading("Left open")
    for found in minutes.open:
        label = f"{found.id or '-':<4} "
        out.text(found.text, first=label)
        facts = [f"Owner {names.person(found.owner)}" if found.owner else ""]
        facts.append(f"by {say_date(found.due)}" if found.due else "")
        facts.append(f"needs {' and '.join(found.missing)}" if found.missing else "")
        words = ", ".join(fact for fact in facts if fact)
        out.text(words[:1].upper() + words[1:] + ".", indent=len(label))


def _others(out: Writer, minutes: Minutes, names: Names) -> None:
    tables: dict[str, Iterator[tuple[str | None, str]]] = {
        "Risks": ((one.id, _risk(one, names)) for one in minutes.risk),
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
            out.text(words, first=f"{label or '-':<4} ")


def _joined_words(text: str, *facts: tuple[str, str | None]) -> str:
    """A text with what is known about it, each fact a sentence of its own."""
    said = [f"{name[:1].upper()}{name[1:]}: {value}".rstrip(".") + "." for name, value in facts if value]
    whole = text if not said or text[-1] in ".?!…" else f"{text}."
    return " ".join([whole, *said])


def _risk(one: Risk, names: Names) -> str:
    owner = names.person(one.owner) if one.owner else None
    by = say_date(one.by) if one.by else None
    return _joined_words(
        one.cause, ("early sign", one.sign), ("answer", one.mitigation), ("owner", owner), ("seen by", by)
    )


def _concern(one: Concern, names: Names) -> str:
    raised = names.party(one.raised) if one.raised else None
    return _joined_words(one.happened, ("raised by", raised), ("effect", one.effect), ("would like", one.wish))


def _parked(one: Parked, names: Names) -> str:
    owner = names.person(one.owner) if one.owner else None
    by = say_date(one.by) if one.by else None
    return _joined_words(one.text, ("goes to", one.goes), ("brought by", owner), ("by", by))


def _win(one: Win, names: Names) -> str:
    to = names.people(one.to) or None
    said = names.person(one.from_) if one.from_ else None
    return _joined_words(one.text, ("thanks to", to), ("said by", said), ("effect", one.effect), ("told", one.told))


def _exchange(one: Exchange, names: Names) -> str:
    gave, got = names.party(one.gave or "?"), names.party(one.got or "?")
    return _joined_words(f"{gave} to {got}: {one.what}", ("how it landed", one.landed), ("effect", one.effect))


def _feedback(one: Feedback, names: Names) -> str:
    sides = [names.party(one.from_) if one.from_ else "", f"to {names.party(one.to)}" if one.to else ""]
    lead = " ".join(side for side in sides if side)
    return f"{lead}: {one.text}" if lead else one.text


def _term(one: Term, names: Names) -> str:
    means = "; ".join(f"{names.short(party)}: {text}" for party, text in one.means.items())
    agreed = f"; agreed: {one.agreed}" if one.agreed else ""
    return f"{one.word}{f': {means}' if means else ''}{agreed}"


def _steps(out: Writer, minutes: Minutes, names: Names) -> None:
    if minutes.status:
        out.heading("Status")
    for row in minutes.status:
        says = ", ".join(f"{names.short(party)} {colour}" for party, colour in row.says.items())
        out.text(f"{says}; agreed: {row.agreed or 'open'}", first=f"{row.stream}: ", hang=2)
        for word, text in (("because", row.because), ("ask", row.ask)):
            if text:
                out.text(text, first=f"{word}: ", indent=2, hang=2)
    told = [step for step in minutes.step if step.gist or step.outcome or step.said]
    for step in told:
        out.heading(step.title or step.kind)
        if step.kind == "close":
            out.text(" ".join(step.prompts))
        for text in (step.gist, step.outcome):
            if text:
                out.text(text)
                if step.agreed is False:
                    out.text("(not yet agreed by the room)")
        asked = 0
        for said in step.said:
            if said.prompt and said.prompt != asked and said.prompt <= len(step.prompts):
                asked = said.prompt
                out.text(step.prompts[asked - 1])
            who = f", {names.person(said.who)}" if said.who else ""
            out.text(said.text, first=f"{names.short(said.party)}{who}: ", hang=2)


def _ending(out: Writer, minutes: Minutes, names: Names, partnership: Partnership | None) -> None:
    _changes(out, minutes, names)
    for pause in minutes.pause:
        out.line()
        until = f"–{pause.ended:%H:%M}" if pause.ended else ""
        out.text(f"Record paused {pause.began:%H:%M}{until}.")
    if minutes.next:
        out.heading("Next meeting")
        day = say_date(minutes.next.date) if minutes.next.date else "date open"
        out.text(f"{day}{f', {minutes.next.agenda}' if minutes.next.agenda else ''}")
    if minutes.state == "in progress":
        return
    out.heading("Confirmed")
    said = {row.party: row for row in minutes.confirmed}
    for party in [*(partnership.parties if partnership else said)]:
        row = said.get(party)
        by = f" by {names.person(row.by)}" if row and row.by else ""
        on = f" on {say_date(row.on)}" if row and row.on else ""
        until = f", asked by {say_date(minutes.confirm_by)}" if minutes.confirm_by else ""
        out.text(f"{names.party(party)}: {f'confirmed{by}{on}' if row else f'not yet{until}'}")


def _changes(out: Writer, minutes: Minutes, names: Names) -> None:
    if minutes.update:
        out.heading("Since last time")
    for row in minutes.update:
        facts: Mapping[str, Any] = row.model_extra or {}
        to = f" {row.to}" if row.to else "".join(f" {name} {value}" for name, value in facts.items())
        out.text(f"{row.item}{to}{f': {row.note}' if row.note else ''}")
    for row in minutes.override:
        out.heading("Gone on anyway")
        asked = f" Asked by {names.person(row.asked)}." if row.asked else ""
        out.text(f"{row.stage or row.step}: {row.missing or ''}. Because {row.because or 'no reason given'}.{asked}")
