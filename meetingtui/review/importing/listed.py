"""Lines of a list: each an action, a decision, a risk, a parked question, or people; and what stands beneath one."""

from __future__ import annotations

import re
from datetime import date

from meetingtui.core.people import PERSON_LIMIT, Person, new_id
from meetingtui.core.text import NAME_LIMIT, clip
from meetingtui.review.importing.attending import Attendee, read_attendees
from meetingtui.review.importing.blocks import Block
from meetingtui.review.importing.found import MOST, Aside, Found, Made
from meetingtui.review.importing.labels import Piece
from meetingtui.review.importing.people import Roster, looks_like_name
from meetingtui.review.importing.promises import Promise, read_wrapped, said_of
from meetingtui.review.importing.sections import Outline, Section
from meetingtui.review.importing.vocabulary import NOTHING, Part, means

_OLD = re.compile(r"\A[\[(]?([A-Z]{1,8}-?[0-9]{1,6})[\])]?\s*[:.)–—-]+\s*(?=\S)")
_FACT = re.compile(r"\A([^\W\d_][\w ]{0,30}?)\s*[:=–]\s*(.+)\Z", re.DOTALL)
_WHY = re.compile(r"\A(?:rationale|reason|reasons|why|because|reasoning|justification)\Z", re.IGNORECASE)
_OWNER = re.compile(r"\A(?:owner|decided by|who|responsible|lead)\Z", re.IGNORECASE)
_OWNER_BEHIND = re.compile(
    r"\s*(?:[(\[]\s*(?:owner|decided by|responsible|lead)\s*[:=]\s*([^()\[\]]{1,100})[)\]]"
    r"|[,;.–—-]\s+owner\s*[:=]\s*([^()\[\]:]{1,60}?))\s*[.;,]?\Z",
    re.IGNORECASE,
)
_WHY_BEHIND = re.compile(
    r"\s+(?:(?<=[.;,!?–—-]\s)(?i:rationale|reasons?|why|because|reasoning|justification)"
    r"|Rationale|Reasons?|Because|Why|Reasoning|Justification)\s*:\s+(\S.*)\Z",
    re.DOTALL,
)
_OF_RISK = {
    "mitigation": re.compile(r"\A(?:mitigations?|response|answer|mitigation plan)\Z", re.IGNORECASE),
    "sign": re.compile(r"\A(?:early sign|sign|trigger|warning sign)\Z", re.IGNORECASE),
}
_ASIDE_LIMIT = 2000


