"""Minutes as plain text: everything of weight is there, in words, and no line is too wide to mail."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from rich.cells import cell_len

from meetingtui.core.people import Partnership
from meetingtui.files.minutes import Minutes
from meetingtui.review.plain import plain_text

EXAMPLE = """
partnership = "quillmere-tolland"
meeting = 9
title = "Context conversation and status"
date = 2026-11-20
zone = "Europe/London"
began = 14:00:00
ended = 14:47:00
facilitator = "priya"
state = "draft"
confirm_by = 2026-11-27
apologies = ["dara"]
left = [{ who = "jonas", at = 14:35:00 }]

[present]
quillmere = ["imani", "jonas"]
tolland = ["priya"]

[[pause]]
began = 14:20:00
ended = 14:31:00

[[step]]
kind = "ask"
title = "How the work stands"
prompts = ["How?", "What else?"]
said = [{ party = "tolland", prompt = 2, text = "We are stretched." }]

[[decision]]
id = "D12"
text = "Start with two sites."
owner = "imani"
yes = ["quillmere"]
why = "Waiting costs the spring cohort."
instead = ["Hold all three until January"]
concern = [{ who = "priya", text = "Two may look like a failed third.", watch = "A museum asks why" }]
review = 2027-01-15
replaces = "D8"
ratify = { by = ["tolland"] }

[[action]]
id = "A31"
text = "Get a named contact at the third site, in writing, from somebody who may answer for the whole of the museum."
owner = "imani"
helpers = ["jonas"]
due = 2026-11-27
done = { quillmere = "A person has replied.", tolland = "We have their diary." }
accepted = true

[[open]]
id = "A32"
text = "Look at the invoice."
owner = "jonas"
missing = ["a date"]

[[parked]]
id = "Q6"
text = "Other studios?"
goes = "next context conversation"

[[win]]
id = "W1"
text = "Leeds in three days."
to = ["imani"]

[[exchange]]
id = "X1"
gave = "quillmere"
got = "tolland"
what = "Introduction to the council"
landed = "Saved us a month."

[[term]]
id = "T1"
word = "pilot"
means = { quillmere = "first paid work", tolland = "a test" }

[next]
date = 2026-12-04
agenda = "leaders-weekly"

[[confirmed]]
party = "quillmere"
by = "imani"
on = 2026-11-20
"""

PARTNERSHIP = Partnership.model_validate(
    {
        "name": "Quillmere and Tolland Bright",
        "party": [
            {"id": "quillmere", "name": "Quillmere Advisory"},
            {"id": "tolland", "name": "Tolland Bright Studio"},
        ],
        "person": [
            {"id": "imani", "name": "Imani Okafor", "party": "quillmere"},
            {"id": "jonas", "name": "Jonas Weil", "party": "quillmere"},
            {"id": "priya", "name": "Priya Raman", "party": "tolland"},
            {"id": "dara", "name": "Dara Lindqvist", "party": "tolland"},
        ],
    }
)


@pytest.fixture(scope="module")
def minutes() -> Minutes:
    return Minutes.model_validate(tomllib.loads(EXAMPLE))


@pytest.mark.parametrize(
    "words",
    [
        "Fri 20 Nov 2026, 14:00–14:47 (Europe/London). Meeting 9, draft.",
        "Imani Okafor, Jonas Weil (left 14:35)",
        "Not there: Dara Lindqvist",
        "Facilitator: Priya Raman",
        "D12  Start with two sites.",
        "Owner Imani Okafor. Yes: Quillmere. To ratify by Tolland.",
        "Because: Waiting costs the spring cohort.",
        "Instead of: Hold all three until January",
        "Concern, Priya Raman: Two may look like a failed third.",
        "Looked at again Fri 15 Jan 2027. Replaces D8.",
        "By Fri 27 Nov 2026, accepted, with Jonas Weil.",
        "Done for Tolland: We have their diary.",
        "Owner Jonas Weil, needs a date.",
        "Other studios? Goes to: next context conversation.",
        "Leeds in three days. Thanks to: Imani Okafor.",
        "Quillmere Advisory to Tolland Bright Studio: Introduction",
        "pilot: Quillmere: first paid work; Tolland: a test",
        "What else?",
        "Tolland: We are stretched.",
        "Record paused 14:20–14:31.",
        "Fri 4 Dec 2026, leaders-weekly",
        "Quillmere Advisory: confirmed by Imani Okafor on Fri 20 Nov 2026",
        "Tolland Bright Studio: not yet, asked by Fri 27 Nov 2026",
    ],
)
def test_the_text_says(minutes: Minutes, words: str) -> None:
    assert words in " ".join(plain_text(minutes, PARTNERSHIP, 200).split()).replace("D12 Start", "D12  Start")


@pytest.mark.parametrize("width", [40, 60, 72])
def test_no_line_is_wider_than_asked_for(minutes: Minutes, width: int) -> None:
    assert max(cell_len(line) for line in plain_text(minutes, PARTNERSHIP, width).splitlines()) <= width


def test_without_its_partnership_ids_stand_for_names(minutes: Minutes) -> None:
    assert "Owner imani." in plain_text(minutes, None)


def test_an_absent_party_is_named(minutes: Minutes) -> None:
    alone = minutes.model_copy(update={"present": {"tolland": ("priya",)}})
    assert "Quillmere Advisory: nobody present" in plain_text(alone, PARTNERSHIP)


def test_the_text_of_the_example_pages_is_whole(minutes: Minutes, tmp_path: Path) -> None:
    text = plain_text(minutes, PARTNERSHIP)
    (tmp_path / "mail.txt").write_text(text, encoding="utf-8")
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert not any(line != line.rstrip() for line in text.splitlines())
