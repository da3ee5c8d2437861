"""Two users of one group and somebody outside it: what each may do, and what the machine itself refuses."""

from __future__ import annotations

import grp
import os
import pwd
import stat
import tomllib
from pathlib import Path

import pytest

from tests.shared.conftest import Accounts, Box, Member

UMASKS = (0o077, 0o000)
Pair = tuple[Member, Member]


@pytest.fixture(params=UMASKS, ids=["umask 077", "umask 000"])
def members(request: pytest.FixtureRequest, accounts: Accounts, box: Box) -> Pair:
    """Ana has made a shared partnership; Bela is in the group."""
    ana, bela = (box.login(name, request.param) for name in (accounts.ana, accounts.bela))
    box.found(ana, "--group", accounts.group)
    return ana, bela


def facts(path: Path) -> tuple[str, str, str]:
    """Mode, owner and group."""
    about = path.stat()
    owner, group = pwd.getpwuid(about.st_uid).pw_name, grp.getgrgid(about.st_gid).gr_name
    return f"{stat.S_IMODE(about.st_mode):o}", owner, group


def test_a_meeting_is_begun_by_one_and_taken_over_and_closed_by_the_other(
    box: Box, accounts: Accounts, members: Pair
) -> None:
    ana, bela = members
    name = ana.begin(box.folder)
    assert facts(box.folder / "live" / name) == ("3770", accounts.ana, accounts.group)
    assert ana.capture("Ana asks") == ""
    assert bela.resume(box.folder) == name
    assert bela.sees(1) == ["Ana asks"]
    assert bela.capture("Bela asks") == ""
    assert ana.sees(2) == ["Ana asks", "Bela asks"]
    for member in members:
        assert facts(box.folder / "live" / name / member.log()) == ("640", member.user, accounts.group)
    (minutes,) = (box.folder / "minutes").glob("*.toml")
    assert facts(minutes) == ("660", accounts.ana, accounts.group)
    ana.kill()
    assert bela.take_over() == ""
    assert bela.capture("Bela goes on") == ""
    assert bela.close() == ""
    assert facts(minutes) == ("660", accounts.bela, accounts.group)
    parked = [item["text"] for item in tomllib.loads(minutes.read_text())["parked"]]
    assert parked == ["Ana asks", "Bela asks", "Bela goes on"]
    # What is Ana's alone to remove goes when she is there again.
    assert [path.name for path in (box.folder / "live").iterdir()] == [f".done-{name}"]
    again = box.login(accounts.ana)
    again.clear(box.folder)
    assert list((box.folder / "live").iterdir()) == []
    assert "Bela goes on" in again.read(minutes)
    assert again.replace(minutes, minutes.read_text() + "\n# Ana\n") == "done"
    assert facts(minutes) == ("660", accounts.ana, accounts.group)
    assert "# Ana" in bela.read(minutes)
    assert bela.append(minutes, "# Bela, in an editor\n") == "done"


def test_whoever_is_still_there_takes_their_own_log_away_after_the_other_closed(box: Box, members: Pair) -> None:
    ana, bela = members
    ana.begin(box.folder)
    bela.resume(box.folder)
    assert bela.capture("Bela asks") == ""
    assert bela.close() == ""
    assert ana.is_over()
    assert bela.finish()
    assert ana.finish()
    assert list((box.folder / "live").iterdir()) == []


def test_nobody_changes_or_removes_the_others_events(box: Box, members: Pair) -> None:
    ana, bela = members
    live = box.folder / "live" / ana.begin(box.folder)
    ana.capture("Ana asks")
    bela.resume(box.folder)
    log = live / ana.log()
    before = log.read_bytes()
    forged = live / f"ev-{ana.number}-{'a' * 12}.jsonl"
    line = before.decode().splitlines()[-1].replace("Ana asks", "Ana never asked") + "\n"
    refused = "PermissionError"
    assert bela.append(log, line) == refused
    assert bela.truncate(log) == refused
    assert bela.remove(log) == refused
    assert bela.rename(log, live / "gone") == refused
    assert bela.replace(log, "") == "NotWrittenError"
    assert bela.chmod(log, 0o666) == refused
    assert bela.chmod(live, 0o777) == refused
    assert log.read_bytes() == before
    assert bela.append(forged, line) == "done"
    assert bela.chmod(forged, 0o644) == "done"
    assert ana.capture("Ana goes on") == ""
    assert bela.sees(2) == ["Ana asks", "Ana goes on"]
    code, out, _ = ana.command("doctor", "--folder", str(box.folder))
    assert code == 1
    assert f"{forged.name}: is not read: its owner is not the one its name says ({bela.user})" in out


