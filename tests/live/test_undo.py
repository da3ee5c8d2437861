"""Anyone takes back their own, whoever drives what anybody captured; nobody else's undo counts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from meetingtui.core.items import ItemKind
from meetingtui.live import event as ev
from meetingtui.live.event import Event, Stored
from meetingtui.live.fold import fold
from meetingtui.live.undo import latest, left_out
from tests.live.conftest import MEETING, opening

ANA, BELA = 4001, 4002


def log_of(uid: int) -> str:
    return f"ev-{uid}-000000000001.jsonl"


class Told:
    """Events of two users, in order; Ana opened the meeting."""

    def __init__(self) -> None:
        self.events: list[Stored] = []
        self.by(ANA, opening(driver=log_of(ANA)))

    def by(self, uid: int, data: Any) -> str:
        number = len(self.events) + 1
        event = Event(f"{number:032x}", MEETING, number, datetime(2026, 11, 20, tzinfo=UTC), "x", data)
        self.events.append(Stored(event, uid, log_of(uid), number))
        return event.id

    def parks(self, uid: int, text: str) -> str:
        return self.by(uid, ev.ItemCaptured(kind=ItemKind.PARKED, item={"text": text}, at_step="s1"))

    def words(self) -> list[str]:
        meeting = fold(self.events)
        assert meeting is not None
        return [found.headline for found in meeting.live_items]

    def offered(self, uid: int, *, drives: bool = False) -> str:
        found = latest(self.events, uid, undone=False, any_item=drives)
        return found.event.id if found else ""


def test_a_participant_is_offered_their_own_and_the_driver_anybodys() -> None:
    told = Told()
    bela, ana = told.parks(BELA, "Bela asks"), told.parks(ANA, "Ana asks")
    assert told.offered(BELA) == bela
    assert told.offered(ANA, drives=True) == ana
    told.by(ANA, ev.Undone(event=ana))
    assert told.offered(ANA) == ""
    assert told.offered(ANA, drives=True) == bela
    told.by(ANA, ev.Undone(event=bela))
    assert told.words() == []
    assert told.offered(BELA) == ""
    again = latest(told.events, ANA, undone=True)
    assert again is not None
    told.by(ANA, ev.Undone(event=again.event.id))
    assert told.words() == ["Bela asks"]


def test_what_others_say_in_a_step_is_not_offered_to_the_driver() -> None:
    told = Told()
    told.by(BELA, ev.Attended(person="mateo", here=True))
    assert told.offered(ANA, drives=True) == ""


def test_an_undo_of_anothers_deed_counts_only_from_whoever_drove_then() -> None:
    told = Told()
    ana = told.parks(ANA, "Ana asks")
    told.by(BELA, ev.Undone(event=ana))
    assert told.words() == ["Ana asks"]
    assert left_out(told.events) == set()
    assert told.offered(ANA) == ana
    told.by(BELA, ev.DriverTaken(driver=log_of(BELA)))
    told.by(ANA, ev.Undone(event=told.parks(BELA, "Bela asks")))
    assert told.words() == ["Ana asks", "Bela asks"]
    told.by(BELA, ev.Undone(event=ana))
    assert told.words() == ["Bela asks"]


def test_nobody_but_the_driver_brings_back_what_was_taken_back() -> None:
    told = Told()
    gone = told.by(ANA, ev.Undone(event=told.parks(BELA, "Bela asks")))
    told.by(BELA, ev.Undone(event=gone))
    assert told.words() == []
