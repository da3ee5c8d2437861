"""The rules of writing, sharing, grouping and voting."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather import play, sorting, writing
from meetingtui.steps.gather.state import is_late, seen, unseen
from meetingtui.steps.gather.themes import (
    in_front,
    share_order,
    themes,
)
from meetingtui.steps.gather.writing import Draft
from meetingtui.steps.protocol import Refusal, View
from tests.steps.conftest import PARTNERSHIP
from tests.steps.gather.gathering import Room, filled, gathering


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
