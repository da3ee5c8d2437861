"""Thanks, a year, open promises and the dashboard: told of both parties alike, in their own words, without blame."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meetingtui.core.people import Partnership
from meetingtui.files.partnership import load_partnership
from meetingtui.review.export.book import Book, read_book
from meetingtui.review.export.dashboard import dashboard_document
from meetingtui.review.export.document import Document
from meetingtui.review.export.impact import Promises, impact_document, year_of
from meetingtui.review.export.markdown import markdown_text
from meetingtui.review.export.promises import promises_document
from meetingtui.review.export.thanks import thanks_document


def headings(document: Document) -> list[str]:
    return [each.heading for each in document.paper.sections]


def part(document: Document, heading: str) -> str:
    text = markdown_text(document)
    return text.split(f"## {heading}\n\n")[1].split("\n\n## ")[0].rstrip()


def test_thanks_stand_under_the_names_of_those_they_are_owed_to(book: Book) -> None:
    document = thanks_document(book)
    assert headings(document) == ["Thank you, Quillmere Advisory", "Thank you, Mateo Ferreira", "Thank you, everyone"]
    quillmere = part(document, "Thank you, Quillmere Advisory")
    assert (
        "- Leeds in three days.\n  - *What it meant:* Forty children came\n  - Imani Okafor, Mon 2 Mar 2026."
        in quillmere
    )
    assert "- A word with the council\n  - *What it meant:* Saved us a month of cold calls.\n" in quillmere
    assert "A quiet month." in part(document, "Thank you, everyone")


def test_thanks_of_another_year_are_on_its_own_list(book: Book) -> None:
    assert headings(thanks_document(book, year=2025)) == ["Thank you, Mateo Ferreira"]
    assert "No thanks were captured in 2024." in markdown_text(thanks_document(book, year=2024))


def test_thanks_for_people_outside_are_wins_alone(book: Book) -> None:
    text = markdown_text(thanks_document(book, "outside"))
    assert "Leeds in three days" in text
    assert "council" not in text


def test_a_year_tells_outcomes_from_their_start_to_their_last_reading(book: Book) -> None:
    words = part(impact_document(book), "What changed for people")
    assert words == (
        "- Visitors under twenty\n  - For the museums.\n"
        "  - From 4 in 100 to 6 in 100 (Mon 2 Mar 2026); we aim at 10 in 100."
    )
    assert "not measured since" in part(impact_document(book, year=2025), "What changed for people")


def test_effort_is_told_apart_from_outcomes(folder: Path, partnership: Partnership) -> None:
    path = folder / "minutes" / "2026-09-07-autumn.toml"
    rows = '\n[[metric]]\nid = "M2"\nname = "Calls"\nsort = "effort"\n[[update]]\nitem = "M2"\nreading = 40\n'
    path.write_text(path.read_text(encoding="utf-8") + rows, encoding="utf-8")
    document = impact_document(read_book(folder, partnership)[0])
    assert part(document, "What we counted of our own work") == "- Calls\n  - Now 40 (Mon 7 Sep 2026)."
    assert "Calls" not in part(document, "What changed for people")


def test_a_measure_without_a_reading_says_so(folder: Path, partnership: Partnership) -> None:
    path = folder / "minutes" / "2026-09-07-autumn.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\n[[metric]]\nid = "M2"\nname = "Smiles"\n', encoding="utf-8")
    book, _ = read_book(folder, partnership)
    assert "- Smiles\n  - Not measured yet." in part(impact_document(book), "What changed for people")
    assert "- Smiles\n  - Not read yet." in part(dashboard_document(book), "Measures")


def test_a_year_tells_the_decisions_that_changed_something_and_what(book: Book) -> None:
    words = part(impact_document(book), "Decisions that changed something")
    assert "**D2** Start with two sites." in words
    assert "It took the place of D1." in words
    assert "A1, kept: Write to the third site." in words
    assert "D3" not in words


def test_exchanges_stand_by_receiver_in_the_receivers_words_and_are_not_counted(book: Book) -> None:
    words = part(impact_document(book), "What we gave each other")
    assert words == (
        "- Tolland Bright Studio received\n  - From Quillmere Advisory: A word with the council\n"
        "    - *How it landed:* Saved us a month of cold calls."
    )


def test_promises_are_told_in_plain_words_and_by_nobodys_name(book: Book) -> None:
    found = impact_document(book)
    assert year_of(book, 2026).promises == Promises(made=3, kept=1, moved=0, dropped=0, open=2)
    assert "we made three promises and kept one." in part(found, "What we promised")
    kept = part(found, "Promises kept")
    assert kept == "- Three-museum pilot\n  - Write to the third site."


@pytest.mark.parametrize(
    ("promises", "words"),
    [
        (Promises(), "No promises were made in 2026."),
        (Promises(made=1, kept=1, moved=1), "One promise got a new day first, and then was kept."),
        (Promises(made=1, kept=3, earlier=2), "In 2026 we made one promise and kept three, two of them from before."),
        (Promises(made=5, kept=2, moved=2, dropped=2), "Two promises were let go."),
        (Promises(made=1, open=1), "Of those made this year, one is still open."),
    ],
)
def test_sentences_about_promises(promises: Promises, words: str) -> None:
    assert words in promises.words(2026)


def test_a_year_for_people_outside_has_no_exchanges_and_no_measures(book: Book) -> None:
    document = impact_document(book, "outside")
    assert headings(document) == [
        "What went well",
        "Decisions that changed something",
        "What we promised",
        "Promises kept",
    ]
    assert "council" not in str(document)
    assert part(document, "What we promised") == "In 2026 we made three promises and kept one."
    assert document.data["promises"] == {"made": 3, "kept": 1, "from_before": 0}


def test_a_year_without_minutes_says_so(book: Book) -> None:
    assert "There are no minutes of 2031." in markdown_text(impact_document(book, year=2031))


def test_open_promises_stand_by_owner_with_the_day_that_holds_now(book: Book) -> None:
    document = promises_document(book, today=date(2026, 9, 7))
    assert headings(document) == ["Mateo Ferreira, Tolland", "Imani Okafor, Quillmere"]
    assert "By Mon 5 Oct 2026, accepted. Promised Mon 2 Mar 2026." in markdown_text(document)
    assert [row.id for row in promises_document(book, party="quillmere").rows] == ["A3"]


def test_what_is_late_and_whose_owner_has_left_is_said_among_the_parties_alone(folder: Path) -> None:
    text = (folder / "partnership.toml").read_text(encoding="utf-8")
    left = text.replace('party = "tolland"\n', 'party = "tolland"\nuntil = 2026-10-01\n')
    (folder / "partnership.toml").write_text(left, encoding="utf-8")
    names = load_partnership(folder)[0]
    assert names is not None
    book, today = read_book(folder, names)[0], date(2026, 10, 6)
    document = promises_document(book, today=today)
    assert "By Mon 5 Oct 2026, its owner has left, late, accepted." in markdown_text(document)
    assert document.rows[0].state == "its owner has left, late, accepted"
    assert [(one["late"], one["owner_left"]) for one in document.data["actions"]] == [(True, True), (False, False)]
    away = promises_document(book, "outside", today=today)
    assert "By Mon 5 Oct 2026, accepted." in markdown_text(away)
    assert "late" not in away.data["actions"][0]


def test_a_table_of_the_year_has_the_promises_too(book: Book) -> None:
    rows = impact_document(book).rows
    assert [(row.text, row.state) for row in rows if row.kind == "promises"] == [
        ("made", "3"),
        ("kept", "1"),
        ("from before", "0"),
        ("moved then kept", "0"),
        ("let go", "0"),
        ("open", "2"),
    ]
    made = {row.kind: row.made_in for row in rows if row.kind in {"metric", "decision", "promise kept"}}
    assert set(made) == {"metric", "decision", "promise kept"}
    assert set(made.values()) <= {minutes.title for _, minutes in book.held}, "as in the export of minutes"
    (kept,) = (row for row in rows if row.kind == "promise kept")
    assert (kept.id, kept.state, kept.owner, kept.stream) == ("A1", "kept", "", "Three-museum pilot")
    away = [row.text for row in impact_document(book, "outside").rows if row.kind == "promises"]
    assert away == ["made", "kept", "from before"]


def test_a_decision_that_nobody_agreed_to_says_so_in_the_page_of_a_year(folder: Path, partnership: Partnership) -> None:
    path = folder / "minutes" / "2026-03-02-spring.toml"
    text = path.read_text(encoding="utf-8")
    said = 'owner = "imani"\nyes = ["quillmere", "tolland"]'
    assert said in text
    path.write_text(text.replace(said, 'owner = "imani"\nyes = ["quillmere"]\nno = ["tolland"]'), encoding="utf-8")
    book = read_book(folder, partnership)[0]
    for form, state in (("full", "no: Tolland"), ("outside", "not yet agreed")):
        document = impact_document(book, form)
        assert "Not yet agreed." in markdown_text(document)
        assert [row.state for row in document.rows if row.kind == "decision"] == [state]
        assert document.data["decisions"][0]["agreed"] is False
        assert "yes" not in document.data["decisions"][0] or document.data["decisions"][0]["yes"] == []


def test_an_amended_promise_says_so_among_the_parties_alone(folder: Path, partnership: Partnership) -> None:
    path = folder / "minutes" / "2026-09-07-autumn.toml"
    row = '\n[[amendment]]\npart = "A2.text"\nwas = "Send one invoice."\nnow = "Send both."\nwhy = "hush"\n'
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    book, _ = read_book(folder, partnership)
    assert "accepted, amended. Promised" in markdown_text(promises_document(book))
    assert [row.amended for row in promises_document(book).rows] == ["yes", ""]
    text = markdown_text(promises_document(book, "outside"))
    assert "Send both." in text
    for words in ("amended", "hush", "Send one invoice."):
        assert words not in text


def test_what_was_left_open_is_for_the_parties_until_it_is_promised(folder: Path, partnership: Partnership) -> None:
    path = folder / "minutes" / "2026-03-02-spring.toml"
    row = '\n[[open]]\nid = "A9"\ntext = "Look at the bill."\nowner = "imani"\nmissing = ["a date"]\n'
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    book, _ = read_book(folder, partnership)
    assert "Look at the bill." in markdown_text(promises_document(book))
    assert "Look at the bill." not in markdown_text(promises_document(book, "outside"))
    later = folder / "minutes" / "2026-09-07-autumn.toml"
    row = '\n[[update]]\nitem = "A9"\ndue = 2026-10-01\nto = "accepted"\n'
    later.write_text(later.read_text(encoding="utf-8") + row, encoding="utf-8")
    book, _ = read_book(folder, partnership)
    assert "Look at the bill." in markdown_text(promises_document(book, "outside"))


def test_no_open_promise_is_said_in_words(book: Book) -> None:
    document = promises_document(book, party="nobody")
    assert "No promise is open." in markdown_text(document)


def people_in(value: Any) -> list[str]:
    return [name for name in ("Imani", "Okafor", "Mateo", "Ferreira", "imani", "mateo") if name in str(value)]


def test_the_dashboard_names_no_person_anywhere(book: Book) -> None:
    document = dashboard_document(book)
    assert people_in(document) == []
    assert people_in(promises_document(book)) != []


def test_the_dashboard_shows_marks_by_party_promises_by_stream_signs_and_asks(book: Book) -> None:
    text = markdown_text(dashboard_document(book))
    for words in (
        "*Quillmere, last 8:* G G",
        "*Tolland, last 8:* G R",
        "*Latest:* ≠ DIFFERS",
        "*Three-museum pilot:* Open a door at the third site.",
        "- One invoice\n  - **A2** Mon 5 Oct 2026: Send one invoice.",
        "- Across streams\n  - **A3** no day yet: Book the hall.",
        "4 in 100 → 6 in 100, last read Mon 2 Mar 2026; we aim at 10 in 100.",
        "*Early sign:* Nobody answers for a week (not seen)",
    ):
        assert words in text


def test_a_stream_that_has_ended_is_on_no_dashboard(folder: Path, partnership: Partnership) -> None:
    before = dashboard_document(read_book(folder, partnership)[0])
    assert "Streams, as each party sees them" in headings(before)
    path = folder / "minutes" / "2026-09-07-autumn.toml"
    path.write_text(
        path.read_text(encoding="utf-8") + '\n[[update]]\nstream = "pilot"\nto = "ended"\n', encoding="utf-8"
    )
    document = dashboard_document(read_book(folder, partnership)[0])
    assert "Streams, as each party sees them" not in headings(document)


def test_minutes_that_cannot_be_read_are_named_at_the_foot(folder: Path, partnership: Partnership) -> None:
    (folder / "minutes" / "2026-10-05-broken.toml").write_text("meeting = [", encoding="utf-8")
    book, problems = read_book(folder, partnership)
    assert problems
    for made in (thanks_document(book), impact_document(book), promises_document(book), dashboard_document(book)):
        assert "Left out, as it could not be read: 2026-10-05-broken.toml." in made.paper.foot
    assert [row.state for row in promises_document(book, today=date(2026, 9, 7)).rows] == [
        "accepted, may have changed",
        "not yet accepted, may have changed",
    ]


def test_a_meeting_in_progress_is_in_none_of_them(folder: Path, partnership: Partnership) -> None:
    path = folder / "minutes" / "2026-03-02-spring.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"draft"', '"in progress"'), encoding="utf-8")
    assert "Leeds" not in str(thanks_document(read_book(folder, partnership)[0]))


def test_an_empty_partnership_has_something_to_say_of_itself(partnership: Partnership, tmp_path: Path) -> None:
    book, _ = read_book(tmp_path, partnership)
    for made in (thanks_document(book), impact_document(book), promises_document(book), dashboard_document(book)):
        assert markdown_text(made).startswith("# ")