class Lists:
    """Makes items of lines, and keeps in view what was made last."""

    def __init__(self, found: Found, outline: Outline, roster: Roster) -> None:
        self.found, self.outline, self.roster = found, outline, roster
        self.level = 0
        """How deep the line stands that is being read."""

    @property
    def today(self) -> date:
        """The day of the meeting, which "Friday" is counted from."""
        return self.found.day

    def action(
        self, piece: Piece, text: str, *, ticked: bool | None = None, crossed: bool = False, old: str = ""
    ) -> Promise | None:
        """An action, of the owner that the heading above names where the line names none."""
        if means(text, NOTHING):
            self.outline.use()
            return None
        made = read_wrapped(text, piece.tails, piece.numbers[0], self.roster, self.today, ticked=ticked)
        made.old = made.old or old
        if crossed:
            made.done, made.dropped = False, True
            made.doubts.append("the dash in its box was read as dropped")
        owner = self.outline.section.owner
        if owner is not None and made.owner is None:
            made.owner = owner
            made.doubts = [doubt for doubt in made.doubts if "no owner yet" not in doubt]
        self.keep_action(made)
        return made

    def keep_action(self, made: Promise) -> None:
        """Keep an action that was read, and what is to be looked at in it."""
        if not self.found.room(self.found.actions, made, "actions"):
            return
        self.found.actions.append(made)
        self.outline.make(made, self.level)
        for doubt in made.doubts:
            self.found.doubt(made.line, doubt)

    def other(self, part: Part, piece: Piece, text: str, old: str = "") -> Made | None:
        """A decision, a risk or a parked question."""
        if means(text, NOTHING):
            self.outline.use()
            return None
        if not old and (found := _OLD.match(text)):
            old, text = found[1], text[found.end() :]
        made = Made(piece.numbers[0], text, old)
        self._named(made)
        if part is Part.DECISION and (found := _WHY_BEHIND.search(made.text)) and len(found[1]) <= _ASIDE_LIMIT:
            made.text, made.why = made.text[: found.start()].rstrip(" ,;–—-"), found[1]
            self._named(made)
        made.text = made.text[:1].upper() + made.text[1:]
        self.keep_other(part, made)
        return made

    def _named(self, made: Made) -> None:
        """Its owner, in brackets or behind a comma at its end."""
        found = _OWNER_BEHIND.search(made.text[-200:])
        if found is None or made.owner is not None:
            return
        names = (found[1] or found[2]).strip()
        made.owner = self.roster.person(names)
        before = made.text[: len(made.text) - len(found[0])].rstrip()
        if made.owner is None or not before:
            made.owner = None
            self.found.doubt(made.line, f'"{clip(names, 80)}" is nobody known here; it has no owner yet')
        else:
            made.text = before

    def keep_other(self, part: Part, made: Made) -> None:
        """Keep what was made."""
        kept, what = {
            Part.RISK: (self.found.risks, "risks"),
            Part.PARKED: (self.found.parked, "parked questions"),
        }.get(part, (self.found.decisions, "decisions"))
        if self.found.room(kept, made, what):
            kept.append(made)
            self.outline.make(made, self.level)

    def beneath(self, last: Made | Promise, text: str) -> None:
        """What stands beneath an item: a field of it, or words that are kept beside its number."""
        if isinstance(last, Promise):
            before = len(last.doubts)
            if said_of(last, text, self.roster, self.today):
                for doubt in last.doubts[before:]:
                    self.found.doubt(last.line, doubt)
                return
        elif self.field(last, text):
            return
        self.outline.words(Aside(last, text))

    def field(self, last: Made, text: str) -> bool:
        """Whether words are a field of a decision, a risk or a question: its reason, its owner, an answer to it."""
        fact = _FACT.match(text)
        return fact is not None and self._field(last, fact[1], fact[2])

    def _field(self, last: Made, label: str, text: str) -> bool:
        if _WHY.match(label) and not last.why and last in self.found.decisions and len(text) <= _ASIDE_LIMIT:
            reason = Made(last.line, text, owner=last.owner)
            self._named(reason)
            last.why, last.owner = reason.text, reason.owner
        elif _OWNER.match(label) and last.owner is None and (person := self.roster.person(text)):
            last.owner = person
        elif name := next((name for name, form in _OF_RISK.items() if form.match(label)), ""):
            if last not in self.found.risks or getattr(last, name) or len(text) > _ASIDE_LIMIT:
                return False
            setattr(last, name, text)
        else:
            return False
        return True

    def people(self, section: Section, block: Block, piece: Piece) -> None:
        """Everybody that a line names; a line with more than names in it is kept in words too."""
        if block.level <= (section.base or 0):
            section.owner = None
        party = section.party
        inner = section.owner if block.level > (section.base or 0) else None
        listed = read_attendees(
            piece.text,
            piece.numbers[0],
            self.roster,
            there=section.part is Part.PRESENT,
            party=inner or party,
        )
        if listed.part is not None:
            section.part = listed.part
        if listed.party is not None and not listed.names:
            # A party on a line of its own heads what stands beneath it.
            section.owner = listed.party if block.leads else section.owner
            section.party = section.party if block.leads else listed.party
        for one in listed.names:
            one.box = block.ticked
            self.keep_person(one)
        self.outline.use()
        if not listed.whole:
            self.outline.words(piece.text)

    def keep_person(self, one: Attendee) -> None:
        """Keep one name of a list."""
        if len(self.found.people) >= MOST:
            self.found.miss(one.line, one.name, f"there are more than {MOST} people before it")
            return
        self.found.people.append(one)
        if one.typed and one.person:
            name = self.roster.name_of(one.person)
            self.found.doubt(one.line, f'"{clip(one.typed, 80)}" was taken as {name}')
        if one.person is None:
            self._newcomer(one)
        if one.chairs and one.person and one.there and not self.found.facilitator:
            self.found.facilitator = one.person

    def _newcomer(self, one: Attendee) -> None:
        """Somebody new, where the page tells their party; where it does not, their line is told."""
        said = ", ".join(part for part in (one.name, one.role, one.over) if part)
        if one.party is None:
            self.found.miss(
                one.line, said, "is nobody known here, and no party is given; write it in brackets behind the name"
            )
        elif not one.there:
            self.found.miss(one.line, said, "was not there, and is nobody known here")
        elif len(one.name) > NAME_LIMIT or not looks_like_name(one.name):
            self.found.miss(one.line, said, "does not look like a name")
        elif len(self.roster) >= PERSON_LIMIT:
            self.found.miss(one.line, said, f"there are {PERSON_LIMIT} people already")
        else:
            one.person = new_id(one.name, self.roster.taken)
            person = Person(id=one.person, name=one.name, party=one.party, role=one.role or None)
            self.found.joined.append(person)
            self.roster.add(person)
