"""What home says comes in the order of what presses, is counted in words, and gives way from the end."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from meetingtui.core.items import Action
from meetingtui.core.people import Rhythm
from meetingtui.core.standing import Asked, CarriedAction, Met, Standing
from meetingtui.files.partnership import load_partnership
from meetingtui.register.fold import Register
from meetingtui.review.fitting import Opens, Part
from meetingtui.review.front import (
    Head,
    agendas_named,
    begin,
    front,
    promises,
    said_since,
    to_confirm,
)

NAMES = load_partnership(Path(__file__).parents[1] / "data" / "partnership.toml")[0]
assert NAMES is not None
TODAY = date(2026, 11, 27)
CARE = Head("CARE", 60)


def promise(mark: str, due: date | None, *asked: Asked, owner: str | None = "imani") -> CarriedAction:
    item = Action(id=mark, text=f"Promise {mark}", owner=owner, due=due, accepted=True)
    return CarriedAction(id=mark, on=date(2026, 11, 1), minutes="2026-11-01-x", item=item, asked=asked)


def met(on: date, agenda: str = "care", **more: object) -> Met:
    return Met.model_validate(
        {"minutes": f"{on}-{agenda}", "on": on, "title": agenda, "number": 1, "agenda": agenda} | more
    )


def words(part: Part) -> list[str]:
    return [f"{line.words} | {line.right}" for line in part.lines]


# promises ---------------------------------------------------------------------------------------------------


def test_promises_are_told_by_their_day_with_owner_and_lateness_in_words() -> None:
    actions = (
        promise("A1", date(2026, 12, 4)),
        promise("A2", date(2026, 11, 20), owner="jonas"),
        promise("A3", TODAY),
        promise("A4", date(2026, 12, 5)),
        promise("A5", None),
    )
    part = promises(Standing(actions=actions), NAMES, TODAY)
    assert part.title == "Promises: 1 late, 2 due within a week"
    assert words(part) == [
        "A2 Promise A2 | Jonas  Fri 20 Nov, late",
        "A3 Promise A3 | Imani  today",
        "A1 Promise A1 | Imani  Fri 4 Dec",
    ]
    assert [line.late for line in part.lines] == [True, False, False]
    assert part.lines[0].brief == "Jonas 20 Nov, late"


def test_a_promise_that_may_have_changed_is_not_called_late_without_doubt() -> None:
    sure, unsure = promise("A1", date(2026, 11, 20)), promise("A2", date(2026, 11, 20))
    part = promises(Standing(actions=(sure, unsure.model_copy(update={"uncertain": True}))), NAMES, TODAY)
    assert part.title == "Promises: 2 late; some uncertain"
    assert words(part) == ["A1 Promise A1 | Imani  Fri 20 Nov, late", "A2 Promise A2 | Imani  Fri 20 Nov, late?"]


def test_a_promise_that_its_owner_spoke_of_is_told_once_with_their_word_the_newest_word_first() -> None:
    first = Asked(who="imani", on=date(2026, 11, 21), at=time(10, 0), to="done")
    later = Asked(who="imani", on=date(2026, 11, 22), at=time(10, 0), to="moved", due=date(2026, 12, 4), why="shut")
    actions = (promise("A1", date(2026, 11, 20), first), promise("A2", date(2026, 11, 20), first, later))
    standing = Standing(actions=actions)
    assert promises(standing, NAMES, TODAY).lines == ()
    assert words(said_since(standing, NAMES, TODAY)) == [
        "A2 Imani asks for Fri 4 Dec 2026: shut | Fri 20 Nov, late",
        "A1 Imani says it is done | Fri 20 Nov, late",
    ]


def test_minutes_wait_for_the_parties_that_have_not_confirmed() -> None:
    waiting = (met(date(2026, 11, 6)), met(date(2026, 11, 20), confirmed=("tolland",)))
    assert words(to_confirm(Standing(unconfirmed=waiting), NAMES, TODAY)) == [
        "Fri 20 Nov  care | by Quillmere",
        "Fri 6 Nov  care | by Quillmere and Tolland",
    ]


# what can be begun ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("next_on", "said"),
    [
        (date(2026, 12, 4), "next Fri 4 Dec, 60 min"),
        (TODAY, "due today, 60 min"),
        (date(2026, 11, 20), "due since Fri 20 Nov, 60 min"),
        (None, "next, 60 min"),
    ],
)
def test_the_next_meeting_comes_first_with_its_day(next_on: date | None, said: str) -> None:
    held = met(date(2026, 11, 13), "welcome", next_agenda="care", next_on=next_on)
    part = begin((held,), NAMES, TODAY, {"care": CARE, "welcome": Head("Welcome", 45)})
    assert words(part) == [f"care | {said}", "welcome | last Fri 13 Nov, 45 min"]
    assert part.pressing == 1
    assert part.lines[0].opens is Opens.AGENDA


def test_what_the_rhythm_wants_is_named_once_and_not_before_its_day() -> None:
    rhythm = tuple(Rhythm(agenda=name, every="1 week") for name in ("care", "welcome", "kickoff"))
    names = NAMES.model_copy_with(rhythm=rhythm)
    held = (met(date(2026, 11, 13), "care"), met(date(2026, 11, 26), "kickoff"))
    part = begin(held, names, TODAY, {"care": CARE})
    assert [line.mark for line in part.lines[: part.pressing]] == ["care", "welcome"]
    assert words(part)[:2] == ["care | due since Fri 20 Nov, 60 min", "welcome | due, never held"]


def test_only_agendas_that_may_be_named_are_read() -> None:
    held = (met(date(2026, 11, 13), "welcome"), met(date(2026, 11, 20), "care"))
    assert list(agendas_named(held, NAMES.model_copy_with(rhythm=()), TODAY, ["ours"])) == ["ours", "care", "welcome"]
    assert next(iter(agendas_named((), None, TODAY, []))) == "kickoff"


def test_while_it_rests_nothing_is_offered_to_begin() -> None:
    resting = NAMES.model_copy_with(state="resting")
    register = Register(Standing(actions=(promise("A1", TODAY),)))
    found = front(register, resting, TODAY, heads={"care": CARE}, states={})
    assert [part.title for part in found.parts] == ["Promise: 1 due within a week"]
    assert found.said == ""
