"""`meetingtui redact`: by every party's agreement words go from the minutes and from every copy; the id stays."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from meetingtui.register.seal import seal_of
from tests.cli.after_meeting import NAME, SEAL, confirmed, folder, minutes
from tests.cli.conftest import Run
from tests.register.test_meaning import read

__all__ = ["confirmed", "folder", "minutes"]
YES = ("--yes", "quillmere", "--yes", "tolland")
WORDS = "Get a named contact at the third site."


def holding(folder: Path) -> list[str]:
    """The files below a folder in which the words still stand."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and WORDS in path.read_text())


def test_the_words_are_gone_everywhere_and_the_confirmations_hold_for_the_rest(
    run: Run, confirmed: Path, minutes: Path
) -> None:
    left = confirmed / "minutes" / f".{minutes.name}.0123456789abcdef"
    left.write_text(minutes.read_text())
    assert len(holding(confirmed)) == 3
    done = run("redact", "a31", "text", "--why", "names a client", "--asked", "priya", *YES, "--folder", confirmed)
    assert (done.returncode, done.stderr) == (0, "")
    assert holding(confirmed) == []
    held = read(minutes.read_text())
    assert done.stdout.startswith(f"Withheld in {NAME}: A31.text.\nSeal of the rest: {seal_of(held)}\n")
    assert (held.action[0].id, held.action[0].text) == ("A31", "withheld by agreement")
    (row,) = tomllib.loads(minutes.read_text())["redaction"]
    assert (row["part"], row["seal"], row["asked"]) == ("A31.text", seal_of(held), "priya")
    assert [path.name for path in (confirmed / "sealed").iterdir()] == [
        f"{NAME}.{seal_of(held).replace(' ', '-')}.toml"
    ]
    assert f"confirmed, unchanged since sealed: {seal_of(held)}" in run("confirm", "--folder", confirmed).stdout
    shown = run("show", "--folder", confirmed).stdout
    assert "WITHHELD SINCE\nA31.text: Because: names a client. Asked by Priya Raman" in shown


def test_other_places_of_the_same_words_are_named(run: Run, confirmed: Path, minutes: Path) -> None:
    later = minutes.with_name("2026-12-04-next.toml")
    later.write_text(
        'partnership = "q"\nmeeting = 10\ntitle = "Next"\ndate = 2026-12-04\nbegan = 14:00:00\n'
        f'[[update]]\nitem = "A31"\nto = "reshaped"\ntext = "{WORDS}"\n'
    )
    done = run("redact", "A31", "text", *YES, "--folder", confirmed)
    assert "The same words still stand in:\n  2026-12-04-next  update.A31.text\n" in done.stdout


def test_other_words_that_later_minutes_gave_the_same_item_are_named_and_can_be_withheld(
    run: Run, confirmed: Path, minutes: Path
) -> None:
    later = minutes.with_name("2026-12-04-next.toml")
    later.write_text(
        'partnership = "q"\nmeeting = 10\ntitle = "Next"\ndate = 2026-12-04\nbegan = 14:00:00\nstate = "draft"\n'
        '[[update]]\nitem = "A31"\nto = "reshaped"\ntext = "Ring whoever sits there"\nwhy = "nobody answers"\n'
        '[[update]]\nitem = "A30"\nto = "done"\nnote = "by post"\n'
    )
    done = run("redact", "A31", *YES, "--folder", confirmed)
    assert done.returncode == 0
    named = done.stdout.partition("Later minutes gave it other words")[2].splitlines()[1:3]
    assert sorted(named) == ["  2026-12-04-next  update.A31.text", "  2026-12-04-next  update.A31.why"]
    run("redact", "2026-12-04-next", "update.A31", *YES, "--folder", confirmed)
    row = tomllib.loads(later.read_text())["update"][0]
    assert row == {"item": "A31", "to": "reshaped", "text": "withheld by agreement", "why": "withheld by agreement"}
    again = run("redact", "A31", "text", *YES, "--folder", confirmed)
    assert "Later minutes" not in again.stdout


def test_the_search_index_of_whoever_does_it_does_not_keep_the_words(
    run: Run, confirmed: Path, environment: dict[str, str]
) -> None:
    assert run("search", "named contact", "--folder", confirmed).returncode == 0
    caches = Path(environment["HOME"]) / ".cache" / "meetingtui"
    held = [path for path in caches.iterdir() if b"contact" in path.read_bytes()]
    assert held
    for path in held:  # what is left of one by a program that was killed as it wrote
        path.with_name(f".{path.name}.0123456789abcdef").write_bytes(path.read_bytes())
    run("redact", "A31", "text", *YES, "--folder", confirmed)
    assert not [path for path in caches.iterdir() if b"contact" in path.read_bytes()]


def test_a_persons_own_draft_is_named_and_left_to_them(run: Run, confirmed: Path, minutes: Path) -> None:
    own = minutes.with_name(f"{minutes.name}~")
    own.write_text(minutes.read_text())
    done = run("redact", "A31", "text", *YES, "--folder", confirmed)
    assert (done.returncode, own.exists()) == (1, True)
    assert f"{own.name} may still hold the words" in done.stderr


def test_without_every_partys_yes_nothing_is_touched(run: Run, confirmed: Path, minutes: Path) -> None:
    before = minutes.read_bytes()
    done = run("redact", "A31", "text", "--yes", "tolland", "--folder", confirmed)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "meetingtui: Quillmere has not said yes: it takes every party's yes, written as --yes PARTY\n"
    )
    assert minutes.read_bytes() == before


def test_a_draft_too_can_have_something_withheld(run: Run, folder: Path, minutes: Path) -> None:
    told = json.loads(run("redact", "last", "status.pilot.because", *YES, "--json", "--folder", folder).stdout)
    assert told == {
        "minutes": NAME,
        "parts": ["status.pilot.because"],
        "seal": seal_of(read(minutes.read_text())),
        "elsewhere": [],
        "later": [],
        "left": [],
    }
    assert told["seal"] != SEAL


def test_an_item_that_no_minutes_hold_is_said(run: Run, folder: Path) -> None:
    done = run("redact", "A99", *YES, "--folder", folder)
    assert (done.returncode, done.stderr) == (1, "meetingtui: no minutes hold A99; meetingtui list names them\n")
    asked = run("redact", "last", *YES, "--folder", folder)
    assert (asked.returncode, "say which part" in asked.stderr) == (2, True)
