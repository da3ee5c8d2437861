"""Confirmed minutes are amended and never overwritten: what was, what is, why, and every party's yes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Amendment
from meetingtui.register.amending import amend, no_such, read_value, said_now
from meetingtui.register.meaning import with_amendments
from meetingtui.register.seal import seal_of
from meetingtui.steps.protocol import Refusal
from tests.register.sealing import BOTH, DATA, PARTNERSHIP, after, state_of
from tests.register.test_meaning import TEXT, read

TODAY = date(2026, 11, 26)
DUE: dict[str, Any] = {"part": "A31.due", "was": date(2026, 11, 27), "now": date(2026, 12, 1), "why": "a holiday"}


def change(text: str = DATA, yes: tuple[str, ...] = BOTH, **more: Any) -> list[Any] | Refusal:
    row = Amendment(**{**DUE, "on": TODAY, **more}, yes=yes)
    return amend(read(text), PARTNERSHIP, state_of(read(text)), row)


def said(decided: object) -> str:
    assert isinstance(decided, Refusal), decided
    return decided.sentence


def amended(text: str = DATA, **more: Any) -> Minutes:
    edits = change(text, **more)
    assert not isinstance(edits, Refusal), edits.sentence
    return after(text, edits)


def test_what_was_said_stays_and_so_does_the_seal() -> None:
    held = amended()
    assert held.state == "amended"
    assert held.action[0].due == date(2026, 11, 27)
    assert with_amendments(held).action[0].due == date(2026, 12, 1)
    assert seal_of(held) == seal_of(read(TEXT))
    assert held.amendment[0].model_dump(exclude_none=True) == {**DUE, "on": TODAY, "yes": BOTH}


def test_every_party_has_to_have_said_yes() -> None:
    assert said(change(yes=("tolland",))).startswith("Quillmere has not said yes")
    assert said(change(yes=())).startswith("Quillmere and Tolland have not said yes")


def test_a_party_that_has_left_since_is_not_asked() -> None:
    left = PARTNERSHIP.party[1].model_copy(update={"left": date(2026, 11, 25)})
    names = PARTNERSHIP.model_copy_with(party=(PARTNERSHIP.party[0], left))
    row = Amendment(**DUE, on=TODAY, yes=("quillmere",))
    assert not isinstance(amend(read(DATA), names, state_of(read(DATA)), row), Refusal)
    early = row.model_copy(update={"on": date(2026, 11, 24)})
    assert said(amend(read(DATA), names, state_of(read(DATA)), early)).startswith("Tolland has not said yes")


def test_a_draft_is_corrected_by_hand_and_an_open_meeting_on_the_stage() -> None:
    assert "correct the file by hand" in said(change(TEXT))
    assert "still open" in said(change(TEXT.replace('"draft" ', '"in progress" ')))


def test_what_was_amended_once_is_amended_from_there() -> None:
    row = '\n[[amendment]]\npart = "A31.due"\nwas = 2026-11-27\nnow = 2026-12-01\n'
    assert said_now(read(DATA + row), "A31.due") == date(2026, 12, 1)
    assert "amended in the meantime" in said(change(DATA + row))
    assert said(change(DATA + row, was=date(2026, 12, 1))) == "A31.due says that already"
    again = amended(DATA + row, was=date(2026, 12, 1), now=None)
    assert with_amendments(again).action[0].due is None


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("A31.duw", 'there is no "A31.duw" in these minutes; did you mean A31.due'),
        ("A99.due", 'there is no "A99.due" in these minutes; did you mean A3'),
        ("plase", 'there is no "plase" in these minutes; did you mean place'),
        ("A31", "A31 is more than one value; name one of: A31.id, A31.text"),
        ("A31.id", "A31.id is what these minutes are found by, and stays"),
        ("date", "date is what these minutes are found by, and stays"),
        ("confirmed.1.party", 'there is no "confirmed.1.party"'),
        ("A31.left open", 'there is no "A31.left open"'),
        ("", 'there is no ""'),
    ],
)
def test_a_part_that_cannot_be_amended_is_refused_with_the_nearest(part: str, sentence: str) -> None:
    assert said(no_such(read(DATA), part)).startswith(sentence)


@pytest.mark.parametrize("part", ["A31.due", "A32.helpers", "place", "status.pilot.because", "D12.concern.1.text"])
def test_a_part_that_is_there_or_may_be_there_can_be_amended(part: str) -> None:
    assert no_such(read(DATA), part) is None


@pytest.mark.parametrize(
    ("part", "typed", "value"),
    [
        ("A31.due", "2026-12-01", date(2026, 12, 1)),
        ("A31.due", "1 dec", date(2026, 12, 1)),
        ("A31.text", "2026-12-01", "2026-12-01"),
        ("A31.text", '"so"', '"so"'),
        ("A31.owner", "jonas", "jonas"),
        ("A31.accepted", "no", False),
        ("A31.accepted", "false", False),
        ("A32.accepted", "yes", True),
        ("A32.helpers", "mateo, priya", ["mateo", "priya"]),
        ("A32.helpers", '["mateo"]', ["mateo"]),
        ("D12.yes", "tolland", ["tolland"]),
        ("step.1.took", "20", 20),
        ("step.1.took", "20.0", None),
        ("status.pilot.agreed", "red", "red"),
        ("status.pilot.agreed", "pink", None),
        ("A31.due", "soon", None),
        ("A31.due", "2026-12-01T10:00:00", None),
        ("A31.owner", "nobody", None),
        ("A31.accepted", "maybe", None),
        ("A31.text", "", None),
    ],
)
def test_what_is_typed_is_read_as_what_stands_there(part: str, typed: str, value: Any) -> None:
    found, refused = read_value(typed, read(DATA), part, PARTNERSHIP, TODAY)
    assert (found, refused is not None) == (value, value is None)
    assert type(found) is type(value)


def test_a_value_that_minutes_cannot_be_without_stays() -> None:
    assert said(change(part="A31.text", was="Get a named contact at the third site.", now=None)) == (
        "A31.text cannot be left out"
    )
