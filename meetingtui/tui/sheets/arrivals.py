"""Who is here: the first thing on the stage, and one key away at any time."""

from __future__ import annotations

from typing import ClassVar

from meetingtui.core.dates import say_date
from meetingtui.core.keys import shown
from meetingtui.core.people import Partnership, Person, new_id
from meetingtui.core.text import clean_line, fold_name
from meetingtui.live.earlier import confirms, has_confirmed, waiting
from meetingtui.live.event import ARRIVALS, Attended, FacilitatorNamed, NeedMet, PersonAdded, StepTurned
from meetingtui.live.meeting import Meeting
from meetingtui.live.terminals import connected, listed
from meetingtui.register.since import first_time, since
from meetingtui.steps.panel import Choice
from meetingtui.steps.protocol import Refusal
from meetingtui.tui.sheets.sheet import ListSheet
from meetingtui.widgets.line_field import Request
from meetingtui.widgets.page import QUIET, STRONG, Page

EVERY_PARTY = "someone from every party"
"""The one need that the program checks itself (practices B0)."""


class ArrivalsSheet(ListSheet):
    """Digits say who is here; `+` adds a person in one line; `f` names the facilitator."""

    title: ClassVar[str] = "Who is here?"
    esc_label: ClassVar[str] = ""

    _asked: tuple[str, ...] = ()
    """Needs that were not met when Enter was pressed, and were asked about."""
    _there: tuple[Meeting, tuple[str, ...]] | None = None

    @property
    def meeting(self) -> Meeting:
        return self.stage.snapshot.meeting

    @property
    def before(self) -> bool:
        """Whether this is the start, and not a look during the meeting."""
        return self.meeting.at == ARRIVALS

    def people(self) -> list[Person]:
        """People by party, in listing order, leaving out those who have left the partnership."""
        return listed(self.meeting)

    def rows(self) -> list[tuple[str, str]]:
        meeting = self.meeting
        rows: list[tuple[str, str]] = []
        for person in self.people():
            seen = meeting.attendance.get(person.id)
            here = "[x]" if seen and seen.here else "[ ]"
            mark, party = meeting.partnership.mark(person.party), meeting.partnership.party_name(person.party)
            role = "  facilitates" if meeting.facilitator == person.id else ""
            when = ""
            if seen and seen.came:
                when = f"came {meeting.local(seen.came):%H:%M}"
            if seen and seen.went:
                when = f"left {meeting.local(seen.went):%H:%M}"
            rows.append((f"{here} {person.name}{role}", "  ".join(part for part in (when, f"{mark} {party}") if part)))
        rows += [(f"[{'x' if self._met(need) else ' '}] {need}", "needed") for need in meeting.needs]
        return rows + self._earlier_rows()

    def _earlier_rows(self) -> list[tuple[str, str]]:
        """A row for each party whose word the newest minutes wait for."""
        meeting, found = self.meeting, waiting(self.meeting)
        if found is None:
            return []
        what, names = f"Minutes of {say_date(found.met.on, meeting.day)} confirmed", meeting.partnership
        said = {party: "x" if has_confirmed(meeting, found, party) else " " for party in found.parties}
        return [(f"[{said[p]}] {what}", f"{names.mark(p)} {names.party_name(p)}") for p in found.parties]

    def _met(self, need: str) -> bool:
        """Whether a need is there: the one that the program can see for itself, and those that were ticked."""
        if need == EVERY_PARTY:
            return not self._empty()
        return need in self.meeting.met

    def _empty(self) -> list[str]:
        """Parties with nobody in the room."""
        here = self.meeting.view("").parties_present
        return [party for party in self.meeting.partnership.parties if party not in here]

    def heading(self, page: Page) -> None:
        meeting = self.meeting
        if self.before:
            page.text(meeting.title, STRONG)
            if meeting.purpose:
                page.text(meeting.purpose, QUIET)
            if why := meeting.view("").purpose:
                page.text(f"We are here for: {why}", QUIET)
            page.blank()
        page.text(self.title, STRONG)
        if not self.people():
            example = f"Rosa Lind, {_example(meeting)}"
            page.text(f"Nobody is listed yet. Press {shown('stage.plus')} and type a name and a party: {example}")

    def ending(self, page: Page) -> None:
        meeting = self.meeting
        page.blank()
        empty = self._empty()
        if meeting.present and empty:
            names = " and ".join(meeting.partnership.party_name(party) for party in empty)
            page.text(f"Nobody from {names} yet: decisions would be theirs to ratify.", QUIET)
        if meeting.affiliation is not None and meeting.facilitator:
            page.text(f"Facilitator: {meeting.facilitator}, {meeting.affiliation}")
        elif meeting.facilitator is None:
            page.text(f"Nobody facilitates yet: {shown('stage.facilitator')} and a name.", QUIET)
        if there := self._connected(meeting):
            page.blank().text("Connected", STRONG)
            for line in there:
                page.text(line, hang=4)
        if self.before:
            self._since(page)
            steps = " · ".join(
                f"{step.fields.heading}{f' {step.planned}' if step.planned else ''}" for step in meeting.steps
            )
            page.text(steps, QUIET, first="Steps  ", hang=7)

    def _connected(self, meeting: Meeting) -> tuple[str, ...]:
        """Who is connected, looked up when the meeting has changed and not at every key."""
        if self.before:
            return ()
        if self._there is None or self._there[0] is not meeting:
            self._there = meeting, connected(meeting, self.stage.session.live)
        return self._there[1]

    def _since(self, page: Page) -> None:
        """What stands since the last meeting, where anything does."""
        standing, names = self.meeting.standing, self.meeting.partnership
        new = first_time(standing, names, self.meeting.present)
        meeting = self.meeting
        known = since(standing, names, meeting.day, minutes=meeting.minutes.removesuffix(".toml"), title=meeting.title)
        lines = (*known, *([new] if new else []))
        if lines:
            page.blank().text("Since we last met", STRONG)
        for line in lines:
            page.text(line, hang=4)
        if lines:
            page.blank()

    def choices(self) -> tuple[Choice, ...]:
        return (Choice("1–9", "here or not"), Choice("+", "new person"), Choice("f", "facilitator"))

    @property
    def enter_label(self) -> str:
        return "begin" if self.before else "back"

    def enter(self) -> None:
        if not self.before:
            self.stage.close_sheet()
            return
        if not self.meeting.present:
            self.stage.notice(f"Nobody is here yet: a number says who is, {shown('stage.plus')} adds a person.")
            return
        missing = tuple(need for need in self.meeting.needs if not self._met(need))
        if missing and missing != self._asked:
            self._asked = missing
            self.stage.notice(f"Not there yet: {'; '.join(missing)}. Enter again begins all the same.")
            return
        first = self.meeting.neighbour(1)
        if first:
            self.stage.submit(StepTurned(step=first))

    def leave(self) -> None:
        if not self.before:
            self.stage.close_sheet()

    def pick(self, number: int) -> None:
        people = self.people()
        if number >= len(people) + len(self.meeting.needs):
            self._confirm(number - len(people) - len(self.meeting.needs))
            return
        if number >= len(people):
            need = self.meeting.needs[number - len(people)]
            if need == EVERY_PARTY:
                self.stage.notice("That is seen by who is here.")
            else:
                self.stage.submit(NeedMet(need=need, met=need not in self.meeting.met))
            return
        person = people[number]
        seen = self.meeting.attendance.get(person.id)
        self.stage.submit(Attended(person=person.id, here=not (seen and seen.here)))

    def _confirm(self, number: int) -> None:
        found = waiting(self.meeting)
        if found is None:
            return
        said = confirms(self.meeting, found, found.parties[number])
        if isinstance(said, Refusal):
            self.stage.notice(f"{said.sentence[:1].upper()}{said.sentence[1:]}.")
        else:
            self.stage.submit(said)

    def sign(self, char: str) -> bool:
        if char != "+":
            return False
        self.stage.open_line(
            Request("person", "New person", read=lambda line: _say_person(line, self.meeting)), self._person_given
        )
        return True

    def _person_given(self, line: str) -> str:
        found = read_person(line, self.meeting.partnership)
        if isinstance(found, str):
            return found
        if self.stage.submit(PersonAdded(person=found)):
            self.stage.submit(Attended(person=found.id, here=True))
        return ""

    def ask_facilitator(self) -> None:
        """`f`: a person's name, or somebody from outside with their affiliation."""
        self.stage.open_line(
            Request("facilitator", "Facilitator", read=lambda line: _say_facilitator(line, self.meeting)),
            self._facilitator_given,
        )

    def _facilitator_given(self, line: str) -> str:
        found = read_facilitator(line, self.meeting.partnership)
        if isinstance(found, str):
            return found
        self.stage.submit(found)
        return ""


