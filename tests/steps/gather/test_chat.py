"""Reading a call's chat, or a prepared file, into cards by party."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.people import Partnership, Party, Person
from meetingtui.core.text import clean_line
from meetingtui.steps.gather.chat import CARD_LIMIT, LINES_READ, Sorted, named_line, sort, whose
from tests.steps.conftest import PARTNERSHIP

HERE = "quillmere"


def read(text: str, **how: object) -> Sorted:
    return sort(text, PARTNERSHIP, here=HERE, **how)  # type: ignore[arg-type]


def cards(text: str, **how: object) -> list[tuple[str, str]]:
    return [(card.party, card.text) for card in read(text, **how).cards]


IMANI, MATEO = ("quillmere", "The diary moved"), ("tolland", "Nobody owns the sketch")


@pytest.mark.parametrize(
    "text",
    [
        "Imani Okafor: The diary moved\nMateo Ferreira: Nobody owns the sketch",
        "imani: The diary moved\nMATEO: Nobody owns the sketch",
        "14:02 Imani Okafor: The diary moved\n14:03 Mateo Ferreira: Nobody owns the sketch",
        "[14:02:33] Imani Okafor: The diary moved\n[14:03:10] Mateo: Nobody owns the sketch",
        "Imani Okafor  14:02\nThe diary moved\nMateo Ferreira  14:03\nNobody owns the sketch",
        "Imani Okafor 2:02 PM\nThe diary moved\n\nMateo Ferreira 2:03 PM\nNobody owns the sketch",
        "Imani Okafor\n14:02\nThe diary moved\nMateo Ferreira\n14:03\nNobody owns the sketch",
        "14:02:33 From Imani Okafor to Everyone:\n\tThe diary moved\n"
        "14:03:01 From Mateo Ferreira to Everyone:\n\tNobody owns the sketch",
        "14:02:33\t From  Imani Okafor : The diary moved\n14:03:01\t From  Mateo Ferreira : Nobody owns the sketch",
        "Imani Okafor to Everyone 14:02\nThe diary moved\nMateo Ferreira to Everyone 14:03\nNobody owns the sketch",
        "[14:02] Imani Okafor\nThe diary moved\n[14:03] Mateo Ferreira\nNobody owns the sketch",
        "[22.11.2026, 14:02] Imani Okafor: The diary moved\n[22.11.2026, 14:03] Mateo: Nobody owns the sketch",
        "Imani Okafor (she/her): The diary moved\nMateo | Tolland Bright Studio: Nobody owns the sketch",
        "Quillmere Advisory: The diary moved\ntolland: Nobody owns the sketch",
        "Imani Okafor: The diary moved\r\nMateo Ferreira: Nobody owns the sketch\r\n",
    ],
)
def test_a_chat_is_sorted_by_the_party_of_who_wrote(text: str) -> None:
    assert cards(text) == [IMANI, MATEO]
    assert read(text).unknown == ()


def test_a_message_of_several_lines_is_one_card() -> None:
    assert cards("Imani: The diary\nmoved twice\nMateo: Nobody owns it") == [
        ("quillmere", "The diary moved twice"),
        ("tolland", "Nobody owns it"),
    ]


def test_a_colon_inside_a_message_is_no_name_where_the_chat_has_times() -> None:
    text = "14:02 Imani: Two things\nThe first: dates\n14:03 Mateo: Yes"
    assert cards(text) == [("quillmere", "Two things The first: dates"), ("tolland", "Yes")]


def test_a_time_at_the_end_of_a_sentence_makes_no_name_of_it() -> None:
    assert cards("Imani 14:02\nWe always start at\n14:30\nMateo 14:03\nWe start at 14:30") == [
        ("quillmere", "We always start at 14:30"),
        ("tolland", "We start at 14:30"),
    ]


def test_an_address_is_no_name() -> None:
    assert cards("Imani: see\nhttps://example.org/a: b") == [("quillmere", "see https://example.org/a: b")]


def test_lines_without_any_name_are_a_card_each_of_the_party_in_front() -> None:
    assert cards("- The diary moved\n- Nobody owns the sketch") == [
        ("quillmere", "The diary moved"),
        ("quillmere", "Nobody owns the sketch"),
    ]


def test_names_that_nobody_has_are_asked_about_once_each() -> None:
    found = read("Alex R: One\nImani: Two\nalex r: Three\nSam: Four")
    assert found.unknown == ("Alex R", "Sam")
    assert [card.text for card in found.cards] == ["Two"]


def test_what_was_answered_about_a_name_holds_however_it_is_written() -> None:
    assert cards("Alex R: One\nALEX R: Two", sides={"alex r": "tolland"}) == [("tolland", "One"), ("tolland", "Two")]


def test_what_turns_out_to_be_no_name_stays_in_the_words() -> None:
    assert cards("Imani: One\nNote: two", sides={"Note": ""}) == [("quillmere", "One Note: two")]
    assert cards("Note: two\nImani: One", sides={"Note": ""}) == [("quillmere", "Note: two"), ("quillmere", "One")]


def test_a_first_name_of_people_on_both_sides_is_asked_about() -> None:
    people = (*PARTNERSHIP.person, Person(id="imani2", name="Imani Cole", party="tolland"))
    shared = PARTNERSHIP.model_copy_with(person=people)
    assert whose("Imani", shared) is None
    assert whose("Imani Cole", shared) == "tolland"
    assert sort("Imani: One", shared, here=HERE).unknown == ("Imani",)


def test_a_name_is_known_without_its_accents() -> None:
    other = Partnership(
        name="Two", party=(Party(id="a", name="Ah"),), person=(Person(id="zoe", name="Zoë Müller", party="a"),)
    )
    assert whose("ZOE MULLER", other) == "a"


def test_columns_part_a_message_and_are_no_names() -> None:
    assert cards("Imani: worked: the visit\npuzzled: the invoice", columns=("worked", "puzzled")) == [
        ("quillmere", "worked: the visit"),
        ("quillmere", "puzzled: the invoice"),
    ]
    assert cards("worked: the visit", columns=("worked",)) == [("quillmere", "worked: the visit")]


def test_every_line_of_a_file_is_a_card() -> None:
    text = "The diary moved\nTolland: Nobody owns the sketch\nThe courier is late\n\nMateo: Too many tools"
    assert cards(text, file=True) == [
        ("quillmere", "The diary moved"),
        ("tolland", "Nobody owns the sketch"),
        ("quillmere", "The courier is late"),
        ("tolland", "Too many tools"),
    ]


def test_a_party_as_a_heading_in_a_file_has_the_lines_beneath_it() -> None:
    text = "Tolland:\n- One\n- Two\nQuillmere:\n1. Three"
    assert cards(text, file=True) == [("tolland", "One"), ("tolland", "Two"), ("quillmere", "Three")]


def test_one_typed_line_gives_its_name_to_no_card() -> None:
    assert named_line("Mateo: Nobody owns it", PARTNERSHIP) == ("tolland", "Nobody owns it")
    assert named_line("14:02 Imani Okafor: The diary", PARTNERSHIP) == ("quillmere", "The diary")
    for plain in ("The trouble: dates", "Mateo:", "We said 14:02", ""):
        assert named_line(plain, PARTNERSHIP) == ("", plain)


def test_a_long_message_is_clipped_and_a_long_paste_says_what_was_left() -> None:
    assert len(cards("Imani: " + "x" * 9_000)[0][1]) == CARD_LIMIT
    assert read("a\n" * (LINES_READ + 3)).dropped == 3


@pytest.mark.parametrize("text", ["", "\n\n", ":", "14:02", "Imani:", "14:02 Imani:", "::::", "Imani 14:02"])
def test_nothing_written_is_no_card(text: str) -> None:
    assert [words for _, words in cards(text) if words not in {":", "::::", "14:02"}] == []


words = st.text(max_size=60)
pieces = st.one_of(
    words,
    st.sampled_from(
        ["Imani: ", "14:02 ", "\n", "Mateo Ferreira 14:03\n", "[14:02] ", "From ", " to Everyone:", "Alex: "]
    ),
)


@given(st.lists(pieces, max_size=25).map("".join), st.booleans())
def test_whatever_is_pasted_makes_clean_cards_of_known_parties(text: str, file: bool) -> None:
    found = read(text, file=file, columns=("worked",))
    for card in found.cards:
        assert card.party in PARTNERSHIP.parties
        assert card.text == card.text.strip()
        assert card.text
        assert "\n" not in card.text
    assert len(set(found.unknown)) == len(found.unknown)
    answered = read(text, file=file, columns=("worked",), sides=dict.fromkeys(found.unknown, "tolland"))
    assert answered.unknown == ()


plain = st.text(st.characters(categories=("Lu", "Ll")), min_size=1, max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["Imani", "Mateo Ferreira", "priya"]), plain), min_size=1, max_size=20))
def test_no_word_of_a_chat_is_lost_and_no_name_comes_in(said: list[tuple[str, str]]) -> None:
    for line in ("14:02 {}: {}", "{}: {}", "{} 14:02\n{}", "[14:02] {}: {}"):
        text = "\n".join(line.format(*one) for one in said)
        assert [card.text for card in read(text).cards] == [clean_line(word) for _, word in said]


@pytest.mark.parametrize(
    "line", ["1:" * 20_000, "a " * 20_000 + ":", "[" * 20_000, "(" * 9_000 + "Imani: x", " : " * 9_000]
)
def test_a_hostile_line_is_read_in_no_time(line: str) -> None:
    began = time.perf_counter()
    read("\n".join([line] * 5))
    assert time.perf_counter() - began < 2
