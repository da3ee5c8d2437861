"""Minutes are the database: read strictly, every problem told, nothing half used."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from meetingtui.core.people import Partnership
from meetingtui.files.minutes import Minutes, load_minutes
from tests.files.conftest import DATA, said

Write = Callable[..., Path]
EXAMPLE = (DATA / "minutes.toml").read_text()


def problems_of(write: Write, partnership: Partnership | None, *changes: tuple[str, str]) -> list[str]:
    text = EXAMPLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    minutes, problems = load_minutes(write(text, "m.toml"), partnership)
    assert (minutes is None) == any(": warning: " not in str(problem) for problem in problems)
    return said(problems, "m.toml")


def example(partnership: Partnership) -> Minutes:
    minutes, problems = load_minutes(DATA / "minutes.toml", partnership)
    assert problems == []
    assert minutes is not None
    return minutes


def test_the_example_is_right(partnership: Partnership) -> None:
    minutes = example(partnership)
    assert (minutes.meeting, minutes.date, minutes.began) == (9, date(2026, 11, 20), time(14))
    assert minutes.people_present == ("imani", "jonas", "mateo", "priya")
    assert [action.id for action in minutes.action] == ["A31", "A32"]
    assert minutes.next is not None
    assert minutes.next.agenda == "weekly-standup"


def test_wrapped_text_is_one_paragraph_and_blank_lines_part_paragraphs(write: Write) -> None:
    text = EXAMPLE.replace('gist    = """\n', 'gist    = """\nFirst\nparagraph.\n\n   Second.\n\n')
    minutes, _ = load_minutes(write(text))
    assert minutes is not None
    assert str(minutes.step[0].gist).startswith("First paragraph.\n\nSecond.\n\nBoth of us expect")


def test_what_later_events_add_is_known(write: Write, partnership: Partnership) -> None:
    later = """
[[override]]
step    = "CARE"
stage   = "Acknowledge"
missing = "Tolland has not yet said it was heard"
because = "Mateo must leave at 16:00; both parties prefer to look at options today."
asked   = "mateo"
content = ["quillmere", "tolland"]
again   = 2026-11-27

[[confirmed]]
party = "quillmere"
by    = "imani"
on    = 2026-11-20
seal  = "copper lantern seven harbour"

