"""What a `rate` step tells the facilitator alone."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.protocol import Aside, View
from meetingtui.steps.rate import KIND
from tests.steps.rate.ratings import GAIN, rate, rated

Q, T = "quillmere", "tolland"


def test_who_is_waited_for_and_what_comes_next(view: View) -> None:
    told = KIND.aside(rate(), rated(rate(), view, ("news", Q, "2 4")), view)
    assert told.lines == (
        "Still to rate: Tolland.",
        "Could be recognised: Tolland. Offer one voice.",
        f"Next statement: {GAIN['text']}",
    )


def test_numbers_that_are_unseen_stay_unseen_here_too(view: View) -> None:
    one, other = (KIND.aside(rate(), rated(rate(), view, ("news", Q, text)), view) for text in ("1 1", "5 -"))
    assert one == other


def test_the_last_line_about_the_dots_is_what_was_typed(view: View) -> None:
    state = replace(
        rated(rate(), view, ("news", Q, "2 2"), ("news", T, "5"), shown=("news",)),
        comments={("news", T): "First.", ("news", Q): "Then.", ("gain", T): "Elsewhere."},
    )
    told = KIND.aside(rate(), state, view)
    assert told == Aside((f"Next statement: {GAIN['text']}",), "Then.")
    assert KIND.aside(rate(), replace(state, at=3), view) == Aside()


def test_after_the_reveal_nobody_is_waited_for(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "2 4"), shown=("news",))
    assert KIND.aside(rate(), state, view).lines == (f"Next statement: {GAIN['text']}",)
