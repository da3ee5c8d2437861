"""Entries as an iCalendar file: one all-day event a day that matters, the same one whenever it is imported again.

Events, not to-dos: most calendar programs import nothing else. A due day has no time and no zone, and gets none.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from meetingtui.core.text import clean_block, clean_line, slug
from meetingtui.review.export.document import Document, Entry

_PRODUCT = "-//meetingtui//minutes//EN"


def calendar_text(document: Document) -> str:
    """The entries of a document, by day; the same text for the same minutes."""
    from icalendar import Calendar, Event

    calendar: Any = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean_line(f"{document.paper.whose}: promises"))
    for entry in sorted(document.entries or (), key=lambda entry: (entry.day, entry.key)):
        event: Any = Event()
        event.add("uid", f"{slug(entry.key)}.{slug(document.calendar)}@meetingtui")
        event.add("dtstamp", entry.stamp)
        event.add("last-modified", entry.stamp)
        event.add("sequence", entry.version)
        event.add("dtstart", entry.day)
        event.add("dtend", _day_after(entry))
        event.add("summary", clean_line(entry.summary))
        event.add("description", clean_block(entry.description))
        if entry.category:
            event.add("categories", [clean_line(entry.category)])
        event.add("transp", "TRANSPARENT")  # a due day keeps nobody's day busy
        event.add("status", "CONFIRMED")
        calendar.add_component(event)
    return calendar.to_ical().decode()


def _day_after(entry: Entry) -> date:
    """Where an all-day event ends: the day that is not part of it any more."""
    return entry.day + timedelta(days=1) if entry.day < date.max else entry.day
