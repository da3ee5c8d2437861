"""The steps of the agendas that the story uses, and what each leaves in the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Leaves = Literal[
    "nothing", "gist", "outcome", "feedback", "wins", "actions", "agreements", "decisions", "exchanges", "experiments",
    "metrics", "status", "themes", "grid", "rungs", "stages", "decide", "rate", "close",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One step of an agenda."""

    kind: str
    title: str
    minutes: int
    leaves: Leaves = "nothing"
    id: str | None = None
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """The words of a grid's rows and columns, by id."""

    rows: dict[str, str]
    cols: dict[str, str]


_FEEDBACK = Part("ask", "Five minutes of feedback", 5, "feedback", "small-change")
_DUE = Part("review", "Promises due", 6, "actions")
_STATUS = Part("status", "How the work stands", 10, "status")


def _close(prompt: str, minutes: int = 6) -> Part:
    return Part("close", "Close", minutes, "close", prompts=(prompt,))


AGENDAS: dict[str, tuple[str, tuple[Part, ...]]] = {
    "kickoff": (
        "Kickoff",
        (
            Part("ask", "What we bring", 30, "gist"),
            Part("decide", "The first agreements", 40, "decide"),
            _close("What are you leaving with?", 15),
        ),
    ),
    "weekly-standup": (
        "Weekly stand-up",
        (Part("ask", "This week", 6, "gist"), _DUE, _STATUS, _FEEDBACK, _close("One word", 4)),
    ),
    "context-and-status": (
        "Context conversation and status",
        (
            Part("ask", "Arriving", 4),
            Part("ask", "What is moving", 14, "gist", "what-is-moving"),
            Part("review", "What we said we would do", 8, "actions"),
            Part("status", "How the work stands", 12, "status"),
            _close("One word for how we worked together today?", 7),
        ),
    ),
    "monthly-briefing": (
        "Monthly briefing",
        (
            Part("ask", "What went right", 12, "wins"),
            Part("ask", "The thing itself", 14, "gist"),
            _STATUS,
            Part("grid", "How full we are", 10, "grid", "capacity"),
            Part("review", "What was given, and how it landed", 8, "exchanges"),
            _close("What are you taking with you?"),
        ),
    ),
    "how-we-decide": (
        "How we decide",
        (
            Part("ask", "The one that took too long", 8, "gist"),
            Part("grid", "Who decides what", 22, "grid", "decision-rights"),
            Part("grid", "When two are stuck", 12, "rungs", "rungs"),
            Part("decide", "This is how we decide", 12, "decide"),
            _close("Which decision could we have made in five minutes with this?"),
        ),
    ),
    "premortem": (
        "Pre-mortem",
        (
            Part("ask", "The plan in a minute", 8, "gist"),
            Part("gather", "It has failed", 45, "themes", "premortem"),
            Part("decide", "What changes in the plan", 14, "decide"),
            _close("Which of today's reasons will you look out for yourself?", 8),
        ),
    ),
    "health-check": (
        "Health check",
        (
            Part("rate", "Eight statements", 26, "rate"),
            Part("ask", "The two widest gaps", 16, "gist"),
            Part("decide", "One improvement", 12, "decide"),
            _close("What did you expect to score lower?"),
        ),
    ),
    "quarterly-strategy": (
        "Quarterly strategy",
        (
            Part("review", "What we have agreed", 15, "agreements"),
            Part("grid", "Where our priorities overlap", 25, "grid", "overlap"),
            Part("ask", "What has moved", 25, "gist"),
            Part("decide", "What changes", 15, "decide"),
            _close("What will you tell your own people first?", 10),
        ),
    ),
    "care": (
        "CARE: work through a disagreement",
        (
            Part("ask", "How we will do this", 5, "outcome"),
            Part("stages", "CARE", 45, "stages", "care"),
            _close("What is different now from an hour ago?", 10),
        ),
    ),
    "retrospective": (
        "Retrospective",
        (
            Part("ask", "Before we start", 5),
            Part("review", "What we tried", 10, "experiments"),
            Part("gather", "Looking back", 40, "themes", "retrospective"),
            Part("decide", "What we will try", 12, "decide"),
            _close("What would you like to thank somebody for, and have you told them?", 8),
        ),
    ),
    "root-cause": (
        "Root cause",
        (
            Part("stages", "From a snag to three things", 55, "stages", "root-cause"),
            Part("decide", "Take it to the team", 12, "decide"),
            _close("What did we learn that is true elsewhere too?", 8),
        ),
    ),
    "ways-of-working": (
        "Ways of working",
        (
            Part("ask", "Whose number is the number", 15, "gist"),
            Part("grid", "Two calendars, two toolboxes", 35, "grid", "ways"),
            Part("decide", "What we hold ourselves to", 15, "decide"),
            _close("Which of our habits will you miss?", 10),
        ),
    ),
    "reciprocity": (
        "Reciprocity",
        (
            Part("review", "What was given, and how it landed", 10, "exchanges"),
            Part("grid", "Give and get", 16, "grid", "give-and-get"),
            Part("ask", "Spoken up for", 10, "gist"),
            _close("Whom will you thank first?"),
        ),
    ),
    "outcomes": (
        "Outcomes",
        (
            Part("ask", "One person", 12, "gist"),
            Part("review", "What we measure", 18, "metrics"),
            Part("decide", "What follows", 15, "decide"),
            _close("Which number will you remember?", 8),
        ),
    ),
    "welcome": (
        "Welcome",
        (
            Part("review", "What holds", 12, "decisions"),
            Part("ask", "From the doorway", 18, "gist"),
            _STATUS,
            _close("Whom will you meet before Friday?"),
        ),
    ),
    "leaders-weekly": (
        "Leaders' weekly talk",
        (
            Part("ask", "On the way home", 12),
            Part("ask", "Who should meet", 8, "outcome"),
            _close("What are you leaving lighter than you came?", 5),
        ),
    ),
}
"""Title and steps by agenda. The titles are those of the agendas that the program ships, where it ships them."""

