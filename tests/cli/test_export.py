"""`meetingtui export`: to standard output or a file, in each format, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run

DATA = Path(__file__).parent.parent / "data"
SUBJECTS = ("minutes", "actions", "thanks", "impact", "dashboard")
FORMATS = ("md", "html", "csv", "json", "ics")
BEGINS = {"md": "# ", "html": "<!DOCTYPE html>", "csv": "\ufeffkind,id,", "json": "{", "ics": "BEGIN:VCALENDAR\r\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership with one meeting."""
    made = tmp_path / "q"
    (made / "minutes").mkdir(parents=True)
    shutil.copy(DATA / "partnership.toml", made)
    shutil.copy(DATA / "minutes.toml", made / "minutes" / "2026-11-20-context.toml")
    return made


def refused(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr


@pytest.mark.parametrize("of", SUBJECTS)
@pytest.mark.parametrize("to", FORMATS)
def test_every_subject_in_every_format_or_a_sentence_why_not(run: Run, folder: Path, of: str, to: str) -> None:
    done = run("export", "--of", of, "--to", to, "--output", "out", "--folder", folder)
    if to == "ics" and of not in {"minutes", "actions"}:
        refused(done, f"--of {of} has no days for a calendar; --to md, html, csv or json")
        return
    assert (done.returncode, done.stdout, done.stderr) == (0, "wrote out\n", "")
    written = (folder.parent / "out").read_bytes().decode()
    assert written.startswith(BEGINS[to])


@pytest.mark.parametrize("name", ["last", "9", "2026-11-20", "2026-11-20-context"])
def test_minutes_go_by_the_names_that_show_knows(run: Run, folder: Path, name: str) -> None:
    done = run("export", name, "--to", "md", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Context conversation and status\n")


def test_a_file_is_minutes_too_even_without_its_partnership(run: Run, tmp_path: Path) -> None:
    alone = tmp_path / "alone.toml"
    shutil.copy(DATA / "minutes.toml", alone)
    done = run("export", alone, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["minutes"]["action"][0]["owner"] == "imani"


def test_json_says_what_it_is_and_is_ascii(run: Run, folder: Path) -> None:
    done = run("export", "--json", "--outside", "--folder", folder)
    said = json.loads(done.stdout)
    assert [said[key] for key in ("export", "version", "form")] == ["minutes", 1, "outside"]
    assert done.stdout.isascii()
    assert "concern" not in done.stdout


def test_the_outside_form_is_without_status_and_concerns(run: Run, folder: Path) -> None:
    for to in FORMATS:
        done = run("export", "--to", to, "--outside", "--folder", folder)
        assert done.returncode == 0
        for words in ("failed third", "Three-museum", "prototypers", "cold calls", "grant decisions"):
            assert words not in done.stdout.replace("\n ", "")


def test_a_party_goes_by_its_id_or_its_name(run: Run, folder: Path) -> None:
    for name in ("quillmere", "Quillmere Advisory", "QUILLMERE"):
        done = run("export", "--of", "actions", "--party", name, "--to", "csv", "--folder", folder)
        rows = csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))
        assert [row["id"] for row in rows] == ["A31", "A32"]
    done = run("export", "--of", "actions", "--party", "tolland", "--to", "ics", "--folder", folder)
    assert Calendar.from_ical(done.stdout).walk("VEVENT") == []


def test_the_ending_of_the_file_says_the_format(run: Run, folder: Path) -> None:
    assert run("export", "--output", "page.html", "--folder", folder).returncode == 0
    assert (folder.parent / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_file_is_replaced_only_by_force_and_is_nobody_elses(run: Run, folder: Path) -> None:
    out = folder.parent / "out.md"
    out.write_text("mine", encoding="utf-8")
    refused(run("export", "--output", out, "--folder", folder), "out.md is there already; --force replaces it")
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("export", "--output", out, "--force", "--folder", folder).returncode == 0
    assert out.read_text(encoding="utf-8").startswith("# ")
    assert run("export", "--output", "new.md", "--folder", folder).returncode == 0
    assert (folder.parent / "new.md").stat().st_mode & 0o077 == 0


def test_the_partnerships_own_files_are_never_written_over(run: Run, folder: Path) -> None:
    own = folder / "minutes" / "2026-11-20-context.toml"
    before = own.read_bytes()
    done = run("export", "--to", "md", "--output", own, "--force", "--folder", folder)
    refused(done, "would be taken for one of the partnership's own files")
    assert own.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "which format? --to md, html, csv, json or ics"),
        (["--to", "pdf"], '"pdf" is none of md, html'),
        (["--json", "--to", "md"], "--json and --to md do not go together"),
        (["--output", "."], "which format?"),
        (["--to", "md", "--output", "."], ". is a folder; name a file in it"),
        (["--to", "md", "--output", "no/such/out.md"], "out.md was not written: the folder is not there any more"),
        (["last", "--of", "thanks", "--to", "md"], "--of thanks is about the whole partnership; leave last out"),
        (["--of", "dashboard", "--outside", "--to", "md"], "a dashboard has no outside form"),
        (["--of", "impact", "--party", "tolland", "--to", "md"], "--of impact is never by party alone"),
        (["--year", "2026", "--to", "md"], "--year goes with --of thanks and --of impact"),
        (["--of", "thanks", "--year", "0", "--to", "md"], "--year"),
        (
            ["--of", "actions", "--party", "nobody", "--to", "md"],
            'no party "nobody"; the parties are: quillmere, tolland',
        ),
    ],
)
def test_what_does_not_go_together_is_refused_with_what_does(
    run: Run, folder: Path, arguments: list[str], words: str
) -> None:
    refused(run("export", *arguments, "--folder", folder), words)


