"""What leaves the partnership: decisions, promises, wins, who met and when they meet again. Not one word more."""

from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest

from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership, Party, Person, Stream
from meetingtui.files.minutes import Minutes
from meetingtui.register.fold import fold_minutes
from meetingtui.review.export.book import Book
from meetingtui.review.export.calendar import calendar_text
from meetingtui.review.export.data import json_text
from meetingtui.review.export.document import Document
from meetingtui.review.export.impact import impact_document
from meetingtui.review.export.markdown import markdown_text
from meetingtui.review.export.minutes import minutes_document
from meetingtui.review.export.outside import outside
from meetingtui.review.export.page import html_page
from meetingtui.review.export.promises import promises_document
from meetingtui.review.export.table import csv_text
from meetingtui.review.export.thanks import thanks_document
from tests.register.test_asking import NAMES as PEOPLE
from tests.review.export.tokens import Filler

ALLOWED = re.compile(
    r"minutes\.(partnership|title|date|zone"
    r"|present\.(key|value\.\d)"
    r"|joined\.\d\.(id|name|party)"
    r"|decision\.\d\.(id|stream|text|owner|yes\.\d|why|review|replaces|ratify\.(by\.\d|until))"
    r"|action\.\d\.(id|stream|text|owner|helpers\.\d|due|done\.(key|value))"
    r"|win\.\d\.(id|stream|text|effect|to\.\d|from_)"
    r"|next\.(date|agenda))\Z"
    r"|partnership\.(name|party\.\d\.(id|name|short)|person\.\d\.(id|name|party)|stream\.\d\.(id|name))\Z"
)
FORMATS = {
    "md": markdown_text,
    "html": html_page,
    "csv": lambda document: csv_text(document.rows),
    "json": json_text,
    "ics": lambda document: calendar_text(document).replace("\r\n ", ""),
}


@pytest.fixture(scope="module")
def filler() -> Filler:
    return Filler()


@pytest.fixture(scope="module")
def minutes(filler: Filler) -> Minutes:
    """Every text a word of its own; of the decisions one was adopted with a party against it, one by all, one not."""
    found: Minutes = filler.fill(Minutes, "minutes", state="draft", amendment=())
    first, second = found.decision
    asked = first.model_copy(update={"state": None})
    agreed = second.model_copy(update={"state": None, "no": ()})
    return found.model_copy(
        update={"decision": (asked, agreed, first.model_copy(update={"id": "D1", "text": "zqnozq"}))}
    )


@pytest.fixture(scope="module")
def partnership(filler: Filler, minutes: Minutes) -> Partnership:
    """A partnership whose every text is a word too; its people and parties are those of the minutes."""
    fixed = {"state": "active", "rhythm": (), "escalate": ()}
    party = filler.fill(Party, "partnership.party.0", mark="◆", joined=None, left=None, id=next(iter(minutes.present)))
    owner = minutes.action[0].owner
    person = filler.fill(Person, "partnership.person.0", id=owner, party=party.id)
    stream = filler.fill(Stream, "partnership.stream.0", id=minutes.action[0].stream)
    return filler.fill(Partnership, "partnership", party=[party], person=[person], stream=[stream], **fixed)


@pytest.fixture(scope="module", params=FORMATS)
def exported(request: pytest.FixtureRequest, minutes: Minutes, partnership: Partnership) -> str:
    return render(minutes_document(minutes, partnership, "outside"), request.param)


def render(document: Document, to: str) -> str:
    return FORMATS[to](document)


def found_in(text: str, filler: Filler) -> set[str]:
    return {path for word, path in filler.words.items() if word in text}


def test_no_word_of_any_other_field_gets_out(exported: str, filler: Filler) -> None:
    assert sorted(path for path in found_in(exported, filler) if not ALLOWED.match(path)) == []
    assert "zqnozq" not in exported


def test_no_day_of_any_other_field_gets_out(exported: str, filler: Filler) -> None:
    def shown(day: date) -> bool:
        return any(form in exported for form in (day.isoformat(), f"{day:%Y%m%d}", say_date(day)))

    # An event ends on the day after its day, which may be that of another field.
    inside = [day for day, path in filler.days.items() if not ALLOWED.match(path)]
    if "BEGIN:VCALENDAR" in exported:
        assert [day for day in inside if f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in exported] == []
    else:
        assert [day for day in inside if shown(day)] == []


WHOLE = {"actions": promises_document, "thanks": thanks_document, "impact": impact_document}


@pytest.mark.parametrize("of", WHOLE)
@pytest.mark.parametrize("to", FORMATS)
def test_no_word_gets_out_with_what_is_told_of_the_whole_partnership(
    minutes: Minutes, partnership: Partnership, filler: Filler, of: str, to: str
) -> None:
    held = (("zqnamezq", minutes),)
    book = Book(partnership, held, fold_minutes(held))
    there = found_in(render(WHOLE[of](book, "outside"), to), filler)
    assert sorted(path for path in there if not ALLOWED.match(path)) == []
    assert there
    if to == "json":
        inside = found_in(render(WHOLE[of](book), to), filler)
        assert [path for path in inside if not ALLOWED.match(path)]


