"""Which meeting is prepared, and who is likely to be there."""

from __future__ import annotations

from datetime import date

from meetingtui.core.people import Partnership, Person, Rest, Rhythm
from meetingtui.core.standing import Met
from meetingtui.register.coming import Coming, likely, what_comes, when_held
from tests.register.test_rhythm import FOUR, TODAY, WEEKLY, held, with_rhythm
from tests.steps.conftest import PARTNERSHIP

TOMORROW = date(2026, 11, 21)


def ids(names: Partnership, *met: Met, agenda: str = "weekly-standup", day: date = TODAY) -> list[str]:
    return [one.id for one in likely(names, met, agenda, day)]


def test_what_was_said_at_the_last_meeting_comes_before_the_rhythm() -> None:
    said = held(date(2026, 11, 3), next_on=TOMORROW, next_agenda="care")
    assert what_comes(with_rhythm(WEEKLY), [said], TODAY) == ("care", TOMORROW)
    assert what_comes(with_rhythm(WEEKLY), [held(date(2026, 11, 3))], TODAY) == ("weekly-standup", date(2026, 11, 17))
    assert what_comes(PARTNERSHIP, [], TODAY) == ("", None)


def test_only_the_latest_meeting_says_what_comes_next() -> None:
    said = held(date(2026, 11, 3), next_on=TOMORROW, next_agenda="care")
    assert what_comes(PARTNERSHIP, [said, held(date(2026, 11, 10))], TODAY) == ("", None)


def test_an_agenda_that_is_named_has_the_day_that_was_said_for_it_or_that_of_the_rhythm() -> None:
    names = with_rhythm(WEEKLY)
    met = [held(date(2026, 11, 3), next_on=TOMORROW, next_agenda="care")]
    assert when_held(names, met, "care", TODAY) == TOMORROW
    assert when_held(names, met, "weekly-standup", TODAY) == date(2026, 11, 17)
    assert when_held(names, met, "welcome", TODAY) is None


def test_the_first_meeting_after_a_rest_begins_with_how_each_side_is() -> None:
    names = PARTNERSHIP.model_copy_with(
        rhythm=(Rhythm(agenda="weekly-standup", every="1 week"),),
        rest=Rest(since=date(2026, 3, 2), until=date(2026, 11, 10)),
    )
    assert what_comes(names, [held(date(2026, 2, 2))], TODAY) == ("context-and-status", None)
    assert what_comes(names, [held(date(2026, 11, 12))], TODAY)[0] == "weekly-standup"


def test_who_was_there_half_the_time_is_likely_and_nobody_is_ruled_out_before_the_first() -> None:
    assert ids(PARTNERSHIP) == list(FOUR)
    met = [held(date(2026, 10, n), present=FOUR[: 1 + n % 2]) for n in range(1, 5)]
    assert ids(PARTNERSHIP, *met) == ["imani", "jonas"]
    assert ids(PARTNERSHIP, *met[:1], *[held(date(2026, 11, n), present=FOUR[:1]) for n in (1, 2, 3)]) == ["imani"]


def test_meetings_with_the_same_agenda_tell_more_than_the_others() -> None:
    met = [held(date(2026, 9, n), "care", FOUR[2:]) for n in (1, 2)]
    met += [held(date(2026, 10, n), present=FOUR[:2]) for n in (1, 2, 3, 4)]
    assert ids(PARTNERSHIP, *met, agenda="care") == ["mateo", "priya"]
    assert ids(PARTNERSHIP, *met, agenda="welcome") == ["imani", "jonas"]


def test_who_has_left_or_begins_later_is_not_likely() -> None:
    gone = Person(id="dara", name="Dara Lindqvist", party="tolland", until=date(2026, 10, 2))
    later = Person(id="rowan", name="Rowan Ashby", party="tolland", from_=date(2026, 12, 1))
    names = PARTNERSHIP.model_copy_with(person=(*PARTNERSHIP.person, gone, later))
    assert ids(names) == list(FOUR)
    assert "rowan" in ids(names, day=date(2026, 12, 2))


def test_the_name_that_its_minutes_would_have_tells_what_comes_up_again() -> None:
    assert Coming("care", TOMORROW).minutes(TODAY) == "2026-11-21-care"
    assert Coming("care").minutes(TODAY) == "2026-11-20-care"
    assert Coming().minutes(TODAY) == ""
