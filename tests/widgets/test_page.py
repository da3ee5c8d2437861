"""A page is never wider than its width, loses no word, and cuts none where there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from meetingtui.widgets.page import QUIET, STRONG, WIDEST, Page, ends, fit, wrap

TEXTS = st.one_of(
    st.text("ab 界👍é-[]", max_size=120),
    st.sampled_from(["日本語の文章はここにあります", "👩\u200d💻 " * 20, "ﾊﾝｶｸ " * 20, "word " * 40, "x" * 200, ""]),
)
WIDTHS = st.integers(8, 100)


def joined(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, WIDTHS)
def test_wrapping_keeps_to_the_width_and_loses_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert joined("".join(lines)) == joined(text)


@given(st.lists(st.sampled_from(["a", "meeting", "of", "partners", "日本"]), max_size=40), st.integers(8, 100))
def test_a_word_that_fits_on_a_line_is_never_cut(words: list[str], width: int) -> None:
    assert " ".join(wrap(" ".join(words), width)).split() == words


def test_paragraphs_stay_apart() -> None:
    assert wrap("one two\nthree", 20) == ["one two", "three"]
    assert wrap("", 20) == [""]


@given(TEXTS, st.integers(0, 100))
def test_fitting_gives_exactly_the_width(text: str, width: int) -> None:
    shown = fit(text, width)
    assert cell_len(shown) == width
    if cell_len(text) <= width:
        assert shown.rstrip() == text.rstrip()
    elif width > 1:
        assert "…" in shown


def test_what_does_not_fit_ends_between_two_words_where_it_can() -> None:
    assert fit("Open a door at the third site", 20).rstrip() == "Open a door at the…"


@given(TEXTS, st.text("ab 界", max_size=40), st.integers(1, 100))
def test_words_at_both_ends_take_exactly_the_width_and_the_left_gives_way(left: str, right: str, width: int) -> None:
    shown = ends(left, right, width)
    assert cell_len(shown) == width
    if right and cell_len(right) + 3 < width:
        assert shown.endswith(right)


@given(
    TEXTS,
    st.integers(16, 100),
    st.integers(0, 6),
    st.one_of(st.none(), st.integers(0, 12)),
    st.one_of(st.just(""), st.just("1  "), st.text("ab界: ", max_size=60)),
)
def test_a_paragraph_keeps_to_the_page_whatever_stands_before_it(
    text: str, width: int, indent: int, hang: int | None, first: str
) -> None:
    page = Page(width).text(text, STRONG, indent=indent, hang=hang, first=first)
    lines = page.content.plain.split("\n")
    assert all(cell_len(line) <= page.width for line in lines)
    assert joined(first + text) == joined("".join(lines))


@given(TEXTS, TEXTS, st.integers(16, 100), st.integers(0, 8))
def test_one_line_things_keep_to_the_page(left: str, right: str, width: int, indent: int) -> None:
    page = Page(width).row(left, right, indent=indent).parts((left, STRONG), right).choice("1", left)
    assert all(cell_len(line) <= page.width for line in page.content.plain.split("\n"))
    assert page.height >= 3


def test_what_a_key_does_is_wrapped_and_not_cut() -> None:
    page = Page(24).choice("2", "leave it open and go on with it")
    assert page.content.plain == "  2  leave it open and\n     go on with it"


def test_a_page_is_never_wider_than_reads_well() -> None:
    assert Page(200).width == WIDEST
    page = Page(200).text("word " * 100)
    assert max(cell_len(line) for line in page.content.plain.split("\n")) <= 72


def test_there_are_never_two_empty_lines_in_a_row_and_none_at_the_top() -> None:
    page = Page(40).blank().text("one").blank().blank().text("two").gap().text("three")
    assert page.content.plain == "one\n\ntwo\nthree"
    assert Page(40, large=True).text("one").gap().text("two").content.plain == "one\n\ntwo"


def test_brackets_are_words_like_any_others() -> None:
    page = Page(60).text("[/bold] a[= [@click=app.quit]x", QUIET).parts("[/]", (" [TODO]", STRONG)).row("[x]", "[ ]")
    assert page.content.plain.split("\n")[0] == "[/bold] a[= [@click=app.quit]x"
    assert page.content.plain.split("\n")[1] == "[/] [TODO]"
    assert page.content.plain.split("\n")[2].split() == ["[x]", "[", "]"]


def test_a_text_is_cut_only_where_the_page_has_no_room_for_all_of_it() -> None:
    def draw(page: Page) -> None:
        page.text("one two three four five six" if page.whole else "one …")

    assert Page.of(16, 2, large=False, draw=draw).height == 2
    assert Page.of(16, 1, large=False, draw=draw).content.plain == "one …"


def test_the_large_layout_parts_rows_where_there_is_room_and_never_the_lines_of_one_text() -> None:
    def draw(page: Page) -> None:
        page.text("one two three four five", first="1  ").row("left", "right").choice("2", "six seven eight nine")

    assert [bool(line.plain) for line in Page.of(20, 9, large=True, draw=draw).lines] == [
        *(True, True, False),
        *(True, False),
        *(True, True),
    ]
    assert all(line.plain for line in Page.of(20, 6, large=True, draw=draw).lines)
    assert all(line.plain for line in Page.of(20, 9, large=False, draw=draw).lines)


def test_the_large_layout_has_nothing_that_is_quieter_than_the_rest() -> None:
    for large in (False, True):
        page = Page(40, large=large).text("a note", QUIET).parts(("another", QUIET))
        assert [bool(line.spans) for line in page.lines] == [not large, not large]