def _example(meeting: Meeting) -> str:
    return meeting.partnership.party_name(next(iter(meeting.partnership.parties)))


def read_person(line: str, names: Partnership) -> Person | str:
    """Read "Rosa Lind, Tolland": a person, or the sentence that says what is missing."""
    name, _, party = (part.strip() for part in clean_line(line).rpartition(","))
    if not name:
        name, party = clean_line(line), ""
    wanted = [names.party_name(one) for one in names.parties]
    if not party:
        return f"which party? add a comma and one of: {', '.join(wanted)}"
    matches = find_party(party, names)
    if len(matches) != 1:
        return f'"{party}" is not one of the parties: {", ".join(wanted)}'
    if not name or len(name) > 80:
        return "a name has 1 to 80 letters"
    same = [p for p in names.person if fold_name(p.name) == fold_name(name) and p.party == matches[0]]
    if same:
        return f"{same[0].name} is listed already; the number says they are here"
    return Person(id=new_id(name, names.ids), name=name, party=matches[0])


def find_party(words: str, names: Partnership) -> list[str]:
    """The parties that these words may mean: a whole id or name first, else the beginning of one."""
    wanted = fold_name(words)
    forms = {p.id: {fold_name(p.id), fold_name(p.name), fold_name(names.party_name(p.id))} for p in names.party}
    whole = [party for party, known in forms.items() if wanted in known]
    return whole or [party for party, known in forms.items() if wanted and any(f.startswith(wanted) for f in known)]


