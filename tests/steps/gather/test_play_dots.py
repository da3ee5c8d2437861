"""Dots, and any order of events."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.items import ItemKind
from meetingtui.core.people import Partnership, Party, Person
from meetingtui.steps.gather import KIND, play, sorting, writing
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather.events import GatherEvent
from meetingtui.steps.gather.themes import (
    answering,
    dots_left,
    dots_of,
    ranked,
    themes,
    to_answer,
)
from meetingtui.steps.protocol import Refusal, View
from tests.steps.conftest import PARTNERSHIP
from tests.steps.gather.gathering import EVERY, Room, filled, gathering

# dots -------------------------------------------------------------------------------------------------------


def test_a_party_has_its_dots_however_many_people_it_brought(view: View) -> None:
    room = filled(view).until("vote").places("quillmere", "Tools", 4)
    assert dots_left(room.fields, room.state, "quillmere") == 2
    refused = sorting.vote(room.fields, room.state, view, "quillmere", room.theme("Invoices").id, 3)
    assert isinstance(refused, Refusal)
    assert "2 dots left" in refused.sentence
    assert dots_left(room.fields, room.places("quillmere", "Tools", 6).state, "quillmere") == 0


def test_the_smaller_share_ranks_first_so_that_numbers_outvote_nobody(view: View) -> None:
    room = filled(view).until("vote")
    room.places("quillmere", "Tools", 5).places("quillmere", "Invoices", 1)
    room.places("tolland", "Invoices", 2).places("tolland", "Dates slip", 4)
    room.until("answer")
    rows = ranked(room.fields, room.state, view)
    assert [row.theme.label for row in rows[:3]] == ["Invoices", "Tools", "Dates slip"]
    assert rows[0].votes == {"quillmere": 1, "tolland": 2}


def test_a_party_that_placed_no_dot_is_not_the_smaller_share(view: View) -> None:
    third = Partnership(
        name="Three",
        party=(*PARTNERSHIP.party, Party(id="vane", name="Vane")),
        person=(*PARTNERSHIP.person, Person(id="noor", name="Noor Vane", party="vane")),
    )
    wide = replace(view, partnership=third, present=(*view.present, "noor"))
    room = filled(wide).until("vote")
    room.places("quillmere", "Tools", 6).places("tolland", "Invoices", 4).places("tolland", "Tools", 1)
    room.until("answer")
    assert [row.theme.label for row in ranked(room.fields, room.state, wide)[:2]] == ["Tools", "Invoices"]


def test_themes_of_equal_weight_are_level_and_stay_together(view: View) -> None:
    room = filled(view, top=1).until("vote")
    for words in ("Tools", "Invoices"):
        room.places("quillmere", words, 2).places("tolland", words, 2)
    room.places("quillmere", "Dates slip", 1).until("answer")
    rows = ranked(room.fields, room.state, view)
    assert [(row.rank, row.level) for row in rows[:3]] == [(1, True), (1, True), (3, False)]
    assert {row.theme.label for row in to_answer(room.fields, room.state, view)} == {"Tools", "Invoices"}


def test_without_a_dot_nothing_is_ranked_and_every_theme_can_be_answered(view: View) -> None:
    room = filled(view, top=2).until("answer")
    assert all(row.rank == 1 and row.level for row in ranked(room.fields, room.state, view))
    assert len(to_answer(room.fields, room.state, view)) == 5


def test_only_the_themes_at_the_top_are_answered(view: View) -> None:
    room = filled(view, top=2).until("vote")
    for words, dots in (("Tools", 3), ("Invoices", 2), ("Dates slip", 1)):
        room.places("quillmere", words, dots)
    room.until("answer")
    assert [row.theme.label for row in to_answer(room.fields, room.state, view)] == ["Tools", "Invoices"]


def test_enter_takes_each_party_in_and_then_shows_the_dots(view: View) -> None:
    room = filled(view).until("vote").places("quillmere", "Tools", 2)
    assert ranked(room.fields, room.state, view)[0].votes == {}
    room.enter()
    assert (room.state.cast, room.state.counted) == ({"quillmere"}, False)
    room.enter()
    assert not room.state.counted
    room.enter()
    assert room.state.counted
    assert room.enter().state.phase == "answer"


def test_dots_that_were_counted_are_not_moved(view: View) -> None:
    room = filled(view).until("vote").enter(3)
    refused = sorting.vote(room.fields, room.state, view, "quillmere", room.theme("Tools").id, 1)
    assert isinstance(refused, Refusal)


def test_dots_placed_at_once_are_never_more_than_a_party_has(view: View) -> None:
    room = filled(view).until("vote")
    both = [
        sorting.vote(room.fields, room.state, view, "quillmere", room.theme(words).id, 5)
        for words in ("Tools", "Invoices")
    ]
    for event in both:
        room.happens(event)
    assert sum(room.state.votes.values()) == 6


def test_dots_on_a_theme_that_went_into_another_are_the_partys_again(view: View) -> None:
    room = filled(view).until("vote").places("quillmere", "Tools", 4).stacks("Tools", "Invoices")
    assert dots_left(room.fields, room.state, "quillmere") == 6


# every event ------------------------------------------------------------------------------------------------


def test_every_event_says_what_became_so_and_twice_is_once(view: View) -> None:
    room = filled(view).until("group")
    said: list[GatherEvent] = [
        ev.Written(step="s1", cards=(ev.NewCard(id="z1", party="tolland", text="Twice"),)),
        ev.Together(step="s1", cards=(room.card("Tools"),), theme=room.theme("Invoices").id),
        ev.Named(step="s1", theme="t", name="T"),
        ev.Kept(step="s1", cards=(room.card("Tools"),), later=True),
        ev.LetGo(step="s1", cards=(room.card("Grants end"),)),
        ev.Voted(step="s1", party="tolland", theme=room.theme("Invoices").id, dots=3),
        ev.Cast(step="s1", party="tolland", done=True),
        ev.Counted(step="s1"),
        ev.Settled(step="s1", theme="t", how="note", note="N"),
        ev.Ready(step="s1", prompt=0, party="tolland", ready=True),
        writing.reveal(room.fields, room.state, view),
    ]
    for event in said:
        once = play.apply(room.fields, room.state, event, view)
        assert play.apply(room.fields, once, event, view) == once
        room.state = once


marks = st.sampled_from(["c1", "c2", "c3", "nobody", "t1"])
parties = st.sampled_from(["quillmere", "tolland", "nobody"])
many = st.lists(marks, max_size=4).map(tuple)
texts = st.sampled_from(["Dates", "dates.", "Grants", "A: b"])
S = st.just("s1")
phases = st.sampled_from(EVERY)
happening = st.one_of(
    st.builds(ev.At, step=S, phase=phases, prompt=st.integers(0, 99), card=marks, theme=marks),
    st.builds(
        ev.Written,
        step=S,
        cards=st.lists(st.builds(ev.NewCard, id=marks, party=parties, text=texts, column=texts), max_size=3).map(tuple),
    ),
    st.builds(ev.Ready, step=S, prompt=st.integers(0, 99), party=parties, ready=st.booleans()),
    st.builds(
        ev.Revealed,
        step=S,
        order=many,
        parties=st.lists(parties, max_size=2).map(tuple),
        alone=st.lists(parties, max_size=2).map(tuple),
        phase=phases,
    ),
    st.builds(ev.Together, step=S, cards=many, theme=marks),
    st.builds(ev.Named, step=S, theme=marks, name=texts),
    st.builds(ev.Kept, step=S, cards=many, later=st.booleans()),
    st.builds(ev.LetGo, step=S, cards=many),
    st.builds(ev.Settled, step=S, theme=marks, how=st.sampled_from(["talk", "note", "open"]), note=texts),
    st.builds(ev.Voted, step=S, party=parties, theme=marks, dots=st.integers(0, 50)),
    st.builds(ev.Cast, step=S, party=parties, done=st.booleans()),
    st.builds(ev.Counted, step=S),
    st.builds(ev.Answered, step=S, key=texts, kind=st.just(ItemKind.RISK), text=texts),
    st.builds(ev.Weighed, step=S, key=texts, what=st.just("impact"), level=st.just("low")),
)


@given(st.lists(happening, max_size=30), st.booleans(), st.sampled_from([EVERY, ("write",), ("write", "answer")]))
def test_no_order_of_events_breaks_the_step(happened: list[GatherEvent], blind: bool, phases: tuple[str, ...]) -> None:
    fields = gathering(blind=blind, phases=phases, limit=2, last="mateo", columns=["A", "B"])
    view = View(partnership=PARTNERSHIP, step="s1", present=("imani", "mateo"), starts="tolland")
    state = play.begin(fields)
    for event in happened:
        KIND.effects(fields, state, event, view)
        state = play.apply(fields, state, event, view)
        assert state.phase in phases
        for party in PARTNERSHIP.parties:
            assert 0 <= dots_left(fields, state, party) <= fields.dots
        play.forward(fields, state, view)
        play.back(fields, state, view)
        answering(fields, state, view)
        KIND.notes(fields, state, view)


@given(st.lists(happening, max_size=20))
def test_enter_pressed_long_enough_leaves_every_step(happened: list[GatherEvent]) -> None:
    view = View(partnership=PARTNERSHIP, step="s1", present=("imani", "mateo"), starts="tolland")
    room = Room(gathering(), view)
    for event in happened:
        room.happens(event)
    for _ in range(60):
        event = play.forward(room.fields, room.state, view)
        if event is None:
            return
        room.happens(event)
    raise AssertionError(room.state)


def test_turning_to_something_is_neither_undone_nor_does_it_rewrite_the_minutes() -> None:
    assert (ev.At.undoable, ev.At.rewrites) == (False, False)
    assert all(event.undoable for event in ev.EVENTS if event is not ev.At)
    assert ev.Written.rewrites


def test_a_theme_that_comes_back_after_its_dots_were_placed_anew_gives_no_party_more_dots(view: View) -> None:
    room = Room(gathering(), view).writes("quillmere", "Dates slip").writes("tolland", "Invoices").until("vote")
    one, other = themes(room.fields, room.state)
    for event in (
        ev.Voted(step="s1", party="quillmere", theme=one.id, dots=6),
        ev.Together(step="s1", cards=(*one.ids, *other.ids), theme=other.id),
        ev.Voted(step="s1", party="quillmere", theme=other.id, dots=4),
        ev.Together(step="s1", cards=one.ids, theme=one.id),
    ):
        room.happens(event)
    assert dots_of(room.fields, room.state, "quillmere") == {one.id: 2, other.id: 4}, "the latest placed count"
    room.happens(ev.Voted(step="s1", party="quillmere", theme=one.id, dots=2))
    room.happens(ev.Voted(step="s1", party="quillmere", theme=other.id, dots=0))
    assert dots_of(room.fields, room.state, "quillmere") == {one.id: 2}
