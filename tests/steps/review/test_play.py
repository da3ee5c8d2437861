"""Walking: what is in front, what an event makes so whoever sends it, and what is left in the minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.people import Stream
from meetingtui.files.minutes_tables import Update
from meetingtui.steps.protocol import Refusal
from meetingtui.steps.review import KIND, events, play
from meetingtui.steps.review.events import ReviewEvent
from meetingtui.steps.review.state import ReviewState, looked
from meetingtui.steps.review.step import TITLES
from meetingtui.steps.review.story import history, verdict
from tests.steps.conftest import PARTNERSHIP
from tests.steps.review.walking_through import TODAY, Walking, met, reviewing, standing_of, view_of, walking

MADE = date(2026, 10, 2)
NAMES = PARTNERSHIP.model_copy_with(stream=(Stream(id="pilot", name="Pilot", owner="imani", done={"tolland": "open"}),))
EVERYTHING = met(
    MADE,
    1,
    action=[
        {"id": "A1", "text": "Open", "owner": "imani", "due": MADE, "done": {"quillmere": "a", "tolland": "b"}},
        {"id": "A2", "text": "Send", "owner": "mateo", "due": TODAY, "stream": "pilot"},
        {"id": "A3", "text": "Ask", "owner": "priya", "due": TODAY, "accepted": True},
    ],
    decision=[
        {
            "id": "D1",
            "text": "Bill monthly",
            "ratify": {"by": ["tolland", "jonas"]},
            "concern": [{"who": "mateo", "text": "slow", "watch": "A late payment"}],
        }
    ],
    agreement=[{"id": "G1", "text": "Answer", "ratify": {"by": ["tolland"]}}],
    risk=[{"id": "R1", "cause": "Rain"}],
    parked=[{"id": "Q1", "text": "Who pays?"}],
    metric=[{"id": "M1", "name": "Days"}],
    exchange=[{"id": "X1", "what": "A name", "got": "tolland"}],
    term=[{"id": "T1", "word": "pilot"}],
    experiment=[{"id": "E1", "try": "Stand"}],
)
STANDING = standing_of(EVERYTHING)
VIEW = view_of(STANDING, partnership=NAMES)
ITEMS = ["A1", "A2", "D1", "G1", "R1", "Q1", "M1", "X1", "T1", "E1", "pilot", "2026-10-02-weekly", "A99", "nobody"]


def streams(**given: Any) -> Walking:
    return Walking(reviewing("streams", **given), VIEW, (EVERYTHING,))


def test_enter_walks_the_list_and_backspace_walks_back() -> None:
    now = walking("actions", EVERYTHING)
    seen = [now.front]
    while now.enter() is not None:
        seen.append(now.front)
    assert tuple(seen) == now.keys
    while (event := play.back(now.fields, now.state, now.view)) is not None:
        now.take(event)
    assert now.front == now.keys[0]


def test_with_nothing_to_walk_enter_goes_on() -> None:
    now = walking("actions")
    assert now.enter() is None
    assert now.front == ""
    assert now.digits() == {}
    assert KIND.notes(now.fields, now.state, now.view).table == {"walked": 0}


def test_moving_on_is_always_possible_and_leaves_an_open_question_first() -> None:
    now = walking("actions", EVERYTHING)
    now.say("done", key="A1")
    assert now.page == ("done", "quillmere")
    now.enter()
    assert (now.front, now.page) == ("A1", ("", ""))
    now.say("owner", "@mateo", key="A1")
    now.take(play.back(now.fields, now.state, now.view))
    assert (now.front, now.page) == ("A1", ("", ""))


def test_a_stream_goes_on_is_handed_on_or_has_ended() -> None:
    now = streams()
    now.say("goes on")
    now.say("owner", "@mateo")
    assert now.page == ("takes", "mateo")
    now.yes("mateo")
    assert now.rows == [{"stream": "pilot", "to": "goes on"}, {"stream": "pilot", "to": "handed on", "owner": "mateo"}]
    assert now.next_standing().stream_changes["pilot"].owner == "mateo"
    assert "say why" in now.say("ended")
    now.say("ended", "all sites are open")
    assert now.rows == [{"stream": "pilot", "to": "ended", "why": "all sites are open"}]
    assert now.next_standing().stream_changes["pilot"].ended
    assert all(Update.model_validate(row).item is None for row in now.rows)


def test_a_verdict_of_another_step_in_this_meeting_is_where_this_one_begins() -> None:
    elsewhere = ({"item": "A3", "to": "reshaped", "text": "Ask twice"},)
    now = walking("actions", EVERYTHING)
    now.view = replace(now.view, updates=elsewhere)
    assert "reads so already" in now.say("reshape", "Ask twice", key="A3")


def test_what_is_shown_is_the_item_as_the_whole_meeting_has_made_it() -> None:
    now = walking("actions", EVERYTHING)
    now.view = replace(now.view, updates=({"item": "A3", "to": "reshaped", "text": "Ask twice"},))
    elsewhere = now.view.updates
    now.say("move", "^fri because it rained", key="A3")
    now.view = replace(now.view, updates=(*elsewhere, *KIND.updates(now.fields, now.state)))
    one = looked(now.state, now.view, "A3")
    assert one.now == now.view.carried("A3")
    assert (one.now.item.text, one.now.item.due) == ("Ask twice", date(2026, 11, 27)) if one.now else False


def test_undone_events_leave_no_trace() -> None:
    now = walking("actions", EVERYTHING)
    before = now.state
    now.say("drop", "it rained", key="A3")
    now.take(play.leave(now.state, now.view, "A3"))
    assert now.state == before


def test_an_event_for_somebody_or_something_nobody_knows_changes_nothing() -> None:
    now = walking("actions", EVERYTHING)
    for event in (
        events.Became(step="s1", item="A99", to="done"),
        events.Became(step="s1", item="D1", to="done"),
        events.Became(step="s1", item="A1", to="frobbed"),
        events.Became(step="s1", item="A1", to="handed on", owner="nobody"),
        events.Became(step="s1", item="A1", to="reshaped", text="x", done={"nobody": "y"}),
        events.Means(step="s1", item="A1", party="nobody", met=True),
        events.Confirmed(step="s1", item="A1", party="tolland", by="mateo"),
        events.Replaced(step="s1", item="A1", text="x"),
    ):
        assert KIND.apply(now.fields, ReviewState(), event, now.view) == ReviewState()
        assert KIND.effects(now.fields, ReviewState(), event, now.view) == ()


def test_a_reason_is_never_lost_in_the_history() -> None:
    moves = [
        met(date(2026, 11, 3), 2, update=[{"item": "A3", "to": "moved", "due": date(2026, 11, 9), "why": "rain"}]),
        met(date(2026, 11, 10), 3, update=[{"item": "A3", "to": "moved", "due": TODAY, "why": "snow"}]),
    ]
    found = standing_of(EVERYTHING, *moves).everything["A3"]
    assert history(found, TODAY) == (
        "Made 2 Oct, seven weeks and 3 meetings ago. Moved twice, from 20 Nov and 9 Nov: snow."
    )


def test_a_promise_from_another_year_says_which() -> None:
    found = standing_of(met(date(2025, 12, 2), 1, action=[{"id": "A1", "text": "x", "from": "D4"}])).everything["A1"]
    assert history(found, TODAY) == "Made 2 Dec 2025, at the last meeting, from D4."


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"to": "moved", "due": date(2026, 12, 4), "why": "rain"}, "moved to Fri 4 Dec 2026, because rain"),
        ({"to": "dropped", "why": "rain"}, "dropped, because rain"),
        ({"to": "handed on", "owner": "mateo", "accepted": True}, "Mateo takes it on"),
        ({"to": "kept", "goes": "retrospective"}, "kept, goes to retrospective"),
        ({"to": "moved", "due": TODAY, "why": "x", "accepted": False}, "its owner is still to say yes"),
        ({"sign": "not seen"}, "early sign not seen"),
        ({"reading": 7, "note": "less"}, "reading 7: less"),
        ({"to": "goes on", "until": TODAY, "result": "half"}, "goes on until Fri 20 Nov 2026: half"),
    ],
)
def test_a_verdict_is_said_in_words(row: dict[str, Any], words: str) -> None:
    assert words in verdict(row, PARTNERSHIP)


# whatever comes -----------------------------------------------------------------------------------------------

_items = st.sampled_from(ITEMS)
_people = st.none() | st.sampled_from(["imani", "mateo", "nobody"])
_parties = st.sampled_from(["quillmere", "tolland", "nobody", "jonas"])
_words = sorted({word for of in TITLES for word in play.register(reviewing(of)).words} | {"frobbed", ""})
_texts = st.none() | st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()) and text.isprintable())
_days = st.none() | st.dates()
_by_party = st.none() | st.dictionaries(_parties, st.just("a line"), max_size=2)
_step = st.just("s1")
happenings = st.one_of(
    st.builds(
        events.At, step=_step, item=_items, page=st.sampled_from(["", "done", "third", "takes:mateo", "ratify", "x"])
    ),
    st.builds(
        events.Became,
        step=_step,
        item=_items,
        to=st.none() | st.sampled_from(_words),
        sign=st.none() | st.sampled_from(["seen", "not seen"]),
        reading=_texts,
        owner=_people,
        due=_days,
        why=_texts,
        text=_texts,
        done=_by_party,
        review=_days,
        means=_by_party,
        until=_days,
        goes=_texts,
    ),
    st.builds(events.Left, step=_step, item=_items),
    st.builds(events.Means, step=_step, item=_items, party=_parties, met=st.none() | st.booleans(), note=st.just("n")),
    st.builds(events.Ratified, step=_step, item=_items, who=_parties, says=st.booleans()),
    st.builds(
        events.Watched,
        step=_step,
        item=_items,
        number=st.integers(0, 3),
        answer=st.sampled_from(["yes", "no", "unsaid"]),
    ),
    st.builds(events.Replaced, step=_step, item=_items, text=st.just("Instead"), owner=_people, review=_days),
    st.builds(events.Confirmed, step=_step, item=_items, party=_parties, by=_people, on=_days),
    st.builds(events.Corrected, step=_step, item=_items, text=st.just("12 hours")),
)


@given(st.sampled_from(sorted(TITLES)), st.lists(happenings, max_size=12))
def test_no_order_of_events_breaks_the_walk(of: str, happened: list[ReviewEvent]) -> None:
    now = Walking(reviewing(of, show="all"), VIEW, (EVERYTHING,))
    for event in happened:
        now.take(event)
        again = KIND.apply(now.fields, now.state, event, now.view)
        if not isinstance(event, events.At):
            assert KIND.updates(now.fields, again) == KIND.updates(now.fields, now.state)
        assert now.front in {*now.keys, ""}
        for verb in play.verbs(now.fields, now.state, now.view):
            for text in ("", "^fri because x", "@mateo", "a = b | c"):
                assert play.say(now.fields, now.state, now.view, verb.name, text, now.front) is not None
        assert now.rows == [row for row in now.rows if Update.model_validate(row)]
    for row in now.rows:
        assert len([other for other in now.rows if other == row]) == 1
    now.next_standing()


@given(st.text(max_size=40))
def test_no_line_breaks_a_verb(text: str) -> None:
    now = walking("actions", EVERYTHING)
    for verb in ("move", "reshape", "owner", "drop"):
        result = play.say(now.fields, now.state, now.view, verb, text, "A3")
        assert isinstance(result, ReviewEvent | Refusal)
