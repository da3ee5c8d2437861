"""The one way in: `submit` makes an event durable, then folds it, then shows it.

A session owns a thread that does everything durable, because a stalled terminal freezes the event loop within a
second. Nothing here waits for a screen; screens are told by a callback, on the store thread, and must hand over.
"""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from meetingtui.files.atomic import write_atomically
from meetingtui.files.minutes import dump_minutes
from meetingtui.live import event as ev
from meetingtui.live import rescue
from meetingtui.live.draft import minutes_of
from meetingtui.live.event import Data, Event, Stored, new_event
from meetingtui.live.finish import is_finished, remove_log, set_aside, write_minutes
from meetingtui.live.fold import apply, fold
from meetingtui.live.follow import Follower
from meetingtui.live.log import LogWriter, NotSavedError, why
from meetingtui.live.meeting import Meeting

DRAFT_SECONDS = 1.0
"""The minutes on disk are at most this much behind, plus the time that writing them takes."""
LOOK_SECONDS = 1.0
"""How often the other terminals' logs are looked at."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What screens show: the meeting, and whether it is all on disk."""

    meeting: Meeting
    not_saved: str = ""
    """Why the latest thing is not on disk; empty when everything is."""
    draft_late: str = ""
    """Why the minutes file is behind; empty when it is not."""
    over: bool = False
    """The meeting is closed, here or in another terminal, and its minutes are finished."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a submission ended: the stored event, or the sentence that says why it is not saved."""

    stored: Stored | None
    sentence: str = ""


Reply = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class _Submit:
    data: Data
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class _Close:
    reply: Callable[[str], None]


