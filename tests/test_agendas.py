"""The shipped agendas are right, run with what this version has, and say how editors may help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meetingtui.files.agenda import list_agendas, load_agenda, shipped_agendas
from meetingtui.files.schemas import schema_of
from meetingtui.rehearsal.people import TWO_FIRMS
from meetingtui.steps.protocol import View
from meetingtui.steps.registry import KINDS

ENGLISH = sorted(shipped_agendas().glob("*.toml"))
TRANSLATED = sorted(shipped_agendas().glob("*/*.toml"))
AGENDAS = [*ENGLISH, *TRANSLATED]


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_a_shipped_agenda_has_nothing_to_complain_about(path: Path) -> None:
    agenda, problems = load_agenda(path)
    assert problems == []
    assert agenda is not None
    assert agenda.purpose
    assert sum(step.minutes or 0 for step in agenda.step) == agenda.minutes
    assert agenda.step[-1].kind == "close"


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_a_shipped_agenda_begins_with_its_schema_and_tells_a_reader_what_to_change(path: Path) -> None:
    first, second, *_ = path.read_text(encoding="utf-8").splitlines()
    assert first == f"#:schema {'../' if path in TRANSLATED else './'}agenda.schema.json"
    assert second.startswith("# ")


def test_thirty_are_shipped_and_four_of_them_in_german() -> None:
    assert len(ENGLISH) == 30
    german = [path.stem for path in TRANSLATED if path.parent.name == "de"]
    assert german == ["care", "context-and-status", "premortem", "weekly-standup"]


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_translation_has_the_steps_of_the_original_so_that_lines_over_time_go_on(path: Path) -> None:
    other, original = load_agenda(path)[0], load_agenda(path.parent.parent / path.name)[0]
    assert other is not None
    assert original is not None
    words = {"title", "prompts", "private", "stage"}
    for one, two in zip(other.step, original.step, strict=True):
        assert one.model_dump(exclude=words) == two.model_dump(exclude=words)
        assert len(one.prompts) == len(two.prompts)


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
def test_a_step_that_puts_questions_to_the_room_has_a_few_of_them(path: Path) -> None:
    agenda, _ = load_agenda(path)
    assert agenda is not None
    for step in agenda.step:
        if step.kind in {"gather", "grid"} or (step.kind == "ask" and step.record != "nothing"):
            questions = len(step.prompts)
            assert 1 <= questions <= 6, step.heading
            assert all(len(prompt) <= 130 for prompt in step.prompts)


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_every_step_has_the_minutes_that_three_people_from_each_side_need(path: Path) -> None:
    agenda, _ = load_agenda(path)
    assert agenda is not None
    view = View(TWO_FIRMS, step="s1", present=tuple(TWO_FIRMS.people))
    needs = {step.heading: (step.minutes or 0, KINDS[step.kind].takes(step, view)) for step in agenda.step}
    assert {name: takes for name, (planned, takes) in needs.items() if takes and round(takes.minutes) > planned} == {}


def test_the_schema_beside_the_agendas_is_the_one_the_program_makes() -> None:
    beside = json.loads((shipped_agendas() / "agenda.schema.json").read_text(encoding="utf-8"))
    assert beside == json.loads(json.dumps(schema_of("agenda")))


def test_the_agendas_this_version_ships_are_there() -> None:
    assert {"context-and-status", "leaders-weekly"} <= {entry.name for entry in list_agendas(None)}
