"""A small partnership with three meetings over two years, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.core.people import Partnership
from meetingtui.files.partnership import load_partnership
from meetingtui.review.export.book import Book, read_book

PARTNERSHIP = """
name = "Quillmere and Tolland Bright"
zone = "Europe/London"

[[party]]
id = "quillmere"
name = "Quillmere Advisory"

[[party]]
id = "tolland"
name = "Tolland Bright Studio"

[[person]]
id = "imani"
name = "Imani Okafor"
party = "quillmere"
likes = "numbers first"

[[person]]
id = "mateo"
name = "Mateo Ferreira"
party = "tolland"

[[stream]]
id = "pilot"
name = "Three-museum pilot"

[[stream]]
id = "billing"
name = "One invoice"
"""

HEAD = """
partnership = "quillmere-tolland"
meeting = {number}
title = "{title}"
date = {day}
zone = "Europe/London"
began = 14:00:00
state = "draft"

[present]
quillmere = ["imani"]
tolland = ["mateo"]
"""

FIRST = (
    HEAD.format(number=1, title="Founding", day="2025-11-03")
    + """
[[decision]]
id = "D1"
text = "Three sites from March."
yes = ["quillmere", "tolland"]

[[metric]]
id = "M1"
name = "Visitors under twenty"
sort = "outcome"
whom = "the museums"
baseline = "4 in 100"
target = "10 in 100"

[[win]]
id = "W1"
text = "We met."
to = ["mateo"]
"""
)

SECOND = (
    HEAD.format(number=2, title="Spring", day="2026-03-02")
    + """
[[status]]
stream = "pilot"
says = { quillmere = "green", tolland = "green" }
agreed = "green"

[[decision]]
id = "D2"
text = "Start with two sites."
owner = "imani"
yes = ["quillmere", "tolland"]
why = "Waiting costs the spring."
replaces = "D1"

[[decision]]
id = "D3"
text = "Paint the office."

[[action]]
id = "A1"
text = "Write to the third site."
owner = "imani"
stream = "pilot"
due = 2026-03-09
done = { quillmere = "A person has replied.", tolland = "We have their diary." }
accepted = true
from = "D2"

[[action]]
id = "A2"
text = "Send one invoice."
owner = "mateo"
stream = "billing"
due = 2026-03-16
accepted = true

[[risk]]
id = "R1"
cause = "A site drops out"
sign = "Nobody answers for a week"
mitigation = "Ask the council"
owner = "mateo"

[[win]]
id = "W2"
text = "Leeds in three days."
effect = "Forty children came"
to = ["mateo", "quillmere"]
from = "imani"

[[win]]
text = "A quiet month."

[[exchange]]
id = "X1"
gave = "quillmere"
got = "tolland"
what = "A word with the council"

[[update]]
item = "M1"
reading = "6 in 100"
"""
)

THIRD = (
    HEAD.format(number=3, title="Autumn", day="2026-09-07")
    + """
[[status]]
stream = "pilot"
says = { quillmere = "green", tolland = "red" }
agreed = "differs"
because = "The third site is silent."
ask = "Open a door at the third site."

[[update]]
item = "A1"
to = "done"

[[update]]
item = "A2"
to = "moved"
due = 2026-10-05
why = "holiday"

[[update]]
item = "X1"
to = "landed"
landed = "Saved us a month of cold calls."

[[action]]
id = "A3"
text = "Book the hall."
owner = "imani"
accepted = false

[next]
date = 2026-10-05
agenda = "weekly-standup"
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The partnership's folder."""
    made = tmp_path / "quillmere-tolland"
    (made / "minutes").mkdir(parents=True)
    (made / "partnership.toml").write_text(PARTNERSHIP, encoding="utf-8")
    for name, text in (("2025-11-03-founding", FIRST), ("2026-03-02-spring", SECOND), ("2026-09-07-autumn", THIRD)):
        (made / "minutes" / f"{name}.toml").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def partnership(folder: Path) -> Partnership:
    """Who is in it."""
    found, problems = load_partnership(folder / "partnership.toml")
    assert found is not None, problems
    return found


@pytest.fixture
def book(folder: Path, partnership: Partnership) -> Book:
    """All of it, read."""
    found, problems = read_book(folder, partnership)
    assert problems == []
    return found
