"""Events, in their order, are the meeting."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from meetingtui.core.items import Action, Decision, ItemKind
from meetingtui.core.people import Person
from meetingtui.live import event as ev
from meetingtui.live.event import Stored, event_line, read_line
from meetingtui.live.fold import apply, fold
from meetingtui.live.meeting import Meeting
from meetingtui.steps.ask.play import Gist, Marked
from meetingtui.steps.close.play import Confirmed, Promise, confirmed
from tests.live.conftest import AGENDA, START, Story


def meeting(story: Story) -> Meeting:
    made = fold(story.stored)
    assert made is not None
    return made


def action(text: str = "Open a door.", **given: object) -> ev.ItemCaptured:
    return ev.ItemCaptured(kind=ItemKind.ACTION, item={"text": text, **given}, at_step="s1")  # type: ignore[dict-item]


def test_nothing_is_a_meeting_before_it_is_opened(story: Story) -> None:
    assert fold(story.stored[1:]) is None
    assert meeting(story).number == 9


def test_items_are_numbered_on_from_those_of_the_partnership(story: Story) -> None:
    story.tell(action("One"))
    story.tell(action("Two"))
    assert [found.label for found in meeting(story).live_items] == ["A31", "A32"]


def test_an_undone_capture_keeps_its_number(story: Story) -> None:
    first = story.tell(action("One"))
    story.tell(ev.Undone(event=first))
    story.tell(action("Two"))
    assert [found.label for found in meeting(story).live_items] == ["A32"]


def test_redo_undoes_the_undo(story: Story) -> None:
    first = story.tell(action("One"))
    undo = story.tell(ev.Undone(event=first))
    assert not meeting(story).live_items
    story.tell(ev.Undone(event=undo))
    assert [found.headline for found in meeting(story).live_items] == ["One"]


def test_two_people_pressing_enter_together_move_one_step(story: Story) -> None:
    story.tell(ev.StepTurned(step="s1"))
    story.tell(ev.StepTurned(step="s2"))
    story.tell(ev.StepTurned(step="s2"))
    assert meeting(story).at == "s2"


def test_going_back_and_forward_loses_nothing(story: Story) -> None:
    story.tell(ev.StepTurned(step="s2"))
    story.tell(Marked(step="s2", prompt=0, speaker="party:tolland", mark="heard"))
    story.tell(Gist(step="s2", text="Grants slip.", agreed=True))
    before = meeting(story).find("s2")
    for key in ("s1", ev.ARRIVALS, "s2"):
        story.tell(ev.StepTurned(step=key))
    after = meeting(story).find("s2")
    assert before is not None
    assert after is not None
    assert after.state == before.state


def test_time_is_counted_only_while_a_step_is_in_front(story: Story) -> None:
    story.tell(ev.StepTurned(step="s1"))
    story.tell(ev.StepTurned(step="s2"), after=5)
    story.tell(ev.StepTurned(step="s1"), after=7)
    story.tell(ev.StepTurned(step="s2"), after=2)
    made = meeting(story)
    assert [round((made.find(key) or made.steps[0]).seconds(story.at) / 60) for key in ("s1", "s2")] == [7, 7]


def test_hours_in_which_nobody_held_the_meeting_are_not_time_spent(story: Story) -> None:
    story.tell(ev.StepTurned(step="s1"))
    story.tell(action(), after=3)
    story.tell(ev.DriverTaken(driver="other", resumed=True), after=600)
    made = meeting(story)
    assert made.step is not None
    assert round(made.step.seconds(story.at) / 60) == 3
    assert made.driver == "other"


def test_coming_after_the_beginning_is_late_and_going_is_left(story: Story) -> None:
    story.tell(ev.Attended(person="imani", here=True))
    story.tell(ev.StepTurned(step="s1"))
    story.tell(ev.Attended(person="mateo", here=True))
    story.tell(ev.Attended(person="imani", here=False))
    made = meeting(story)
    assert made.present == ("mateo",)
    assert made.attendance["imani"].came is None
    assert made.attendance["imani"].went is not None
    assert made.attendance["mateo"].came is not None


def test_coming_back_is_not_coming_late(story: Story) -> None:
    story.tell(ev.Attended(person="imani", here=True))
    story.tell(ev.StepTurned(step="s1"))
    story.tell(ev.Attended(person="imani", here=False))
    story.tell(ev.Attended(person="imani", here=True))
    seen = meeting(story).attendance["imani"]
    assert (seen.came, seen.went) == (None, None)


def test_the_owners_yes_at_the_read_back_accepts_the_action_and_undo_takes_it_away(story: Story) -> None:
    key = story.tell(action(owner="mateo", due="2026-11-27"))
    yes = story.tell(Promise(step="s3", item=key, answer="yes", read="mateo 2026-11-27 Open a door."))
    assert isinstance(item := meeting(story).items[key].item, Action)
    assert item.accepted
    story.tell(ev.Undone(event=yes))
    assert isinstance(item := meeting(story).items[key].item, Action)
    assert not item.accepted


def test_a_yes_counts_only_for_what_was_read_out(story: Story) -> None:
    key = story.tell(action(owner="mateo", due="2026-11-27"))
    edit = story.tell(ev.ItemChanged(item=key, fields={"owner": "priya"}))
    story.tell(Promise(step="s3", item=key, answer="yes", read="priya 2026-11-27 Open a door."))
    assert isinstance(item := meeting(story).items[key].item, Action)
    assert item.accepted
    story.tell(ev.Undone(event=edit))
    assert isinstance(item := meeting(story).items[key].item, Action)
    assert (item.owner, item.accepted) == ("mateo", False)


def test_a_promise_that_is_corrected_after_the_yes_is_not_accepted_any_more(story: Story) -> None:
    key = story.tell(action(owner="mateo", due="2026-11-27", accepted=True))
    story.tell(ev.ItemChanged(item=key, fields={"stream": None}))
    assert isinstance(item := meeting(story).items[key].item, Action)
    assert item.accepted
    story.tell(ev.ItemChanged(item=key, fields={"text": "Open two doors."}))
    assert isinstance(item := meeting(story).items[key].item, Action)
    assert not item.accepted


def test_a_decision_with_other_words_has_nobodys_yes(story: Story) -> None:
    key = story.tell(ev.ItemCaptured(kind=ItemKind.DECISION, item={"text": "Bill monthly.", "yes": ["tolland"]}))
    story.tell(ev.ItemChanged(item=key, fields={"text": "Bill weekly."}))
    assert isinstance(item := meeting(story).items[key].item, Decision)
    assert item.yes == ()


def test_an_item_that_names_nobody_there_is_is_counted_and_skipped(story: Story) -> None:
    story.tell(action(owner="nobody"))
    story.tell(ev.ItemCaptured(kind=ItemKind.EXCHANGE, item={"what": "x", "gave": "elsewhere"}))
    assert (meeting(story).live_items, meeting(story).unread) == ((), 2)


def test_a_confirmation_holds_only_until_the_minutes_say_something_else(story: Story) -> None:
    story.tell(ev.Attended(person="mateo", here=True))
    story.tell(Confirmed(step="s3", party="tolland", by="mateo", on=date(2026, 11, 20)))
    step = meeting(story).find("s3")
    assert step is not None
    assert list(confirmed(step.state, meeting(story).view("s3"))) == ["tolland"]
    story.tell(ev.StepTurned(step="s1"))
    assert list(confirmed(step.state, meeting(story).view("s3"))) == ["tolland"]
    story.tell(action())
    assert confirmed(step.state, meeting(story).view("s3")) == {}


def test_late_is_the_first_coming_also_after_leaving_and_coming_back(story: Story) -> None:
    story.tell(ev.StepTurned(step="s1"))
    for here in (True, False, True):
        story.tell(ev.Attended(person="mateo", here=here))
    seen = meeting(story).attendance["mateo"]
    assert seen.came == START + timedelta(minutes=3)


def test_a_meeting_gone_on_with_after_a_close_that_did_not_end_is_open(story: Story) -> None:
    story.tell(ev.MeetingClosed())
    assert meeting(story).closed is not None
    story.tell(ev.DriverTaken(driver="other", resumed=True))
    assert meeting(story).closed is None


def test_a_change_that_does_not_fit_is_counted_and_skipped(story: Story) -> None:
    key = story.tell(action())
    story.tell(ev.ItemChanged(item=key, fields={"due": "some day"}))
    story.tell(ev.ItemChanged(item="gone", fields={"text": "x"}))
    made = meeting(story)
    assert made.unread == 2
    assert made.items[key].headline == "Open a door."


def test_an_event_of_a_newer_version_is_kept_counted_and_skipped(story: Story) -> None:
    line = event_line(story.stored[0].event).replace(b"meeting.opened.1", b"mood.lamp.7")
    event = read_line(line)
    assert event is not None
    assert isinstance(event.data, ev.Unknown)
    after = apply(meeting(story), event)
    assert after is not None
    assert after.unread == 1


def test_a_person_added_is_in_the_partnership_from_then_on(story: Story) -> None:
    story.tell(ev.PersonAdded(person=Person(id="rosa", name="Rosa Lind", party="tolland")))
    story.tell(ev.Attended(person="rosa", here=True))
    made = meeting(story)
    assert made.present == ("rosa",)
    assert made.joined == ("rosa",)


def test_a_step_added_stands_after_the_one_named_and_a_skipped_one_is_passed_over(story: Story) -> None:
    story.tell(ev.StepTurned(step="s1"))
    key = story.tell(ev.StepAdded(after="s1", fields={"kind": "ask", "prompts": ["And now?"]}))
    assert meeting(story).neighbour(1) == key
    story.tell(ev.StepSkipped(step=key, skipped=True))
    assert meeting(story).neighbour(1) == "s2"


def test_a_need_of_the_agenda_is_ticked_and_nothing_else_is() -> None:
    story = Story(agenda={**AGENDA, "needs": ["a facilitator both accept"]})
    story.tell(ev.NeedMet(need="a facilitator both accept", met=True))
    story.tell(ev.NeedMet(need="a lamp", met=True))
    made = meeting(story)
    assert (made.met, made.unread) == ({"a facilitator both accept"}, 1)


def test_pauses_are_spans_and_closing_ends_one(story: Story) -> None:
    story.tell(ev.RecordPaused(paused=True))
    story.tell(ev.MeetingClosed(), after=11)
    made = meeting(story)
    assert made.paused is None
    assert [round((until - since).total_seconds() / 60) for since, until in made.pauses] == [11]


def anything(story: Story) -> st.SearchStrategy[object]:
    ids = st.sampled_from([f"{number:032x}" for number in range(1, 25)])
    keys = st.sampled_from(["s1", "s2", "s3", "arrivals", "s9"])
    people = st.sampled_from(["imani", "mateo", "nobody"])
    return st.one_of(
        st.builds(action, st.sampled_from(["One", "Two"])),
        st.builds(ev.ItemChanged, item=ids, fields=st.just({"text": "Changed"})),
        st.builds(ev.ItemRemoved, item=ids, removed=st.booleans()),
        st.builds(ev.Undone, event=ids),
        st.builds(ev.StepTurned, step=keys),
        st.builds(ev.StepSkipped, step=keys, skipped=st.booleans()),
        st.builds(ev.ClockSet, step=keys, minutes=st.none() | st.integers(0, 99)),
        st.builds(ev.Attended, person=people, here=st.booleans()),
        st.builds(ev.RecordPaused, paused=st.booleans()),
        st.builds(Promise, step=keys, item=ids, answer=st.just("yes")),
        st.builds(Gist, step=keys, text=st.just("So."), agreed=st.booleans()),
        st.builds(ev.DriverTaken, driver=st.just("x"), resumed=st.booleans()),
        st.just(ev.MeetingClosed()),
    )


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_order_of_events_raises_and_undoing_a_deed_leaves_what_was_before(data: st.DataObject) -> None:
    story = Story()
    for happened in data.draw(st.lists(anything(story), max_size=20)):
        story.tell(happened, after=0.5)
    before = meeting(story)
    last = story.tell(action("Three"))
    story.tell(ev.Undone(event=last))
    after = meeting(story)
    untouched = replace(after, last=before.last, next_ids=before.next_ids, unread=before.unread)
    untouched = replace(untouched, changes=before.changes, undone=before.undone)
    assert untouched == before


@given(st.data(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_every_reader_folds_the_same_whatever_the_order_of_arrival(data: st.DataObject, rng: random.Random) -> None:
    story = Story()
    for happened in data.draw(st.lists(anything(story), max_size=15)):
        story.tell(happened)
    shuffled = list(story.stored)
    rng.shuffle(shuffled)
    assert fold(sorted(shuffled, key=lambda one: one.order)) == fold(story.stored)


def test_five_thousand_events_fold_in_a_tenth_of_a_second_or_so() -> None:
    story = Story()
    for number in range(500):
        story.tell(action(f"Promise {number}"), after=0.01)
    for number in range(4500):
        story.tell(Gist(step="s2", text=f"Gist {number}"), after=0.01)
    events = [
        Stored(read, 1000, one.log, one.number) for one in story.stored if (read := read_line(event_line(one.event)))
    ]
    fold(events)
    began = time.perf_counter()
    made = fold(events)
    took = time.perf_counter() - began
    assert made is not None
    assert len(made.items) == 500
    # Generous, for a busy machine: what is held here is that the cost does not grow with the square.
    assert took < 1.0
