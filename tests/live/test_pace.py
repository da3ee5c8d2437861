"""The minutes on disk are written once nothing has come for a moment, and never much later than what they say."""

from __future__ import annotations

import pytest

from meetingtui.live.pace import DRAFT_SECONDS, QUIET_SECONDS, DraftPace


def caught_up_at(now: float) -> DraftPace:
    pace = DraftPace()
    pace.happened(now)
    pace.tried(now)
    pace.caught_up()
    return pace


def test_nothing_is_written_where_nothing_happened() -> None:
    assert DraftPace().wait(100.0) is None
    assert caught_up_at(10.0).wait(100.0) is None


def test_the_first_time_is_at_once() -> None:
    pace = DraftPace()
    pace.happened(10.0)
    assert pace.wait(10.0) == 0


def test_it_waits_for_a_moment_of_quiet() -> None:
    pace = caught_up_at(0.0)
    pace.happened(10.0)
    assert pace.wait(10.0) == pytest.approx(QUIET_SECONDS)  # pyright: ignore[reportUnknownMemberType]
    assert pace.wait(10.1 + QUIET_SECONDS) == 0


def test_somebody_who_never_stops_is_written_down_all_the_same() -> None:
    pace = caught_up_at(0.0)
    moments = [10.0 + step * QUIET_SECONDS / 2 for step in range(20)]
    written = []
    for now in moments:
        pace.happened(now)
        if pace.wait(now) == 0:
            written.append(now)
            pace.tried(now)
            pace.caught_up()
    assert written
    assert written[0] - moments[0] <= DRAFT_SECONDS + QUIET_SECONDS


def test_what_failed_is_tried_again_a_little_later_and_not_at_once() -> None:
    pace = caught_up_at(0.0)
    pace.happened(10.0)
    pace.tried(20.0)
    assert pace.wait(20.0) == DRAFT_SECONDS
    assert pace.wait(20.0 + DRAFT_SECONDS) == 0
