"""Minutes as plain text: everything of weight is there, in words, and no line is too wide to mail."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from meetingtui.core.people import Partnership, Party
from meetingtui.files.minutes import Minutes
from meetingtui.review.plain import plain_text
from tests.register.test_fold import HEAD

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


LATER = """
[[decision]]
id = "D13"
text = "Tell the museums."
yes = ["quillmere"]
ratify = { by = ["dara"] }
dissent = [{ who = "tolland", text = "Too early." }, { who = "jonas", text = "Too late.", watch = "They ask us" }]

[[risk]]
id = "R1"
cause = "A site drops out"
likelihood = "high"
impact = "low"
state = "seen"

[[risk]]
id = "R2"
cause = "It rains"
state = "closed"

[[risk]]
id = "R3"
cause = "It snows"

[[win]]
text = "Booked."
to = ["tolland", "imani"]
from = "quillmere"

[[exchange]]
what = "A contact"
gave = "imani"
got = "priya"

[[concern]]
happened = "The brief changed twice"
raised = "dara"
acknowledged = 2026-11-21

[[feedback]]
from = "jonas"
to = "tolland"
text = "Ask earlier."

[[update]]
item = "A27"
to = "moved"
due = 2026-12-01
why = "holiday"

[[update]]
item = "R9"
sign = "seen"
mood = "calm"
note = "First week."

[[override]]
stage = "Acknowledge"
missing = "Tolland has not said it was heard."
because = "Mateo must leave at 16:00."
asked = "priya"
content = ["quillmere", "tolland"]
again = 2026-12-04

[[override]]
step = "care"

[[amendment]]
part = "A31.due"
was = 2026-11-27
now = 2026-12-01
why = "holiday"
asked = "imani"
on = 2026-11-26
yes = ["quillmere", "tolland"]

