"""The keys while people write: whose card, the unseen line, the call's chat, a prepared file, who has finished."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex

from meetingtui.core.text import fold_name
from meetingtui.steps.gather import chat, drawing, play, writing
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather.intake import Paste, take
from meetingtui.steps.gather.keys import PhaseKeys
from meetingtui.steps.gather.state import GatherState, is_late, room_of, unseen, writers
from meetingtui.steps.gather.state import writing as still_writing
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.writing import Draft
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import Refusal, View
from meetingtui.widgets.page import Page

_PICKED = 5
"""Parties that a digit can pick; arrows reach the others."""
FINISHED, COLUMN, EARLY, ON, FILE = 6, 7, 8, 9, 0


def new_id() -> str:
    """An id for a card: random, so that two terminals never give the same."""
    return token_hex(4)


class WritingKeys(PhaseKeys):
    """Cards come in: typed unseen, pasted, or from a file."""

    lines = ("card", "file", "late", "whose")

    def __init__(self, panel: StepPanel[GatherFields, GatherState]) -> None:
        super().__init__(panel)
        self.party = ""
        self.column = ""
        self.asked_on = ""
        self.paste: Paste | None = None
        self.sides: dict[str, str] = {}
        """Whose the names are that nobody knew. Only here: no event and no file has a name."""

    def front(self, fields: GatherFields, state: GatherState, view: View) -> str:
        """The party whose cards are typed now."""
        asked = writers(fields, view)
        if view.speaks:
            return view.speaks if view.speaks in asked else ""
        if self.party in asked:
            return self.party
        return next(iter(still_writing(fields, state, view) or asked), "")

    def column_now(self, fields: GatherFields) -> str:
        """The column that a card without one goes to."""
        return self.column if self.column in fields.columns else next(iter(fields.columns), "")

    def draw(self, page: Page, fields: GatherFields, state: GatherState, view: View, room: int) -> None:
        front, column = self.front(fields, state, view), self.column_now(fields)
        drawing.write_page(page, fields, state, view, front=front, column=column, room=room)

    def choices(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        asked, still = writers(fields, view), still_writing(fields, state, view)
        label = self._on_label(fields, state, view)
        parties = [Choice(str(n), view.partnership.party_name(p)) for n, p in enumerate(asked[:_PICKED], 1)]
        return (
            *([Choice(str(FINISHED), "finished")] if asked else []),
            *([Choice(str(ON), label)] if label else []),
            *([Choice(str(EARLY), "show those finished")] if self._some_finished(fields, state, still) else []),
            *(parties if len(asked) > 1 else []),
            *([Choice(str(COLUMN), "column")] if len(fields.columns) > 1 else []),
            *([Choice(str(FILE), "from a file")] if asked else []),
        )

    def ours(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        own = {str(FINISHED), str(COLUMN), str(FILE)} if self.front(fields, state, view) else set[str]()
        return tuple(one for one in self.choices(fields, state, view) if one.digit in own)

    def enters_ours(self, fields: GatherFields, state: GatherState, view: View) -> bool:
        return bool(self.front(fields, state, view) and still_writing(fields, state, view))

    def _some_finished(self, fields: GatherFields, state: GatherState, still: tuple[str, ...]) -> bool:
        return bool(still) and any(card.party not in still for card in unseen(fields, state))

    def _on_label(self, fields: GatherFields, state: GatherState, view: View) -> str:
        match play.forward(fields, state, view):
            case ev.Revealed():
                return "show the cards"
            case ev.At(phase="write"):
                return "next prompt"
            case ev.At():
                return "next phase"
            case _:
                return ""

    def enter_label(self, fields: GatherFields, state: GatherState, view: View) -> str | None:
        return "write a card" if still_writing(fields, state, view) else None

    def enter(self, fields: GatherFields, state: GatherState, view: View) -> bool:
        if not still_writing(fields, state, view):
            return False
        self._ask_card(fields, state, view, self.front(fields, state, view))
        return True

    def digit(self, number: int, fields: GatherFields, state: GatherState, view: View) -> None:
        asked = writers(fields, view)
        front = self.front(fields, state, view)
        if 1 <= number <= min(len(asked), _PICKED):
            self.party = asked[number - 1]
            self.panel.redraw()
        elif number == FINISHED and front:
            event = writing.finished(fields, state, view, front)
            if isinstance(event, ev.Ready) and event.ready:
                self.party = ""  # the next that is still writing comes to the front
            self.panel.post(event)
        elif number == COLUMN and fields.columns:
            at = fields.columns.index(self.column_now(fields)) + 1
            self.column = fields.columns[at % len(fields.columns)]
            self.panel.redraw()
        elif number == EARLY and still_writing(fields, state, view):
            self.panel.post(writing.open_early(fields, state, view))
        elif number == ON:
            self._go_on(fields, state, view)
        elif number == FILE and front:
            token = f"file:{front}:{self.column_now(fields)}"
            self.panel.post_message(StepPanel.FileWanted(token, "File of cards, one a line"))

    def _go_on(self, fields: GatherFields, state: GatherState, view: View) -> None:
        """The next prompt or the reveal, also while somebody is writing: asked once, then done."""
        event, still = play.forward(fields, state, view), still_writing(fields, state, view)
        asked = f"{state.prompt}:{' '.join(still)}"
        if still and event is not None and self.asked_on != asked:
            self.asked_on = asked
            names = ", ".join(view.partnership.party_name(party) for party in still)
            self.say(f"9 again goes on; still writing: {names}")
            return
        self.asked_on = ""
        self.panel.post(event)

    def arrow(self, by: int, fields: GatherFields, state: GatherState, view: View) -> bool:
        asked = writers(fields, view)
        if not asked:
            return False
        at = asked.index(self.front(fields, state, view)) + by
        self.party = asked[max(0, min(at, len(asked) - 1))]
        self.panel.redraw()
        return True

    # lines --------------------------------------------------------------------------------------------------

    def _ask_card(self, fields: GatherFields, state: GatherState, view: View, party: str) -> None:
        if room_of(fields, state, view, party) == 0:
            name = view.partnership.party_name(party)
            self.say(f"{name} has written all its cards; 6 says that it has finished")
            return
        column = self.column_now(fields)
        label = drawing.called(party, view) + (f", {column}" if column else "")
        blind = fields.blind and not is_late(fields, state, party)
        token = f"card:{party}:{column}"
        self.panel.post_message(StepPanel.LineWanted(token, label, blind=blind, lines=True))

    def ask_late(self) -> None:
        """A card that comes after the others were shown: the line begins with its party."""
        self.panel.post_message(
            StepPanel.LineWanted("late", "Late card", read=lambda _: "the party first, as in quillmere: the words")
        )

    def line_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the base's shape
        fields, state, view = self.panel.now
        sort, _, rest = token.partition(":")
        if sort == "whose":
            return self._side_given(rest, text)
        if not text:
            return ""
        named, words = chat.named_line(text, view.partnership)
        if sort == "late":
            if not named:
                return "begin with the party and a colon, as in quillmere: the words"
            return self._write(fields, state, view, Draft(named, *_column_last(fields, words, "")), again=False)
        party, _, column = rest.partition(":")
        return self._write(fields, state, view, Draft(named or party, *_column_last(fields, words, column)), again=True)

    def _write(self, fields: GatherFields, state: GatherState, view: View, draft: Draft, *, again: bool) -> str:
        event = writing.write(fields, state, view, [draft], new_id)
        if isinstance(event, Refusal):
            return event.sentence
        self.panel.post(event)
        room = room_of(fields, state, view, draft.party)
        if again and (room is None or room > 1):
            self._ask_card(fields, state, view, self.front(fields, state, view))
        return ""

    def lines_given(self, token: str, text: str) -> str:
        sort, _, rest = token.partition(":")
        party, _, column = rest.partition(":")
        self.paste = Paste(text, party, column, file=sort == "file")
        return self._take()

    def _take(self) -> str:
        """Write what was pasted, once it is known whose every line is; the first unknown name is asked about."""
        if self.paste is None:
            return ""
        fields, state, view = self.panel.now
        taken = take(fields, state, view, self.paste, self.sides)
        if taken.unknown:
            parties = "  ".join(
                f"{n} {view.partnership.party_name(p)}" for n, p in enumerate(view.partnership.parties, 1)
            )
            label = f"Whose cards are {taken.unknown[0]}'s?"
            self.panel.post_message(
                StepPanel.LineWanted(f"whose:{taken.unknown[0]}", label, read=lambda _: f"{parties}  0 that is no name")
            )
            names = f"{len(taken.unknown)} names are" if len(taken.unknown) > 1 else "one name is"
            return f"{names} not known: say whose, by number"
        self.paste = None
        if not taken.drafts:
            return taken.said(view)
        event = writing.write(fields, state, view, taken.drafts, new_id)
        if isinstance(event, Refusal):
            return event.sentence
        self.panel.post(event)
        return taken.said(view)

    def _side_given(self, name: str, text: str) -> str:
        _, _, view = self.panel.now
        parties = list(view.partnership.parties)
        if not text:
            self.paste = None
            self.say("nothing of the paste was taken in")
            return ""
        if not text.isdecimal() or int(text) > len(parties):
            return f"a number from 1 to {len(parties)}, or 0 where that is no name; empty takes nothing in"
        self.sides[fold_name(name)] = parties[int(text) - 1] if int(text) else ""
        said = self._take()
        if said:
            self.say(said)
        return ""


def _column_last(fields: GatherFields, text: str, column: str) -> tuple[str, str]:
    """Words and column, as a draft has them."""
    found, words = writing.split_column(fields, text, column)
    return words, found
