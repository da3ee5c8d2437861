"""What the read-back leaves in the minutes."""

from __future__ import annotations

from datetime import date

from meetingtui.steps.close.minutes import notes
from meetingtui.steps.close.play import CloseState, Word
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.protocol import NextMeeting, View

FIELDS = CloseFields.model_validate({"kind": "close"})


def test_confirmations_are_rows_by_party_in_listing_order(view: View) -> None:
    on = date(2026, 11, 20)
    state = CloseState(confirmed={"tolland": Word("mateo", on), "quillmere": Word("imani", on)})
    rows = notes(FIELDS, state, view).tables["confirmed"]
    assert [(row["party"], row["by"]) for row in rows] == [("quillmere", "imani"), ("tolland", "mateo")]


def test_a_date_to_confirm_by_is_kept_only_while_somebody_has_not(view: View) -> None:
    by = date(2026, 11, 27)
    assert notes(FIELDS, CloseState(confirm_by=by), view).head == {"confirm_by": by}
    on = date(2026, 11, 20)
    both = {"tolland": Word("mateo", on), "quillmere": Word("imani", on)}
    assert notes(FIELDS, CloseState(confirm_by=by, confirmed=both), view).head == {}


def test_the_next_meeting_and_the_hands_are_written_and_nobodys_name_with_them(view: View) -> None:
    state = CloseState(next=NextMeeting(date(2026, 12, 4), "leaders-weekly"), hands={"tolland": (5, 3)})
    written = notes(FIELDS, state, view)
    assert written.head["next"] == {"date": date(2026, 12, 4), "agenda": "leaders-weekly"}
    assert written.table["worth"] == {"tolland": [5, 3]}
