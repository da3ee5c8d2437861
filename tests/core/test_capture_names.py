"""Who a typed name means, and what Tab offers for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.capture import Completion, Context, Unknown, complete, read
from meetingtui.core.items import Concern, Exchange, ItemKind, owner_of


def owner(typed: str, context: Context) -> str | None:
    """The owner that a typed name gives an action."""
    reading = read(ItemKind.ACTION, f"Open @{typed}", context)
    return owner_of(reading.item) if reading.item else None


def offered(line: str, context: Context, kind: ItemKind = ItemKind.ACTION) -> list[str]:
    """What Tab offers at the end of a line."""
    return [completion.text for completion in complete(kind, line, len(line), context)]


@pytest.mark.parametrize(
    "typed",
    ["imani", "Imani", "IMANI", "ImaniOkafor", "imani.okafor", "imani-okafor", "imani_okafor", "okafor", "im", "oka"],
)
def test_a_person_is_found_by_id_name_or_a_clear_beginning(typed: str, context: Context) -> None:
    assert owner(typed, context) == "imani"


@pytest.mark.parametrize("typed", ["lukasz", "Łukasz", "brogger", "Brøgger", "łukasz.brøgger"])
def test_strokes_and_accents_do_not_matter(typed: str, crowd: Context) -> None:
    assert owner(typed, crowd) == "lukasz"


def test_a_shared_name_is_refused_with_the_ways_to_tell_apart(crowd: Context) -> None:
    reading = read(ItemKind.ACTION, "Open @sam", crowd)
    assert reading.refusal == "two people are called Sam: @sam-brook or @sam-tan"
    assert read(ItemKind.ACTION, "Open +sa", crowd).refusal == 'two people begin with "sa": +sam-brook or +sam-tan'
    assert owner("sam.t", crowd) == "sam-tan"


def test_an_exact_last_name_wins_over_a_longer_one_that_begins_with_it(crowd: Context) -> None:
    assert owner("tan", crowd) == "sam-tan"
    assert read(ItemKind.ACTION, "Open @br", crowd).refusal == 'two people begin with "br": @sam-brook or @lukasz'


def test_several_people_of_one_party_still_name_the_party(crowd: Context) -> None:
    assert read(ItemKind.CONCERN, "Late @li", crowd).item == Concern(happened="Late", raised="tolland")
    assert read(ItemKind.CONCERN, "Late @sam", crowd).refusal == "two people are called Sam: @sam-brook or @sam-tan"


@pytest.mark.parametrize(
    ("line", "gave", "got"),
    [
        ("Time @imani", "quillmere", "tolland"),
        ("Time +jonas", "tolland", "quillmere"),
        ("Time @priya +quill", "tolland", "quillmere"),
        ("Time", None, None),
    ],
)
def test_between_two_parties_the_other_one_is_understood(
    line: str, gave: str | None, got: str | None, context: Context
) -> None:
    assert read(ItemKind.EXCHANGE, line, context).item == Exchange(what="Time", gave=gave, got=got)


def test_among_three_parties_the_receiver_is_not_guessed(crowd: Context) -> None:
    assert read(ItemKind.EXCHANGE, "Time @imani", crowd).item == Exchange(what="Time", gave="quillmere")


def test_an_unknown_giver_is_not_filled_in(context: Context) -> None:
    reading = read(ItemKind.EXCHANGE, "Time @zelda", context)
    assert reading.item == Exchange(what="Time")
    assert reading.unknown == (Unknown("zelda", "@"),)


def test_one_letter_is_not_a_beginning(context: Context) -> None:
    assert read(ItemKind.ACTION, "Open @i", context).unknown == (Unknown("i", "@"),)


@pytest.mark.parametrize("typed", ["imni", "imanni", "okaffor", "iamni"])
def test_a_slip_is_offered_and_never_taken(typed: str, context: Context) -> None:
    reading = read(ItemKind.ACTION, f"Open @{typed}", context)
    assert owner(typed, context) is None
    assert reading.unknown == (Unknown(typed, "@", ("imani",)),)


def test_someone_who_has_left_answers_to_the_exact_id_only(crowd: Context) -> None:
    assert owner("gone", crowd) == "gone"
    assert owner("gerda", crowd) is None
    assert offered("@ge", crowd) == []


@pytest.mark.parametrize(("typed", "stream"), [("pilot", "pilot"), ("PILOT", "pilot"), ("bi", "billing")])
def test_a_stream_is_found_by_id_name_or_a_clear_beginning(typed: str, stream: str, context: Context) -> None:
    item = read(ItemKind.ACTION, f"Open #{typed}", context).item
    assert item is not None
    assert item.stream == stream


def test_an_id_that_begins_with_a_digit_is_a_name(crowd: Context) -> None:
    assert owner("3m", crowd) == "3m"
    assert read(ItemKind.ACTION, "Open #2027", crowd).item is not None


def test_tab_offers_those_in_the_room_first(context: Context) -> None:
    assert offered("Open @", context) == ["@mateo", "@priya", "@imani", "@jonas", "@dara"]


def test_tab_says_who_it_offers_and_what_it_replaces(context: Context) -> None:
    line = "Open @imni ^fri"
    expected = Completion(5, 10, "@imani", "Imani Okafor, Quillmere")
    assert complete(ItemKind.ACTION, line, 10, context) == (expected,)
    assert complete(ItemKind.ACTION, line, 7, context) == (expected,)


def test_tab_offers_beginnings_before_slips(context: Context) -> None:
    assert offered("#bil", context) == ["#billing", "#pilot"]
    assert offered("#inv", context) == ["#billing"]


def test_tab_offers_parties_where_the_kind_takes_them(context: Context) -> None:
    assert offered("Time @tol", context, ItemKind.EXCHANGE) == ["@tolland"]
    assert offered("Open @tol", context) == []


@pytest.mark.parametrize("line", ["Open", "", "Open ^fr", "Open \\@im", "a@im", "Open @imani "])
def test_tab_offers_nothing_where_no_name_is_being_typed(line: str, context: Context) -> None:
    assert offered(line, context) == []


def test_tab_offers_nothing_for_a_mark_the_kind_has_no_use_for(context: Context) -> None:
    assert offered("Yes +im", context, ItemKind.DECISION) == []


@given(
    st.sampled_from(ItemKind), st.text(st.sampled_from("@+#im ł\u0301\ud800\u202e"), max_size=8), st.integers(-3, 12)
)
def test_completing_never_raises_and_stays_inside_the_line(
    crowd: Context, kind: ItemKind, line: str, caret: int
) -> None:
    found = complete(kind, line, caret, crowd)
    assert len(found) <= 6
    assert all(0 <= one.start < one.end <= len(line) for one in found)


@given(st.data())
def test_what_tab_offers_is_understood_as_it_is(crowd: Context, data: st.DataObject) -> None:
    typed = data.draw(st.sampled_from(["@", "+", "#", "@s", "@sam", "+brogger", "@3m", "#20", "+marit"]))
    for text in offered(typed, crowd):
        reading = read(ItemKind.ACTION, f"Open {text}", crowd)
        assert (reading.refusal, reading.unknown) == ("", ())