_FIRMS = {"wrenfield": "Wrenfield Mobility", "osier": "Osier Works"}
GRIDS: dict[str, Grid] = {
    "capacity": Grid(_FIRMS, {"full": "How full the next month is", "drop": "What would go first"}),
    "give-and-get": Grid(_FIRMS, {"give": "What we give", "get": "What we get"}),
    "decision-rights": Grid(
        {
            "scope": "What we take on, and what we leave",
            "money": "Prices, budgets and invoices",
            "people": "Who works on it",
            "client": "What the client hears, and from whom",
            "stop": "Stopping or pausing something",
            "things": "Things that both of us use",
        },
        {
            "proposes": "Who proposes",
            "heard": "Who is heard first",
            "decides": "Who decides",
            "told": "Who must not be surprised",
            "limit": "Up to what, alone",
        },
    ),
    "overlap": Grid(
        {
            "waiting": "Shorter waiting",
            "growth": "More rooms, more hands",
            "skills": "People who can measure and cut",
            "children": "Children's chairs",
            "school": "A larger school",
            "repair": "Repair in the rooms",
        },
        {"wrenfield": "Wrenfield", "osier": "Osier", "mark": "Whose it is", "basis": "How we know"},
    ),
    "ways": Grid(
        {"calendar": "Calendars", "truth": "Where the truth lives", "handover": "Handing over"},
        {"wrenfield": "Wrenfield", "osier": "Osier", "bridge": "The bridge"},
    ),
}

RUNGS_GRID = Grid(
    {"first": "First rung", "second": "Second rung", "last": "Last rung"},
    {
        "when": "On which day it goes up",
        "to": "To which two people, one from each side",
        "how": "What they are given to read",
    },
)
RUNGS: dict[str, dict[str, str]] = {
    "first": {"when": "the third working day", "to": "Leila and Anjali", "how": "nothing; the seat itself"},
    "second": {"when": "the sixth working day", "to": "Maren and Henrik", "how": "one page, written by both"},
    "last": {
        "when": "the end of the third week",
        "to": "a member of each board",
        "how": "the same page, and what was tried",
    },
}
