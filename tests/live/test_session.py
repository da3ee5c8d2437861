"""The one way in: durable, then folded, then shown."""

from __future__ import annotations

import os
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from threading import Event as Flag

import pytest

from meetingtui.core.items import ItemKind
from meetingtui.core.people import Person
from meetingtui.live import event as ev
from meetingtui.live.event import event_line, new_event
from meetingtui.live.finish import clear_finished
from meetingtui.live.fold import fold
from meetingtui.live.follow import Follower
from meetingtui.live.log import LogWriter, NotSavedError
from meetingtui.live.opening import open_meetings
from meetingtui.live.session import Session
from tests.live.conftest import Held

Hold = Callable[..., Held]


def action(text: str = "Open a door.", **given: object) -> ev.ItemCaptured:
    return ev.ItemCaptured(kind=ItemKind.ACTION, item={"text": text, **given}, at_step="s1")  # type: ignore[dict-item]


def on_disk(live: Path) -> list[str]:
    """Headlines of the captured things that another reader sees."""
    reader = Follower(live)
    reader.changes()
    meeting = fold(reader.events)
    return [found.headline for found in meeting.live_items] if meeting else []


def until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait for a condition; fail where it does not come."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition never came"
        Flag().wait(0.01)


def test_what_is_acknowledged_is_on_disk_for_another_reader(hold: Hold, live: Path) -> None:
    held = hold()
    outcome = held.submit(action("One"))
    assert outcome.stored is not None
    assert on_disk(live) == ["One"]


def test_everybody_who_listens_is_told_after_it_is_stored(hold: Hold, live: Path) -> None:
    held = hold()
    seen: list[list[str]] = []
    held.session.listen = lambda snapshot: seen.append(
        [f.headline for f in snapshot.meeting.live_items] + on_disk(live)
    )
    held.submit(action("One"))
    assert seen == [["One", "One"]]


def test_two_terminals_see_each_other(hold: Hold) -> None:
    first, second = hold(), hold()
    first.submit(action("From the first"))
    second.submit(action("From the second"))
    for held in (first, second):
        until(lambda held=held: len(held.session.meeting.live_items) == 2)
    assert first.session.meeting.items == second.session.meeting.items


def test_undo_takes_back_ones_own_latest_deed_and_redo_brings_it_back(hold: Hold) -> None:
    held = hold()
    held.submit(action("One"))
    held.submit(action("Two"))
    for expected in (["One"], []):
        found = held.session.undoable()
        assert found is not None
        held.submit(ev.Undone(event=found.event.id))
        assert [one.headline for one in held.session.meeting.live_items] == expected
    assert held.session.undoable() is None
    for expected in (["One"], ["One", "Two"]):
        found = held.session.redoable()
        assert found is not None
        held.submit(ev.Undone(event=found.event.id))
        assert [one.headline for one in held.session.meeting.live_items] == expected
    assert held.session.redoable() is None


def test_a_new_deed_ends_what_could_be_redone(hold: Hold) -> None:
    held = hold()
    held.submit(action("One"))
    found = held.session.undoable()
    assert found is not None
    held.submit(ev.Undone(event=found.event.id))
    held.submit(action("Two"))
    assert held.session.redoable() is None


def test_what_one_did_before_the_terminal_was_lost_can_still_be_undone(hold: Hold, folder: Path, live: Path) -> None:
    first = hold()
    first.submit(action("Before"))
    first.session.finish()
    again = hold()
    found = again.session.undoable()
    assert found is not None
    assert isinstance(found.event.data, ev.ItemCaptured)


def test_pressing_undo_three_times_at_once_takes_back_three(hold: Hold) -> None:
    held = hold()
    for text in ("One", "Two", "Three", "Four"):
        held.submit(action(text))
    told: list[object] = []
    for _ in range(3):
        held.session.take_back(lambda deed, _outcome: told.append(deed))
    until(lambda: len(told) == 3)
    assert [found.headline for found in held.session.meeting.live_items] == ["One"]