def test_the_full_form_holds_what_the_outside_form_leaves_out(
    minutes: Minutes, partnership: Partnership, filler: Filler
) -> None:
    """So that the two tests above would notice."""
    document = minutes_document(minutes, partnership)
    for to, places in {
        "md": ("decision.0.concern.0.text", "status.0.because", "rating.0.comment.0.text", "step.0.gist"),
        "csv": ("decision.0.concern.0.text", "status.0.ask", "risk.0.cause", "parked.0.text", "feedback.0.text"),
        "json": ("stranger", "decision.0.dissent.0.watch", "check_out.0", "action.0.stranger"),
    }.items():
        there = found_in(render(document, to), filler)
        assert {f"minutes.{place}" for place in places} <= there


@pytest.mark.parametrize("to", ["md", "html", "json"])
def test_what_may_be_read_is_there(minutes: Minutes, partnership: Partnership, filler: Filler, to: str) -> None:
    there = found_in(render(minutes_document(minutes, partnership, "outside"), to), filler)
    for place in ("decision.0.text", "decision.0.why", "action.0.text", "action.0.done.value", "win.0.effect", "title"):
        assert f"minutes.{place}" in there


def test_who_was_for_a_decision_stays_inside_where_somebody_was_against_it(minutes: Minutes) -> None:
    first, second = outside(minutes).decision
    assert (first.yes, first.no) == ((), ())
    assert second.yes == minutes.decision[1].yes


def test_what_was_not_adopted_is_no_decision_for_others(minutes: Minutes) -> None:
    assert "D1" not in [one.id for one in outside(minutes).decision]


def test_it_says_nothing_of_positions_that_are_left_open(minutes: Minutes, partnership: Partnership) -> None:
    text = markdown_text(minutes_document(minutes, partnership, "outside"))
    assert "Positions" not in text
    assert "Open:" not in text


TEXT = """
title = "Weekly"
meeting = 1
partnership = "q"
date = 2026-11-07
began = 14:00:00

[[decision]]
id = "D1"
text = "We meet weekly"

[[decision]]
id = "D2"
text = "We pay half"
method = "consent"
yes = ["quillmere"]
no = ["tolland"]

[[decision]]
id = "D3"
text = "We begin in May"
yes = ["quillmere"]

[[decision]]
id = "D4"
text = "We tell the council"
yes = ["quillmere"]
ratify = { by = ["tolland"] }

[[decision]]
id = "D5"
text = "We share one diary"
yes = ["quillmere", "tolland"]
"""


def test_a_decision_that_is_not_yet_agreed_says_so_and_not_whose_word_is_missing() -> None:
    document = minutes_document(Minutes.model_validate(tomllib.loads(TEXT)), PEOPLE, "outside")
    open_ = ["not yet agreed"] * 3
    assert [row.state for row in document.rows] == [*open_, "to be ratified by Tolland", "decided"]
    assert [row.about for row in document.rows] == ["", "", "", "yes: Quillmere", "yes: Quillmere, Tolland"]
    said = document.data["minutes"]["decision"]
    assert [(one["agreed"], "yes" in one) for one in said] == [(False, False)] * 3 + [(False, True), (True, True)]
    assert markdown_text(document).count("Not yet agreed.") == 3


def test_among_the_parties_a_table_says_whose_word_is_missing() -> None:
    document = minutes_document(Minutes.model_validate(tomllib.loads(TEXT)), PEOPLE)
    assert [row.state for row in document.rows] == [
        "positions left open",
        "no: Tolland",
        "position left open: Tolland",
        "to be ratified by Tolland",
        "decided",
    ]
    assert [one["agreed"] for one in document.data["minutes"]["decision"]] == [False, False, False, False, True]


def test_it_is_the_same_the_second_time(minutes: Minutes) -> None:
    assert outside(outside(minutes)) == outside(minutes)


def test_what_was_withheld_is_said_to_be_withheld(minutes: Minutes, partnership: Partnership) -> None:
    held = minutes.action[0].model_copy(update={"text": "withheld by agreement"})
    document = minutes_document(minutes.model_copy(update={"action": (held,)}), partnership, "outside")
    for to in FORMATS:
        assert "withheld by agreement" in render(document, to)


def test_a_promise_that_comes_from_a_concern_does_not_say_so(minutes: Minutes) -> None:
    asked = [one.model_copy(update={"from_": mark}) for mark, one in zip(("C3", "D12"), minutes.action, strict=True)]
    shown = outside(minutes.model_copy(update={"action": tuple(asked)}))
    assert [one.from_ for one in shown.action] == [None, "D12"]