def test_minutes_that_are_not_there_or_not_right_end_with_1(run: Run, folder: Path) -> None:
    done = run("export", "2031", "--to", "md", "--folder", folder)
    assert (done.returncode, done.stderr) == (1, "meetingtui: no minutes 2031; meetingtui list names those there are\n")
    broken = folder / "minutes" / "broken.toml"
    broken.write_text("meeting = [", encoding="utf-8")
    done = run("export", broken, "--to", "md", "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "broken.toml:1: " in done.stderr


def test_minutes_that_cannot_be_read_are_named_beside_what_could(run: Run, folder: Path) -> None:
    (folder / "minutes" / "broken.toml").write_text("meeting = [", encoding="utf-8")
    done = run("export", "--of", "actions", "--to", "md", "--folder", folder)
    assert done.returncode == 0
    assert "broken.toml:1: " in done.stderr
    assert "Left out, as it could not be read: broken.toml." in done.stdout


def test_codes_in_minutes_reach_no_terminal_in_any_format(run: Run, folder: Path) -> None:
    path = folder / "minutes" / "2026-11-20-context.toml"
    text = path.read_text(encoding="utf-8").replace("Get a named", "\\u001b[31mGet\\u009b \\u202e \\u0007a named")
    path.write_text(text + '\n[[metric]]\nname = "x"\n"odd\\u009b" = "\\u009b31m"\n', encoding="utf-8")
    for of in SUBJECTS:
        for to in ("md", "html", "csv", "json"):
            done = run("export", "--of", of, "--to", to, "--folder", folder)
            assert done.returncode == 0
            assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(done.stdout)


def test_help_names_every_subject(run: Run) -> None:
    done = run("export", "--help")
    assert done.returncode == 0
    for of in SUBJECTS[1:]:
        assert f"--of {of}" in done.stdout


@pytest.mark.parametrize("to", FORMATS)
def test_a_format_waits_for_no_other_and_for_no_screen(folder: Path, environment: dict[str, str], to: str) -> None:
    heavy = {"jinja2", "icalendar", "markdown_it", "textual", "tomlkit", "rapidfuzz"}
    needed = {"html": {"jinja2"}, "ics": {"icalendar"}}.get(to, set[str]())
    script = (
        "import sys; from meetingtui.cli.main import run\n"
        f"code = run(['export', '--to', {to!r}, '--folder', {str(folder)!r}])\n"
        f"print(code, sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True)
    assert done.stderr == f"0 {sorted(needed)}\n"


def test_a_reader_that_has_seen_enough_is_no_error(folder: Path, environment: dict[str, str]) -> None:
    export = f"{sys.executable} -m meetingtui export --to html --folder {folder} | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", export], env=environment, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("<!DOCTYPE 0\n", "")


def test_whose_word_the_minutes_have_is_for_the_parties_alone(run: Run, folder: Path) -> None:
    path = folder / "minutes" / "2026-11-20-context.toml"
    word = '\n[[confirmed]]\nparty = "quillmere"\nby = "imani"\nseal = "copper lantern seven maple"\n'
    path.write_text(path.read_text(encoding="utf-8") + word, encoding="utf-8")
    assert "*Changed since sealed:* Quillmere confirmed" in run("export", "--to", "md", "--folder", folder).stdout
    outside = run("export", "--to", "md", "--outside", "--folder", folder).stdout
    assert outside.startswith("# ")
    assert "ealed" not in outside
    assert "onfirmed" not in outside


@pytest.mark.parametrize("of", ["impact", "thanks"])
def test_a_year_without_minutes_is_refused_with_the_years_that_have_some(run: Run, folder: Path, of: str) -> None:
    done = run("export", "--of", of, "--year", "1999", "--to", "md", "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "meetingtui: there are no minutes of 1999; there are minutes of 2026\n"
    assert run("export", "--of", of, "--year", "2026", "--to", "md", "--folder", folder).returncode == 0


def test_what_nobody_owns_is_no_promise_wherever_promises_are_counted(run: Run, folder: Path) -> None:
    minutes = folder / "minutes" / "2026-11-20-context.toml"
    minutes.write_text(minutes.read_text() + '\n[[action]]\nid = "A99"\ntext = "Somebody should."\n')
    trends = json.loads(run("trends", "--json", "--folder", folder).stdout)["promises"]
    impact = json.loads(run("export", "--of", "impact", "--json", "--folder", folder).stdout)
    assert sum(row["made"] for row in trends) == impact["promises"]["made"] == 2
    assert "A99" in run("actions", "--folder", folder).stdout


def test_the_next_meeting_is_told_by_its_agendas_title(run: Run, folder: Path) -> None:
    minutes = folder / "minutes" / "2026-11-20-context.toml"
    text = re.sub(r"\[next\]\n(?:\w+ *= .*\n)+", "", minutes.read_text())
    minutes.write_text(f'{text}\n[next]\ndate = 2026-12-04\nagenda = "weekly-standup"\n')
    for to, words in (("md", "Fri 4 Dec 2026, Weekly stand-up"), ("csv", '"Weekly stand-up"'), ("ics", "Weekly stand")):
        assert words in run("export", "last", "--to", to, "--folder", folder).stdout
    assert "Fri 4 Dec 2026, Weekly stand-up" in run("show", "--folder", folder).stdout
    minutes.write_text(minutes.read_text().replace("weekly-standup", "no-such-agenda"))
    assert "Fri 4 Dec 2026, no-such-agenda" in run("show", "--folder", folder).stdout
