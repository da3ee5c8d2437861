"""What a `gather` step leaves in the minutes: by party, never by person, and nothing that was not shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from meetingtui.core.items import Captured, ItemKind, Risk
from meetingtui.core.text import TEXT_LIMIT
from meetingtui.files.minutes_steps import StepRecord
from meetingtui.steps.gather import KIND, sorting
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather.themes import themes
from meetingtui.steps.protocol import View, made_key
from tests.steps.gather.gathering import Room, gathering


def table(room: Room) -> dict[str, Any]:
    made = dict(KIND.notes(room.fields, room.state, room.view).table)
    record = StepRecord.model_validate({"kind": "gather", **made})
    assert record.model_extra == {}
    for theme in record.theme:
        assert theme.model_extra == {}
        assert all(card.model_extra == {} for card in theme.cards)
    assert all(card.model_extra == {} for card in record.left)
    return made


def written(view: View, **given: Any) -> Room:
    room = Room(gathering(**given), view)
    return room.writes("quillmere", "Dates slip", "Tools").writes("tolland", "Invoices", "Calls")


def test_cards_nobody_was_shown_are_counted_and_not_written(view: View) -> None:
    made = table(written(view))
    assert made["gist"] == "4 cards were written and not shown"
    assert "Dates slip" not in str(made)
    alone = Room(gathering(), view).writes("quillmere", "Dates slip")
    assert table(alone)["gist"] == "One card was written and not shown"


def test_nothing_written_writes_nothing(view: View) -> None:
    assert table(Room(gathering(), view)) == {}


def test_off_the_record_nothing_is_written(view: View) -> None:
    assert table(written(view, record="nothing").enter()) == {}


def test_what_nothing_came_of_is_left_so_that_nothing_vanishes(view: View) -> None:
    made = table(written(view, columns=["worked", "puzzled"]).enter())
    assert "theme" not in made
    assert {"party": "quillmere", "text": "Tools"} in made["left"]
    assert len(made["left"]) == 4


def test_a_theme_has_its_cards_its_dots_by_party_and_what_came_of_it(view: View) -> None:
    room = written(view).until("group").stacks("Dates slip", "Invoices").names("Invoices", "Paper")
    room.until("vote").places("quillmere", "Paper", 2).places("tolland", "Paper", 1).places("tolland", "Calls", 3)
    room.until("answer")
    key = made_key("s1", f"theme-{room.theme('Paper').id}")
    room.view = replace(view, items=(Captured(key, "R7", ItemKind.RISK, Risk(cause="Paper")),))
    made = table(room)
    first = made["theme"][0]
    assert first["name"] == "Paper"
    assert {card["text"] for card in first["cards"]} == {"Dates slip", "Invoices"}
    assert first["votes"] == {"quillmere": 2, "tolland": 1}
    assert first["answer"] == ["R7"]
    assert made["theme"][1]["cards"] == [{"party": "tolland", "text": "Calls"}]
    assert [card["text"] for card in made["left"]] == ["Tools"]


def test_dots_that_were_not_shown_are_not_in_the_minutes(view: View) -> None:
    room = written(view).until("vote").places("quillmere", "Tools", 4)
    made = table(room)
    assert "votes" not in str(made)
    assert "theme" not in made


def test_a_card_kept_for_later_is_left(view: View) -> None:
    room = written(view).until("group").stacks("Tools", "Calls")
    room.happens(sorting.keep(room.state, view, (room.card("Tools"),)))
    assert {"party": "quillmere", "text": "Tools"} in table(room)["left"]


def test_a_card_let_go_is_nowhere(view: View) -> None:
    room = written(view, phases=["write", "share", "answer"]).until("answer")
    room.happens(sorting.let_go(room.fields, room.state, view, room.theme("Tools").id))
    assert "Tools" not in str(table(room))


def test_what_the_room_takes_up_or_notes_is_a_theme_and_the_rest_is_left(view: View) -> None:
    room = written(view, phases=["write", "answer"]).until("answer")
    for words, how, note in (("Tools", "talk", ""), ("Calls", "note", "Ask before ringing")):
        room.happens(sorting.settle(room.fields, room.state, view, room.theme(words).id, how, note))  # pyright: ignore
    made = table(room)
    assert {theme.get("name", theme["cards"][0]["text"]) for theme in made["theme"]} == {"Tools", "Ask before ringing"}
    assert len(made["left"]) == 2


def test_a_late_card_and_its_column_are_said(view: View) -> None:
    room = written(view, columns=["worked", "puzzled"]).enter().writes("tolland", "One more", column="puzzled")
    assert {"party": "tolland", "text": "One more", "column": "puzzled", "late": True} in table(room)["left"]


def test_a_party_of_one_is_on_no_card_and_does_not_show_by_being_the_only_one_left_out(view: View) -> None:
    one = written(replace(view, present=("imani", "jonas", "mateo"))).enter()
    assert all("party" not in card for card in table(one)["left"])
    both = written(replace(view, present=("imani", "mateo"))).enter()
    assert all("party" not in card for card in table(both)["left"])


def test_cards_that_were_written_openly_keep_their_party(view: View) -> None:
    room = written(replace(view, present=("imani", "mateo")), blind=False)
    assert all("party" in card for card in table(room)["left"])


def test_the_prompts_are_kept_with_the_cards(view: View) -> None:
    assert table(written(view, prompts=["One?", "Two?"]))["prompts"] == ["One?", "Two?"]


def test_a_name_and_a_note_as_long_as_an_event_can_hold_fit_the_minutes(view: View) -> None:
    room = written(view, phases=("write", "group", "answer")).enter()
    theme = themes(room.fields, room.state)[0].id
    room.happens(ev.Named(step="s1", theme=theme, name="n" * TEXT_LIMIT))
    room.happens(ev.Settled(step="s1", theme=theme, how="note", note="o" * TEXT_LIMIT))
    assert table(room)["theme"][0]["name"].startswith("nnn")
