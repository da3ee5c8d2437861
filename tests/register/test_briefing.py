"""The page before a meeting: what each part says, and what it never says."""

from __future__ import annotations

from datetime import date
from typing import Any

from meetingtui.core.people import Escalation, Partnership, Person
from meetingtui.register.briefing import Briefing, briefing
from meetingtui.register.coming import Coming
from meetingtui.register.fold import Register
from tests.register.test_fold import ACTION, after, update
from tests.steps.conftest import PARTNERSHIP

TODAY = date(2026, 11, 20)
COMING = Coming(
    "weekly-standup", date(2026, 11, 24), "Weekly stand-up", "See trouble small.", 30, ("a map",), "tolland"
)


def brief(
    register: Register, names: Partnership = PARTNERSHIP, coming: Coming = COMING, today: date = TODAY
) -> Briefing:
    return briefing(register, names, coming, today)


def part(about: str, *given: Any, **more: Any) -> list[str]:
    found = brief(*given, **more)
    return [line for one in found.parts if one.about == about for line in one.lines]


def test_the_purpose_stands_first_and_what_comes_next_with_who_begins_and_what_it_needs() -> None:
    names = PARTNERSHIP.model_copy_with(purpose="Doors open.")
    found = brief(after(""), names)
    assert found.title == "Quillmere and Tolland Bright. Before the meeting of Tue 24 Nov"
    assert [one.about for one in found.parts][:2] == ["For", "Next"]
    assert part("For", after(""), names) == ["Doors open."]
    assert part("Next", after("")) == [
        "Tue 24 Nov: Weekly stand-up, 30 minutes (meetingtui run weekly-standup). Tolland speaks first.",
        "It needs a map.",
        "See trouble small.",
    ]


def test_a_promise_is_told_by_owner_with_its_day_and_its_age_and_without_a_word_of_blame() -> None:
    moved = update("A1", to='"moved"', due="2026-11-18", why='"snow"')
    other = ACTION.replace("A1", "A2").replace("imani", "mateo").replace("2026-11-20", "2026-11-30")
    lines = part("Promises", after(ACTION + other, moved, update("A1", to='"moved"', due="2026-11-19"), ""))
    assert lines == [
        "Imani: A1 Open a door. (Thu 19 Nov; 13 days old, three meetings, moved twice)",
        "Mateo: A2 Open a door. (Mon 30 Nov; 13 days old, three meetings)",
    ]
    assert "late" not in " ".join(lines)


def test_late_promises_come_first_by_their_days_whoever_owns_them() -> None:
    made = [
        ACTION.replace("A1", mark).replace("imani", who).replace("2026-11-20", due)
        for mark, who, due in (
            ("A1", "imani", "2026-11-25"),
            ("A2", "mateo", "2026-11-18"),
            ("A3", "imani", "2026-11-19"),
        )
    ]
    assert [line.split()[1] for line in part("Promises", after("".join(made)))] == ["A2", "A3", "A1"]


def test_a_promise_for_much_later_is_told_only_while_something_is_missing() -> None:
    far = ACTION.replace("2026-11-20", "2027-03-01")
    assert part("Promises", after(far)) == []
    assert part("Promises", after(far.replace("accepted = true", "accepted = false")))[0].endswith("not yet accepted)")
    assert "nobody owns it yet; no date" in part("Promises", after('[[action]]\nid = "A1"\ntext = "x"\n'))[0]


def test_the_promise_of_somebody_who_left_says_so() -> None:
    people = [
        one.model_copy(update={"until": date(2026, 11, 10)} if one.id == "imani" else {}) for one in PARTNERSHIP.person
    ]
    names = PARTNERSHIP.model_copy_with(person=tuple(people))
    assert "its owner has left" in part("Promises", after(ACTION), names)[0]
    assert "Left lately: Imani on Tue 10 Nov." in part("People", after(ACTION), names)


def test_what_is_to_ratify_names_whose_word_is_waited_for() -> None:
    text = '[[decision]]\nid = "D1"\ntext = "Two sites."\nratify = { by = ["tolland"], until = 2026-11-25 }\n'
    assert part("To ratify", after(text)) == ["D1 Two sites. (waits for Tolland until Wed 25 Nov; 13 days old)"]


def test_concerns_are_counted_and_after_two_meetings_care_is_the_place() -> None:
    text = '[[concern]]\nid = "C1"\nhappened = "Two invoices came."\nraised = "tolland"\n'
    assert part("Concerns", after(text)) == [
        "One is not acknowledged yet, the oldest for 13 days.",
        "C1 Two invoices came. (raised by Tolland at the last meeting)",
    ]
    assert "C1 waited through two meetings or more. CARE would be the place: meetingtui run care" in part(
        "Concerns", after(text, "", "")
    )
    heard = update("C1", acknowledged="2026-11-14")
    assert part("Concerns", after(text, heard, "")) == []


