"""Parties, people and the partnership they form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from meetingtui.core.people import MARKS, Partnership, Party, Person, Stream, new_id

QUILLMERE = Party(id="quillmere", name="Quillmere Advisory")
TOLLAND = Party(id="tolland", name="Tolland Bright Studio", short="Tolland Bright", mark="◎")
IMANI = Person(id="imani", name="Imani Okafor", party="quillmere")
MATEO = Person(id="mateo", name="Mateo Ferreira", party="tolland")
PRIYA = Person(id="priya", name="Priya Raman", party="tolland")


@pytest.fixture
def partnership() -> Partnership:
    return Partnership(
        name="Quillmere and Tolland Bright",
        party=(QUILLMERE, TOLLAND),
        person=(IMANI, MATEO, PRIYA),
        stream=(Stream(id="pilot", name="Three-museum pilot"),),
    )


def test_a_party_goes_by_its_short_name_or_its_first_word() -> None:
    assert (QUILLMERE.label, TOLLAND.label) == ("Quillmere", "Tolland Bright")


def test_a_person_goes_by_the_first_name() -> None:
    assert IMANI.label == "Imani"


def test_a_mark_is_the_partys_own_or_follows_the_listing(partnership: Partnership) -> None:
    assert partnership.mark("quillmere") == MARKS[0]
    assert partnership.mark("tolland") == "◎"
    assert partnership.mark("nobody") == "?"


def test_there_is_a_different_mark_for_every_party_there_can_be() -> None:
    assert len(set(MARKS)) == len(MARKS) == 12


def test_names_of_those_not_known_are_their_ids(partnership: Partnership) -> None:
    assert partnership.party_name("ghost") == "ghost"
    assert partnership.person_name("ghost") == "ghost"
    assert partnership.first_name("ghost") == "ghost"


def test_a_shared_first_name_is_said_in_full(partnership: Partnership) -> None:
    two = partnership.with_person(Person(id="imani-reyes", name="ÍMANI Reyes", party="tolland"))
    assert partnership.first_name("imani") == "Imani"
    assert two.first_name("imani") == "Imani Okafor"
    assert two.first_name("imani-reyes") == "ÍMANI Reyes"


def test_people_are_listed_by_party(partnership: Partnership) -> None:
    assert partnership.of_party("tolland") == (MATEO, PRIYA)
    assert partnership.of_party("ghost") == ()


def test_a_new_person_is_found_at_once_and_the_old_partnership_stays(partnership: Partnership) -> None:
    assert "dara" not in partnership.people
    grown = partnership.with_person(Person(id="dara", name="Dara Lindqvist", party="tolland"))
    assert grown.people["dara"].name == "Dara Lindqvist"
    assert "dara" not in partnership.people


def test_a_taken_id_changes_nothing(partnership: Partnership) -> None:
    assert partnership.with_person(Person(id="imani", name="Someone Else", party="tolland")) is partnership
    assert partnership.with_stream(Stream(id="pilot", name="Other")) is partnership


def test_a_new_stream_is_found_at_once(partnership: Partnership) -> None:
    grown = partnership.with_stream(Stream(id="billing", name="One invoice to the client"))
    assert list(grown.streams) == ["pilot", "billing"]


def test_a_copy_keeps_the_keys_it_does_not_know() -> None:
    odd = Partnership.model_validate({"name": "Q", "party": [{"id": "q", "name": "Q"}], "motto": "together"})
    grown = odd.with_stream(Stream(id="pilot", name="Pilot"))
    assert grown.model_dump(exclude_unset=True)["motto"] == "together"
    assert set(grown.model_dump(exclude_unset=True)) == {"name", "party", "motto", "stream"}


def test_from_is_a_key_of_a_person() -> None:
    mover = Person.model_validate({"id": "x", "name": "X", "party": "q", "from": date(2026, 3, 2)})
    assert mover.from_ == date(2026, 3, 2)
    assert mover.model_dump(by_alias=True, exclude_none=True)["from"] == date(2026, 3, 2)


def test_a_partnership_needs_a_party() -> None:
    with pytest.raises(ValidationError):
        Partnership(name="Nobody", party=())


def test_more_than_twelve_parties_or_two_hundred_people_are_refused() -> None:
    with pytest.raises(ValidationError):
        Partnership(name="Many", party=tuple(Party(id=f"p{n}", name=f"P{n}") for n in range(13)))
    crowd = tuple(Person(id=f"x{n}", name=f"X {n}", party="quillmere") for n in range(201))
    with pytest.raises(ValidationError):
        Partnership(name="Crowd", party=(QUILLMERE,), person=crowd)


def test_a_new_id_is_the_first_name_then_the_whole_name_then_numbered() -> None:
    assert new_id("Dara Lindqvist", set()) == "dara"
    assert new_id("Dara Lindqvist", {"dara"}) == "dara-lindqvist"
    assert new_id("Dara Lindqvist", {"dara", "dara-lindqvist"}) == "dara-lindqvist-2"


@given(st.text(max_size=60), st.sets(st.sampled_from(["x", "x-2", "a", "a-2", "a-3"])))
def test_a_new_id_is_free_and_valid(name: str, taken: set[str]) -> None:
    made = new_id(name, taken)
    assert made not in taken
    assert Stream(id=made, name="any").id == made


@pytest.mark.parametrize(
    ("names", "spoken"),
    [
        (("Quillmere Advisory", "Tolland Bright Studio"), ["Quillmere", "Tolland"]),
        (("The Harbour Trust", "The Food Bank"), ["Harbour", "Food"]),
        (("Tolland Council", "Tolland Bright"), ["Tolland Council", "Tolland Bright"]),
        (("Tolland", "Tolland Bright"), ["Tolland", "Tolland Bright"]),
        (("The", "A"), ["The", "A"]),
        (("North", "north"), ["North", "north"]),
    ],
)
def test_parties_are_called_by_as_few_words_as_tell_them_apart(names: tuple[str, str], spoken: list[str]) -> None:
    parties = tuple(Party(id=f"p{number}", name=name) for number, name in enumerate(names))
    partnership = Partnership(name="Both", party=parties)
    assert [partnership.party_name(party.id) for party in parties] == spoken


def test_an_organisations_id_is_not_its_article() -> None:
    assert new_id("The Harbour Trust", set()) == "harbour"


def test_ids_are_those_of_parties_and_people(partnership: Partnership) -> None:
    assert partnership.ids == {*partnership.parties, *partnership.people}
    grown = partnership.with_person(Person(id="tolland-smith", name="Tolland Smith", party="quillmere"))
    assert grown.ids == {*partnership.ids, "tolland-smith"}


def test_a_person_named_like_a_party_gets_an_id_of_their_own(partnership: Partnership) -> None:
    assert new_id("Tolland Smith", partnership.ids) == "tolland-smith"


@pytest.mark.parametrize("taken", ["Imani", "IMANI", "imáni"])
def test_an_id_that_differs_only_in_case_or_accents_is_taken(taken: str) -> None:
    assert new_id("Imani Okafor", {taken}) == "imani-okafor"
    assert new_id("Imani", {taken}) == "imani-2"
