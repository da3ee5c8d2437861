"""The rules of the read-back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.items import MODELS, Captured, ItemKind
from meetingtui.steps.close import KIND, play
from meetingtui.steps.close.play import CloseEvent, CloseState
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.protocol import Refusal, View
from tests.steps.conftest import PARTNERSHIP

DUE = date(2026, 11, 27)


def fields(**given: object) -> CloseFields:
    return CloseFields.model_validate({"kind": "close", **given})


def captured(key: str, kind: ItemKind, **given: object) -> Captured:
    return Captured(key=key, label=key.upper(), kind=kind, item=MODELS[kind].model_validate(given))


@pytest.fixture
def full(view: View) -> View:
    items = (
        captured("d1", ItemKind.DECISION, text="Start with two sites."),
        captured("a1", ItemKind.ACTION, text="Open a door.", owner="mateo", due=DUE),
        captured("a2", ItemKind.ACTION, text="Send one invoice.", owner="imani", due=DUE),
        captured("a3", ItemKind.ACTION, text="Think about it."),
        captured("q1", ItemKind.PARKED, text="Other studios?"),
        captured("w1", ItemKind.WIN, text="Leeds in three days."),
    )
    return replace(view, items=items)


def test_the_read_back_goes_decisions_promises_open_parked_thanks_next_word_confirm(full: View) -> None:
    assert play.pages(fields(prompts=["One word?"], rate=True), full) == (
        "decision:d1",
        "promise:a2",
        "promise:a1",
        "open",
        "parked",
        "thanks",
        "next",
        "prompt:0",
        "worth",
        "confirm",
        "end",
    )


def test_a_page_with_nothing_on_it_is_left_out(view: View) -> None:
    assert play.pages(fields(), view) == ("next", "confirm", "end")
    assert play.pages(fields(next=False), view) == ("confirm", "end")


def test_an_absent_owner_is_one_page_and_stays_offered(full: View) -> None:
    gone = replace(full, present=("mateo",))
    assert "absent:imani" in play.pages(fields(), gone)
    answer = play.accept(gone, "a2", "yes")
    assert isinstance(answer, Refusal)
    assert "Imani" in answer.sentence


def test_a_page_that_is_gone_gives_way_to_the_nearest_still_to_be_read(full: View) -> None:
    without = replace(full, items=tuple(one for one in full.items if one.key not in {"a3", "a1"}))
    assert play.page(fields(), CloseState(page="open"), without) == "parked"
    assert play.page(fields(), CloseState(page="promise:a1", asked=frozenset({"a2"})), without) == "parked"
    assert play.page(fields(), CloseState(page="promise:a1"), without) == "promise:a2"


def test_enter_walks_every_page_and_backspace_walks_back(full: View) -> None:
    step, state = fields(), CloseState()
    seen = [play.page(step, state, full)]
    while (event := play.forward(step, state, full)) is not None:
        state = play.apply(step, state, event, full)
        seen.append(play.page(step, state, full))
    assert tuple(seen) == play.pages(step, full)
    while (event := play.back(step, state, full)) is not None:
        state = play.apply(step, state, event, full)
    assert play.page(step, state, full) == seen[0]


def test_yes_accepts_the_promise_and_not_mine_leaves_it_without_an_owner(full: View) -> None:
    yes, not_mine = play.accept(full, "a1", "yes"), play.accept(full, "a1", "not mine")
    assert isinstance(yes, play.Promise)
    assert isinstance(not_mine, play.Promise)
    assert play.effects(fields(), CloseState(), yes, full)[0].fields == {"accepted": True}
    assert play.effects(fields(), CloseState(), not_mine, full)[0].fields == {"accepted": False, "owner": None}


def test_silence_is_not_a_yes_and_an_absent_party_cannot_say_one(full: View) -> None:
    said = play.position(full, "d1", "tolland")
    assert isinstance(said, play.Position)
    fields_after = play.effects(fields(), CloseState(), said, full)[0].fields
    assert fields_after["yes"] == ["tolland"]
    absent = play.position(replace(full, present=("imani",)), "d1", "tolland")
    assert isinstance(absent, Refusal)


def test_a_second_press_takes_a_partys_yes_back(full: View) -> None:
    said = captured("d1", ItemKind.DECISION, text="Start.", yes=["tolland", "quillmere"])
    view = replace(full, items=(said,))
    event = play.position(view, "d1", "tolland")
    assert isinstance(event, play.Position)
    assert event.says == "open"
    assert play.effects(fields(), CloseState(), event, view)[0].fields["yes"] == ["quillmere"]


def test_a_party_confirms_only_through_one_of_its_people_who_is_here(full: View) -> None:
    assert isinstance(play.confirm(CloseState(), full, "tolland", "imani"), Refusal)
    assert isinstance(play.confirm(CloseState(), replace(full, present=("imani",)), "tolland", "mateo"), Refusal)
    event = play.confirm(CloseState(), full, "tolland", "mateo")
    assert isinstance(event, play.Confirmed)
    state = play.apply(fields(), CloseState(), event, full)
    assert state.confirmed == {"tolland": play.Word("mateo", date(2026, 11, 20))}
    again = play.confirm(state, full, "tolland", "mateo")
    assert isinstance(again, play.Confirmed)
    assert play.apply(fields(), state, again, full).confirmed == {}


@pytest.mark.parametrize(
    ("line", "hands"),
    [
        ("5 4 4 | 3 5", {"quillmere": (5, 4, 4), "tolland": (5, 3)}),
        ("| 3", {"tolland": (3,)}),
        ("4,5", {"quillmere": (5, 4)}),
        ("", {}),
    ],
)
def test_hands_are_read_by_party_and_kept_without_their_order(
    line: str, hands: dict[str, tuple[int, ...]], view: View
) -> None:
    assert play.read_hands(line, view) == hands


@pytest.mark.parametrize("line", ["6", "five", "1 | 2 | 3", "4.5"])
def test_hands_that_are_not_hands_are_refused(line: str, view: View) -> None:
    assert isinstance(play.read_hands(line, view), Refusal)


names = st.sampled_from(["d1", "a1", "a3", "gone", "w1"])
happenings = st.one_of(
    st.builds(play.Page, step=st.just("s1"), page=st.sampled_from(["open", "end", "promise:a1", "x"])),
    st.builds(play.Promise, step=st.just("s1"), item=names, answer=st.sampled_from(["yes", "not mine", "unasked"])),
    st.builds(
        play.Position,
        step=st.just("s1"),
        item=names,
        party=st.sampled_from(["quillmere", "nobody"]),
        says=st.sampled_from(["yes", "no", "open"]),
    ),
    st.builds(play.Words, step=st.just("s1"), text=st.text(max_size=10)),
    st.builds(
        play.Confirmed, step=st.just("s1"), party=st.sampled_from(["tolland", "x"]), by=st.none() | st.just("mateo")
    ),
)


@given(st.lists(happenings, max_size=20))
def test_no_order_of_events_breaks_the_read_back(happened: list[CloseEvent]) -> None:
    items = (
        captured("d1", ItemKind.DECISION, text="Start."),
        captured("a1", ItemKind.ACTION, text="Do.", owner="mateo", due=DUE),
        captured("a3", ItemKind.ACTION, text="Think."),
        captured("w1", ItemKind.WIN, text="Well done."),
    )
    view = View(partnership=PARTNERSHIP, step="s1", present=("imani", "mateo"), items=items, day=date(2026, 11, 20))
    step, state = fields(), CloseState()
    for event in happened:
        KIND.effects(step, state, event, view)
        state = play.apply(step, state, event, view)
        assert play.page(step, state, view) in play.pages(step, view)
        KIND.notes(step, state, view)


def test_agreements_are_read_back_like_decisions_and_texts_not_adopted_are_not(view: View) -> None:
    items = (
        captured("d1", ItemKind.DECISION, text="Hold.", state="not adopted"),
        captured("g1", ItemKind.AGREEMENT, text="One invoice."),
    )
    asked = replace(view, items=items)
    assert play.pages(fields(), asked)[0] == "decision:g1"
    assert "decision:d1" not in play.pages(fields(), asked)
    said = play.position(asked, "g1", "tolland")
    assert isinstance(said, play.Position)
    (change,) = play.effects(fields(), play.begin(fields()), said, asked)
    assert change.fields == {"yes": ["tolland"], "no": []}
