"""The rules of writing, sharing, grouping and voting."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.items import ItemKind
from meetingtui.core.people import Partnership, Party, Person
from meetingtui.steps.gather import KIND, play, sorting, writing
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather.events import GatherEvent
from meetingtui.steps.gather.state import is_late, seen, unseen
from meetingtui.steps.gather.themes import (
    answering,
    dots_left,
    dots_of,
    in_front,
    ranked,
    share_order,
    themes,
    to_answer,
)
from meetingtui.steps.gather.writing import Draft
from meetingtui.steps.protocol import Refusal, View
from tests.steps.conftest import PARTNERSHIP
from tests.steps.gather.gathering import EVERY, Room, gathering


@pytest.fixture
def room(view: View) -> Room:
    return Room(gathering(), view)


def filled(view: View, **given: Any) -> Room:
    room = Room(gathering(**given), view)
    return room.writes("quillmere", "Dates slip", "Grants end", "Tools").writes("tolland", "Nobody owns it", "Invoices")


def texts(cards: tuple[Any, ...]) -> list[str]:
    return [card.text for card in cards]


# writing ----------------------------------------------------------------------------------------------------


def test_a_card_holds_its_party_and_no_person(room: Room) -> None:
    room.writes("quillmere", "Dates slip")
    event = writing.write(room.fields, room.state, room.view, [Draft("tolland", "Tools")], lambda: "c9")
    assert isinstance(event, ev.Written)
    assert set(ev.NewCard.model_fields) == {"id", "party", "text", "column"}
    assert not {person.id for person in PARTNERSHIP.person} & set(
        json.loads(event.model_dump_json())["cards"][0].values()
    )


def test_cards_are_unseen_until_the_reveal_and_then_all_are_there(view: View) -> None:
    room = filled(view)
    assert seen(room.fields, room.state) == ()
    room.enter()
    assert room.state.phase == "share"
    assert len(seen(room.fields, room.state)) == 5
    assert unseen(room.fields, room.state) == ()


def test_the_order_of_the_reveal_says_nothing_of_who_typed_when(view: View) -> None:
    one, other = Room(gathering(), view), Room(gathering(), view)
    words = ("Dates slip", "Grants end", "Tools", "Invoices")
    one.writes("quillmere", *words).enter()
    other.writes("quillmere", *reversed(words)).enter()
    assert texts(seen(one.fields, one.state)) == texts(seen(other.fields, other.state))


def test_open_cards_are_seen_as_they_come(view: View) -> None:
    assert len(seen(gathering(blind=False), filled(view, blind=False).state)) == 5


def test_a_limit_is_for_each_person_and_counted_by_party(view: View) -> None:
    room = Room(gathering(limit=2), view).writes("quillmere", "1", "2", "3", "4")
    refused = writing.write(room.fields, room.state, view, [Draft("quillmere", "5")], lambda: "x")
    assert isinstance(refused, Refusal)
    assert "u takes the last one back" in refused.sentence
    alone = Room(gathering(limit=2), replace(view, present=("imani", "mateo"))).writes("tolland", "1")
    refused = writing.write(alone.fields, alone.state, alone.view, [Draft("tolland", "2"), Draft("tolland", "3")], str)
    assert isinstance(refused, Refusal)
    assert "room for 1 more" in refused.sentence


def test_what_a_party_has_written_is_not_taken_in_twice(view: View) -> None:
    room = Room(gathering(), view).writes("quillmere", "Dates slip")
    drafts = [Draft("quillmere", "dates SLIP"), Draft("tolland", "Dates slip"), Draft("tolland", "Dates slip")]
    assert writing.without_doubles(room.state, drafts) == (drafts[1],)


def test_a_card_goes_to_the_column_it_names_or_the_one_in_front() -> None:
    fields = gathering(columns=["worked", "puzzled"])
    assert writing.split_column(fields, "Puzzled: the invoice") == ("puzzled", "the invoice")
    assert writing.split_column(fields, "the invoice", "puzzled") == ("puzzled", "the invoice")
    assert writing.split_column(fields, "trouble: the invoice") == ("worked", "trouble: the invoice")


def test_prompts_come_one_after_another_before_anything_is_shown(view: View) -> None:
    room = Room(gathering(prompts=["One?", "Two?"]), view).writes("quillmere", "A").finishes("quillmere")
    room.enter()
    assert (room.state.phase, room.state.prompt) == ("write", 1)
    assert (1, "quillmere") not in room.state.ready
    assert room.back().state.prompt == 0


def test_nothing_written_leaves_the_step_at_once(room: Room) -> None:
    assert play.forward(room.fields, room.state, room.view) is None


def test_a_party_with_one_person_in_the_room_is_noted_at_the_reveal(view: View) -> None:
    room = filled(replace(view, present=("imani", "jonas", "mateo"))).enter()
    assert room.state.alone == {"tolland"}
    assert filled(view).enter().state.alone == frozenset()


def test_those_who_have_finished_can_begin_while_others_write(view: View) -> None:
    room = filled(view)
    assert isinstance(writing.open_early(room.fields, room.state, view), Refusal)
    room.finishes("quillmere").happens(writing.open_early(room.fields, room.state, view))
    assert room.state.phase == "share"
    assert {card.party for card in seen(room.fields, room.state)} == {"quillmere"}
    room.writes("tolland", "Slowly thought of")
    assert len(unseen(room.fields, room.state)) == 3
    room.happens(writing.reveal(room.fields, room.state, view))
    assert unseen(room.fields, room.state) == ()
    assert not any(card.late for card in room.state.cards.values())


def test_a_card_after_the_reveal_is_added_and_marked_late(view: View) -> None:
    room = filled(view).enter().writes("tolland", "One more")
    card = room.state.cards[room.card("One more")]
    assert card.late
    assert seen(room.fields, room.state)[-1] == card
    assert is_late(room.fields, room.state, "quillmere")


def test_a_card_written_elsewhere_in_the_same_moment_is_shown_with_the_others(view: View) -> None:
    room = filled(view)
    event = writing.reveal(room.fields, room.state, view)
    room.writes("tolland", "Just now").happens(event)
    assert "Just now" in texts(seen(room.fields, room.state))


# sharing ----------------------------------------------------------------------------------------------------


def test_one_card_of_each_party_in_turn_until_dry(view: View) -> None:
    room = filled(view).enter()
    assert [card.party for card in share_order(room.fields, room.state, view)] == [
        "quillmere",
        "tolland",
        "quillmere",
        "tolland",
        "quillmere",
    ]


def test_whoever_shares_last_gives_their_party_the_last_turn(view: View) -> None:
    room = filled(view, last="imani").enter()
    assert share_order(room.fields, room.state, view)[0].party == "tolland"
    absent = replace(view, starts="tolland")
    assert share_order(room.fields, room.state, absent)[0].party == "tolland"


def test_cards_of_the_same_words_are_stacked_and_shared_once(view: View) -> None:
    room = Room(gathering(), view).writes("quillmere", "Dates slip").writes("tolland", "dates slip.").enter()
    assert len(share_order(room.fields, room.state, view)) == 1
    assert len(themes(room.fields, room.state)) == 1


def test_what_both_parties_wrote_takes_neither_ones_turn(view: View) -> None:
    room = Room(gathering(), view).writes("quillmere", "A", "B", "C", "D").writes("tolland", "a", "b", "c", "d").enter()
    assert [c.party for c in share_order(room.fields, room.state, view)] == ["quillmere", "tolland"] * 2


def test_enter_goes_from_card_to_card_and_then_on_and_backspace_returns_losing_nothing(view: View) -> None:
    room = filled(view).enter()
    first = in_front(room.fields, room.state, view)
    room.enter(4)
    assert room.state.phase == "share"
    room.enter()
    assert room.state.phase == "group"
    room.back()
    assert room.state.phase == "share"
    for _ in range(4):
        room.back()
    assert in_front(room.fields, room.state, view) == first
    room.back()
    assert room.state.phase == "write"
    assert len(seen(room.fields, room.state)) == 5
    assert play.back(room.fields, room.state, view) is None
    assert room.enter().state.phase == "share"


# putting together -------------------------------------------------------------------------------------------


def test_cards_are_stacked_named_and_taken_apart_again(view: View) -> None:
    room = filled(view).until("group").stacks("Tools", "Invoices").names("Tools", "Paper")
    assert texts(room.theme("Paper").cards) in (["Tools", "Invoices"], ["Invoices", "Tools"])
    room.happens(sorting.apart(room.state, view, (room.card("Tools"),), "n1"))
    assert texts(room.theme("Tools").cards) == ["Tools"]
    assert room.theme("Paper").cards[0].text == "Invoices"


def test_two_people_who_stack_each_on_the_other_end_with_one_theme(view: View) -> None:
    room = filled(view).until("group")
    tools, paper = room.theme("Tools"), room.theme("Invoices")
    one = sorting.together(room.fields, room.state, view, tools.ids, paper.id)
    other = sorting.together(room.fields, room.state, view, paper.ids, tools.id)
    room.happens(one).happens(other)
    assert room.theme("Tools").id == room.theme("Invoices").id


def test_a_card_kept_for_later_is_in_no_theme_until_it_is_taken_up_again(view: View) -> None:
    room = filled(view).until("group")
    card = room.card("Tools")
    room.happens(sorting.keep(room.state, view, (card,)))
    assert card not in {mark for theme in themes(room.fields, room.state) for mark in theme.ids}
    room.happens(sorting.keep(room.state, view, (card,)))
    assert room.theme("Tools").ids == (card,)


def test_a_card_let_go_is_gone(view: View) -> None:
    room = filled(view).until("group")
    room.happens(sorting.let_go(room.fields, room.state, view, room.theme("Tools").id))
    assert "Tools" not in texts(tuple(room.state.cards.values()))


@pytest.mark.parametrize("gone", ["nowhere", "tnothing"])
def test_what_is_not_there_any_more_is_refused(view: View, gone: str) -> None:
    room = filled(view).until("group")
    assert isinstance(sorting.together(room.fields, room.state, view, (room.card("Tools"),), gone), Refusal)
    assert isinstance(sorting.apart(room.state, view, (gone,), "n1"), Refusal)
    assert isinstance(sorting.keep(room.state, view, (gone,)), Refusal)
    assert isinstance(sorting.let_go(room.fields, room.state, view, gone), Refusal)
    assert isinstance(sorting.settle(room.fields, room.state, view, gone, "talk"), Refusal)
    assert isinstance(sorting.vote(room.fields, room.state, view, "tolland", gone, 1), Refusal)


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
words = st.sampled_from(["Dates", "dates.", "Grants", "A: b"])
S = st.just("s1")
phases = st.sampled_from(EVERY)
happening = st.one_of(
    st.builds(ev.At, step=S, phase=phases, prompt=st.integers(0, 99), card=marks, theme=marks),
    st.builds(
        ev.Written,
        step=S,
        cards=st.lists(st.builds(ev.NewCard, id=marks, party=parties, text=words, column=words), max_size=3).map(tuple),
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
    st.builds(ev.Named, step=S, theme=marks, name=words),
    st.builds(ev.Kept, step=S, cards=many, later=st.booleans()),
    st.builds(ev.LetGo, step=S, cards=many),
    st.builds(ev.Settled, step=S, theme=marks, how=st.sampled_from(["talk", "note", "open"]), note=words),
    st.builds(ev.Voted, step=S, party=parties, theme=marks, dots=st.integers(0, 50)),
    st.builds(ev.Cast, step=S, party=parties, done=st.booleans()),
    st.builds(ev.Counted, step=S),
    st.builds(ev.Answered, step=S, key=words, kind=st.just(ItemKind.RISK), text=words),
    st.builds(ev.Weighed, step=S, key=words, what=st.just("impact"), level=st.just("low")),
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
