"""What is due by the rhythm, and what was long not spoken about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from meetingtui.core.people import Partnership, Person, Rhythm, Stream
from meetingtui.core.standing import Met, Standing, StreamNow
from meetingtui.register.fold import fold_minutes
from meetingtui.register.rhythm import (
    due,
    last_about,
    long_not,
    near_end,
    quiet,
    rhythm_lines,
    say_due,
    spread,
    unhurried,
)
from tests.register.test_fold import told
from tests.steps.conftest import PARTNERSHIP

TODAY = date(2026, 11, 20)
FOUR = ("imani", "jonas", "mateo", "priya")


def held(day: date, agenda: str = "weekly-standup", present: Sequence[str] = (), **given: Any) -> Met:
    return Met(minutes=f"{day}-x", on=day, title="A meeting", number=1, agenda=agenda, present=tuple(present), **given)


def with_rhythm(*rhythm: Rhythm, **given: Any) -> Partnership:
    return PARTNERSHIP.model_copy_with(rhythm=rhythm, **given)


WEEKLY = Rhythm(agenda="weekly-standup", every="2 weeks", about="progress")
QUARTERLY = Rhythm(agenda="quarterly-strategy", every="3 months", about="strategy")
TALK = Rhythm(agenda="our-coffee", every="1 month", about="relationship")


def days(names: Partnership, *met: Met) -> list[date]:
    return [one.day for one in due(names, met, TODAY)]


def test_the_next_one_is_due_an_interval_after_the_last() -> None:
    names = with_rhythm(WEEKLY)
    assert days(names, held(date(2026, 10, 1)), held(date(2026, 11, 3))) == [date(2026, 11, 17)]
    assert due(names, [held(date(2026, 11, 3))], TODAY)[0].over(TODAY) == 3


def test_a_day_that_is_given_holds_until_a_meeting_was_held_on_it() -> None:
    names = with_rhythm(WEEKLY.model_copy(update={"next": date(2026, 11, 27)}))
    assert days(names) == [date(2026, 11, 27)]
    assert days(names, held(date(2026, 11, 3))) == [date(2026, 11, 27)]
    on_the_day = with_rhythm(WEEKLY.model_copy(update={"next": date(2026, 11, 10)}))
    assert days(on_the_day, held(date(2026, 11, 10))) == [date(2026, 11, 24)]


def test_a_meeting_a_few_days_early_is_the_one_that_was_planned() -> None:
    names = with_rhythm(WEEKLY.model_copy(update={"next": date(2026, 11, 20)}))
    assert days(names, held(date(2026, 11, 18))) == [date(2026, 12, 2)]
    assert days(names, held(date(2026, 11, 12))) == [date(2026, 11, 20)]


def test_what_was_never_held_is_due_now_and_an_interval_nobody_understands_since_the_last() -> None:
    assert days(with_rhythm(WEEKLY)) == [TODAY]
    odd = WEEKLY.model_copy(update={"every": "when the moon is full"})
    assert days(with_rhythm(odd), held(date(2026, 11, 3))) == [date(2026, 11, 3)]


def test_an_agenda_is_known_by_its_minutes_name_where_they_do_not_say_it() -> None:
    nameless = Met(minutes="2026-11-03-weekly-standup", on=date(2026, 11, 3), title="Stand-up", number=1)
    assert days(with_rhythm(WEEKLY), nameless) == [date(2026, 11, 17)]


def test_it_is_said_in_words_without_blame() -> None:
    (over,) = due(with_rhythm(WEEKLY), [held(date(2026, 10, 1))], TODAY)
    assert say_due(over, TODAY) == "weekly-standup has been due for five weeks; last held Thu 1 Oct."
    (never,) = due(with_rhythm(QUARTERLY), [], TODAY)
    assert say_due(never, TODAY) == "quarterly-strategy is due today; never held."
    (ahead,) = due(with_rhythm(WEEKLY), [held(date(2026, 11, 18))], TODAY)
    assert say_due(ahead, TODAY) == "weekly-standup comes Wed 2 Dec; last held Wed 18 Nov."


def test_only_progress_is_said_where_nothing_else_was_met_about() -> None:
    names = with_rhythm(WEEKLY, QUARTERLY)
    weekly = [held(TODAY - timedelta(weeks=n)) for n in range(8, 0, -1)]
    strategy = held(date(2026, 1, 14), "quarterly-strategy")
    assert list(long_not(names, [strategy, *weekly], TODAY)) == [
        "Only progress is being met about: strategy last on Wed 14 Jan, innovation and relationship never."
    ]
    assert list(long_not(names, [strategy, *weekly[:2]], TODAY)) == ["Nobody has met about strategy since Wed 14 Jan."]
    recent = held(date(2026, 11, 2), "quarterly-strategy")
    assert list(long_not(names, [*weekly, recent], TODAY)) == []


def test_a_talk_without_points_counts_as_one_about_the_relationship() -> None:
    names = with_rhythm(WEEKLY, TALK)
    met = [held(date(2026, 8, 3), "our-coffee"), held(date(2026, 9, 1), "leaders-weekly"), held(date(2026, 11, 3))]
    assert unhurried(names, met) == date(2026, 9, 1)
    assert last_about(names, met) == {"relationship": date(2026, 9, 1), "progress": date(2026, 11, 3)}
    assert quiet(names, met, TODAY).startswith("The last unhurried conversation was eleven weeks ago, Tue 1 Sep: ")
    assert quiet(names, met, date(2026, 10, 1)) == ""
    assert quiet(names, [], TODAY) == ""
    assert quiet(names, met[2:], TODAY).startswith("No meeting yet was only about how you are together")


def test_the_same_four_people_are_noticed_where_there_are_others() -> None:
    five = with_rhythm(person=(*PARTNERSHIP.person, Person(id="dara", name="Dara Lindqvist", party="tolland")))
    same = [held(TODAY - timedelta(weeks=n), present=FOUR) for n in range(4, 0, -1)]
    words = "The last four meetings were the same four people: Imani, Jonas, Mateo and Priya."
    assert list(spread(five, same, TODAY)) == [words]
    assert list(spread(PARTNERSHIP, same, TODAY)) == []
    assert list(spread(five, same[:3], TODAY)) == []
    assert list(spread(five, [*same[:2], held(TODAY, present=("dara",)), *same[2:]], TODAY)) == []


def test_a_level_that_was_in_none_of_the_latest_meetings_is_named_with_its_last() -> None:
    sponsor = Person(id="ada", name="Ada Kell", party="quillmere", level="sponsor")
    names = with_rhythm(person=(*PARTNERSHIP.person, sponsor))
    old = held(date(2026, 5, 4), present=("ada",))
    met = [old, *(held(TODAY - timedelta(weeks=n), present=FOUR[n % 4 :]) for n in range(6, 0, -1))]
    (words,) = spread(names, met, TODAY)
    assert words == "Nobody of the level sponsor was in the last six meetings; the last was Mon 4 May."
    assert list(spread(names, [*met, held(TODAY, present=("ada", "imani"))], TODAY)) == []


def test_a_stream_near_its_end_proposes_the_conversation_after_it() -> None:
    names = with_rhythm(stream=(Stream(id="pilot", name="The pilot", ends=date(2026, 12, 11)),))
    (words,) = near_end(names, Standing(), TODAY)
    assert words.startswith("The pilot ends in three weeks, Fri 11 Dec: talk about what comes after it")
    assert list(near_end(names, Standing(), date(2026, 6, 1))) == []
    (past,) = near_end(names, Standing(), date(2027, 1, 4))
    assert past == "The pilot was to end Fri 11 Dec 2026: has it, and what comes after it?"
    ended = Standing(stream_changes={"pilot": StreamNow(ended=True)})
    assert list(near_end(names, ended, TODAY)) == []


def test_the_agenda_that_is_prepared_is_not_told_again() -> None:
    names = with_rhythm(WEEKLY, QUARTERLY)
    met = [held(date(2026, 11, 3)), held(date(2026, 11, 2), "leaders-weekly")]
    assert len(rhythm_lines(names, Standing(), met, TODAY)) == 2
    (line,) = rhythm_lines(names, Standing(), met, TODAY, but="weekly-standup")
    assert line.startswith("quarterly-strategy")


def test_minutes_say_with_which_agenda_who_was_there_and_what_comes_next() -> None:
    text = 'agenda = "care"\n[present]\nquillmere = ["imani"]\n[next]\ndate = 2026-12-01\nagenda = "welcome"\n'
    (met,) = fold_minutes(told(text)).met
    assert (met.agenda, met.present, met.next_on, met.next_agenda) == ("care", ("imani",), date(2026, 12, 1), "welcome")
