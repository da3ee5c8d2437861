"""`meetingtui confirm`: a party's word, given by somebody of that party; what waits; silence; minutes opened again."""

from __future__ import annotations

import getpass
import json
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.cli.after_meeting import NAME, SEAL, confirmed, folder, minutes
from tests.cli.conftest import Run

__all__ = ["confirmed", "folder", "minutes"]

LAPSE = '\n[lapse]\ndays = 5\nfrom = "G3"\n'


def test_what_waits_is_listed_with_who_has_confirmed(run: Run, folder: Path) -> None:
    run("confirm", "last", "--by", "mateo", "--folder", folder)
    done = run("confirm", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    first, quillmere, tolland = done.stdout.splitlines()
    assert first == f"Fri 20 Nov 2026  {NAME}  draft"
    assert quillmere == "  Quillmere  not yet"
    assert tolland.startswith("  Tolland    confirmed by Mateo Ferreira on ")


def test_a_word_is_written_and_the_four_words_are_said(run: Run, folder: Path, minutes: Path) -> None:
    done = run("confirm", "last", "--party", "toll", "--by", "Mateo", "--corrections", "2", "--folder", folder)
    assert done.returncode == 0
    assert done.stdout == f"Tolland has confirmed {NAME}.\nSeal: {SEAL}\nStill to confirm: Quillmere.\n"
    (row,) = tomllib.loads(minutes.read_text())["confirmed"]
    del row["on"]
    assert row == {
        "party": "tolland",
        "by": "mateo",
        "seal": SEAL,
        "corrections": 2,
        "how": "by command, unverified",
    }
    assert "noted as unverified" in done.stderr
    assert [path.name for path in (folder / "sealed").iterdir()] == [f"{NAME}.{SEAL.replace(' ', '-')}.toml"]


def test_an_account_that_is_known_speaks_for_its_own_party(run: Run, folder: Path, minutes: Path) -> None:
    file = folder / "partnership.toml"
    file.write_text(file.read_text().replace('id    = "mateo"', f'id = "mateo"\nlogin = "{getpass.getuser()}"'))
    refused = run("confirm", "last", "--party", "quillmere", "--folder", folder)
    assert refused.returncode == 1
    assert "this account is Mateo Ferreira's, of Tolland; name who says it for Quillmere" in refused.stderr
    done = run("confirm", "last", "--party", "tolland", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    (row,) = tomllib.loads(minutes.read_text())["confirmed"]
    assert (row["by"], "how" in row) == ("mateo", False)


def test_once_every_party_has_spoken_the_minutes_say_so_and_are_unchanged(run: Run, confirmed: Path) -> None:
    done = run("confirm", "--folder", confirmed)
    assert done.stdout.startswith(f"Fri 20 Nov 2026  {NAME}  confirmed, unchanged since sealed: {SEAL}\n")
    told = json.loads(run("confirm", "--json", "--folder", confirmed).stdout)
    assert [(one["state"], one["seal"], one["waiting"], one["changed"]) for one in told] == [
        ("confirmed", SEAL, [], [])
    ]


def test_a_hand_edit_afterwards_is_told_part_by_part_by_confirm_show_and_check(
    run: Run, confirmed: Path, minutes: Path
) -> None:
    minutes.write_text(minutes.read_text().replace("2026-11-27", "2026-11-28"))
    listed = run("confirm", "--folder", confirmed).stdout
    assert f"  Changed since sealed ({SEAL}):\n    A31.due: was Fri 27 Nov 2026, now Sat 28 Nov 2026\n" in listed
    shown = run("show", "last", "--folder", confirmed).stdout
    assert f"Changed since sealed: Quillmere, Tolland confirmed {SEAL}." in " ".join(shown.split())
    assert "  A31.due: was Fri 27 Nov 2026, now Sat 28 Nov 2026\n" in shown
    for path in (minutes, confirmed):
        line = minutes.read_text().split("\n").index("due      = 2026-11-28") + 1
        checked = run("check", path).stdout
        assert f"{NAME}.toml:{line}: warning: changed since sealed: A31.due" in checked
    shutil.rmtree(confirmed / "sealed")
    assert "the copy that was kept in sealed/ is not there" in run("confirm", "--folder", confirmed).stdout
    assert f"changed since sealed ({SEAL}), and no copy in sealed/ says where" in run("check", confirmed).stdout


def test_minutes_as_they_were_sealed_raise_no_doubt(run: Run, confirmed: Path, minutes: Path) -> None:
    assert "changed since" not in run("check", confirmed).stdout
    assert run("check", minutes).stdout == "1 file: right\n"
    assert f"Seal: {SEAL}, unchanged since\n" in run("show", "last", "--folder", confirmed).stdout


def test_somebody_unknown_is_told_who_there_is_and_how_many_more(run: Run, folder: Path) -> None:
    file = folder / "partnership.toml"
    crowd = "".join(f'[[person]]\nid = "p{n}"\nname = "Person {n}"\nparty = "tolland"\n' for n in range(20))
    here = file.read_text().count("[[person]]")
    file.write_text(f"{file.read_text()}\n{crowd}")
    said = run("confirm", "last", "--by", "nobody", "--folder", folder).stderr
    assert said.endswith(f" and {here + 20 - 12} more, in partnership.toml\n")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("last", "--party", "tolland", "--by", "imani"), 1, "Imani Okafor is of Quillmere; somebody from Tolland"),
        (("last", "--party", "fenwick"), 2, "fenwick is no party here; parties are Quillmere, Tolland"),
        (("last", "--by", "nobody"), 2, "nobody is nobody here; people are"),
        (
            ("last", "--party", "tolland", "--by", "mateo", "--seal", "a b c d"),
            1,
            f'these minutes read "{SEAL}", not "a b c d"',
        ),
        (("last", "--seal", "a b c d"), 1, f'these minutes read "{SEAL}", not "a b c d"; see what differs'),
        (("--party", "tolland"), 2, "which minutes? name them, or say last"),
        (("last", "--party", "tolland", "--lapse"), 2, "say one of --party"),
        (("last", "--yes", "tolland"), 2, "--why, --asked and --yes belong to --reopen"),
        (("last", "--lapse"), 1, "the parties have agreed no lapse"),
        (("last", "--reopen", "--why", "x"), 1, "these minutes are a draft already"),
        (("last", "--reopen"), 2, "say why: --why TEXT"),
        (("2027",), 1, "no minutes 2027"),
    ],
)
def test_what_is_not_right_is_said_in_a_line_and_nothing_is_written(
    run: Run, folder: Path, minutes: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    before = minutes.read_bytes()
    done = run("confirm", *arguments, "--folder", folder)
    assert done.returncode == code
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert minutes.read_bytes() == before


def test_the_words_that_are_read_out_confirm_where_they_are_right(run: Run, folder: Path) -> None:
    words = SEAL.upper().replace(" ", "-")
    assert run("confirm", "last", "--seal", words, "--folder", folder).returncode == 0
    done = run("confirm", "last", "--by", "imani", "--seal", words, "--folder", folder)
    assert done.stdout.startswith(f"Quillmere has confirmed {NAME}.\n")


def test_silence_is_taken_only_by_command_and_told_as_silence(run: Run, folder: Path, minutes: Path) -> None:
    file = folder / "partnership.toml"
    file.write_text(file.read_text() + LAPSE)
    minutes.write_text(minutes.read_text().replace("2026-11-20", "2025-11-20"))
    run("confirm", "last", "--by", "imani", "--folder", folder)
    assert "  Tolland    not yet; could be taken as read since Fri 28 Nov" in run("confirm", "--folder", folder).stdout
    assert tomllib.loads(minutes.read_text())["state"] == "draft"
    done = run("confirm", "--lapse", "--folder", folder)
    assert f"{NAME}: taken as read, by lapse of 5 working days (G3)." in done.stdout
    held = tomllib.loads(minutes.read_text())
    assert (held["state"], held["confirmed"][1]["how"]) == ("confirmed", "by lapse of 5 working days (G3)")
    assert "by" not in held["confirmed"][1]
    assert "taken as confirmed, by lapse" in run("show", "--folder", folder).stdout
    again = run("confirm", "--lapse", "--folder", folder)
    assert (again.returncode, again.stderr) == (1, "meetingtui: no minutes wait for a word whose days are over\n")


def test_the_newest_are_opened_again_with_every_partys_yes(run: Run, confirmed: Path, minutes: Path) -> None:
    yes = ("--yes", "Quillmere", "--yes", "Tolland")
    done = run("confirm", "last", "--reopen", "--why", "wrong", "--asked", "priya", *yes, "--folder", confirmed)
    assert done.stdout.startswith(f"{NAME} is a draft again")
    held = tomllib.loads(minutes.read_text())
    assert (held["state"], "confirmed" in held) == ("draft", False)
    assert (held["reopened"][0]["seal"], held["reopened"][0]["asked"]) == (SEAL, "priya")
    assert "OPENED AGAIN\nBecause: wrong. Asked by Priya Raman" in run("show", "--folder", confirmed).stdout


def test_earlier_minutes_are_not_opened_again(run: Run, confirmed: Path, minutes: Path) -> None:
    later = minutes.with_name("2026-12-04-next.toml")
    later.write_text(
        (Path(__file__).parent.parent / "data" / "minutes.toml").read_text().replace("2026-11-20", "2026-12-04")
    )
    yes = ("--yes", "Quillmere", "--yes", "Tolland")
    done = run("confirm", NAME, "--reopen", "--why", "wrong", *yes, "--folder", confirmed)
    assert (done.returncode, "only the newest minutes may be opened again" in done.stderr) == (1, True)


def test_a_file_outside_a_partnership_is_not_confirmed(run: Run, tmp_path: Path, minutes: Path) -> None:
    stray = tmp_path / "stray.toml"
    shutil.copy(minutes, stray)
    done = run("confirm", stray, "--party", "tolland")
    assert (done.returncode, "is not in the minutes/ of a partnership's folder" in done.stderr) == (2, True)


def test_a_folder_without_minutes_says_so(run: Run, folder: Path, minutes: Path) -> None:
    minutes.unlink()
    done = run("confirm", "--folder", folder)
    assert (done.returncode, done.stderr) == (1, "No minutes yet; meetingtui run AGENDA holds a meeting.\n")


def test_hostile_words_in_a_row_are_inert(run: Run, folder: Path, minutes: Path) -> None:
    row = '\n[[confirmed]]\nparty = "tolland"\nhow = "\\u001b[31mred\\u202e"\nseal = "\\u001b]0;x\\u0007 a b c"\n'
    minutes.write_text(minutes.read_text() + row)
    for arguments in (("confirm",), ("confirm", "last"), ("show", "last"), ("check",), ("confirm", "--json")):
        done = run(*arguments, "--folder", folder)
        assert done.returncode == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout + done.stderr)
