"""What the stage shows of red, yellow, green by party, and which digit means what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations, product

from meetingtui.core.items import ItemKind
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import View
from meetingtui.steps.status import events, play
from tests.steps.status.conftest import Played, fields, promise, risk, stood, with_standing
from tests.steps.status.panels import NOW, digits, enters, label, on_stage, page, words

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
