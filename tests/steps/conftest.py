"""A small partnership and a view of it, for the rules of the step kinds."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from meetingtui.core.people import Partnership, Party, Person
from meetingtui.steps.protocol import View

PARTNERSHIP = Partnership(
    name="Quillmere and Tolland Bright",
    party=(Party(id="quillmere", name="Quillmere Advisory"), Party(id="tolland", name="Tolland Bright Studio")),
    person=(
        Person(id="imani", name="Imani Okafor", party="quillmere"),
        Person(id="jonas", name="Jonas Weil", party="quillmere"),
        Person(id="mateo", name="Mateo Ferreira", party="tolland"),
        Person(id="priya", name="Priya Raman", party="tolland"),
    ),
)


@pytest.fixture
def view() -> View:
    return View(
        partnership=PARTNERSHIP,
        step="s1",
        present=("imani", "jonas", "mateo", "priya"),
        starts="quillmere",
        began=datetime(2026, 11, 20, 14, 0, tzinfo=UTC),
        day=date(2026, 11, 20),
    )
