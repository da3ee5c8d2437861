"""The words by which old minutes say what follows: headings, labels before a colon, columns, states."""

from __future__ import annotations

import re
from enum import StrEnum

from meetingtui.core.text import fold_name


class Part(StrEnum):
    """What a piece of minutes is about."""

    PRESENT = "present"
    ABSENT = "absent"
    DECISION = "decision"
    ACTION = "action"
    RISK = "risk"
    PARKED = "parked"
    NEXT = "next"
    FACTS = "facts"
    AGENDA = "agenda"
    EARLIER = "earlier actions"
    NOTES = "notes"
    DATE = "date"
    TIME = "time"
    BEGAN = "began"
    ENDED = "ended"
    PLACE = "place"
    CHAIR = "chair"
    TITLE = "title"


LISTS = frozenset({Part.PRESENT, Part.ABSENT, Part.DECISION, Part.ACTION, Part.RISK, Part.PARKED, Part.EARLIER})
"""The parts that are lists of one thing each."""
PEOPLE = frozenset({Part.PRESENT, Part.ABSENT})
ABOUT = frozenset({Part.DATE, Part.TIME, Part.BEGAN, Part.ENDED, Part.PLACE, Part.CHAIR, Part.TITLE})
"""What is said about the meeting itself: only at the top, or beneath a heading for such facts."""


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(","))


_HEADINGS: dict[Part, frozenset[str]] = {
    Part.PRESENT: _words(
        "attendees, attendance, attendee, attended, attended by, present, participants, participant, in attendance, "
        "members present, others present, directors present, people, people present, attendees present, roll call, "
        "who was there, who is here, guests, observers, other attendees, guests present, invited, participating"
    ),
    Part.ABSENT: _words(
        "apologies, absent, absentees, regrets, excused, not present, apologies for absence, members absent, "
        "directors absent, sent apologies, not there, missing, unable to attend"
    ),
    Part.DECISION: _words(
        "decisions, decision, decisions made, decisions taken, key decisions, decided, we decided, resolutions, "
        "resolution, resolved, agreed, agreements, agreement, what we agreed, what was decided, "
        "conclusions, conclusion, "
        "consensus, motions passed"
    ),
    Part.ACTION: _words(
        "actions, action, action items, action item, action points, action point, action list, "
        "action log, new actions, "
        "new action items, actions arising, to do, todo, to dos, todos, to do list, next steps, "
        "next step, tasks, task, "
        "follow up, follow ups, followups, follow up items, follow up actions, summary of actions, "
        "summary of action items, who does what, promises, action register, action table, ai, ais, action required"
    ),
    Part.EARLIER: _words(
        "action items from last meeting, action items from previous meeting, actions from last meeting, "
        "actions from previous meeting, actions from the last meeting, actions from the previous meeting, "
        "actions from last time, previous actions, previous action items, review of actions, review of action items, "
        "review of previous actions, review action items, action review, matters arising, outstanding actions, "
        "action items from the last meeting, open actions, last weeks actions, old actions, action item review"
    ),
    Part.RISK: _words("risks, risk, key risks, new risks, risk register, risks and issues, issues and risks, risk log"),
    Part.PARKED: _words(
        "parked, parking lot, car park, open questions, open question, open issues, questions, question, unresolved, "
        "deferred, for later, parked items, parked questions, open points, left open, not resolved, to be discussed"
    ),
    Part.NEXT: _words(
        "next meeting, next meetings, next call, upcoming meeting, upcoming meetings, date of next meeting, "
        "next meeting date, next session, next time, next date, the next meeting"
    ),
    Part.FACTS: _words(
        "meeting details, details, meeting information, meeting info, information, logistics, general information, "
        "date and participants, meeting, about, about the meeting, header, date and time, meeting roles, roles"
    ),
    Part.AGENDA: _words("agenda, agenda items, proposed agenda, agenda preview, todays agenda"),
    Part.NOTES: _words(
        "notes, minutes, meeting notes, discussion, discussions, topics, discussion points, discussion notes, "
        "discussion items, meeting minutes, proceedings, discussion summary, agenda and notes, notes and discussion"
    ),
    Part.DATE: _words("date, when, meeting date, held on, day"),
    Part.TIME: _words("time, times, meeting time, hours, date and time, date time"),
    Part.BEGAN: _words("began, start, started, start time, opened, called to order, call to order, beginning, starts"),
    Part.ENDED: _words("ended, end, end time, closed, adjourned, finished, finish, meeting closed, meeting adjourned"),
    Part.PLACE: _words("place, location, venue, where, room, meeting location, meeting place"),
    Part.CHAIR: _words("chair, chaired by, facilitator, facilitated by, facilitation, moderator, chairperson, host"),
    Part.TITLE: _words("title, meeting title, subject, meeting name"),
}
PARTS: dict[str, Part] = {word: part for part, words in _HEADINGS.items() for word in words}

