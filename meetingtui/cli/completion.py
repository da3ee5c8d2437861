"""`meetingtui completion`: the script that lets a shell complete commands, options, and the names in your files."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any, ClassVar

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ShellComplete, ZshComplete

from meetingtui.cli.main import COMPLETING, NAME, WRONG, folder_option

_PLAIN = re.compile(r"([^\w.,/@%+=-])")
_BASH = """\
%(complete_func)s() {
    local line kind value
    COMPREPLY=()
    while IFS= read -r line; do
        kind=${line%%%%,*}
        value=${line#*,}
        case $kind in
            dir) compopt -o dirnames 2>/dev/null ;;
            file) compopt -o default 2>/dev/null ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(env COMP_WORDS="$(IFS=$'\\n'; printf '%%s' "${COMP_WORDS[*]}")" COMP_CWORD="$COMP_CWORD" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""
_FISH = """\
function %(complete_func)s
    for line in (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp | string collect) \\
            COMP_CWORD=(commandline -ct | string collect) %(prog_name)s 2>/dev/null)
        set -l parts (string split -m 1 "," -- $line)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                echo $parts[2]
        end
    end
end
complete --command %(prog_name)s --no-files --keep-order --arguments "(%(complete_func)s)"
"""
INSTALL = {
    "bash": "~/.local/share/bash-completion/completions/meetingtui",
    "zsh": "~/.zfunc/_meetingtui",
    "fish": "~/.config/fish/completions/meetingtui.fish",
}
"""Where each shell looks for such a script."""


class Bash(BashComplete):
    """What bash puts into the line is read again as it stands, so each word comes quoted."""

    source_template: ClassVar[str] = _BASH

    def source(self) -> str:
        """The script; older shells simply know one option less."""
        return ShellComplete.source(self)

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Kind and word; every sign that a shell could act on has a backslash, which holds inside quotes too."""
        value = item.value if item.type in {"file", "dir"} else _PLAIN.sub(r"\\\1", item.value)
        return f"{item.type},{value}"


class Fish(FishComplete):
    """A word may hold a comma."""

    source_template: ClassVar[str] = _FISH


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": ZshComplete, "fish": Fish}


@click.command()
@click.argument("shell", type=click.Choice(list(SHELLS)), required=False)
@folder_option
def completion(shell: str | None) -> None:
    """Print the script that lets your shell complete commands, options and names; SHELL is bash, zsh or fish.

    \b
    Try it in this terminal:  eval "$(meetingtui completion bash)"
    To keep it, write it where your shell looks (mkdir -p makes the folder):
      bash  meetingtui completion bash > ~/.local/share/bash-completion/completions/meetingtui
      zsh   meetingtui completion zsh > ~/.zfunc/_meetingtui
      fish  meetingtui completion fish > ~/.config/fish/completions/meetingtui.fish
    """
    from meetingtui.cli.printing import say_next
    from meetingtui.cli.screens import refuse

    name = shell or Path(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        refuse(f"which shell? say one of: {', '.join(f'{NAME} completion {one}' for one in SHELLS)}", WRONG)
    click.echo(SHELLS[name](click.Group(), {}, NAME, COMPLETING).source(), nl=False)
    folder = INSTALL[name].rpartition("/")[0]
    say_next(f"keep it with: mkdir -p {folder} && {NAME} completion {name} > {INSTALL[name]}")


def complete() -> int:
    """Answer the shell; whatever goes wrong, nothing is said in the middle of somebody's line."""
    from meetingtui.cli.shapes import program_in_short

    shell, _, what = os.environ[COMPLETING].partition("_")
    made = SHELLS.get(shell)
    if made is None or what not in {"complete", "source"}:
        return WRONG
    try:
        asked = made(program_in_short(), {}, NAME, COMPLETING)
        sys.stdout.buffer.write((asked.source() if what == "source" else asked.complete()).encode() + b"\n")
        sys.stdout.flush()
    except Exception:  # noqa: BLE001 - the line that is typed is not ours to write into
        return WRONG
    return 0
