"""The line that opens an unready door, and names in a why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.stages.reason import Reason, names_somebody, read_reason, say_reason

TODAY = date(2026, 11, 20)


def sentence(line: str, view: View) -> str:
    read = read_reason(line, view, TODAY)
    assert isinstance(read, Refusal), read
    return read.sentence


def test_a_reason_says_why_who_asks_who_is_content_and_when_it_will_be_finished(view: View) -> None:
    line = "Mateo must leave at 16:00 @mateo +tolland +quillmere ^27 nov"
    assert read_reason(line, view, TODAY) == Reason(
        "Mateo must leave at 16:00", "mateo", ("quillmere", "tolland"), date(2026, 11, 27)
    )


def test_a_person_after_the_plus_stands_for_their_party(view: View) -> None:
    read = read_reason("No time @mateo +imani", view, TODAY)
    assert isinstance(read, Reason)
    assert read.content == ("quillmere",)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("@mateo", "say why in a few words"),
        ("No time", "who asks for it? Add one person, as in @imani"),
        ("No time @mateo @imani", "keep one @"),
        ("No time @matteo", "did you mean @mateo?"),
        ("No time @mateo +marsh", 'no party is called "marsh"'),
        ("No time @mateo ^sometime", "is not a date"),
        ("No time @mateo ^2026-11-01", "is past"),
        ("No time @mateo ^fri ^27 nov", "two dates"),
    ],
)
def test_what_is_missing_or_unclear_is_said(line: str, words: str, view: View) -> None:
    assert words in sentence(line, view)


def test_somebody_who_is_not_in_the_room_does_not_ask_and_is_not_content(view: View) -> None:
    away = replace(view, present=("imani",))
    assert "Mateo Ferreira is not here" in sentence("No time @mateo", away)
    assert "nobody from Tolland is here" in sentence("No time @imani +tolland", away)


def test_what_was_understood_stands_beneath_the_line(view: View) -> None:
    assert "who asks" in say_reason("", view, TODAY)
    said = say_reason("No time @mateo +tolland ^27 nov", view, TODAY)
    assert said == "Mateo asks · content: Tolland · finished Fri 27 Nov 2026"


@pytest.mark.parametrize(
    "text", ["Mateo", "mateo", "Mateo forgot", "it was @mateo", "Okafor's list", "Because of Priya."]
)
def test_a_why_that_names_a_person_is_seen(text: str, view: View) -> None:
    assert names_somebody(text, view)


@pytest.mark.parametrize("text", ["", "Nobody wrote it down", "the list was imaginary", "The Leeds visit was late"])
def test_a_why_that_names_nobody_is_left_alone(text: str, view: View) -> None:
    assert not names_somebody(text, view)
