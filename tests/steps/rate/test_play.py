"""The rules of rating statements unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as given_
from hypothesis import strategies as st

from meetingtui.core.people import Person
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.rate import KIND, play
from meetingtui.steps.rate.play import Given, RateEvent, RateState, Said
from meetingtui.steps.rate.step import RateFields
from tests.steps.conftest import PARTNERSHIP
from tests.steps.rate.ratings import given, rate, rated

Q, T = "quillmere", "tolland"


def refused(fields: RateFields, view: View, text: str, *, party: str = Q, voice: bool = False) -> str:
    answer = play.give(fields, RateState(), view, "news", party, text, voice=voice)
    assert isinstance(answer, Refusal), answer
    return answer.sentence


def test_numbers_are_kept_in_order_of_size_whatever_the_order_they_were_said_in(view: View) -> None:
    for text in ("4 2", "2 4", "4,2", "4; 2"):
        assert given(rate(), view, "news", Q, text).values == (2, 4)


def test_an_event_cannot_hold_the_order_in_which_people_spoke() -> None:
    event = Given.model_validate_json('{"step": "s1", "line": "news", "party": "tolland", "values": [4, 1, 3]}')
    assert event.values == (1, 3, 4)
    assert set(Given.model_fields) == {"step", "line", "party", "values", "abstained", "voice"}


def test_fewer_numbers_than_raters_means_the_rest_abstain(view: View) -> None:
    assert given(rate(), view, "news", Q, "3").abstained == 1
    assert given(rate(), view, "news", Q, "3 -").abstained == 1
    assert given(rate(), view, "news", Q, "- –") == Given(step="s1", line="news", party=Q, abstained=2)


def test_there_are_never_more_numbers_than_people_of_the_party_in_the_room(view: View) -> None:
    assert "for 2 people of Quillmere" in refused(rate(), view, "1 2 3")
    alone = replace(view, present=("imani", "mateo"))
    assert "for one person of Quillmere" in refused(rate(), alone, "1 2")
    assert "h says who is here" in refused(rate(), replace(view, present=("imani",)), "1", party=T)


@pytest.mark.parametrize("text", ["0", "6", "x", "2.5", "²", "-1", "1 two", "9" * 5000, "--"])
def test_only_numbers_of_the_scale_are_taken(view: View, text: str) -> None:
    assert refused(rate(), view, text) == "type a number from 1 to 5 for each rater, and - for one who abstains"


def test_a_scale_of_two_ends_at_two_and_one_of_ten_at_ten(view: View) -> None:
    assert "from 1 to 2" in refused(rate(scale="custom", anchors=["no", "yes"]), view, "3")
    ten = rate(scale="custom", anchors=[f"word {n}" for n in range(10)])
    assert given(ten, view, "news", Q, "10 9").values == (9, 10)
    assert "from 1 to 10" in refused(ten, view, "11")


def test_a_party_may_rate_as_one_voice_with_one_number(view: View) -> None:
    event = given(rate(), view, "news", T, "4", voice=True)
    assert (event.values, event.abstained, event.voice) == ((4,), 0, True)
    assert "one voice is one number" in refused(rate(), view, "4 4", voice=True)
    abstains = given(rate(), view, "news", T, "-", voice=True)
    assert (abstains.values, abstains.abstained, abstains.voice) == ((), 1, True)


def test_parties_that_rate_as_parties_give_one_number_each(view: View) -> None:
    fields = rate(who="parties")
    assert given(fields, view, "news", T, "2").voice
    assert "one voice" in refused(fields, view, "2 3")


def test_somebody_rates_twice_and_the_second_time_counts(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "1 2"), ("news", Q, "4 5"))
    assert state.of_line("news") == {Q: Said((4, 5))}


def test_nothing_at_all_takes_a_rating_back(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "1 2"))
    state = play.apply(rate(), state, Given(step="s1", line="news", party=Q), view)
    assert state.said == {}


def test_few_raters_are_recognisable_and_four_are_not(view: View) -> None:
    assert play.recognisable(rate(), view, Q)
    more = tuple(Person(id=f"q{n}", name=f"Q {n}", party=Q) for n in range(2))
    partnership = PARTNERSHIP.model_copy_with(person=(*PARTNERSHIP.person, *more))
    four = replace(view, partnership=partnership, present=tuple(partnership.people))
    assert not play.recognisable(rate(), four, Q)
    assert play.recognisable(rate(), four, T)
    assert not play.recognisable(rate(who="parties"), view, Q)


def test_enter_reveals_all_at_once_then_goes_on_to_the_overview_and_out(view: View) -> None:
    fields = rate()
    state = rated(fields, view, ("news", Q, "1 2"), ("news", T, "3 3"))
    seen: list[str] = []
    while (event := play.forward(fields, state, view)) is not None:
        seen.append(event.type)
        state = play.apply(fields, state, event, view)
    assert seen == ["rate.revealed.1", "rate.at.1", "rate.at.1", "rate.at.1"]
    assert play.line_at(fields, state) is None


def test_moving_on_is_possible_with_nobody_in_the_room(view: View) -> None:
    event = play.forward(rate(), RateState(), replace(view, present=()))
    assert event == play.At(step="s1", at=1)


def test_going_back_loses_nothing(view: View) -> None:
    fields = rate()
    state = rated(fields, view, ("news", Q, "1 2"), ("news", T, "3 3"), shown=("news",), at=3)
    before = (state.said, state.revealed)
    places: list[int] = []
    while (event := play.back(fields, state, view)) is not None:
        state = play.apply(fields, state, event, view)
        places.append(state.at)
    assert places == [2, 1, 0]
    assert (state.said, state.revealed) == before


def test_an_absent_party_is_neither_waited_for_nor_rated(view: View) -> None:
    alone = replace(view, present=("imani", "jonas"))
    assert play.waiting(RateState(), alone, "news") == (Q,)
    state = rated(rate(), alone, ("news", Q, "1 2"))
    assert play.waiting(state, alone, "news") == ()
    assert isinstance(play.forward(rate(), state, alone), play.Revealed)


def test_a_party_that_has_rated_and_left_keeps_its_dots(view: View) -> None:
    state = rated(rate(), view, ("news", T, "1 2"))
    assert play.rating(state, replace(view, present=("imani",)), "news") == (Q, T)


def test_a_party_that_arrives_after_the_reveal_may_still_rate(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "1 2"), shown=("news",))
    event = play.give(rate(), state, view, "news", T, "5 5", voice=False)
    assert isinstance(event, Given)
    assert set(play.apply(rate(), state, event, view).of_line("news")) == {Q, T}


def test_a_correction_after_people_have_left_may_have_as_many_numbers_as_before(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "1 2"), shown=("news",))
    left = replace(view, present=("imani", "mateo"))
    assert isinstance(play.give(rate(), state, left, "news", Q, "1 3", voice=False), Given)
    unseen = replace(state, revealed=frozenset())
    assert isinstance(play.give(rate(), unseen, left, "news", Q, "1 3", voice=False), Refusal)


def test_the_parties_at_the_lowest_and_the_highest_are_asked_for_a_line(view: View) -> None:
    fields = rate()
    state = rated(fields, view, ("news", Q, "2 2"), ("news", T, "2 5"), shown=("news",))
    assert play.asked(fields, state, view, "news") == (Q, T)
    one = rated(fields, view, ("news", Q, "2 3"), ("news", T, "1 5"), shown=("news",))
    assert play.asked(fields, one, view, "news") == (T,)
    assert play.asked(rate(comment="all"), one, view, "news") == (Q, T)
    assert play.asked(rate(comment="none"), one, view, "news") == ()


def test_where_all_dots_are_alike_nobody_is_asked(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "3 3"), ("news", T, "3"), shown=("news",))
    assert play.asked(rate(), state, view, "news") == ()
    assert play.asked(rate(comment="all"), state, view, "news") == (Q, T)


def test_nobody_is_asked_before_the_reveal(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "1 1"), ("news", T, "5 5"))
    assert play.asked(rate(), state, view, "news") == ()


def test_a_line_about_the_dots_comes_after_them_and_from_a_party_that_has_some(view: View) -> None:
    fields = rate()
    unseen = rated(fields, view, ("news", Q, "1 1"))
    assert isinstance(play.comment(fields, unseen, view, "news", Q, "Leeds."), Refusal)
    shown = rated(fields, view, ("news", Q, "1 1"), shown=("news",))
    assert isinstance(play.comment(fields, shown, view, "news", T, "Leeds."), Refusal)
    assert isinstance(play.comment(rate(comment="none"), shown, view, "news", Q, "Leeds."), Refusal)
    event = play.comment(fields, shown, view, "news", Q, "Leeds.")
    assert isinstance(event, play.Commented)
    after = play.apply(fields, shown, event, view)
    assert after.comments == {("news", Q): "Leeds."}
    assert play.comment(fields, after, view, "news", Q, "Leeds.") is None
    gone = play.apply(fields, after, play.Commented(step="s1", line="news", party=Q, text=""), view)
    assert gone.comments == {}


lines = st.sampled_from(["news", "gain", "plan", "nothing"])
parties = st.sampled_from([Q, T, "nobody"])
events = st.one_of(
    st.builds(play.At, step=st.just("s1"), at=st.integers(0, 60)),
    st.builds(
        play.Given,
        step=st.just("s1"),
        line=lines,
        party=parties,
        values=st.lists(st.integers(1, 10), max_size=5).map(tuple),
        abstained=st.integers(0, 200),
        voice=st.booleans(),
    ),
    st.builds(play.Revealed, step=st.just("s1"), line=lines),
    st.builds(play.Commented, step=st.just("s1"), line=lines, party=parties, text=st.text(max_size=20)),
)


@given_(st.lists(events, max_size=30), st.sampled_from(["everyone", "parties"]), st.booleans())
def test_no_order_of_events_breaks_the_step(happened: list[RateEvent], who: str, empty: bool) -> None:
    fields, state = rate(who=who), RateState()
    view = View(partnership=PARTNERSHIP, step="s1", present=() if empty else ("imani", "mateo", "priya"))
    for event in happened:
        state = play.apply(fields, state, event, view)
        assert play.apply(fields, state, event, view) == state, "the same thing twice is as good as once"
        assert 0 <= state.at <= len(fields.line)
        for said in state.said.values():
            assert list(said.values) == sorted(said.values)
            assert all(1 <= value <= 5 for value in said.values)
            assert said.values or said.abstained
        play.forward(fields, state, view)
        play.back(fields, state, view)
        for line in fields.line:
            play.asked(fields, state, view, line.id)
        KIND.notes(fields, state, view)
