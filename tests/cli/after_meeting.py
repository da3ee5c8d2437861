"""A partnership's folder with minutes that were confirmed, or not, for the commands about finished minutes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from meetingtui.register.seal import seal_of
from tests.cli.conftest import Run
from tests.register.test_meaning import TEXT, read

DATA = Path(__file__).parent.parent / "data"
NAME = "2026-11-20-context"
SEAL = seal_of(read(TEXT))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership with the minutes of one meeting, a draft."""
    made = tmp_path / "q"
    (made / "minutes").mkdir(parents=True, mode=0o700)
    shutil.copy(DATA / "partnership.toml", made)
    (made / "minutes" / f"{NAME}.toml").write_text(TEXT)
    return made


@pytest.fixture
def minutes(folder: Path) -> Path:
    """The file of those minutes."""
    return folder / "minutes" / f"{NAME}.toml"


@pytest.fixture
def confirmed(run: Run, folder: Path) -> Path:
    """The folder, once both parties have confirmed."""
    for person in ("imani", "mateo"):
        assert run("confirm", "last", "--by", person, "--folder", folder).returncode == 0
    return folder
