"""What to do next is said to somebody who looks at a terminal, and to nobody and nothing else."""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from meetingtui.cli import main
from meetingtui.cli.main import COMMANDS
from tests.cli.conftest import Run

Shown = Callable[..., tuple[int, str, str]]
PARTIES = ("--party", "Quillmere", "--party", "Tolland", "--zone", "UTC")
MINUTES = """\
format = 1
partnership = "q"
meeting = 3
date = 2026-11-20
began = 10:00:00
title = "Context"
state = "draft"
[present]
quillmere = ["imani"]
[[action]]
id = "A7"
text = "Ring the site"
owner = "imani"
due = 2026-12-01
accepted = true
[[decision]]
id = "D2"
text = "We begin with one site."
owner = "imani"
"""


class Terminal(io.TextIOWrapper):
    """Takes what is written, and says that somebody looks at it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")

    def isatty(self) -> bool:
        return True

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode()  # pyright: ignore[reportAttributeAccessIssue]


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    assert run("new", "Q", *PARTIES, "--folder", "q").returncode == 0
    folder = tmp_path / "q"
    with (folder / "partnership.toml").open("a") as file:
        file.write('\n[[person]]\nid = "imani"\nname = "Imani Reyes"\nparty = "quillmere"\n')
    (folder / "minutes" / "2026-11-20-context.toml").write_text(MINUTES)
    return folder


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shown:
    """Run a command as somebody at a terminal sees it."""

    def go(*arguments: str) -> tuple[int, str, str]:
        out, err = Terminal(), Terminal()
        with monkeypatch.context() as here:
            here.chdir(tmp_path)
            here.setattr(sys, "stdout", out)
            here.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as left:
                main.main(arguments)
        assert isinstance(left.value.code, int)
        return left.value.code, out.text(), err.text()

    return go


COMMANDS_SAID = (
    ["list"],
    ["actions"],
    ["decisions"],
    ["show"],
    ["story"],
    ["brief"],
    ["search", "site"],
    ["confirm"],
    ["confirm", "last", "--party", "quillmere", "--by", "imani", "--sure"],
    ["tell", "A7", "done", "--as", "imani"],
    ["export", "last", "--output", "out.md"],
    ["agendas"],
    ["agendas", "stuck"],
    ["agendas", "show", "care"],
    ["agendas", "copy", "care"],
    ["check"],
    ["doctor"],
    ["state", "active"],
    ["share", "--private"],
)


@pytest.mark.parametrize("words", COMMANDS_SAID, ids=lambda words: "-".join(words[:2]))
def test_a_command_ends_with_one_line_about_what_is_next(folder: Path, shown: Shown, words: list[str]) -> None:
    code, out, err = shown(*words, "--folder", "q")
    said = [line for line in err.splitlines() if line.startswith("Next: ")]
    assert code in {0, 1}
    assert len(said) == 1, err
    assert "Next: " not in out
    assert folder.is_dir()


@pytest.mark.parametrize("words", COMMANDS_SAID, ids=lambda words: "-".join(words[:2]))
def test_what_goes_to_a_pipe_is_followed_by_nothing(folder: Path, run: Run, words: list[str]) -> None:
    done = run(*words, "--folder", folder)
    assert "Next: " not in done.stdout + done.stderr


def test_json_is_followed_by_nothing_on_a_terminal_too(folder: Path, shown: Shown) -> None:
    for words in (["list"], ["actions"], ["show"], ["story"], ["brief"], ["search", "site"], ["confirm"], ["doctor"]):
        assert shown(*words, "--json", "--folder", "q")[2] == ""


def test_the_command_that_is_named_can_be_typed_as_it_stands(folder: Path, shown: Shown) -> None:
    said = shown("list", "--folder", "q")[2].removeprefix("Next: ").split(" prints")[0]
    words = shlex.split(said)
    assert words[0] == "meetingtui"
    assert words[1] in COMMANDS
    assert shown(*words[1:])[0] == 0


def test_a_new_partnership_is_followed_by_its_first_meeting(shown: Shown) -> None:
    code, out, err = shown("new", "Q and T", *PARTIES)
    assert (code, out) == (0, "made q-and-t/partnership.toml: 2 parties, Q and T\n")
    assert err == "Next: meetingtui run kickoff --folder q-and-t\n"
