"""The lines that are asked for while a text is tested, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from meetingtui.steps.decide import play, typed
from meetingtui.steps.decide.events import Declared, Listed, Named, Noted
from meetingtui.steps.decide.positions import called, declared, positions
from meetingtui.steps.decide.state import DecideState, details, words
from meetingtui.steps.decide.step import DecideFields
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import Refusal, StepEvent, View

_CHANGED = "the words have changed since; Esc keeps what you typed"


class DecideLines(StepPanel[DecideFields, DecideState]):
    """A panel that asks for lines, each about the words as they were when it was opened."""

    def _ask(
        self,
        token: str,
        label: str,
        text: str = "",
        *,
        names: bool = False,
        lines: bool = False,
        read: Callable[[str], str] | None = None,
    ) -> None:
        self.post_message(self.LineWanted(token, label, text, names=names, lines=lines, read=read))

    def _ask_words(self, fields: DecideFields, state: DecideState, view: View) -> None:
        text = words(fields, state, view)
        label = "The words, word: meaning" if fields.makes == "glossary" else "The words"
        self._ask(f"words:{typed.fingerprint(text)}", label, text)

    def line_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the meeting's own day counts
        """A line that a digit asked for."""
        fields, state, view = self.now
        sort, _, about = token.partition(":")
        if sort == "words":
            if about != typed.fingerprint(words(fields, state, view)):
                return _CHANGED
            return self._give(play.write(fields, view, text)) if text else ""
        if sort in {"note", "list", "date", "owner", "decider", "dissent"}:
            return self._beside(sort, about, text)
        who, _, seen = about.rpartition(":")
        if seen != typed.fingerprint(words(fields, state, view)):
            return _CHANGED
        if sort in {"defer", "not-adopted"}:
            return self._ended(sort, text)
        return self._position(sort, who, text)

    def lines_given(self, token: str, text: str, now: datetime) -> str:
        """A dissent that was pasted in several lines."""
        if token != "dissent":
            return ""
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > play.DISSENT_LINES:
            return f"keep it to three lines; that is {len(lines)}"
        return self.line_given(token, " ".join(lines), now)

    def _position(self, sort: str, who: str, text: str) -> str:
        fields, state, view = self.now
        if sort == "fingers":
            return self._hands(who, text)
        if sort == "interest":
            return (
                self._give(Declared(step=view.step, who=who, text=text))
                if text or who in declared(fields, state, view)
                else ""
            )
        if sort == "aside":
            named = typed.sides(text, who, view)
            if isinstance(named, Refusal):
                return named.sentence
            return self._give(play.say(fields, state, view, who, "aside", named=named))
        if not text:
            return ""
        if sort == "shorten":
            on = typed.day(text, view)
            return on.sentence if isinstance(on, Refusal) else self._give(play.shorten(fields, state, view, on))
        held = positions(fields, state, view).get(who)
        if sort == "watch":
            reason = held.words if held else ""
            return self._give(play.say(fields, state, view, who, "concern", words=reason or text, watch=text))
        if sort == "lift":
            hands = held.fingers if held else ()
            return self._give(play.say(fields, state, view, who, "objects", words=text, fingers=hands))
        if sort == "objects":
            return self._give(play.say(fields, state, view, who, "objects", words=text))
        said, watch = typed.concern(text)
        if not said:
            return "say the concern first, then = and what would show it"
        return self._give(play.say(fields, state, view, who, "concern", words=said, watch=watch))

    def _hands(self, who: str, text: str) -> str:
        fields, state, view = self.now
        hands = typed.fingers(text)
        if isinstance(hands, Refusal) or not hands:
            return hands.sentence if isinstance(hands, Refusal) else ""
        few = play.too_few(hands)
        refused = self._give(play.say(fields, state, view, who, "objects" if few else "yes", fingers=hands))
        if few and not refused:
            about = f"{who}:{typed.fingerprint(words(fields, state, view))}"
            self._ask(f"lift:{about}", f"{called(who, view)}: what would lift it?")
        return refused

    def _beside(self, sort: str, about: str, text: str) -> str:
        fields, state, view = self.now
        what: Any = about
        match sort:
            case "owner" | "decider":
                role: Any = sort
                if not text:
                    kept = getattr(details(fields, state, view), sort)
                    return self._give(Named(step=view.step, role=role)) if kept else ""
                who = typed.person(text, view)
                return (
                    who.sentence
                    if isinstance(who, Refusal)
                    else self._give(Named(step=view.step, role=role, person=who))
                )
            case "note":
                return self._give(Noted(step=view.step, what=what, text=text))
            case "list":
                lines = tuple(part.strip() for part in text.split("|") if part.strip())
                if len(lines) > play.LINES:
                    return f"at most {play.LINES} fit"
                return self._give(Listed(step=view.step, what=what, lines=lines))
            case "date":
                on = typed.day(text, view)
                return on.sentence if isinstance(on, Refusal) else self._give(play.dated(view, what, on))
            case "dissent":
                if not text:
                    return ""
                said = typed.dissent(text, view)
                return said.sentence if isinstance(said, Refusal) else self._give(play.dissent(view, *said))
            case _:
                return ""

    def _ended(self, sort: str, text: str) -> str:
        fields, state, view = self.now
        if sort == "not-adopted":
            return self._give(play.end(fields, state, view, "not adopted", text))
        waits = typed.why_until(text, view)
        if isinstance(waits, Refusal):
            return waits.sentence
        return self._give(play.end(fields, state, view, "deferred", *waits))

    def _give(self, result: StepEvent | Refusal | None) -> str:
        """Post what a command answered, or the sentence that keeps the line open."""
        return result.sentence if isinstance(result, Refusal) else self.post(result)
