"""`trends` prints what is followed over time; where there is nothing, it says so."""

from __future__ import annotations

import json
from pathlib import Path

from rich.cells import cell_len

from meetingtui.files.partnership import load_partnership
from meetingtui.register.reading import read_register
from meetingtui.register.trends import trends as find_trends
from meetingtui.review.trended import trend_lines
from tests.cli.conftest import Run
from tests.cli.test_show import MINUTES, assert_inert, folder, keep

__all__ = ["folder"]


def test_trends_are_told_in_text_and_as_data(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    done = run("trends", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "seen differently in 1 of 1 meeting." in done.stdout
    data = json.loads(run("trends", "--json", "--folder", folder).stdout)
    assert data["streams"][0]["parties"] == {"quillmere": "G", "tolland": "Y"}


def test_nothing_to_follow_ends_with_1(run: Run, folder: Path) -> None:
    done = run("trends", "--since", "2026", "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nothing of that time" in done.stderr
    assert "Nothing to follow yet" in run("trends", "--folder", folder).stderr


def test_what_was_typed_acts_on_no_terminal(run: Run, folder: Path) -> None:
    named = (folder / "partnership.toml").read_text().replace("Three-museum pilot", "x\\u001b]0;pwn\\u0007\\u202e")
    (folder / "partnership.toml").write_text(named)
    keep(folder, "2026-11-20-context", MINUTES)
    assert_inert(run("trends", "--folder", folder).stdout)


def test_a_narrow_page_has_no_line_too_wide(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    names = load_partnership(folder)[0]
    assert names is not None
    found = find_trends(read_register(folder, names.parties)[0], names)
    for width in (40, 54, 72):
        assert max(map(cell_len, trend_lines(found, names, width))) <= width
    assert any("2 made" in line for line in trend_lines(found, names, 40))