ACTION_WORDS = (
    "action items",
    "action item",
    "action points",
    "action point",
    "actions",
    "action",
    "ai",
    "todo",
    "to do",
)
DECISION_WORDS = (
    "decisions",
    "decision",
    "decided",
    "resolutions",
    "resolution",
    "resolved",
    "agreed",
    "agreement",
    "consensus",
)

COLUMNS: dict[str, frozenset[str]] = {
    "id": _words(
        "id, no, nr, number, ref, reference, ai, key, action id, item id, action no, #, action number, item no"
    ),
    "text": _words(
        "action, action item, actions, task, description, todo, to do, what, deliverable, "
        "activity, action items, tasks, "
        "item, summary, text, promise, action required, subject, next step, action point, follow up, action description"
    ),
    "owner": _words(
        "owner, who, assignee, assigned, assigned to, responsible, lead, by whom, accountable, owner s, owners, name, "
        "person, action owner, responsible person, doer, assigned person, whom"
    ),
    "due": _words("due, due date, deadline, by when, when, target date, due by, date due, target, by, date, eta"),
    "status": _words("status, state, done, progress, complete, completed, done yet"),
    "decision": _words("decision, decisions, resolution, what was decided, agreed, outcome"),
    "why": _words("rationale, reason, reasons, why, because, context, reasoning, justification"),
    "risk": _words("risk, risks, cause, risk description, what could go wrong"),
    "likelihood": _words("likelihood, probability, chance"),
    "impact": _words("impact, severity, effect"),
    "mitigation": _words("mitigation, response, answer, mitigations, mitigation plan, countermeasure"),
    "sign": _words("sign, early sign, trigger, warning sign"),
    "party": _words("organisation, organization, company, party, affiliation, org, firm, side, employer"),
    "role": _words("role, title, function, position, job title"),
    "there": _words("present, attended, attendance, there, present y n"),
}
"""What each column of a table holds, by its heading."""

PLAIN_HEADS = _words("item, items, content, contents, field, value, detail, details, name, what, information")
"""Headings of columns that say nothing by themselves."""
DONE = _words("done, complete, completed, closed, resolved, yes, finished, x, ✓, ✔, ✅, ☑")
DROPPED = _words("dropped, cancelled, canceled, abandoned, withdrawn, obsolete, no longer needed, wont do")
STILL_OPEN = _words("open, todo, to do, new, not started, not done, no, pending")
UNDER_WAY = _words(
    "in progress, ongoing, started, under way, underway, wip, blocked, late, delayed, on hold, on track, waiting, doing"
)
"""States that are neither the beginning nor the end: they are kept beside the action."""
LEVELS = {
    "low": "low", "l": "low", "minor": "low", "unlikely": "low",
    "mid": "mid", "medium": "mid", "med": "mid", "m": "mid", "moderate": "mid", "possible": "mid",
    "high": "high", "h": "high", "major": "high", "severe": "high", "likely": "high",
}  # fmt: skip
THERE = _words("yes, y, x, present, there, ✓, ✔, ✅, attended")
AWAY = _words("no, n, absent, not present, apologies, regrets, excused, away, not there, not attended, sent apologies")
NOTHING = _words(
    "none, nothing, no actions, no action items, no decisions, no apologies, no risks, n a, "
    "na, tbd, nil, not applicable, "
    "no new actions, none expected, no open questions, no questions, none today, nobody, no decisions made, no one"
)
"""Words that say that a list is empty."""

_ASIDE = re.compile(r"\((?:[0-9]+|~?[0-9]+ ?(?:min|mins|minutes|m|')\.?|cont\.?|continued)\)|\[[^\]]*\]")
_NUMBER = re.compile(r"\A(?:[0-9]{1,3}(?:\.[0-9]{1,3})*[.):]?|[ivx]{1,4}[.)]|[a-z][.)])\s+")
_NOT_WORDS = re.compile(r"[^\w#✓✔✅☑]+")


def heading_words(text: str) -> str:
    """The words of a heading as they are looked up: no number before, no minutes behind, no case, no signs."""
    folded = _ASIDE.sub(" ", fold_name(text[:200]).replace("'", "").replace("’", ""))
    folded = _NUMBER.sub("", folded.strip(" *_:#–—-"))
    return " ".join(_NOT_WORDS.sub(" ", folded.replace("&", " and ")).split())


def part_of(text: str) -> Part | None:
    """What a heading, or the words before a colon, say that comes next."""
    return PARTS.get(heading_words(text))


def means(text: str, words: frozenset[str]) -> bool:
    """Whether a cell or a word is one of these."""
    shown = " ".join(_NOT_WORDS.sub(" ", fold_name(text[:80])).split())
    bare = " ".join(word for word in shown.split() if word not in {"✅", "✓", "✔", "☑"})
    return shown in words or bool(bare and bare in words)


def column_of(text: str) -> str:
    """What a column holds; nothing where its heading does not say."""
    words = heading_words(text) or ("#" if "#" in text else "")
    return next((name for name, known in COLUMNS.items() if words in known), "")
