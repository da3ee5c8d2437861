"""A row of `[[update]]` that somebody meant to change something, and that changes nothing, is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.core.becoming import CHANGED, ENDED, STREAM_WORDS
from meetingtui.core.items import ItemKind
from meetingtui.files.minutes import load_minutes
from meetingtui.steps.review.registers import REGISTERS

HEAD = 'partnership = "q"\nmeeting = 9\ntitle = "T"\ndate = 2026-11-20\nbegan = 14:00:00\n'
KINDS = {
    "actions": ItemKind.ACTION,
    "agreements": ItemKind.AGREEMENT,
    "concerns": ItemKind.CONCERN,
    "decisions": ItemKind.DECISION,
    "exchanges": ItemKind.EXCHANGE,
    "experiments": ItemKind.EXPERIMENT,
    "glossary": ItemKind.TERM,
    "metrics": ItemKind.METRIC,
    "questions": ItemKind.PARKED,
    "risks": ItemKind.RISK,
    "wins": ItemKind.WIN,
}


def told(tmp_path: Path, rows: str) -> list[str]:
    path = tmp_path / "m.toml"
    path.write_text(HEAD + rows, encoding="utf-8")
    minutes, problems = load_minutes(path)
    assert minutes is not None, problems
    return [str(one).removeprefix(f"{path}:") for one in problems]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ('item = "A4"\nto = "Done"', '8: warning: update 1 "Done" changes nothing of A4; did you mean "done"?'),
        ('item = "A4"\nto = "doen"', '8: warning: update 1 "doen" changes nothing of A4; did you mean "done"?'),
        (
            'item = "A4"\nto = "closed"',
            '8: warning: update 1 "closed" changes nothing of A4; known: "accepted", "done"',
        ),
        ('stream = "pilot"\nto = "closed"', '8: warning: update 1 "closed" changes nothing of pilot; known: "ended"'),
        ('item = "A4"\nto = "moved"', '8: warning: update 1 "moved" names no due; add due ='),
        ('item = "A4"\nto = "handed on"', '8: warning: update 1 "handed on" names no owner; add owner ='),
    ],
)
def test_what_changes_nothing_is_told_with_what_was_meant(tmp_path: Path, row: str, sentence: str) -> None:
    (one,) = told(tmp_path, f"[[update]]\n{row}\n")
    assert one.startswith(sentence)


@pytest.mark.parametrize(
    "row",
    [
        'item = "A4"\nto = "done"',
        'item = "A4"\nto = "moved"\ndue = 2026-12-01\nwhy = "rain"',
        'item = "R4"\nsign = "seen"',
        'item = "M4"\nreading = 4',
        'item = "A4"\nnote = "half of it"',
        'stream = "pilot"\nto = "ended"',
    ],
)
def test_what_changes_something_or_only_notes_it_is_right(tmp_path: Path, row: str) -> None:
    assert told(tmp_path, f"[[update]]\n{row}\n") == []


def test_an_id_with_another_letter_is_told(tmp_path: Path) -> None:
    (one,) = told(tmp_path, '[[decision]]\nid = "X155"\ntext = "x"\n')
    assert (
        one == "7: warning: decision X155 begins with X as that of an exchange does; write D and the next free number"
    )


def test_every_word_that_a_review_writes_is_known() -> None:
    assert {of for of, one in REGISTERS.items() if one.words} == {*KINDS, "streams"}
    for of, one in REGISTERS.items():
        kind = KINDS.get(of)
        known = ENDED[kind] | CHANGED[kind] if kind else STREAM_WORDS
        assert {*one.words, *one.closes} <= known, of


def test_every_kind_of_item_that_is_carried_has_its_words() -> None:
    assert ENDED.keys() == CHANGED.keys()
    assert all(ENDED[kind].isdisjoint(CHANGED[kind]) for kind in ENDED)


def test_a_colour_that_is_none_is_told_once_with_all_there_are(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(f'{HEAD}[[status]]\nstream = "pilot"\nwas = "purple"\n', encoding="utf-8")
    (one,) = load_minutes(path)[1]
    assert str(one).endswith(
        ':8: status 1 "was" is "purple"; it may be "green", "yellow", "red", "no view" or "differs"'
    )
