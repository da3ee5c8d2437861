"""Every text that minutes can hold is somewhere in the index, in the place where it stands."""

from __future__ import annotations

import tomllib
from typing import Any, get_args

import pytest

from meetingtui.core.items import MODELS, ItemKind
from meetingtui.files.minutes import Minutes, load_minutes
from meetingtui.review.index.places import ITEM_NAMES, ITEM_WORDS, KINDS, places
from tests.review.index.archive import DATA

HEAD = 'partnership = "q"\nmeeting = 1\ntitle = "A meeting"\ndate = 2026-11-20\nbegan = 14:00:00\n'
NO_WORDS = {"id", "stream", "due", "accepted", "review", "replaces", "state", "likelihood", "impact", "by", "until"} | {
    "version",
    "acknowledged",
    "closed",
    "since",
}
"""Fields of items that are dates, marks, levels or ids of other things."""


def minutes(text: str) -> Minutes:
    return Minutes.model_validate(tomllib.loads(HEAD + text))


def holds_text(annotation: Any) -> bool:
    return annotation is str or any(holds_text(inner) for inner in get_args(annotation))


@pytest.mark.parametrize("kind", ItemKind)
def test_every_field_of_an_item_is_words_or_names_or_neither_on_purpose(kind: ItemKind) -> None:
    fields = set(MODELS[kind].model_fields)
    assert fields <= {*ITEM_WORDS[kind], *ITEM_NAMES, *NO_WORDS, "from_"}
    assert set(ITEM_WORDS[kind]) <= fields
    assert kind.value in KINDS


STEP = """
[[step]]
kind = "gather"
title = "title-1"
gist = "gist-1"
outcome = "outcome-1"
said = [{ party = "quillmere", who = "imani", text = "said-1" }]
left = [{ text = "left-1", column = "column-1" }]
[step.grid.row1]
col1 = "cell-1"
[step.rows]
row1 = "roww-1"
[step.cols]
col1 = "coll-1"
[[step.theme]]
name = "theme-1"
cards = [{ text = "card-1" }]
[[step.stage]]
name = "stage-1"
gist = "agreed-1"
said = [{ party = "tolland", text = "door-1" }]
options = ["option-1"]
criteria = ["test-1"]
cause = [{ id = 1, text = "cause-1" }]
[[step.check]]
row = "quillmere"
col = "col1"
party = "tolland"
mark = "partly"
text = "corrected-1"
"""
WORDS = (
    "title",
    "gist",
    "outcome",
    "said",
    "left",
    "column",
    "cell",
    "roww",
    "coll",
    "theme",
    "card",
    "stage",
    "agreed",
    "door",
    "option",
    "test",
    "cause",
    "corrected",
)


@pytest.mark.parametrize("word", WORDS)
def test_what_a_step_leaves_is_found_in_that_step(word: str) -> None:
    found = [entry for entry in places(minutes(STEP)) if f"{word}-1" in entry.text]
    assert [entry.part for entry in found] == ["step.1"]
    assert found[0].kind == "step"


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ('note = "word-1"', "note", "meeting"),
        ('place = "word-1"', "head", "meeting"),
        ('check_out = ["word-1"]', "head", "meeting"),
        ('[[status]]\nstream = "pilot"\nbecause = "word-1"', "status.pilot", "status"),
        ('[[status]]\nstream = "pilot"\nask = "word-1"', "status.pilot", "status"),
        ('[[rating]]\nline = "trust"\ntext = "word-1"', "rating.trust", "rating"),
        ('[[rating]]\nline = "t"\ntext = "x"\ncomment = [{ party = "q", text = "word-1" }]', "rating.t", "rating"),
        ('[[update]]\nitem = "A1"\nnote = "word-1"', "update.1", "update"),
        ('[[update]]\nitem = "A1"\ntext = "word-1"', "update.1", "update"),
        ('[[update]]\nitem = "M1"\nreading = "word-1"', "update.1", "update"),
        ('[[amendment]]\npart = "A1.text"\nnow = "word-1"', "amendment.1", "amendment"),
        ('[[redaction]]\npart = "A1.text"\nwhy = "word-1"', "redaction.1", "redaction"),
        ('[[reopened]]\nwhy = "word-1"', "reopened.1", "amendment"),
        ('[[override]]\nbecause = "word-1"', "override.1", "override"),
        ('[[win]]\ntext = "word-1"', "win.1", "win"),
        ('[[risk]]\nid = "R4"\ncause = "x"\nsign = "word-1"', "R4", "risk"),
        ('[[action]]\nid = "A4"\ntext = "x"\nstrange = "word-1"', "A4", "action"),
        ('[[decision]]\nid = "D4"\ntext = "x"\nconcern = [{ who = "q", text = "word-1" }]', "D4", "decision"),
    ],
)
def test_a_text_is_found_where_it_stands(text: str, part: str, kind: str) -> None:
    (found,) = [entry for entry in places(minutes(text)) if "word-1" in entry.text]
    assert (found.part, found.kind) == (part, kind)


def test_whoever_merely_was_there_is_not_who_it_is_about() -> None:
    found, _ = load_minutes(DATA / "minutes.toml")
    assert found is not None
    head = places(found)[0]
    assert (head.who, "imani" in head.there, "imani" in head.text) == ((), True, False)


def test_an_item_knows_its_owner() -> None:
    found, _ = load_minutes(DATA / "minutes.toml")
    assert found is not None
    owners = {entry.part: entry.by for entry in places(found)}
    assert (owners["A31"], owners["D12"]) == ("imani", "imani")
