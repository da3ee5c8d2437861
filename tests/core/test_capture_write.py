"""Writing the capture line: in words, back as a line, and what an edit changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.capture import Context, compose, merge, read, say, say_item
from meetingtui.core.items import MODELS, Action, AnyItem, Decision, ItemKind, Risk
from meetingtui.core.text import clean_line

PEOPLE = ("imani", "jonas", "mateo", "sam-tan", "lukasz", "3m", "gone")
PARTIES = ("quillmere", "tolland", "2night", "former")

MARKED = "@imani +jonas ^fri #pilot = | \\@x \\\\= @ ^ #3 #2027 +44 @3m @2pm ^_^ a=b x@y.org C++ \u00a0@dara +\u0301 \\"
WORDS = st.lists(st.one_of(st.sampled_from(MARKED.split(" ")), st.text(max_size=5)), min_size=1, max_size=6)
TEXTS = WORDS.map(" ".join).map(clean_line).filter(bool)
PERSON = st.none() | st.sampled_from(PEOPLE)
SEVERAL = st.lists(st.sampled_from(PEOPLE), unique=True, max_size=3)
PARTY = st.none() | st.sampled_from(PARTIES)
DAY = st.none() | st.dates()
MAYBE = st.none() | TEXTS
STREAM = st.sampled_from((None, "pilot", "billing", "2027"))
BY_PARTY = st.dictionaries(st.sampled_from(PARTIES), TEXTS)


def fields(**of: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({"stream": STREAM, **of})


def two_sides(item: dict[str, object], at: str, plus: str) -> bool:
    return item[at] is None or item[at] != item[plus]


FIELDS: dict[ItemKind, st.SearchStrategy[dict[str, object]]] = {
    ItemKind.ACTION: fields(text=TEXTS, owner=PERSON, helpers=SEVERAL, due=DAY, done=BY_PARTY),
    ItemKind.DECISION: fields(text=TEXTS, owner=PERSON, review=DAY, why=MAYBE, instead=st.lists(TEXTS, max_size=3)),
    ItemKind.RISK: fields(cause=TEXTS, owner=PERSON, by=DAY, sign=MAYBE, mitigation=MAYBE),
    ItemKind.PARKED: fields(text=TEXTS, owner=PERSON, by=DAY, goes=MAYBE),
    ItemKind.WIN: fields(text=TEXTS, from_=PERSON, to=SEVERAL, effect=MAYBE, told=MAYBE),
    ItemKind.EXCHANGE: fields(what=TEXTS, gave=PARTY, got=PARTY, landed=MAYBE, effect=MAYBE).filter(
        lambda item: two_sides(item, "gave", "got")
    ),
    ItemKind.CONCERN: fields(happened=TEXTS, raised=PARTY, by=DAY, effect=MAYBE, wish=MAYBE),
    ItemKind.TERM: fields(word=TEXTS, means=BY_PARTY),
    ItemKind.FEEDBACK: fields(text=TEXTS, from_=PARTY, to=PARTY).filter(lambda item: two_sides(item, "from_", "to")),
    ItemKind.AGREEMENT: fields(text=TEXTS, review=DAY, outcome=MAYBE, topic=MAYBE),
    ItemKind.METRIC: fields(name=TEXTS, owner=PERSON, by=DAY, target=MAYBE, whom=MAYBE, source=MAYBE),
    ItemKind.EXPERIMENT: fields(try_=TEXTS, owner=PERSON, until=DAY, expect=MAYBE),
}


@st.composite
def items(draw: st.DrawFn) -> tuple[ItemKind, AnyItem]:
    """Any item that a line can express, with texts full of marks."""
    kind = draw(st.sampled_from(ItemKind))
    chosen = draw(FIELDS[kind])
    if kind is ItemKind.ACTION:
        chosen["helpers"] = [helper for helper in draw(SEVERAL) if helper != chosen["owner"]]
    return kind, MODELS[kind].model_validate(
        {name: tuple(v) if isinstance(v, list) else v for name, v in chosen.items()}
    )


@given(items())
def test_a_composed_line_reads_back_as_the_item(crowd: Context, made: tuple[ItemKind, AnyItem]) -> None:
    kind, item = made
    reading = read(kind, compose(kind, item, crowd), crowd)
    assert reading.refusal == ""
    assert reading.item == item
    assert (reading.unknown, reading.notes) == ((), ())


@given(items())
def test_an_edit_that_changes_nothing_merges_to_nothing(crowd: Context, made: tuple[ItemKind, AnyItem]) -> None:
    kind, item = made
    again = read(kind, compose(kind, item, crowd), crowd).item
    assert again is not None
    assert merge(kind, item, again) == {}


@given(items())
def test_every_item_can_be_said_on_one_line(crowd: Context, made: tuple[ItemKind, AnyItem]) -> None:
    kind, item = made
    assert "\n" not in say(read(kind, compose(kind, item, crowd), crowd), crowd)


def test_a_line_is_composed_as_people_type_it(context: Context) -> None:
    item = Action(
        text="Open a door at the third site",
        owner="imani",
        helpers=("jonas",),
        due=date(2026, 11, 27),
        stream="pilot",
        done={"tolland": "we have their diary"},
    )
    line = "Open a door at the third site @imani +jonas ^2026-11-27 #pilot = | we have their diary"
    assert compose(ItemKind.ACTION, item, context) == line


def test_only_words_that_would_act_are_escaped(context: Context) -> None:
    item = Action(text="Ask @imani about a=b, C++ and #3 = fine")
    assert compose(ItemKind.ACTION, item, context) == r"Ask \@imani about a=b, C++ and #3 \= fine"


def test_an_edit_names_only_the_fields_it_changed(context: Context) -> None:
    before = Action(id="A31", text="Open a door", owner="imani", accepted=True, due=date(2026, 11, 27))
    after = read(ItemKind.ACTION, "Open the door @imani ^+2w +jonas", context).item
    assert after is not None
    assert merge(ItemKind.ACTION, before, after) == {
        "text": "Open the door",
        "helpers": ("jonas",),
        "due": date(2026, 12, 4),
    }


def test_an_edit_can_take_a_field_away(context: Context) -> None:
    before = Risk(id="R2", cause="Rain", owner="imani", sign="clouds", state="seen")
    assert merge(ItemKind.RISK, before, Risk(cause="Rain")) == {"owner": None, "sign": None}


def test_what_the_line_cannot_say_is_never_among_the_changes() -> None:
    before = Decision(id="D4", text="Yes", method="consent", yes=("quillmere", "tolland"), from_="step 2")
    assert merge(ItemKind.DECISION, before, Decision(text="Yes")) == {}


def test_an_empty_text_and_no_text_are_the_same_to_an_edit() -> None:
    assert merge(ItemKind.RISK, Risk(cause="Rain", sign=""), Risk(cause="Rain")) == {}


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        (
            ItemKind.ACTION,
            "Open @imani +jonas ^fri #pilot = someone has replied | we have their diary",
            "Imani Okafor, Quillmere · with Jonas · Fri 27 Nov 2026 · #Three-museum pilot"
            " · done: Quillmere someone has replied; Tolland we have their diary",
        ),
        (ItemKind.ACTION, "Open", "no owner yet · no date yet"),
        (ItemKind.ACTION, "Open +jonas +dara", "no owner yet · with Jonas and Dara · no date yet"),
        (ItemKind.ACTION, "Open @imni", 'no date yet · nobody called "imni" yet; did you mean @imani?'),
        (ItemKind.ACTION, "Open @dara ^19/11/2026", "Dara Lindqvist, Tolland · Thu 19 Nov 2026, already past"),
        (ItemKind.ACTION, "", ""),
        (ItemKind.ACTION, "Open @imani @dara", "one person is accountable; add the other with +"),
        (
            ItemKind.DECISION,
            "Yes @jonas ^fri = asked | two | none",
            "Jonas Weil, Quillmere · review Fri 27 Nov 2026 · why: asked · instead: two; none",
        ),
        (ItemKind.RISK, "Rain ^fri = clouds | tent", "by Fri 27 Nov 2026 · early sign: clouds · mitigation: tent"),
        (ItemKind.PARKED, "Why? = the next one", "goes to: the next one"),
        (
            ItemKind.WIN,
            "Good @mateo +jonas = joy | at lunch",
            "from Mateo Ferreira, Tolland · thanks to Jonas · effect: joy · told: at lunch",
        ),
        (ItemKind.EXCHANGE, "Time @imani = warmly", "Quillmere gave Tolland · how it landed: warmly"),
        (
            ItemKind.CONCERN,
            "Late @dara ^fri = rework | notice",
            "raised by Tolland · acknowledge by Fri 27 Nov 2026 · effect: rework · wish: notice",
        ),
        (ItemKind.TERM, "done = sent | paid", "Quillmere means sent; Tolland means paid"),
        (ItemKind.FEEDBACK, "More @tolland +quillmere", "from Tolland to Quillmere"),
    ],
)
def test_what_was_understood_is_said_in_words(kind: ItemKind, line: str, said: str, context: Context) -> None:
    assert say(read(kind, line, context), context) == said


def test_a_side_without_the_other_is_said_too(crowd: Context) -> None:
    assert say(read(ItemKind.EXCHANGE, "Time @imani", crowd), crowd) == "Quillmere gave it"
    assert say(read(ItemKind.EXCHANGE, "Time +imani", crowd), crowd) == "Quillmere got it"
    assert say(read(ItemKind.FEEDBACK, "More +imani", crowd), crowd) == "to Quillmere"


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (ItemKind.ACTION, "Open a door @imani +jonas ^2027-01-08 #pilot = a reply | a date"),
        (ItemKind.ACTION, "Open a door"),
        (ItemKind.RISK, "Rain @imani = clouds"),
        (ItemKind.EXCHANGE, "The van @quillmere +tolland = well | two days"),
        (ItemKind.TERM, "Launch = the first delivery | the announcement"),
    ],
)
def test_what_is_said_of_an_item_is_what_stood_beneath_its_line(context: Context, kind: ItemKind, line: str) -> None:
    reading = read(kind, line, context)
    assert reading.item is not None
    assert " · ".join(say_item(kind, reading.item, context)) == say(reading, context)
