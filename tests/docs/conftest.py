"""The program and its pages: a command run in a folder of its own, and the blocks of a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, run

__all__ = ["blocks", "environment", "folder", "page", "run"]
DOCS = Path(__file__).parents[2] / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """What stands in the fenced blocks of a page that are in this language, in their order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page(name), re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """The partnership that the pages tell of."""
    made = tmp_path / "quillmere-tolland"
    done = run("new", "Quillmere and Tolland", "--party", "Quillmere", "--party", "Tolland", "--folder", made)
    assert done.returncode == 0, done.stderr
    return made