def test_an_outsider_sees_nothing(box: Box, accounts: Accounts, members: Pair) -> None:
    ana, _ = members
    name = ana.begin(box.folder)
    ana.capture("Ana asks")
    outsider = box.login(accounts.outsider)
    refused = "PermissionError"
    for path in (box.folder, box.folder / "live" / name, box.folder / "minutes"):
        assert outsider.names(path) == refused
    assert outsider.read(box.folder / "partnership.toml") == refused
    assert outsider.read(box.folder / "live" / name / ana.log()) == refused
    assert outsider.append(box.folder / "minutes" / "new.toml", "x") == refused
    for command in ("list", "doctor", "share"):
        more = ("--group", accounts.group) if command == "share" else ()
        code, out, err = outsider.command(command, "--folder", str(box.folder), *more)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1


def test_an_outsider_cannot_share_with_a_group_that_is_not_theirs(box: Box, accounts: Accounts) -> None:
    outsider = box.login(accounts.outsider)
    box.found(outsider)
    code, out, err = outsider.command("share", "--group", accounts.group, "--folder", str(box.folder))
    assert (code, out) == (2, "")
    way_out = f"ask whoever looks after this machine for: usermod -aG {accounts.group} {accounts.outsider}"
    assert err == f'meetingtui: you are not in the group "{accounts.group}"; {way_out}\n'
    assert facts(box.folder)[0] == "700"


def test_only_the_owner_shares_and_takes_back(box: Box, accounts: Accounts, members: Pair) -> None:
    ana, bela = members
    name = ana.begin(box.folder)
    ana.capture("Ana asks")
    bela.resume(box.folder)
    folder = ("--folder", str(box.folder))
    code, _, err = bela.command("share", "--group", accounts.group, *folder)
    assert code == 2
    assert err.endswith(f": belongs to {accounts.ana}, who alone may share it; ask {accounts.ana}\n")
    code, _, err = ana.command("share", "--private", *folder)
    assert code == 2
    assert err.endswith(" is still open here; close it first: meetingtui\n")
    bela.kill()
    assert ana.close() == ""
    (minutes,) = (box.folder / "minutes").glob("*.toml")
    other = box.login(accounts.bela)
    assert other.replace(minutes, minutes.read_text()) == "done"
    assert facts(minutes)[1] == accounts.bela
    words = minutes.read_bytes()
    assert ana.command("share", "--private", *folder)[0] == 0
    assert facts(box.folder)[0] == "700"
    assert facts(minutes)[:2] == ("600", accounts.ana)
    assert minutes.read_bytes() == words
    assert other.read(minutes) == "PermissionError"
    assert name not in [path.name for path in (box.folder / "live").iterdir()]


def test_a_meeting_is_not_held_where_a_member_could_remove_the_others_events(box: Box, members: Pair) -> None:
    ana, bela = members
    name = ana.begin(box.folder)
    live = box.folder / "live" / name
    assert ana.chmod(live, 0o2770) == "done"
    assert "lets each member remove the others' events (2770); mend it with: " in bela.resume(box.folder)
    assert ana.command("share", "--group", str(live.stat().st_gid), "--folder", str(box.folder))[0] == 0
    assert bela.resume(box.folder) == name


def test_a_place_of_somebody_outside_the_group_is_refused(box: Box, accounts: Accounts, members: Pair) -> None:
    ana, _ = members
    live = box.folder / "live"
    live.rmdir()
    live.mkdir()
    outsider = pwd.getpwnam(accounts.outsider)
    os.chown(live, outsider.pw_uid, box.folder.stat().st_gid)
    live.chmod(0o2770)
    sentence = f"belongs to {accounts.outsider}, who is not in the group {accounts.group}; see: meetingtui doctor"
    assert ana.begin(box.folder) == f"{live} {sentence}"


def test_a_link_planted_by_a_member_is_refused_and_named(box: Box, members: Pair) -> None:
    ana, bela = members
    assert bela.rename(box.folder / "live", box.folder / "was-live") == "done"
    assert bela.plant(box.folder / "live") == "done"
    assert "live is a link to another place; remove it" in ana.begin(box.folder)
    code, out, _ = ana.command("doctor", "--folder", str(box.folder))
    assert code == 1
    assert "live: is a link to another place; remove it" in out
    code, _, err = ana.command("share", "--group", str(box.folder.stat().st_gid), "--folder", str(box.folder))
    assert code == 2
    assert "live: is a link" in err


def test_a_folder_put_in_the_place_of_the_meetings_takes_nothing_in(box: Box, members: Pair) -> None:
    ana, bela = members
    live = box.folder / "live" / ana.begin(box.folder)
    assert bela.rename(live, box.folder / "live" / "hidden") == "done"
    assert bela.plant(live) == "done"
    assert ana.capture("Ana asks") != ""
    assert bela.remove(live) == "done"
    assert bela.rename(box.folder / "live" / "hidden", live) == "done"
    assert ana.capture("Ana asks") == ""
