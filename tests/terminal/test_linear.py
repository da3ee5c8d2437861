"""A meeting in lines, with the real program: between pipes, on terminals that can draw nothing, killed, and ended."""

from __future__ import annotations

import re
import resource
import signal
import stat
import subprocess
import time

import pytest

from tests.terminal.piped import Piped
from tests.terminal.pty_session import isolated
from tests.terminal.room import AGENDA, PROGRAM, Room
from tests.terminal.test_disk import Disk, disk, needs_root
from tests.terminal.test_meeting import FIRST, assert_minutes, assert_printed

__all__ = ["disk"]

FOUND = ("Quillmere", "Tolland Bright")
ARRIVE = (
    "+ Imani Okafor, Quillmere",
    "+Jonas Lind, Quillmere",
    "+ Rosa Diaz, Tolland",
    "+ Mateo Cruz, tolland bright",
    "f jonas",
    "",
)
HOLD = (
    f"a {FIRST}",
    "2",
    *[""] * 4,
    "p What the weather does to us = next strategy conversation",
    "a Send the floor plan @rosa ^+2w",
    "a Something said by mistake @mateo ^fri",
    "u",
    "back",
    "",
    "4 Budgets move in the spring",
    *[""] * 3,
    "s 3",
    "d We begin with two sites @imani = the third has no contact | all three at once",
    "e 2 Send the floor plan of both sites @rosa ^+2w",
    "s 4",
    "d Rosa speaks for both on the schedule",
    "a Ask the third museum again @mateo ^+1w",
    "s 5",
)
READ_BACK = ("1 2", "", "1 2", "", "1", "", "1", "", "1", "", "", "2", "", "", "1 imani", "2 rosa", "")
CLOSE = ("", "")
SAVED = ["Open a door", "Send the plan"]
PLAIN = re.compile(rb"[^\x00-\x1f\x7f\n]*(\n[^\x00-\x1f\x7f]*)*")


def assert_plain(said: bytes) -> None:
    """Nothing but printable text and newlines."""
    assert re.fullmatch(PLAIN, said), re.sub(PLAIN, b"", said)[:80]
    assert "\x9b" not in said.decode()


def begin(talk: Piped) -> None:
    """A meeting with one person from each side, in its first step."""
    talk.hears("Who is here?")
    talk.asks("1 2", "2 yes, Mateo")
    talk.asks("", "Step 1 of 5")


def save(talk: Piped) -> None:
    for number, words in enumerate(SAVED, 1):
        talk.asks(f"a {words} @imani ^fri", f"A{number} saved: {words}")


