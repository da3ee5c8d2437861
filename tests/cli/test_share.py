"""`meetingtui new --group` and `meetingtui share`: for a group, or for the owner alone; refusals name the way out."""

from __future__ import annotations

import grp
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PARTIES = ("--party", "Quillmere", "--party", "Tolland", "--zone", "UTC")
GROUP = grp.getgrgid(os.getegid()).gr_name


def mode(path: Path) -> str:
    return f"{stat.S_IMODE(path.stat().st_mode):o}"


@pytest.mark.parametrize("group", [GROUP, str(os.getegid())], ids=["by name", "by number"])
def test_a_new_partnership_may_be_shared_at_once(run: Run, tmp_path: Path, group: str) -> None:
    done = run("new", "Q", *PARTIES, "--group", group)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[1] == f'shared q with the group "{GROUP}": 1 file; folders 2770, files 0660'
    assert [mode(tmp_path / "q" / name) for name in ("", "minutes", "partnership.toml")] == ["2770", "2770", "660"]


def test_one_that_is_there_is_shared_and_taken_back(run: Run, tmp_path: Path) -> None:
    run("new", "Q", *PARTIES)
    assert mode(tmp_path / "q") == "700"
    assert run("share", "--group", GROUP, "--folder", "q").returncode == 0
    assert mode(tmp_path / "q" / "live") == "2770"
    done = run("share", "--private", "--folder", "q")
    assert (done.returncode, done.stdout) == (0, "q is private: 1 file for its owner alone\n")
    assert mode(tmp_path / "q" / "live") == "700"


def test_the_way_to_the_folder_must_be_open_to_the_group(run: Run, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o700)
    warned = run("new", "Q", *PARTIES, "--group", GROUP, "--folder", closed / "q").stdout.splitlines()[2]
    assert warned.startswith(f'warning: the group "{GROUP}" cannot come in through ')
    assert "move the folder to a place such as /srv/meetings" in warned


def test_a_group_that_does_not_exist_is_refused_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    done = run("new", "Q", *PARTIES, "--group", f"{GROUP}x")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f'meetingtui: there is no group "{GROUP}x"; did you mean ')
    assert "you are in: " in run("new", "Q", *PARTIES, "--group", "987654321").stderr
    assert not (tmp_path / "q").exists()


def test_what_is_to_be_done_must_be_said(run: Run) -> None:
    for more in ((), ("--private", "--group", GROUP)):
        done = run("share", *more)
        assert done.returncode == 2
        assert done.stderr == "meetingtui: say either --group G or --private; see: meetingtui share --help\n"


def test_no_partnership_no_sharing(run: Run) -> None:
    done = run("share", "--group", GROUP)
    assert done.returncode == 2
    assert done.stderr.startswith("meetingtui: there is no partnership here")


def test_a_link_to_the_folder_is_refused(run: Run, tmp_path: Path) -> None:
    run("new", "Q", *PARTIES)
    (tmp_path / "link").symlink_to("q")
    done = run("share", "--group", GROUP, "--folder", "link")
    assert (done.returncode, done.stderr) == (2, "link: is a link; name the folder itself, or remove the link\n")
