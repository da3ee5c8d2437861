"""One action as old minutes write it: whose it is, by when, whether it is done, and which words are left."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.review.importing.people import Roster
from meetingtui.review.importing.promises import Promise, read_promise, said_of
from tests.review.importing.pages import DAY, partnership

TWENTIETH = date(2025, 3, 20)


@pytest.fixture
def roster() -> Roster:
    return Roster(partnership(), DAY)


def read(text: str, *, ticked: bool | None = None) -> Promise:
    return read_promise(text, 1, Roster(partnership(), DAY), DAY, ticked=ticked)


@pytest.mark.parametrize(
    "text",
    [
        "Imani to send the list by 20 March",
        "Imani Okafor will send the list by 20 March.",
        "Imani should send the list (due 20 March)",
        "Imani: send the list - due: 2025-03-20",
        "imani – send the list – by 20 March",
        "[Imani] send the list (by 20 March)",
        "@imani send the list, due 20 March",
        "Owner: Imani — send the list — due 20 March",
        "send the list (Imani, 20 March)",
        "send the list (owner: Imani; due: 20 March)",
        "send the list (Imani by 20 March)",
        "send the list - @imani - Due: 2025-03-20",
        "send the list — @imani (due: 20 March)",
        "send the list [Okafor] by 20 March",
        "send the list - Assigned to: Imani Okafor - Deadline: 20 March",
    ],
)
def test_who_and_by_when_in_the_shapes_that_people_write(text: str) -> None:
    made = read(text)
    assert (made.text, made.owner, made.due, made.done) == ("Send the list", "imani", TWENTIETH, False)
    assert made.doubts == []


@pytest.mark.parametrize(
    "text", ["Send the list", "Check with Jonas about the rent", "Walk by the river", "Read the A4 sheet"]
)
def test_words_alone_make_nobody_the_owner(text: str) -> None:
    made = read(text)
    assert (made.text, made.owner, made.due) == (text, None, None)


def test_several_people_have_one_owner_and_it_is_told() -> None:
    made = read("Imani and Mateo to meet by 20 March")
    assert (made.owner, made.helpers) == ("imani", ("mateo",))
    assert made.doubts == ['"Imani and Mateo" are several people; the first was taken as the owner']


@pytest.mark.parametrize("text", ["Ruth to send it", "Send it (Ruth Adeyemi)", "Send it - @ruth", "Ruth: send it"])
def test_somebody_unknown_is_told_and_stays_in_the_words(text: str) -> None:
    made = read(text)
    assert made.owner is None
    assert "Ruth" in made.text or "ruth" in made.text
    assert len(made.doubts) == 1
    assert "nobody known here" in made.doubts[0]


@pytest.mark.parametrize("text", ["All to read it", "Team: read it", "Everyone to read it"])
def test_everybody_is_nobody_in_particular(text: str) -> None:
    assert read(text).doubts == []


@pytest.mark.parametrize(
    ("text", "old", "left"),
    [
        ("AI-12: Dara to test it", "AI-12", "Test it"),
        ("[ACT-003] Dara: test it", "ACT-003", "Test it"),
        ("#7 Dara to test it", "#7", "Test it"),
        ("A12. Dara to test it", "A12", "Test it"),
    ],
)
def test_an_old_number_is_kept_apart(text: str, old: str, left: str) -> None:
    made = read(text)
    assert (made.old, made.text, made.owner) == (old, left, "dara")


@pytest.mark.parametrize("text", ["Test it ✅", "Test it (done)", "Test it – DONE", "✓ Test it", "Test it"])
def test_what_is_ticked_or_says_so_is_done(text: str) -> None:
    made = read(text, ticked=True if text == "Test it" else None)
    assert (made.text, made.done) == ("Test it", True)


@pytest.mark.parametrize("text", ["Owner: Imani", "Due: 20 March", "by 20 March", "Status: done", "Assigned to Imani"])
def test_what_stands_beneath_an_action_may_be_a_field_of_it(text: str, roster: Roster) -> None:
    made = read("Send the list")
    assert said_of(made, text, roster, DAY)
    assert made.owner == "imani" or made.due == TWENTIETH or made.done


@pytest.mark.parametrize("text", ["ask for the plan first", "Imani knows them", "Status: half of it"])
def test_other_words_beneath_are_none(text: str, roster: Roster) -> None:
    made = read("Send the list")
    assert not said_of(made, text, roster, DAY)
    assert made == read("Send the list")