[[amendment]]
part  = "A31.due"
was   = 2026-11-27
now   = 2026-12-01
why   = "27 November was a holiday at the site; mistyped in the room."
asked = "imani"
on    = 2026-11-26
yes   = ["quillmere", "tolland"]
"""
    minutes, problems = load_minutes(write(EXAMPLE + later), partnership)
    assert problems == []
    assert minutes is not None
    assert minutes.amendment[0].now == date(2026, 12, 1)


def test_everything_wrong_is_told_at_once(write: Write, partnership: Partnership) -> None:
    found = problems_of(
        write,
        partnership,
        ("date        = 2026-11-20", 'date        = "20 November"'),
        ('state       = "draft" ', 'state       = "drafted"'),
        ('left        = [{ who = "jonas", at = 14:35:00 }]', 'left        = [{ who = "jons", at = "14:35" }]'),
        ("took    = 17", "zeal    = 17"),
        ('text     = "Start', 'txt      = "Start'),
        ('owner    = "imani"', 'owner    = "iman"'),
        ('yes      = ["quillmere", "tolland"]', 'yes      = ["quillmere", "toland"]'),
        ('id       = "A32"', 'id       = "A31"'),
        ('item = "A27"', 'item = "27"'),
    )
    people = 'Known: "imani", "jonas", "mateo", "priya", "dara"'
    assert found == [
        'm.toml:7: "date" must be a date such as 2026-11-27, without quotes, not "20 November"',
        'm.toml:12: "state" is "drafted"; did you mean "draft"? '
        'It may be "in progress", "draft", "confirmed" or "amended"',
        f'm.toml:14: left 1 "who" is "jons", which is no person here; did you mean "jonas"? {people}',
        'm.toml:14: left 1 "at" must be a time such as 14:35:00, without quotes, not "14:35"',
        'm.toml:24: warning: step 1 (ask) "zeal" is not a key; it is kept, and nothing reads it',
        'm.toml:38: decision D12 needs "text"; add it',
        'm.toml:40: warning: decision D12 "txt" is not a key; did you mean "text"?',
        f'm.toml:41: decision D12 "owner" is "iman", which is no person here; did you mean "imani"? {people}',
        'm.toml:43: decision D12, "yes", entry 2 is "toland", which is no party here; did you mean "tolland"? '
        'Known: "quillmere", "tolland"',
        'm.toml:60: "A31" is given twice (first in line 51); give the later one the next free number',
        'm.toml:68: update 1 "item" is "27"; an id is one capital letter and a number, such as A31',
    ]


def test_somebody_who_joined_in_this_meeting_is_known(write: Write, partnership: Partnership) -> None:
    owner = ('owner    = "imani"\ndue ', 'owner    = "rowan"\ndue ')
    assert len(problems_of(write, partnership, owner)) == 1
    joined = '[[joined]]\nid = "rowan"\nname = "Rowan Ashby"\nparty = "tolland"\n\n[[step]]'
    assert problems_of(write, partnership, owner, ("[[step]]", joined)) == []


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        (
            "due      = 2026-11-27\n",
            "",
            "50: warning: action A31 has no due date; add due = and a date, or agree to do without",
        ),
        (
            'tolland   = ["mateo", "priya"]',
            "tolland   = []",
            '43: warning: decision D12, "yes", entry 2 counts "tolland" as agreed, '
            "and nobody of that party was present; write ratify = { by = [...] } until they have said so",
        ),
        (
            'quillmere = ["imani", "jonas"]',
            'quillmere = ["imani", "jonas", "dara"]',
            '17: warning: "dara" is listed under "quillmere", which is not their party; '
            "move the name, or add a dated [[person]] for the move",
        ),
        (
            "took    = 17",
            "took    = 30",
            "24: warning: step 1 (ask) took 30 minutes of 14 planned; plan more next time",
        ),
        (
            "[next]",
            '[[override]]\nstage = "Explore"\n\n[next]',
            "94: warning: override 1 gives no reason; add because = and the reason that was given",
        ),
        (
            "ended       = 14:47:00",
            "ended       = 13:47:00",
            '10: warning: "ended" is before "began"; correct one, unless the meeting ran past midnight',
        ),
        (
            'facilitator = "priya"',
            'facilitator = "Sam Hollis"',
            '11: warning: "facilitator" is "Sam Hollis", who belongs to no party here; '
            "write the id of a person, or add affiliation = and where they come from",
        ),
        (
            "format      = 1",
            "format      = 2",
            "2: warning: this file is of format 2; this version knows format 1, so it is read and not changed; "
            "use a newer meetingtui to change it",
        ),
    ],
    ids=range(8),
)
def test_what_a_reader_would_ask_about_is_a_warning(
    write: Write, partnership: Partnership, old: str, new: str, warning: str
) -> None:
    assert problems_of(write, partnership, (old, new)) == [f"m.toml:{warning}"]


def test_a_facilitator_from_outside_says_where_they_come_from(write: Write, partnership: Partnership) -> None:
    guest = 'facilitator = "Sam Hollis"\naffiliation = "independent"'
    assert problems_of(write, partnership, ('facilitator = "priya"', guest)) == []


def test_names_are_not_looked_up_without_a_partnership(write: Write) -> None:
    assert problems_of(write, None, ('owner    = "imani"', 'owner    = "iman"')) == []


def test_what_is_said_of_an_update_may_be_any_field(write: Write, partnership: Partnership) -> None:
    update = 'item = "R3"\nlikelihood = "high"\nmitigation = "Ask in person."\n'
    assert problems_of(write, partnership, ('item = "R3"\n', update)) == []


def test_a_hostile_file_shows_inert(write: Write) -> None:
    text = EXAMPLE.replace('title       = "', 'title       = "\\u001b[2J\\u202e')
    minutes, _ = load_minutes(write(text))
    assert minutes is not None
    assert minutes.title == "␛[2JContext conversation and status"
