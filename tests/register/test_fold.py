"""What stands now is a fold of the minutes, and of nothing else."""

from __future__ import annotations

import tomllib
from datetime import date

from meetingtui.core.standing import Standing
from meetingtui.files.minutes import Minutes
from meetingtui.register.fold import Register, fold_minutes

HEAD = 'partnership = "quillmere-tolland"\ntitle = "A meeting"\nbegan = 14:00:00\n'


def told(*texts: str) -> list[tuple[str, Minutes]]:
    """Minutes a week apart, each with these tables."""
    made: list[tuple[str, Minutes]] = []
    for number, text in enumerate(texts, 1):
        day = date(2026, 11, number * 7)
        head = f"{HEAD}meeting = {number}\ndate = {day.isoformat()}\n"
        made.append((f"m{number}", Minutes.model_validate(tomllib.loads(head + text))))
    return made


def after(*texts: str) -> Register:
    return fold_minutes(told(*texts))


ACTION = '[[action]]\nid = "A1"\ntext = "Open a door."\nowner = "imani"\ndue = 2026-11-20\naccepted = true\n'


def update(item: str, **fields: str) -> str:
    rows = "".join(f"{name} = {value}\n" for name, value in fields.items())
    return f'[[update]]\nitem = "{item}"\n{rows}'


def test_a_promise_stays_open_until_an_update_says_it_is_done() -> None:
    assert [one.id for one in after(ACTION).standing.actions] == ["A1"]
    assert after(ACTION, update("A1", to='"done"')).standing.actions == ()
    assert after(ACTION, update("A1", to='"dropped"', why='"not needed"')).standing.actions == ()


def test_a_move_changes_the_date_keeps_the_promise_open_and_is_counted() -> None:
    moved = update("A1", to='"moved"', due="2026-12-01", why='"the museum was closed"')
    again = update("A1", to='"moved"', due="2026-12-08", why='"still closed"')
    (one,) = after(ACTION, moved, again).standing.actions
    assert one.item.due == date(2026, 12, 8)
    assert one.moves == 2
    assert [change.why for change in one.history] == ["the museum was closed", "still closed"]


def test_age_is_counted_in_meetings_since() -> None:
    (one,) = after(ACTION, "", "").standing.actions
    assert one.meetings == 2


def test_a_new_owner_who_said_yes_has_accepted() -> None:
    offered = ACTION.replace("accepted = true", "accepted = false")
    (one,) = after(offered, update("A1", to='"handed on"', owner='"mateo"')).standing.actions
    assert (one.item.owner, one.item.accepted) == ("mateo", True)


def test_what_was_left_open_is_no_promise() -> None:
    assert after('[[open]]\nid = "A1"\ntext = "Think."\nmissing = ["a date"]\n').standing.actions == ()


def test_a_replaced_decision_is_not_in_force_and_its_successor_is() -> None:
    old = '[[decision]]\nid = "D1"\ntext = "Three sites."\n'
    new = '[[decision]]\nid = "D2"\ntext = "Two sites."\nreplaces = "D1"\n'
    assert [one.id for one in after(old, new).standing.decisions] == ["D2"]


def test_a_ratified_decision_waits_for_nobody_any_more() -> None:
    taken = '[[decision]]\nid = "D1"\ntext = "Two sites."\nyes = ["quillmere"]\nratify = { by = ["tolland"] }\n'
    (before,) = after(taken).standing.decisions
    assert before.item.ratify is not None
    (one,) = after(taken, update("D1", to='"ratified"', yes='["quillmere", "tolland"]')).standing.decisions
    assert (one.item.ratify, one.item.yes) == (None, ("quillmere", "tolland"))


def test_a_sign_that_was_seen_moves_the_risk_and_keeps_it_live() -> None:
    risk = '[[risk]]\nid = "R1"\ncause = "A site goes quiet."\nsign = "a week without a reply"\n'
    (one,) = after(risk, update("R1", sign='"seen"')).standing.risks
    assert (one.item.state, one.item.sign) == ("seen", "a week without a reply")
    assert after(risk, update("R1", to='"closed"')).standing.risks == ()


def test_an_amendment_takes_the_place_of_what_was_said() -> None:
    amended = ACTION + '[[amendment]]\npart = "A1.due"\nwas = 2026-11-20\nnow = 2026-12-01\n'
    (one,) = after(amended).standing.actions
    assert one.item.due == date(2026, 12, 1)


def test_a_change_that_does_not_fit_leaves_the_item_and_marks_it_uncertain() -> None:
    amended = ACTION + '[[amendment]]\npart = "A1.due"\nnow = "soon"\n'
    (one,) = after(amended).standing.actions
    assert (one.item.due, one.uncertain) == (date(2026, 11, 20), True)


def test_an_update_of_nothing_is_named_and_nothing_is_dropped() -> None:
    made = after(ACTION, update("A9", to='"done"'))
    assert len(made.standing.actions) == 1
    assert made.lost == ("m2: the update of A9 names nothing that is in any minutes",)


def test_what_was_open_when_a_file_broke_is_uncertain() -> None:
    later = ACTION.replace("A1", "A2")
    made = fold_minutes(told(ACTION, "", later), broken_on=[date(2026, 11, 14)])
    assert [(one.id, one.uncertain) for one in made.standing.actions] == [("A1", True), ("A2", False)]


def test_only_the_last_eight_marks_of_a_stream_are_kept_the_last_one_last() -> None:
    marks = [f'[[status]]\nstream = "pilot"\nagreed = "{c}"\n' for c in ["red"] * 2 + ["green"] * 1]
    made = fold_minutes(told(*(marks * 4)[:4]) + told(*(marks * 4)[:4]) + told(*(marks * 4)[:4]))
    assert len(made.standing.streams["pilot"]) == 8


def test_the_fold_survives_a_round_through_the_log() -> None:
    made = after(ACTION, update("A1", to='"moved"', due="2026-12-01")).standing
    assert Standing.model_validate_json(made.model_dump_json(by_alias=True)) == made
