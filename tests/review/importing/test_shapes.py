"""Pages in the shapes that people write, each as the minutes it becomes."""

from __future__ import annotations

from datetime import date, time

import pytest

from meetingtui.files.minutes import Minutes
from meetingtui.files.toml_text import FileRefused
from meetingtui.review.importing.draft import Imported
from tests.review.importing.pages import doubts, file, gists, page, unread

Promised = dict[str, tuple[str, str | None, date | None]]


def promises(one: Imported) -> Promised:
    """Actions and what is left open: the words, the owner and the day of each."""
    made = one.minutes
    return {row.id or "": (row.text, row.owner, row.due) for row in (*made.action, *made.open)}


def decided(made: Minutes) -> list[str]:
    return [row.text for row in made.decision]


def test_headings_with_lists_beneath() -> None:
    one = file("headings")
    made = one.minutes
    assert (made.title, made.date, made.state, made.agenda) == ("Pilot kick-off", date(2025, 3, 12), "draft", None)
    assert made.present == {"quillmere": ("imani", "jonas"), "tolland": ("mateo", "petra")}
    assert made.apologies == ("dara",)
    assert [(person.name, person.party, person.role) for person in made.joined] == [
        ("Petra Novak", "tolland", "Sound designer")
    ]
    assert [(row.id, row.text, row.why) for row in made.decision] == [
        ("D12", "Start with two sites.", "waiting costs the spring cohort"),
        ("D13", "Send one invoice for both firms.", None),
    ]
    assert promises(one) == {
        "A31": ("Get a named contact at the third site", "imani", date(2025, 3, 20)),
        "A32": ("Draw the visitor route", "mateo", date(2025, 3, 28)),
        "A33": ("Book the room in Leeds", "petra", None),
        "A34": ("Find out about insurance", None, None),
    }
    assert [row.missing for row in made.open] == [("an owner", "a date")]
    assert [(row.item, row.to) for row in made.update] == [("A33", "done")]
    assert [(row.cause, row.mitigation) for row in made.risk] == [
        ("The council takes until summer", "ask for a letter of intent")
    ]
    assert [row.text for row in made.parked] == ["Do we offer the prototypers to other studios?"]
    assert made.next is not None
    assert made.next.date == date(2025, 4, 4)
    assert gists(one) == {
        "Where to begin": "Both firms would rather learn at two sites than wait for a third. Nobody has spoken to the "
        "council yet.\n\n• Leeds has signed\n\n• Hull wants a smaller room\n\n◦ they will say by Easter",
        "Decisions": "D12: The third may join in June",
        "Actions": "A32: ask Leeds for the floor plan first",
    }
    assert unread(one) == [(9, "Otto Brandt")]


def test_labels_at_the_beginning_of_lines_and_inside() -> None:
    one = file("labels")
    assert (one.minutes.title, one.minutes.facilitator) == ("Working group call", "priya")
    assert one.minutes.present == {"quillmere": ("imani",), "tolland": ("mateo", "priya")}
    assert one.minutes.apologies == ("jonas",)
    assert decided(one.minutes) == [
        "Use colours on the floor, and no new words.",
        "The museum stays shut on Mondays until then.",
    ]
    assert promises(one) == {
        "A31": ("Paint a first line", "mateo", date(2025, 5, 16)),
        "A32": ("Ask the fire officer", "imani", None),
        "A33": ("Count visitors on two Mondays", "priya", date(2025, 5, 31)),
        "A34": ("Write it down", "dara", None),
    }
    assert [row.from_ for row in one.minutes.open] == ["labels.md: ACTION-14", None]
    assert "Mateo: colours would do more than words" in gists(one)["Notes"]
    assert unread(one) == []


