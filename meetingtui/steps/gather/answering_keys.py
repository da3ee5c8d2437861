"""The keys while themes are answered: the line for a risk, action, idea or experiment, and low, mid or high."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex

from meetingtui.core.items import Level
from meetingtui.core.keys import shown
from meetingtui.steps.gather import answers as made
from meetingtui.steps.gather import drawing, play, sorting
from meetingtui.steps.gather.keys import PhaseKeys
from meetingtui.steps.gather.state import GatherState
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import Theme, answering, answers, find, to_answer
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import Refusal, View
from meetingtui.widgets.page import Page

_LEVELS: dict[int, Level] = {1: "low", 2: "mid", 3: "high"}
_WEIGHED = {2: "likelihood", 3: "impact"}


class AnsweringKeys(PhaseKeys):
    """One theme at a time."""

    lines = ("answer", "note")

    def __init__(self, panel: StepPanel[GatherFields, GatherState]) -> None:
        super().__init__(panel)
        self.again = ("", "")
        """A theme whose risk is weighed once more, and in which way."""
        self._opened = ""
        """The theme whose line Enter has opened; left empty, the next Enter goes on."""

    def _weighing(self, fields: GatherFields, view: View, theme: str) -> str:
        """What a digit weighs now: what has not been said yet, or what is to be said again."""
        if fields.answer != "risk":
            return ""
        return drawing.unweighed(view, theme) or (self.again[1] if self.again[0] == theme else "")

    def draw(self, page: Page, fields: GatherFields, state: GatherState, view: View, room: int) -> None:  # noqa: ARG002
        row = answering(fields, state, view)
        weighing = self._weighing(fields, view, row.theme.id) if row else ""
        drawing.answer_page(page, fields, state, view, weighing=weighing)

    def choices(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        row = answering(fields, state, view)
        if row is None:
            return ()
        there = answers(view, row.theme.id)
        if fields.answer == "none":
            return (Choice("1", "talk now"), Choice("2", "note"), Choice("3", "let it go for good"))
        if self._weighing(fields, view, row.theme.id):
            return tuple(Choice(str(number), level) for number, level in _LEVELS.items())
        if fields.answer == "action":
            edits = [Choice(str(number), f"correct {found.label}") for number, found in enumerate(there, 2)]
            return (Choice("1", "another action" if there else "write an action"), *edits)
        if not there:
            return (Choice("1", f"write the {made.NOUNS[fields.answer]}"),)
        again = (Choice("2", "how likely"), Choice("3", "how much")) if fields.answer == "risk" else ()
        return (Choice("1", f"correct {there[0].label}"), *again)

    def _unanswered(self, fields: GatherFields, state: GatherState, view: View) -> Theme | None:
        """The theme in front, where Enter opens its line: nothing came of it yet, and it was not left empty."""
        row = answering(fields, state, view)
        if row is None or fields.answer == "none" or answers(view, row.theme.id) or row.theme.id == self._opened:
            return None
        return None if isinstance(made.may_answer(fields, state, view, row.theme.id), Refusal) else row.theme

    def enter_label(self, fields: GatherFields, state: GatherState, view: View) -> str | None:
        return f"write the {made.NOUNS[fields.answer]}" if self._unanswered(fields, state, view) else None

    def enter(self, fields: GatherFields, state: GatherState, view: View) -> bool:
        theme = self._unanswered(fields, state, view)
        if theme is None:
            return False
        self._opened = theme.id
        self._ask(theme, fields, state, view)
        return True

    def left(self, fields: GatherFields, state: GatherState, view: View) -> str:
        rows = to_answer(fields, state, view)
        if fields.answer == "none":
            open_ = sum(row.theme.id not in state.settled for row in rows)
            words = f"{drawing.count(open_, 'theme')} not spoken of yet" if open_ else ""
        else:
            open_ = sum(not answers(view, row.theme.id) for row in rows)
            words = f"{drawing.count(open_, 'theme')} without an answer" if open_ else ""
        return f"{words}; Enter again goes on" if words else ""

    def digit(self, number: int, fields: GatherFields, state: GatherState, view: View) -> None:
        row = answering(fields, state, view)
        if row is None:
            return
        theme = row.theme
        if fields.answer == "none":
            self._settle(number, theme, fields, state, view)
        elif what := self._weighing(fields, view, theme.id):
            if number in _LEVELS:
                self.again = ("", "")
                self.panel.post(made.weigh(view, theme.id, what, _LEVELS[number]))
        elif number == 1:
            self._ask(theme, fields, state, view)
        elif fields.answer == "action":
            there = answers(view, theme.id)
            if 2 <= number < len(there) + 2:
                self.panel.post_message(StepPanel.EditWanted(there[number - 2].key))
        elif number in _WEIGHED and made.risk_of(view, theme.id):
            self.again = (theme.id, _WEIGHED[number])
            self.say("1 low, 2 mid, 3 high")

    def _ask(self, theme: Theme, fields: GatherFields, state: GatherState, view: View) -> None:
        refused = made.may_answer(fields, state, view, theme.id)
        if refused:
            self.panel.post(refused)
            return
        label = made.NOUNS[fields.answer].capitalize()
        text = made.prefilled(fields, view, theme)
        wanted = StepPanel.LineWanted(f"answer:{theme.id}", label, text, read=made.reader(fields, view), names=True)
        self.panel.post_message(wanted)

    def _settle(self, number: int, theme: Theme, fields: GatherFields, state: GatherState, view: View) -> None:
        if number == 1:
            self.panel.post(sorting.settle(fields, state, view, theme.id, "talk"))
        elif number == 2:
            said = state.settled.get(theme.id)
            self.panel.post_message(StepPanel.LineWanted(f"note:{theme.id}", "Note", said.note if said else ""))
        elif number == 3:
            following = play.turn(fields, state, view, 1) or play.turn(fields, state, view, -1)
            self.panel.post(sorting.let_go(fields, state, view, theme.id))
            self.panel.post(following)
            self.say(
                f"gone for good: it is in no minutes; {shown('stage.undo')} brings it back while the meeting lasts"
            )

    def line_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the base's shape
        fields, state, view = self.panel.now
        sort, _, theme = token.partition(":")
        if find(fields, state, theme) is None:
            return "that theme is not there any more; Esc keeps what you typed"
        if not text:
            return ""
        event = (
            sorting.settle(fields, state, view, theme, "note", text)
            if sort == "note"
            else made.answer(fields, state, view, theme, text, token_hex(3))
        )
        return event.sentence if isinstance(event, Refusal) else self.panel.post(event)

    def arrow(self, by: int, fields: GatherFields, state: GatherState, view: View) -> bool:
        self.panel.post(play.turn(fields, state, view, by))
        return True