def script(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def run(room: Room, *arguments: str, typed: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """The program with everything typed ahead."""
    environment = {name: value for name, value in (isolated(room.home) | env).items() if value}
    return subprocess.run(
        [PROGRAM, *arguments], cwd=room.folder, env=environment, input=typed.encode(), capture_output=True, timeout=60
    )


# a whole meeting --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("term", ["", "dumb", "xterm-256color"])
def test_a_script_holds_a_meeting_from_an_empty_folder_to_confirmed_minutes(room: Room, term: str) -> None:
    done = run(room, "run", AGENDA, "--linear", typed=script(*FOUND, *ARRIVE, *HOLD, *READ_BACK, *CLOSE), TERM=term)
    assert (done.returncode, done.stderr) == (0, b"")
    assert_plain(done.stdout)
    said = done.stdout.decode().replace("\n  ", " ")
    assert "Step 2 of 5: What is moving, 14 min left" in said
    assert "A2 now: Send the floor plan of both sites, Rosa" in said
    assert said.count("Read-back, 2 of 10") == 1
    assert said.count("The meeting is closed.") == 1
    assert max(map(len, done.stdout.decode().splitlines()[:-2])) <= 72
    assert room.live() == []
    assert room.crashes == []
    assert_minutes(room)
    assert_printed(room)


def test_the_end_of_the_script_leaves_the_meeting_open_and_says_how_to_go_on(room: Room) -> None:
    room.found()
    done = run(
        room, "run", AGENDA, "--linear", typed=script("1 2", "", f"a {FIRST.replace('+jonas ', '')}", "d half a")
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().endswith("The meeting is still open. Go on with it: meetingtui --linear\n")
    again = run(room, "--linear", typed=script("", "Q", "1", "", ""))
    assert "A meeting is still open." in again.stdout.decode()
    assert "2 captured so far." in again.stdout.decode()
    assert again.returncode == 0
    assert [one["id"] for one in (*room.minutes()["action"], *room.minutes()["decision"])] == ["A1", "D1"]
    assert room.live() == []


def test_a_line_that_was_not_ended_is_a_line(room: Room) -> None:
    room.found()
    run(room, "run", AGENDA, "--linear", typed=script("1 2", "") + "p Who tells the board = next meeting")
    assert [data["item"]["text"] for data in room.events("item.captured.1")] == ["Who tells the board"]


def test_what_a_line_held_when_the_script_ended_is_a_draft(room: Room) -> None:
    room.found()
    done = run(room, "run", AGENDA, "--linear", typed=script("1 2", "", "a Nobody has agreed to this @nobody"))
    assert done.returncode == 0
    assert room.captured() == []
    (kept,) = room.rescue.iterdir()
    assert "Nobody has agreed to this" in kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with Piped(room) as again:
        again.asks("", "A line you were typing was kept: open it again.")
        again.asks("a", "It reads now: Nobody has agreed to this @nobody")


def test_closed_streams_are_never_mistaken_for_files_of_the_meeting(room: Room) -> None:
    room.found()
    closed = subprocess.run(
        ["bash", "-c", f"{PROGRAM} run {AGENDA} --linear <&-"],
        cwd=room.folder,
        env=isolated(room.home),
        capture_output=True,
        timeout=30,
    )
    assert (closed.returncode, closed.stderr) == (0, b"")
    assert b"Who is here?" in closed.stdout
    assert b"Go on with it: meetingtui --linear" in closed.stdout
    mute = subprocess.run(
        ["bash", "-c", f"{PROGRAM} --linear >&-"],
        cwd=room.folder,
        env=isolated(room.home),
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        timeout=30,
    )
    assert (mute.returncode, mute.stderr.count(b"\n")) == (2, 1)
    assert b"standard output is closed" in mute.stderr


# how it ends ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_leaves_with_its_code_and_everything_is_kept(room: Room, number: int, code: int) -> None:
    room.found()
    with Piped(room, "run", AGENDA) as talk:
        begin(talk)
        save(talk)
        talk.stop(number)
        assert talk.wait_exit() == code
        assert talk.lines[-1] == "The meeting is saved and still open. Go on with it: meetingtui --linear"
    assert room.captured() == SAVED
    assert room.crashes == []


def test_what_was_said_to_be_saved_survives_a_kill(room: Room) -> None:
    room.found()
    with Piped(room, "run", AGENDA) as talk:
        begin(talk)
        save(talk)
        talk.types(*(f"a And one more, {number} @imani ^fri" for number in range(20)))
        talk.hears("A4 saved")
        talk.stop(signal.SIGKILL)
        talk.wait_exit()
        told = len(re.findall(r"^A\d+ saved: ", talk.text, re.MULTILINE))
    on_disk = room.captured()
    assert len(on_disk) >= told >= 4
    with Piped(room) as again:
        again.hears("A meeting is still open.")
        again.asks("", f"{len(on_disk)} captured so far.")
        again.asks("Q", "Leave?")
        again.types("1", "", "")
        assert again.wait_exit() == 0
    assert [action["text"] for action in room.minutes()["action"]] == on_disk


def test_when_nobody_listens_any_more_the_meeting_is_left_open(room: Room) -> None:
    room.found()
    command = f"cat script - | {PROGRAM} run {AGENDA} --linear | head -3"
    (room.folder / "script").write_text(script("1 2", "", "a Open a door @imani ^fri"))
    with subprocess.Popen(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=room.folder,
        env=isolated(room.home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as shell:
        said, errors = shell.communicate(timeout=30)
    assert len(said.splitlines()) == 3
    assert errors == b""
    assert len(room.live()) == 1
    assert room.crashes == []


def test_where_nobody_reads_a_signal_still_ends_it_in_time_with_everything_kept(room: Room) -> None:
    room.found()
    with Piped(room, "run", AGENDA) as talk:
        begin(talk)
        save(talk)
        talk.deafen()
        talk.types(*["?"] * 90)
        talk.asleep()
        began = time.monotonic()
        talk.stop(signal.SIGTERM)
        assert talk.wait_code() == 143
        assert time.monotonic() - began < 8
    assert room.captured() == SAVED


def test_what_a_disk_refused_is_said_and_saved_once_it_takes_it_again(room: Room) -> None:
    room.found()
    with Piped(room, "run", AGENDA) as talk:
        begin(talk)
        talk.asks("a Open a door @imani ^fri", "A1 saved")
        limits = resource.prlimit(talk.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(talk.pid, resource.RLIMIT_FSIZE, (10, limits[1]))
        talk.asks("a Send the plan @mateo ^fri", "NOT SAVED: ")
        talk.asks("p Who tells the board = next meeting", 'kept here: "Who tells the board = next meeting"')
        talk.asks("again", 'kept here: "Send the plan @mateo ^fri"')
        assert "A2 saved" not in talk.text
        resource.prlimit(talk.pid, resource.RLIMIT_FSIZE, limits)
        talk.asks("again", "Q1 saved: Who tells the board")
        talk.asks("where", "Everything is saved.")
        talk.hang_up()
        assert talk.wait_exit() == 0
    assert len(room.events("item.captured.1")) == 3


@needs_root
def test_what_was_never_saved_is_a_draft_and_the_exit_code_says_so(room: Room, disk: Disk) -> None:
    room.found()
    with Piped(room, "run", AGENDA) as talk:
        begin(talk)
        disk.fill()
        for number in range(30):  # what is left of a block that was begun
            talk.asks(f"p {'on and on ' * 90} {number} = next meeting", f" {number}")
            if "NOT SAVED: the disk is full" in talk.text:
                break
        talk.asks("a Send the plan @mateo ^fri", 'kept here: "Send the plan @mateo ^fri"')
        talk.hang_up()
        assert talk.wait_exit() == 1
    disk.free()
    with Piped(room) as again:
        again.asks("", "Typed earlier and never saved: Action Send the plan @mateo ^fri")


# a terminal -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": ""}, {"TERM": "xterm-256color"}])
def test_on_a_terminal_nothing_is_drawn_and_its_settings_stay(room: Room, env: dict[str, str]) -> None:
    room.found()
    session = room.start("run", AGENDA, "--linear", env=env)
    session.wait_for("Who is here?")
    for typed, wanted in (("1 2\n", "2 yes, Mateo"), ("\n", "Step 1 of 5"), ("a Open a door @imani\n", "A1 saved")):
        session.send(typed)
        session.wait_for(wanted)
    session.send(b"\x04")
    assert session.wait_exit() == 0
    assert b"\x1b" not in session.raw
    assert_plain(session.raw.replace(b"\r\n", b"\n").replace(b"^D\x08\x08", b""))
    assert session.attributes() == session.attributes_before


def test_what_is_typed_unseen_is_not_shown_by_the_terminal_either(room: Room) -> None:
    room.found()
    (room.folder / "agendas").mkdir()
    (room.folder / "agendas/apart.toml").write_text(APART)
    session = room.start("run", "apart", "--linear", env={"TERM": "dumb"})
    session.wait_for("Who is here?")
    session.send("1 2\n")
    session.wait_for("2 yes, Mateo")
    session.send("\n")
    session.wait_for("Step 1 of 2")
    session.send("3\n")
    session.wait_for("This is not for the room")
    session.send("red, and nobody says it\n")
    session.wait_for("now: Quillmere, written")
    assert b"nobody says it" not in session.raw
    session.send("where\n")
    session.wait_for("Everything is saved.")
    assert session.raw.count(b"where") == 1  # its echo is there again
    session.send("\n\n\n")
    session.wait_for("Quillmere: red, and nobody says it")
    session.hang_up()
    assert session.wait_exit() in {0, 129}
    assert room.crashes == []


APART = """\
title = "Apart"
[[step]]
kind = "ask"
title = "How it stands"
who = "parties"
keep = "each"
reveal = "together"
prompts = ["Green, yellow or red?"]
[[step]]
kind = "close"
"""


def test_where_no_screen_can_be_drawn_the_command_that_works_is_named(room: Room) -> None:
    room.found()
    done = room.run("run", AGENDA)
    assert done.returncode == 2
    assert f"meetingtui run {AGENDA} --linear works in lines" in done.stderr
    session = room.start("run", AGENDA, env={"TERM": "dumb"})
    assert session.wait_exit() == 2
    assert f"meetingtui run {AGENDA} --linear works in lines" in session.raw.decode()
    assert everything_made(room) == ["partnership.toml"]


def everything_made(room: Room) -> list[str]:
    return sorted(path.name for path in room.folder.iterdir())


# others -----------------------------------------------------------------------------------------------------


def test_two_who_meet_in_lines_hear_of_each_other(room: Room) -> None:
    room.found()
    with Piped(room, "run", AGENDA) as stage:
        begin(stage)
        with Piped(room, "join", "--as", "mateo") as other:
            other.hears("Step 1 of 5")
            other.asks("a Ask the third museum @mateo ^fri", "A1 saved: Ask the third museum")
            stage.hears("A1 saved: Ask the third museum, Mateo")
            stage.asks("s 2", "Step 2 of 5")
            other.hears("Step 2 of 5: What is moving")
            other.asks("s", "drives this meeting; T takes over.")
            other.hang_up()
            assert other.wait_exit() == 0
            assert other.lines[-1] == "The meeting goes on; meetingtui join --linear brings you back."
        with Piped(room, "console") as console:
            console.hears("Private: ")
            console.asks("n Ask Mateo first next time", "Noted in your own folder.")
        assert "Private: " not in stage.text
        assert "Ask Mateo first" not in stage.text
        stage.types("Q", "1", "", "")
        assert stage.wait_exit() == 0


def test_hostile_bytes_come_out_harmless(room: Room) -> None:
    room.found()
    with Piped(room, "run", AGENDA) as talk:
        begin(talk)
        talk.types(b"a \x1b]52;c;eA==\x07 Open\xff \x9b2J a door \xe2\x80\xae @imani ^fri", b"\x00\x08", b"\x1b[A")
        talk.hears("A1 saved: ")
        talk.types("x" * 3000, "z" * 100_000)
        talk.hears("That is too long: a line has at most 2,000 letters. Nothing was done.")
        talk.hang_up()
        assert talk.wait_exit() == 0
        assert_plain(bytes(talk.raw))
    assert len(room.captured()) == 1
    assert room.crashes == []
