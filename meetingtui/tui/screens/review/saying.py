"""What an owner says of a promise between meetings: done, or another date asked for. The next review takes it up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar, Literal

from textual.binding import BindingType

from meetingtui.core.dates import WORDS_LOOKED_AT, longest_date, refuse_date, say_date
from meetingtui.core.people import Person
from meetingtui.core.standing import Carried, CarriedAction
from meetingtui.files.atomic import why_not
from meetingtui.register.asking import ask, refuse, take_back
from meetingtui.steps.panel import Choice
from meetingtui.tui.keys import bind
from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.review.item import ItemPage
from meetingtui.widgets.line_field import Request

To = Literal["done", "moved"]


class ItemScreen(ItemPage):
    """An item, and on a promise of one's own what one wishes to say of it."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("review.say", "say")]

    def __init__(self, desk: Desk, mark: str) -> None:
        super().__init__(desk, mark)
        self.asked: Literal["", "who", "what"] = ""
        """What is asked at the moment."""

    @property
    def one(self) -> Carried | None:
        """The item itself."""
        register = self.desk.archive.register
        return register.items.get(self.mark) if register else None

    @property
    def owner(self) -> Person | None:
        """Whose promise this is, where it is open and somebody's."""
        one, names = self.one, self.desk.names
        if names is None or not isinstance(one, CarriedAction) or one.state != "open":
            return None
        return names.people.get(one.item.owner or "")

    @property
    def _said(self) -> bool:
        one = self.one
        return isinstance(one, CarriedAction) and bool(one.asked)

    # what is asked ------------------------------------------------------------------------------------------

    def told(self) -> str:
        owner = self.owner
        if self.asked == "who" and owner is not None:
            return f"Only the owner can say something of a promise. Are you {owner.name}?"
        if self.asked == "what":
            return f"What do you say of {self.mark}? It waits for the next meeting; the minutes stay as they are."
        return ""

    def footing(self) -> tuple[str, tuple[Choice, ...]]:
        if self.asked == "who":
            return "", (Choice("1", "yes"), Choice("Esc", "no"))
        if self.asked == "what":
            back = (Choice("0", "take back what you said"),) if self._said else ()
            return "", (Choice("1", "it is done"), Choice("2", "ask for another date"), *back, Choice("Esc", "leave"))
        enter, choices = super().footing()
        me = self.desk.me
        owner = self.owner
        mine = owner is not None and (me is None or me.id == owner.id)
        return enter, (Choice("m", "say done, or move"), *choices) if mine else choices

    def action_say(self) -> None:
        """Say something of a promise of one's own."""
        names, one, me, owner = self.desk.names, self.one, self.desk.me, self.owner
        self._notice = ""
        if names is None or one is None:
            return
        if owner is None or (me is not None and me.id != owner.id):
            who = me.id if me is not None else next(iter(names.people), "")
            sentence = refuse(names, one, who, "done", self.desk.today)
            self.notice(sentence[:1].upper() + sentence[1:] + ".")
            return
        self.asked = "what" if me is not None else "who"
        self.redraw()

    def action_digit(self, number: int) -> None:
        if not self.asked:
            super().action_digit(number)
        elif self.asked == "who":
            if number == 1 and (owner := self.owner) is not None:
                self.desk.i_am(owner)
                self.asked = "what"
                self.redraw()
        elif number == 0 and self._said:
            self._take_back()
        elif number == 1:
            request = Request("say-done", "Done; what shows it", read=_read_note, enter="say it", drafts=False)
            self.open_line(request, lambda words: self._say("done", None, words), self._stop)
        elif number == 2:
            request = Request("say-move", "New date and why", read=self._read_move, enter="ask", drafts=False)
            self.open_line(request, self._move, self._stop)

    def action_forward(self) -> None:
        if not self.asked:
            super().action_forward()

    def unwind(self) -> None:
        if self.asked:
            self._stop()
        else:
            super().unwind()

    def _stop(self) -> None:
        self.asked = ""
        self.redraw()

    # what is said -------------------------------------------------------------------------------------------

    def _read_move(self, typed: str) -> str:
        day, why = _date_first(typed, self.desk.today)
        if day is None:
            return "the day, then why, as: 4 dec the site is shut until then"
        return f"{say_date(day)}: {why}" if why else f"{say_date(day)}, and why?"

    def _move(self, typed: str) -> str:
        day, why = _date_first(typed, self.desk.today)
        if day is None:
            return refuse_date(" ".join(typed.split()[:3])) if typed.strip() else "a day, and why"
        return self._say("moved", day, why)

    def _say(self, to: To, day: date | None, words: str) -> str:
        """Say it, unless it cannot be said: then why not."""
        names, one, me = self.desk.names, self.one, self.desk.me
        if names is None or me is None:
            return "nobody is known to be speaking; Esc leaves"
        sentence = refuse(names, one, me.id, to, self.desk.today, due=day, why=words)
        if sentence:
            return sentence
        folder, now, who = self.desk.folder, self.desk.now, me.id
        self._write(lambda: ask(folder, names, one, who, to, now, due=day, why=words), "Said. The next meeting asks.")
        return ""

    def _take_back(self) -> None:
        me, folder, register, mark = self.desk.me, self.desk.folder, self.desk.archive.register, self.mark
        if me is not None and register is not None:
            who, none = me.id, "nothing was there to take back"
            self._write(lambda: "" if take_back(folder, register, mark, who) else none, "Taken back.")

    def _write(self, write: Callable[[], Path | str], done: str) -> None:
        """Write apart from the screens, so that a slow disk stops no key; then say what came of it."""
        self.asked = ""

        def work() -> None:
            try:
                answer = write()
            except OSError as error:
                answer = f"not said: {why_not(error)}"
            sentence = f"{answer[:1].upper()}{answer[1:]}." if isinstance(answer, str) and answer else done
            self.program.hand_over(lambda: self._told(sentence))

        threading.Thread(target=work, daemon=True, name="saying").start()

    def _told(self, sentence: str) -> None:
        self.desk.look()
        if self.is_attached:
            self.notice(sentence)


def _read_note(typed: str) -> str:
    return "" if typed.strip() else "a few words, or none; Enter says that it is done"


def _date_first(typed: str, today: date) -> tuple[date | None, str]:
    """The day at the beginning of a line, and the words after it."""
    words = typed.replace("^", " ").split()
    found = longest_date(words[:WORDS_LOOKED_AT], today)
    if found is None:
        return None, typed.strip()
    day, count = found
    return day, " ".join(words[count:]).lstrip("=:,- ")
