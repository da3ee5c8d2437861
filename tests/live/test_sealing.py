"""Words on earlier minutes, and the seal at close: each word once, under the right four words, never in the way."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meetingtui.core.standing import Met, Standing
from meetingtui.files.minutes import load_minutes
from meetingtui.live import event as ev
from meetingtui.live.draft import minutes_of
from meetingtui.live.earlier import confirms, has_confirmed, waiting
from meetingtui.live.fold import fold
from meetingtui.live.meeting import Meeting
from meetingtui.live.sealing import seal_said
from meetingtui.register.seal import seal_of
from meetingtui.steps.protocol import Refusal
from tests.live.conftest import Held, Story

WEEKLY = Met(minutes="2026-11-06-weekly", on=date(2026, 11, 6), title="Weekly", number=1, confirmed=("quillmere",))
OLDER = Met(minutes="2026-10-23-weekly", on=date(2026, 10, 23), title="Weekly", number=1)
STANDING = Standing(unconfirmed=(OLDER, WEEKLY))


def word(minutes: str = WEEKLY.minutes, party: str = "tolland", **more: Any) -> ev.MinutesConfirmed:
    return ev.MinutesConfirmed(minutes=minutes, party=party, **{"confirmed": True, **more})


def held(story: Story) -> Meeting:
    made = fold(story.stored)
    assert made is not None
    return made


@pytest.fixture
def asked() -> Story:
    """A meeting before which minutes wait for Tolland's word."""
    return Story(standing=STANDING)


def test_the_newest_minutes_are_asked_about_and_only_the_parties_they_wait_for(asked: Story) -> None:
    found = waiting(held(asked))
    assert found is not None
    assert (found.met, found.parties) == (WEEKLY, ("tolland",))
    assert waiting(held(Story())) is None


def test_a_word_needs_somebody_of_the_party_and_is_taken_back_by_saying_it_again(asked: Story) -> None:
    found = waiting(held(asked))
    assert found is not None
    refused = confirms(held(asked), found, "tolland")
    assert isinstance(refused, Refusal)
    assert refused.sentence == "nobody from Tolland is here yet; their word stays pending"
    asked.tell(ev.Attended(person="mateo", here=True))
    said = confirms(held(asked), found, "tolland")
    assert said == word(by="mateo")
    asked.tell(said)
    assert has_confirmed(held(asked), found, "tolland")
    assert confirms(held(asked), found, "tolland") == word(confirmed=False)


@pytest.mark.parametrize(
    "event",
    [
        word("2026-01-01-nowhere"),
        word("../../partnership"),
        word(party="quillmere"),
        word(party="fenwick"),
        word(by="imani"),
        word(by="nobody"),
    ],
)
def test_a_word_that_makes_no_sense_is_counted_and_skipped(asked: Story, event: ev.MinutesConfirmed) -> None:
    asked.tell(event)
    assert (dict(held(asked).earlier), held(asked).unread) == ({}, 1)


def test_an_undone_word_was_never_given(asked: Story) -> None:
    key = asked.tell(word())
    asked.tell(ev.Undone(event=key))
    assert dict(held(asked).earlier) == {}


def test_a_word_does_not_take_away_what_parties_heard_of_this_meeting(asked: Story) -> None:
    before = held(asked).changes
    asked.tell(word())
    assert held(asked).changes == before


def test_the_draft_says_whose_minutes_were_confirmed_without_a_seal_until_the_close(asked: Story) -> None:
    asked.tell(word(by="mateo"))
    (row,) = minutes_of(held(asked), asked.at).confirmed
    assert (row.party, row.by, row.of, row.on, row.seal) == (
        "tolland",
        "mateo",
        WEEKLY.minutes,
        held(asked).day,
        None,
    )


# at close --------------------------------------------------------------------------------------------------------

Hold = Callable[..., Held]


def close_with_word(hold: Hold) -> Path:
    """Hold a meeting in which Tolland confirms the weekly, and close it; its minutes."""
    one = hold(standing=STANDING)
    one.submit(word(by="mateo"))
    assert one.close() == ""
    return one.session.minutes_path


def weekly(folder: Path) -> Path:
    path = folder / "minutes" / f"{WEEKLY.minutes}.toml"
    path.write_text(
        'partnership = "q"\nmeeting = 1\ntitle = "Weekly"\ndate = 2026-11-06\nbegan = 14:00:00\n'
        'state = "draft" # ours\n'
        '[[confirmed]]\nparty = "quillmere"\n'
    )
    return path


def test_the_word_has_the_seal_of_the_earlier_minutes_which_then_say_that_they_are_confirmed(
    hold: Hold, folder: Path
) -> None:
    path = weekly(folder)
    target = close_with_word(hold)
    earlier, _ = load_minutes(path)
    assert earlier is not None
    (row,) = tomllib.loads(target.read_text())["confirmed"]
    assert row["seal"] == seal_of(earlier)
    assert 'state = "confirmed" # ours\n' in path.read_text()
    assert seal_said(target) == ""


def test_minutes_that_are_gone_by_then_leave_a_word_without_a_seal(hold: Hold, folder: Path) -> None:
    (row,) = tomllib.loads(close_with_word(hold).read_text())["confirmed"]
    assert "seal" not in row
    assert not (folder / "sealed").exists()


def test_a_copy_that_cannot_be_kept_does_not_stand_in_the_way_of_closing(hold: Hold, folder: Path) -> None:
    weekly(folder)
    (folder / "sealed").write_text("somebody's own file")
    (row,) = tomllib.loads(close_with_word(hold).read_text())["confirmed"]
    assert "seal" in row
    assert (folder / "sealed").read_text() == "somebody's own file"


def test_a_machine_that_cannot_make_seals_closes_all_the_same(
    hold: Hold, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: Any, **__: Any) -> bytes:
        raise ValueError("memory limit exceeded")

    path = weekly(folder)
    path.write_text(path.read_text().replace("Weekly", "Another"))  # no words are remembered for these
    monkeypatch.setattr(hashlib, "scrypt", no_room)
    (row,) = tomllib.loads(close_with_word(hold).read_text())["confirmed"]
    assert (row["party"], "seal" in row) == ("tolland", False)
    assert not os.path.lexists(folder / "sealed")
