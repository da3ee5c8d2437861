"""Testing a text on the whole stage: with keys, on the screen, in the minutes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from meetingtui.files.minutes import dump_minutes, load_minutes
from meetingtui.live import event as ev
from meetingtui.live.draft import minutes_of
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import HERE, SIZES, Running, Start

TEXT = "Start with two sites"
CLOSE: dict[str, Any] = {"kind": "close", "minutes": 5}


def to_test(**fields: Any) -> dict[str, Any]:
    return {"kind": "decide", "title": "Where we start", "text": TEXT, **fields}


def written(run: Running) -> Any:
    """The minutes as they would be written now, which must be right in every respect."""
    path = run.folder / "minutes" / "now.toml"
    path.write_text(dump_minutes(minutes_of(run.meeting, datetime.now(UTC))), encoding="utf-8")
    found, problems = load_minutes(path, PARTNERSHIP)
    path.unlink()
    assert found is not None, problems
    assert not problems
    return found


async def line(run: Running, key: str, words: str) -> None:
    """Press a key that opens a line, and give it these words."""
    await run.press(key)
    await run.until(lambda: run.stage.line.request is not None)
    if words:
        await run.paste(words)
    await run.does("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_a_text_is_adopted_with_a_concern_and_an_owner_and_stands_in_the_minutes(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(to_test(review="6 weeks"), CLOSE, size=size, here=HERE) as run:
        await run.sees(TEXT, "▶ ◆ Quillmere · not yet")
        await run.press("enter")
        await run.sees("Quillmere and Tolland have not spoken yet")
        await run.does("1")
        await run.sees("◆ Quillmere ✓ yes", "▶ ○ Tolland · not yet")
        await line(run, "2", "the diary may slip = a silent week")
        await run.sees("Everybody here has spoken: it passes.", "the diary may slip (to watch: a silent week)")
        await line(run, "enter", "@imani")
        await run.does("enter")
        await run.sees("D1 ADOPTED WITH CONCERNS", "Owner: Imani Okafor")
        minutes = written(run)
        (made,) = minutes.decision
        assert (made.id, made.text, made.owner, made.yes) == ("D1", TEXT, "imani", ("quillmere", "tolland"))
        assert (made.method, made.concern[0].watch) == ("each party says yes", "a silent week")
        assert made.review is not None
        assert minutes.step[0].outcome == f"Adopted with concerns (each party says yes): {TEXT}"
        await run.does("enter")
        assert run.meeting.at == "s2"


@pytest.mark.parametrize("size", SIZES)
async def test_an_adoption_is_undone_and_brought_back(start: Start, size: tuple[int, int]) -> None:
    async with start(to_test(owner="imani"), CLOSE, size=size, here=HERE) as run:
        await run.does("1")
        await run.does("1")
        await run.does("enter")
        await run.sees("D1 ADOPTED")
        await run.does("u")
        await run.sees("Everybody here has spoken: it passes.")
        assert written(run).decision == ()
        await run.does("U")
        await run.sees("ADOPTED")
        assert written(run).decision[0].yes == ("quillmere", "tolland")


@pytest.mark.parametrize("size", SIZES)
async def test_words_corrected_after_adoption_are_asked_again(start: Start, size: tuple[int, int]) -> None:
    async with start(to_test(owner="imani"), CLOSE, size=size, here=HERE) as run:
        await run.does("1")
        await run.does("1")
        await run.does("enter")
        await line(run, "7", " and no more")
        await run.sees(
            f"{TEXT} and no more", "The words changed: each party is asked again.", "▶ ◆ Quillmere · not yet"
        )
        assert written(run).decision[0].yes == ()
        await run.does("1")
        await run.does("1")
        await run.does("enter")
        await run.sees("D1 ADOPTED")
        (made,) = written(run).decision
        assert (made.text, made.yes) == (f"{TEXT} and no more", ("quillmere", "tolland"))


@pytest.mark.parametrize("size", SIZES)
async def test_with_a_party_absent_it_is_to_ratify(start: Start, size: tuple[int, int]) -> None:
    async with start(to_test(owner="imani"), CLOSE, size=size, here=("imani",)) as run:
        await run.sees("○ Tolland nobody here: to ratify")
        await run.does("1")
        await run.does("enter")
        await run.sees("TO RATIFY", "Still to say yes: Tolland")
        await run.does("9")
        await line(run, "8", "^+2w")
        minutes = written(run)
        assert minutes.decision[0].ratify.by == ("tolland",)
        assert minutes.decision[0].ratify.until is not None
        assert minutes.step[0].outcome.startswith("Adopted, to be ratified by Tolland until")


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_not_adopted_leaves_a_sentence_and_no_decision(start: Start, size: tuple[int, int]) -> None:
    async with start(to_test(method="consent"), CLOSE, size=size, here=HERE) as run:
        await run.sees("Clarify")
        await run.does("enter")
        await run.does("enter")
        await run.does("1")
        await line(run, "3", "the third site pays")
        await run.sees("▶ ○ Tolland ✗ objects", "7 amends it, 8 shortens it, 4 watches it")
        await run.press("enter")
        await run.sees("Tolland objects")
        await run.does("enter")
        await line(run, "8", "")
        await run.sees("NOT ADOPTED")
        minutes = written(run)
        assert minutes.decision == ()
        assert minutes.step[0].outcome == f"Not adopted: {TEXT}. Because Tolland: the third site pays"
        await run.does("enter")
        assert run.meeting.at == "s2"


@pytest.mark.parametrize("size", SIZES)
async def test_fingers_below_three_ask_at_once_what_would_lift_it(start: Start, size: tuple[int, int]) -> None:
    async with start(to_test(method="fist to five"), CLOSE, size=size, here=HERE) as run:
        await run.sees("3 can go with it")
        await line(run, "1", "4 2")
        await run.until(lambda: run.stage.line.request is not None)
        assert "what would lift it" in run.stage.line.request.label
        await run.paste("a smaller pilot")
        await run.does("enter")
        await run.sees("✗ 4 2", "Quillmere: a smaller pilot")


@pytest.mark.parametrize("size", SIZES)
async def test_a_card_opened_on_a_captured_decision_ends_in_that_decision(start: Start, size: tuple[int, int]) -> None:
    async with start({"kind": "ask", "prompts": ["What else?"]}, CLOSE, size=size, here=HERE) as run:
        await run.capture("d", f"{TEXT} @jonas = two have signed")
        key = run.meeting.live_items[0].key
        fields = {"kind": "decide", "title": "Decide D1", "text": TEXT, "item": key}
        card = ev.StepAdded(after="s1", fields=fields, card=True)
        run.stage.submit(card)
        await run.until(lambda: len(run.meeting.steps) == 3)
        added = next(step for step in run.meeting.steps if step.card)
        run.stage.submit(ev.StepTurned(step=added.key))
        await run.sees("Decide D1", TEXT, "▶ ◆ Quillmere · not yet")
        await run.does("1")
        await run.does("1")
        await run.does("enter")
        await run.sees("D1 ADOPTED", "Owner: Jonas Weil")
        (made,) = written(run).decision
        assert (made.id, made.owner, made.why) == ("D1", "jonas", "two have signed")
        assert (made.yes, made.method) == (("quillmere", "tolland"), "each party says yes")
        await run.does("enter")
        assert run.meeting.at == "s1"


async def test_no_hostile_words_act_on_the_stage(start: Start) -> None:
    hostile = "[bold]\x1b[31mred[/] [link=x]y \u202eabc"
    async with start(to_test(text="", options=[hostile]), CLOSE, here=HERE) as run:
        await run.does("1")
        await run.does("enter")
        await line(run, "2", hostile)
        assert "\x1b" not in run.text
        assert "[bold]" in run.text
        assert run.meeting.steps[0].state.text == run.meeting.steps[0].fields.options[0]


async def test_escape_leaves_a_list_and_keeps_what_was_said(start: Start) -> None:
    async with start({"kind": "decide", "text": TEXT}, {"kind": "close"}, here=HERE) as run:
        await run.does("1")
        await run.does("9")
        await run.sees("1 Owner nobody yet")
        await run.does("escape")
        await run.sees("Each party says yes.", "✓ yes")
