"""What was not agreed, or holds no longer, is never an item in force: it stays in words, and is to be looked at."""

from __future__ import annotations

import pytest

from meetingtui.review.importing.blocks import read_blocks
from meetingtui.review.importing.labels import Piece, pieces
from meetingtui.review.importing.refusals import refuses
from meetingtui.review.importing.vocabulary import Part
from tests.review.importing.pages import doubts, everything, gists, page

SAID_NO = "says that it was not agreed, or holds no longer; it was kept in words"
STRUCK = "is struck through; it was kept in words"


def items(text: str) -> list[str]:
    made = page(text).minutes
    return [row.text for row in (*made.decision, *made.action, *made.open, *made.parked)]


@pytest.mark.parametrize(
    "line",
    [
        "NOT AGREED: buy the mill",
        "Not agreed: buy the mill",
        "Not yet agreed – buy the mill",
        "NO DECISION: colour of the van",
        "No decision on the van",
        "We reached no decision on the van",
        "Kein Beschluss: der Wagen",
        "Decision deferred: lights",
        "Deferred to the next meeting: lights",
        "Rejected: move to Aldham",
        "[Rejected] move to Aldham",
        "Motion withdrawn: night shift",
        "**Withdrawn:** night shift",
        "Move to Aldham (rejected)",
        "Move to Aldham – withdrawn",
        "DECISION: deferred",
        "DECISION: not agreed – buy the mill",
        "[-] buy the mill",
    ],
)
def test_a_refusal_in_a_list_of_decisions_is_none(line: str) -> None:
    one = page(f"## Decisions\n\n- {line}\n- Buy the barn\n")
    assert [row.text for row in one.minutes.decision] == ["Buy the barn"]
    assert doubts(one) == [(3, SAID_NO)]
    assert list(gists(one)) == ["Decisions"]


@pytest.mark.parametrize(
    "line",
    [
        "NO ACTION: the roof stays.",
        "NO DECISION: colour of the van",
        "No action – the roof",
        "Decision deferred: lights",
    ],
)
def test_a_refusal_among_other_words_is_kept_and_listed(line: str) -> None:
    one = page(f"We talked.\n\n{line}\n")
    assert items(f"We talked.\n\n{line}\n") == []
    assert doubts(one) == [(3, SAID_NO)]
    assert line in gists(one)["Notes"]


@pytest.mark.parametrize(
    "line",
    [
        "No smoking in the mill",
        "Not to buy the mill",
        "Rejected the offer of Aldham and wrote to them",
        "AGREED not to buy the mill",
        "DECISION: no action on the roof",
        "Nobody leaves before the decision",
    ],
)
def test_a_decision_to_leave_something_is_one(line: str) -> None:
    one = page(f"## Decisions\n\n- {line}\n")
    assert len(one.minutes.decision) == 1
    assert doubts(one) == []


@pytest.mark.parametrize("line", ["~~Sell the van~~", "~~**Sell the van**~~ (Imani)", "DECISION: ~~Sell the van~~"])
@pytest.mark.parametrize("heading", ["Decisions", "Actions", "Parked"])
def test_what_is_struck_through_is_no_item(line: str, heading: str) -> None:
    one = page(f"## {heading}\n\n- {line}\n")
    assert items(f"## {heading}\n\n- {line}\n") == []
    assert doubts(one) == [(3, STRUCK)]
    assert "sell the van" in everything(one)


def test_struck_words_may_run_over_lines_and_stand_in_tables() -> None:
    text = "## Actions\n\n- ~~Imani to sell\n  the van~~\n- <del>Imani to go</del>\n"
    table = "## Actions\n\n| Task | Owner |\n|---|---|\n| ~~Sell the van~~ | Imani |\n| Buy a barn | Imani |\n"
    assert items(text) == []
    assert items(table) == ["Buy a barn"]
    assert doubts(page(table)) == [(5, STRUCK)]


def test_a_word_struck_out_of_an_item_is_to_be_looked_at() -> None:
    one = page("## Decisions\n\n- Buy the ~~red~~ blue barn at Osier\n")
    assert [row.text for row in one.minutes.decision] == ["Buy the red blue barn at Osier"]
    assert doubts(one) == [(3, "some words of it are struck through; they were kept")]


def test_what_stands_beneath_a_refusal_is_no_item_either() -> None:
    text = "## Decisions\n\n- Rejected:\n  - move to Aldham\n  - night shift\n- Buy the barn\n"
    assert items(text) == ["Buy the barn"]
    assert [line for line, _ in doubts(page(text))] == [3, 4, 5]
    assert items("## Decisions\n\n### Rejected\n\n- move to Aldham\n\n### Agreed\n\n- Buy the barn\n") == [
        "Buy the barn"
    ]


def test_a_column_may_say_that_it_was_rejected() -> None:
    text = "| Decision | Status |\n|---|---|\n| Move to Aldham | Rejected |\n| Buy the barn | Carried |\n"
    assert items(text) == ["Buy the barn"]
    assert doubts(page(text)) == [(3, SAID_NO)]


def test_a_dash_in_a_box_is_a_promise_that_was_dropped() -> None:
    one = page("## Actions\n\n- [-] cancelled thing (Imani, by 5 April)\n")
    assert [(row.item, row.to) for row in one.minutes.update] == [("A31", "dropped")]
    assert doubts(one) == [(3, "the dash in its box was read as dropped")]


def test_a_label_counts_at_the_beginning_of_a_sentence_only() -> None:
    inside = "We reached no DECISION: the mill is too dear."
    assert [piece.text for piece in pieces(read_blocks([inside])[0].lines)] == [inside]
    assert pieces_of("We talked. DECISION: buy it") == ["We talked.", "DECISION: buy it"]
    assert pieces_of("We reached no", "DECISION: the mill is too dear") == [
        "We reached no DECISION: the mill is too dear"
    ]
    one = page("The paper says DECISION: buy it\n")
    assert one.minutes.decision == ()
    assert doubts(one) == [(1, "has a label in the middle of a sentence; it was kept in words")]


def pieces_of(*lines: str) -> list[str]:
    (block,) = read_blocks(lines)
    found: list[Piece] = list(pieces(block.lines))
    return [piece.text for piece in found]


def test_no_decision_is_a_question_that_may_be_parked() -> None:
    assert not refuses("Who pays for the van", Part.PARKED)
    assert items("## Parked\n\n- No decision on the van\n") == ["No decision on the van"]
