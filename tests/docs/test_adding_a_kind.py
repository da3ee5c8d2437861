"""The kind that the page adds is built from the page, beside the others, and holds a meeting."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.conftest import DOCS, blocks, page

NAME = "adding-a-step-kind.md"
FILES = re.findall(r"^\*\*`([^`]+)`\*\*\n\n```python\n(.*?)^```$", page(NAME), re.DOTALL | re.MULTILINE)
Ran = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it is, with what the page adds to it."""
    place = tmp_path_factory.mktemp("added")
    shutil.copytree(DOCS.parent / "meetingtui", place / "meetingtui")
    for name, text in FILES:
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    listed = place / "meetingtui" / "steps" / "registry.py"
    listed.write_text(changed(listed.read_text(encoding="utf-8"), *blocks(NAME, "diff")), encoding="utf-8")
    (place / "pulse.toml").write_text(blocks(NAME, "toml")[0], encoding="utf-8")
    return place


def changed(text: str, diff: str) -> str:
    """A text in which each line with a minus has become the lines with a plus beneath it."""
    for line, news in re.findall(r"^-(.*)\n((?:\+.*\n)+)", diff, re.MULTILINE):
        assert text.count(f"{line}\n") == 1, f"the page takes out a line that is not there: {line}"
        text = text.replace(f"{line}\n", re.sub(r"^\+", "", news, flags=re.MULTILINE))
    return text


def ran(tree: Path, *words: str) -> Ran:
    home = {"HOME": str(tree), "PYTHONPATH": str(tree)}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MEETINGTUI", "XDG_", "PYTEST"))}
    return subprocess.run(
        [sys.executable, *words],
        cwd=tree,
        env={**kept, **home},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_its_own_tests_hold(tree: Path) -> None:
    done = ran(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests")
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


def test_a_meeting_with_it_can_be_checked_and_played_to_its_minutes(tree: Path) -> None:
    checked = ran(tree, "-m", "meetingtui", "check", "pulse.toml")
    assert (checked.returncode, checked.stdout.strip()) == (0, "1 file: right"), checked.stderr
    played = ran(tree, "-m", "meetingtui", "rehearse", "pulse.toml", "--print")
    assert played.returncode == 0, played.stderr
    (said,) = re.findall(r"the minutes say \*([^*]+)\*", page(NAME))
    assert said in played.stdout


def test_its_fields_are_in_the_schema_with_their_words(tree: Path) -> None:
    done = ran(tree, "-m", "meetingtui", "schema", "agenda")
    top = json.loads(done.stdout)["$defs"]["PulseFields"]["properties"]["top"]
    assert (top["description"], top["examples"]) == ("The highest number; 1 is the lowest.", [9])
