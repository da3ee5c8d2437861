"""Every test has a home of its own, and none of the settings of whoever runs it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# What is looked for is a wrong answer; how long an answer takes on a busy machine is the bench's to say.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

# Read when Textual is imported: nothing on the screens moves by itself, here as when the program runs.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"

_STRANGE = (
    "MEETINGTUI_FOLDER",
    "MEETINGTUI_THEME",
    "MEETINGTUI_ASCII",
    "COLORFGBG",
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "COLUMNS",
    "LINES",
    "TEXTUAL",
    "TEXTUAL_DEBUG",
)
_HOMES = {"CONFIG": ".config", "STATE": ".local/state", "DATA": ".local/share", "CACHE": ".cache", "RUNTIME": "run"}


def pytest_xdist_auto_num_workers() -> int:
    """Two workers more than there are cores: many tests wait for other processes."""
    return (os.cpu_count() or 1) + 2


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that is empty, and a terminal like most."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name, below in _HOMES.items():
        folder = home / below
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # a thread of an earlier test may be quicker
        monkeypatch.setenv(f"XDG_{name}_{'DIR' if name == 'RUNTIME' else 'HOME'}", str(folder))
    for name in _STRANGE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    return home
