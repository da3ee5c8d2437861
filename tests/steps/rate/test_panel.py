"""What the stage shows of rated statements, and which digit means what."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from inspect import isfunction
from typing import Any

import pytest
from hypothesis import given as given_
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.containers import VerticalScroll

from meetingtui.core.people import Partnership, Party, Person
from meetingtui.core.standing import Rated, Standing
from meetingtui.steps.protocol import View
from meetingtui.steps.rate import play
from meetingtui.steps.rate.panel import RatePanel
from meetingtui.steps.rate.play import RateState, Said
from meetingtui.steps.rate.step import RateFields
from tests.steps.conftest import PARTNERSHIP
from tests.steps.one_panel import page_of, shown
from tests.steps.rate.ratings import GAIN, NEWS, rate, rated

Q, T = "quillmere", "tolland"
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
WIDTHS = [44, 52, 72]


def digits(fields: RateFields, state: RateState, view: View, panel: RatePanel | None = None) -> dict[str, str]:
    return {one.digit: one.label for one in (panel or RatePanel()).choices(fields, state, view)}


def crowd(parties: int, people: int, mark: str | None = None) -> View:
    made = Partnership(
        name="Crowd",
        party=tuple(Party(id=f"p{n}", name=f"Party{n} of the {n}th", mark=mark) for n in range(parties)),
        person=tuple(
            Person(id=f"p{n}-{m}", name=f"Person{m}", party=f"p{n}") for n in range(parties) for m in range(people)
        ),
    )
    return View(partnership=made, step="s1", present=tuple(made.people), day=date(2026, 11, 20))


def before(view: View, **given: Any) -> View:
    found = Rated(
        on=date(2026, 5, 12), **{"text": NEWS["text"], "scale": "jointness", "values": {Q: (3, 3), T: (4,)}, **given}
    )
    return replace(view, standing=Standing(ratings={"news": (found,)}))


# before the reveal ------------------------------------------------------------------------------------------


def test_the_statement_its_anchors_and_who_is_in(view: View) -> None:
    page = page_of(RatePanel(), rate(), rated(rate(), view, ("news", Q, "2 4")), view).split("\n")
    assert page[:2] == ["Statement 1 of 3 · Trust", NEWS["text"]]
    assert "  1  not yet" in page
    assert any(line.startswith("  1 ◆ Quillmere  ● in") for line in page)
    assert any(line.startswith("▶ 2 ○ Tolland    waiting") for line in page)


@given_(st.lists(st.integers(1, 5), min_size=1, max_size=2), st.lists(st.integers(1, 5), min_size=1, max_size=2))
def test_before_the_reveal_nothing_tells_what_was_given(one: list[int], other: list[int]) -> None:
    view = View(partnership=PARTNERSHIP, step="s1", present=tuple(PARTNERSHIP.people))
    pages = {
        page_of(RatePanel(), rate(), RateState(said={("news", Q): said}), view)
        for said in (
            Said(tuple(sorted(one)), 2 - len(one)),
            Said(tuple(sorted(other))),
            Said((), 2),
            Said((3,), 0, True),
        )
    }
    assert len(pages) == 1


def test_the_trend_waits_for_the_reveal_too(view: View) -> None:
    assert "Last time" not in page_of(RatePanel(), rate(), RateState(), before(view))


def test_a_party_of_few_is_told_that_it_can_be_recognised_and_may_be_one_voice(view: View) -> None:
    page = page_of(RatePanel(), rate(), RateState(), view)
    assert page.count("2 raters: recognisable") == 2
    assert "dots can be told apart. 0: one voice." in page
    assert digits(rate(), RateState(), view)["0"] == "one voice"
    many = crowd(2, 4)
    assert "recognisable" not in page_of(RatePanel(), rate(), RateState(), many)
    alone = replace(view, present=("imani",))
    assert "1 rater: recognisable" in page_of(RatePanel(), rate(), RateState(), alone)


def test_an_absent_party_is_said_to_be_not_rated(view: View) -> None:
    alone = replace(view, present=("imani", "jonas"))
    assert "Nobody here, not rated: ○ Tolland" in page_of(RatePanel(), rate(), RateState(), alone)
    nobody = page_of(RatePanel(), rate(), RateState(), replace(view, present=()))
    assert "Nobody is in the room" in nobody


def test_off_the_record_says_so(view: View) -> None:
    assert "Nothing of this is written down." in page_of(RatePanel(), rate(record="nothing"), RateState(), view)


async def test_a_digit_opens_a_blind_line_for_its_party_and_what_was_given_before_is_not_in_it(view: View) -> None:
    state = rated(rate(), view, ("news", T, "2 4"))
    async with shown(RatePanel(), rate(), state, view) as run:
        message = await run.digit(2)
        assert (message.token, message.text, message.blind) == ("give:news:tolland:each", "", True)
        assert message.label == "○ Tolland, 1–5 or - each"
        assert run.panel.line_given(message.token, "4 1", NOW) == ""
        assert (await run.posted()).event.values == (1, 4)


async def test_nought_opens_a_line_for_one_voice_of_the_party_pointed_at(view: View) -> None:
    async with shown(RatePanel(), rate(), RateState(), view) as run:
        message = await run.digit(0)
        assert (message.token, message.blind) == ("give:news:quillmere:voice", True)
        assert "one voice" in message.label
        run.panel.arrow(1)
        message = await run.digit(0)
        assert message.token == "give:news:tolland:voice"
        assert run.panel.line_given(message.token, "4 4", NOW).startswith("one voice is one number")
        assert run.panel.line_given(message.token, "4", NOW) == ""
        assert (await run.posted()).event.voice


async def test_an_empty_line_gives_nothing_and_takes_nothing_back(view: View) -> None:
    async with shown(RatePanel(), rate(), RateState(), view) as run:
        assert run.panel.line_given("give:news:quillmere:each", "", NOW) == ""
        assert await run.posted() is None


async def test_what_was_typed_for_one_statement_is_never_given_to_another(view: View) -> None:
    async with shown(RatePanel(), rate(), RateState(at=1), view) as run:
        assert run.panel.line_given("give:news:quillmere:each", "3", NOW) == ""
        assert (await run.posted()).event.line == "news"


async def test_parties_give_a_digit_each_and_the_turn_goes_on(view: View) -> None:
    fields, state = rate(who="parties"), RateState()
    for party, number in ((Q, 4), (T, 0)):
        assert re.search(rf"▶   . {party.capitalize()}", page_of(RatePanel(), fields, state, view))
        async with shown(RatePanel(), fields, state, view) as run:
            assert await run.digit(6) is None
            event = (await run.digit(number)).event
            assert (event.party, event.values) == (party, (number,) if number else ())
            state = play.apply(fields, state, event, view)
    assert digits(fields, state, view) == {}
    async with shown(RatePanel(), fields, state, view) as run:
        assert await run.digit(3) is None, "a digit too many must not replace what a party gave"
        run.panel.arrow(-1)
        assert (await run.digit(3)).event.party == Q


async def test_a_scale_of_ten_is_typed_by_parties_too(view: View) -> None:
    fields = rate(who="parties", scale="custom", anchors=[f"word {n}" for n in range(10)])
    assert digits(fields, RateState(), view) == {"1": "Quillmere", "2": "Tolland"}
    async with shown(RatePanel(), fields, RateState(), view) as run:
        message = await run.digit(2)
        assert message.blind
        assert run.panel.line_given(message.token, "10", NOW) == ""
        assert (await run.posted()).event.values == (10,)


# Enter ------------------------------------------------------------------------------------------------------


async def test_enter_with_somebody_missing_says_so_once_and_then_reveals_without(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "1 2"))
    async with shown(RatePanel(), rate(), state, view) as run:
        panel = run.panel
        assert panel.enter_label(rate(), state, view) == "who is missing"
        assert panel.enter()
        assert (await run.posted()).sentence == "not in yet: Tolland; Enter again reveals without"
        assert panel.enter_label(rate(), state, view) == "reveal without"
        assert not panel.enter()
        assert isinstance(play.forward(rate(), state, view), play.Revealed)


async def test_a_statement_nobody_rates_is_left_out_at_the_second_enter(view: View) -> None:
    async with shown(RatePanel(), rate(), RateState(), view) as run:
        assert run.panel.enter()
        assert "leaves it out" in (await run.posted()).sentence
        assert run.panel.enter_label(rate(), RateState(), view) == "leave it out"
        assert not run.panel.enter()
        run.panel.show(rate(), rated(rate(), view, ("news", Q, "1 2")), view)
        assert run.panel.enter(), "somebody rated since: Enter asks anew"


async def test_enter_reveals_at_once_when_all_are_in(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "1 2"), ("news", T, "3 3"))
    async with shown(RatePanel(), rate(), state, view) as run:
        assert run.panel.enter_label(rate(), state, view) == "reveal"
        assert not run.panel.enter()


@pytest.mark.parametrize(
    ("at", "all_shown", "label"), [(0, True, "next"), (2, True, "all statements"), (3, True, ""), (3, False, "")]
)
def test_enter_says_where_it_goes(view: View, at: int, all_shown: bool, label: str) -> None:
    lines = ("news", "gain", "plan")
    state = rated(rate(), view, *((line, Q, "3 3") for line in lines), shown=lines if all_shown else (), at=at)
    assert RatePanel().enter_label(rate(), state, view) == label


# after the reveal -------------------------------------------------------------------------------------------


def test_dots_stand_on_the_scale_a_row_for_each_party(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "2 4"), ("news", T, "5 -"), shown=("news",))
    page = page_of(RatePanel(), rate(), state, view).split("\n")
    heading = next(line for line in page if line.split() == ["1", "2", "3", "4", "5"])
    mine = next(line for line in page if line.startswith("▶ 1 ◆ Quillmere"))
    theirs = next(line for line in page if line.startswith("  2 ○ Tolland"))
    assert mine.split()[4:] == ["·", "◆", "·", "◆", "·", "2", "4"]
    assert theirs.split()[3:] == ["·", "·", "·", "·", "○", "5,", "1", "abstains"]
    assert theirs.index("○", 8) == heading.index("5")


def test_the_spread_is_said_before_the_rows(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "2 2"), ("news", T, "1 5"), shown=("news",))
    page = page_of(RatePanel(), rate(), state, view)
    assert page.index("Tolland differs within itself.") < page.index("You see this differently") < page.index("▶ 1 ◆")


def test_the_trend_is_by_party_and_says_where_it_breaks(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "2 2"), ("news", T, "4"), shown=("news",))
    page = " ".join(page_of(RatePanel(), rate(), state, before(view)).split())
    assert "Last time (Tue 12 May) ◆ 3 3, ○ 4. Quillmere lower than last time." in page
    assert "last time" not in page_of(RatePanel(), rate(), state, view).lower()
    reworded = page_of(RatePanel(), rate(), state, before(view, text=GAIN["text"]))
    assert "Worded differently last time (Tue 12 May): not compared." in reworded
    rescaled = page_of(RatePanel(), rate(), state, before(view, scale="agree"))
    assert "Rated on another scale last time (Tue 12 May): not compared." in rescaled


def test_the_lowest_and_the_highest_are_asked_for_a_line_until_they_have_said_it(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "2 2"), ("news", T, "5"), shown=("news",))
    page = page_of(RatePanel(), rate(), state, view, 100)
    assert "A line from ◆ Quillmere, ○ Tolland (lowest and highest)" in " ".join(page.split())
    said = replace(state, comments={("news", T): "We told them on Monday."})
    page = page_of(RatePanel(), rate(), said, view)
    assert "○ Tolland: We told them on Monday." in page
    assert "A line from ◆ Quillmere (lowest" in page
    none = page_of(RatePanel(), rate(comment="none"), said, view)
    assert "A line from" not in none
    assert "Monday" not in none


async def test_after_the_reveal_a_digit_takes_a_partys_line(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "2 2"), ("news", T, "5"), shown=("news",))
    assert digits(rate(), state, view) == {"1": "Quillmere says", "2": "Tolland says", "0": "correct"}
    async with shown(RatePanel(), rate(), state, view) as run:
        message = await run.digit(2)
        assert (message.token, message.blind) == ("comment:news:tolland", False)
        assert run.panel.line_given(message.token, "We told them.", NOW) == ""
        assert (await run.posted()).event == play.Commented(step="s1", line="news", party=T, text="We told them.")


async def test_a_slip_in_the_numbers_is_corrected_after_the_reveal(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "2"), ("news", T, "5"), shown=("news",))
    async with shown(RatePanel(), rate(), state, view) as run:
        message = await run.digit(0)
        assert (message.token, message.text, message.blind) == ("give:news:quillmere:each", "2 -", False)
        assert run.panel.line_given(message.token, "2 3", NOW) == ""
        assert (await run.posted()).event.values == (2, 3)


async def test_with_no_lines_kept_a_digit_after_the_reveal_means_nothing(view: View) -> None:
    fields = rate(comment="none")
    state = rated(fields, view, ("news", Q, "2 2"), ("news", T, "5"), shown=("news",))
    assert digits(fields, state, view) == {"0": "correct"}
    async with shown(RatePanel(), fields, state, view) as run:
        assert await run.digit(1) is None
        assert "no lines" in run.panel.line_given("comment:news:quillmere", "Late", NOW)


async def test_a_party_that_comes_late_may_rate_after_the_reveal(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "2 2"), shown=("news",))
    assert digits(rate(), state, view)["2"] == "Tolland rates"
    assert "○ Tolland    not rated" in page_of(RatePanel(), rate(), state, view)
    async with shown(RatePanel(), rate(), state, view) as run:
        message = await run.digit(2)
        assert (message.token, message.blind) == ("give:news:tolland:each", True)


# the overview -----------------------------------------------------------------------------------------------


def test_the_overview_lists_the_widest_gap_first_with_the_words_in_full_below(view: View) -> None:
    state = rated(
        rate(),
        view,
        ("news", Q, "3 3"),
        ("news", T, "3"),
        ("gain", Q, "1 1"),
        ("gain", T, "4"),
        shown=("news", "gain"),
        at=3,
    )
    page = page_of(RatePanel(), rate(prompts=["What would move it?"]), state, before(view)).split("\n")
    assert page[2].startswith("▶ 1 Each of us could say what the other gains.")
    assert page[2].endswith("three steps apart")
    assert page[3].startswith("  2 Bad news reaches")
    assert page[3].endswith("alike")
    assert page[4].endswith("not rated")
    assert "  ◆ Quillmere 1 1, middle 1; ○ Tolland 4, middle 4" in page
    assert page[-1] == "What would move it?"


async def test_a_digit_on_the_overview_goes_to_its_statement_and_arrows_move_in_it(view: View) -> None:
    state = rated(rate(), view, ("gain", Q, "1 1"), ("gain", T, "4"), shown=("gain",), at=3)
    assert digits(rate(), state, view) == {"1–3": "go to a statement"}
    async with shown(RatePanel(), rate(), state, view) as run:
        assert (await run.digit(1)).event == play.At(step="s1", at=1)
        assert (await run.digit(3)).event == play.At(step="s1", at=2)
        assert await run.digit(4) is None
        run.panel.arrow(1)
        assert "▶ 2 Bad news" in page_of(run.panel, rate(), state, view)


@pytest.mark.parametrize("width", WIDTHS)
def test_forty_statements_are_listed_a_window_at_a_time(view: View, width: int) -> None:
    fields = rate(line=[{"id": f"l{n}", "text": f"Line {n} " + "words " * 40} for n in range(40)])
    panel = RatePanel()
    for row in (0, 20, 39):
        panel._listed = row
        page = page_of(panel, fields, RateState(at=40), view, width).split("\n")
        assert sum(line.startswith("▶") for line in page) == 1
        assert all(cell_len(line) <= width for line in page)
        assert any(f"Line {row} " in line for line in page if line.startswith("▶"))


# whatever is given ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("mark", [None, "▲▼", "🦉"])
@pytest.mark.parametrize(("parties", "people"), [(2, 1), (2, 90), (12, 3), (1, 4)])
@pytest.mark.parametrize("points", [2, 5, 10])
def test_every_page_keeps_to_its_width(width: int, mark: str | None, parties: int, people: int, points: int) -> None:
    view = crowd(parties, people, mark)
    fields = rate(scale="custom", anchors=[f"what number {n} means" for n in range(1, points + 1)])
    said = {("news", party): Said((points,) * people) for party in view.partnership.parties}
    for state in (
        RateState(said=said),
        RateState(said=said, revealed=frozenset({"news"})),
        RateState(at=3, said=said, revealed=frozenset({"news"})),
    ):
        lines = page_of(RatePanel(), fields, state, view, width).split("\n")
        assert all(cell_len(line) <= width for line in lines)
        assert len(lines) <= 17 or width < 52


async def test_the_twelfth_party_is_reached_by_arrow(view: View) -> None:
    view = crowd(12, 2)
    async with shown(RatePanel(), rate(), RateState(), view) as run:
        for _ in range(20):
            run.panel.arrow(1)
        page = page_of(run.panel, rate(), RateState(), view)
        assert "▶ 6 ▽ Party11" in page
        assert (await run.digit(6)).token == "give:news:p11:each"


@given_(
    st.lists(st.integers(1, 10), min_size=1, max_size=7).map(sorted),
    st.lists(st.integers(1, 10), min_size=1, max_size=7).map(sorted),
)
def test_no_number_on_the_stage_is_made_from_two_parties(mine: list[int], theirs: list[int]) -> None:
    view = crowd(2, 7)
    fields = rate(scale="custom", anchors=[f"word {'abcdefghij'[n]}" for n in range(10)])
    said = {("news", "p0"): Said(tuple(mine)), ("news", "p1"): Said(tuple(theirs))}
    shown_state = RateState(said=said, revealed=frozenset({"news"}))
    for state in (shown_state, replace(shown_state, at=3)):
        for line in page_of(RatePanel(), fields, state, view).split("\n"):
            if line.startswith(("Statement", "1 word a")) or not re.search(r"\d", line):
                continue
            if line.split() == [str(n) for n in range(1, 11)]:
                continue
            for part in line.split(";"):
                parties = set(re.findall(r"Party[01]", part))
                found = re.findall(r"\d+", re.sub(r"^[▶ ] \d ", "", re.sub(r"Party\d", "", part)))
                assert len(parties) == 1 or not found, f"a number beside no party, or beside two: {line}"


def test_nothing_of_the_panels_own_hides_what_a_widget_has() -> None:
    given = {"draw", "choices", "enter_label", "enter", "digit", "line_given", "arrow"}
    own = {name for name, found in vars(RatePanel).items() if isfunction(found) and name not in {"__init__", *given}}
    widget = VerticalScroll()
    assert not [name for name in own | {"_pointed", "_told", "_listed"} if hasattr(widget, name)]


def test_the_private_note_is_on_no_page(view: View) -> None:
    fields = rate(private="zebra")
    done = rated(fields, view, ("news", Q, "2 2"), shown=("news",))
    for state in (RateState(), done, replace(done, at=3)):
        assert "zebra" not in page_of(RatePanel(), fields, state, view)
