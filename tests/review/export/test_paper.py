"""Minutes as a paper: the words of `show`, with lines beneath the lines they belong to."""

from __future__ import annotations

from pathlib import Path

from meetingtui.files.minutes import load_minutes
from meetingtui.review.export.book import Book
from meetingtui.review.export.minutes import minutes_document
from meetingtui.review.export.paper import Gathered, Line, Mark, Paper, Table
from meetingtui.review.plain import plain_text


def every(lines: tuple[Line, ...]) -> list[Line]:
    return [one for line in lines for one in (line, *every(line.below))]


def lines_of(paper: Paper) -> list[Line]:
    return every(tuple(part for each in paper.sections for part in each.parts if isinstance(part, Line)))


def test_a_line_stands_beneath_the_last_one_that_is_indented_less() -> None:
    out = Gathered()
    out.text("before")
    out.heading("Actions")
    out.text("Imani")
    out.text("Write", first="A1   ", indent=2)
    out.text("By Friday", indent=7)
    out.text("Call", first="A2   ", indent=2)
    out.text("Mateo")
    assert out.head == (Line("before"),)
    (section,) = out.sections
    write, call = Line("Write", "A1", (Line("By Friday"),)), Line("Call", "A2")
    assert section.parts == (Line("Imani", "", (write, call)), Line("Mateo"))


def test_a_heading_over_nothing_is_left_out() -> None:
    out = Gathered()
    out.heading("Risks")
    assert out.sections == ()


def test_everything_that_show_says_is_on_the_paper(book: Book) -> None:
    for _, minutes in book.held:
        paper = minutes_document(minutes, book.partnership).paper
        said = [f"{line.lead} {line.text}" for line in (*paper.about, *lines_of(paper))]
        said += [
            cell
            for part in paper.sections
            for table in part.parts
            if isinstance(table, Table)
            for row in table.rows
            for cell in row
            if isinstance(cell, str)
        ]
        whole = "".join(
            " ".join([paper.whose, paper.title, *said, *(each.heading.upper() for each in paper.sections)]).split()
        )
        for line in plain_text(minutes, book.partnership, 400).splitlines():
            if "green" not in line:
                assert "".join(line.replace("because:", "").replace("ask:", "").split()) in whole


def test_status_is_a_table_of_marks_by_party(book: Book) -> None:
    paper = minutes_document(book.held[2][1], book.partnership).paper
    (table,) = next(each for each in paper.sections if each.heading == "Status").parts
    assert isinstance(table, Table)
    assert table.columns == ("Stream", "Quillmere", "Tolland", "Agreed", "Because")
    why = "The third site is silent. Ask: Open a door at the third site."
    assert table.rows == (("Three-museum pilot", Mark("green"), Mark("red"), Mark("differs"), why),)


def test_an_amended_value_stands_in_its_place_and_is_said_to_be_amended(folder: Path, book: Book) -> None:
    path = folder / "minutes" / "2026-03-02-spring.toml"
    row = '\n[[amendment]]\npart = "D2.text"\nwas = "Start with two sites."\nnow = "Start with one site."\n'
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    minutes, _ = load_minutes(path)
    assert minutes is not None
    full = minutes_document(minutes, book.partnership)
    lines = lines_of(full.paper)
    assert [line.text for line in lines if line.lead == "D2"] == ["Start with one site."]
    assert any(
        line.lead == "D2.text:" and '"Start with two sites.", now "Start with one' in line.text for line in lines
    )
    assert [row.amended for row in full.rows if row.id == "D2"] == ["text"]
    outside = minutes_document(minutes, book.partnership, "outside")
    assert [line.text for line in lines_of(outside.paper) if line.lead == "D2"] == ["Start with one site."]
    assert "two sites" not in str(outside)
    assert {row.amended for row in outside.rows} == {""}


def test_one_partys_promises_are_those_of_its_people_and_nothing_else(book: Book) -> None:
    document = minutes_document(book.held[1][1], book.partnership, party="tolland")
    assert [row.id for row in document.rows] == ["A2"]
    assert [each.heading for each in document.paper.sections] == ["Actions"]
    assert [one["id"] for one in document.data["minutes"]["action"]] == ["A2"]
    assert "decision" not in document.data["minutes"]


def test_data_names_who_is_mentioned_and_tells_nothing_else_of_them(book: Book) -> None:
    named = minutes_document(book.held[1][1], book.partnership).data["names"]
    assert named == {
        "parties": {"quillmere": "Quillmere Advisory", "tolland": "Tolland Bright Studio"},
        "people": {"imani": "Imani Okafor", "mateo": "Mateo Ferreira"},
    }
