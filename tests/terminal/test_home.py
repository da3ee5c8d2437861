"""Home in a real terminal: what it is left for plays in a process of its own, and home comes back."""

from __future__ import annotations

from tests.terminal.room import Room, assert_restored


def test_a_rehearsal_is_played_from_home_and_home_comes_back(room: Room) -> None:
    room.found()
    home = room.start(cwd=room.folder)
    home.wait_for("another agenda")
    home.send("n")
    home.wait_for("For what?")
    home.send("kickoff")
    home.wait_for("1 of ")
    home.send("\t")
    home.wait_for("Made-up people play this")
    home.send("Q")
    home.wait_for("another agenda")
    home.send("Q")
    assert home.wait_exit() == 0
    assert_restored(home)
    assert room.live() == []
    assert room.crashes == []


def test_where_there_are_several_a_number_says_which_and_the_way_out_is_clean(room: Room) -> None:
    for name in ("One", "Two"):
        made = room.run(
            "new", name, "--party", f"{name}A", "--party", f"{name}B", "--folder", str(room.home / "meetings" / name)
        )
        assert made.returncode == 0
    (room.folder / "notes.txt").write_text("in the way")
    home = room.start()
    home.wait_for("Which partnership?")
    home.send("2")
    home.wait_for("No meeting was held yet.")
    assert "One" not in home.text()
    home.send("Q")
    assert home.wait_exit() == 0
    assert_restored(home)