def test_a_line_that_no_honest_program_wrote_does_not_stop_the_storing(hold: Hold, live: Path) -> None:
    held = hold()
    good = event_line(new_event(live.name, 2**52, "x", ev.StepTurned(step="s1")))
    odd = good.replace(b'"at":"20', b'"at":"00')
    mine = f"ev-{os.geteuid()}-ffffffffffff.jsonl"
    (live / mine).write_bytes(good + odd)
    (live / mine).chmod(0o600)
    until(lambda: held.session.meeting.at == "s1")
    assert held.submit(action("After")).stored is not None
    assert on_disk(live) == ["After"]


def test_what_is_too_large_to_be_read_back_is_not_acknowledged(hold: Hold, live: Path) -> None:
    held = hold()
    fields = {"kind": "ask", "prompts": ["x" * 9000] * 1000}
    outcome = held.submit(ev.StepAdded(after="s1", fields=fields))
    assert outcome.stored is None
    assert held.submit(action("Still")).stored is not None
    assert on_disk(live) == ["Still"]


def test_a_draft_never_lands_on_finished_minutes(hold: Hold, folder: Path) -> None:
    driver, other = hold(), hold()
    driver.submit(action("Open a door.", owner="mateo", due="2026-11-27"))
    until(lambda: other.session.meeting.live_items)
    assert other.close() == ""
    with pytest.raises((OSError, NotSavedError)):
        driver.session._keeper.draft(driver.session.meeting)  # pyright: ignore[reportPrivateUsage]
    minutes = folder / "minutes" / "2026-11-20-context.toml"
    assert tomllib.loads(minutes.read_text())["state"] == "draft"


def test_an_edit_of_the_draft_by_hand_is_kept_beside_it(hold: Hold, folder: Path) -> None:
    held = hold()
    minutes = folder / "minutes" / "2026-11-20-context.toml"
    held.submit(action("One"))
    until(minutes.exists)
    minutes.write_text(minutes.read_text() + "# mine\n")
    held.submit(action("Two"))
    until(lambda: "Two" in minutes.read_text())
    assert "# mine" in minutes.with_name(f"{minutes.name}~").read_text()


def test_a_new_person_and_a_broken_partnership_file_are_not_in_the_way_of_closing(hold: Hold, folder: Path) -> None:
    held = hold()
    held.submit(ev.PersonAdded(person=Person(id="rosa", name="Rosa Lind", party="tolland")))
    held.submit(action("Open a door.", owner="rosa", due="2026-11-27"))
    (folder / "partnership.toml").write_text("name = [")
    assert held.close() == ""


def test_a_log_set_aside_that_holds_more_than_the_minutes_is_offered_again(
    hold: Hold, folder: Path, live: Path
) -> None:
    held = hold()
    held.submit(action("In the minutes", owner="mateo", due="2026-11-27"))
    held.session.finish()
    minutes = folder / "minutes" / "2026-11-20-context.toml"
    minutes.write_text(minutes.read_text().replace("in progress", "draft"))
    again = hold()
    again.submit(action("At the last moment"))
    again.session.finish()
    minutes.write_text(minutes.read_text().replace("At the last moment", "Something else").replace("A32", "A33"))
    minutes.write_text(minutes.read_text().replace("in progress", "draft"))
    live.rename(live.with_name(f".done-{live.name}"))
    clear_finished(folder)
    assert [one.live for one in open_meetings(folder)] == [live]


def test_moving_between_steps_is_not_undone(hold: Hold) -> None:
    held = hold()
    held.submit(action("One"))
    held.submit(ev.StepTurned(step="s1"))
    found = held.session.undoable()
    assert found is not None
    assert isinstance(found.event.data, ev.ItemCaptured)


def test_the_minutes_say_within_two_seconds_what_the_screen_says(hold: Hold, folder: Path) -> None:
    held = hold()
    held.submit(action("Open a door.", owner="mateo", due="2026-11-27"))
    minutes = folder / "minutes" / "2026-11-20-context.toml"
    began = time.monotonic()
    until(lambda: minutes.exists() and "Open a door." in minutes.read_text())
    assert time.monotonic() - began < 2.0
    written = tomllib.loads(minutes.read_text())
    assert written["state"] == "in progress"


