"""Ten lines tell somebody new what the partnership is for, how it stands, what was decided and what is fragile."""

from __future__ import annotations

from datetime import date

from meetingtui.core.people import Partnership
from meetingtui.register.story import story
from meetingtui.review.storied import story_lines
from tests.register.test_asking import NAMES as PEOPLE
from tests.register.test_fold import ACTION, after, update

NAMES = Partnership.model_validate(
    {
        **{key: value for key, value in dict(PEOPLE).items() if value is not None},
        "serves": "Small museums",
        "started": date(2026, 3, 2),
        "stream": [{"id": "pilot", "name": "Pilot"}, {"id": "billing", "name": "Billing"}],
    }
)
TODAY = date(2026, 11, 22)


def decision(number: int, text: str, **more: str) -> str:
    rows = "".join(f"{key} = {value}\n" for key, value in more.items())
    return f'[[decision]]\nid = "D{number}"\ntext = "{text}"\nyes = ["quillmere", "tolland"]\n{rows}'


def stands(stream: str, **says: str) -> str:
    views = ", ".join(f'{party} = "{colour}"' for party, colour in says.items())
    return f'[[status]]\nstream = "{stream}"\nsays = {{ {views} }}\nbecause = "the third site is quiet"\n'


def told(*texts: str) -> dict[str, tuple[str, ...]]:
    return {one.about: one.lines for one in story(after(*texts), NAMES, TODAY)}


def test_before_the_first_meeting_there_is_only_what_it_is_for() -> None:
    assert told() == {"For": ("Serves small museums",)}


def test_the_purpose_that_the_parties_agreed_comes_before_what_a_file_says() -> None:
    agreed = '[[agreement]]\nid = "G1"\ntopic = "purpose"\ntext = "No small museum waits."\n'
    assert told(agreed)["For"] == ("No small museum waits.",)


def test_how_long_how_often_and_how_the_work_stands() -> None:
    found = told("", stands("pilot", quillmere="green", tolland="red") + stands("billing", quillmere="green"))
    assert found["So far"] == (
        "Quillmere and Tolland since Mon 2 Mar 2026: 2 meetings, the last on Sat 14 Nov (A meeting).",
        "Pilot seen differently; Billing green.",
    )


def test_old_minutes_that_were_taken_in_count_from_their_first_meeting() -> None:
    later = NAMES.model_copy(update={"started": date(2026, 11, 20)})
    (line,) = next(one.lines for one in story(after(""), later, TODAY) if one.about == "So far")
    assert line.startswith("Quillmere and Tolland since Sat 7 Nov 2026: one meeting")


def test_the_last_five_decisions_that_hold_are_told_with_their_reasons() -> None:
    many = "".join(decision(number, f"Do thing {number}") for number in range(1, 8))
    replaced = decision(8, "Do the other", replaces='"D7"', why='"it is cheaper"')
    lines = told(many, replaced)["Decided"]
    assert len(lines) == 5
    assert [line.split()[0] for line in lines] == ["D3", "D4", "D5", "D6", "D8"]
    assert lines[-1] == "D8 Do the other. Because: it is cheaper."


def test_what_was_put_off_is_not_told_as_decided() -> None:
    assert "Decided" not in told(decision(1, "Move to the boat house", state='"deferred"'))


def test_words_that_mean_two_things_come_first() -> None:
    one = '[[term]]\nid = "T1"\nword = "done"\nagreed = "signed"\n'
    two = '[[term]]\nid = "T2"\nword = "draft"\nmeans = { quillmere = "a sketch", tolland = "nearly final" }\n'
    assert told(one + two)["Words"] == ('"draft": to Quillmere a sketch; to Tolland nearly final', '"done": signed')


def test_what_is_fragile_names_streams_and_signs_and_counts_promises_without_naming_anybody() -> None:
    risk = '[[risk]]\nid = "R1"\ncause = "A site goes quiet"\nstate = "seen"\n'
    lines = told(ACTION + risk + stands("pilot", quillmere="red"))["Fragile"]
    assert lines == (
        "R1 A site goes quiet. Its early sign was seen.",
        "Pilot is red: the third site is quiet.",
        "One promise is late, the oldest since Fri 20 Nov 2026.",
    )
    assert "Imani" not in " ".join(lines)
    assert "Fragile" not in told(ACTION, update("A1", to='"done"'))


def test_whom_to_thank_is_told_in_their_words() -> None:
    won = '[[win]]\nid = "W1"\ntext = "Booked in three days"\nto = ["mateo", "quillmere"]\n'
    assert told(won)["Thanks"] == ("Mateo and Quillmere: Booked in three days.",)


def test_on_a_page_sentences_hang_under_their_heading() -> None:
    lines = story_lines("Q and T", story(after(stands("pilot", quillmere="green")), NAMES, TODAY), 40)
    assert lines[0] == "Q and T"
    assert all(len(line) <= 40 for line in lines)
    assert lines[1].startswith("For     Serves")
    assert all(line.startswith(("For", "So far", " ")) for line in lines[1:])
