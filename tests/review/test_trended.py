"""Trends on a page: strips, dots and counts that can be read aloud as well as seen."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.register.trends import Decided, Trends, trends
from meetingtui.review.overviews import trends_page
from meetingtui.review.trended import as_data, ended_streams, trend_lines
from tests.register.test_fold import after
from tests.register.test_story import NAMES, stands
from tests.register.test_trends import promise, rated


def page(*texts: str, width: int = 72) -> list[str]:
    return trend_lines(trends(after(*texts), NAMES), NAMES, width)


def test_where_nothing_happened_there_is_nothing() -> None:
    assert page("") == []


def test_a_strip_names_the_stream_the_span_and_says_it_in_words() -> None:
    lines = page(stands("pilot", quillmere="green", tolland="yellow"), stands("pilot", quillmere="green"))
    assert lines[0] == "HOW THE WORK STANDS"
    assert "  Pilot" in lines[-5]
    assert lines[-5].endswith("Nov 2026 to Nov 2026")
    assert lines[-4].split() == ["◆", "Quillmere", "G", "G"]
    assert lines[-3].split() == ["○", "Tolland", "Y", "·"]
    assert lines[-1] == "  Now green; seen differently in 1 of 2 meetings."


def test_where_all_see_it_alike_the_sentence_is_whole() -> None:
    assert page(stands("pilot", quillmere="green"))[-1] == "  Now green; never seen differently."


def test_sentences_are_folded_to_a_narrow_page() -> None:
    lines = page(stands("pilot", quillmere="green", tolland="red"), promise(1), width=40)
    assert [line for line in lines if len(line) > 40 and line.lstrip()[:4] not in {"made", "2026"}] == []


def test_a_long_strip_shows_its_latest_marks_and_says_that_there_are_more() -> None:
    row = stands("pilot", quillmere="green")
    assert "G" * 60 not in "\n".join(page(*[row] * 60, width=40))
    (line,) = (line for line in page(*[row] * 60, width=40) if "together" in line)
    assert "…GGG" in line
    assert len(line) <= 40


def test_dots_stand_where_each_partys_middle_is_and_the_numbers_beside_them() -> None:
    lines = page(rated("[5]", "[2, 3]"))
    (dots,) = (line for line in lines if line.strip().startswith("Nov 2026"))
    assert "1 · ·○· · ◆ 5" in dots
    assert dots.endswith("◆ 5  ○ 2.5")
    assert lines[-1] == "  Quillmere 5, Tolland 2.5, everyone within 3; apart by 2.5."


def test_parties_on_one_place_share_a_sign_and_how_the_gap_changed_is_said() -> None:
    lines = page(rated("[5]", "[2]"), rated("[4]", "[4]"))
    assert "=" in next(line for line in lines if line.endswith("◆ 4  ○ 4"))
    assert lines[-1].endswith("apart by 0, by 3 at first.")


def test_promises_are_a_table_by_quarter_and_one_sentence() -> None:
    lines = page(promise(1) + promise(2), '[[update]]\nitem = "A1"\nto = "done"\n')
    assert "  Quillmere and Tolland: 2 made, 1 of 1 kept as first agreed." in lines
    assert lines[-1].split() == ["2026", "Q4", "2", "1", "0", "0", "1", "0"]


def test_how_long_half_waited_is_a_number_of_days_that_one_did_wait() -> None:
    asked = '[[parked]]\nid = "Q1"\ntext = "Who pays?"\n[[parked]]\nid = "Q2"\ntext = "When?"\n'
    answered = '[[update]]\nitem = "Q{}"\nto = "answered"\n'
    lines = page(asked, answered.format(1), answered.format(2))
    assert "  2026 Q4    2 settled: half within 7 days, the slowest Q2 after 14 days" in lines


@pytest.mark.parametrize("width", [56, 72])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    hostile = stands("pilot", quillmere="red") + rated("[1]", "[5]", "Long " * 30)
    for line in page(hostile, promise(1), width=width):
        assert len(line) <= width


def test_for_programs_there_is_the_same_in_numbers() -> None:
    data = as_data(trends(after(rated("[5]", "[2]"), promise(1)), NAMES))
    assert data["promises"] == [
        {
            "parties": ["quillmere", "tolland"],
            "quarter": "2026 Q4",
            "made": 1,
            "kept": 0,
            "later": 0,
            "dropped": 0,
            "open": 1,
            "moves": 0,
        }
    ]


def test_ratings_that_are_not_drawn_are_counted_before_the_others() -> None:
    lines = page(rated("[5]", "[2]"), *[rated("[4]", "[4]")] * 11)
    assert "    before: 4 ratings, the first in Nov 2026: ◆ 5, ○ 2" in lines
    assert sum("1 ·" in line for line in lines) == 8
    assert not any("before" in line for line in page(*[rated("[4]", "[4]")] * 8))


def test_what_was_settled_before_the_quarters_that_are_told_is_counted_too() -> None:
    decided = tuple(
        Decided(
            f"Q{at}", "answered", date(2023 + at // 4, 1 + 3 * (at % 4), 1), date(2023 + at // 4, 2 + 3 * (at % 4), 1)
        )
        for at in range(10)
    )
    lines = trend_lines(Trends(decided=decided), NAMES)
    assert lines[1].startswith("  before     2 settled: half within ")
    assert len(lines) == 10


def test_a_colour_that_was_agreed_although_it_was_seen_differently_is_told_apart() -> None:
    agreed = stands("pilot", quillmere="green", tolland="yellow") + 'agreed = "yellow"\n'
    lines = page(agreed, stands("pilot", quillmere="green", tolland="red"))
    assert lines[-2:] == [
        "  Now seen differently; seen differently in 2 of 2 meetings, with one",
        "  colour agreed in one of them.",
    ]
    assert lines[-3].split() == ["together", "Y", "≠"]


def test_a_stream_that_has_ended_stands_nowhere_now() -> None:
    ended = '[[update]]\nstream = "pilot"\nto = "ended"\n'
    register = after(stands("pilot", quillmere="green"), ended)
    lines = trends_page(register, NAMES, date(2026, 11, 22), 72)
    assert lines[-2:] == [
        "  Ended on Sat 14 Nov 2026; last green, on Sat 7 Nov 2026; never seen",
        "  differently.",
    ]
    assert as_data(trends(register, NAMES), ended_streams(register))["streams"] == [
        {
            "stream": "pilot",
            "days": ["2026-11-07"],
            "room": "G",
            "parties": {"quillmere": "G"},
            "apart": 0,
            "ended": True,
        }
    ]


def test_a_question_is_not_decided_by_what_nobody_agreed_to() -> None:
    asked = '[[parked]]\nid = "Q1"\ntext = "Who pays?"\n'
    made = '[[decision]]\nid = "D1"\ntext = "Both of us"\nfrom = "Q1"\n'
    said = f'{made}yes = ["quillmere", "tolland"]\n'
    assert trends_page(after(asked, made), NAMES, date(2026, 11, 22), 72)[-1] == "  1 still waiting."
    assert "1 settled: Q1 after 7 days" in trends_page(after(asked, said), NAMES, date(2026, 11, 22), 72)[-1]
