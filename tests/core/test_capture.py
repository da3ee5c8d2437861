"""Reading the capture line: what it means for each kind, what it refuses, and what it asks about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.capture import Context, Reading, Unknown, read
from meetingtui.core.items import (
    Action,
    Agreement,
    AnyItem,
    Concern,
    Decision,
    Exchange,
    Experiment,
    Feedback,
    ItemKind,
    Metric,
    Parked,
    Risk,
    Term,
    Win,
)

FRI = date(2026, 11, 27)

EXAMPLES: dict[ItemKind, tuple[str, AnyItem]] = {
    ItemKind.ACTION: (
        "Open a door at the third site @imani +jonas ^fri #pilot = someone has replied | we have their diary",
        Action(
            text="Open a door at the third site",
            owner="imani",
            helpers=("jonas",),
            due=FRI,
            stream="pilot",
            done={"quillmere": "someone has replied", "tolland": "we have their diary"},
        ),
    ),
    ItemKind.DECISION: (
        "One invoice a month @jonas ^27 nov #billing = the client asked | two invoices | none at all",
        Decision(
            text="One invoice a month",
            owner="jonas",
            review=FRI,
            stream="billing",
            why="the client asked",
            instead=("two invoices", "none at all"),
        ),
    ),
    ItemKind.RISK: (
        "The third site drops out @mateo ^fri #pilot = no reply in a week | call the director",
        Risk(
            cause="The third site drops out",
            owner="mateo",
            by=FRI,
            stream="pilot",
            sign="no reply in a week",
            mitigation="call the director",
        ),
    ),
    ItemKind.PARKED: (
        "Do we want a fourth site? @dara ^fri #pilot = the next steering meeting",
        Parked(
            text="Do we want a fourth site?", owner="dara", by=FRI, stream="pilot", goes="the next steering meeting"
        ),
    ),
    ItemKind.WIN: (
        "The first label is up @mateo +jonas +dara #pilot = visitors stay longer | at the open evening",
        Win(
            text="The first label is up",
            from_="mateo",
            to=("jonas", "dara"),
            stream="pilot",
            effect="visitors stay longer",
            told="at the open evening",
        ),
    ),
    ItemKind.EXCHANGE: (
        "An introduction to the trust @quillmere +tolland #pilot = warmly | a first visit",
        Exchange(
            what="An introduction to the trust",
            gave="quillmere",
            got="tolland",
            stream="pilot",
            landed="warmly",
            effect="a first visit",
        ),
    ),
    ItemKind.CONCERN: (
        "The brief changed twice @tolland ^fri #pilot = a week of rework | one person who says yes",
        Concern(
            happened="The brief changed twice",
            raised="tolland",
            by=FRI,
            stream="pilot",
            effect="a week of rework",
            wish="one person who says yes",
        ),
    ),
    ItemKind.TERM: (
        "sign-off #pilot = the partner has signed | the files may go out",
        Term(
            word="sign-off",
            stream="pilot",
            means={"quillmere": "the partner has signed", "tolland": "the files may go out"},
        ),
    ),
    ItemKind.FEEDBACK: (
        "Send the numbers a day before @tolland +quillmere",
        Feedback(text="Send the numbers a day before", from_="tolland", to="quillmere"),
    ),
    ItemKind.AGREEMENT: (
        "One invoice a month ^fri #pilot = clients pay once | billing",
        Agreement(text="One invoice a month", review=FRI, stream="pilot", outcome="clients pay once", topic="billing"),
    ),
    ItemKind.METRIC: (
        "Days from idea to booked visit @mateo ^fri #pilot = ten | small museums | the booking sheet",
        Metric(
            name="Days from idea to booked visit",
            owner="mateo",
            by=FRI,
            stream="pilot",
            target="ten",
            whom="small museums",
            source="the booking sheet",
        ),
    ),
    ItemKind.EXPERIMENT: (
        "Ring before writing @mateo ^fri #pilot = fewer letters",
        Experiment(try_="Ring before writing", owner="mateo", until=FRI, stream="pilot", expect="fewer letters"),
    ),
}


def action(line: str, context: Context) -> Action:
    """The action that a line means; it must be one."""
    reading = read(ItemKind.ACTION, line, context)
    assert isinstance(reading.item, Action), reading
    return reading.item


def refusal(kind: ItemKind, line: str, context: Context) -> str:
    """The sentence a line is refused with; nothing of it may be used."""
    reading = read(kind, line, context)
    assert reading.item is None
    return reading.refusal


@pytest.mark.parametrize("kind", ItemKind)
def test_every_mark_means_what_the_kind_says(kind: ItemKind, context: Context) -> None:
    line, item = EXAMPLES[kind]
    assert read(kind, line, context) == Reading(kind, item)


@pytest.mark.parametrize(
    "line",
    [
        "Write to imani@quillmere.example about C++",
        "Answer ticket #3 and #42.",
        "Ring +44 20 7946 0958, then + what is left",
        "Check a=b and a=b|c and x^2",
        "Take the ^ out, and the @ and the # and the +",
        "Meet (@imani) at 5 @ the gate ^_^",
        "Meet @2pm",
        "Choose this | or that",
        "C:\\temp stays",
    ],
)
def test_a_mark_that_starts_no_name_is_plain_text(line: str, context: Context) -> None:
    assert read(ItemKind.ACTION, line, context) == Reading(ItemKind.ACTION, Action(text=line))


def test_a_backslash_keeps_any_mark_plain(context: Context) -> None:
    found = action(r"Post \@imani \+jonas \^fri \#pilot \= x \| y \\@z", context)
    assert found == Action(text=r"Post @imani +jonas ^fri #pilot = x | y \@z")


def test_marked_words_may_stand_anywhere_and_the_text_closes_over_them(context: Context) -> None:
    found = action("@imani Open ^27 nov 2026 a door = replied #pilot in writing | diary +jonas", context)
    assert found == Action(
        text="Open a door",
        owner="imani",
        helpers=("jonas",),
        due=FRI,
        stream="pilot",
        done={"quillmere": "replied in writing", "tolland": "diary"},
    )


def test_punctuation_after_a_name_or_date_is_let_go(context: Context) -> None:
    found = action("Open it, @imani, with +jonas; ^fri, please", context)
    assert (found.text, found.owner, found.helpers, found.due) == ("Open it, with please", "imani", ("jonas",), FRI)


def test_a_date_takes_as_many_words_as_are_one(context: Context) -> None:
    found = action("Send ^in 10 days the file", context)
    assert (found.text, found.due) == ("Send the file", date(2026, 11, 30))


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("Open = replied", {"quillmere": "replied"}),
        ("Open = | diary", {"tolland": "diary"}),
        ("Open = replied |", {"quillmere": "replied"}),
        ("Open = a = b | c", {"quillmere": "a = b", "tolland": "c"}),
        ("Open =", {}),
        ("Open = | |", {}),
    ],
)
def test_done_is_said_by_party_in_listing_order(line: str, done: dict[str, str], context: Context) -> None:
    assert action(line, context) == Action(text="Open", done=done)


def test_a_party_that_has_left_comes_last(crowd: Context) -> None:
    found = action("Open = q | t | n | f", crowd)
    assert found.done == {"quillmere": "q", "tolland": "t", "2night": "n", "former": "f"}


def test_a_second_owner_is_refused(context: Context) -> None:
    said = "one person is accountable; add the other with +"
    assert refusal(ItemKind.ACTION, "Open @imani @jonas", context) == said


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        (ItemKind.ACTION, "Open ^frday", '"^frday" is not a date; try fri, 27 nov, +2w or 2026-12-01'),
        (
            ItemKind.ACTION,
            "Open ^1 dec 26",
            '"^1 dec 26" has a year of two digits; write it in full, as in 1 dec 2026',
        ),
        (
            ItemKind.ACTION,
            "Open ^sun 21 nov",
            '"^sun 21 nov" may be two different days; write one, as in fri, 27 nov or 2026-12-01',
        ),
        (ItemKind.ACTION, "Open ^12/25", '"^12/25" has no month 25; the day comes first: 25/12'),
        (ItemKind.ACTION, "Open ^fri ^mon", "two dates are given; keep one, and write the other without ^"),
        (ItemKind.ACTION, "Open #pilto", 'no stream "pilto"; did you mean #pilot?'),
        (ItemKind.ACTION, "Open #zebra", 'no stream "zebra"; write \\#zebra to keep it as a word'),
        (ItemKind.ACTION, "Open #pilot #billing", "two streams are given; keep one, and write the other without #"),
        (ItemKind.ACTION, "Open +tolland", "helpers are people; name someone at Tolland"),
        (ItemKind.ACTION, "Open @tolland", "@ takes a person; name someone at Tolland"),
        (ItemKind.ACTION, "Open = a | b | c", "3 parts after =, but 2 parties; take one | out"),
        (ItemKind.DECISION, "Yes +jonas", "a decision takes no +; name others in the words"),
        (ItemKind.DECISION, "Yes @imani @jonas", "one person is accountable"),
        (ItemKind.RISK, "Rain = a | b | c", "too many parts after =; a risk takes = sign | mitigation"),
        (ItemKind.PARKED, "Why? = a | b", "too many parts after =; a parked question takes = goes"),
        (ItemKind.WIN, "Good ^fri", "a win takes no date; put it in the words, without ^"),
        (ItemKind.WIN, "Good +tolland", "+ takes a person; name someone at Tolland"),
        (ItemKind.EXCHANGE, "Time @imani +jonas", "Quillmere is named on both sides; @ and + are two parties"),
        (ItemKind.EXCHANGE, "Time +imani +dara", "one party is enough after +; name others in the words"),
        (ItemKind.TERM, "done @imani", "a term takes no @; put a name in the words"),
        (ItemKind.FEEDBACK, "More = x", "feedback has no part after =; write it as words, or \\= to keep the sign"),
    ],
)
def test_what_a_kind_has_no_place_for_is_refused_with_a_sentence(
    kind: ItemKind, line: str, said: str, context: Context
) -> None:
    assert refusal(kind, line, context) == said


@pytest.mark.parametrize("kind", ItemKind)
def test_marks_without_words_ask_for_the_words(kind: ItemKind, context: Context) -> None:
    assert refusal(kind, "#pilot", context).startswith("say ")
    assert refusal(kind, "#pilot", context).endswith(" first")


@pytest.mark.parametrize("line", ["", "   ", "\u200b", "\n"])
def test_an_empty_line_is_neither_an_item_nor_refused(line: str, context: Context) -> None:
    assert read(ItemKind.ACTION, line, context) == Reading(ItemKind.ACTION)


def test_a_text_that_is_too_long_is_refused_with_the_limit(context: Context) -> None:
    assert "10,000" in refusal(ItemKind.ACTION, "x" * 10_001, context)
    assert "10,000" in refusal(ItemKind.ACTION, "x" * 1_000_000, context)


def test_a_name_nobody_has_is_asked_about_and_the_rest_is_kept(context: Context) -> None:
    reading = read(ItemKind.ACTION, "Open @imni +zelda ^fri", context)
    assert reading.refusal == ""
    assert reading.unknown == (Unknown("imni", "@", ("imani",)), Unknown("zelda", "+"))
    assert reading.item == Action(text="Open", due=FRI)


def test_an_unknown_stream_is_refused_and_can_be_asked_about(context: Context) -> None:
    reading = read(ItemKind.ACTION, "Open #pilto", context)
    assert reading.unknown == (Unknown("pilto", "#", ("pilot",)),)


def test_the_owner_is_not_also_a_helper_and_nobody_helps_twice(context: Context) -> None:
    reading = read(ItemKind.ACTION, "Open @imani +imani +jonas +weil", context)
    assert reading.item == Action(text="Open", owner="imani", helpers=("jonas",))
    assert reading.notes == ("Imani Okafor is the owner already, so not also a helper", "Jonas Weil is named twice")


def test_a_day_before_today_is_marked_past_and_today_is_not(context: Context) -> None:
    assert read(ItemKind.ACTION, "Open ^19/11/2026", context).past
    assert not read(ItemKind.ACTION, "Open ^today", context).past


PIECES = (
    "@ + ^ # = | @imani @sam @2night +tolland +jonas ^fri ^may ^27 nov ^12/25 #pilot #3 \\@ \\\\| \u202e \x1b\u00a0"
)


@given(
    st.sampled_from(ItemKind),
    st.lists(st.one_of(st.sampled_from(PIECES.split(" ")), st.text(max_size=6)), max_size=12).map(" ".join),
)
def test_no_line_raises_and_each_is_an_item_or_a_sentence(crowd: Context, kind: ItemKind, line: str) -> None:
    reading = read(kind, line, crowd)
    assert reading.kind is kind
    assert reading.item is None or not reading.refusal
    assert "\n" not in reading.refusal
