"""What the facilitator alone is told while cards are written."""

from __future__ import annotations

from meetingtui.steps.gather import KIND
from meetingtui.steps.protocol import View
from tests.steps.gather.gathering import Room, gathering


def lines(room: Room) -> tuple[str, ...]:
    return KIND.aside(room.fields, room.state, room.view).lines


def test_unseen_cards_are_told_by_party_and_never_by_person(view: View) -> None:
    room = Room(gathering(), view).writes("tolland", "Rain")
    told = " ".join(lines(room))
    assert "Tolland, unseen: Rain" in told
    assert not any(person.label in told for person in view.partnership.person)


def test_who_is_still_writing_is_told_until_they_have_finished(view: View) -> None:
    room = Room(gathering(), view).writes("tolland", "Rain").finishes("tolland")
    assert "Still writing: Quillmere." in lines(room)


def test_once_cards_are_shown_there_is_nothing_private_about_them(view: View) -> None:
    room = Room(gathering(), view).writes("tolland", "Rain").until("share")
    assert lines(room) == ()
