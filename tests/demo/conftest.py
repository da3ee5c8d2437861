"""A demo made ready in a folder of its own; written once, copied for each test that changes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from meetingtui.demo.preparing import FOLDER, Demo, prepare_demo


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A demo that nobody changes."""
    folder = tmp_path_factory.mktemp("demo") / FOLDER
    folder.mkdir(mode=0o700)
    return prepare_demo(folder)


@pytest.fixture
def demo(written: Demo, tmp_path: Path) -> Demo:
    """A demo of this test's own."""
    from dataclasses import replace

    folder = tmp_path / FOLDER
    shutil.copytree(written.folder, folder)
    return replace(written, folder=folder, live=folder / "live" / written.live.name)
