"""The stage while a text is tested: what its digits, Enter and arrows do."""

from __future__ import annotations

from meetingtui.core.dates import say_date
from meetingtui.core.items import ItemKind
from meetingtui.steps.decide import drawing, play, typed
from meetingtui.steps.decide.asking import DecideLines
from meetingtui.steps.decide.choosing import for_row, labels
from meetingtui.steps.decide.events import Adopted, At, Replaces
from meetingtui.steps.decide.making import has, to_ratify
from meetingtui.steps.decide.positions import called, declared, outcome, positions, shown, turn
from meetingtui.steps.decide.state import END, DecideState, details, earlier, gone, words
from meetingtui.steps.decide.step import DecideFields
from meetingtui.steps.panel import Choice
from meetingtui.steps.protocol import Refusal, View
from meetingtui.widgets.page import Page


class DecidePanel(DecideLines):
    """The words large, beneath them where each party stands."""

    def __init__(self) -> None:
        super().__init__()
        self._refused_once: tuple[str, str] = "", ""
        """The step and the sentence with which Enter was refused last: the second time it offers to end the test."""
        self._owner_asked: tuple[str, str] = "", ""
        """The step and the words for which an owner was asked: the second time Enter adopts without one."""

    def draw(self, page: Page, fields: DecideFields, state: DecideState, view: View) -> None:
        """The page in front."""
        drawing.draw(page, fields, state, view)

    # digits -------------------------------------------------------------------------------------------------

    def choices(self, fields: DecideFields, state: DecideState, view: View) -> tuple[Choice, ...]:
        """What the digits mean on the page in front."""
        return tuple(Choice(digit, label) for digit, label in labels(fields, state, view))

    def ours(self, fields: DecideFields, state: DecideState, view: View) -> tuple[Choice, ...]:
        """Where the party stands that this terminal speaks for."""
        if shown(fields, state, view) != "test" or gone(fields, view):
            return ()
        return tuple(Choice(digit, label) for digit, label in for_row(fields, state, view) if digit != "8")

    def enter_label(self, fields: DecideFields, state: DecideState, view: View) -> str:
        """What Enter would do."""
        phase = shown(fields, state, view)
        if phase == "drafting" and not words(fields, state, view):
            return "write the words" if not fields.options else "what is missing"
        match play.forward(fields, state, view):
            case Adopted():
                if self._wants_owner(fields, state, view):
                    return "name the owner"
                return "adopt, to ratify" if to_ratify(fields, view, positions(fields, state, view)) else "adopt"
            case Refusal(sentence):
                return "end it here" if self._refused_once == (view.step, sentence) else "what is missing"
            case At(phase=following):
                back = phase in {"details", "replaces"}
                return "back" if back else "outcome" if following == "done" else _NEXT.get(following, following)
            case _:
                return ""

    def enter(self) -> bool:
        """Write the words where there are none; ask for the owner once; refused twice, offer to end the test."""
        fields, state, view = self.now
        if shown(fields, state, view) == "drafting" and not words(fields, state, view) and not gone(fields, view):
            if not fields.options:
                self._ask_words(fields, state, view)
            return not fields.options
        result = play.forward(fields, state, view)
        if isinstance(result, Adopted) and self._wants_owner(fields, state, view):
            self._owner_asked = view.step, words(fields, state, view)
            self._ask("owner", "Who owns it? One person", names=True)
            return True
        if isinstance(result, Refusal):
            if self._refused_once == (view.step, result.sentence):
                self.post(play.to(view, "ending", number=state.round))
                return True
            self._refused_once = view.step, result.sentence
        return False

    def _wants_owner(self, fields: DecideFields, state: DecideState, view: View) -> bool:
        missing = has(fields, "owner") and details(fields, state, view).owner is None
        return missing and self._owner_asked != (view.step, words(fields, state, view))

    def digit(self, number: int) -> None:
        """A digit on the page in front."""
        fields, state, view = self.now
        if gone(fields, view):
            return
        match shown(fields, state, view):
            case "drafting":
                self._drafting(number, fields, state, view)
            case "clarify" | "reactions" if number == 7:
                self._ask_words(fields, state, view)
            case "test":
                self._test(number, fields, state, view)
            case "details":
                self._details(number, fields, state, view)
            case "replaces":
                self._replaces(number, fields, state, view)
            case "ending":
                self._ending(number, fields, state, view)
            case "done":
                self._done(number, fields, state, view)
            case _:
                pass

    def leave(self) -> bool:
        """Leave a list that was opened; the words and the positions stay as they are."""
        fields, state, view = self.now
        listed = shown(fields, state, view) in {"details", "replaces", "ending"}
        if listed:
            self.post(play.back(fields, state, view))
        return listed

    def arrow(self, by: int) -> None:
        """The party before or after; another page of earlier decisions; else the page scrolls."""
        fields, state, view = self.now
        match shown(fields, state, view):
            case "test" if (event := play.give_turn(fields, state, view, by)) is not None:
                self.post(event)
            case "replaces" if len(earlier(fields, view)) > drawing.LISTED:
                count = (len(earlier(fields, view)) + drawing.LISTED - 1) // drawing.LISTED
                self.post(play.to(view, "replaces", number=max(1, min(min(state.round, count) + by, count))))
            case _:
                super().arrow(by)

    def _drafting(self, number: int, fields: DecideFields, state: DecideState, view: View) -> None:
        if number == 0:
            self.post(play.to(view, "ending", number=state.round))
        elif 1 <= number <= len(fields.options):
            option = fields.options[number - 1]
            self.post(play.write(fields, view, option, option))
        elif number == (9 if fields.options else 1):
            self._ask_words(fields, state, view)
        elif number == 2 and fields.method == "one text" and words(fields, state, view):
            self.post(play.another_round(view, state))

    def _test(self, number: int, fields: DecideFields, state: DecideState, view: View) -> None:
        who = turn(fields, state, view)
        if number == 7:
            self._ask_words(fields, state, view)
            return
        if number == 9:
            self.post(play.to(view, "details", who, state.round))
            return
        offered = {digit for digit, _ in for_row(fields, state, view)}
        if who == END or str(number) not in offered:
            return
        name, held = called(who, view), positions(fields, state, view).get(who)
        about = f"{who}:{typed.fingerprint(words(fields, state, view))}"
        before = f"{held.words} = {held.watch}" if held and held.watch else held.words if held else ""
        match number:
            case 0:
                self.post(play.not_yet(fields, state, view, who))
            case 1 if fields.method == "fist to five":
                hands = " ".join(str(count) for count in held.fingers) if held else ""
                self._ask(f"fingers:{about}", f"{name} shows, one number a hand", hands)
            case 1:
                self.post(play.say(fields, state, view, who, _plain_yes(fields, state, view, who)))
            case 2 if fields.method == "fist to five":
                self._ask(f"lift:{about}", f"{name}: what would lift it?", before)
            case 2:
                self._ask(f"concern:{about}", f"{name}, concern = what would show it", before)
            case 3:
                aim = " against our shared aim" if fields.method == "consent" else ""
                self._ask(f"objects:{about}", f"{name} objects{aim}, because", before)
            case 4 if fields.method == "consensus":
                self._ask(f"aside:{about}", f"{name} stands aside. Who wishes to be named?", names=True)
            case 4:
                self._ask(f"watch:{about}", "What would show that the concern is right?", held.watch if held else "")
            case 5:
                self.post(play.say(fields, state, view, who, "beyond"))
            case 6:
                self._ask(
                    f"interest:{about}", f"{name} declares an interest", declared(fields, state, view).get(who, "")
                )
            case 8:
                self._ask(f"shorten:{about}", "Looked at again already on", read=typed.say_day(view))
            case _:
                pass

    def _details(self, number: int, fields: DecideFields, state: DecideState, view: View) -> None:
        label = {digit: name for digit, name, _ in drawing.lines_of(fields, state, view)}.get(str(number))
        kept = details(fields, state, view)
        match label:
            case "Owner":
                self._ask("owner", "Owner, one person", f"@{kept.owner}" if kept.owner else "", names=True)
            case "Decides":
                self._ask("decider", "Who decides?", f"@{kept.decider}" if kept.decider else "", names=True)
            case "So that":
                self._ask("note:outcome", "So that…?", kept.outcome)
            case "Because":
                self._ask("note:why", "Because", kept.why)
            case "Topic" if fields.makes == "agreement":
                self._ask("note:topic", "Topic", kept.topic)
            case "Instead of":
                self._ask("list:instead", "Instead of, between |", " | ".join(kept.instead))
            case "Weighed by":
                self._ask("list:criteria", "Weighed by, between |", " | ".join(kept.criteria))
            case "Looked at again":
                day = say_date(kept.review) if kept.review else ""
                self._ask("date:review", "Looked at again", day, read=typed.say_day(view))
            case "Ratified until":
                day = say_date(kept.until) if kept.until else ""
                self._ask("date:until", "Ratified until", day, read=typed.say_day(view))
            case "Dissent":
                self._ask("dissent", "On request: @name and their words", names=True, lines=True)
            case "Replaces":
                self.post(play.to(view, "replaces"))
            case _:
                pass

    def _replaces(self, number: int, fields: DecideFields, state: DecideState, view: View) -> None:
        known = earlier(fields, view)
        first = drawing.window(len(known), state.round)
        listed = known[first : first + drawing.LISTED]
        if number == 0:
            self.post(Replaces(step=view.step, item=None))
        elif number <= len(listed):
            self.post(Replaces(step=view.step, item=listed[number - 1].id))
        else:
            return
        self.post(play.to(view, "details"))

    def _ending(self, number: int, fields: DecideFields, state: DecideState, view: View) -> None:
        seen = typed.fingerprint(words(fields, state, view))
        match number:
            case 8 if words(fields, state, view):
                self._ask(f"not-adopted:{seen}", "Not adopted, because")
            case 9:
                self._ask(f"defer:{seen}", "Deferred: why it waits ^until", read=typed.say_until(view))
            case 0:
                self.post(play.back(fields, state, view))
            case _:
                pass

    def _done(self, number: int, fields: DecideFields, state: DecideState, view: View) -> None:
        ended = outcome(fields, state, view)
        adopted = ended is not None and ended.how == "adopted"
        match number:
            case 9 if adopted:
                self.post(play.to(view, "details", number=state.round))
            case 7 if adopted:
                self._ask_words(fields, state, view)
            case 4 if not adopted:
                self.post(play.end(fields, state, view, "open"))
            case 5 if not adopted:
                self.post_message(self.CaptureWanted(ItemKind.PARKED, words(fields, state, view)))
            case _:
                pass


_NEXT = {"clarify": "clarify", "reactions": "reactions", "test": "ask each party"}


def _plain_yes(fields: DecideFields, state: DecideState, view: View, who: str) -> str:
    heard = fields.method == "one decides after hearing" and who != details(fields, state, view).decider
    return "heard" if heard else "yes"


PANEL = DecidePanel
