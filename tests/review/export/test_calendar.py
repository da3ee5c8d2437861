"""The calendar: an all-day event for each open promise with a day, and for the next meeting; the same each time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from meetingtui.files.minutes import Minutes, load_minutes
from meetingtui.review.export.book import Book
from meetingtui.review.export.calendar import calendar_text
from meetingtui.review.export.entries import moment
from meetingtui.review.export.minutes import minutes_document
from meetingtui.review.export.promises import promises_document
from tests.review.export.hostile import TEXTS


def events(text: str) -> dict[str, Any]:
    """The events by the part of their names before the point."""
    found = Calendar.from_ical(text)
    assert found.errors == []
    return {str(event["uid"]).partition(".")[0]: event for event in found.walk("VEVENT")}


def held(book: Book, number: int) -> Minutes:
    return book.held[number - 1][1]


def test_a_promise_is_an_all_day_event_on_its_day_without_a_time(book: Book) -> None:
    found = events(calendar_text(minutes_document(held(book, 2), book.partnership)))
    assert set(found) == {"a1", "a2"}
    one = found["a1"]
    assert one.decoded("dtstart") == date(2026, 3, 9)
    assert one.decoded("dtend") == date(2026, 3, 10)
    assert str(one["summary"]) == "A1 Write to the third site. (Imani Okafor)"
    assert str(one["description"]).split("\n") == [
        "Owner: Imani Okafor, Quillmere",
        "Done for Quillmere: A person has replied.",
        "Done for Tolland: We have their diary.",
        "Promised at: Spring",
    ]


def test_what_became_of_a_promise_is_in_the_calendar_of_its_meeting(book: Book) -> None:
    found = events(calendar_text(minutes_document(held(book, 2), book.partnership, since=book.register.items)))
    assert set(found) == {"a2"}
    assert found["a2"].decoded("dtstart") == date(2026, 10, 5)
    assert (int(found["a2"]["sequence"]), found["a2"].decoded("dtstamp")) == (1, datetime(2026, 9, 7, tzinfo=UTC))


def test_the_next_meeting_is_an_event_with_its_agenda(book: Book) -> None:
    found = events(calendar_text(minutes_document(held(book, 3), book.partnership)))
    assert set(found) == {"meeting-after-3"}
    assert str(found["meeting-after-3"]["summary"]) == "Quillmere and Tolland Bright meet: weekly-standup"
    assert found["meeting-after-3"].decoded("dtstart") == date(2026, 10, 5)


def test_a_promise_without_a_day_is_in_no_calendar(book: Book) -> None:
    assert set(events(calendar_text(promises_document(book)))) == {"a2"}


def test_the_same_minutes_give_the_same_bytes_and_an_event_keeps_its_name(book: Book) -> None:
    both = [calendar_text(promises_document(book)) for _ in range(2)]
    assert both[0] == both[1]
    alone = calendar_text(minutes_document(held(book, 2), book.partnership, since=book.register.items))
    assert str(events(both[0])["a2"]["uid"]) == str(events(alone)["a2"]["uid"]) == "a2.quillmere-tolland@meetingtui"


def test_lines_are_short_and_end_as_the_standard_says(book: Book) -> None:
    long = held(book, 2).action[0].model_copy(update={"text": "ł" * 400})
    text = calendar_text(minutes_document(held(book, 2).model_copy(update={"action": (long,)}), book.partnership))
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "\n" not in text.replace("\r\n", "")
    assert "ł" * 400 in str(events(text)["a1"]["summary"])


@pytest.mark.parametrize("words", [*TEXTS, "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a;b,c:d\\n\\,", "ATTACH:file:///etc"])
def test_hostile_text_stays_in_its_event(book: Book, words: str) -> None:
    one = held(book, 2).action[0].model_copy(update={"text": words, "done": {"quillmere": words}})
    found = events(
        calendar_text(minutes_document(held(book, 2).model_copy(update={"action": (one,)}), book.partnership))
    )
    assert set(found) == {"a1"}
    assert set(found["a1"]) == set(events(calendar_text(promises_document(book)))["a2"])


def test_when_a_meeting_was_is_told_by_its_zone(book: Book) -> None:
    summer = held(book, 3)
    assert moment(summer) == datetime(2026, 9, 7, 13, 0, tzinfo=UTC)
    assert moment(summer.model_copy(update={"zone": "nowhere"})) == datetime(2026, 9, 7, 14, 0, tzinfo=UTC)
    early = summer.model_copy(update={"date": date.min, "zone": "Asia/Tokyo", "began": summer.began.replace(hour=0)})
    assert moment(early).year == 1


def test_a_day_at_the_end_of_time_is_still_a_day(book: Book) -> None:
    last = held(book, 2).action[0].model_copy(update={"due": date.max})
    text = calendar_text(minutes_document(held(book, 2).model_copy(update={"action": (last,)}), book.partnership))
    assert "DTSTART;VALUE=DATE:99991231" in text


def test_an_amended_day_is_the_day_and_the_event_has_a_higher_number(folder: Path) -> None:
    path = folder / "minutes" / "2026-03-02-spring.toml"
    row = '\n[[amendment]]\npart = "A1.due"\nwas = 2026-03-09\nnow = 2026-03-12\non = 2026-03-05\n'
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    minutes, _ = load_minutes(path)
    assert minutes is not None
    found = events(calendar_text(minutes_document(minutes, None)))
    assert found["a1"].decoded("dtstart") == date(2026, 3, 12)
    assert int(found["a1"]["sequence"]) == 1
