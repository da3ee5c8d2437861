"""An agenda with an error does not start; everything wrong with it is said at once, each in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from meetingtui.core.people import Partnership
from meetingtui.files.agenda import agenda_from_json, find_agenda, list_agendas, load_agenda, shipped_agendas
from meetingtui.files.toml_text import FileRefused
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.close.step import CloseFields
from tests.files.conftest import said

Write = Callable[..., Path]

RIGHT = """title = "Short"
purpose = "Hear each other."
minutes = 20
needs = ["someone from every party"]

[[step]]
kind = "ask"
title = "What is moving"
minutes = 14
prompts = ["What are you noticing?"]

[[step]]
kind = "close"
minutes = 6
"""


def problems_of(path: Path, partnership: Partnership | None = None) -> list[str]:
    agenda, problems = load_agenda(path, partnership)
    assert (agenda is None) == any(": warning: " not in str(problem) for problem in problems)
    return said(problems)


def test_a_right_agenda_has_its_steps_by_kind(write: Write) -> None:
    agenda, problems = load_agenda(write(RIGHT))
    assert problems == []
    assert agenda is not None
    assert (agenda.name, agenda.title, agenda.minutes, agenda.planned) == ("care", "Short", 20, 20)
    assert [type(step) for step in agenda.step] == [AskFields, CloseFields]


def test_an_agenda_survives_the_log_of_a_meeting(write: Write) -> None:
    agenda, _ = load_agenda(write(RIGHT + 'odd = { a = [1, 2] }\nprivate = """\nOne.\n\nTwo."""\n'))
    assert agenda is not None
    again = agenda_from_json(agenda.model_dump(mode="json", by_alias=True))
    assert again == agenda
    assert [type(step) for step in again.step] == [AskFields, CloseFields]
    assert agenda_from_json(agenda.model_dump(mode="json", by_alias=True, exclude_none=True)) == agenda


def test_all_problems_are_told_at_once_each_with_its_line(write: Write) -> None:
    path = write(
        'titel = "x"\nminutes = "ten"\n\n[[step]]\nkind = "ask"\nprompts = ["", 3]\nshape = "rund"\nneds = 1\n'
        '[[step]]\nkind = "close"\nseal = "yes"\nminutes = 700\n'
    )
    assert problems_of(path) == [
        'care.toml:1: there is no "title"; add it',
        'care.toml:1: warning: "titel" is not a key; did you mean "title"?',
        'care.toml:2: "minutes" must be a whole number, without quotes, not "ten"',
        'care.toml:6: step 1 (ask), "prompts", entry 1 is empty; write something, or take the key out',
        'care.toml:6: step 1 (ask), "prompts", entry 2 must be text between quotes, as in "so", not 3',
        'care.toml:7: step 1 (ask) "shape" is "rund"; did you mean "round"? It may be "round", "open" or "pairs"',
        'care.toml:8: warning: step 1 (ask) "neds" is not a key; it is kept, and nothing reads it',
        'care.toml:11: step 2 (close) "seal" must be true or false, without quotes, not "yes"',
        'care.toml:12: step 2 (close) "minutes" must be 600 or less, not 700',
    ]


def test_an_unknown_key_is_a_warning_with_a_guess_and_survives(write: Write) -> None:
    path = write(RIGHT.replace('title = "What', 'titel = "What'))
    agenda, problems = load_agenda(path)
    assert said(problems) == ['care.toml:8: warning: step 1 (ask) "titel" is not a key; did you mean "title"?']
    assert agenda is not None
    assert agenda.step[0].model_extra == {"titel": "What is moving"}


def test_the_name_is_the_files_and_not_a_key(write: Write) -> None:
    agenda, problems = load_agenda(write('name = "other"\n' + RIGHT))
    assert agenda is not None
    assert agenda.name == "care"
    assert said(problems) == ['care.toml:1: warning: "name" is not a key; it is kept, and nothing reads it']


@pytest.mark.parametrize("text", ['title = "x"\n', 'title = "x"\nstep = []\n'])
def test_an_agenda_needs_steps(text: str, write: Write) -> None:
    assert problems_of(write(text))[-1].endswith('this agenda has no steps; add [[step]] with kind = "ask"')


KINDS = "ask, status, gather, stages, grid, rate, review, decide, close"


def test_a_kind_that_does_not_exist_is_told_with_the_nearest_that_does(write: Write) -> None:
    text = 'title = "x"\n[[step]]\nkind = "aks"\n[[step]]\ntitle = "x"\n[[step]]\nkind = 3\n'
    assert problems_of(write(text)) == [
        f'care.toml:3: step 1 is of kind "aks", which does not exist; did you mean "ask"? Kinds: {KINDS}',
        f'care.toml:4: step 2 needs "kind"; it may be {KINDS}',
        f'care.toml:7: step 3 "kind" must be text between quotes; it may be {KINDS}',
    ]


@pytest.mark.parametrize("kind", ['["ask"]', '{ a = "ask" }', "2026-11-27", "true"])
def test_a_kind_that_is_not_even_text_is_told_like_any_other(kind: str, write: Write) -> None:
    text = f'title = "x"\n[[step]]\nkind = {kind}\nprompts = ["So?"]\n'
    assert problems_of(write(text)) == [f'care.toml:3: step 1 "kind" must be text between quotes; it may be {KINDS}']


def test_people_whom_a_step_names_must_be_in_the_partnership(write: Write, partnership: Partnership) -> None:
    text = (
        'title = "x"\n[[step]]\nkind = "decide"\nowner = "imni"\nmethod = "one decides after hearing"\n'
        'heard = ["tolland", "nobody"]\n[[step]]\nkind = "gather"\nprompt = "?"\nlast = "tolland"\n'
        '[[step]]\nkind = "close"\n'
    )
    _, problems = load_agenda(write(text), partnership)
    told = [str(problem).rpartition("/")[2] for problem in problems]
    assert [line.split(",")[0] for line in told] == [
        'care.toml:4: step 1 (decide) "owner" is "imni"',
        "care.toml:6: step 1 (decide)",
        'care.toml:10: step 2 (gather) "last" is "tolland"',
    ]
    assert 'did you mean "imani"?' in told[0]


def test_two_hundred_steps_are_enough(write: Write) -> None:
    text = 'title = "x"\n' + '[[step]]\nkind = "close"\n' * 201
    assert problems_of(write(text)) == [
        "care.toml:402: this agenda has 201 steps; the limit is 200; split it into several agendas"
    ]


def test_steps_written_as_one_table(write: Write) -> None:
    assert problems_of(write('title = "x"\n[step]\nkind = "ask"\n')) == [
        'care.toml:2: "step" is one table, and there may be several; write [[step]] with two brackets'
    ]


def test_a_rule_between_fields_is_told_with_its_way_out(write: Write) -> None:
    path = write(RIGHT.replace("minutes = 14", 'record = "nothing"\nmakes = "win"'))
    assert problems_of(path) == [
        'care.toml:6: step 1 (ask): "makes" needs a record; take it out, or set record = "gist"'
    ]


def test_steps_longer_than_the_agenda_and_a_missing_close_are_warnings(write: Write) -> None:
    path = write(RIGHT.replace("minutes = 20", "minutes = 10").partition('[[step]]\nkind = "close"')[0])
    assert problems_of(path) == [
        "care.toml:3: warning: the steps take 14 minutes together, the agenda 10; shorten a step, or raise minutes",
        'care.toml:6: warning: the last step is not a close; end with [[step]] kind = "close", '
        "so that promises are read back",
    ]


def test_who_speaks_must_be_a_group_a_party_or_a_person_of_the_partnership(
    write: Write, partnership: Partnership
) -> None:
    path = write(RIGHT.replace("minutes = 14", 'who = "quilmere"\nstarts = "tolland"'))
    assert load_agenda(path)[1] == []
    found = problems_of(path, partnership)
    assert len(found) == 1
    assert found[0].startswith(
        'care.toml:9: step 1 (ask) "who" is "quilmere", which is neither a group, a party nor a person here; '
        'did you mean "quillmere"? Known: "everyone", "parties", "anyone", "quillmere", "tolland"'
    )
    for name in ("quillmere", "priya", "anyone"):
        assert problems_of(write(RIGHT.replace("minutes = 14", f'who = "{name}"')), partnership) == []


class TestFinding:
    def test_a_path_is_taken_as_it_is(self, folder: Path) -> None:
        assert find_agenda("some/where.toml", folder) == Path("some/where.toml")

    def test_your_own_agenda_comes_before_the_shipped_one(self, folder: Path) -> None:
        shipped = next(path.stem for path in sorted(shipped_agendas().glob("*.toml")))
        assert find_agenda(shipped, folder) == shipped_agendas() / f"{shipped}.toml"
        (folder / "agendas" / f"{shipped}.toml").write_text(RIGHT)
        assert find_agenda(shipped, folder) == folder / "agendas" / f"{shipped}.toml"
        entry = next(entry for entry in list_agendas(folder) if entry.name == shipped)
        assert entry.yours
        assert [each.name for each in list_agendas(folder)].count(shipped) == 1

    def test_a_name_that_is_not_there_brings_the_nearest(self, folder: Path) -> None:
        (folder / "agendas" / "fortnight.toml").write_text(RIGHT)
        with pytest.raises(FileRefused, match='there is no agenda of that name; did you mean "fortnight"'):
            find_agenda("fortnigt", folder)

    def test_every_shipped_agenda_is_right(self) -> None:
        entries = list_agendas(None)
        assert entries
        assert [(entry.name, entry.problems) for entry in entries if entry.agenda is None or entry.problems] == []

    def test_a_broken_agenda_is_listed_with_its_reason(self, folder: Path) -> None:
        (folder / "agendas" / "mine.toml").write_text("title = ")
        entry = list_agendas(folder)[0]
        assert (entry.name, entry.yours, entry.agenda) == ("mine", True, None)
        assert len(entry.problems) == 1


def test_a_partnerships_language_comes_before_english_and_its_own_before_the_shipped(tmp_path: Path) -> None:
    (tmp_path / "partnership.toml").write_text('name = "Q"\nlanguage = "de"\n[[party]]\nid = "q"\nname = "Q"\n')
    assert find_agenda("care", tmp_path) == shipped_agendas() / "de" / "care.toml"
    assert find_agenda("kickoff", tmp_path) == shipped_agendas() / "kickoff.toml"
    own = tmp_path / "agendas" / "de" / "care.toml"
    own.parent.mkdir(parents=True)
    own.write_text(RIGHT)
    assert find_agenda("care", tmp_path) == own
    listed = {entry.name: entry for entry in list_agendas(tmp_path)}
    assert listed["care"].yours
    assert listed["premortem"].path.parent.name == "de"
    assert len(listed) == 30
