"""What a review leaves in the minutes besides its updates."""

from __future__ import annotations

from datetime import date

from meetingtui.core.text import TEXT_LIMIT
from meetingtui.files.minutes_steps import StepRecord
from meetingtui.files.minutes_tables import Confirmed as ConfirmedRow
from meetingtui.files.minutes_tables import Update
from meetingtui.steps.review import KIND
from meetingtui.steps.review.events import Corrected, Means, Watched
from tests.steps.review.walking_through import TODAY, met, walking

MADE = date(2026, 10, 2)
EVERYTHING = met(
    MADE, 1, action=[{"id": f"A{number}", "text": "Open", "owner": "imani", "due": TODAY} for number in (1, 2, 3)]
)


def test_only_what_changed_is_written_and_what_was_looked_at_is_counted() -> None:
    now = walking("actions", EVERYTHING)
    now.enter()
    now.say("done", key="A3")
    assert now.rows == [{"item": "A3", "to": "done"}]
    notes = KIND.notes(now.fields, now.state, now.view)
    assert notes.table == {"walked": 2}
    record = StepRecord.model_validate({"kind": "review", **notes.table})
    assert record.walked == 2
    assert not record.model_extra


def test_rows_for_earlier_minutes_have_only_keys_that_minutes_know() -> None:
    now = walking("minutes", met(MADE, 1))
    now.say("correct", "12 hours")
    now.say("confirm tolland", "@priya")
    notes = KIND.notes(now.fields, now.state, now.view)
    row = ConfirmedRow.model_validate(notes.tables["confirmed"][0])
    assert not row.model_extra
    assert row.of == "2026-10-02-weekly"
    assert not StepRecord.model_validate({"kind": "review", **notes.table}).model_extra


def test_with_nothing_to_walk_nothing_was_looked_at() -> None:
    now = walking("actions")
    assert KIND.notes(now.fields, now.state, now.view).table == {"walked": 0}


def test_notes_as_long_as_an_event_can_hold_fit_the_minutes() -> None:
    long = "n" * TEXT_LIMIT
    one = {"id": "A1", "text": "Open", "owner": "imani", "due": TODAY, "done": {"quillmere": "a", "tolland": "b"}}
    now = walking("actions", met(MADE, 1, action=[one]))
    for party in ("quillmere", "tolland"):
        now.take(Means(step="s1", item="A1", party=party, met=False, note=long))
    assert [Update.model_validate(row).to for row in now.rows] == ["done"]

    concern = [{"who": "tolland", "text": "slow", "watch": long}, {"who": "tolland", "text": "dear", "watch": long}]
    now = walking("decisions", met(MADE, 1, decision=[{"id": "D1", "text": "Go", "review": TODAY, "concern": concern}]))
    for number in (0, 1):
        now.take(Watched(step="s1", item="D1", number=number, answer="no"))
    assert [Update.model_validate(row).to for row in now.rows] == ["watched"]

    now = walking("minutes", met(MADE, 1))
    now.take(Corrected(step="s1", item="2026-10-02-weekly", text=long))
    assert StepRecord.model_validate({"kind": "review", **KIND.notes(now.fields, now.state, now.view).table}).gist
