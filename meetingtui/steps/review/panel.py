"""What the stage shows of a `review` step, one item at a time, and which digit means what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from meetingtui.core.asked import knows_account, say_asked
from meetingtui.core.dates import say_date
from meetingtui.core.items import Action
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review import asking, play
from meetingtui.steps.review.drawing import beside, facts, past, watched
from meetingtui.steps.review.events import At, Became, Confirmed, Corrected, Replaced
from meetingtui.steps.review.front import (
    front,
    one_in_front,
    question,
    register,
    replaced_by,
    said_anything,
    with_digits,
)
from meetingtui.steps.review.registers import actions
from meetingtui.steps.review.registers.verb import Verb
from meetingtui.steps.review.state import Looked, ReviewState, looked, row_of
from meetingtui.steps.review.step import ReviewFields
from meetingtui.steps.review.story import verdict
from meetingtui.steps.review.walking import Entry, stale, walk
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page

_MEANS = "means "
_NOTE = "Why does it count all the same?"


class ReviewPanel(StepPanel[ReviewFields, ReviewState]):
    """One thing from a register, and what may become of it."""

    def draw(self, page: Page, fields: ReviewFields, state: ReviewState, view: View) -> None:
        """The item in front, with the question that is open about it."""
        one = one_in_front(fields, state, view)
        listed = walk(fields, view)
        entry = listed.find(one.key) if one else None
        if one is None or entry is None:
            page.text(register(fields).empty, STRONG).blank().text("Enter goes on.", QUIET)
            return
        at = f"{listed.keys.index(one.key) + 1} of {len(listed.keys)}"
        more = f", and {listed.more} more in the register" if listed.more else ""
        page.row(f"{at}{more}", "" if one.rows else entry.urgency.words, QUIET).blank()
        if fields.shown == "by topic":
            self._topic(page, entry, view)
        if fields.of == "minutes":
            asking.earlier_minutes(page, state, one.key, view)
            asking.prompts(page, fields, one, view)
            return
        if fields.of == "streams":
            asking.stream(page, one, view)
        else:
            facts(page, one, view)
        self._said(page, state, one, view)
        sort, about = question(fields, state, view)
        match sort:
            case "done":
                asking.done_means(page, state, one, about, view)
            case "third":
                asking.third(page)
            case "takes":
                asking.takes(page, about, view)
            case "ratify":
                asking.ratify(page, state, one, view)
            case _:
                self._rest(page, fields, one, view)

    def _topic(self, page: Page, entry: Entry, view: View) -> None:
        stream = view.partnership.streams.get(entry.group)
        page.text(stream.name if stream else "Beside no stream", STRONG)
        if stream:
            asking.marks(page, stream.id, view)
        page.blank()

    def _said(self, page: Page, state: ReviewState, one: Looked, view: View) -> None:
        taken = replaced_by(state, view, one.key)
        if taken:
            page.blank().text(f"✓ {taken} is in its place; each party is asked at read-back", STRONG)
        elif one.rows:
            page.blank()
        for row in one.rows:
            page.text(verdict(row, view.partnership), STRONG, first="✓ ")

    def _rest(self, page: Page, fields: ReviewFields, one: Looked, view: View) -> None:
        asking.prompts(page, fields, one, view)
        if (said := actions.asked(one)) is not None:
            unsure = "" if knows_account(said, view.partnership) else ", from an account not known to be theirs"
            page.text(f"{say_asked(said, view.partnership)}", FLAG)
            page.text(f"said {say_date(said.on, view.day)}, between meetings{unsure}", QUIET, indent=2)
        if isinstance(one.item, Action):
            beside(page, dict(one.item.done), view, "done for")
        watched(page, one)
        if one.was is not None:
            quiet = stale(one.now or one.was, view.day or date.min)
            if quiet:
                page.blank().text(quiet.capitalize(), FLAG)
            past(page, one.was, view)

    # digits -------------------------------------------------------------------------------------------------

    def choices(self, fields: ReviewFields, state: ReviewState, view: View) -> tuple[Choice, ...]:
        """What the digits mean for the item in front, or for the question that is open about it."""
        one = one_in_front(fields, state, view)
        adds = register(fields).adds
        new = (Choice(str(adds.digit), adds.label),) if adds else ()
        if one is None:
            return new
        sort, about = question(fields, state, view)
        match sort:
            case "done":
                yes = (Choice("1", "yes"),) if about in view.parties_present else ()
                return (*yes, Choice("2", "not so, but it counts")) if about else ()
            case "third":
                return tuple(Choice(digit, words) for digit, words in asking.THIRD)
            case "takes":
                return (Choice("1", "yes"), Choice("2", "no"))
            case "ratify":
                here = {*view.parties_present, *view.present}
                return tuple(
                    Choice(str(number), asking.label(who, view.partnership))
                    for number, who in enumerate(with_digits(state, one, view), 1)
                    if who in here
                )
            case _:
                made = tuple(Choice(str(verb.digit), verb.label) for verb in play.verbs(fields, state, view))
                undo = (Choice("0", "as it was"),) if said_anything(state, one.key) else ()
                return (*made, *new, *undo)

    def enter_label(self, fields: ReviewFields, state: ReviewState, view: View) -> str:
        """What Enter would do."""
        if question(fields, state, view)[0]:
            return "leave it"
        return "next" if play.forward(fields, state, view) else ""

    def leave(self) -> bool:
        """Leave the question that is open about an item as it is."""
        asked = bool(question(*self.now)[0])
        if asked:
            self.digit(0)
        return asked

    def digit(self, number: int) -> None:
        """A digit for the item in front, or for the question that is open about it."""
        fields, state, view = self.now
        one = one_in_front(fields, state, view)
        sort, about = question(fields, state, view)
        adds = register(fields).adds
        if adds and number == adds.digit and not sort:
            self.post_message(self.CaptureWanted(adds.kind))
            return
        if one is None:
            return
        if sort and number == 0:
            self.post(At(step=view.step, item=one.key))
            return
        match sort, number:
            case "done", 1 if about:
                self.post(play.means(state, view, one.key, about, met=True))
            case "done", 2 if about:
                name = view.partnership.party_name(about)
                hint = f"what came instead, and that {name} is content with it"
                self.post_message(self.LineWanted(f"{_MEANS}{about}:{one.key}", _NOTE, read=lambda _: hint))
            case "third", 1 | 2 | 3:
                self._open((actions.reshape(one, view), actions.OWNER, actions.DROP)[number - 1], one.key)
            case "takes", 1:
                self._taken(fields, state, view, about)
            case "takes", 2:
                self.post(At(step=view.step, item=one.key))
            case "ratify", _ if 1 <= number <= len(listed := with_digits(state, one, view)):
                self.post(play.ratify(state, view, one.key, listed[number - 1]))
            case "", 0:
                self.post(play.leave(state, view, one.key))
            case "", _:
                self._verb(number, fields, state, view, one)
            case _:
                pass

    def _verb(self, number: int, fields: ReviewFields, state: ReviewState, view: View, one: Looked) -> None:
        verb = next((each for each in play.verbs(fields, state, view) if each.digit == number), None)
        if verb is None:
            return
        taken_back = fields.of == "minutes" and (one.key, verb.name.removeprefix("confirm ")) in state.confirmed
        if verb.ask and not taken_back:
            text = state.corrected.get(one.key, "") if verb.name == "correct" else verb.text
            self._open(verb, one.key, text)
        else:
            result = play.say(fields, state, view, verb.name, "", one.key)
            self.post(result)
            self._afterwards(fields, state, view, result)

    def _open(self, verb: Verb, key: str, text: str | None = None) -> None:
        """Open the line that a verb needs; beneath it stands what was understood."""
        words = verb.text if text is None else text
        self.post_message(
            self.LineWanted(
                f"{verb.name}:{key}", verb.ask, words, read=self._understood(verb, key, words), names=verb.names
            )
        )

    def _understood(self, verb: Verb, key: str, before: str) -> Callable[[str], str]:
        fields, state, view = self.now

        def understood(line: str) -> str:
            if not line.strip() or line.strip() == before.strip():
                return verb.hint
            return _told(play.say(fields, state, view, verb.name, line, key), view)

        return understood

    def _taken(self, fields: ReviewFields, state: ReviewState, view: View, person: str) -> None:
        result = play.takes(fields, state, view, person)
        self.post(result)
        self._afterwards(fields, state, view, result)

    def _afterwards(self, fields: ReviewFields, state: ReviewState, view: View, result: object) -> None:
        """Offer to capture what a verdict calls for; Esc leaves it."""
        if isinstance(result, Became):
            wanted = register(fields).then(result, looked(state, view, result.item), view)
            if wanted:
                self.post_message(self.CaptureWanted(wanted.kind, wanted.before, wanted.after))

    def line_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the base's shape
        """A line that a digit asked for; the token says of which item."""
        fields, state, view = self.now
        verb, _, key = token.partition(":")
        if verb.startswith(_MEANS):
            result = play.means(state, view, key, verb.removeprefix(_MEANS), met=False, note=text)
        else:
            result = play.say(fields, state, view, verb, text, key)
        if isinstance(result, Refusal):
            return result.sentence
        said = self.post(result)
        self._afterwards(fields, state, view, result)
        return said

    def arrow(self, by: int) -> None:
        """The item before or after."""
        fields, state, view = self.now
        if not front(fields, state, view):
            super().arrow(by)
            return
        self.post((play.forward if by > 0 else play.back)(fields, state, view))


def _told(result: object, view: View) -> str:
    """What a line would make so, in words."""
    names = view.partnership
    match result:
        case Refusal(sentence):
            return sentence
        case Became():
            return verdict(row_of(result), names)
        case At(page=asks):
            return f"{names.first_name(asks.partition(':')[2])} is asked"
        case Replaced():
            return f"in its place: {result.text}"
        case Confirmed():
            return f"{names.first_name(result.by or '')} says it for {names.party_name(result.party)}"
        case Corrected():
            return "noted as a correction"
        case _:
            return ""


PANEL = ReviewPanel
