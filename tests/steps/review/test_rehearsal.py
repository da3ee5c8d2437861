"""In a rehearsal something is said of every thing that is walked, as the register allows it."""

from __future__ import annotations

from datetime import date
from typing import Any

from meetingtui.core.cast import Cast
from meetingtui.steps.review import play
from meetingtui.steps.review.rehearsal import rehearse, takes
from meetingtui.steps.review.state import ReviewState
from tests.steps.review.walking_through import met, reviewing, standing_of, view_of

HELD = met(
    date(2026, 11, 6),
    action=[
        {
            "id": "A1",
            "text": "Send the plan",
            "owner": "imani",
            "due": date(2026, 11, 18),
            "accepted": True,
            "done": {"quillmere": "it is read", "tolland": "it is used"},
        },
        {"id": "A2", "text": "Ask the site", "owner": "mateo", "due": date(2026, 11, 19), "accepted": True},
        {"id": "A3", "text": "Count the boxes", "owner": "priya", "due": date(2026, 11, 20)},
    ],
    concern=[
        {"id": "C1", "happened": "A menu changed", "raised": "tolland"},
        {"id": "C2", "happened": "A van came late", "raised": "quillmere"},
        {"id": "C3", "happened": "A letter was lost", "raised": "quillmere"},
    ],
    win=[{"id": "W1", "text": "The first visit"}, {"id": "W2", "text": "The second visit"}],
)


def gone_through(of: str) -> tuple[ReviewState, Any]:
    fields, view = reviewing(of), view_of(standing_of(HELD))
    state = play.begin(fields)
    for _ in range(60):
        event: Any = rehearse(fields, state, view, Cast()) or play.forward(fields, state, view)
        if event is None:
            return state, view
        state = play.apply(fields, state, event, view)
    raise AssertionError("it has no end")


def test_promises_are_done_as_each_side_means_it_moved_with_a_reason_or_accepted() -> None:
    state, _ = gone_through("actions")
    said = {key: [row["to"] for row in state.said(key) if row.get("to")] for key in ("A1", "A2", "A3")}
    assert all(said.values()), said
    moved = [row for row in state.all_rows() if row.get("to") == "moved"]
    assert all(row["why"] and row["due"] for row in moved)
    assert {word for words in said.values() for word in words} >= {"done"} | {"moved"}


def test_a_concern_is_acknowledged_left_open_or_closed_and_a_win_is_told_with_a_place_or_kept() -> None:
    state, _ = gone_through("concerns")
    assert [row["to"] for row in state.all_rows()] == ["acknowledged", "still open", "closed"]
    state, _ = gone_through("wins")
    assert [row["to"] for row in state.all_rows()] == ["told", "kept"]
    assert state.all_rows()[0]["told"]


def test_a_register_with_nothing_in_it_is_walked_past() -> None:
    state, view = gone_through("metrics")
    assert state.all_rows() == ()
    assert takes(reviewing("metrics"), view).minutes == 0


def test_it_takes_a_minute_for_each() -> None:
    _, view = gone_through("actions")
    assert takes(reviewing("actions"), view).words == "promises, 3 today, at 1 minute each"
