"""What the opening screen says of what stands."""

from __future__ import annotations

from datetime import date

from meetingtui.core.people import Partnership
from meetingtui.core.standing import Standing
from meetingtui.register.fold import fold_minutes
from meetingtui.register.since import first_time, since
from tests.register.test_fold import ACTION, after, in_it, told, update
from tests.steps.conftest import PARTNERSHIP


def test_nothing_stands_before_the_first_meeting() -> None:
    assert since(Standing(), PARTNERSHIP, date(2026, 11, 20)) == ()


def test_late_promises_come_first_then_those_due_within_a_week() -> None:
    other = ACTION.replace("A1", "A2").replace("2026-11-20", "2026-11-27").replace("imani", "mateo")
    lines = since(after(ACTION + other).standing, PARTNERSHIP, date(2026, 11, 22))
    assert lines == ("1 late: A1 Imani, Fri 20 Nov", "1 due: A2 Mateo, Fri 27 Nov")


def test_a_promise_that_is_neither_late_nor_due_is_named_only_while_nobody_accepted_it() -> None:
    far = ACTION.replace("2026-11-20", "2027-03-01")
    assert since(after(far).standing, PARTNERSHIP, date(2026, 11, 22)) == ()
    offered = far.replace("accepted = true", "accepted = false")
    assert since(after(offered).standing, PARTNERSHIP, date(2026, 11, 22)) == (
        "1 not yet accepted: A1 Imani, Mon 1 Mar 2027",
    )


def test_more_than_two_of_a_sort_are_counted() -> None:
    parked = "".join(f'[[parked]]\nid = "Q{n}"\ntext = "Question {n}"\n' for n in range(1, 6))
    (line,) = since(after(parked).standing, PARTNERSHIP, date(2026, 11, 22))
    assert line == "5 parked: Q1 Question 1; Q2 Question 2 and 3 more"


def test_a_decision_to_ratify_and_one_to_look_at_again_are_said() -> None:
    text = '[[decision]]\nid = "D1"\ntext = "Two sites."\nreview = 2026-11-20\nratify = { by = ["tolland"] }\n'
    lines = since(after(text).standing, PARTNERSHIP, date(2026, 11, 22))
    assert lines == ("1 to ratify: D1 Two sites.", "1 to look at again: D1 Two sites.")


def test_a_partnership_that_never_ends_still_opens() -> None:
    assert since(after(ACTION).standing, PARTNERSHIP, date.max) != ()


def test_what_is_held_tried_watched_and_not_yet_confirmed_is_said() -> None:
    text = (
        '[[agreement]]\nid = "G1"\ntopic = "billing"\ntext = "One invoice."\nreview = 2026-11-20\n'
        '[[experiment]]\nid = "E1"\ntry = "Ring first."\nuntil = 2026-11-25\n'
        '[[decision]]\nid = "D1"\ntext = "Two sites."\nconcern = [{ who = "mateo", text = "t", watch = "They ask" }]\n'
    )
    standing = fold_minutes(told(text), parties=in_it("quillmere", "tolland")).standing
    assert since(standing, PARTNERSHIP, date(2026, 11, 22)) == (
        "1 agreed, to look at again: G1 billing",
        "1 being tried: E1 Ring first.",
        "1 watched: D1 They ask",
        "1 with minutes to confirm: Sat 7 Nov, A meeting",
    )


def test_a_win_is_said_until_somebody_was_told() -> None:
    win = '[[win]]\nid = "W1"\ntext = "Booked in three days."\n'
    assert since(after(win).standing, PARTNERSHIP, date(2026, 11, 22)) == (
        "1 win nobody was told about: W1 Booked in three days.",
    )
    assert after(win + 'told = "the board"\n').standing.wins == ()
    assert after(win, update("W1", told='"the board"')).standing.wins == ()


