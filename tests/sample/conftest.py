"""The story, told once for all tests of it."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.core.people import Partnership
from meetingtui.files.minutes import Minutes
from meetingtui.sample import meetings

UNTIL = date(2026, 11, 22)
Told = tuple[Partnership, list[tuple[str, Minutes]]]


@pytest.fixture(scope="session")
def told() -> Told:
    return meetings(UNTIL)