def test_the_rung_is_told_once_for_all_that_waits_for_it() -> None:
    names = PARTNERSHIP.model_copy_with(
        escalate=(Escalation(when="after two working days", to=("imani", "mateo"), how="one page"),)
    )
    late = ACTION.replace("2026-11-20", "2026-11-12")
    assert part("Stuck", after(late + late.replace("A1", "A2")), names) == [
        "A1, A2 waited more than two working days: Imani and Mateo carry it together, one page.",
        "The place for it: meetingtui run escalation",
    ]
    assert part("Stuck", after(late)) == []


def test_signs_are_questions_and_those_that_were_seen_come_first() -> None:
    text = (
        '[[risk]]\nid = "R1"\ncause = "It goes quiet."\nsign = "a week without a call"\n'
        '[[risk]]\nid = "R2"\ncause = "It breaks."\nsign = "a crack"\nstate = "seen"\n'
    )
    assert part("Signs", after(text)) == ["R2 It breaks. Its sign was seen.", "R1 a week without a call?"]


def test_experiments_are_told_near_their_day_and_all_of_them_before_a_retrospective() -> None:
    text = (
        '[[experiment]]\nid = "E1"\ntry = "Ring first."\nuntil = 2026-11-27\nowner = "imani"\nexpect = "fewer calls"\n'
        '[[experiment]]\nid = "E2"\ntry = "Write less."\nuntil = 2027-03-01\n'
    )
    near = "E1 Ring first. (Imani; until Fri 27 Nov; expecting fewer calls)"
    assert part("Tried", after(text)) == [near]
    retrospective = Coming("retrospective", date(2026, 11, 24), retrospective=True)
    assert part("Tried", after(text), coming=retrospective) == [near, "E2 Write less. (until Mon 1 Mar 2027)"]


def test_a_question_that_comes_up_again_here_is_told_and_the_others_are_counted() -> None:
    text = (
        '[[parked]]\nid = "Q1"\ntext = "Who pays?"\ngoes = "weekly standup"\n'
        '[[parked]]\nid = "Q2"\ntext = "Which year?"\ngoes = "strategy"\n'
    )
    assert part("Parked", after(text)) == ["Q1 Who pays?", "One question is parked for other meetings."]
    assert "answer, own or let go" in part("Parked", after(text, "", ""))[0]


def test_a_word_with_two_meanings_is_told_and_an_agreed_one_is_not() -> None:
    text = '[[term]]\nid = "T1"\nword = "draft"\nmeans = { quillmere = "a sketch", tolland = "nearly final" }\n'
    assert part("Words", after(text)) == ['"draft": to Quillmere a sketch; to Tolland nearly final']
    assert part("Words", after(f'{text}agreed = "a sketch"\n')) == []


def test_how_people_like_to_be_told_makes_it_the_facilitators_page() -> None:
    assert not brief(after("")).private
    imani = PARTNERSHIP.person[0].model_copy(update={"likes": "numbers first."})
    names = PARTNERSHIP.model_copy_with(person=(imani, *PARTNERSHIP.person[1:]))
    assert brief(after(""), names).private
    assert part("People", after(""), names) == [
        "How they like to be told things. ◆ Imani: numbers first.",
        "Likely too: ◆ Jonas, ○ Mateo, ○ Priya.",
    ]


def test_who_was_in_no_meeting_yet_is_named_with_their_role() -> None:
    dara = Person(id="dara", name="Dara Lindqvist", party="tolland", role="Prototyper")
    names = PARTNERSHIP.model_copy_with(person=(*PARTNERSHIP.person, dara))
    everybody = '[present]\nquillmere = ["imani", "jonas"]\ntolland = ["mateo", "priya"]\n'
    assert "Not in a meeting before: ○ Dara Lindqvist (Prototyper)." in part("People", after(everybody), names)
    assert not any("before" in line for line in part("People", after(everybody)))


def test_what_stands_besides_is_told_with_the_last_meeting() -> None:
    text = '[[decision]]\nid = "D1"\ntext = "Two sites."\nreview = 2026-11-20\n'
    assert part("Since", after(text)) == [
        "Last met Sat 7 Nov, 13 days ago: A meeting.",
        "1 to look at again: D1 Two sites.",
    ]


def test_before_the_first_meeting_there_is_little_and_nothing_breaks() -> None:
    found = brief(after(), coming=Coming())
    assert [one.about for one in found.parts] == ["Next", "People"]
    assert "No meeting was held yet" in found.parts[0].lines[0]
    assert brief(after(), coming=Coming(), today=date.max).parts


def test_a_partnership_at_rest_has_a_rest_and_no_next_meeting() -> None:
    found = brief(after(""), PARTNERSHIP.model_copy_with(state="resting"))
    assert next(one.about for one in found.parts) == "Rest"
    assert not {"Next", "Rhythm"} & {one.about for one in found.parts}


def test_a_day_that_has_passed_without_the_meeting_is_told_as_past() -> None:
    past = Coming("care", date(2026, 11, 10), "CARE")
    assert part("Next", after(""), coming=past) == ["CARE (meetingtui run care). Its day was Tue 10 Nov."]
    assert "Before the next meeting" in brief(after(""), coming=past).title