def _say_person(line: str, meeting: Meeting) -> str:
    if not line.strip():
        return f"name, party: Rosa Lind, {_example(meeting)}"
    found = read_person(line, meeting.partnership)
    return found if isinstance(found, str) else f"{found.name} · {meeting.partnership.parties[found.party].name}"


def read_facilitator(line: str, names: Partnership) -> FacilitatorNamed | str:
    """Read "Priya", or "Noor Haddad, Fenwick Mediation" for somebody outside all parties; or what is missing."""
    text = clean_line(line)
    name, comma, affiliation = (part.strip() for part in text.rpartition(","))
    if comma and name and affiliation:
        if len(name) > 80 or len(affiliation) > 80:
            return "a name has at most 80 letters"
        return FacilitatorNamed(facilitator=name, affiliation=affiliation)
    wanted = fold_name(text.lstrip("@"))
    found = [p for p in names.person if wanted in {fold_name(p.id), fold_name(p.name), fold_name(p.label)}]
    found = found or [p for p in names.person if wanted and fold_name(p.name).startswith(wanted)]
    if len(found) == 1:
        return FacilitatorNamed(facilitator=found[0].id)
    if found:
        return "which one? " + ", ".join(p.name for p in found)
    return "a person who is listed, or somebody from outside: name, affiliation"


def _say_facilitator(line: str, meeting: Meeting) -> str:
    if not line.strip():
        return "a person who is listed, or somebody from outside: name, affiliation"
    found = read_facilitator(line, meeting.partnership)
    if isinstance(found, str):
        return found
    if found.affiliation:
        return f"{found.facilitator} · {found.affiliation}, outside the parties"
    return meeting.partnership.person_name(found.facilitator or "")
