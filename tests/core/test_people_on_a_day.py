"""Which parties were in a partnership on a day, and what it agreed about silence."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from meetingtui.core.people import Lapse, Partnership, Party

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("joined", "left", "there"),
    [
        (None, None, True),
        (DAY, None, True),
        (date(2026, 11, 21), None, False),
        (None, DAY, True),
        (None, date(2026, 11, 19), False),
    ],
)
def test_a_party_is_in_it_from_the_day_it_joined_to_the_day_it_left(
    joined: date | None, left: date | None, there: bool
) -> None:
    parties = (Party(id="tolland", name="Tolland"), Party(id="fenwick", name="Fenwick", joined=joined, left=left))
    names = Partnership(name="p", party=parties)
    assert names.parties_on(DAY) == (("tolland", "fenwick") if there else ("tolland",))


@pytest.mark.parametrize("days", [0, 61, True, "5"])
def test_a_lapse_is_1_to_60_working_days(days: object) -> None:
    with pytest.raises(ValidationError):
        Lapse.model_validate({"days": days, "from": "G3"})


def test_a_lapse_says_where_it_was_agreed() -> None:
    assert str(Lapse.model_validate({"days": 1, "from": "G3"})) == "lapse of 1 working day (G3)"
    with pytest.raises(ValidationError):
        Lapse.model_validate({"days": 5})
