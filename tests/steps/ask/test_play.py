"""The rules of a round of prompts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.people import Person
from meetingtui.steps.ask import KIND, play
from meetingtui.steps.ask.play import END, AskEvent, AskState
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import Refusal, View
from tests.steps.conftest import PARTNERSHIP


def fields(**given: object) -> AskFields:
    return AskFields.model_validate({"kind": "ask", "prompts": ["One?", "Two?"], **given})


def press(step: AskFields, state: AskState, view: View, times: int = 1) -> AskState:
    for _ in range(times):
        event = play.forward(step, state, view)
        assert event is not None, "Enter had nowhere to go"
        state = play.apply(step, state, event, view)
    return state


def test_everyone_speaks_in_turn_parties_alternating_from_the_one_that_starts(view: View) -> None:
    assert play.speakers(fields(), view) == ("person:imani", "person:mateo", "person:jonas", "person:priya")
    second = replace(view, starts="tolland")
    assert play.speakers(fields(), second)[0] == "person:mateo"


def test_a_named_start_overrides_the_rotation(view: View) -> None:
    assert play.speakers(fields(who="parties", starts="tolland"), view) == ("party:tolland", "party:quillmere")
    assert play.speakers(fields(starts="priya"), view)[0] == "person:priya"


def test_more_than_twelve_people_speak_by_party(view: View) -> None:
    crowd = tuple(Person(id=f"p{n}", name=f"Person {n}", party="tolland") for n in range(12))
    partnership = PARTNERSHIP.model_copy_with(person=(*PARTNERSHIP.person, *crowd))
    many = replace(view, partnership=partnership, present=tuple(partnership.people))
    assert play.speakers(fields(), many) == ("party:quillmere", "party:tolland")


def test_an_absent_party_has_no_turn(view: View) -> None:
    assert play.speakers(fields(who="parties"), replace(view, present=("mateo",))) == ("party:tolland",)


def test_enter_gives_the_turn_to_the_next_and_then_the_next_prompt(view: View) -> None:
    step, state = fields(who="parties"), AskState()
    assert play.turn(step, state, view) == "party:quillmere"
    state = press(step, state, view)
    assert state.marks[0, "party:quillmere"] == "heard"
    assert play.turn(step, state, view) == "party:tolland"
    state = press(step, state, view)
    assert play.turn(step, state, view) == END
    state = press(step, state, view)
    assert (state.prompt, play.turn(step, state, view)) == (1, "party:quillmere")


def test_the_step_is_done_when_every_prompt_has_gone_round(view: View) -> None:
    step = fields(who="parties")
    state = press(step, AskState(), view, 5)
    assert play.forward(step, state, view) is None


def test_somebody_to_come_back_to_is_reached_after_the_others(view: View) -> None:
    step = fields(who="parties")
    event = play.mark(step, AskState(), view, "later")
    assert event is not None
    state = play.apply(step, AskState(), event, view)
    assert play.turn(step, state, view) == "party:tolland"
    state = press(step, state, view)
    assert play.turn(step, state, view) == "party:quillmere"


def test_going_back_over_somebody_who_passed_leaves_them_passed(view: View) -> None:
    step = fields(who="parties")
    event = play.mark(step, AskState(), view, "passed")
    assert event is not None
    state = play.apply(step, AskState(), event, view)
    event = play.back(step, state, view)
    assert event is not None
    state = press(step, play.apply(step, state, event, view), view)
    assert state.marks[0, "party:quillmere"] == "passed"
    assert play.turn(step, state, view) == "party:tolland"


def test_the_only_one_left_to_come_back_to_keeps_the_turn(view: View) -> None:
    step, alone = fields(who="parties"), replace(view, present=("imani",))
    event = play.mark(step, AskState(), alone, "later")
    assert event is not None
    assert play.turn(step, play.apply(step, AskState(), event, alone), alone) == "party:quillmere"


def test_going_back_loses_no_mark_and_no_word(view: View) -> None:
    step = fields(who="parties", record="words")
    state = press(step, AskState(), view, 3)
    said = play.answer(step, state, view, "party:quillmere", "Grants slip into spring.")
    assert not isinstance(said, Refusal)
    state = play.apply(step, state, said, view)
    marks, answers = state.marks, state.answers
    steps_back = 0
    while (event := play.back(step, state, view)) is not None:
        state = play.apply(step, state, event, view)
        steps_back += 1
    assert steps_back == 3
    assert (state.marks, state.answers) == (marks, answers)


def test_somebody_who_arrives_late_gets_a_turn(view: View) -> None:
    step, few = fields(), replace(view, present=("imani", "mateo"))
    state = press(step, AskState(), few)
    assert "person:priya" in play.speakers(step, view)
    state = press(step, state, view)
    assert play.turn(step, state, view) in {"person:jonas", "person:priya"}


def test_answers_collected_unseen_hold_the_party_and_never_the_person(view: View) -> None:
    step = fields(record="words", reveal="together")
    event = play.answer(step, AskState(), view, "person:imani", "We are stretched.", who="imani")
    assert not isinstance(event, Refusal)
    assert (event.speaker, event.who) == ("party:quillmere", None)
    assert "imani" not in event.model_dump_json()


def test_answers_of_several_people_of_a_party_add_up_while_unseen(view: View) -> None:
    step, state = fields(record="words", reveal="together"), AskState()
    for speaker in ("person:imani", "person:jonas"):
        event = play.answer(step, state, view, speaker, "Something.")
        assert not isinstance(event, Refusal)
        state = play.apply(step, state, event, view)
    assert len(state.answers) == 2


def test_a_second_answer_of_the_same_speaker_replaces_the_first(view: View) -> None:
    step, state = fields(who="parties", record="words"), AskState()
    for text in ("First.", "Second."):
        event = play.answer(step, state, view, "party:tolland", text)
        assert not isinstance(event, Refusal)
        state = play.apply(step, state, event, view)
    assert [one.text for one in state.answers] == ["Second."]


def test_a_name_is_attached_only_where_words_are_recorded(view: View) -> None:
    gist = play.answer(fields(keep="each"), AskState(), view, "person:imani", "Yes.", who="imani")
    words = play.answer(fields(record="words"), AskState(), view, "person:imani", "Yes.", who="imani")
    assert not isinstance(gist, Refusal)
    assert not isinstance(words, Refusal)
    assert (gist.who, words.who) == (None, "imani")


def test_off_the_record_nothing_typed_becomes_an_event(view: View) -> None:
    step = fields(record="nothing")
    assert isinstance(play.answer(step, AskState(), view, "person:imani", "A worry."), Refusal)
    assert isinstance(play.gist(step, view, "A worry."), Refusal)


def test_enter_reveals_once_everyone_was_reached_and_only_then(view: View) -> None:
    step, state = fields(who="parties", keep="each", reveal="together"), AskState()
    event = play.answer(step, state, view, "party:quillmere", "Green.")
    assert not isinstance(event, Refusal)
    state = press(step, play.apply(step, state, event, view), view, 2)
    assert play.blind(step, state)
    assert isinstance(play.forward(step, state, view), play.Revealed)
    assert not play.blind(step, press(step, state, view))


def test_a_gist_is_agreed_by_the_room_before_the_step_is_done(view: View) -> None:
    step = fields(who="parties", prompts=["One?"])
    state = press(step, AskState(), view, 2)
    written = play.gist(step, view, "Grants slip.")
    assert not isinstance(written, Refusal)
    state = play.apply(step, state, written, view)
    assert not state.agreed
    state = press(step, state, view)
    assert state.agreed
    assert play.forward(step, state, view) is None


def test_pairs_cross_the_parties_and_nobody_is_left_alone(view: View) -> None:
    made = play.pairs(view, "quillmere")
    assert made == (("imani", "mateo"), ("jonas", "priya"))
    three = play.pairs(replace(view, present=("imani", "jonas", "mateo")), "quillmere")
    assert three == (("imani", "mateo", "jonas"),)


def test_an_open_talk_goes_from_prompt_to_prompt_without_turns(view: View) -> None:
    step = fields(shape="open")
    assert play.speakers(step, view) == ()
    state = press(step, AskState(), view)
    assert state.prompt == 1
    assert play.forward(step, state, view) is None


def test_an_arrow_moves_the_turn_and_marks_nobody(view: View) -> None:
    step = fields(who="parties")
    event = play.give_turn(step, AskState(), view, 1)
    assert event is not None
    state = play.apply(step, AskState(), event, view)
    assert (play.turn(step, state, view), state.marks) == ("party:tolland", {})


speakers = st.sampled_from(["party:quillmere", "party:tolland", "person:imani", "nobody", ""])
events = st.one_of(
    st.builds(play.At, step=st.just("s1"), prompt=st.integers(0, 99), speaker=st.none() | speakers),
    st.builds(
        play.Marked,
        step=st.just("s1"),
        prompt=st.integers(0, 99),
        speaker=speakers,
        mark=st.sampled_from(["heard", "passed", "later"]),
        next=speakers,
    ),
    st.builds(
        play.Answered, step=st.just("s1"), prompt=st.integers(0, 99), speaker=speakers, text=st.text(max_size=20)
    ),
    st.builds(play.Revealed, step=st.just("s1"), prompt=st.integers(0, 99)),
    st.builds(play.Gist, step=st.just("s1"), text=st.text(max_size=20), agreed=st.booleans()),
)


@given(st.lists(events, max_size=30), st.sampled_from(["everyone", "parties", "anyone", "imani", "tolland"]))
def test_no_order_of_events_breaks_the_step(happened: list[AskEvent], who: str) -> None:
    step, state = fields(who=who, record="words"), AskState()
    view = View(partnership=PARTNERSHIP, step="s1", present=("imani", "mateo"), starts="tolland")
    for event in happened:
        state = play.apply(step, state, event, view)
        assert 0 <= state.prompt < len(step.prompts)
        play.forward(step, state, view)
        play.back(step, state, view)
        KIND.notes(step, state, view)
