"""What the stage shows of an `ask` step, and which digit means what."""

from __future__ import annotations

from datetime import datetime, timedelta

from meetingtui.core.items import ItemKind
from meetingtui.core.keys import shown
from meetingtui.steps.ask import earlier, play
from meetingtui.steps.ask.play import END, AskState
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import Refusal, View
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page, fit

_MAKES = {
    "win": ItemKind.WIN,
    "exchange": ItemKind.EXCHANGE,
    "feedback": ItemKind.FEEDBACK,
    "idea": ItemKind.PARKED,
}
_MARKS = {"heard": "✓ heard", "passed": "– passed", "later": "… come back"}
_COLUMNS_FROM = 7
"""More speakers than this stand in two columns."""


class AskPanel(StepPanel[AskFields, AskState]):
    """The prompt large, beneath it who has spoken."""

    def __init__(self) -> None:
        super().__init__()
        self._looking_back: int | None = None
        """The prompt whose last answers are shown; turning to another one shows it alone."""

    def draw(self, page: Page, fields: AskFields, state: AskState, view: View) -> None:
        """The prompt, the speakers with their marks, what is kept so far."""
        count = len(fields.prompts)
        if count > 1:
            page.text(f"Prompt {state.prompt + 1} of {count}", QUIET)
        page.blank().text(fields.prompts[state.prompt], STRONG).blank().gap()
        if fields.shape == "pairs":
            self._pairs(page, fields, view)
        elif fields.shape == "round":
            self._speakers(page, fields, state, view)
        if fields.seconds:
            page.blank().text(f"About {_length(fields.seconds)} each.", QUIET)
        self._kept(page, fields, state, view)
        if self._looking_back == state.prompt:
            earlier.draw(page, fields, state.prompt, view)

    def _speakers(self, page: Page, fields: AskFields, state: AskState, view: View) -> None:
        order, now = play.speakers(fields, view), play.turn(fields, state, view)
        if not order:
            if fields.who != "anyone":
                page.text(f"Nobody who is asked is in the room: {shown('stage.here')} says who is here.", QUIET)
            return
        rows = [self._speaker(speaker, fields, state, view, now) for speaker in order]
        if len(rows) > _COLUMNS_FROM and page.width >= 56:
            half = (len(rows) + 1) // 2
            width = page.width // 2
            for number in range(half):
                left = rows[number]
                right = rows[number + half] if number + half < len(rows) else ("", "")
                page.parts((f"{fit(left[0], width - 1)} ", left[1]), right)
        else:
            for text, style in rows:
                page.parts((text, style))
        if len(view.present) > play.ROUND_LIMIT and fields.who == "everyone":
            page.text("More than twelve people: each party speaks, then anyone.", QUIET)
        if now == END and isinstance(play.forward(fields, state, view), play.Revealed):
            page.blank().text("Everyone has been reached. Enter shows all answers at once.", QUIET)
        elif now == END and len(fields.prompts) > state.prompt + 1:
            page.blank().text("Everyone has been reached. Enter: the next prompt.", QUIET)

    def _speaker(self, speaker: str, fields: AskFields, state: AskState, view: View, now: str) -> tuple[str, str]:
        name = self._called(speaker, view)
        mark = _MARKS.get(state.marks.get((state.prompt, speaker), ""), "")
        typed = sum(1 for a in state.answers if a.prompt == state.prompt and a.speaker == speaker)
        if typed and play.blind(fields, state):
            mark = f"{mark}  written".strip()
        if speaker == now:
            return f"▶ {name}  {mark or 'speaking'}", STRONG
        return f"  {name}  {mark}".rstrip(), ""

    def _called(self, speaker: str, view: View) -> str:
        sort, _, name = speaker.partition(":")
        if sort == "party":
            return f"{view.partnership.mark(name)} {view.partnership.party_name(name)}"
        party = play.party_of(speaker, view)
        return f"{view.partnership.mark(party)} {view.partnership.first_name(name)}"

    def _pairs(self, page: Page, fields: AskFields, view: View) -> None:
        for pair in play.pairs(view, view.starts):
            page.text(" + ".join(self._called(f"person:{person}", view) for person in pair), indent=2)
        if view.began and fields.minutes:
            back = view.began + timedelta(minutes=fields.minutes)
            page.blank().text(f"Back together at {back:%H:%M}.", STRONG)

    def _kept(self, page: Page, fields: AskFields, state: AskState, view: View) -> None:
        if fields.record == "nothing":
            page.blank().text("Nothing of this is written down.", QUIET)
            return
        unseen = play.blind(fields, state)
        said = [a for a in state.answers if a.prompt == state.prompt]
        if said and unseen:
            counts = {p: sum(1 for a in said if play.party_of(a.speaker, view) == p) for p in view.partnership.parties}
            page.blank()
            for party, count in counts.items():
                if count:
                    answers = "one answer" if count == 1 else f"{count} answers"
                    page.text(f"{self._called(f'party:{party}', view)}  {answers}, not shown yet")
        elif said:
            page.blank()
            for one in said:
                who = f" ({view.partnership.first_name(one.who)})" if one.who else ""
                label = f"{self._called(f'party:{play.party_of(one.speaker, view)}', view)}{who}: "
                page.text(one.text, first=label, hang=4)
        if state.gist:
            word = "agreed" if state.agreed else "for the room to agree"
            heading = "Outcome" if fields.record == "outcome" else "Gist"
            page.blank().parts((f"{heading}, {word}", QUIET if state.agreed else FLAG))
            page.text(state.gist, indent=2)

    def choices(self, fields: AskFields, state: AskState, view: View) -> tuple[Choice, ...]:
        """1 come back, 2 passed, 3 answer, 4 gist, 5 last time: those that mean something now."""
        made: list[Choice] = []
        speaking = play.turn(fields, state, view) != END
        if speaking:
            made += [Choice("1", "come back"), Choice("2", "passed")]
        if fields.makes:
            made.append(Choice("3", f"type the {fields.makes}"))
        elif fields.each and (speaking or play.speakers(fields, view)):
            made.append(Choice("3", "answer"))
        if fields.record != "nothing":
            made.append(Choice("4", "outcome" if fields.record == "outcome" else "gist"))
        if earlier.last_time(fields, state.prompt, view):
            made.append(Choice("5", "last time"))
        return tuple(made)

    def ours(self, fields: AskFields, state: AskState, view: View) -> tuple[Choice, ...]:
        """The answer of the party that this terminal speaks for, when it has the turn or nobody sees the others'."""
        now = play.turn(fields, state, view)
        if now == END or play.party_of(now, view) != view.speaks:
            return ()
        return tuple(one for one in self.choices(fields, state, view) if one.digit == "3")

    def enter_label(self, fields: AskFields, state: AskState, view: View) -> str:
        """What Enter would do."""
        match play.forward(fields, state, view):
            case play.Marked():
                return "heard, next"
            case play.Revealed():
                return "show all"
            case play.At():
                return "next prompt"
            case play.Gist():
                return "agreed"
            case _:
                return ""

    def digit(self, number: int) -> None:
        """1 come back to them, 2 passed, 3 type the answer, 4 the gist for the room, 5 what was answered last time."""
        fields, state, view = self.now
        speaker = play.turn(fields, state, view)
        match number:
            case 1:
                self.post(play.mark(fields, state, view, "later"))
            case 2:
                self.post(play.mark(fields, state, view, "passed"))
            case 3 if fields.makes:
                self._capture(fields, speaker, view)
            case 3 if fields.each:
                self._ask_answer(fields, state, view, speaker)
            case 4 if fields.record != "nothing":
                self.post_message(self.LineWanted("gist", "Gist for the room", state.gist.replace("\n", " ")))
            case 5 if earlier.last_time(fields, state.prompt, view):
                self._looking_back = None if self._looking_back == state.prompt else state.prompt
                self.redraw()
            case _:
                pass

    def turned(self) -> None:
        """Another step is in front."""
        self._looking_back = None

    def _ask_answer(self, fields: AskFields, state: AskState, view: View, speaker: str) -> None:
        order = play.speakers(fields, view)
        speaker = speaker or (order[-1] if order else "")
        if not speaker:
            self.post_message(self.Refused(f"nobody is in the room to answer: {shown('stage.here')} says who is here"))
            return
        unseen = play.blind(fields, state)
        before = next((a.text for a in state.answers if (a.prompt, a.speaker) == (state.prompt, speaker)), "")
        name = self._called(speaker, view)
        self.post_message(
            self.LineWanted(f"answer:{state.prompt}:{speaker}", name, "" if unseen else before, blind=unseen)
        )

    def _capture(self, fields: AskFields, speaker: str, view: View) -> None:
        kind = _MAKES[fields.makes or "idea"]
        party = play.party_of(speaker, view)
        others = [other for other in view.partnership.parties if other != party]
        before, after = "", ""
        if party and kind in {ItemKind.EXCHANGE, ItemKind.FEEDBACK}:
            to = f" +{others[0]}" if len(others) == 1 else ""
            after = f" @{party}{to}"
        elif kind is ItemKind.WIN and speaker.startswith("person:"):
            after = f" @{speaker.removeprefix('person:')}"
        elif kind is ItemKind.PARKED:
            after = " = next strategy conversation"
        self.post_message(self.CaptureWanted(kind, before, after))

    def line_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the base's shape
        """An answer or the gist came back."""
        fields, state, view = self.now
        if token == "gist":
            return self.post(play.gist(fields, view, text))
        _, prompt, speaker = token.split(":", 2)
        if int(prompt) != state.prompt:
            return "the prompt has changed since; Esc keeps what you typed"
        if not text and play.blind(fields, state):
            return ""  # an empty line says nothing; it must not take back what nobody can see
        words, who = _named(text, view)
        result = play.answer(fields, state, view, speaker, words, who)
        if isinstance(result, Refusal):
            return result.sentence
        return self.post(result)

    def arrow(self, by: int) -> None:
        """Give the turn to the speaker before or after."""
        fields, state, view = self.now
        event = play.give_turn(fields, state, view, by)
        if event is None:
            super().arrow(by)
        else:
            self.post(event)


def _named(text: str, view: View) -> tuple[str, str | None]:
    """Take `@imani` off the end of an answer: the person agreed to be named."""
    words = text.split()
    if words and words[-1].startswith("@") and words[-1][1:] in view.partnership.people:
        return " ".join(words[:-1]), words[-1][1:]
    return text, None


def _length(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 120 or seconds % 60 else f"{seconds // 60} minutes"


PANEL = AskPanel
