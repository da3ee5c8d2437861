"""Markdown as blocks: what stands where, in which line, and its words without marks."""

from __future__ import annotations

import pytest

from meetingtui.review.importing.blocks import Block, read_blocks
from meetingtui.review.importing.labels import Label, pieces, read_label
from meetingtui.review.importing.marks import plain
from meetingtui.review.importing.vocabulary import Part, part_of


def blocks(*lines: str) -> list[Block]:
    return read_blocks(lines)


def test_each_block_knows_its_lines() -> None:
    found = blocks("# One", "", "two", "three", "", "- four", "  - five", "    six", "", "Seven", "=====")
    assert [(one.sort, one.level, one.first, one.text) for one in found] == [
        ("heading", 1, 1, "One"),
        ("text", 0, 3, "two three"),
        ("item", 1, 6, "four"),
        ("item", 2, 7, "five six"),
        ("heading", 1, 10, "Seven"),
    ]
    assert [one.leads for one in found] == [False, False, True, False, False]


def test_boxes() -> None:
    found = blocks("- [ ] a", "- [x] b", "- [X] c", "- d", "1. [x] e", "- [link] f")
    assert [(one.text, one.ticked) for one in found] == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", None),
        ("e", True),
        ("[link] f", None),
    ]


def test_a_line_in_bold_is_a_heading_below_all_others() -> None:
    found = blocks("**Attendees**", "", "**Imani** spoke", "", "__Actions:__")
    assert [(one.sort, one.text) for one in found] == [
        ("heading", "Attendees"),
        ("text", "Imani spoke"),
        ("heading", "Actions:"),
    ]


def test_a_table_has_rows_and_tells_what_stands_behind_its_last_column() -> None:
    (table,) = blocks("| a | b |", "|---|---|", "| 1<br>2 | *3* |", "| 4 | 5 | 6 |")
    assert [(row.number, row.cells, row.over) for row in table.rows] == [
        (1, ("a", "b"), ""),
        (3, ("1; 2", "3"), ""),
        (4, ("4", "5"), "6"),
    ]


def test_code_keeps_its_lines() -> None:
    (code,) = blocks("```text", "a", "", "b", "```")
    assert [(line.number, line.text) for line in code.lines] == [(2, "a"), (4, "b")]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**a** _b_ `c` ~~d~~ __e__ *f*", "a b c d e f"),
        ("snake_case and 2*3*4", "snake_case and 2*3*4"),
        ("[words](https://x.example)", "words (https://x.example)"),
        ('![alt](a.png "title")', "alt (a.png, title)"),
        ("<https://x.example>", "https://x.example"),
        ("a &amp; b \\* c", "a & b * c"),
        ("<b>a</b> <script>b</script>", "a <script>b</script>"),
        ("&#27;[31m \x1b[2J\u202e", "[31m ␛[2J"),
    ],
)
def test_marks_go_and_words_stay(raw: str, text: str) -> None:
    assert plain(raw) == text


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ACTION: send it", Label(Part.ACTION, "send it")),
        ("Action item: send it", Label(Part.ACTION, "send it")),
        ("ACTION Imani: send it", Label(Part.ACTION, "Imani: send it")),
        ("ACTION (Imani): send it", Label(Part.ACTION, "Imani: send it")),
        ("ACTION-12: send it", Label(Part.ACTION, "send it", "ACTION-12")),
        ("[Action] send it", Label(Part.ACTION, "send it")),
        ("✅ Action – send it", Label(Part.ACTION, "send it")),
        ("TODO send it", Label(Part.ACTION, "send it")),
        ("AI Imani to send it", Label(Part.ACTION, "Imani to send it")),
        ("RESOLVED, that it is sent", Label(Part.DECISION, "it is sent")),
        ("Decision: send it", Label(Part.DECISION, "send it")),
        ("AGREED: send it", Label(Part.DECISION, "send it")),
        ("Risk: it rains", Label(Part.RISK, "it rains")),
        ("Open question: who?", Label(Part.PARKED, "who?")),
        ("Date: 12 March", Label(Part.DATE, "12 March")),
        ("Attendees:", Label(Part.PRESENT, "")),
    ],
)
def test_labels(text: str, label: Label) -> None:
    assert read_label(text) == label


@pytest.mark.parametrize(
    "text",
    [
        "AI is everywhere",
        "Imani: hello",
        "https://x.example/a",
        "Action films are fun",
        "Question: is it so?",
        "12:30",
        "",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert read_label(text) is None


def test_labels_part_the_lines_of_a_paragraph_and_lines_run_on_without() -> None:
    (block,) = blocks(
        "We talked", "about it. ACTION: Imani to", "send it", "Decision: keep it", "Date: now · Time: later"
    )
    assert [(piece.numbers, piece.text) for piece in pieces(block.lines)] == [
        ((1, 2), "We talked about it."),
        ((2, 3), "ACTION: Imani to send it"),
        ((4,), "Decision: keep it"),
        ((5,), "Date: now"),
        ((5,), "Time: later"),
    ]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("3. Action items (10 min)", Part.ACTION),
        ("📋 To do:", Part.ACTION),
        ("ATTENDEES", Part.PRESENT),
        ("Key decisions", Part.DECISION),
        ("Actions from the last meeting", Part.EARLIER),
        ("Today's agenda", Part.AGENDA),
        ("The fair", None),
    ],
)
def test_headings_are_known_whatever_stands_around_them(heading: str, part: Part | None) -> None:
    assert part_of(heading) is part