def test_front_matter_and_facts_beneath_a_decision() -> None:
    one = file("front-matter")
    made = one.minutes
    assert (made.title, made.date) == ("Quarterly look ahead", date(2025, 6, 17))
    assert (made.began, made.ended, made.facilitator) == (time(9, 30), time(11), "priya")
    assert made.place == "Tolland Bright, the long table"
    assert made.apologies == ("jonas",)
    assert [(row.text, row.owner, row.why) for row in made.decision] == [
        ("Share one stand at the fair", "mateo", "two stands would say that we are two projects")
    ]
    assert promises(one) == {
        "A31": ("Reserve the stand", "imani", date(2025, 6, 30)),
        "A32": ("Build the model", "dara", date(2025, 9, 1)),
    }
    assert unread(one) == [(12, "layout: minutes")]


def test_tables_with_their_columns_in_any_order() -> None:
    one = file("table")
    made = one.minutes
    assert (made.began, made.ended, made.place) == (time(14), time(14, 45), "Video call")
    assert made.present == {"quillmere": ("imani",), "tolland": ("priya", "dara")}
    assert promises(one) == {
        "A31": ("Send the figures for June", "imani", date(2025, 7, 15)),
        "A32": ("Repair the lamp in hall 2", "dara", date(2025, 7, 22)),
        "A33": ("Write the visitor guide", "priya", None),
        "A34": ("Rent a van", "jonas", None),
        "A35": ("Print the guide", None, date(2025, 8, 1)),
    }
    assert [row.from_ for row in made.action] == [f"table.md: AI-{number}" for number in (12, 13, 15)]
    assert [(row.item, row.to) for row in made.update] == [("A32", "done"), ("A34", "dropped")]
    assert gists(one) == {
        "Action items": "A31: Priority: high\n\nA33: Due: next call; Status: In progress; Priority: low\n\n"
        "A35: Owner: Ruth Adeyemi"
    }
    (risk,) = made.risk
    assert (risk.cause, risk.likelihood, risk.impact, risk.owner) == ("The lamp fails again", "mid", "high", "dara")
    assert [line for line, _ in doubts(one)] == [16, 18]


def test_lists_whose_items_are_headings() -> None:
    one = file("steering")
    assert one.minutes.present == {"quillmere": ("imani", "jonas"), "tolland": ("priya", "lena")}
    assert one.minutes.apologies == ("dara",)
    assert promises(one) == {
        "A31": ("Read the lease", "jonas", date(2025, 9, 12)),
        "A32": ("Call the three schools", "lena", None),
    }
    assert [row.text for row in one.minutes.parked] == ["Who pays for the coaches?"]
    assert unread(one) == []


def test_minutes_of_a_board() -> None:
    one = file("board")
    assert one.minutes.facilitator == "imani"
    assert decided(one.minutes) == [
        "The minutes of 10 December 2024 are approved as they stand.",
        "Each firm pays 2,000 a month into the fund from April.",
    ]
    assert gists(one)["2. Minutes of the last meeting"] == "Approved, 3-0-0"
    assert gists(one)["3. New business – 3.1 Reserve fund"].startswith("The fund covers four months.")


def test_bold_lines_for_headings_and_facts_side_by_side() -> None:
    one = file("bold")
    assert (one.minutes.title, one.minutes.date) == ("Weekly catch-up", date(2025, 4, 3))
    assert decided(one.minutes) == ["Go to Hull in May."]
    assert promises(one) == {
        "A31": ("Send Hull the drawings", "mateo", date(2025, 4, 11)),
        "A32": ("Thank the curator", "imani", None),
    }
    assert [row.text for row in one.minutes.parked] == ["Whether to film the visit"]
    assert one.minutes.apologies == ()
    assert doubts(one) == [(3, '"03/04/2025" was read with the day first')]


def test_a_table_of_people() -> None:
    one = file("people-table")
    assert one.minutes.present == {"quillmere": ("imani",), "tolland": ("ada",)}
    assert one.minutes.apologies == ("mateo",)
    assert [(person.name, person.role) for person in one.minutes.joined] == [("Ada Lovell", "Curator")]
    assert promises(one)["A32"] == ("Send the plan of hall 3", "ada", None)
    assert [line for line, _ in unread(one)] == [10]
    assert "Mateo Ferreira: Role" not in gists(one)["Attendance"]
    assert "Harbour Trust" in gists(one)["Attendance"]


