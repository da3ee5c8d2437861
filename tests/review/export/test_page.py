"""The HTML page: one file that asks for nothing, runs nothing, and in which typed text is text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from meetingtui.core.text import clean_line
from meetingtui.review.export.document import Document
from meetingtui.review.export.page import html_page
from meetingtui.review.export.paper import Mark, Paper, Section, Table
from tests.review.export.hostile import TEXTS, document

TAGS = {"html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "h1", "h2", "p"}
TAGS |= {"ul", "li", "b", "i", "div", "table", "thead", "tbody", "tr", "th", "td"}
VOID = {"meta"}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "dir", "scope"}


class Reader(HTMLParser):
    """Every tag, attribute and text of a page; tags that do not close are kept in `open`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_makes_no_tag_and_no_attribute(text: str) -> None:
    page = Reader(html_page(document([text])))
    assert set(page.tags) <= TAGS
    assert page.open == []
    for tag, name, value in page.attributes:
        assert name in ATTRIBUTES
        assert "evil" not in value, tag


@pytest.mark.parametrize("text", [text for text in TEXTS if "\n" not in text])
def test_hostile_text_reads_as_it_was_typed(text: str) -> None:
    assert any(clean_line(text) in said for said in Reader(html_page(document([text]))).texts)


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    page = html_page(document(["plain"]))
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in page
    assert not re.search(r"url\(|@import|src=|href=|<script|<link|<form|\bon[a-z]+=|https?:", page)


def test_the_page_says_its_language_prints_and_is_read_by_night_and_by_day() -> None:
    page = html_page(document(["plain"]))
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    for words in ("@media print", "@page", "break-inside: avoid", "prefers-color-scheme: dark", 'charset="utf-8"'):
        assert words in page


def test_a_status_is_a_shape_and_a_word_and_typed_text_is_never_coloured() -> None:
    table = Table(("Stream", "Agreed", "Because"), (("Pilot", Mark("red"), "■ RED"),))
    page = html_page(Document("minutes", "full", Paper("W", "T", (), (Section("Status", (table,)),)), (), {}))
    assert '<td class="mark red">■ RED</td>' in page
    assert '<td dir="auto">■ RED</td>' in page


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "soft", "green", "yellow", "red"])
def test_what_must_be_read_stands_out_seven_to_one(theme: int, name: str) -> None:
    css = (Path(html_page.__code__.co_filename).parent / "templates" / "paper.css").read_text(encoding="utf-8")
    colours = {key: re.findall(rf"--{key}: (#[0-9a-f]{{6}})", css)[theme] for key in (name, "paper")}
    assert contrast(colours[name], colours["paper"]) >= 7


def test_one_dark_theme_holds_every_colour_of_the_light_one() -> None:
    css = (Path(html_page.__code__.co_filename).parent / "templates" / "paper.css").read_text(encoding="utf-8")
    light, dark = css.split("@media", 2)[:2]
    assert set(re.findall(r"--([a-z]+):", light)) == set(re.findall(r"--([a-z]+):", dark))