def test_people_who_were_never_in_a_meeting_are_named_once_there_has_been_one() -> None:
    assert first_time(Standing(), PARTNERSHIP, ("imani",)) == ""
    standing = after('[present]\nquillmere = ["imani"]\n').standing
    assert first_time(standing, PARTNERSHIP, ("imani",)) == ""
    assert first_time(standing, PARTNERSHIP, ("imani", "mateo")) == "Here for the first time: Mateo"


def test_the_purpose_is_the_one_agreed_last() -> None:
    first = '[[agreement]]\nid = "G1"\ntopic = "purpose"\ntext = "Old."\n'
    second = '[[agreement]]\nid = "G2"\ntopic = "Purpose"\ntext = "New."\nreplaces = "G1"\n'
    assert (Standing().purpose, after(first).standing.purpose, after(first, second).standing.purpose) == (
        "",
        "Old.",
        "New.",
    )


def test_what_is_parked_for_this_meeting_is_told_apart_from_the_rest() -> None:
    parked = (
        '[[parked]]\nid = "Q1"\ntext = "Prototypers?"\ngoes = "next strategy conversation"\n'
        '[[parked]]\nid = "Q2"\ntext = "Couriers?"\ngoes = "next meeting"\n'
    )
    lines = since(after(parked).standing, PARTNERSHIP, date(2026, 11, 22), minutes="2026-11-22-weekly", title="Weekly")
    assert lines == ("1 parked for today: Q2 Couriers?", "1 parked: Q1 Prototypers?")


def test_agreements_to_ratify_half_said_decisions_and_loose_promises_come_back() -> None:
    text = (
        '[[agreement]]\nid = "G1"\ntext = "One invoice."\nratify = { by = ["tolland"] }\n'
        '[[decision]]\nid = "D1"\ntext = "Go."\nyes = ["tolland"]\n'
        '[[decision]]\nid = "D2"\ntext = "Both."\nyes = ["quillmere", "tolland"]\n'
        '[[open]]\nid = "A4"\ntext = "Ask the courier."\n'
    )
    assert since(after(text).standing, PARTNERSHIP, date(2026, 11, 22)) == (
        "1 without an owner or a date: A4 Ask the courier.",
        "1 to ratify: G1 One invoice.",
        "1 not every party has said yes: D1 Go.",
    )


def test_a_decision_waits_for_a_word_as_its_method_asks_and_not_for_whoever_has_left() -> None:
    text = (
        '[[decision]]\nid = "D1"\ntext = "One decides."\nmethod = "one decides after hearing"\nyes = ["tolland"]\n'
        '[[decision]]\nid = "D2"\ntext = "Refused."\nyes = ["tolland"]\nno = ["quillmere"]\n'
        '[[decision]]\nid = "D3"\ntext = "Only written down."\n'
    )
    told = since(after(text).standing, PARTNERSHIP, date(2026, 11, 22))
    assert told == ("1 not every party has said yes: D2 Refused.",)
    half = after('[[decision]]\nid = "D1"\ntext = "Go."\nyes = ["tolland"]\n').standing
    left = tuple(
        one.model_copy(update={"left": date(2026, 11, 1)}) if one.id == "quillmere" else one
        for one in PARTNERSHIP.party
    )
    names = Partnership(name="Two", party=left, person=PARTNERSHIP.person)
    assert since(half, names, date(2026, 11, 22)) == ()


def test_a_concern_that_waited_through_two_meetings_is_offered_care() -> None:
    concern = '[[concern]]\nid = "C2"\nhappened = "Two invoices came."\n'
    counted = "1 concern not yet acknowledged: C2 Two invoices came."
    assert since(after(concern, "").standing, PARTNERSHIP, date(2026, 11, 22)) == (counted,)
    assert since(after(concern, "", "").standing, PARTNERSHIP, date(2026, 11, 22)) == (
        counted,
        "C2, raised three meetings ago, is not acknowledged: CARE is the place for it",
    )
