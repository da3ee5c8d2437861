"""Picking something captured, and finding anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from pydantic import JsonValue

from meetingtui.core.dates import say_date
from meetingtui.core.items import MODELS, AnyItem, Captured, ItemKind, headline, owner_of
from meetingtui.core.keys import shown
from meetingtui.core.text import fold_name
from meetingtui.files.minutes import list_minutes
from meetingtui.live.event import StepAdded, StepTurned
from meetingtui.live.meeting import Meeting
from meetingtui.steps.panel import Choice
from meetingtui.tui.sheets.sheet import ListSheet
from meetingtui.tui.wording import item_words
from meetingtui.widgets.page import QUIET, Page

SEARCHED = 50
"""How many of the latest minutes are looked through from the stage."""

if TYPE_CHECKING:
    from meetingtui.tui.screens.shown import ShownScreen


class EditSheet(ListSheet):
    """Everything captured, the latest first; a digit opens its line."""

    title: ClassVar[str] = "Which one?"

    def items(self) -> list[Captured]:
        """What can be picked."""
        return list(reversed(self.stage.snapshot.meeting.live_items))

    def rows(self) -> list[tuple[str, str]]:
        meeting = self.stage.snapshot.meeting
        return [item_words(found, meeting, meeting.day) for found in self.items()]

    @property
    def marked(self) -> tuple[str, str]:
        """What is marked, to copy: what it is called, and its text; both empty where nothing is."""
        items = self.items()
        return (items[self.at].label, _joined(self.rows()[self.at])) if self.at < len(items) else ("", "")

    def ending(self, page: Page) -> None:
        if not self.items():
            page.text("Nothing is captured yet.")

    def choices(self) -> tuple[Choice, ...]:
        return (Choice("1–9", "correct"), Choice("-", "take out"))

    @property
    def enter_label(self) -> str:
        return "correct"

    def pick(self, number: int) -> None:
        found = self.items()[number]
        self.stage.close_sheet()
        self.stage.capturing.edit(found.key)

    def sign(self, char: str) -> bool:
        items = self.items()
        if char != "-" or not items:
            return False
        self.stage.capturing.take_out(items[self.at].key)
        return True


class DecisionsSheet(ListSheet):
    """The decisions captured in this meeting; picking one puts it to the parties."""

    title: ClassVar[str] = "Put which decision to the parties?"

    def items(self) -> list[Captured]:
        """What can be picked, the latest first."""
        there = self.stage.snapshot.meeting.live_items
        return [found for found in reversed(there) if found.kind is ItemKind.DECISION]

    def rows(self) -> list[tuple[str, str]]:
        meeting = self.stage.snapshot.meeting
        return [item_words(found, meeting, meeting.day) for found in self.items()]

    def ending(self, page: Page) -> None:
        if not self.items():
            page.text(f"No decision is captured yet: {shown('stage.decision')} captures one.")

    def choices(self) -> tuple[Choice, ...]:
        return (Choice("1–9", "put it to the parties"),)

    @property
    def enter_label(self) -> str:
        return "put it to the parties" if self.items() else ""

    def pick(self, number: int) -> None:
        found = self.items()[number]
        self.stage.close_sheet()
        put_to_parties(self.stage, found)


def put_to_parties(stage: ShownScreen, found: Captured) -> None:
    """Turn to the card on which a captured decision is tested; it is made where there is none yet."""

    def card() -> str:
        steps = stage.snapshot.meeting.steps
        return next((one.key for one in steps if one.card and getattr(one.fields, "item", None) == found.key), "")

    def turn() -> None:
        if (key := card()) and key != stage.snapshot.meeting.at:
            stage.submit(StepTurned(step=key))

    if card():
        turn()
        return
    fields: dict[str, JsonValue] = {
        "kind": "decide",
        "title": f"Decide {found.label}",
        "text": found.headline,
        "item": found.key,
    }
    stage.submit(StepAdded(after=stage.snapshot.meeting.at, fields=fields, card=True), saved=turn)


def _joined(row: tuple[str, str]) -> str:
    return "  ".join(filter(None, row))


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its words, where it is, and its key where it belongs to this meeting."""

    words: str
    where: str
    key: str = ""


