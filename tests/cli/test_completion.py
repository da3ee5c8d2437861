"""Completion: what a shell offers, quickly, quoted, and in silence where something is wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from meetingtui.cli import main
from meetingtui.cli.completing import SOURCES
from meetingtui.cli.completion import INSTALL, SHELLS
from meetingtui.cli.reference import every_command
from meetingtui.cli.shapes import _takes  # pyright: ignore[reportPrivateUsage]
from tests.cli.conftest import Run

HOSTILE = "evil $(touch pwned) `touch pwned`;'\""
MINUTES = """\
format = 1
partnership = "q"
meeting = 3
date = 2026-11-20
title = "Context"
state = "draft"

[[action]]
id = "A6"
text = "Over"
owner = "imani"

[[action]]
id = "A7"
text = "Ring the site"
owner = "imani"

[[update]]
item = "A6"
to = "done"
"""
FREE = {
    "new name", "new parties", "agendas copy new", "tell when", "amend new", "search words", "schema kind",
}  # fmt: skip
"""What people think up themselves, or what is a list of words anyway."""

Offer = Callable[..., list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership with people, a stream, minutes, and agendas of hostile names."""
    folder = tmp_path / "q"
    for name in ("minutes", "agendas", "live"):
        (folder / name).mkdir(mode=0o700, parents=True)
    (folder / "partnership.toml").write_text(
        'name = "Q"\n'
        '[[party]]\nid = "quillmere"\nname = "Quillmere"\n[[party]]\nid = "tolland"\nname = "Tolland"\n'
        '[[person]]\nid = "imani"\nname = "Imani Reyes"\nparty = "quillmere"\n'
        '[[person]]\nid = "ivo"\nname = "Ivo Sand"\nparty = "tolland"\n'
        '[[stream]]\nid = "pilot"\nname = "Pilot"\n'
    )
    (folder / "minutes" / "2026-11-20-context.toml").write_text(MINUTES)
    return folder


@pytest.fixture
def offer(run: Run, folder: Path) -> Offer:
    """The words offered for the last of these."""

    def go(*words: str, named: Path | None = None, **more: str) -> list[str]:
        variables = {"_MEETINGTUI_COMPLETE": "bash_complete", "COMP_CWORD": str(len(words)), **more}
        done = run(MEETINGTUI_FOLDER=str(named or folder), COMP_WORDS="\n".join(["meetingtui", *words]), **variables)
        assert done.stderr == ""
        return [line.partition(",")[2] for line in done.stdout.splitlines() if line]

    return go


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ch"], ["check"]),
        (["actions", "--ov"], ["--overdue"]),
        (["actions", "--owner", ""], ["imani", "ivo"]),
        (["actions", "--owner", "Ima"], ["imani"]),
        (["export", "--party", "t"], ["tolland"]),
        (["risks", "--stream", ""], ["pilot"]),
        (["search", "--kind", "dec"], ["decision"]),
        (["show", "2026"], ["2026-11-20-context"]),
        (["show", "la"], ["last"]),
        (["tell", ""], ["A7"]),
        (["tell", "A7", "mo"], ["move"]),
        (["tell", "A7", "done", "--as", "iv"], ["ivo"]),
        (["amend", "last", "A7"], ["A7"]),
        (["amend", "last", "A7.t"], ["A7.text"]),
        (["redact", "a"], ["A7", "A6"]),
        (["agendas", "sh"], ["show"]),
        (["agendas", "show", "weekly-"], ["weekly-standup"]),
        (["completion", "f"], ["fish"]),
    ],
)
def test_what_is_offered(offer: Offer, words: list[str], offered: list[str]) -> None:
    assert offer(*words) == offered


def test_your_own_agendas_come_first_and_each_once(offer: Offer, folder: Path) -> None:
    (folder / "agendas" / "weekly-standup.toml").write_text("")
    (folder / "agendas" / "zebra.toml").write_text("")
    found = offer("run", "")
    assert found[:2] == ["weekly-standup", "zebra"]
    assert found.count("weekly-standup") == 1
    assert "kickoff" in found


def test_agendas_in_the_partnerships_language_are_offered(offer: Offer, folder: Path) -> None:
    file = folder / "partnership.toml"
    file.write_text('language = "de"\n' + file.read_text())
    (folder / "agendas" / "de").mkdir()
    (folder / "agendas" / "de" / "wochentlich.toml").write_text("")
    assert offer("run", "woch") == ["wochentlich"]


def test_a_folder_that_is_named_is_the_one_looked_into(offer: Offer, folder: Path, tmp_path: Path) -> None:
    assert offer("--folder", str(folder), "actions", "--owner", "iv", named=tmp_path / "gone") == ["ivo"]
    assert offer("actions", "--folder", str(folder), "--owner", "iv", named=tmp_path / "gone") == ["ivo"]


@pytest.mark.parametrize("text", ["name = ", "\x00\xff", "[[person]]\nid = 7\n", "person = 3\n", 'party = ["a"]\n'])
def test_a_partnership_that_cannot_be_read_completes_nothing_and_says_nothing(
    offer: Offer, folder: Path, text: str
) -> None:
    (folder / "partnership.toml").write_text(text)
    assert offer("actions", "--owner", "") == []
    assert offer("actions", "--party", "") == []


