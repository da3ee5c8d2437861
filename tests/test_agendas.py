"""The shipped agendas are right, run with what this version has, and say how editors may help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meetingtui.files.agenda import list_agendas, load_agenda, shipped_agendas
from meetingtui.files.schemas import schema_of

AGENDAS = sorted(shipped_agendas().glob("*.toml"))


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
    assert first == "#:schema ./agenda.schema.json"
    assert second.startswith("# ")


def test_the_schema_beside_the_agendas_is_the_one_the_program_makes() -> None:
    beside = json.loads((shipped_agendas() / "agenda.schema.json").read_text(encoding="utf-8"))
    assert beside == json.loads(json.dumps(schema_of("agenda")))


def test_the_agendas_this_version_ships_are_there() -> None:
    assert {"context-and-status", "leaders-weekly"} <= {entry.name for entry in list_agendas(None)}
