"""A meeting imports the kinds of step that it has, and no other, with its agenda, its log and its stage."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from meetingtui.steps.registry import KINDS

PARTNERSHIP = """\
format = 1
name = "Quillmere and Tolland Bright"
zone = "UTC"
party = [{ id = "quillmere", name = "Quillmere" }, { id = "tolland", name = "Tolland Bright" }]
"""
AGENDA = """\
title = "Short"
step = [
  { kind = "ask", prompts = ["What is new?"] },
  { kind = "gather", prompts = ["What went well?"] },
  { kind = "close" },
]
"""
MEETING = """
import sys
from pathlib import Path

from meetingtui.files.agenda import load_agenda
from meetingtui.files.partnership_check import load_partnership
from meetingtui.live.event import Stored, data_type, event_line, new_event, read_line
from meetingtui.live.fold import fold
from meetingtui.live.opening import prepare
from meetingtui.steps.registry import KINDS


def says(when):
    there = [kind for kind in KINDS if f"meetingtui.steps.{kind}" in sys.modules]
    print(when, *there, "textual" in sys.modules)


folder = Path(sys.argv[1])
partnership, _ = load_partnership(folder / "partnership.toml")
says("partnership")
agenda, problems = load_agenda(folder / "short.toml", partnership)
assert agenda is not None, problems
says("agenda")
_, opened = prepare(folder, partnership, agenda, "UTC")
again = read_line(event_line(new_event("m", 1, "imani", opened)))
assert len(fold([Stored(again, 1, "log", 1)]).steps) == 3
assert data_type("ask.nothing.1") is data_type("nothing.at.1") is None
says("meeting")
import meetingtui.tui.app, meetingtui.tui.screens.stage
says("stage")
"""
ALL = """
import sys

from meetingtui.steps.registry import KINDS

assert "pulse" not in KINDS and len(list(KINDS)) == len(KINDS)
assert not [kind for kind in KINDS if f"meetingtui.steps.{kind}" in sys.modules]
assert [kind.name for kind in KINDS.values()] == list(KINDS)
assert "textual" not in sys.modules
"""


def ran(program: str, *words: str) -> str:
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_meeting_of_three_kinds_imports_three(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "partnership.toml").write_text(PARTNERSHIP, encoding="utf-8")
    (tmp_path / "short.toml").write_text(AGENDA, encoding="utf-8")
    assert ran(MEETING, str(tmp_path)).splitlines() == [
        "partnership False",
        "agenda ask gather close False",
        "meeting ask gather close False",
        "stage ask gather close True",
    ]


def test_no_kind_is_imported_for_its_name_and_none_draws_before_its_panel_is_asked_for() -> None:
    ran(ALL)


def test_a_kind_that_is_not_there_is_told_as_a_missing_key() -> None:
    with pytest.raises(KeyError):
        KINDS["aks"]
    assert KINDS.get("aks") is None
