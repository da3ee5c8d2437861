"""A page that is heard has whole lines, one thing after another."""

from __future__ import annotations

from meetingtui.tui.linear.spoken_page import SpokenPage
from meetingtui.widgets.page import Page, ends, fit

LONG = "Two of three sites have signed, and the third has no contact until the spring " * 5


def test_a_paragraph_is_one_line_however_long() -> None:
    page = SpokenPage()
    page.text(LONG, indent=4, hang=8)
    assert page.told == [LONG]


def test_a_label_is_parted_from_its_text_and_a_number_is_not() -> None:
    page = SpokenPage()
    page.text("the third has no contact", first="Because  ", hang=9)
    page.text("Open a door", first="A31  ", hang=5)
    page.text("not at all", first="  1  ", hang=5)
    assert page.told == ["Because: the third has no contact", "A31  Open a door", "  1  not at all"]


def test_both_ends_of_a_row_are_told_in_full() -> None:
    page = SpokenPage()
    page.row(LONG, "Fri 27 Nov").blank().choice("1", LONG)
    assert page.told == [f"{LONG}  Fri 27 Nov", f"1  {LONG}"]


def test_what_stands_side_by_side_is_told_one_side_after_the_other() -> None:
    page = SpokenPage()
    half = page.width // 2
    page.text("Who has spoken")
    for left, right in (("Imani", "Mateo"), ("Jonas", "Priya")):
        page.parts((f"{fit(left, half - 1)} ", "bold"), (right, ""))
    page.text("About two minutes each.")
    assert page.told == ["Who has spoken", "Imani", "Jonas", "Mateo", "Priya", "About two minutes each."]


def test_words_at_the_far_end_belong_to_their_line() -> None:
    page = SpokenPage()
    page.parts(ends("Museum pilot", "12 dots", page.width))
    (line,) = page.told
    assert line.split() == ["Museum", "pilot", "12", "dots"]


def test_it_takes_whatever_a_page_takes() -> None:
    taking = {name for name, one in vars(Page).items() if not name.startswith("_") and not isinstance(one, property)}
    assert taking - {"gap", "blank"} <= vars(SpokenPage).keys()


def test_it_is_drawn_whole_whatever_room_a_page_would_have_had() -> None:
    def draw(page: Page) -> None:
        page.text(LONG).text("About two minutes each.")

    page = SpokenPage.of(20, 1, large=False, draw=draw)
    assert isinstance(page, SpokenPage)
    assert page.told == [LONG, "About two minutes each."]
