"""What a meeting begins with."""

from __future__ import annotations

from meetingtui.live.opening import who_starts
from tests.steps.conftest import PARTNERSHIP


def test_the_party_that_begins_changes_from_meeting_to_meeting() -> None:
    first, second = PARTNERSHIP.parties
    assert [who_starts(PARTNERSHIP, meetings) for meetings in range(4)] == [first, second, first, second]
