"""Texts that try to be more than text."""

from __future__ import annotations

from meetingtui.review.export.document import Document, Row
from meetingtui.review.export.paper import Line, Paper, Section, Table

TEXTS = (
    "[click](http://evil.example)",
    "![picture](http://evil.example/x.png)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<http://evil.example>",
    "http://evil.example and www.evil.example",
    "someone@evil.example",
    "# a heading",
    "- a list",
    "+ a list",
    "* a list",
    "1. a list",
    "23) a list",
    "> a quotation",
    "---",
    "===",
    "***",
    "```",
    "~~~ code",
    "~~struck~~ **bold** _slanted_ `code`",
    "| a | b |",
    "|---|---|",
    "[ref]: http://evil.example 'x'",
    "[ref]",
    "&lt;b&gt; &amp; &#65; &copy;",
    "a\\",
    "\\[x\\](y)",
    "two  spaces  ",
    '"><svg onload=alert(1)>',
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "--> </style></title></p> <!--",
    "javascript:alert(1)",
    "[x]( javascript:alert(1) )",
    "[ ] to do",
    "\u202eolleh \x1b[31m \u200b",
    ": a definition",
    "    code",
    "\tcode",
    "@mention #tag",
    "-",
    "*",
    "$x$",
    "![[x]]",
    "^[x]",
    "para one\n\n# not a heading\n\n    nor code",
)


def document(texts: tuple[str, ...] | list[str]) -> Document:
    """A document with these texts wherever a text may stand."""
    sections = tuple(
        Section(
            text, (Line(text), Line(text, "A1"), Line(text, f"{text}:", (Line(text), Line(text, "D2", (Line(text),)))))
        )
        for text in texts
    )
    table = Section("Table", (Table(("Name", *texts[:3]), tuple((text, *texts[:3]) for text in texts)),))
    first = texts[0]
    about = tuple(Line(text, text) for text in texts)
    paper = Paper(first, first, about, (*sections, table), (first,))
    return Document("minutes", "full", paper, tuple(Row("action", text=text) for text in texts), {"texts": list(texts)})