class Session:
    """A terminal's part in one live meeting.

    `folder` is the partnership's, `live` the meeting's own below it. `by` labels this terminal's events for display.
    """

    def __init__(self, folder: Path, live: Path, by: str, listen: Callable[[Snapshot], None] | None = None) -> None:
        self.folder = folder
        self.live = live
        self.listen = listen
        self.stray: Callable[[BaseException], object] = lambda _error: None
        """Told of an error nobody expected, on the store thread."""
        self._by = by
        self._log = LogWriter(live)
        self._follow = Follower(live)
        self._queue: queue.SimpleQueue[_Submit | _Close | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._done = threading.Event()
        self._accepting = True
        self._failed: Event | None = None
        self._not_saved = ""
        self._draft_late = ""
        self._over = False
        self._dirty = False
        self._drafted = 0.0
        self._tick = 0
        self._meeting: Meeting | None = None
        self.name = ""

    # before the thread starts -------------------------------------------------------------------------------

    def start(self, opening: ev.MeetingOpened | None = None) -> Meeting:
        """Open the meeting, or read one that is there; then start the store thread. Raises NotSavedError."""
        with contextlib.suppress(OSError):  # a folder copied without its empty ones has none yet
            self.minutes_folder.mkdir(mode=0o700, exist_ok=True)
        self.name = self._log.open_first()
        for one in self._follow.changes():
            self._tick = max(self._tick, one.event.tick)
        self._meeting = fold(self._follow.events)
        if self._meeting is None:
            if opening is None:
                raise NotSavedError(f"{self.live} holds no meeting that can be read")
            self._store(opening.model_copy(update={"driver": self.name}), meeting_id=self.live.name)
        if self._meeting is None:
            raise NotSavedError("the meeting could not be opened")
        self._thread.start()
        return self._meeting

    @property
    def meeting(self) -> Meeting:
        """The meeting as last folded."""
        assert self._meeting is not None, "start() comes first"
        return self._meeting

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(self.meeting, self._not_saved, self._draft_late, self._over)

    # from any thread ----------------------------------------------------------------------------------------

    def submit(self, data: Data, reply: Reply | None = None) -> bool:
        """Hand in what became so; `reply` is told, on the store thread, once it is on disk or is not.

        False where nothing is accepted any more, because the program is being ended.
        """
        if not self._accepting:
            return False
        self._queue.put(_Submit(data, reply))
        return True

    def close_meeting(self, reply: Callable[[str], None]) -> bool:
        """Finish the minutes and remove the log; `reply` gets the sentence that says why not, or an empty one."""
        if not self._accepting:
            return False
        self._queue.put(_Close(reply))
        return True

    def stop_accepting(self) -> None:
        """Take nothing more in; what was handed in before is still stored."""
        self._accepting = False

    def finish(self, seconds: float = 5.0) -> bool:
        """Store what is waiting, write the draft, end the thread; False where that took longer than allowed."""
        self.stop_accepting()
        if not self._thread.is_alive():
            return True
        self._queue.put(None)
        return self._done.wait(seconds)

    # undo ---------------------------------------------------------------------------------------------------

    def undoable(self) -> Stored | None:
        """The latest thing this terminal did that can be undone, and is not."""
        return self._latest(undone=False)

    def redoable(self) -> Stored | None:
        """The undo of this terminal that comes back first."""
        return self._latest(undone=True)

    def deed_of(self, undo: ev.Undone) -> Data | None:
        """What an undo took back."""
        return next((one.event.data for one in list(self._follow.events) if one.event.id == undo.event), None)

    def _latest(self, *, undone: bool) -> Stored | None:
        events = list(self._follow.events)
        left_out: set[str] = set()
        mine = set(self._log.names)
        for one in reversed(events):
            data = one.event.data
            if isinstance(data, ev.Undone):
                if one.event.id not in left_out:
                    left_out.add(data.event)
                    if undone and one.log in mine and self._undoes_a_thing(data.event, events):
                        return one
            elif one.log in mine and one.event.id not in left_out and data.undoable:
                # A new deed ends what could be redone.
                return None if undone else one
        return None

    @staticmethod
    def _undoes_a_thing(target: str, events: list[Stored]) -> bool:
        return any(one.event.id == target and not isinstance(one.event.data, ev.Undone) for one in events)

    # on the store thread ------------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            while True:
                try:
                    task = self._queue.get(timeout=self._patience())
                except queue.Empty:
                    self._look()
                    self._draft_if_due()
                    continue
                if task is None:
                    break
                self._do(task)
                self._draft_if_due()
            self._draft()
        finally:
            self._log.close()
            self._done.set()

    def _patience(self) -> float:
        if not self._dirty:
            return LOOK_SECONDS
        return min(max(self._drafted + DRAFT_SECONDS - time.monotonic(), 0.01), LOOK_SECONDS)

    def _do(self, task: _Submit | _Close) -> None:
        if isinstance(task, _Close):
            task.reply(self._close())
            return
        try:
            stored = self._store(task.data)
            outcome = Outcome(stored)
        except NotSavedError as error:
            self._not_saved = error.sentence
            outcome = Outcome(None, error.sentence)
            rescue.keep(self.live.name, [one.event for one in self._follow.events], self._failed)
        self._publish()
        if task.reply:
            task.reply(outcome)

    def _store(self, data: Data, meeting_id: str = "") -> Stored:
        event = self._event(data, meeting_id or self.meeting.id)
        self._failed = event
        name, line = self._log.append(event)
        self._failed, self._not_saved = None, ""
        self._tick = event.tick
        stored = Stored(event, os.geteuid(), name, self._follow.wrote(name, line))
        fresh = self._follow.add(stored)
        self._take_in([stored] if fresh else [])
        return stored

    def _event(self, data: Data, meeting_id: str) -> Event:
        """A new event; where the same thing failed to be saved before, the same event again.

        The failed line may have reached the disk after all: under one id it counts once.
        """
        tick = self._tick + 1
        failed = self._failed
        if failed is not None and failed.data == data:
            return Event(failed.id, failed.meeting, tick, failed.at, failed.by, data)
        return new_event(meeting_id, tick, self._by, data)

    def _take_in(self, fresh: list[Stored]) -> None:
        """Fold new events: one by one at the end, all again where one is late or undoes another."""
        tail = self._follow.events[-len(fresh) :] if fresh else []
        simple = tail == fresh and not any(isinstance(one.event.data, ev.Undone) for one in fresh)
        if simple and self._meeting is not None:
            for one in fresh:
                self._meeting = apply(self._meeting, one.event)
        else:
            self._meeting = fold(self._follow.events)
        self._dirty = self._dirty or bool(fresh)

    def _look(self) -> None:
        fresh = self._follow.changes()
        if fresh:
            self._tick = max([self._tick, *(one.event.tick for one in fresh)])
            self._take_in(fresh)
            self._publish()
        elif not self._over and not self.live.is_dir() and is_finished(self.minutes_path):
            self._end()
            self._publish()

    def _end(self) -> None:
        """The meeting is closed: nothing more is taken in, and the finished minutes are not touched again."""
        self._over, self._dirty, self._accepting, self._not_saved = True, False, False, ""

    def _draft_if_due(self) -> None:
        if self._dirty and time.monotonic() - self._drafted >= DRAFT_SECONDS:
            before = self._draft_late
            self._draft()
            if self._draft_late != before:
                self._publish()

    def _draft(self) -> None:
        """Write the minutes as they stand, where this terminal drives and there is something to write."""
        self._look()  # another terminal may drive by now, or have closed the meeting
        meeting = self.meeting
        self._drafted = time.monotonic()
        if not self._dirty or meeting.driver != self.name or (meeting.began is None and not meeting.items):
            self._dirty = False
            return
        try:
            write_atomically(self.minutes_path, dump_minutes(minutes_of(meeting, datetime.now(UTC))))
        except OSError as error:
            self._draft_late = why(error)
        except Exception as error:  # noqa: BLE001 - captures must go on being stored whatever the minutes meet
            self._draft_late = "an error nobody expected"
            self._dirty = False
            self.stray(error)
        else:
            self._dirty, self._draft_late = False, ""

    @property
    def minutes_path(self) -> Path:
        """Where the minutes of this meeting are written."""
        return self.minutes_folder / self.meeting.minutes

    @property
    def minutes_folder(self) -> Path:
        return self.folder / "minutes"

    def _close(self) -> str:
        try:
            sentence = self._finish()
        except NotSavedError as error:
            sentence = error.sentence
        except OSError as error:
            sentence = why(error)
        except Exception as error:  # noqa: BLE001 - the log is kept, so the meeting can still be closed another day
            sentence = "an error nobody expected; everything captured is kept, and the meeting stays open"
            self.stray(error)
        self._look()  # where another terminal was faster, the meeting is closed all the same
        if not sentence or self._over:
            self._end()
            sentence = ""
        with contextlib.suppress(NotSavedError):
            self._publish()
        return sentence

    def _finish(self) -> str:
        self._look()
        if self._over:
            return ""
        if self.meeting.closed is None:
            self._store(ev.MeetingClosed())
        while not (sentence := write_minutes(self.folder, self.meeting, self.minutes_path)):
            gone = set_aside(self.live)
            self._follow.folder = gone
            late = self._follow.changes()
            if not late:
                remove_log(gone)
                break
            # Another terminal captured something at the last moment: it belongs in the minutes too.
            os.rename(gone, self.live)  # noqa: PTH104
            self._follow.folder = self.live
            self._take_in(late)
        return sentence

    def _publish(self) -> None:
        if self.listen:
            self.listen(self.snapshot)