[[amendment]]
part = "D12.yes"
now = ["quillmere", "tolland"]
asked = "tolland"
"""


@pytest.fixture(scope="module")
def later() -> str:
    """The text of minutes with all that may be added later, each paragraph on one line."""
    both = tomllib.loads(EXAMPLE + LATER)
    both["confirmed"] = [
        {"party": "quillmere", "by": "imani", "how": "by mail", "corrections": 2, "seal": "copper lantern seven"},
        {"party": "tolland", "how": "by lapse", "on": date(2026, 11, 30)},
    ]
    return plain_text(Minutes.model_validate(both), PARTNERSHIP, 400)


@pytest.mark.parametrize(
    "line",
    [
        "AMENDED SINCE",
        "A31.due: Fri 27 Nov 2026, now Tue 1 Dec 2026. Because: holiday. Asked by Imani Okafor on Thu 26 Nov 2026. "
        "Agreed by Quillmere, Tolland.",
        "D12.yes: nothing, now Quillmere Advisory, Tolland Bright Studio. Asked by Tolland Bright Studio. "
        "Nobody is noted as having agreed.",
        "Quillmere Advisory: confirmed by Imani Okafor, by mail, 2 corrections; seal: copper lantern seven",
        "Tolland Bright Studio: taken as confirmed, by lapse on Mon 30 Nov 2026",
        "Concern, Priya Raman: Two may look like a failed third. Watch: A museum asks why",
        "Dissent, Tolland Bright Studio: Too early.",
        "Dissent, Jonas Weil: Too late. Watch: They ask us",
        "Yes: Quillmere. To ratify by Dara Lindqvist.",
        "R1   A site drops out. Likelihood: high. Impact: low. State: the early sign has been seen.",
        "R2   It rains. State: closed.",
        "R3   It snows",
        "-    Booked. Thanks to: Tolland Bright Studio, Imani Okafor. Said by: Quillmere Advisory.",
        "-    Imani Okafor to Priya Raman: A contact",
        "-    The brief changed twice. Raised by: Dara Lindqvist. Acknowledged: Sat 21 Nov 2026.",
        "-    Jonas Weil to Tolland Bright Studio: Ask earlier.",
        "A27 moved to Tue 1 Dec 2026, because holiday",
        "R9 sign seen, mood calm: First week.",
        "Acknowledge: Tolland has not said it was heard. Because Mateo must leave at 16:00. Asked by Priya Raman. "
        "Content with it: Quillmere, Tolland. Looked at again Fri 4 Dec 2026.",
        "care: Because no reason given.",
    ],
)
def test_what_was_added_later_is_told(later: str, line: str) -> None:
    assert line in [each.strip() for each in later.splitlines()]


def test_amendments_stand_before_what_they_amend(later: str) -> None:
    assert later.index("AMENDED SINCE") < later.index("DECISIONS")


def test_a_heading_stands_once_over_all_its_rows(later: str) -> None:
    assert later.count("GONE ON ANYWAY") == 1


def test_silence_and_dissent_are_never_told_as_agreement(later: str) -> None:
    assert "Concern, Jonas" not in later
    assert "Tolland Bright Studio: confirmed" not in later


def test_an_action_says_whether_its_owner_has_accepted_it(minutes: Minutes) -> None:
    assert "By Fri 27 Nov 2026, accepted, with Jonas Weil." in plain_text(minutes, PARTNERSHIP, 200)
    asked = (minutes.action[0].model_copy(update={"accepted": False}),)
    text = plain_text(minutes.model_copy(update={"action": asked}), PARTNERSHIP, 200)
    assert "By Fri 27 Nov 2026, not yet accepted, with Jonas Weil." in text


def with_party(**more: date) -> Partnership:
    old = Party(id="old", name="Old Firm").model_copy(update=more)
    return PARTNERSHIP.model_copy_with(party=(*PARTNERSHIP.party, old))


@pytest.mark.parametrize("more", [{"left": date(2026, 11, 19)}, {"joined": date(2026, 11, 21)}])
def test_a_party_that_was_not_in_the_partnership_that_day_is_not_missed(
    minutes: Minutes, more: dict[str, date]
) -> None:
    open_ = (minutes.decision[0].model_copy(update={"ratify": None}),)
    text = plain_text(minutes.model_copy(update={"decision": open_}), with_party(**more), 200)
    assert "Open: Tolland." in text
    assert "Old" not in text


def test_a_party_that_left_later_is_missed(minutes: Minutes) -> None:
    text = plain_text(minutes, with_party(left=date(2026, 11, 20)), 200)
    assert "Old Firm: nobody present" in text
    assert "Open: Old." in text
    assert "Old Firm: not yet, asked by Fri 27 Nov 2026" in text


def test_a_party_that_has_left_and_had_confirmed_is_still_told(minutes: Minutes) -> None:
    said = (*minutes.confirmed, minutes.confirmed[0].model_copy(update={"party": "old", "by": None}))
    text = plain_text(minutes.model_copy(update={"confirmed": said}), with_party(left=date(2026, 1, 1)), 200)
    assert "Old Firm: confirmed on Fri 20 Nov 2026" in text


def test_the_text_of_the_example_pages_is_whole(minutes: Minutes, tmp_path: Path) -> None:
    text = plain_text(minutes, PARTNERSHIP)
    (tmp_path / "mail.txt").write_text(text, encoding="utf-8")
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_what_became_of_an_earlier_item_is_told_with_its_words_where_they_are_at_hand() -> None:
    row = '[[update]]\nitem = "A7"\nto = "moved"\ndue = 2026-12-04\nwhy = "the site was shut"\n'
    minutes = Minutes.model_validate(tomllib.loads(f"{HEAD}meeting = 1\ndate = 2026-11-20\n{row}"))
    assert "A7 moved to Fri 4 Dec 2026, because the site was shut" in plain_text(minutes, None)
    told = " ".join(plain_text(minutes, None, called={"A7": "Open a door."}).split())
    assert "A7 Open a door: moved to Fri 4 Dec 2026, because the site was shut" in told
