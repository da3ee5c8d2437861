"""What the stage shows of a `close` step, page by page, and which digit means what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from meetingtui.core.dates import read_date, say_date
from meetingtui.core.items import Action, Agreement, Captured, Decision, ItemKind, Win
from meetingtui.core.text import clean_line
from meetingtui.steps.close import play
from meetingtui.steps.close.gaps import count, gap, missing
from meetingtui.steps.close.play import CloseState
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import Refusal, View
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page

_WEEKS = {1: 7, 2: 14, 3: 28}
"""Digit to days until the next meeting."""
_LISTED = 9
"""Items that a digit can pick on one page."""


class ClosePanel(StepPanel[CloseFields, CloseState]):
    """One thing a page: a decision, a promise, what is open, the next date, each party's word."""

    def __init__(self) -> None:
        super().__init__()
        self._taking_back = ("", "")
        """The decision and the party whose yes would be taken back by the same key again."""

    def draw(self, page: Page, fields: CloseFields, state: CloseState, view: View) -> None:
        """The page in front."""
        name = play.page(fields, state, view)
        sort, _, key = name.partition(":")
        known = play.pages(fields, view)
        page.text(f"Read-back, {known.index(name) + 1} of {len(known)}", QUIET).blank()
        found = view.item(key)
        match sort:
            case "decision" if found:
                self._decision(page, found, view)
            case "promise" if found:
                self._promise(page, found, view)
            case "absent":
                self._absent(page, key, view)
            case "open":
                page.text("Left open: no owner, or no date.", STRONG).blank()
                self._list(page, self._open(view), view)
                page.blank().text("A number corrects one. What stays open is written under “open”.", QUIET)
            case "parked":
                page.text("Parked. Where does each come up again?", STRONG).blank()
                self._list(page, view.of_kind(ItemKind.PARKED), view)
            case "tried":
                page.text("What we will try. Does each of you take it on?", STRONG).blank()
                self._list(page, view.of_kind(ItemKind.EXPERIMENT), view)
            case "thanks":
                self._thanks(page, view)
            case "next":
                self._next(page, state)
            case "prompt":
                page.text(fields.prompts[int(key)], STRONG).blank()
                page.text("Everyone in turn; nothing need be written." if not state.words else state.words)
            case "worth":
                self._worth(page, state, view)
            case "confirm":
                self._confirm(page, fields, state, view)
            case _:
                self._end(page, fields, state, view)

    # pages --------------------------------------------------------------------------------------------------

    def _decision(self, page: Page, found: Captured, view: View) -> None:
        assert isinstance(found.item, Decision | Agreement)
        names = view.partnership
        noun = "Decision" if isinstance(found.item, Decision) else "Agreement"
        page.text(f"{noun} {found.label}", QUIET).text(found.item.text, STRONG).blank()
        self._grounds(page, found.item, view)
        if found.item.review:
            page.text(f"Looked at again {say_date(found.item.review)}")
        page.blank().text("Does each party say yes?").blank()
        here = view.parties_present
        for number, party in enumerate(names.parties, 1):
            label = f"{names.mark(party)} {names.party_name(party)}"
            says = "✓ yes" if party in found.item.yes else "✗ no" if party in found.item.no else "· open"
            if party not in here:
                says = "nobody here: to ratify"
            elif found.item.ratify and party in found.item.ratify.by:
                says += ", to ratify"
            page.parts(f"  {number}  ", (f"{label}  ", ""), (says, STRONG if party in found.item.yes else ""))

    def _grounds(self, page: Page, item: Decision | Agreement, view: View) -> None:
        """Who answers for it, and the reasons that were given."""
        if isinstance(item, Agreement):
            if item.outcome:
                page.text(item.outcome, first="So that ", hang=8)
            return
        owner = view.partnership.person_name(item.owner) if item.owner else "nobody yet"
        page.text(f"Owner {owner}")
        if item.why:
            page.text(item.why, first="Because ", hang=8)
        for other in item.instead:
            page.text(other, first="Instead of ", hang=11)
        for worry in item.concern:
            page.text(worry.text, first="With the concern ", hang=4)

    def _promise(self, page: Page, found: Captured, view: View) -> None:
        assert isinstance(found.item, Action)
        owner = found.item.owner or ""
        mine = play.promises(view).get(owner, [found])
        at = [one.key for one in mine].index(found.key) + 1
        first = view.partnership.first_name(owner)
        count = "one promise" if len(mine) == 1 else f"{len(mine)} promises"
        page.text(f"{first}, you have {count}{'' if len(mine) == 1 else f': {at} of {len(mine)}'}.", STRONG)
        page.blank().text(found.item.text, first=f"{found.label}  ", style=STRONG, hang=len(found.label) + 2)
        if found.item.due:
            page.text(f"By {say_date(found.item.due)}", indent=2)
        if found.item.helpers:
            page.text("With " + ", ".join(view.partnership.first_name(h) for h in found.item.helpers), indent=2)
        for party, means in found.item.done.items():
            page.text(means, first=f"Done for {view.partnership.party_name(party)}: ", indent=2, hang=4)
        said = "✓ accepted" if found.item.accepted else "· offered, not yet accepted"
        page.blank().text(said, STRONG if found.item.accepted else "")

    def _absent(self, page: Page, owner: str, view: View) -> None:
        name = view.partnership.first_name(owner)
        page.text(f"{name} is not here.", STRONG).blank()
        for found in play.promises(view).get(owner, []):
            page.text(found.headline, first=f"{found.label}  ", hang=len(found.label) + 2)
            if isinstance(found.item, Action) and found.item.due:
                page.text(f"By {say_date(found.item.due)}", QUIET, indent=len(found.label) + 2)
        page.blank().text("These stay offered, and head the next meeting.")

    def _open(self, view: View) -> tuple[Captured, ...]:
        return tuple(found for found in view.items if play.is_open(found))

    def _list(self, page: Page, items: tuple[Captured, ...], view: View) -> None:
        for number, found in enumerate(items[:_LISTED], 1):
            page.text(found.headline, first=f"  {number}  {found.label}  ", hang=9)
            page.text(gap(found, view), QUIET, indent=9)
        if len(items) > _LISTED:
            page.text(f"and {len(items) - _LISTED} more; e corrects any of them.", QUIET)

    def _thanks(self, page: Page, view: View) -> None:
        page.text("Thanks.", STRONG).blank()
        for found in view.of_kind(ItemKind.WIN):
            assert isinstance(found.item, Win)
            page.text(found.item.text, first="  ", hang=2)
            if found.item.to:
                page.text("to " + ", ".join(view.partnership.first_name(p) for p in found.item.to), QUIET, indent=4)

    def _next(self, page: Page, state: CloseState) -> None:
        page.text("When do we meet again?", STRONG).blank()
        page.text(say_date(state.next.on) if state.next.on else "No date yet", indent=2)
        if state.next.agenda:
            page.text(f"with the agenda {state.next.agenda}", indent=2)

    def _worth(self, page: Page, state: CloseState, view: View) -> None:
        page.text("Was this worth our time? Show one to five fingers.", STRONG).blank()
        for party in view.partnership.parties:
            hands = " ".join(str(hand) for hand in state.hands.get(party, ())) or "·"
            page.text(f"{view.partnership.mark(party)} {view.partnership.party_name(party)}  {hands}", indent=2)

    def _confirm(self, page: Page, fields: CloseFields, state: CloseState, view: View) -> None:
        holding = play.confirmed(state, view)
        page.text("Does each party confirm these minutes?", STRONG).blank()
        for number, party in enumerate(view.partnership.parties, 1):
            label = f"{view.partnership.mark(party)} {view.partnership.party_name(party)}"
            if party in holding:
                said = f"✓ confirmed by {view.partnership.first_name(holding[party].by)}"
            elif party in state.confirmed:
                said = "changed since: ask again"
            elif party not in view.parties_present:
                said = "nobody here: pending"
            else:
                said = "· not yet"
            page.parts(f"  {number}  {label}  ", (said, STRONG if party in holding else ""))
        missing = [party for party in view.partnership.parties if party not in holding]
        if missing and state.confirm_by:
            page.blank().text(f"The others confirm by {say_date(state.confirm_by)}.")
        elif missing and fields.seal:
            page.blank().text("Please ask each party before anyone leaves.", FLAG)

    def _end(self, page: Page, fields: CloseFields, state: CloseState, view: View) -> None:
        page.text("Nothing is left to read back.", STRONG).blank()
        accepted = [f for f in view.of_kind(ItemKind.ACTION) if isinstance(f.item, Action) and f.item.accepted]
        promised = sum(len(found) for found in play.promises(view).values())
        decided = len(play.decided(view))
        page.text(f"{count(decided, 'decision')}, {count(promised, 'promise')}, {len(accepted)} accepted")
        if state.next.on:
            page.text(f"Next: {say_date(state.next.on)}")
        if sentences := missing(fields, state, view):
            page.blank().text("Before you close:", FLAG)
            for sentence in sentences:
                page.text(sentence, first="  ", hang=2)
        page.blank().text("Enter closes the meeting and finishes the minutes.")

    # digits -------------------------------------------------------------------------------------------------

    def choices(self, fields: CloseFields, state: CloseState, view: View) -> tuple[Choice, ...]:
        """What the digits mean on the page in front."""
        sort = play.page(fields, state, view).partition(":")[0]
        parties = tuple(
            Choice(str(number), view.partnership.party_name(party))
            for number, party in enumerate(list(view.partnership.parties)[:8], 1)
        )
        match sort:
            case "decision":
                return (*parties, Choice("9", "change"))
            case "promise":
                return (Choice("1", "yes"), Choice("2", "change"), Choice("3", "not mine"))
            case "open" | "parked" | "tried":
                return (Choice("1–9", "correct one"),)
            case "next":
                return (
                    Choice("1", "in 1 week"),
                    Choice("2", "in 2"),
                    Choice("3", "in 4"),
                    Choice("4", "date"),
                    Choice("5", "agenda"),
                )
            case "prompt":
                return (Choice("1", "write a line"),) if fields.record != "nothing" else ()
            case "worth":
                return (Choice("1", "type the hands"),)
            case "confirm":
                return (*parties, Choice("9", "confirm by"))
            case _:
                return ()

    def enter_label(self, fields: CloseFields, state: CloseState, view: View) -> str:
        """What Enter would do."""
        return "next" if play.forward(fields, state, view) else ""

    def digit(self, number: int) -> None:
        """A digit on the page in front."""
        fields, state, view = self.now
        sort, _, key = play.page(fields, state, view).partition(":")
        match sort:
            case "decision" if number == 9:
                self.post_message(self.EditWanted(key))
            case "decision":
                self._position(number, key, view)
            case "promise":
                self._answer(number, key, view)
            case "open" | "parked" | "tried":
                kinds = {"parked": ItemKind.PARKED, "tried": ItemKind.EXPERIMENT}
                items = view.of_kind(kinds[sort]) if sort in kinds else self._open(view)
                if 1 <= number <= len(items):
                    self.post_message(self.EditWanted(items[number - 1].key))
            case "next":
                self._next_digit(number, state, view)
            case "prompt" if number == 1 and fields.record != "nothing":
                self.post_message(self.LineWanted("words", "What was said", state.words.replace("\n", " ")))
            case "worth" if number == 1:
                self.post_message(self.LineWanted("hands", "Hands, parties between |", _hands(state, view)))
            case "confirm" if number == 9:
                day = say_date(state.confirm_by) if state.confirm_by else ""
                self.post_message(
                    self.LineWanted("confirm-by", "The others confirm by", day, read=self._say_date(view))
                )
            case "confirm":
                self._confirm_digit(number, state, view)
            case _:
                pass

    def _position(self, number: int, key: str, view: View) -> None:
        """A party's yes; one that was said before is taken back only by the same key again."""
        parties = list(view.partnership.parties)
        found = view.item(key)
        if not 1 <= number <= len(parties) or found is None:
            return
        party = parties[number - 1]
        said = isinstance(found.item, Decision | Agreement) and party in found.item.yes
        if said and self._taking_back != (key, party):
            self._taking_back = (key, party)
            name = view.partnership.party_name(party)
            self.post_message(self.Refused(f"{name} has said yes; {number} again takes it back"))
            return
        self._taking_back = ("", "")
        self.post(play.position(view, key, party))

    def _answer(self, number: int, key: str, view: View) -> None:
        found = view.item(key)
        if number == 1 and found and isinstance(found.item, Action):
            self.post(play.accept(view, key, "unasked" if found.item.accepted else "yes"))
        elif number == 2:
            self.post_message(self.EditWanted(key))
        elif number == 3:
            self.post(play.accept(view, key, "not mine"))

    def _next_digit(self, number: int, state: CloseState, view: View) -> None:
        if number in _WEEKS and view.day:
            on = view.day + timedelta(days=_WEEKS[number])
            self.post(play.Next(step=view.step, on=on, agenda=state.next.agenda))
        elif number == 4:
            day = say_date(state.next.on) if state.next.on else ""
            self.post_message(self.LineWanted("next-date", "Next date", day, read=self._say_date(view)))
        elif number == 5:
            self.post_message(self.LineWanted("next-agenda", "Next agenda", state.next.agenda or ""))

    def _confirm_digit(self, number: int, state: CloseState, view: View) -> None:
        parties = list(view.partnership.parties)
        if not 1 <= number <= len(parties):
            return
        party = parties[number - 1]
        here = [person.id for person in view.partnership.of_party(party) if person.id in view.present]
        if party in play.confirmed(state, view) or len(here) < 2:
            self.post(play.confirm(state, view, party, here[0] if here else None))
            return
        label = f"Who says it for {view.partnership.party_name(party)}?"
        # A name and not a number: the next digit is meant for the next party.
        names = ", ".join(view.partnership.first_name(p) for p in here)
        self.post_message(self.LineWanted(f"confirm:{party}", label, read=lambda _: f"a name: {names}", names=True))

    def line_given(self, token: str, text: str, now: datetime) -> str:
        """A line that a digit asked for."""
        _, state, view = self.now
        sort, _, party = token.partition(":")
        match sort:
            case "words":
                return self.post(play.Words(step=view.step, text=text))
            case "hands":
                hands = play.read_hands(text, view)
                if isinstance(hands, Refusal):
                    return hands.sentence
                return self.post(play.Rated(step=view.step, hands=dict(hands)))
            case "next-date" | "confirm-by":
                return self._date_given(sort, text, now.date())
            case "next-agenda":
                return self.post(play.Next(step=view.step, on=state.next.on, agenda=clean_line(text) or None))
            case "confirm":
                return self._who_confirms(party, text, state, view)
            case _:
                return ""

    def _say_date(self, view: View) -> Callable[[str], str]:
        """Says in words which day a line means, as the meeting's own day sees it."""
        today = view.day or date.today()

        def say(line: str) -> str:
            day = read_date(line, today) if line.strip() else None
            return say_date(day) if day else "fri, next tue, 27 nov, +2w, in 10 days, 2026-12-01"

        return say

    def _date_given(self, sort: str, text: str, today: date) -> str:
        _, state, view = self.now
        day = read_date(text, today) if text.strip() else None
        if day is None and text.strip():
            return f'"{text.strip()}" is not a date; try fri, 27 nov, +2w or 2026-12-01'
        if day is not None and day < today:
            return f"{say_date(day)} is past"
        if sort == "confirm-by":
            return self.post(play.ConfirmBy(step=view.step, on=day))
        return self.post(play.Next(step=view.step, on=day, agenda=state.next.agenda))

    def _who_confirms(self, party: str, text: str, state: CloseState, view: View) -> str:
        wanted = text.strip().lstrip("@").casefold()
        here = [person for person in view.partnership.of_party(party) if person.id in view.present]
        found = [p for p in here if wanted and (p.id == wanted or p.name.casefold().startswith(wanted))]
        if len(found) != 1:
            return "who is here for them: " + ", ".join(person.name for person in here)
        result = play.confirm(state, view, party, found[0].id)
        return result.sentence if isinstance(result, Refusal) else self.post(result)


def _hands(state: CloseState, view: View) -> str:
    return " | ".join(" ".join(str(h) for h in state.hands.get(p, ())) for p in view.partnership.parties).strip(" |")


PANEL = ClosePanel