def test_a_wrong_question_is_answered_with_silence(offer: Offer) -> None:
    assert offer("run", "", COMP_CWORD="x") == []
    assert offer("run", "", _MEETINGTUI_COMPLETE="nosuch_complete") == []


def test_names_that_act_are_left_out_or_quoted(offer: Offer, folder: Path) -> None:
    for name in (HOSTILE, "-rf", "esc\x1b[2J", "a\nb", "two words, and"):
        (folder / "agendas" / f"{name}.toml").write_text("")
    found = offer("run", "")
    assert not any(set(word) & {"\x1b", "\n"} or word.startswith("-") for word in found)
    assert r"two\ words,\ and" in found
    assert r"evil\ \$\(touch\ pwned\)\ \`touch\ pwned\`\;\'\"" in found


BASH = """
source <(meetingtui completion bash)
COMP_WORDS=(meetingtui run ev) COMP_CWORD=2
_meetingtui_completion meetingtui
printf '%s\\n' "${#COMPREPLY[@]}"
eval "set -- ${COMPREPLY[0]}"
printf '%s\\n' "$#" "$1"
complete -p meetingtui
"""


@pytest.fixture
def shell(folder: Path, environment: dict[str, str], tmp_path: Path) -> Callable[..., str]:
    """Run a shell in which `meetingtui` is this program."""
    place = tmp_path / "bin"
    place.mkdir()
    command = place / "meetingtui"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m meetingtui "$@"\n')
    command.chmod(0o755)
    there = {**environment, "MEETINGTUI_FOLDER": str(folder), "PATH": f"{place}:{environment['PATH']}"}
    (folder / "agendas" / f"{HOSTILE}.toml").write_text("")

    def go(*command: str) -> str:
        if shutil.which(command[0]) is None:
            pytest.skip(f"there is no {command[0]} on this machine")
        done = subprocess.run(command, cwd=tmp_path, env=there, capture_output=True, text=True, timeout=120)
        assert done.stderr == ""
        assert not list(tmp_path.rglob("pwned"))
        return done.stdout

    return go


def test_bash_puts_a_hostile_name_into_the_line_as_one_word(shell: Callable[..., str]) -> None:
    found = shell("bash", "--norc", "-c", BASH).splitlines()
    assert found[:3] == ["1", "1", HOSTILE]
    assert "-F _meetingtui_completion meetingtui" in found[3]


def test_fish_gets_the_name_as_it_is_and_quotes_it_itself(shell: Callable[..., str]) -> None:
    script = "meetingtui completion fish | source; complete -C'meetingtui run ev'"
    assert shell("fish", "--no-config", "-c", script) == f"{HOSTILE}\tyours\n"


def test_the_script_for_zsh_is_one_that_zsh_reads(shell: Callable[..., str]) -> None:
    script = (
        'autoload -U compinit; compinit -u -D; eval "$(meetingtui completion zsh)"; print -r -- $_comps[meetingtui]'
    )
    assert shell("zsh", "-f", "-c", script) == "_meetingtui_completion\n"


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_alone_goes_to_a_file(run: Run, name: str) -> None:
    done = run("completion", name)
    assert (done.returncode, done.stderr) == (0, "")
    assert "_MEETINGTUI_COMPLETE" in done.stdout
    assert run("completion", SHELL=f"/bin/{name}").stdout == done.stdout
    assert name in INSTALL


def test_a_shell_that_is_not_known_is_asked_for(run: Run) -> None:
    done = run("completion", SHELL="/bin/tcsh")
    assert done.returncode == 2
    assert done.stderr.startswith("meetingtui: which shell? say one of: meetingtui completion bash, ")


def test_completing_imports_no_command_and_no_screen(folder: Path, environment: dict[str, str]) -> None:
    script = (
        "import sys\nfrom meetingtui.cli.main import run\n"
        "code = run([])\n"
        "names = {name for name in sys.modules if name.startswith('meetingtui.')}\n"
        "heavy = [name for name in names if name.split('.')[1] in {'register', 'review', 'live', 'tui', 'steps'}]\n"
        "print(code, heavy, 'textual' in sys.modules, file=sys.stderr)"
    )
    there = {"_MEETINGTUI_COMPLETE": "bash_complete", "COMP_WORDS": "meetingtui actions --owner ", "COMP_CWORD": "3"}
    there |= {**environment, "MEETINGTUI_FOLDER": str(folder)}
    done = subprocess.run([sys.executable, "-c", script], env=there, capture_output=True, text=True)
    assert done.stderr == "0 [] False\n"
    assert done.stdout.splitlines() == ["plain,imani", "plain,ivo"]


def test_whatever_a_command_takes_is_completed_or_is_free() -> None:
    free: set[str] = set()
    for name, command in every_command():
        for one in command.params:
            takes = _takes(name.rpartition(" ")[2], one)
            if isinstance(one, click.Argument) and not takes:
                free.add(f"{name} {one.name}")
            elif isinstance(takes, str) and takes:
                assert takes in {*SOURCES, "file", "dir"}
    assert free <= FREE


def test_every_command_can_be_completed(offer: Offer) -> None:
    assert offer("") == list(main.COMMANDS)
