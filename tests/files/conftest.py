"""A partnership's folder on disk, and the sentences of what is wrong in a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem
from meetingtui.files.partnership import load_partnership

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Quillmere and Tolland, with one meeting in the archive."""
    for name in ("agendas", "minutes", "live"):
        (tmp_path / name).mkdir()
    shutil.copy(DATA / "partnership.toml", tmp_path)
    shutil.copy(DATA / "minutes.toml", tmp_path / "minutes" / "2026-11-20-context-and-status.toml")
    return tmp_path


@pytest.fixture
def partnership() -> Partnership:
    found, problems = load_partnership(DATA / "partnership.toml")
    assert found is not None, problems
    return found


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file below the test's folder and return its path."""

    def run(text: str, name: str = "care.toml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return run


def said(problems: list[Problem], file: str = "care.toml") -> list[str]:
    """The problems as they are printed, without the folder they are in."""
    return [f"{file}{str(problem)[len(problem.place.file) :]}" for problem in problems]
