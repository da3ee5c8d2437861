"""Who is in the story: two firms, nine people who come and go, four streams, and what was agreed at the start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from meetingtui.core.people import Partnership
from meetingtui.sample.days import Days, working
from meetingtui.sample.pieces import BOTH

PARTNERSHIP_ID = "wrenfield-osier"
OUTSIDER = ("Solveig Marr", "Halden Mediation, of neither firm")
LEADS = {"wrenfield": "maren", "osier": "henrik"}
ZONE = "Europe/London"
PILOT_ENDED = 41
"""The meeting in which the stream `pilot` ended."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the story, and the weeks of it in which they came and went."""

    id: str
    name: str
    party: str
    role: str
    likes: str = ""
    came: int | None = None
    went: int | None = None


CAST = (
    Member("maren", "Maren Oduya", "wrenfield", "Head of fitting", "the number first, then the person"),
    Member("tobias", "Tobias Frayne", "wrenfield", "Operations, orders and invoices", went=62),
    Member("leila", "Leila Sandoval", "wrenfield", "Senior fitter; leads the school", "to be shown, not told"),
    Member("henrik", "Henrik Vallis", "osier", "Director of the workshop", "a call rather than a letter"),
    Member("anjali", "Anjali Rowe", "osier", "Delivery; facilitates", "a date, even a wrong one"),
    Member("caspar", "Caspar Nwosu", "osier", "Seat maker", "something to hold in his hands", went=149),
    Member("piet", "Piet Lindauer", "osier", "Order sheets and what computers do", "examples"),
    Member("ruth", "Ruth Akande", "wrenfield", "Operations, orders and money", "one page", came=65),
    Member("nadia", "Nadia Brook", "osier", "Materials", "to see it broken", came=86),
)
PEOPLE = {member.id: member for member in CAST}

STREAMS: tuple[dict[str, Any], ...] = (
    {
        "id": "pilot",
        "name": "Three-room pilot",
        "owner": "maren",
        "done": {
            "wrenfield": "Three rooms hold their days for a quarter without us asking.",
            "osier": "Orders from three rooms need no more calls than one did.",
        },
    },
    {
        "id": "seats",
        "name": "Made-to-measure seats",
        "owner": "henrik",
        "done": {
            "wrenfield": "Nobody comes twice for the same seat.",
            "osier": "A seat leaves within two days of its sheet.",
        },
    },
    {
        "id": "orders",
        "name": "One order sheet",
        "owner": "tobias",
        "done": {"wrenfield": "No form is left but the sheet.", "osier": "A sheet can be cut from as it comes."},
    },
    {
        "id": "school",
        "name": "Fitters' school",
        "owner": "leila",
        "done": {
            "wrenfield": "Every room has two who can teach.",
            "osier": "Two fitters measure one back alike, to the centimetre.",
        },
    },
)
_RHYTHM = (
    ("weekly-standup", "6 weeks", "progress", 5),
    ("context-and-status", "3 months", "progress", 9),
    ("monthly-briefing", "3 months", "relationship", 20),
    ("quarterly-strategy", "3 months", "strategy", 12),
    ("health-check", "3 months", "relationship", 75),
)
_ESCALATE: tuple[dict[str, Any], ...] = (
    {
        "when": "a fitter and a maker still differ after two working days",
        "to": ["leila", "anjali"],
        "how": "both at the cutting table, with the seat",
    },
    {
        "when": "that pair still differs after five working days",
        "to": ["maren", "henrik"],
        "how": "one page, written by both, read by both leads together",
    },
)


def is_there(member: Member, days: Days, day: date) -> bool:
    """Whether somebody works for their firm on that day."""
    came = member.came is None or days.monday(member.came) <= day
    return came and (member.went is None or day <= last_day(member.went, days))


def last_day(week: int, days: Days) -> date:
    """The Friday of a week of the story."""
    return days.monday(week) + timedelta(days=4)


def partnership(days: Days, until: date) -> Partnership:
    """The partnership as its file says it: those who had come by the last meeting, and who has left since."""
    last = days.held[-1]
    ended = days.of(PILOT_ENDED) if len(days.held) >= PILOT_ENDED else None
    return Partnership.model_validate(
        {
            "format": 1,
            "name": "Wrenfield Mobility and Osier Works",
            "started": days.held[0],
            "zone": ZONE,
            "serves": "People who wait for a wheelchair that fits",
            "purpose": "Anyone measured for a chair sits in one that fits within three weeks.",
            "party": [
                {"id": BOTH[0], "name": "Wrenfield Mobility", "mark": "◆", "authority": "one more room at a time"},
                {"id": BOTH[1], "name": "Osier Works", "mark": "○", "authority": "9,000 a month"},
            ],
            "person": [
                person(member, days, last) for member in CAST if member.came is None or days.monday(member.came) <= last
            ],
            "stream": [{**stream, "ends": ended if stream["id"] == "pilot" else None} for stream in STREAMS],
            "rhythm": [
                {"agenda": agenda, "every": every, "next": working(until + timedelta(days=ahead)), "about": about}
                for agenda, every, about, ahead in _RHYTHM
            ],
            "escalate": list(_ESCALATE),
        }
    )


def person(member: Member, days: Days, day: date) -> dict[str, Any]:
    """The `[[person]]` table of somebody, as it could be written on that day."""
    made: dict[str, Any] = {"id": member.id, "name": member.name, "party": member.party, "role": member.role}
    if member.likes:
        made["likes"] = member.likes
    if member.came is not None:
        made["from"] = days.monday(member.came)
    if member.went is not None and last_day(member.went, days) <= day:
        made["until"] = last_day(member.went, days)
    return made
