"""A step may make items, change earlier ones, and be a card that goes back to where it was opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Literal

import pytest

from meetingtui.core.items import Action, ItemKind
from meetingtui.core.standing import CarriedAction, Standing
from meetingtui.live import event as ev
from meetingtui.live.draft import minutes_of
from meetingtui.live.fold import fold
from meetingtui.live.meeting import Meeting
from meetingtui.steps.protocol import ItemMade, StepEvent, StepFields, StepKind, StepNotes, View
from meetingtui.steps.registry import KINDS
from tests.live.conftest import Story


class PlainFields(StepFields):
    kind: Literal["plain"]


class Made(StepEvent):
    type: ClassVar[str] = "plain.made.1"
    text: str
    owner: str = "imani"


class Moved(StepEvent):
    type: ClassVar[str] = "plain.moved.1"
    item: str
    due: str


@dataclass(frozen=True)
class State:
    rows: tuple[dict[str, Any], ...] = ()


def _apply(_fields: PlainFields, state: State, event: StepEvent, _view: View) -> State:
    if not isinstance(event, Moved):
        return state
    row = {"item": event.item, "to": "moved", "due": date.fromisoformat(event.due), "why": "the site was shut"}
    return replace(state, rows=(*state.rows, row))


def _effects(_fields: PlainFields, _state: State, event: StepEvent, _view: View) -> tuple[ItemMade, ...]:
    if not isinstance(event, Made):
        return ()
    return (ItemMade("one", ItemKind.ACTION, {"text": event.text, "owner": event.owner, "due": "2026-12-01"}),)


PLAIN: StepKind[PlainFields, State, StepEvent] = StepKind(
    name="plain",
    fields=PlainFields,
    events=(Made, Moved),
    begin=lambda _fields: State(),
    apply=_apply,
    forward=lambda _fields, _state, _view: None,
    back=lambda _fields, _state, _view: None,
    notes=lambda _fields, _state, _view: StepNotes(),
    effects=_effects,
    updates=lambda _fields, state: state.rows,
)
PROMISE = CarriedAction(
    id="A7",
    on=date(2026, 11, 6),
    minutes="before",
    item=Action(text="Ring them", owner="mateo", due=date(2026, 11, 13)),
)
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Story:
    """A story in whose second step, a plain one, the meeting is."""
    monkeypatch.setitem(KINDS, "plain", PLAIN)
    story = Story(standing=Standing(actions=(PROMISE,)))
    story.step = story.tell(ev.StepAdded(after="s1", fields={"kind": "plain"}))  # type: ignore[attr-defined]
    return story


def meeting(story: Story) -> Meeting:
    made = fold(story.stored)
    assert made is not None
    return made


def made(story: Any, text: str, **more: str) -> str:
    return story.tell(Made(step=story.step, text=text, **more))


def test_an_item_that_a_step_makes_has_the_next_number_and_says_where_it_is_from(told: Story) -> None:
    made(told, "Open a door")
    (found,) = meeting(told).live_items
    assert (found.label, found.key, found.step) == ("A31", f"{told.step}/one", told.step)  # type: ignore[attr-defined]


def test_the_same_key_again_says_what_the_item_is_now(told: Story) -> None:
    made(told, "Open a door")
    made(told, "Open the door", owner="mateo")
    (found,) = meeting(told).live_items
    assert (found.label, found.headline, found.item.owner) == ("A31", "Open the door", "mateo")  # type: ignore[union-attr]
    assert meeting(told).next_ids["A"] == 32


def test_made_again_after_it_was_taken_out_it_is_there_again(told: Story) -> None:
    made(told, "Open a door")
    told.tell(ev.ItemRemoved(item=f"{told.step}/one", removed=True))  # type: ignore[attr-defined]
    assert meeting(told).live_items == ()
    made(told, "Open the door")
    assert [found.label for found in meeting(told).live_items] == ["A31"]


def test_an_undone_making_keeps_its_number_and_redone_has_it_again(told: Story) -> None:
    first = made(told, "Open a door")
    undo = told.tell(ev.Undone(event=first))
    assert meeting(told).live_items == ()
    assert minutes_of(meeting(told), NOW).used == {"A": 31}
    told.tell(ev.ItemCaptured(kind=ItemKind.ACTION, item={"text": "Another"}, at_step="s1"))
    assert [found.label for found in meeting(told).live_items] == ["A32"]
    told.tell(ev.Undone(event=undo))
    assert [found.label for found in meeting(told).live_items] == ["A31", "A32"]


def test_an_item_for_somebody_unknown_is_not_made(told: Story) -> None:
    made(told, "Open a door", owner="nobody")
    assert meeting(told).live_items == ()
    assert meeting(told).unread == 1


def test_what_a_step_makes_of_an_earlier_item_is_a_row_of_the_minutes_and_seen_by_every_step(told: Story) -> None:
    told.tell(Moved(step=told.step, item="A7", due="2026-12-04"))  # type: ignore[attr-defined]
    now = meeting(told)
    (row,) = minutes_of(now, NOW).update
    assert (row.item, row.to, row.due, row.why) == ("A7", "moved", date(2026, 12, 4), "the site was shut")
    seen = now.view("s1").carried("A7")
    assert seen is not None
    assert (seen.item.due, seen.moves, seen.history[-1].minutes) == (date(2026, 12, 4), 1, "2026-11-20-context")
    assert now.view("s1").standing.actions[0].item.due == date(2026, 11, 13)


def test_a_card_is_on_nobodys_way_and_goes_back_to_where_it_was_opened(told: Story) -> None:
    card = told.tell(ev.StepAdded(after="s1", fields={"kind": "plain"}, card=True))
    told.tell(ev.StepTurned(step="s1"))
    assert meeting(told).neighbour(1) == told.step  # type: ignore[attr-defined]
    told.tell(ev.StepTurned(step=card))
    assert (meeting(told).neighbour(1), meeting(told).neighbour(-1)) == ("s1", "s1")


def test_the_minutes_are_written_however_long_what_a_step_puts_together_is(
    told: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = replace(
        PLAIN, notes=lambda _fields, _state, _view: StepNotes(table={"said": [{"party": "p", "text": "x" * 40_000}]})
    )
    monkeypatch.setitem(KINDS, "plain", long)
    told.tell(ev.StepTurned(step=told.step))  # type: ignore[attr-defined]
    minutes = minutes_of(meeting(told), NOW)
    assert 9_000 < len(minutes.step[-1].said[0].text) <= 10_000


def test_a_promise_that_a_step_words_anew_is_not_accepted_any_more(told: Story) -> None:
    made(told, "Open a door")
    key = f"{told.step}/one"  # type: ignore[attr-defined]
    told.tell(ev.ItemChanged(item=key, fields={"accepted": True}))
    made(told, "Open a door")
    assert meeting(told).items[key].item.accepted  # type: ignore[union-attr]
    made(told, "Open the other door")
    assert not meeting(told).items[key].item.accepted  # type: ignore[union-attr]
