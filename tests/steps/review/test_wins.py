"""Wins that nobody was told about: told with the place, kept, or let go."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from meetingtui.core.becoming import ENDED
from meetingtui.core.items import ItemKind
from meetingtui.files.minutes_tables import Update
from meetingtui.steps.review.panel import ReviewPanel
from meetingtui.steps.review.registers import REGISTERS
from tests.steps.one_panel import page_of, shown
from tests.steps.review.walking_through import Walking, met, walking

NOW = datetime(2026, 11, 20, 15, 0)  # noqa: DTZ001 - the panel is given local time
MADE = date(2026, 10, 2)
WIN: dict[str, Any] = {
    "id": "W1",
    "text": "The third site opened",
    "effect": "forty more visits",
    "to": ["mateo", "quillmere"],
}
PLACE = "partners' meeting, 18 Nov"


def won(**given: Any) -> Walking:
    return walking("wins", met(MADE, 1, win=[{**WIN, **given}]))


def look(now: Walking) -> str:
    return " ".join(page_of(ReviewPanel(), now.fields, now.state, now.view, 72).split())


def test_a_win_is_told_with_the_place_and_not_named_again() -> None:
    now = won()
    assert now.say("told", PLACE) == ""
    assert now.rows == [{"item": "W1", "to": "told", "told": PLACE}]
    Update.model_validate(now.rows[0])
    assert f"✓ told: {PLACE}" in look(now)
    assert now.minutes().update[0].model_dump()["told"] == PLACE
    assert now.next("W1") is None


def test_nothing_is_told_without_a_place() -> None:
    now = won()
    assert "say where it was told" in now.say("told", "  ")
    assert now.rows == []
    assert now.next("W1") is not None


@pytest.mark.parametrize(("verb", "to", "stands"), [("keep", "kept", True), ("let go", "let go", False)])
def test_it_is_kept_for_another_time_or_let_go(verb: str, to: str, stands: bool) -> None:
    now = won()
    assert now.say(verb) == ""
    assert now.rows == [{"item": "W1", "to": to}]
    found = now.next("W1")
    assert (found is not None) is stands
    assert found is None or not found.item.told


def test_what_ends_it_here_ends_it_in_the_fold() -> None:
    assert ENDED[ItemKind.WIN] == REGISTERS["wins"].closes


def test_the_later_word_takes_the_place_of_the_earlier() -> None:
    now = won()
    now.say("let go")
    now.say("told", PLACE)
    now.say("keep")
    assert now.rows == [{"item": "W1", "to": "kept"}]


def test_one_that_was_told_when_it_was_written_down_is_not_walked() -> None:
    assert won(told="the newsletter").keys == ()


def test_the_oldest_comes_first() -> None:
    later = met(date(2026, 11, 6), 2, win=[{**WIN, "id": "W2"}])
    assert walking("wins", met(MADE, 1, win=[WIN]), later).keys == ("W1", "W2")


async def test_the_page_asks_where_and_a_line_says_what_it_understood() -> None:
    now = won()
    page = look(now)
    for words in (
        "W1 The third site opened",
        "owed to Mateo, ◆ Quillmere, seven weeks old",
        "what changed: forty more visits",
        "Where was it told, and who heard it?",
    ):
        assert words in page, words
    async with shown(ReviewPanel(), now.fields, now.state, now.view) as run:
        message = await run.digit(1)
        assert (message.token, message.label) == ("told:W1", "Where was it told?")
        assert PLACE in message.read("")
        assert message.read(PLACE) == f"told: {PLACE}"
        assert "say where it was told" in run.panel.line_given("told:W1", "", NOW)
        assert run.panel.line_given("told:W1", PLACE, NOW) == ""
        assert (await run.posted()).event.told == PLACE
        assert (await run.digit(2)).event.to == "kept"
        assert (await run.digit(3)).event.to == "let go"
