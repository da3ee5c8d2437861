"""A word of the glossary is found while it is typed, and completed by Tab."""

from __future__ import annotations

from datetime import date

from meetingtui.core.capture import Context, complete
from meetingtui.core.glossary import begun_terms, say_meaning, typed_term
from meetingtui.core.items import ItemKind, Term
from tests.steps.conftest import PARTNERSHIP

DRAFT = Term(word="draft", means={"quillmere": "a sketch", "tolland": "nearly final"})
DONE = Term(word="done means", agreed="both have signed")
TERMS = (DRAFT, DONE)
CONTEXT = Context(PARTNERSHIP, date(2026, 11, 20), ("imani",), TERMS)


def test_the_word_that_stands_last_is_the_one_whose_meaning_is_said() -> None:
    assert typed_term("Send the Draft by friday", TERMS) is DRAFT
    assert typed_term("Two drafts, and what done means", TERMS) is DONE
    assert typed_term("Redrafting", TERMS) is None
    assert typed_term("", TERMS) is None


def test_two_meanings_are_said_by_party_and_an_agreed_one_once() -> None:
    assert say_meaning(DRAFT, PARTNERSHIP) == '"draft": to Quillmere a sketch; to Tolland nearly final'
    assert say_meaning(DONE, PARTNERSHIP) == '"done means": both have signed'
    assert say_meaning(Term(word="late"), PARTNERSHIP) == ""


def test_a_long_meaning_takes_one_glance() -> None:
    long = Term(word="slot", means={"quillmere": "an hour " * 40, "tolland": "a day " * 40})
    assert len(say_meaning(long, PARTNERSHIP)) < 120


def test_tab_completes_a_term_and_keeps_what_was_typed_of_it() -> None:
    (found,) = complete(ItemKind.ACTION, "Send the Dr", 11, CONTEXT)
    assert ("Send the Dr"[: found.start] + found.text, found.end) == ("Send the Draft", 11)
    (more,) = complete(ItemKind.ACTION, "what done m", 11, CONTEXT)
    assert "what done m"[: more.start] + more.text == "what done means"


def test_tab_offers_no_term_for_one_letter_a_whole_word_or_the_middle_of_one() -> None:
    for line in ("Send the d", "Send the draft", "Send the redr", ""):
        assert begun_terms(line, len(line), TERMS) == (), line


def test_names_after_a_mark_are_completed_as_before() -> None:
    assert [one.text for one in complete(ItemKind.ACTION, "x @dr", 5, CONTEXT)] == []
    assert [one.text for one in complete(ItemKind.ACTION, "x @im", 5, CONTEXT)] == ["@imani"]
