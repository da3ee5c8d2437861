"""No line of an old page is lost, whatever it holds: its words are in the minutes, or it is told as not understood."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetingtui.files.toml_text import FileRefused
from meetingtui.review.importing.draft import Imported
from meetingtui.review.importing.reading import read_page
from meetingtui.review.importing.source import make_source, read_source
from tests.review.importing.pages import DAY, everything, page, partnership, taken

QUIET = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORD = st.integers(0, 10**6).map(lambda number: f"zq{number}k")
"""A word that nothing knows, so that it can only be kept or told."""
WORDS = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
NAME = st.sampled_from(["Imani", "Mateo Ferreira", "priya", "Zqnobody", "@jonas", "Tolland", "Zqone and Zqtwo"])
WHEN = st.sampled_from(["", " by 20 March", " (due Fri)", " - due: 2025-04-01", " by 1 January", " (soon)"])
HEADING = st.one_of(
    st.sampled_from(["Attendees", "Apologies", "Actions", "Decisions", "Risks", "Parking lot", "Next meeting"]),
    st.sampled_from(
        ["Agenda", "Notes", "Meeting details", "Actions from the last meeting", "Imani", "Tolland", "2025-03-12"]
    ),
    WORDS,
)
LABEL = st.sampled_from(
    ["ACTION: ", "ACTION ", "**[Action]** ", "Decision: ", "RESOLVED, that ", "AI Imani - ", "Risk: ", "Parked: ",
     "Date: ", "Time: ", "Chair: ", "Present: ", "Apologies: ", "Next meeting: ", "Where: ", "ACTION Imani: ",
     "NOT AGREED: ", "We reached no DECISION: ", "Rejected: ", "Rationale: ", "NO ACTION: ", "", ""]
)  # fmt: skip
BULLET = st.sampled_from(
    ["- ", "  - ", "    - ", "1. ", "- [ ] ", "- [x] ", "- [-] ", "  - [ ] ", "* ", "> ", "", "", "\n"]
)


@st.composite
def line(draw: st.DrawFn) -> str:
    """One line in one of the shapes that people write."""
    kind = draw(st.integers(0, 9))
    if kind == 0:
        return f"\n{'#' * draw(st.integers(1, 6))} {draw(HEADING)}\n"
    if kind == 1:
        return f"\n**{draw(HEADING)}{draw(st.sampled_from(['', ':']))}**\n"
    if kind == 2:
        cells = draw(
            st.lists(st.one_of(WORDS, NAME, st.sampled_from(["", "done", "open", "20 March"])), min_size=2, max_size=6)
        )
        heads = draw(
            st.lists(
                st.one_of(
                    WORD,
                    st.sampled_from(
                        ["id", "owner", "status", "task", "due", "decision", "risk", "name", "role", "date"]
                    ),
                ),
                min_size=2,
                max_size=5,
            )
        )
        row = "|".join(cells)
        return f"\n|{'|'.join(heads)}|\n|{'|'.join('-' for _ in heads)}|\n|{row}|\n|{row}|\n"
    if kind == 3:
        return draw(st.sampled_from(["---", "***", "```", "<!-- ", " -->", "===", "[a]: zq1k"]))
    who = draw(
        st.one_of(
            st.just(""),
            NAME.map(lambda name: f"{name} to "),
            NAME.map(lambda name: f"{name}: "),
            NAME.map(lambda name: f"{name} "),
        )
    )
    behind = draw(st.one_of(st.just(""), NAME.map(lambda name: f" ({name})"), NAME.map(lambda name: f" - {name}")))
    emphasis = draw(st.sampled_from(["", "", "**", "_", "`", "~~"]))
    return f"{draw(BULLET)}{draw(LABEL)}{who}{emphasis}{draw(WORDS)}{emphasis}{behind}{draw(WHEN)}"


def lines_told(one: Imported, text: str) -> None:
    found = read_page(make_source("old.md", "old", text), partnership(), DAY)
    for number, written in enumerate(text.split("\n"), start=1):
        if re.search(r"[^\W_]", written) and number not in found.lines:
            raise AssertionError(f"line {number} is neither kept nor told: {written!r}")


@QUIET
@given(st.lists(line(), max_size=25).map("\n".join))
def test_every_unknown_word_of_a_page_is_kept_or_told(text: str) -> None:
    one = page(text)
    held = everything(one)
    assert [word for word in re.findall(r"zq[0-9a-z]+", text.casefold()) if word not in held] == []


@QUIET
@given(st.text(alphabet=st.sampled_from("abAB 12\n\n#*_-[]()|>`~:.@!<\\&;\t"), max_size=300))
def test_every_line_of_any_page_is_kept_or_told(text: str) -> None:
    lines_told(page(text), text)


@QUIET
@given(st.text(max_size=400))
def test_no_text_whatever_makes_it_fall_over(text: str) -> None:
    source = make_source("old.md", "old", text)
    one = taken(source, DAY)
    assert one.minutes.date == DAY
    found = read_page(source, partnership(), DAY)
    for number, written in enumerate(source.lines, start=1):
        assert number in found.lines or not re.search(r"[^\W_]", written) or not written.isascii()


@QUIET
@given(st.binary(max_size=300))
def test_no_bytes_whatever_make_it_fall_over(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("old") / "old.md"
    path.write_bytes(content)
    with contextlib.suppress(FileRefused):
        taken(read_source(path), DAY)
