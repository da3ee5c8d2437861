"""What the stage shows of red, yellow, green by party, and which digit means what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations, product
from typing import Any

import pytest
from rich.cells import cell_len

from meetingtui.core.items import ItemKind
from meetingtui.core.people import Stream
from meetingtui.core.standing import Change
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import View
from meetingtui.steps.status import events, play
from meetingtui.steps.status.panel import StatusPanel
from meetingtui.widgets.page import Page
from tests.steps.conftest import PARTNERSHIP
from tests.steps.one_panel import Shown, page_of, shown
from tests.steps.status.conftest import STREAMS, Played, crowd, fields, promise, risk, stood, with_standing

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def page(played: Played, width: int = 72) -> str:
    return page_of(StatusPanel(), played.step, played.state, played.view, width)


def words(played: Played, width: int = 72) -> str:
    return " ".join(page(played, width).split())


def digits(played: Played) -> str:
    return " ".join(choice.digit for choice in StatusPanel().choices(played.step, played.state, played.view))


def label(played: Played) -> str:
    return StatusPanel().enter_label(played.step, played.state, played.view)


def on_stage(played: Played) -> Any:
    return shown(StatusPanel(), played.step, played.state, played.view)


async def enters(run: Shown) -> list[Any]:
    """Press Enter: what the panel posted, in order; empty where it leaves Enter to the step."""
    run.app.heard.clear()
    run.panel.show(run.fields, run.state, run.view)
    assert run.panel.enter() == bool(await run.posted())
    return list(run.app.heard)


# the head ---------------------------------------------------------------------------------------------------


def test_the_head_has_name_owner_marks_and_promises(view: View) -> None:
    late = (promise("A27", date(2026, 11, 6)), promise("A28", date(2026, 12, 1)))
    view = with_standing(view, streams={"pilot": (stood("green"), stood("yellow"))}, actions=late)
    told = words(Played(fields(), view))
    assert told.startswith("Three-museum pilot owner Mateo last eight G Y ? 1 of 3 Promises: 1 late; 1 ahead")
    assert "Late: A27 since Fri 6 Nov, Imani: Promise A27" in told


def test_a_stream_without_history_says_so(view: View) -> None:
    assert "looked at for the first time" in page(Played(fields(), view))


def test_an_owner_who_is_not_here_is_said(view: View) -> None:
    assert "Its owner is not here" not in page(Played(fields(), view))
    assert "Its owner is not here" in page(Played(fields(), replace(view, present=("imani", "priya"))))


def test_a_sign_that_was_seen_is_shown_and_not_asked(view: View) -> None:
    played = Played(fields(), with_standing(view, risks=(risk("R5", state="seen"),)))
    assert "Early sign seen (R5): a site goes quiet" in page(played)
    assert played.shown("green", "green").enter(2).place == "stream:billing"


def test_what_the_colours_mean_is_said_and_can_be_worded_otherwise(view: View) -> None:
    told = page(Played(fields(means={"red": "somebody has to come"}), view))
    assert "1 green: on course, and we can say how we know" in told
    assert "3 red: somebody has to come" in told
    assert "0 no view: we have not looked" in told


def test_the_agendas_own_question_is_shown_while_parties_choose(view: View) -> None:
    played = Played(fields(prompts=["What would a visitor say?"]), view)
    assert "What would a visitor say?" in page(played)


# before the reveal ------------------------------------------------------------------------------------------


def test_before_the_reveal_only_that_a_colour_is_set_shows(view: View) -> None:
    told = page(Played(fields(), view).says("red"))
    assert "◆ Quillmere  ● set" in told
    assert "▶ ○ Tolland    waiting" in told


def test_nothing_on_the_page_depends_on_what_was_chosen_until_it_is_shown(view: View) -> None:
    says = ("green", "yellow", "red", "no view", "no stake")
    view = with_standing(view, actions=(promise("A1", date(2026, 11, 1)),), streams={"pilot": (stood(),)})
    seen: set[tuple[str, str, str]] = set()
    for pair in product(says, repeat=2):
        played = Played(fields(), view).says(*pair)
        seen.add((page(played), digits(played), label(played)))
    assert len(seen) == 1


def test_whether_a_party_has_a_stake_does_not_show_while_another_is_missing(view: View) -> None:
    pages: set[str] = set()
    for says in ("green", "no stake"):
        played = Played(fields(), view).says(says)
        pages |= {page(played) + label(played), page(played.enter()) + label(played)}
    assert len(pages) == 2, "one page before Enter, and one that says who is missing"


def test_the_order_of_choosing_does_not_show(view: View) -> None:
    pages: set[str] = set()
    for order in permutations(("quillmere", "tolland")):
        played = Played(fields(), view)
        for party in order:
            played.does(events.Said(step="s1", item="pilot", party=party, says="red"))
        pages.add(page(played))
    assert len(pages) == 1


def test_said_aloud_a_colour_shows_at_once(view: View) -> None:
    played = Played(fields(reveal="as said"), view).says("red")
    assert "◆ Quillmere  ■ RED" in page(played)


def test_who_is_missing_is_said_and_what_enter_does_then(view: View) -> None:
    played = Played(fields(), view).says("green")
    assert label(played) == "reveal"
    played.enter()
    assert "Not chosen yet: Tolland. Enter shows the others" in words(played)
    assert label(played) == "reveal without them"
    nobody = Played(fields(), view).enter()
    assert "Enter leaves this one without a colour" in words(nobody)
    assert label(nobody) == "next"


async def test_a_digit_is_the_colour_of_the_party_in_front(view: View) -> None:
    async with on_stage(Played(fields(), view)) as run:
        for number, says in ((1, "green"), (2, "yellow"), (3, "red"), (0, "no view"), (5, "no stake")):
            event = (await run.digit(number)).event
            assert (event.item, event.party, event.says) == ("pilot", "quillmere", says)
        assert await run.digit(4) is None
    assert digits(Played(fields(), view)) == "1 2 3 0 5"


async def test_where_everybody_has_chosen_a_digit_is_refused_in_a_sentence(view: View) -> None:
    played = Played(fields(), view).says("green", "green")
    assert digits(played) == ""
    async with on_stage(played) as run:
        assert isinstance(await run.digit(1), StepPanel.Refused)


async def test_arrows_choose_the_party(view: View) -> None:
    async with on_stage(Played(fields(), view)) as run:
        run.panel.arrow(1)
        assert (await run.posted()).event.party == "tolland"


# after the reveal -------------------------------------------------------------------------------------------


def test_a_colour_is_a_shape_and_a_word(view: View) -> None:
    told = page(Played(fields(), view).shown("green", "yellow"))
    assert "◆ Quillmere  ● GREEN" in told
    assert "○ Tolland    ▲ YELLOW" in told
    told = page(Played(fields(), view).shown("red", "no stake"))
    assert "■ RED" in told
    assert "– no stake" in told


def test_the_doubts_are_read_out(view: View) -> None:
    view = with_standing(view, actions=(promise("A1", date(2026, 11, 1)),))
    told = page(Played(fields(), view).shown("green", "yellow"))
    assert "You see this differently." in told
    assert "Green, and one promise is late." in told


def test_enter_says_what_the_room_would_agree(view: View) -> None:
    assert label(Played(fields(), view).shown("green", "green")) == "agreed: green"
    assert label(Played(fields(), view).shown("green", "red")) == "leave it at “differs”"


async def test_digits_are_now_what_the_room_calls_it(view: View) -> None:
    played = Played(fields(), view).shown("green", "red")
    assert digits(played) == "1 2 3 0 4 6 7"
    async with on_stage(played) as run:
        for number, agreed in ((1, "green"), (0, "no view")):
            assert (await run.digit(number)).event.agreed == agreed
        for number, agreed in ((2, "yellow"), (3, "red"), (4, "differs")):
            line = await run.digit(number)
            assert run.app.heard[0].event.agreed == agreed  # pyright: ignore[reportAttributeAccessIssue]
            assert (line.token, line.label) == ("because:s1:pilot", "Because")


async def test_the_because_is_asked_for_with_the_colour_that_needs_it(view: View) -> None:
    async with on_stage(Played(fields(), view).shown("yellow", "yellow")) as run:
        agreed, line = await enters(run)
        assert (agreed.event.agreed, line.token) == ("yellow", "because:s1:pilot")
    async with on_stage(Played(fields(), view).shown("green", "green")) as run:
        (agreed,) = await enters(run)
        assert agreed.event.agreed == "green"


async def test_after_the_because_of_a_red_comes_the_ask(view: View) -> None:
    async with on_stage(Played(fields(), view).shown("red", "red").enter()) as run:
        assert run.panel.line_given("because:s1:pilot", "The site has closed.", NOW) == ""
        ask = await run.posted()
        assert run.app.heard[0].event.text == "The site has closed."  # pyright: ignore[reportAttributeAccessIssue]
        assert ask.token == "ask:s1:pilot"


async def test_a_because_left_empty_goes_on_and_is_not_asked_for_again(view: View) -> None:
    played = Played(fields(), view).shown("yellow", "yellow").enter()
    assert label(played) == "because"
    async with on_stage(played) as run:
        assert run.panel.line_given("because:s1:pilot", "", NOW) == ""
        assert await run.posted() is None
        assert run.panel.enter_label(played.step, played.state, played.view) == "next"
        assert await enters(run) == []


async def test_go_on_leaves_what_is_missing_and_the_overview_says_so(view: View) -> None:
    played = Played(fields(), view).shown("yellow", "yellow").enter()
    assert digits(played).startswith("9")
    async with on_stage(played) as run:
        assert (await run.digit(9)).event.place == "stream:billing"
    while played.place != "overview":
        played.enter()
    assert "no because" in page(played)


async def test_go_on_past_a_because_still_asks_what_a_red_needs(view: View) -> None:
    async with on_stage(Played(fields(), view).shown("red", "red").enter()) as run:
        assert (await run.digit(9)).token == "ask:s1:pilot"
        assert (await run.digit(9)).event.place == "stream:billing"


async def test_an_empty_line_takes_a_because_back(view: View) -> None:
    played = Played(fields(), view).shown("yellow", "yellow").enter()
    played.does(play.say(view, "pilot", "because", "Old."))
    async with on_stage(played) as run:
        assert (await run.digit(6)).text == "Old."
        run.app.heard.clear()
        run.panel.line_given("because:s1:pilot", "", NOW)
        assert (await run.posted()).event.text == ""


async def test_an_ask_can_be_made_a_promise_of_its_stream(view: View) -> None:
    played = Played(fields(), view).shown("red", "red").enter()
    played.does(play.say(view, "pilot", "because", "So."), play.say(view, "pilot", "ask", "An hour of = Jonas"))
    assert "8" in digits(played)
    async with on_stage(played) as run:
        message = await run.digit(8)
        assert isinstance(message, StepPanel.CaptureWanted)
        assert (message.kind, message.after) == (ItemKind.ACTION, " #pilot")
        assert message.before.startswith("An hour of ")
    played.does(play.say(view, "pilot", "ask", "nothing"))
    assert "8" not in digits(played)


async def test_a_line_of_the_agenda_is_no_stream_to_promise_for(view: View) -> None:
    played = Played(fields(items=["Hiring"]), view).shown("red", "red").enter()
    played.does(play.say(view, "hiring", "ask", "An hour."))
    async with on_stage(played) as run:
        assert (await run.digit(8)).after == ""


async def test_what_was_typed_for_a_stream_that_is_gone_stays_in_the_line(view: View) -> None:
    async with on_stage(Played(fields(), view)) as run:
        assert "not there any more" in run.panel.line_given("because:s1:gone", "So.", NOW)


async def test_what_was_typed_for_another_step_stays_in_the_line(view: View) -> None:
    async with on_stage(Played(fields(), view)) as run:
        assert "another step" in run.panel.line_given("because:s9:pilot", "So.", NOW)
        assert await run.posted() is None


def test_choosing_again_is_said_and_enter_keeps_it(view: View) -> None:
    played = Played(fields(), view).shown("green", "green").enter().back()
    assert "Quillmere chooses again, in the open. Enter keeps it." in words(played)
    assert (label(played), digits(played)) == ("keep", "1 2 3 0 5")


def test_a_stream_in_which_nobody_has_a_stake_says_so(view: View) -> None:
    played = Played(fields(), view).shown("no stake", "no stake")
    assert "Nobody here has a stake in this." in page(played)
    assert (label(played), digits(played)) == ("next", "")


def test_a_party_that_came_after_the_reveal_is_pointed_out(view: View) -> None:
    played = Played(fields(), replace(view, present=("imani",))).shown("green")
    assert "Tolland not here: nothing is agreed today." in page(played)
    assert "nobody here" in page(played)
    played.view = view
    assert "Tolland has not said; a digit sets it, in the open." in page(played)


async def test_one_party_alone_is_offered_nothing_to_agree(view: View) -> None:
    played = Played(fields(), replace(view, present=("imani",))).shown("green")
    assert digits(played) == "6 7"
    async with on_stage(played) as run:
        assert await run.digit(1) is None


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
