"""Markdown: typed text reads as it was typed, and nothing in it is a link, a heading, a table or HTML."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from meetingtui.core.text import clean_line
from meetingtui.review.export.document import Document
from meetingtui.review.export.markdown import escape, markdown_text
from meetingtui.review.export.paper import Line, Paper, Section, Table
from tests.review.export.hostile import TEXTS, document

READERS = {"commonmark": MarkdownIt("commonmark"), "with links, tables and more": MarkdownIt("gfm-like")}
OURS = {"paragraph", "heading", "bullet_list", "list_item", "inline", "text", "text_special", "em", "strong"}


def every(tokens: Iterable[Token]) -> Iterable[Token]:
    for token in tokens:
        yield token
        yield from every(token.children or ())


def words_of(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> MarkdownIt:
    return READERS[request.param]


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_makes_nothing_but_text(reader: MarkdownIt, text: str) -> None:
    tokens = list(every(reader.parse(markdown_text(document([text])))))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= OURS
    assert sum(token.type == "heading_open" for token in tokens) == 3


@pytest.mark.parametrize("text", [text for text in TEXTS if "\n" not in text])
def test_hostile_text_reads_as_it_was_typed(reader: MarkdownIt, text: str) -> None:
    (paragraph,) = [token for token in reader.parse(escape(clean_line(text))) if token.type == "inline"]
    assert words_of(paragraph) == clean_line(text)


@given(st.text(st.sampled_from("ab1 .:#*_-+=>|`~[]()<>!&;\\/@\"'\n{}$^w"), min_size=1, max_size=40))
def test_any_text_reads_as_it_was_typed(text: str) -> None:
    cleaned = clean_line(text)
    for reader in READERS.values():
        tokens = reader.parse(f"- {escape(cleaned)}")
        inline = [token for token in tokens if token.type == "inline"]
        assert "".join(map(words_of, inline)) == cleaned
        assert {token.type for token in every(inline)} <= {"inline", "text", "text_special"}


def test_lines_stand_beneath_lines(reader: MarkdownIt) -> None:
    below = Line("below", "Because:", (Line("deeper"),))
    paper = Paper("W", "T", (), (Section("S", (Line("first\n\nmore", "A1", (below,)), Line("second", "A2"))),))
    tokens = reader.parse(markdown_text(Document("minutes", "full", paper, (), {})))
    assert [(token.level, words_of(token)) for token in tokens if token.type == "inline"][3:] == [
        (3, "A1 first"),
        (3, "more"),
        (5, "Because: below"),
        (7, "deeper"),
        (3, "A2 second"),
    ]


def test_a_table_is_a_list_in_which_empty_cells_are_left_out() -> None:
    table = Table(("Stream", "Quillmere", "Tolland"), (("Pilot", "", "yes"),))
    paper = Paper("W", "T", (), (Section("S", (table,)),))
    text = markdown_text(Document("minutes", "full", paper, (), {}))
    assert text.endswith("- Pilot\n  - *Tolland:* yes\n")
