"""Who a name in old minutes is, and what a list of those present tells."""

from __future__ import annotations

from datetime import date, time

import pytest

from meetingtui.core.people import Person
from meetingtui.review.importing.attending import Listed, read_attendees
from meetingtui.review.importing.people import Roster
from tests.review.importing.pages import DAY, partnership


@pytest.fixture
def roster() -> Roster:
    return Roster(partnership(), DAY)


@pytest.mark.parametrize("name", ["Imani Okafor", "imani", "Okafor", "@imani", "IMANI OKAFOR", "Imani O.", "I. Okafor"])
def test_a_person_goes_by_many_names(roster: Roster, name: str) -> None:
    assert roster.person(name) == "imani"


@pytest.mark.parametrize("name", ["Im", "Ima", "Imani Weil", "", "  ", "Quillmere"])
def test_a_part_of_a_name_is_nobody(roster: Roster, name: str) -> None:
    assert roster.person(name) is None


def test_a_name_that_two_people_have_is_neither(roster: Roster) -> None:
    roster.add(Person(id="imani-2", name="Imani Brook", party="tolland"))
    assert roster.person("Imani Brook") == "imani-2"
    assert roster.person("Brook") == "imani-2"
    assert Roster(partnership(), DAY, [Person(id="i2", name="Imani Brook", party="tolland")]).person("Imani B") == "i2"


def test_who_had_left_by_then_is_not_found() -> None:
    gone = partnership().with_person(Person(id="ada", name="Ada Lovell", party="tolland", until=date(2025, 1, 31)))
    assert Roster(gone, DAY).person("Ada Lovell") is None
    assert Roster(gone, date(2025, 1, 15)).person("Ada Lovell") == "ada"


def test_a_slip_in_a_whole_name_is_forgiven_but_not_taken_for_certain(roster: Roster) -> None:
    assert roster.person("Mateo Fereira") is None
    assert roster.likely("Mateo Fereira") == "mateo"
    assert roster.likely("Mateo Brandt") is None
    assert roster.likely("Mateoo") is None


@pytest.mark.parametrize("name", ["Quillmere", "quillmere advisory", "Quillmere Advisory Ltd", "QA"])
def test_a_party_goes_by_many_names(roster: Roster, name: str) -> None:
    assert roster.party(name) == "quillmere"


@pytest.mark.parametrize("name", ["Quillmere and others", "Advisory", "Harbour Trust", ""])
def test_what_is_no_party(roster: Roster, name: str) -> None:
    assert roster.party(name) is None


def names(listed: Listed) -> list[tuple[str | None, bool]]:
    return [(one.person, one.there) for one in listed.names]


@pytest.mark.parametrize(
    "text",
    [
        "Imani Okafor, Jonas Weil and Mateo",
        "Imani (Quillmere), Jonas [Quillmere Advisory], Mateo (Tolland)",
        "Imani; Jonas; Mateo.",
        "Imani, Quillmere, Jonas, Quillmere, Mateo, Tolland Bright",
        "Imani & Jonas & Mateo",
        "Imani · Jonas · @mateo",
    ],
)
def test_a_line_of_names(roster: Roster, text: str) -> None:
    listed = read_attendees(text, 1, roster)
    assert names(listed) == [("imani", True), ("jonas", True), ("mateo", True)]
    assert listed.whole


def test_a_party_before_a_colon_is_everybodys(roster: Roster) -> None:
    listed = read_attendees("Tolland Bright: Mateo, Petra Novak", 1, roster)
    assert [(one.name, one.party) for one in listed.names] == [("Mateo", "tolland"), ("Petra Novak", "tolland")]


def test_what_else_brackets_tell(roster: Roster) -> None:
    listed = read_attendees(
        "Dara (from 10:30), Priya (left 12:00), Imani (not present), Petra Novak (Tolland, Sound designer)", 1, roster
    )
    dara, priya, imani, petra = listed.names
    assert (dara.late, priya.left, imani.there) == (time(10, 30), time(12), False)
    assert (petra.person, petra.party, petra.role) == (None, "tolland", "Sound designer")
    assert listed.whole


def test_words_that_have_no_field_are_told_as_left_over(roster: Roster) -> None:
    for text in ("Imani (by telephone)", "Council members: Imani", "Imani (imani@quillmere.example) imani@x.example"):
        assert not read_attendees(text, 1, roster).whole


@pytest.mark.parametrize(
    "text", ["Petra Novak (Tolland), Jo Kay (Tolland Bright), bob", "petra, jo, bob", "Jo Kay, bob"]
)
def test_a_name_in_small_letters_is_nobodys_role(roster: Roster, text: str) -> None:
    listed = read_attendees(text, 1, roster)
    assert listed.names[-1].name == "bob"
    assert [one.role for one in listed.names] == [""] * len(listed.names)


def test_a_role_behind_a_comma_may_have_several_words(roster: Roster) -> None:
    (jo,) = read_attendees("Jo Kay, head of sound, Tolland", 1, roster).names
    assert (jo.role, jo.party) == ("head of sound", "tolland")


def test_nobody_is_nobody(roster: Roster) -> None:
    for text in ("None", "n/a", "nobody", "", "–"):
        assert read_attendees(text, 1, roster) == Listed()
