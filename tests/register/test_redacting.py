"""What is withheld by agreement is gone, and where it stood stays: under a new seal that both parties agreed to."""

from __future__ import annotations

from typing import Any

import pytest

from meetingtui.files.minutes_tables import Redaction
from meetingtui.register.redacting import WITHHELD, Redacting, redact, same_words_in
from meetingtui.register.seal import seal_of
from meetingtui.steps.protocol import Refusal
from tests.register.sealing import BOTH, DATA, PARTNERSHIP, after, state_of, with_words
from tests.register.test_meaning import TEXT, read

SEAL = seal_of(read(TEXT))
SEALED = with_words(DATA, SEAL, *BOTH)


def redacting(part: str, text: str = SEALED, yes: tuple[str, ...] = BOTH) -> Redacting | Refusal:
    return redact(read(text), PARTNERSHIP, state_of(read(text)), Redaction(part=part, yes=yes))


def done(part: str, text: str = SEALED) -> tuple[Redacting, Any]:
    found = redacting(part, text)
    assert isinstance(found, Redacting), found
    return found, after(text, found.edits)


def said(decided: object) -> str:
    assert isinstance(decided, Refusal), decided
    return decided.sentence


def test_a_text_becomes_three_words_and_the_id_stays() -> None:
    found, held = done("A31.text")
    assert (held.action[0].id, held.action[0].text) == ("A31", WITHHELD)
    assert found.gone == ("Get a named contact at the third site.",)
    assert held.redaction[0].seal == seal_of(held) != SEAL
    assert state_of(held).changed == ()


@pytest.mark.parametrize("part", ["A31.due", "A31.owner", "status.pilot.says.tolland", "A31.accepted"])
def test_what_is_no_text_is_taken_out(part: str) -> None:
    found, held = done(part)
    assert [(one.part, one.value) for one in found.withheld] == [(part, None)]
    assert found.gone == ()
    assert held.redaction[0].seal == seal_of(held)


def test_a_whole_entry_loses_its_texts_and_not_whose_it_is() -> None:
    _, held = done("A31")
    action = held.action[0]
    assert (action.id, action.owner, action.text) == ("A31", "imani", WITHHELD)
    assert set(action.done.values()) == {WITHHELD}
    assert [row.part for row in held.redaction] == ["A31"]


def test_a_whole_entry_keeps_what_it_is_and_what_became_of_it() -> None:
    _, held = done("D12")
    decision = held.decision[0]
    assert (decision.id, decision.text, decision.method) == ("D12", WITHHELD, "each party says yes")


def test_a_list_of_texts_says_so_once() -> None:
    _, held = done("D12.instead")
    assert held.decision[0].instead == (WITHHELD,)


def test_what_amendments_said_of_the_part_goes_too() -> None:
    row = '\n[[amendment]]\npart = "A31.text"\nwas = "Get a named contact at the third site."\nnow = "Ring Ada."\n'
    found, held = done("A31.text", SEALED + row)
    assert (held.amendment[0].was, held.amendment[0].now) == (WITHHELD, WITHHELD)
    assert found.gone == ("Get a named contact at the third site.", "Ring Ada.")


def test_every_party_has_to_have_agreed() -> None:
    assert said(redacting("A31.text", yes=("tolland",))).startswith("Quillmere has not said yes")


def test_minutes_that_were_changed_since_they_were_sealed_are_not_sealed_anew_under_cover_of_it() -> None:
    changed = SEALED.replace("due      = 2026-11-27", "due = 2026-11-28")
    assert said(redacting("A31.text", changed)).startswith("changed since sealed: let Quillmere, Tolland confirm")


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("A31.id", "an id stays"),
        ("A99", 'there is no "A99" in these minutes'),
        ("A31.txt", 'there is no "A31.txt" in these minutes; did you mean A31.text'),
        ("A32.review", 'there is no "A32.review"'),
        ("A32.helpers", "A32.helpers says nothing"),
        ("began", "began cannot be withheld: minutes cannot be without it"),
    ],
)
def test_what_cannot_be_withheld_is_refused(part: str, sentence: str) -> None:
    assert said(redacting(part)).startswith(sentence)


def test_said_again_nothing_is_written_and_the_copies_are_seen_to_once_more() -> None:
    _, held = done("A31.text")
    again = redact(held, PARTNERSHIP, state_of(held), Redaction(part="A31.text", yes=BOTH))
    assert isinstance(again, Redacting)
    assert (again.edits, [one.part for one in again.withheld]) == ((), ["A31.text"])


def test_the_same_words_are_found_where_else_they_stand() -> None:
    text = TEXT.replace('why      = "Waiting', 'why      = "get a NAMED contact at the third site. Waiting')
    text += '\n[[amendment]]\npart = "A32.text"\nwas = "Get a named contact at the third site."\n'
    found = same_words_in(read(text), ("Get a named contact at the third site.",))
    assert found == ["D12.why", "A31.text", "amendment.1.was"]
