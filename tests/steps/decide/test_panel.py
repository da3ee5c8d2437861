"""What the stage shows while a text is tested, and which digit means what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from meetingtui.core.people import Party, Person
from meetingtui.steps.decide.events import At, Noted, Replaces, Worded
from meetingtui.steps.decide.step import METHODS
from tests.steps.decide.panels import earlier, page
from tests.steps.decide.room import TEXT, VIEW, Room, fields, with_parties

# what is shown ----------------------------------------------------------------------------------------------


def test_the_words_come_first_then_each_partys_position_with_a_word_and_a_shape() -> None:
    room = Room().says("quillmere", "concern", words="the diary", watch="a silent week")
    lines = page(room).split("\n")
    assert lines[0] == TEXT
    assert "  ◆ Quillmere  ✓ yes, with a concern" in lines
    assert "▶ ○ Tolland  · not yet" in lines
    assert "Quillmere: the diary (to watch: a silent week)" in lines


def test_a_party_with_nobody_here_is_shown_as_to_ratify() -> None:
    assert "○ Tolland  nobody here: to ratify" in page(Room(view=with_parties("imani")))


def test_what_a_party_may_sign_is_shown_when_it_is_asked() -> None:
    tolland = VIEW.partnership.party[1].model_copy(update={"authority": "up to 5,000"})
    names = VIEW.partnership.model_copy_with(party=(VIEW.partnership.party[0], tolland))
    room = Room(view=replace(VIEW, partnership=names))
    assert "may sign" not in page(room)
    assert "Tolland may sign: up to 5,000" in page(room.says("quillmere", "yes"))


def test_the_room_is_told_that_the_words_changed() -> None:
    told = "The words changed: each party is asked again."
    room = Room().all_say()
    assert told not in page(room)
    assert told in page(room.does(Worded(step="s1", text="Other")))
    assert told not in page(room.all_say())


@pytest.mark.parametrize("phase", ["drafting", "test", "ending", "done"])
def test_the_legend_of_fingers_is_always_on_screen(phase: Any) -> None:
    room = Room(fields(method="fist to five")).all_say().adopt()
    words = " ".join(page(room.does(At(step="s1", phase=phase))).split())
    for one in ("5 will lead it", "3 can go with it", "2 wants it changed", "0 no, as it stands"):
        assert one in words


def test_the_details_page_has_the_legend_too() -> None:
    room = Room(fields(method="fist to five")).all_say()
    for phase in ("details", "replaces"):
        assert "3 can go with it" in page(room.does(At(step="s1", phase=phase)))


def test_a_majority_is_warned_about() -> None:
    room = Room(fields(method="majority"))
    assert "leaves somebody outvoted" in page(room)
    assert "leaves somebody outvoted" in page(room.all_say())


def test_consent_shows_the_aim_that_objections_are_held_against() -> None:
    names = VIEW.partnership.model_copy_with(purpose="Museums that people come back to")
    room = Room(fields(method="consent"), replace(VIEW, partnership=names)).does(At(step="s1", phase="test"))
    assert "Our aim: Museums that people come back to" in page(room)


def test_what_is_adopted_is_told_from_what_is_to_ratify() -> None:
    assert "D12  ADOPTED \n" in page(Room().all_say().adopt())
    concerned = Room().says("quillmere", "yes").says("tolland", "concern", words="slow").adopt()
    assert "ADOPTED WITH CONCERNS" in page(concerned)
    ratified = page(Room(view=with_parties("imani")).all_say().adopt())
    assert "TO RATIFY" in ratified
    assert "ADOPTED" not in ratified
    assert "Still to say yes: Tolland" in ratified


def test_a_missing_owner_is_shown_and_an_owner_named() -> None:
    assert "Owner: nobody yet" in page(Room().all_say().adopt())
    assert "Owner: Imani Okafor" in page(Room(fields(owner="imani")).all_say().adopt())


def test_replacing_is_shown_both_ways() -> None:
    room = Room(view=earlier(8)).all_say().does(Replaces(step="s1", item="D8")).adopt()
    words = " ".join(page(room).split())
    assert "Replaces D8: Decision 8 (D8 will say: replaced by D12)" in words


def test_an_agreement_without_an_outcome_is_asked_so_that() -> None:
    room = Room(fields(makes="agreement")).all_say()
    assert "So that…?" in page(room)
    assert "So that…?" not in page(room.does(Noted(step="s1", what="outcome", text="nobody waits")))


def test_the_private_note_is_on_no_page() -> None:
    room = Room(fields(private="zebra")).all_say()
    for phase in ("drafting", "test", "details", "replaces", "ending", "done"):
        assert "zebra" not in page(room.does(At(step="s1", phase=phase)))


def crowd() -> Any:
    parties = tuple(Party(id=f"p{n}", name=f"Organisation{n} Limited") for n in range(12))
    people = tuple(Person(id=f"x{n}", name=f"Person{n} Name", party=f"p{n}") for n in range(12))
    names = VIEW.partnership.model_copy_with(party=parties, person=people)
    return replace(VIEW, partnership=names, present=tuple(p.id for p in people))


@pytest.mark.parametrize("width", [40, 52, 72])
@pytest.mark.parametrize("method", METHODS)
def test_every_page_keeps_to_its_width_and_a_screen(width: int, method: Any) -> None:
    long = "Start with two sites and 日本語の文章 before anybody leaves again " * 20
    room = Room(fields(text=long, method=method, owner="x1", options=["One", "Two"]), crowd())
    for phase in ("drafting", "clarify", "reactions", "test", "details", "replaces", "ending"):
        lines = page(room.does(At(step="s1", phase=phase)), width).split("\n")
        assert all(cell_len(line) <= width for line in lines), phase
        assert phase != "test" or len(lines) <= 18 + (width < 60) * 4, "\n".join(lines)


def test_the_party_that_is_asked_is_in_sight_among_twelve() -> None:
    room = Room(view=crowd())
    for number in range(12):
        assert f"▶ {room.view.partnership.mark(f'p{number}')} Organisation{number}" in page(room, 44)
        room.says(f"p{number}", "yes")
