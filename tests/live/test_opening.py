"""What a meeting begins with."""

from __future__ import annotations

from datetime import date
from datetime import time as clock

from meetingtui.core.people import Person
from meetingtui.files.headings import Heading, Headings
from meetingtui.live.opening import who_starts, with_joined
from tests.steps.conftest import PARTNERSHIP


def test_the_party_that_begins_changes_from_meeting_to_meeting() -> None:
    first, second = PARTNERSHIP.parties
    assert [who_starts(PARTNERSHIP, meetings) for meetings in range(4)] == [first, second, first, second]


def test_who_came_new_to_an_earlier_meeting_is_known_with_everything_their_row_says() -> None:
    party = PARTNERSHIP.party[1].id
    noor = Person(id="noor", name="Noor Haddad", party=party, **{"from": date(2026, 2, 23)})
    gone = Person(id="ilse", name="Ilse Brandt", party="a-firm-that-left")
    joined = tuple(one.model_dump_json(by_alias=True, exclude_unset=True) for one in (noor, gone))
    row = Heading("x.toml", 1, date(2026, 2, 23), clock(9), "Kickoff", "confirmed", (), joined, {}, {})
    found = with_joined(PARTNERSHIP, Headings((row, row)))
    assert [one for one in found.person if one not in PARTNERSHIP.person] == [noor]