def test_headings_that_name_the_owner_and_lines_that_name_the_party() -> None:
    one = file("owners")
    made = one.minutes
    assert made.present == {"quillmere": ("imani", "jonas"), "tolland": ("mateo", "dara", "priya")}
    assert [(row.who, row.at) for row in (*made.late, *made.left)] == [("dara", time(10, 30)), ("priya", time(12))]
    assert {mark: owner for mark, (_, owner, _) in promises(one).items()} == {
        "A31": "imani",
        "A32": "imani",
        "A33": "dara",
        "A34": "jonas",
        "A35": None,
    }
    assert gists(one)["Budget – Later"] == "A35: Look at the rent together"


def test_what_was_promised_earlier_stays_in_words() -> None:
    one = file("earlier")
    assert one.minutes.apologies == ("jonas",)
    assert list(promises(one)) == ["A31", "A32"]
    assert [(row.item, row.to) for row in one.minutes.update] == [("A32", "done")]
    assert gists(one)["Actions from the last meeting"] == "• ☑ Imani to call Leeds\n\n• ☐ Jonas to close October"
    assert gists(one)["Agenda"] == "• ☑ Lamp\n\n• ☐ Rent"
    assert one.minutes.next is not None
    assert one.minutes.next.date == date(2025, 12, 3)


def test_topics_with_labels_among_the_words() -> None:
    one = file("topics")
    assert (one.minutes.title, one.minutes.date) == ("Joint team meeting", date(2025, 3, 14))
    assert decided(one.minutes) == ["Mateo gives the talk."]
    assert gists(one) == {
        "Check-in": "(not minuted)",
        "Autumn fair – Stand": "The stand is on the corner.",
        "Autumn fair – Talks": "D12: Mateo gives the talk.",
        "Rent": "A32: Ask for three months' grace",
    }
    assert unread(one) == [(25, "Any other business")]


def test_a_page_without_headings() -> None:
    one = file("plain-notes")
    assert (one.minutes.title, one.minutes.date) == ("Plain notes", date(2025, 5, 7))
    assert list(promises(one).values()) == [("Send the second drawing to Leeds", None, None)]
    assert one.minutes.next is not None
    assert one.minutes.next.date == date(2025, 5, 21)


def test_what_else_markdown_has() -> None:
    one = file("strange")
    assert decided(one.minutes) == ["Close hall 3 & move the benches"]
    assert one.minutes.present == {"quillmere": ("imani",), "tolland": ("mateo",)}
    assert gists(one)["Figures"].startswith("• Hall: One; Visitors: 1,200; down\n\n")
    assert "photograph (https://photos.example/1, hall 2)" in gists(one)["Résumé"]
    assert [line for line, _ in unread(one)] == [3, 23]
    assert doubts(one) == [(5, '"Imani Okafr" was taken as Imani Okafor')]


def test_several_meetings_in_one_file_are_refused_with_their_lines() -> None:
    with pytest.raises(FileRefused) as refused:
        file("several")
    assert "several.md:7: holds minutes of several meetings (lines 3, 7); put each" in str(refused.value)


def test_a_page_that_says_nothing_is_empty_and_needs_its_day() -> None:
    with pytest.raises(FileRefused, match="does not say of which day"):
        file("empty")
    assert page("# Attendees\n\n## Decisions\n\nnone\n").empty


def test_an_old_number_never_looks_like_one_of_ours() -> None:
    one = page("## Actions\n\n| ID | Task |\n|---|---|\n| A7 | Count the benches |\n")
    assert [row.from_ for row in one.minutes.open] == ["old.md: A7"]
    assert [row.id for row in one.minutes.open] == ["A31"]


def test_an_item_may_name_the_owner_of_those_beneath_it() -> None:
    one = page("""\
        ## Actions

        - Imani
          - call Leeds
          - write to Hull by Friday
            - ask for the plan
        - Mateo
          - paint the line
        - look at the rent
        """)
    assert promises(one) == {
        "A31": ("Call Leeds", "imani", None),
        "A32": ("Write to Hull", "imani", date(2025, 3, 14)),
        "A33": ("Paint the line", "mateo", None),
        "A34": ("Look at the rent", None, None),
    }
    assert gists(one) == {"Actions": "A32: ask for the plan"}