def test_nothing_is_written_for_a_meeting_in_which_nothing_happened(hold: Hold, folder: Path) -> None:
    held = hold()
    held.session.finish()
    assert list((folder / "minutes").iterdir()) == []


def test_a_clean_close_leaves_the_minutes_and_no_log(hold: Hold, folder: Path, live: Path) -> None:
    held = hold()
    held.submit(ev.Attended(person="imani", here=True))
    held.submit(ev.StepTurned(step="s1"))
    held.submit(action("Open a door.", owner="mateo", due="2026-11-27"))
    assert held.close() == ""
    written = tomllib.loads((folder / "minutes" / "2026-11-20-context.toml").read_text())
    assert written["state"] == "draft"
    assert written["action"][0]["id"] == "A31"
    assert list((folder / "live").iterdir()) == []
    assert not live.exists()


def test_what_a_terminal_that_was_killed_had_half_written_is_cleared_away(hold: Hold, folder: Path) -> None:
    minutes = folder / "minutes"
    half, other = minutes / f".2026-11-20-context.toml.{'0a' * 8}", minutes / f".2026-11-20-other.toml.{'0a' * 8}"
    half.write_text("format = 1")
    other.write_text("format = 1")
    held = hold()
    held.submit(action("One"))
    until(lambda: any("One" in path.read_text() for path in minutes.glob("*.toml")))
    assert not half.exists()
    assert other.exists()


def test_a_close_that_cannot_write_the_minutes_leaves_the_meeting_open(hold: Hold, folder: Path, live: Path) -> None:
    held = hold()
    held.submit(action("One"))
    minutes = folder / "minutes"
    until(lambda: any("One" in path.read_text() for path in minutes.glob("*.toml")))
    for path in minutes.iterdir():
        path.unlink()
    minutes.rmdir()
    minutes.write_text("a file where the folder was")
    assert held.close() != ""
    assert on_disk(live) == ["One"]


def test_a_meeting_goes_on_in_another_session_with_nothing_missing(hold: Hold, folder: Path, live: Path) -> None:
    first = hold()
    first.submit(action("Before"))
    first.session.finish()
    again = Held(Session(folder, live, "tester"))
    again.session.start()
    again.submit(action("After"))
    assert [found.label for found in again.session.meeting.live_items] == ["A31", "A32"]
    again.session.finish()


def test_what_failed_to_be_saved_counts_once_when_it_is_tried_again(
    hold: Hold, live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold()
    real = LogWriter.append
    broken = iter([True])

    def fails_once_after_writing(self: LogWriter, event: ev.Event) -> tuple[str, bytes]:
        made = real(self, event)
        if next(broken, False):
            self._leave_behind()  # pyright: ignore[reportPrivateUsage]
            raise NotSavedError("the disk reports an error")
        return made

    monkeypatch.setattr(LogWriter, "append", fails_once_after_writing)
    outcome = held.submit(action("One"))
    assert outcome.stored is None
    assert held.session.snapshot.not_saved == "the disk reports an error"
    assert held.submit(action("One")).stored is not None
    assert held.session.snapshot.not_saved == ""
    assert on_disk(live) == ["One"]
    assert [found.headline for found in held.session.meeting.live_items] == ["One"]


def test_what_could_not_be_saved_is_kept_in_the_users_own_folder(
    hold: Hold, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    held = hold()

    def never(self: LogWriter, event: ev.Event) -> tuple[str, bytes]:
        raise NotSavedError("the disk is full")

    monkeypatch.setattr(LogWriter, "append", never)
    held.submit(action("Do not lose me"))
    kept = list((tmp_path / "state" / "meetingtui" / "rescue").iterdir())
    assert len(kept) == 1
    assert "Do not lose me" in kept[0].read_text()
    assert kept[0].stat().st_mode & 0o077 == 0


def test_nothing_is_taken_in_once_the_end_has_begun_and_what_was_handed_in_is_stored(hold: Hold, live: Path) -> None:
    held = hold()
    for number in range(50):
        held.session.submit(action(f"Promise {number}"))
    assert held.session.finish(10)
    assert not held.session.submit(action("Too late"))
    assert len(on_disk(live)) == 50
