"""A meeting that the made-up firms had two weeks ago, so that every register has something to walk."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from meetingtui.files.minutes import Minutes

NAME = "context-and-status"
DAYS = 14


def earlier_minutes(today: date) -> Minutes:
    """The minutes of that meeting; what was promised then is due, or late, on the day of the rehearsal."""
    on = today - timedelta(days=DAYS)

    def day(number: int) -> date:
        return today + timedelta(days=number)

    rows: dict[str, Any] = {
        "partnership": "rehearsal",
        "meeting": 1,
        "title": "Context conversation and status",
        "agenda": NAME,
        "date": on,
        "began": time(14, 0),
        "ended": time(14, 45),
        "present": {"larkmead": ["nell", "ravi"], "osterby": ["yara", "colm"]},
        "step": [
            {"kind": "ask", "title": "What is moving", "gist": "Both of us expect a hard winter and fewer drivers."}
        ],
        "status": _STATUS,
        "decision": [
            {
                "id": "D1",
                "text": "Two kitchens cook for the coast until spring",
                "owner": "nell",
                "method": "each party says yes",
                "yes": ["larkmead", "osterby"],
                "why": "the third is too far from the road",
                "concern": [{"who": "osterby", "text": "one of them is small", "watch": "a meal comes late twice"}],
                "review": day(2),
            }
        ],
        "agreement": [
            {
                "id": "G1",
                "topic": "late vans",
                "text": "Whoever sees that a van will be late rings the school, then the other firm",
                "outcome": "no child waits without knowing why",
                "yes": ["larkmead", "osterby"],
                "review": day(1),
            }
        ],
        "action": [
            {
                "id": "A1",
                "text": "Ask the harbour school when its door opens",
                "owner": "ravi",
                "due": day(-2),
                "done": {"larkmead": "somebody there has answered", "osterby": "we know the hour"},
                "accepted": True,
                "stream": "school-meals",
            },
            {
                "id": "A2",
                "text": "Measure the hill road once it is icy",
                "owner": "colm",
                "due": day(1),
                "accepted": True,
            },
            {"id": "A3", "text": "Count the boxes that came back", "owner": "ilse", "due": day(3)},
        ],
        "risk": _RISKS,
        "experiment": [
            {
                "id": "E1",
                "try": "Load the vans the evening before",
                "until": day(0),
                "expect": "the first meal is there at half past eleven",
                "owner": "yara",
            }
        ],
        "metric": [
            {
                "id": "M1",
                "name": "Meals that came warm",
                "sort": "outcome",
                "whom": "schoolchildren",
                "baseline": "8 of 10",
                "target": "10 of 10",
                "owner": "edda",
            }
        ],
        "parked": [{"id": "Q1", "text": "Do we cook in the holidays?", "goes": "next meeting", "owner": "edda"}],
        "exchange": [
            {"id": "X1", "what": "Two drivers for the week of the fair", "gave": "osterby", "got": "larkmead"}
        ],
        "win": [{"id": "W1", "text": "The island school had its first warm meal", "to": ["colm"], "from": "nell"}],
        "concern": [{"id": "C1", "happened": "A menu changed on the morning of the tour", "raised": "osterby"}],
        "term": _TERMS,
        "next": {"date": today, "agenda": NAME},
    }
    return Minutes.model_validate(rows)


_STATUS = [
    {
        "stream": "school-meals",
        "says": {"larkmead": "green", "osterby": "yellow"},
        "agreed": "differs",
        "because": "two schools wait for a second tour",
    },
    {"stream": "winter-routes", "says": {"larkmead": "yellow", "osterby": "yellow"}, "agreed": "yellow"},
    {"stream": "boxes", "says": {"larkmead": "green", "osterby": "green"}, "agreed": "green"},
]
_RISKS = [
    {
        "id": "R1",
        "cause": "The hill road is closed for a week",
        "likelihood": "mid",
        "impact": "high",
        "sign": "sand is spread before October",
        "mitigation": "a second depot on the coast side",
        "owner": "yara",
        "stream": "winter-routes",
    }
]
_TERMS = [
    {
        "id": "T1",
        "word": "noon",
        "means": {"larkmead": "the meal leaves the kitchen", "osterby": "the meal stands on the table"},
    },
    {"id": "T2", "word": "full van", "agreed": "forty boxes, whatever is in them"},
]