def search_meeting(meeting: Meeting, words: str) -> list[Hit]:
    """People and captured things whose words begin with what was typed."""
    hits: list[Hit] = []
    for person in meeting.partnership.person:
        if _matches(words, f"{person.name} {person.role or ''}"):
            here = "here" if person.id in meeting.present else "not here"
            hits.append(Hit(person.name, f"{meeting.partnership.party_name(person.party)}, {here}"))
    for found in meeting.live_items:
        left, right = item_words(found, meeting, meeting.day)
        if _matches(words, f"{left} {right}"):
            hits.append(Hit(left, right or "this meeting", found.key))
    return hits


def _matches(words: str, text: str) -> bool:
    """Whether every word typed begins a word of the text."""
    there = fold_name(text).split()
    wanted = fold_name(words).split()
    return bool(wanted) and all(any(word.startswith(part) for word in there) for part in wanted)


class FindSheet(ListSheet):
    """People, captured things and earlier minutes of this partnership, narrowed as one types."""

    title: ClassVar[str] = "Find"

    def __init__(self, stage: ShownScreen) -> None:
        super().__init__(stage)
        self.words = ""
        self._earlier: list[tuple[str, str]] | None = None

    def look_for(self, words: str) -> str:
        """Narrow to these words; what to say beneath the line."""
        if words != self.words:
            self.words, self.at = words, 0
            self.stage.refresh_stage()
        count = len(self.hits()) if words.strip() else 0
        return f"{count} found; Enter, then a number" if words.strip() else "a name, a word, a number such as A3"

    def hits(self) -> list[Hit]:
        """What the words find, this meeting first."""
        here = search_meeting(self.stage.snapshot.meeting, self.words)
        there = [Hit(text, where) for text, where in self.earlier() if _matches(self.words, f"{text} {where}")]
        return here + there

    def earlier(self) -> list[tuple[str, str]]:
        """Items of the latest minutes with the date of each meeting; read once."""
        if self._earlier is None:
            own = self.stage.snapshot.meeting.minutes
            held = [(path, m) for path, m in list_minutes(self.stage.session.folder)[0] if path.name != own]
            self._earlier = [
                (f"{item.id or ''}  {headline(kind, item)}".strip(), self._whose(item, minutes.date))
                for _, minutes in reversed(held[-SEARCHED:])
                for kind in MODELS
                for item in getattr(minutes, kind.value)
            ]
        return self._earlier

    def _whose(self, item: AnyItem, day: date) -> str:
        owner = owner_of(item)
        names = self.stage.snapshot.meeting.partnership
        return f"{names.first_name(owner)}, {say_date(day)}" if owner else say_date(day)

    def rows(self) -> list[tuple[str, str]]:
        return [(hit.words, hit.where) for hit in self.hits()]

    @property
    def marked(self) -> tuple[str, str]:
        """What is marked, to copy: what it is called, and its text; both empty where nothing is."""
        rows = self.rows()
        return ("what is marked", _joined(rows[self.at])) if self.at < len(rows) else ("", "")

    @property
    def enter_label(self) -> str:
        return "correct it" if self.hits() else ""

    def ending(self, page: Page) -> None:
        if self.words.strip() and not self.hits():
            page.text(f"Nothing in this meeting, and nothing in the minutes of the last {SEARCHED} meetings.", QUIET)

    def choices(self) -> tuple[Choice, ...]:
        return (Choice("1–9", "correct it"), Choice("/", "other words"))

    def pick(self, number: int) -> None:
        hit = self.hits()[number]
        if not hit.key:
            self.stage.notice(f"{hit.words}: {hit.where}")
            return
        self.stage.close_sheet()
        self.stage.capturing.edit(hit.key)
