"""Two casts: the made-up firms, and a partnership of three parties with seven people and a story of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from meetingtui.core.people import Partnership
from meetingtui.files.agenda import Agenda, load_agenda
from meetingtui.files.partnership import load_partnership
from meetingtui.rehearsal.preparing import Rehearsal, prepare_rehearsal

THREE = """
format = 1
name = "Harbour, Mill and Orchard"
zone = "Europe/London"

[[party]]
id = "harbour"
name = "Harbour Archive"

[[party]]
id = "mill"
name = "Mill Lane Press"

[[party]]
id = "orchard"
name = "Orchard Trust"

[[person]]
id = "ada"
name = "Ada Quist"
party = "harbour"

[[person]]
id = "bo"
name = "Bo Tan"
party = "harbour"

[[person]]
id = "cleo"
name = "Cleo Marsh"
party = "mill"

[[person]]
id = "dev"
name = "Dev Anand"
party = "mill"

[[person]]
id = "eli"
name = "Eli Stone"
party = "mill"

[[person]]
id = "fay"
name = "Fay Osei"
party = "orchard"

[[person]]
id = "gus"
name = "Gus Lind"
party = "orchard"

[[stream]]
id = "book"
name = "The book of the river"
owner = "cleo"
"""

EARLIER = """
format = 1
partnership = "three"
meeting = 4
title = "Weekly stand-up"
date = {day}
began = 10:00:00
state = "confirmed"

[present]
harbour = ["ada"]
mill = ["cleo"]
orchard = ["fay"]

[[action]]
id = "A7"
text = "Photograph the last three maps."
owner = "bo"
due = {late}
accepted = true

[[risk]]
id = "R2"
cause = "The printer changes its paper"
sign = "a sample arrives unasked"
owner = "dev"
stream = "book"

[[decision]]
id = "D5"
text = "The book is printed in one run."
owner = "cleo"
review = {day}
yes = ["harbour", "mill"]
ratify = {{ by = ["orchard"] }}
"""


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A folder of three parties that have met before."""
    folder = tmp_path / "three"
    for name in ("minutes", "live", "agendas"):
        (folder / name).mkdir(parents=True, mode=0o700)
    (folder / "partnership.toml").write_text(THREE, encoding="utf-8")
    day = date.today() - timedelta(days=7)
    text = EARLIER.format(day=day.isoformat(), late=(day + timedelta(days=3)).isoformat())
    (folder / "minutes" / f"{day.isoformat()}-weekly-standup.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def partnership(three: Path) -> Partnership:
    found, problems = load_partnership(three / "partnership.toml")
    assert found is not None, problems
    return found


@pytest.fixture
def agenda() -> Callable[[Path], Agenda]:
    def load(path: Path) -> Agenda:
        found, problems = load_agenda(path)
        assert found is not None, problems
        return found

    return load


Prepare = Callable[..., Rehearsal]


@pytest.fixture
def prepare(tmp_path: Path, agenda: Callable[[Path], Agenda]) -> Prepare:
    """Make a rehearsal ready in a place of its own."""

    def ready(path: Path, source: Path | None = None, partnership: Partnership | None = None) -> Rehearsal:
        place = tmp_path / "place"
        place.mkdir(mode=0o700)
        return prepare_rehearsal(place, agenda(path), source, partnership)

    return ready
