"""The program in a folder of its own: within this process, and as one of its own where that counts."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from meetingtui.cli import main

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home without partnerships, and no folder named."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MEETINGTUI", "XDG_"))}
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    return {**kept, "HOME": str(home), "PYTHONPATH": str(Path(__file__).parent.parent.parent)}


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `meetingtui` with these arguments, without a terminal, through the function that the command calls."""

    def go(*arguments: str | Path, **more: str) -> Done:
        with monkeypatch.context() as here:
            return _run_here([str(one) for one in arguments], tmp_path, {**environment, **more}, here)

    return go


def _run_here(arguments: list[str], where: Path, environment: Mapping[str, str], here: pytest.MonkeyPatch) -> Done:
    said, complained = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    here.chdir(where)
    for name in os.environ.keys() - environment.keys():
        here.delenv(name)
    for name, value in environment.items():
        here.setenv(name, value)
    here.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    here.setattr(sys, "stdout", said)
    here.setattr(sys, "stderr", complained)
    with pytest.raises(SystemExit) as left:
        main.main(arguments)
    return Done(arguments, _code(left.value.code), _read(said), _read(complained))


def _code(code: object) -> int:
    assert isinstance(code, int)
    return code


def _read(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


@pytest.fixture
def run_process(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run `meetingtui` with these arguments in a process of its own."""

    def go(*arguments: str | Path, **more: str) -> Done:
        command = [sys.executable, "-m", "meetingtui", *map(str, arguments)]
        return subprocess.run(command, cwd=tmp_path, env={**environment, **more}, capture_output=True, text=True)

    return go
