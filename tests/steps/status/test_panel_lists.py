"""Early signs, lists and the room as the panel shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len

from meetingtui.core.items import ItemKind
from meetingtui.core.people import Stream
from meetingtui.core.standing import Change
from meetingtui.steps.protocol import View
from meetingtui.steps.status import play
from meetingtui.steps.status.panel import StatusPanel
from meetingtui.widgets.page import Page
from tests.steps.conftest import PARTNERSHIP
from tests.steps.one_panel import page_of
from tests.steps.status.conftest import STREAMS, Played, crowd, fields, risk, stood, with_standing
from tests.steps.status.panels import NOW, digits, enters, label, on_stage, page, words

# early signs ------------------------------------------------------------------------------------------------


def at_sign(view: View, *, yes: bool = False, **given: Any) -> Played:
    one = risk("R3", **given)
    played = Played(fields(), with_standing(view, risks=(one,))).shown("green", "green").enter(2)
    return played.does(play.answer(played.state, played.view, "R3", "yes")) if yes else played


def test_a_sign_is_read_as_a_question(view: View) -> None:
    played = at_sign(view)
    assert "Early sign written on Tue 3 Mar: “a site goes quiet”. Has it happened?" in words(played)
    assert digits(played) == "1 2 3"


def test_when_it_was_asked_before_is_said(view: View) -> None:
    played = at_sign(view)
    asked = Change(on=date(2026, 11, 6), minutes="2026-11-06-weekly", to="not seen")
    again = risk("R3").model_copy(update={"history": (asked,)})
    played.view = with_standing(played.view, risks=(again,))
    assert "Asked before: not seen on Fri 6 Nov" in page(played)


async def test_a_yes_opens_a_promise_with_what_was_planned(view: View) -> None:
    async with on_stage(at_sign(view, mitigation="Send Jonas", owner="imani")) as run:
        line = await run.digit(1)
        assert run.app.heard[0].event.happened == "yes"  # pyright: ignore[reportAttributeAccessIssue]
        assert (line.kind, line.before, line.after) == (ItemKind.ACTION, "Send Jonas", " @imani #pilot")
        for number, happened in ((2, "no"), (3, "too soon")):
            assert (await run.digit(number)).event.happened == happened


async def test_a_yes_taken_back_opens_nothing(view: View) -> None:
    async with on_stage(at_sign(view, yes=True)) as run:
        assert (await run.digit(1)).event.happened == "unasked"


async def test_a_yes_doubts_the_green_and_asks_for_a_because(view: View) -> None:
    played = at_sign(view, yes=True)
    assert "Green, and an early sign has been seen." in page(played)
    assert label(played) == "because"
    async with on_stage(played) as run:
        (line,) = await enters(run)
        assert line.token == "because:s1:pilot"


async def test_what_was_seen_can_be_noted(view: View) -> None:
    played = at_sign(view, yes=True)
    async with on_stage(played) as run:
        assert (await run.digit(4)).token == "note:s1:R3"
        run.panel.line_given("note:s1:R3", "First week without a reply.", NOW)
        assert (await run.posted()).event.note == "First week without a reply."


# lists ------------------------------------------------------------------------------------------------------


def test_the_overview_has_both_parties_marks_in_words(view: View) -> None:
    played = Played(fields(), view).shown("green", "green").enter(2).shown("green", "red").enter(2).enter(2)
    lines = page(played).split("\n")
    assert played.place == "overview"
    assert "◆ Quillmere" in lines[2]
    assert "○ Tolland" in lines[2]
    assert " ".join(lines[3].split()) == "1 One invoice to the client ● GREEN ■ RED = differs"
    assert lines[4].strip() == "no because yet"
    assert " ".join(lines[5].split()) == "2 Three-museum pilot ● GREEN ● GREEN = green"
    assert lines[3].index("■") == lines[2].index("○"), "a mark stands below its party"
    assert "Without a colour: Printed guides" in page(played)


def test_where_there_are_rows_enough_a_long_name_stands_whole_above_its_marks(view: View) -> None:
    long = "Our invoices agree with each other"
    played = Played(fields(items=[long]), view).shown("green", "red").enter(2)

    def drawn(rows: int) -> list[str]:
        on = Page.of(
            56, rows, large=False, draw=lambda on: StatusPanel().draw(on, played.step, played.state, played.view)
        )
        return on.content.plain.split("\n")

    assert played.place == "overview"
    assert f"1  {long}" in drawn(13)
    assert drawn(13)[4].index("■") == drawn(13)[2].index("○"), "a mark stands below its party"
    assert long not in "\n".join(drawn(4))


def test_seen_signs_stand_at_the_top_of_the_overview(view: View) -> None:
    played = Played(fields(), with_standing(view, risks=tuple(risk(f"R{n}", state="seen") for n in range(1, 5))))
    played.state = replace(played.state, place="overview")
    assert page(played).split("\n")[1] == "Early sign seen (R1): a site goes quiet"
    assert "and 2 more early signs seen" in page(played)
    played = Played(fields(), with_standing(view, risks=tuple(risk(f"R{n}", state="seen") for n in range(1, 4))))
    played.state = replace(played.state, place="overview")
    assert "and 1 more early sign seen" in page(played)


def test_of_more_parties_the_overview_counts_the_colours() -> None:
    played = Played(fields(), crowd(4)).shown("green", "green", "red", "no view").enter(2)
    assert "● GREEN 2 ■ RED 1 ○ NO VIEW 1" in page(played)


async def test_a_digit_in_the_overview_goes_back_to_a_stream(view: View) -> None:
    played = Played(fields(), view).shown("green", "red").enter(2).enter(4)
    async with on_stage(played) as run:
        assert (await run.digit(1)).event.place == "stream:pilot"
        assert await run.digit(2) is None


async def test_digits_mark_what_has_changed(view: View) -> None:
    view = with_standing(view, streams={stream.id: (stood("yellow"),) for stream in STREAMS})
    played = Played(fields(only="changed"), view)
    assert "1  ·          Three-museum pilot" in page(played)
    assert "▲ YELLOW" in page(played)
    async with on_stage(played) as run:
        event = (await run.digit(2)).event
        assert (event.item, event.changed) == ("billing", True)
        assert (await run.digit(0)).event.only == "all"
        assert await run.digit(4) is None


async def test_more_than_ten_are_said_and_offered_by_change() -> None:
    played = Played(fields(), crowd(2, 14))
    assert "14 to look at, one by one. That is more than ten. 0 walks only those that have changed." in words(played)
    assert digits(played) == "0"
    async with on_stage(played) as run:
        assert await run.digit(1) is None
        assert (await run.digit(0)).event.only == "changed"


async def test_arrows_turn_a_long_list(view: View) -> None:
    played = Played(fields(only="changed"), crowd(2, 14))
    async with on_stage(played) as run:
        run.panel.arrow(1)
        assert "10 to 14 of 14" in page_of(run.panel, played.step, played.state, played.view)
        assert (await run.digit(1)).event.item == "s9"
        run.panel.arrow(1)
        run.panel.arrow(-1)
        assert "1 to 9 of 14" in page_of(run.panel, played.step, played.state, played.view)


def test_no_streams_at_all_says_how_to_have_some(view: View) -> None:
    told = words(Played(fields(), replace(view, partnership=PARTNERSHIP)))
    assert "There are no streams yet." in told
    assert "#print" in told
    assert "partnership.toml" in told


# room -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 52, 72])
@pytest.mark.parametrize("name", ["x" * 80, "山田太郎左衛門 " * 9, "[bold]a[=[/] " * 6, "Short"])
def test_long_names_and_many_parties_fit(width: int, name: str) -> None:
    for parties in (2, 12):
        view = crowd(parties)
        streams = (Stream(id="s0", name=name.strip()[:80], owner="a0"),)
        view = replace(view, partnership=view.partnership.model_copy_with(stream=streams))
        played = Played(fields(), view)
        pages = [page(played, width)]
        pages.append(page(played.says(*["green", "red"] * (parties // 2)), width))
        pages.append(page(played.enter(), width))
        pages.append(page(played.enter(2), width))
        assert played.place == "overview"
        for told in pages:
            assert all(cell_len(line) <= width for line in told.split("\n"))


@pytest.mark.parametrize("width", [52, 72])
def test_twelve_parties_and_what_they_chose_stand_on_one_page(width: int) -> None:
    played = Played(fields(), crowd(12)).shown(*["green", "yellow", "red", "no view"] * 3)
    told = page(played, width)
    assert len(told.split("\n")) <= 14
    assert all(f"Party{number} " in told for number in range(12))


def test_a_party_that_left_the_partnership_is_not_waited_for(view: View) -> None:
    left = [p.model_copy(update={"left": date(2026, 6, 1)} if p.id == "tolland" else {}) for p in PARTNERSHIP.party]
    view = replace(view, partnership=view.partnership.model_copy_with(party=tuple(left)), present=("imani",))
    played = Played(fields(), view).shown("green")
    assert "Tolland" not in page(played)
    assert label(played) == "agreed: green"


def test_the_private_note_is_on_no_page(view: View) -> None:
    played = Played(fields(private="zebra"), view)
    for _ in range(8):
        assert "zebra" not in page(played)
        event = play.forward(played.step, played.state, played.view)
        if event:
            played.does(event)
