"""Signs and days that are not understood: they stay in the words, and are listed to be looked at."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.files.toml_text import FileRefused
from tests.review.importing.pages import doubts, gists, page


@pytest.mark.parametrize(
    ("status", "state"),
    [("✅", "done"), ("✔", "done"), ("✔️ done", "done"), ("❌ cancelled", "dropped"), ("❌ open", "")],
)
def test_signs_in_a_column_of_states(status: str, state: str) -> None:
    one = page(f"## Actions\n\n| Task | Owner | Status |\n|---|---|---|\n| Send it | Imani | {status} |\n")
    assert [row.to for row in one.minutes.update] == ([state] if state else [])
    assert doubts(one) == []


@pytest.mark.parametrize("status", ["❌", "🔴", "?", "half of it"])
def test_a_state_that_is_not_understood_is_kept_and_to_be_looked_at(status: str) -> None:
    one = page(f"## Actions\n\n| Task | Owner | Status |\n|---|---|---|\n| Send it | Imani | {status} |\n")
    assert one.minutes.update == ()
    assert doubts(one) == [(5, f'the status "{status}" is not understood; the action was left open')]
    assert gists(one) == {"Actions": f"A31: Status: {status}"}


def test_a_sign_beside_a_decision_does_not_disappear() -> None:
    one = page("| Decision | Status |\n|---|---|\n| Buy the barn | ❌ |\n")
    assert doubts(one) == [(3, 'the status "❌" is not understood')]


@pytest.mark.parametrize("day", ["30 Feb", "31 April", "Feb 30", "2025-02-29", "31/02/2025", "30 February 2025"])
def test_a_day_that_the_calendar_does_not_have_stays_and_is_to_be_looked_at(day: str) -> None:
    one = page(f"## Actions\n\n- Imani to send it by {day}\n")
    assert [(row.text, row.owner, row.due) for row in one.minutes.open] == [(f"Send it by {day}", "imani", None)]
    assert doubts(one) == [(3, f'"{day}" is no day of the calendar; it was kept in words')]


@pytest.mark.parametrize("words", ["by 28 Feb", "on 29 February 2024", "for 30 people", "in version 2025.13.40"])
def test_other_numbers_are_no_wrong_days(words: str) -> None:
    assert doubts(page(f"We talked {words}.\n")) == []


def test_a_day_that_is_none_is_named_where_no_other_is_said() -> None:
    with pytest.raises(FileRefused, match=r'old.md:3: "2023-02-29" is no day of the calendar; correct it'):
        page("# Call\n\nDate: 2023-02-29\n", None)


def test_the_day_that_a_page_says_stands_whatever_else_is_asked_for() -> None:
    one = page("# Call\n\nDate: 3 March 2025\n\nWe talked.\n")
    assert one.minutes.date == date(2025, 3, 3)
    sentence = "the file says 2025-03-03, so --date 2025-03-12 was not used; correct the file if need be"
    assert doubts(one) == [(1, sentence)]