def test_a_party_may_head_a_list_in_every_way() -> None:
    one = page("""\
        ## Attendees

        - Quillmere
          - Imani
          - Rob Hale
        - Ann Marsh

        ### Tolland Bright

        - Ida Berg
        """)
    assert one.minutes.present == {"quillmere": ("imani", "rob"), "tolland": ("ida",)}
    assert unread(one) == [(6, "Ann Marsh")]


def test_long_words_are_kept_in_pieces() -> None:
    one = page("# T\n\n" + "benches and lamps " * 1500)
    assert len(one.minutes.step) == 3
    words = " ".join(step.gist or "" for step in one.minutes.step).split()
    assert words == ("benches and lamps " * 1500).split()
    assert [step.title for step in one.minutes.step] == ["Notes", "Notes (2)", "Notes (3)"]


def test_an_item_that_is_too_long_is_told_by_its_line() -> None:
    one = page("## Decisions\n\n- " + "x" * 10_001)
    assert one.minutes.decision == ()
    assert [(told.line, told.why) for told in one.unread] == [(3, "is longer than 10,000 characters")]


def test_more_items_than_a_meeting_has_are_told_by_line() -> None:
    one = page("## Risks\n\n" + "- it rains\n" * 502)
    assert len(one.minutes.risk) == 500
    assert [told.line for told in one.unread] == [503, 504]


def test_nobody_ticked_is_a_question() -> None:
    one = page("## Attendees\n\n- [ ] Imani\n- [ ] Mateo\n")
    assert one.minutes.present == {"quillmere": ("imani",), "tolland": ("mateo",)}
    assert doubts(one) == [(3, "nobody in this list is ticked; all were taken to be there")]


@pytest.mark.parametrize(
    "text", ["Buy the barn (Owner: Imani)", "Buy the barn [owner: Imani Okafor].", "Buy the barn; owner: Imani"]
)
@pytest.mark.parametrize("heading", ["Decisions", "Risks", "Open questions"])
def test_the_owner_behind_any_item_is_its_owner(heading: str, text: str) -> None:
    made = page(f"## {heading}\n\n- {text}\n").minutes
    (row,) = (*made.decision, *made.risk, *made.parked)
    assert (row.cause if heading == "Risks" else row.text, row.owner) == ("Buy the barn", "imani")  # type: ignore[union-attr]


def test_an_owner_nobody_knows_stays_in_the_words_and_is_told() -> None:
    one = page("## Decisions\n\n- Buy the barn (Owner: Ruth)\n")
    assert decided(one.minutes) == ["Buy the barn (Owner: Ruth)"]
    assert doubts(one) == [(3, '"Ruth" is nobody known here; it has no owner yet')]


@pytest.mark.parametrize("label", ["Rationale", "Because", "Why", "Reason"])
@pytest.mark.parametrize(
    "shape",
    [
        "## Decisions\n\n- Buy the barn.\n  {}: it is dry\n",
        "## Decisions\n\n- Buy the barn. {}: it is dry\n",
        "## Decisions\n\n- Buy the barn.\n\n  {}: it is dry\n",
        "DECISION: Buy the barn.\n{}: it is dry\n",
        "- DECISION: Buy the barn.\n  {}: it is dry (Owner: Imani)\n",
    ],
)
def test_the_reason_of_a_decision_may_stand_on_its_next_line(shape: str, label: str) -> None:
    (row,) = page(shape.format(label)).minutes.decision
    assert (row.text, row.why) == ("Buy the barn.", "it is dry")
    assert row.owner == ("imani" if "Owner" in shape else None)


def test_an_owner_at_the_end_of_a_line_stands_when_the_words_run_on() -> None:
    one = page("""\
        ## Actions

        - [x] child two (Imani)
          and what came of it
        - [ ] send the list (Mateo)
          to both firms by 20 March
        """)
    assert promises(one) == {
        "A31": ("Child two and what came of it", "imani", None),
        "A32": ("Send the list to both firms", "mateo", date(2025, 3, 20)),
    }
