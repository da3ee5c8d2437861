"""What was answered last time: there on demand, quietly, and only where it is the same prompt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from meetingtui.core.standing import Answer, Answered, Standing
from meetingtui.steps.ask.panel import AskPanel
from meetingtui.steps.ask.play import AskState
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import View
from tests.steps.one_panel import page_of

FIELDS = AskFields(kind="ask", id="why", who="parties", record="words", prompts=("What do you see?", "What else?"))
SAID = (
    Answer(party="quillmere", prompt="What do you see?", text="Grants slip"),
    Answer(party="tolland", who="mateo", prompt="What else?", text="The deputy is leaving"),
)


def before(view: View, **answered: object) -> View:
    made = Answered.model_validate({"on": date(2026, 10, 28), **answered})
    return replace(view, standing=Standing(answers={"why": made}))


def digits(fields: AskFields, view: View, prompt: int = 0) -> str:
    return " ".join(one.digit for one in AskPanel().choices(fields, AskState(prompt=prompt), view))


def looking_back(fields: AskFields, view: View, prompt: int = 0) -> str:
    """The page once `5` has been pressed."""
    panel, state = AskPanel(), AskState(prompt=prompt)
    panel.show(fields, state, view)
    panel.digit(5)
    return page_of(panel, fields, state, view)


def test_the_digit_is_offered_only_where_something_was_answered_before(view: View) -> None:
    assert "5" not in digits(FIELDS, view)
    assert "5" in digits(FIELDS, before(view, said=SAID))
    assert "5" not in digits(FIELDS.model_copy(update={"id": "other"}), before(view, said=SAID))
    assert "5" not in digits(FIELDS.model_copy(update={"record": "nothing"}), before(view, gist="Grants slip"))


def test_nothing_of_last_time_is_shown_until_it_is_asked_for(view: View) -> None:
    assert "Last time" not in page_of(AskPanel(), FIELDS, AskState(), before(view, said=SAID))


def test_the_answers_to_the_same_prompt_are_shown_with_their_day(view: View) -> None:
    first, second = (looking_back(FIELDS, before(view, said=SAID), prompt) for prompt in (0, 1))
    assert "Last time, Wed 28 Oct" in first
    assert "Quillmere: Grants slip" in first
    assert "deputy" not in first
    assert "(Mateo): The deputy is leaving" in " ".join(second.split())


def test_answers_to_a_prompt_that_was_worded_otherwise_are_not_taken_for_its_own(view: View) -> None:
    other = (Answer(party="tolland", prompt="What did you see?", text="Rain"),)
    assert "5" not in digits(FIELDS, before(view, said=other))


def test_a_gist_belongs_to_all_prompts_of_the_step(view: View) -> None:
    assert "Both see the spring at risk" in looking_back(FIELDS, before(view, gist="Both see the spring at risk"), 1)


def test_the_same_digit_puts_it_away_and_another_step_too(view: View) -> None:
    panel, earlier = AskPanel(), before(view, said=SAID)
    panel.show(FIELDS, AskState(), earlier)
    panel.digit(5)
    panel.digit(5)
    assert "Last time" not in page_of(panel, FIELDS, AskState(), earlier)
    panel.digit(5)
    panel.turned()
    assert "Last time" not in page_of(panel, FIELDS, AskState(), earlier)
