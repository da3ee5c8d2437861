"""`meetingtui import`: a preview first, then minutes that `check` has nothing against; whatever the old file holds."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from meetingtui.files.minutes import list_minutes, load_minutes
from meetingtui.live.session import Session
from meetingtui.register.reading import read_register
from tests.cli.conftest import Run
from tests.live.conftest import MEETING, opening
from tests.terminal.pty_session import PtySession

DATA = Path(__file__).parent.parent / "data"
PAGES = DATA / "import"
OLD = """\
# Pilot kick-off 2025-03-12

## Attendees
- Imani Okafor
- Petra Novak (Tolland)
- Otto Brandt

## Actions
- [x] Book the room (Imani)
- [ ] Send the list (Mateo, by 20 March)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership with minutes of November 2026, whose ids go on."""
    made = tmp_path / "q"
    (made / "minutes").mkdir(parents=True, mode=0o700)
    made.chmod(0o700)
    shutil.copyfile(DATA / "partnership.toml", made / "partnership.toml")
    shutil.copyfile(DATA / "minutes.toml", made / "minutes" / "2026-11-20-context.toml")
    return made


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.md"
    path.write_text(OLD)
    return path


def minutes_in(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "minutes").iterdir())


def test_a_preview_shows_everything_and_writes_nothing(run: Run, folder: Path, old: Path) -> None:
    done = run("import", "old.md", "--folder", "q")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("old.md would become q/minutes/2025-03-12-pilot-kick-off.toml:\n\n  Quillmere and ")
    assert "\n    A34  Send the list\n         By Thu 20 Mar 2025, not yet accepted.\n" in done.stdout
    assert (
        '\nTo look at:\nold.md:1: no time was found; the minutes say 00:00\nold.md:5: "Petra Novak" is new'
        in done.stdout
    )
    assert "\nNot understood:\nold.md:6: Otto Brandt (is nobody known here, and no party is given; " in done.stdout
    assert done.stdout.endswith("\nNothing is written yet. To write it: meetingtui import --accept old.md --folder q\n")
    assert minutes_in(folder) == ["2026-11-20-context.toml"]
    assert sorted(path.name for path in folder.iterdir()) == ["minutes", "partnership.toml"]
    assert max(map(len, done.stdout.split("To look at:")[0].splitlines())) <= 74


def test_accepted_minutes_are_written_and_right(run: Run, folder: Path, old: Path) -> None:
    done = run("import", "--accept", "old.md", "--folder", "q")
    assert (done.returncode, done.stderr) == (0, "")
    target = "q/minutes/2025-03-12-pilot-kick-off.toml"
    assert done.stdout.splitlines()[:2] == [f"wrote {target}: 2 actions", "new: Petra Novak (tolland)"]
    assert "Not understood:\nold.md:6: Otto Brandt" in done.stdout
    minutes, problems = load_minutes(folder / "minutes" / Path(target).name)
    assert minutes is not None
    assert problems == [problem for problem in problems if "no due date" in problem.sentence]
    assert (minutes.meeting, minutes.state, minutes.note) == (
        10,
        "draft",
        "Taken from old.md. It does not say at what time the meeting began.",
    )
    assert run("check", "--folder", "q").returncode == 0
    assert 'name  = "Petra Novak"' in (folder / "partnership.toml").read_text()
    assert run("show", "2025-03-12", "--folder", "q").returncode == 0


def test_numbers_go_on_and_what_is_done_stays_done(run: Run, folder: Path, old: Path) -> None:
    assert run("import", "--accept", "old.md", "--folder", "q").returncode == 0
    held = [minutes for _, minutes in list_minutes(folder)[0]]
    assert [[row.id for row in minutes.action] for minutes in held] == [["A33", "A34"], ["A31", "A32"]]
    register, _ = read_register(folder)
    assert [one.id for one in register.standing.actions] == ["A34", "A31", "A32"]
    assert [sentence for sentence in register.lost if "A33" in sentence] == []


def test_several_files_are_ordered_by_their_days_and_numbered_one_after_the_other(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.md").write_text("# Second 2025-05-01\n## Actions\n- Petra Novak to call by Friday\n")
    (tmp_path / "a.md").write_text(
        "# First 2025-04-01\n## Present\nPetra Novak (Tolland)\n## Actions\n- Imani to go by Friday\n"
    )
    done = run("import", "--accept", "b.md", "a.md", "a.md", "--folder", "q")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("wrote")] == [
        "wrote q/minutes/2025-04-01-first.toml",
        "wrote q/minutes/2025-05-01-second.toml",
    ]
    held = [minutes for _, minutes in list_minutes(folder)[0]][:2]
    assert [(one.meeting, one.action[0].id, one.action[0].owner) for one in held] == [
        (10, "A33", "imani"),
        (11, "A34", "petra"),
    ]


def test_what_is_there_is_never_written_over(run: Run, folder: Path, old: Path) -> None:
    assert run("import", "--accept", "old.md", "--folder", "q").returncode == 0
    before = (folder / "minutes" / "2025-03-12-pilot-kick-off.toml").read_bytes()
    shown = run("import", "old.md", "--folder", "q")
    assert shown.returncode == 1
    target = "q/minutes/2025-03-12-pilot-kick-off.toml"
    assert shown.stderr == f"meetingtui: old.md: {target} is there already; give this another name: --as NAME\n"
    refused = run("import", "--accept", "old.md", "--folder", "q")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.endswith("give this another name: --as NAME; nothing was written\n")
    (folder / "minutes" / "2025-03-12-pilot-kick-off.toml").rename(folder / "minutes" / "other.toml")
    alike = run("import", "--accept", "old.md", "--folder", "q")
    assert (alike.returncode, alike.stdout) == (1, "")
    assert "minutes of that day and title are there already" in alike.stderr
    assert run("import", "--accept", "old.md", "--as", "again", "--folder", "q").returncode == 0
    assert minutes_in(folder) == ["2025-03-12-again.toml", "2026-11-20-context.toml", "other.toml"]
    assert (folder / "minutes" / "other.toml").read_bytes() == before


def test_all_are_written_or_none(run: Run, folder: Path, old: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("# Call 2025-04-01\n")
    done = run("import", "--accept", "old.md", "empty.md", "--folder", "q")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "meetingtui: empty.md: nothing in it was understood; nothing was written\n"
    assert minutes_in(folder) == ["2026-11-20-context.toml"]


def test_nothing_understood_ends_with_1(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("# Call 2025-04-01\n\n## Decisions\n\nnone\n")
    done = run("import", "empty.md", "--folder", "q")
    assert (done.returncode, done.stderr) == (1, "meetingtui: empty.md: nothing in it was understood\n")


def test_the_day_and_the_title_may_be_said(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("We met.\n")
    asked = run("import", "x.md", "--folder", "q")
    assert (asked.returncode, asked.stdout) == (2, "")
    assert asked.stderr == "x.md: does not say of which day these minutes are; say it, as in: --date 2025-03-12\n"
    done = run("import", "x.md", "--date", "12 March 2025", "--title", "How we met", "--folder", "q")
    assert done.returncode == 0
    assert done.stdout.endswith("import --accept x.md --date 2025-03-12 --title 'How we met' --folder q\n")
    assert run("import", "x.md", "--date", "soon", "--folder", "q").stderr.startswith('meetingtui: "soon" is not a day')
    assert "one file at a time" in run("import", "x.md", "x.md", "--date", "2025-03-12", "--folder", "q").stderr


def test_the_same_as_json(run: Run, folder: Path, old: Path) -> None:
    done = run("import", "--json", "old.md", "--folder", "q")
    assert (done.returncode, done.stderr) == (0, "")
    (row,) = json.loads(done.stdout)
    assert (row["file"], row["written"], row["refusal"]) == ("old.md", False, None)
    assert [action["text"] for action in row["minutes"]["action"]] == ["Book the room", "Send the list"]
    assert row["not_understood"][0]["line"] == 6
    assert row["to_look_at"][1]["sentence"].startswith('"Petra Novak" is new here')
    written = json.loads(run("import", "--json", "--accept", "old.md", "--folder", "q").stdout)
    assert written[0]["written"]
    assert len(minutes_in(folder)) == 2


def test_files_that_cannot_be_read_are_all_named(run: Run, folder: Path, old: Path, tmp_path: Path) -> None:
    (tmp_path / "binary.md").write_bytes(b"a\0b")
    done = run("import", "old.md", "gone.md", "binary.md", "q", "--folder", "q")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "gone.md: there is no such file; see whether the name is spelt right",
        "binary.md: is not a text; save it as Markdown first",
        "q: is a folder, not a file; name the .md files in it",
    ]


def test_no_partnership_no_import(run: Run, old: Path) -> None:
    done = run("import", "old.md")
    assert done.returncode == 2
    assert done.stderr.startswith("meetingtui: there is no partnership here")


def test_in_a_shared_partnership_the_group_may_read_and_correct_them(run: Run, folder: Path, old: Path) -> None:
    group = str(os.getegid())
    assert run("share", "--group", group, "--folder", "q").returncode == 0
    assert run("import", "--accept", "old.md", "--folder", "q").returncode == 0
    about = (folder / "minutes" / "2025-03-12-pilot-kick-off.toml").stat()
    assert (stat.S_IMODE(about.st_mode), about.st_gid) == (0o660, os.getegid())


def test_an_open_meeting_gives_numbers_away_itself(run: Run, folder: Path, old: Path) -> None:
    live = folder / "live" / MEETING
    live.mkdir(parents=True, mode=0o700)
    live.parent.chmod(0o700)
    session = Session(folder, live, "tester")
    session.start(opening())
    try:
        done = run("import", "--accept", "old.md", "--folder", "q")
    finally:
        session.finish()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == 'meetingtui: the meeting "Context" is still open here; close it first: meetingtui\n'
    assert "2025-03-12-pilot-kick-off.toml" not in minutes_in(folder)


def test_a_folder_that_cannot_be_written_is_a_sentence(run: Run, folder: Path, old: Path) -> None:
    shutil.rmtree(folder / "minutes")
    (folder / "minutes").symlink_to("/tmp")
    done = run("import", "--accept", "old.md", "--folder", "q")
    assert (done.returncode, done.stdout) == (1, "")
    assert "minutes is a link to another place" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("answer", "written"), [(b"y\r", True), (b"\r", False), (b"n\r", False)])
def test_on_a_terminal_it_asks(
    folder: Path, old: Path, environment: dict[str, str], tmp_path: Path, answer: bytes, written: bool
) -> None:
    command = [sys.executable, "-m", "meetingtui", "import", "old.md", "--folder", "q"]
    with PtySession(command, home=tmp_path / "home", env=environment, cwd=tmp_path, rows=60) as terminal:
        terminal.wait_for("Write it?")
        terminal.send(answer)
        assert terminal.wait_exit() == 0
        assert terminal.raw.count(b"Otto Brandt") == 1
    assert ("2025-03-12-pilot-kick-off.toml" in minutes_in(folder)) is written


def test_hostile_words_come_out_inert(run: Run, folder: Path, tmp_path: Path) -> None:
    name = "o\x1b[2Jld.md"
    text = (
        "# T\x1b]0;x\x07 2025-03-12\n\n- [ ] send \x1b[31m\u202e it (Imani)\n\n[a\x9b]: x\x7f\n\n\u2028## Actions\x0c\n"
    )
    (tmp_path / name).write_text(text)
    for more in ((), ("--json",), ("--accept",)):
        done = run("import", name, *more, "--folder", "q")
        assert done.returncode == 0
        assert not {"\x1b", "\x07", "\x7f", "\x9b", "\u202e", "\u2028", "\x0c"} & set(done.stdout + done.stderr)
    written = next(path for path in (folder / "minutes").iterdir() if path.name.startswith("2025"))
    assert not {"\x1b", "\x07", "\x7f", "\x9b", "\u202e"} & set(written.read_text())
    assert written.name == "2025-03-12-t-0-x.toml"


HARD = {
    "actions": "# T 2025-03-12\n## Actions\n" + "- [ ] Imani to do a thing by Friday - @mateo\n" * 4_900,
    "one line": "# T 2025-03-12\n" + "[a](b " * 40_000,
    "nested": "# T 2025-03-12\n" + "> - " * 50_000,
    "labels": "# T 2025-03-12\n" + "x ACTION: a " * 20_000,
    "cells": "# T 2025-03-12\n## Actions\n" + ("|" + "a|" * 99 + "\n" + "|" + "-|" * 99 + "\n") + "|b|\n" * 3_000,
}
"""Pages at the limit of what is read."""


@pytest.mark.parametrize("name", HARD)
def test_a_page_at_the_limit_costs_little(name: str, folder: Path, environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(HARD[name][:249_999])
    # Not ru_maxrss: that is at least what the process had that started this one.
    script = (
        "import resource, sys\nfrom meetingtui.cli.main import run\n"
        "code = run(['import', 'old.md', '--folder', 'q'])\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "most = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "print(code, used.ru_utime + used.ru_stime, int(most.split()[1]) // 1024, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
    code, seconds, megabytes = done.stderr.splitlines()[-1].split()
    assert (code in {"0", "1"}, "Traceback" in done.stderr) == (True, False)
    assert float(seconds) < 4  # two on a quiet machine
    assert int(megabytes) < 200


def test_it_prints_without_the_screen_library(
    folder: Path, old: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    script = (
        "import sys\nfrom meetingtui.cli.main import run\ncode = run(['import', 'old.md', '--folder', 'q'])\n"
        "print(code, 'textual' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stderr == "0 False\n"


def test_every_shape_can_be_accepted_and_checked(run: Run, folder: Path) -> None:
    pages = sorted(path for path in PAGES.glob("*.md") if path.stem not in {"several", "empty"})
    assert len(pages) >= 12
    done = run("import", "--accept", *pages, "--folder", "q")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(minutes_in(folder)) == len(pages) + 1
    checked = run("check", "--folder", "q")
    assert checked.returncode == 0, checked.stdout
