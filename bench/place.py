"""Where measuring happens: a home of its own, partnerships in it, and a meeting that has gone on for long."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from bench.figures import NotMeasuredError
from bench.terminal import Terminal, showing

ROOT = Path(__file__).parents[1]
APPS = ROOT / "bench" / "apps"
AGENDA = "context-and-status"
PARTNERSHIP = """\
format = 1
name = "Quillmere and Tolland Bright"
zone = "UTC"
party = [{ id = "quillmere", name = "Quillmere" }, { id = "tolland", name = "Tolland Bright" }]

[[person]]
id = "imani"
name = "Imani Okafor"
party = "quillmere"

[[person]]
id = "mateo"
name = "Mateo Cruz"
party = "tolland"
"""


class Place:
    """A temporary home, for a `with` block."""

    def __init__(self) -> None:
        self._made = tempfile.TemporaryDirectory(prefix="meetingtui-bench-")
        self.path = Path(self._made.name)
        self.home = self.path / "home"
        self.home.mkdir()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._made.cleanup()

    def env(self, **more: str) -> dict[str, str]:
        """Nothing of the person who measures is seen or touched."""
        folders = {f"XDG_{kind.upper()}_HOME": str(self.home / kind) for kind in ("cache", "config", "data", "state")}
        terminal = {"LANG": "C.UTF-8", "PATH": os.environ.get("PATH", ""), "TERM": "xterm-256color"}
        return {**folders, **terminal, "HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home), **more}

    def partnership(self) -> Path:
        """The folder of a new partnership of two."""
        folder = self.path / f"partnership-{secrets.token_hex(3)}"
        folder.mkdir(mode=0o700)
        (folder / "partnership.toml").write_text(PARTNERSHIP, encoding="utf-8")
        return folder

    def copy_of(self, folder: Path) -> Path:
        """A partnership's folder that may be changed."""
        return Path(shutil.copytree(folder, self.path / f"copy-{secrets.token_hex(3)}"))

    def program(self, folder: Path, *arguments: str) -> Terminal:
        """The program in a terminal, in a partnership's folder."""
        return Terminal([*program(), *arguments], self.env(), folder)

    def app(self, name: str, *arguments: str) -> Terminal:
        """One of the small apps in a terminal."""
        return Terminal([sys.executable, str(APPS / f"{name}.py"), *arguments], self.env(), self.path)

    def stage(self, folder: Path) -> Terminal:
        """The stage, in the meeting that is open there or else in a new one's first step."""
        if (folder / "live").is_dir() and any((folder / "live").iterdir()):
            stage = self.program(folder)
            stage.until(showing("A meeting is still open."), "A meeting is still open.")
        else:
            stage = self.program(folder, "run", AGENDA)
            for key, there in (("1", "[x] Imani"), ("2", "[x] Mateo")):
                stage.until(showing(there[3:]), there[3:])
                stage.send(key)
                stage.until(showing(there), there)
        stage.send("\r")
        stage.until(showing("speaking"), "speaking")
        stage.until_quiet(0.3)
        return stage

    def job(self, name: str, *given: object, env: dict[str, str] | None = None, seconds: float = 3600.0) -> Any:
        """What one of `bench.jobs` finds out, in an interpreter of its own."""
        command = [sys.executable, "-m", f"bench.jobs.{name}", *map(str, given)]
        done = subprocess.run(
            command, cwd=ROOT, env=env or self.env(), capture_output=True, text=True, timeout=seconds, check=False
        )
        if done.returncode:
            raise NotMeasuredError((done.stderr.strip().splitlines() or ["it ended without a word"])[-1])
        return json.loads(done.stdout)


def program() -> Sequence[str]:
    """The program as it is installed here."""
    script = Path(sys.executable).with_name("meetingtui")
    return [str(script)] if script.exists() else [sys.executable, "-m", "meetingtui"]


def typed_on(terminal: Terminal, words: str) -> list[float]:
    """Type words, each key as soon as the one before is seen: the seconds until each is."""
    terminal.settle()
    took: list[float] = []
    for number, key in enumerate(words, 1):
        at = terminal.send(key)
        if key != " ":
            took.append(terminal.until_sent(words[:number]) - at)
    return took


def typed(terminal: Terminal, words: str) -> Iterator[tuple[float, int]]:
    """Type words key by key: the seconds until each is seen, and the bytes that were sent for it.

    The words are on the screen nowhere else. What a space shows cannot be told from before, so it is typed along.
    """
    terminal.settle()
    for number, key in enumerate(words, 1):
        before, there = terminal.count, words[:number]
        at = terminal.send(key)
        terminal.until_quiet()
        if key == " ":
            continue
        seen = terminal.until(showing(there), there)
        yield seen - at, terminal.count - before
