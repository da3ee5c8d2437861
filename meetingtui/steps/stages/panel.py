"""What the stage shows of doors in order, and which digit means what.

At every door: 0 writes, 1 to 7 belong to what is listed, 8 is a second thing to write or choose, 9 puts a listed thing
otherwise, or opens a door again that was passed. Where each party speaks in turn, 1 is the speaker's yes.
"""

from __future__ import annotations

from datetime import date, datetime
from secrets import token_hex

from meetingtui.core.capture import Context
from meetingtui.core.capture_split import literal
from meetingtui.core.items import ItemKind
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.stages import drawing, needs, play, work
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages.digits import choices
from meetingtui.steps.stages.lines import take_line
from meetingtui.steps.stages.reason import say_reason
from meetingtui.steps.stages.state import Basis, StagesState
from meetingtui.steps.stages.step import StagesFields
from meetingtui.widgets.page import Page

_BASIS: dict[int, Basis] = {1: "seen", 2: "likely", 3: "guess"}
Mark = tuple[object, ...]


class StagesPanel(StepPanel[StagesFields, StagesState]):
    """The doors across the top, the one in front beneath, and what it wants before it opens."""

    def __init__(self) -> None:
        super().__init__()
        self._cursor: tuple[str, int, str] | None = None
        """The step, the stage and what is in front there; lost at any moment, it goes back to what is needed next."""
        self._refused: Mark = ()
        """What was missing when Enter was last refused: the second Enter goes on, as long as that is so."""
        self._begun: Mark = ()
        """The untouched door whose line Enter has opened; left empty, the next Enter asks the door."""
        self._offered: Mark = ()
        """What a capture was last offered for."""
        self._asked: Mark = ()
        """The line that was asked about once; Enter again keeps it."""

    # what is in front ---------------------------------------------------------------------------------------

    def _keys(self, fields: StagesFields, state: StagesState, view: View) -> tuple[str, ...]:
        """What the arrows go through at the door in front."""
        door, stage = state.front, fields.stage[state.at]
        match stage.asks:
            case "each party in turn":
                return needs.speakers(fields, door, view)
            case "options" | "grid":
                return tuple(entry.key for entry in needs.options(fields, state, state.at))
            case "criteria":
                return tuple(entry.key for entry in door.criteria)
            case "chain":
                return ("", *(link.key for _, link in work.in_order(door.links)))
            case _:
                return view.in_turn(fields.starts)

    def _key(self, fields: StagesFields, state: StagesState, view: View) -> str:
        """What is in front: where the arrows left it, else what is needed next."""
        keys = self._keys(fields, state, view)
        if view.speaks and view.speaks in keys:
            return view.speaks
        if self._cursor and self._cursor[:2] == (view.step, state.at) and self._cursor[2] in keys:
            return self._cursor[2]
        door = state.front
        match fields.stage[state.at].asks:
            case "each party in turn":
                return play.listening(fields, state, state.at, view)
            case "options" | "criteria":
                return keys[-1] if keys else ""
            case "chain":
                return door.links[-1].key if door.links else ""
            case "grid":
                return keys[0] if keys else ""
            case _:
                return next((party for party in keys if party not in door.yes), keys[0] if keys else "")

    def _put(self, view: View, at: int, key: str | None) -> None:
        self._cursor = None if key is None else (view.step, at, key)
        self._draw()

    def draw(self, page: Page, fields: StagesFields, state: StagesState, view: View) -> None:
        """The doors, what is asked, what stays in view, the work, and what the door wants."""
        drawing.doors(page, fields, state, view)
        drawing.asked(page, fields, state)
        drawing.in_view(page, fields, state, view)
        work.draw(page, fields, state, view, self._key(fields, state, view))
        refused = bool(self._refused) and self._refused == self._missing(fields, state, view)
        drawing.wants(page, fields, state, view, refused=refused)

    # Enter --------------------------------------------------------------------------------------------------

    def _missing(self, fields: StagesFields, state: StagesState, view: View) -> Mark:
        """The step, the stage and what it waits for; empty where it waits for nothing."""
        waits = () if state.front.shut_behind else needs.missing(fields, state, state.at, view)
        return (view.step, state.at, *waits) if waits else ()

    def _offer(self, fields: StagesFields, state: StagesState, view: View) -> tuple[ItemKind, str, Mark] | None:
        """What is to be captured at this door before it is passed: offered once, and not again until it changes."""
        stage = fields.stage[state.at]
        if state.front.shut_behind:
            return None
        if stage.leads == "action" and len(needs.actions(view)) < stage.slots:
            mark: Mark = (view.step, state.at, "action", len(needs.actions(view)))
            return None if mark == self._offered else (ItemKind.ACTION, "", mark)
        chosen = play.chosen(fields, state, state.at)
        text = "; ".join(entry.text for entry in chosen)
        if stage.leads != "decide" or not text or needs.missing(fields, state, state.at, view):
            return None
        taken = any(one.step == view.step and one.headline == text for one in view.of_kind(ItemKind.DECISION))
        mark = (view.step, state.at, "decision", text)
        return None if taken or mark == self._offered else (ItemKind.DECISION, text, mark)

    def _looks_ahead(self, fields: StagesFields, state: StagesState) -> bool:
        """Whether Enter proposes a day to look back: once, when the last door has been passed."""
        last = state.at + 1 == len(state.doors) and state.front.shut_behind
        return last and bool(fields.look_back_days) and not state.looked_ahead

    def _begins(self, fields: StagesFields, state: StagesState, view: View) -> bool:
        """Whether Enter opens the line of a door behind which nothing was done yet."""
        stage = fields.stage[state.at]
        written = stage.asks not in {"each party in turn", "grid"} and stage.leads != "action"
        waits = not state.front.touched and bool(needs.missing(fields, state, state.at, view))
        return written and waits and self._begun != (view.step, state.at)

    def enter_label(self, fields: StagesFields, state: StagesState, view: View) -> str:
        """What Enter would do."""
        if self._looks_ahead(fields, state):
            return f"look back in {fields.look_back_days} days"
        offer = self._offer(fields, state, view)
        if offer:
            return f"capture {'an action' if offer[0] is ItemKind.ACTION else 'the decision'}"
        waits = self._missing(fields, state, view)
        if self._begins(fields, state, view):
            return "write"
        if waits:
            return "go on anyway" if waits == self._refused else "what is missing"
        match play.forward(fields, state, view):
            case ev.Agreed():
                return "gist agreed"
            case ev.Turned():
                return "next door"
            case ev.Passed():
                return "go on"
            case _:
                return ""

    def enter(self) -> bool:
        """Open a line or a capture where Enter calls for one; a second Enter goes through an unready door."""
        fields, state, view = self.now
        if self._looks_ahead(fields, state):
            self.post(ev.LookBack(step=view.step, stage=state.at))
            text = "Look back together at what we agreed"
            self.post_message(self.CaptureWanted(ItemKind.ACTION, text, f" ^+{fields.look_back_days}d"))
            return True
        offer = self._offer(fields, state, view)
        if offer:
            kind, text, self._offered = offer
            self.post_message(self.CaptureWanted(kind, literal(text, Context(view.partnership, _day(view)))))
            return True
        if self._begins(fields, state, view):
            self._begun = (view.step, state.at)
            self.digit(0)
            return True
        waits = self._missing(fields, state, view)
        if not waits:
            return False
        if waits != self._refused:
            self._refused = waits
            return False
        if needs.needs_reason(fields, state, state.at):
            self.post_message(
                self.LineWanted(
                    f"reason:{state.at}",
                    "Go on anyway, because",
                    read=lambda line: say_reason(line, view, _day(view)),
                    names=True,
                )
            )
        else:
            self.post(play.go_on(fields, state, view, state.at, None))
        return True

    # digits -------------------------------------------------------------------------------------------------

    def choices(self, fields: StagesFields, state: StagesState, view: View) -> tuple[Choice, ...]:
        """What the digits mean at the door in front."""
        return choices(fields, state, view, self._key(fields, state, view))

    def ours(self, fields: StagesFields, state: StagesState, view: View) -> tuple[Choice, ...]:
        """The words and the yes of the party that this terminal speaks for."""
        stage, order = fields.stage[state.at], view.in_turn(fields.starts)
        if state.front.shut_behind or self._key(fields, state, view) != view.speaks:
            return ()
        if stage.asks == "each party in turn":
            own = {"0", "1", "2"}
        elif stage.asks_agreement and view.speaks in order:
            own = {str(order.index(view.speaks) + 1), "8"}
        else:
            own = set[str]()
        return tuple(one for one in self.choices(fields, state, view) if one.digit in own)

    def digit(self, number: int) -> None:
        """A digit at the door in front."""
        fields, state, view = self.now
        stage, key = fields.stage[state.at], self._key(fields, state, view)
        if state.front.shut_behind:
            if number == 9:
                self.post(play.reopen(state, view))
            return
        match stage.asks:
            case "each party in turn":
                self._turn_digit(number, state, view, key)
            case "options" | "criteria":
                self._list_digit(number, fields, state, view, key)
            case "chain":
                self._chain_digit(number, state, view, key)
            case "grid":
                self._grid_digit(number, fields, state, view, key)
            case _:
                self._text_digit(number, fields, state, view, key)

    def _text_digit(self, number: int, fields: StagesFields, state: StagesState, view: View, key: str) -> None:
        stage, order = fields.stage[state.at], view.in_turn(fields.starts)[: work.DIGITS]
        if number == 0:
            label = {"one statement": "What happened", "one question": "The question"}.get(stage.asks, stage.name)
            label = label if stage.asks_agreement else "Taken to"
            self.post_message(self.LineWanted(f"text:{state.at}", label, _line(state.front.text)))
        elif stage.asks_agreement and number == 8 and key and state.front.text:
            own = state.front.beside.get(key, "")
            name = view.partnership.party_name(key)
            self.post_message(self.LineWanted(f"beside:{state.at}:{key}", f"{name} puts it", _line(own)))
        elif stage.asks_agreement and 1 <= number <= len(order):
            self.post(play.agree(state, view, state.at, order[number - 1]))

    def _turn_digit(self, number: int, state: StagesState, view: View, party: str) -> None:
        at, door = state.at, state.front
        name = drawing.labelled(party, view) if party else ""
        match number:
            case 1:
                if not self.post(play.heard(state, view, at, party)):
                    self._cursor = None
            case 2:
                self.post(play.spoke(state, view, at, party))
            case 3:
                self.post(play.by_facilitator(state, view, at, party))
            case 4 if party in door.spoken:
                label = f"Said back to {view.partnership.party_name(party)}"
                self.post_message(self.LineWanted(f"back:{at}:{party}", label, door.restated.get(party, "")))
            case 0 if party:
                self.post_message(self.LineWanted(f"view:{at}:{party}", name, door.views.get(party, "")))
            case 8:
                self.post_message(self.LineWanted(f"text:{at}", "Gist for the room", _line(door.text)))
            case _:
                pass

    def _list_digit(self, number: int, fields: StagesFields, state: StagesState, view: View, key: str) -> None:
        at, door = state.at, state.front
        lists = fields.stage[at].asks == "options"
        sort, label = ("option", "Option") if lists else ("criterion", "Fair test")
        entries = door.options if lists else door.criteria
        shown = work.block([entry.key for entry in entries], key)[1] if entries else ()
        if number == 0:
            self.post_message(self.LineWanted(f"{sort}:{at}", label))
        elif number == 8 and lists:
            self.post_message(self.LineWanted(f"criterion:{at}", "Fair test"))
        elif number == 9 and key:
            text = next(entry.text for entry in entries if entry.key == key)
            self.post_message(self.LineWanted(f"{sort}:{at}:{key}", label, text))
        elif lists and 1 <= number <= len(shown):
            self.post(play.choose(fields, state, view, at, shown[number - 1]))
            self._put(view, at, shown[number - 1])

    def _chain_digit(self, number: int, state: StagesState, view: View, key: str) -> None:
        at, text = state.at, {link.key: link.text for link in state.front.links}.get(key, "")
        if number == 0:
            label = f"Why: {text}" if text else "Why"
            self.post_message(self.LineWanted(f"why:{at}:{key}", label if len(label) <= 30 else "Why that"))
        elif number in _BASIS:
            self.post(play.known(state, view, at, key, _BASIS[number]))
        elif number == 9 and key:
            self.post_message(self.LineWanted(f"link:{at}:{key}", "Cause", text))

    def _grid_digit(self, number: int, fields: StagesFields, state: StagesState, view: View, key: str) -> None:
        at, cells = state.at, state.front.cells
        tests = needs.criteria(fields, state, at)
        if not key:
            return
        if number == 8:
            self.post(play.choose(fields, state, view, at, key))
            return
        if number == 0:
            test = next((one for one in tests if (key, one.key) not in cells), None)
        else:
            test = tests[number - 1] if number <= min(len(tests), work.DIGITS) else None
        if test is not None:
            token = f"cell:{at}:{key}:{test.key}"
            self.post_message(self.LineWanted(token, _short(test.text), cells.get((key, test.key), "")))

    # lines --------------------------------------------------------------------------------------------------

    def line_given(self, token: str, text: str, now: datetime) -> str:
        """A line that a digit or Enter asked for; what is asked about once, a second Enter keeps."""
        fields, state, view = self.now
        mark: Mark = (token, text)
        taken = take_line(fields, state, view, token, text, token_hex(4), now.date(), again=mark == self._asked)
        if isinstance(taken, Refusal):
            self._asked = mark
            return taken.sentence
        self._asked = ()
        if taken is None:
            return ""
        match taken:
            case ev.Linked(key=key, text=str(words)) | ev.Listed(sort="option", key=key, text=str(words)) if words:
                self._cursor = (view.step, taken.stage, key)
            case _:
                pass
        return self.post(taken)

    def arrow(self, by: int) -> None:
        """Put the party, option or cause before or after in front; without a list, scroll."""
        fields, state, view = self.now
        keys = self._keys(fields, state, view)
        if len(keys) < 2:
            super().arrow(by)
            return
        at = keys.index(self._key(fields, state, view)) + by
        self._put(view, state.at, keys[max(0, min(at, len(keys) - 1))])


def _day(view: View) -> date:
    return view.day or date(1970, 1, 1)


def _line(text: str) -> str:
    return text.replace("\n", " ")


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29].rstrip()}…"


PANEL = StagesPanel
