"""The keys while cards are shared and put together: pick up, put down, take apart, name, keep for later."""

from __future__ import annotations

from abc import abstractmethod
from datetime import datetime
from secrets import token_hex

from meetingtui.steps.gather import drawing, lists, play, sorting, writing
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather.keys import PhaseKeys
from meetingtui.steps.gather.lists import Row, rows_of
from meetingtui.steps.gather.state import GatherState, theme_of, unseen
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import Theme, find, in_front, most_alike, share_order, themes
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import Page

STACK, APART, NAME, KEEP, LATE, REST, LEAVE = 1, 2, 3, 4, 8, 9, 0


class SortingKeys(PhaseKeys):
    """What sharing and grouping have in common: the same digits do the same to a card."""

    lines = ("name",)

    def __init__(self, panel: StepPanel[GatherFields, GatherState]) -> None:
        super().__init__(panel)
        self.picked: tuple[str, ...] = ()
        """Cards that are picked up."""

    def left(self, fields: GatherFields, state: GatherState, view: View) -> str:  # noqa: ARG002
        hidden = len(unseen(fields, state))
        if not hidden:
            return ""
        return f"{drawing.count(hidden, 'card')} not shown yet: 9 shows them; Enter again goes on"

    def choices(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        if self.held(state):
            return (Choice(str(STACK), "put it there"), Choice(str(LEAVE), "leave it"))
        rest = [Choice(str(REST), "show the rest")] if unseen(fields, state) else []
        return (*self.deeds(fields, state, view), *rest, Choice(str(LATE), "late card"))

    @abstractmethod
    def deeds(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        """What can be done to the card in front."""

    def held(self, state: GatherState) -> tuple[str, ...]:
        """The cards that are picked up and still there."""
        return tuple(card for card in self.picked if card in state.cards)

    def enter_label(self, fields: GatherFields, state: GatherState, view: View) -> str | None:  # noqa: ARG002
        return "put it there" if self.held(state) else None

    def enter(self, fields: GatherFields, state: GatherState, view: View) -> bool:
        if not self.held(state):
            return False
        self.put(fields, state, view)
        return True

    @abstractmethod
    def put(self, fields: GatherFields, state: GatherState, view: View) -> None:
        """Put what is picked up where the cursor stands."""

    def digit(self, number: int, fields: GatherFields, state: GatherState, view: View) -> None:
        if self.held(state):
            if number == STACK:
                self.put(fields, state, view)
            elif number == LEAVE:
                self.picked = ()
                self.say("it stays where it was")
        elif number == REST and unseen(fields, state):
            self.panel.post(writing.reveal(fields, state, view))
        else:
            self.act(number, fields, state, view)

    @abstractmethod
    def act(self, number: int, fields: GatherFields, state: GatherState, view: View) -> None:
        """A digit for the card in front."""

    def take_apart(self, state: GatherState, view: View, theme: Theme, card: str) -> None:
        """A card leaves its theme; where a whole theme is meant, all but its first card do."""
        moved = (card,) if card else theme.ids[1:]
        if len(theme.cards) < 2:
            self.say("it lies alone already")
            return
        for one in moved:
            self.panel.post(sorting.apart(state, view, (one,), f"n{token_hex(4)}"))

    def ask_name(self, theme: Theme) -> None:
        """Open the line for a theme's name."""
        self.panel.post_message(StepPanel.LineWanted(f"name:{theme.id}", "What is it called?", theme.name))

    def line_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the base's shape
        fields, state, view = self.panel.now
        theme = token.partition(":")[2]
        if find(fields, state, theme) is None:
            return "that theme is not there any more; Esc keeps what you typed"
        return self.panel.post(ev.Named(step=view.step, theme=theme, name=text))


class SharingKeys(SortingKeys):
    """One card at a time."""

    def __init__(self, panel: StepPanel[GatherFields, GatherState]) -> None:
        super().__init__(panel)
        self.target = ""

    def draw(self, page: Page, fields: GatherFields, state: GatherState, view: View, room: int) -> None:
        if self.held(state):
            lists.target_page(page, self._shown(fields, state, view), self._target(fields, state, view), room)
        else:
            drawing.share_page(page, fields, state, view)

    def deeds(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:
        card = in_front(fields, state, view)
        if card is None:
            return ()
        theme = find(fields, state, theme_of(state, card))
        stacked = theme is not None and len(theme.cards) > 1
        return (
            *([Choice(str(STACK), "stack")] if self._shown(fields, state, view) else []),
            *([Choice(str(APART), "split"), Choice(str(NAME), "name")] if stacked else []),
            Choice(str(KEEP), "take up again" if card.id in state.later else "keep for later"),
        )

    def _shown(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Theme, ...]:
        """The themes of the cards that were shared before the one in front."""
        order, card = share_order(fields, state, view), in_front(fields, state, view)
        before = {theme_of(state, one) for one in order[: order.index(card)]} if card else set[str]()
        mine = theme_of(state, card) if card else ""
        return tuple(theme for theme in themes(fields, state) if theme.id in before and theme.id != mine)

    def _target(self, fields: GatherFields, state: GatherState, view: View) -> str:
        known = [theme.id for theme in self._shown(fields, state, view)]
        return self.target if self.target in known else next(iter(known), "")

    def act(self, number: int, fields: GatherFields, state: GatherState, view: View) -> None:
        card = in_front(fields, state, view)
        if card is None:
            return
        theme = find(fields, state, theme_of(state, card))
        if number == STACK and theme and (shown := self._shown(fields, state, view)):
            self.picked, self.target = theme.ids, most_alike(card, shown)
            self.say("arrows choose where it goes, 1 puts it there")
        elif number == APART and theme:
            self.take_apart(state, view, theme, card.id)
        elif number == NAME and theme and len(theme.cards) > 1:
            self.ask_name(theme)
        elif number == KEEP:
            self.panel.post(sorting.keep(state, view, (card.id,)))

    def put(self, fields: GatherFields, state: GatherState, view: View) -> None:
        picked, self.picked = self.held(state), ()
        self.panel.post(sorting.together(fields, state, view, picked, self._target(fields, state, view)))

    def arrow(self, by: int, fields: GatherFields, state: GatherState, view: View) -> bool:
        if self.held(state):
            known = [theme.id for theme in self._shown(fields, state, view)]
            if known:
                at = known.index(self._target(fields, state, view)) + by
                self.target = known[max(0, min(at, len(known) - 1))]
            self.panel.redraw()
            return True
        order, card = share_order(fields, state, view), in_front(fields, state, view)
        at = order.index(card) + by if card else -1
        if 0 <= at < len(order):
            self.panel.post(play.replace_at(state, view, card=order[at].id))
        return card is not None


class GroupingKeys(SortingKeys):
    """All cards in a list."""

    def __init__(self, panel: StepPanel[GatherFields, GatherState]) -> None:
        super().__init__(panel)
        self.row = Row("")
        self.at = 0

    def draw(self, page: Page, fields: GatherFields, state: GatherState, view: View, room: int) -> None:
        front = self._front(rows_of(fields, state))
        lists.group_page(page, fields, state, view, front=front, picked=self.held(state), room=room)

    def _front(self, rows: tuple[Row, ...]) -> int:
        """The line in front: the same one wherever it has gone to, else the one that stands in its place now."""
        if self.row in rows:
            return rows.index(self.row)
        if self.row.card:
            for number, row in enumerate(rows):
                if row.card == self.row.card:
                    return number
        return max(0, min(self.at, len(rows) - 1))

    def deeds(self, fields: GatherFields, state: GatherState, view: View) -> tuple[Choice, ...]:  # noqa: ARG002
        if not rows_of(fields, state):
            return ()
        return (
            Choice(str(STACK), "stack"),
            Choice(str(APART), "split"),
            Choice(str(NAME), "name"),
            Choice(str(KEEP), "later"),
        )

    def arrow(self, by: int, fields: GatherFields, state: GatherState, view: View) -> bool:  # noqa: ARG002
        rows = rows_of(fields, state)
        if rows:
            self.at = max(0, min(self._front(rows) + by, len(rows) - 1))
            self.row = rows[self.at]
            self.panel.redraw()
        return bool(rows)

    def _here(self, fields: GatherFields, state: GatherState) -> tuple[Row, Theme | None] | None:
        rows = rows_of(fields, state)
        if not rows:
            return None
        self.at = self._front(rows)
        self.row = rows[self.at]
        return self.row, None if self.row.later else find(fields, state, self.row.theme)

    def act(self, number: int, fields: GatherFields, state: GatherState, view: View) -> None:
        here = self._here(fields, state)
        if here is None:
            return
        row, theme = here
        cards = (row.card,) if row.card else theme.ids if theme else ()
        match number:
            case 1 if row.later:
                self.say("it is kept for later: 4 takes it up again first")
            case 1:
                self.picked = cards
                self.say("arrows choose where it goes, 1 puts it there, 0 leaves it")
            case 2 if theme:
                self.take_apart(state, view, theme, row.card)
            case 3 if theme:
                self.ask_name(theme)
            case 4:
                self.panel.post(sorting.keep(state, view, cards))
            case _:
                pass

    def put(self, fields: GatherFields, state: GatherState, view: View) -> None:
        here = self._here(fields, state)
        picked = self.held(state)
        if here is None or here[1] is None:
            self.say("that is kept for later: go to another card, or 0 leaves it")
        elif set(picked) <= set(here[1].ids):
            self.say("it is this one that is picked up: go to another, or 0 leaves it")
        else:
            self.picked = ()
            self.panel.post(sorting.together(fields, state, view, picked, here[1].id))
