"""One accountable person in a cell."""

from __future__ import annotations

import pytest

from meetingtui.steps.grid.owners import ONE_PERSON, owner_in, read_owner, say_owner
from meetingtui.steps.protocol import Refusal, View


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("@imani", "@imani"),
        ("Imani", "@imani"),
        ("imani okafor", "@imani"),
        ("@Imani Okafor +Jonas Weil", "@imani +jonas"),
        ("imani +jonas +jonas +imani", "@imani +jonas"),
        ("+jonas @imani", "@imani +jonas"),
    ],
)
def test_a_person_is_named_by_mark_or_by_name_and_kept_by_id(view: View, line: str, kept: str) -> None:
    assert read_owner(line, view) == kept


@pytest.mark.parametrize("line", ["@imani @jonas", "imani @jonas", "@imani @jonas +priya"])
def test_a_second_accountable_person_is_refused_with_the_way_out(view: View, line: str) -> None:
    assert read_owner(line, view) == Refusal(ONE_PERSON)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("the team", "nobody is called"),
        ("@imanu", "did you mean @imani?"),
        ("@tolland", "is a party"),
        ("+jonas", "name one person first"),
        ("@", "nobody is called"),
    ],
)
def test_what_names_nobody_is_refused(view: View, line: str, words: str) -> None:
    found = read_owner(line, view)
    assert isinstance(found, Refusal)
    assert words in found.sentence


def test_the_cell_is_read_by_first_names(view: View) -> None:
    assert say_owner("@imani +jonas +priya", view) == "Imani, with Jonas and Priya"
    assert say_owner("the whole room", view) == "the whole room"
    assert (owner_in("@imani +jonas"), owner_in("nobody yet"), owner_in("")) == ("imani", "", "")
