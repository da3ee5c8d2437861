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
from collections.abc import Callable, Mapping
from pathlib import Path

from meetingtui.files.modes import ensure_folder
from meetingtui.live import event as ev
from meetingtui.live import rescue, undo
from meetingtui.live.attempts import Attempts
from meetingtui.live.event import Data, Stored, event_line, new_event, read_line, signed
from meetingtui.live.finish import clear_finished
from meetingtui.live.fold import apply, fold
from meetingtui.live.follow import Follower
from meetingtui.live.keeper import MinutesKeeper
from meetingtui.live.log import LogWriter, NotSavedError, held, why
from meetingtui.live.meeting import Meeting
from meetingtui.live.pace import DraftPace
from meetingtui.live.place import unsafe
from meetingtui.live.tasks import Close, Look, Outcome, Reply, Snapshot, Submit, TakeBack, Task, Typing
from meetingtui.live.terminals import drives, is_moved, overtaken
from meetingtui.live.watching import FolderWatch

LOOK_SECONDS = 1.0
"""How often the other terminals' logs are looked at, whether the system tells of changes or not."""


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
        self.answered: Callable[[], object] = lambda: None
        """Told, on the store thread, once everybody has been told what became of one thing that was handed in."""
        self._by = by
        self._log = LogWriter(live)
        self._follow = Follower(live)
        self._keeper = MinutesKeeper(folder, live)
        self._watch = FolderWatch(live, self._log.names, self._happened)
        self._looking = False
        self._queue: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._done = threading.Event()
        self._accepting = True
        self._handed = self._answered = 0
        self._attempts = Attempts(by)
        self._not_saved = ""
        self._draft_late = ""
        self._over = False
        self._pace = DraftPace()
        self._tick = self._moved = 0
        self._meeting: Meeting | None = None
        self.name = ""

    # before the thread starts -------------------------------------------------------------------------------

    def start(self, opening: ev.MeetingOpened | None = None) -> Meeting:
        """Open the meeting, or read one that is there; then start the store thread. Raises NotSavedError."""
        with contextlib.suppress(OSError):  # a folder copied without its empty ones has none yet
            ensure_folder(self.minutes_folder)
        if sentence := unsafe(self.folder, self.live):
            raise NotSavedError(sentence)
        self.name = self._log.open_first()
        self._advance(self._follow.changes())
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
        return Snapshot(self.meeting, self._not_saved, self._draft_late, self._over, self._moved)

    # from any thread ----------------------------------------------------------------------------------------

    def submit(
        self,
        data: Data,
        reply: Reply | None = None,
        seen: Snapshot | None = None,
        unsent: Mapping[str, str] | None = None,
    ) -> bool:
        """Hand in what became so; `reply` is told, on the store thread, once it is on disk or is not.

        With `seen`, it is not stored where another terminal has moved the meeting since that was on the screen; with
        `unsent`, these lines are what is kept of what is typed, once it is stored. False where nothing is accepted.
        """
        if not self._accepting:
            return False
        self._handed += 1
        self._queue.put(Submit(data, reply, seen, unsent))
        return True

    @property
    def busy(self) -> bool:
        """Whether something that was handed in is not answered yet: what is shown may be about to change."""
        return self._handed > self._answered

    def close_meeting(self, reply: Callable[[str], None], seen: Snapshot | None = None) -> bool:
        """Finish the minutes and remove the log; `reply` gets the sentence that says why not, or an empty one."""
        if not self._accepting:
            return False
        self._queue.put(Close(reply, seen))
        return True

    def take_back(self, reply: Callable[[Data | None, Outcome], None], *, again: bool = False) -> bool:
        """Undo this user's latest deed, or with `again` redo what was undone last; `reply` gets the deed, or None."""
        if not self._accepting:
            return False
        self._handed += 1
        self._queue.put(TakeBack(again, reply))
        return True

    def keep_typing(self, lines: Mapping[str, str]) -> None:
        """Keep lines that are not sent yet in the user's own folder; none takes away what was kept."""
        if self._accepting:
            self._queue.put(Typing(lines))

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
        """The latest thing this user did that can be undone, and is not; for whoever drives, a capture of anybody's."""
        any_item = drives(self.meeting, self.live, self.name)
        return undo.latest(list(self._follow.events), os.geteuid(), undone=False, any_item=any_item)

    def redoable(self) -> Stored | None:
        """The undo of this user that comes back first."""
        return undo.latest(list(self._follow.events), os.geteuid(), undone=True)

    # on the store thread ------------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            while True:
                try:
                    task = self._queue.get(timeout=self._patience())
                except queue.Empty:
                    self._watch.start()  # not before: nothing else waits for it at the first moment of quiet
                    self._guarded(self._look)
                    self._guarded(self._draft_if_due)
                    continue
                if task is None:
                    break
                self._do(task)
                self._guarded(self._draft_if_due)
            self._guarded(self._draft)
        finally:
            self._watch.close()
            self._log.close()
            if self._over:
                # Whoever closed it elsewhere could not remove what is mine.
                self._guarded(lambda: clear_finished(self.folder))
            self._done.set()

    def _guarded(self, call: Callable[[], None]) -> None:
        """Whatever somebody else's log holds, this thread goes on storing."""
        try:
            call()
        except Exception as error:  # noqa: BLE001 - told, and the thread lives
            self.stray(error)

    def _patience(self) -> float:
        wait = self._pace.wait(time.monotonic())
        return LOOK_SECONDS if wait is None else min(max(wait, 0.01), LOOK_SECONDS)

    def _happened(self) -> None:
        """Told, on the watching thread, that others wrote: one look is enough for all of it."""
        if not self._looking:
            self._looking = True
            self._queue.put(Look())

    def _do(self, task: Task) -> None:
        self._looking = False
        self._guarded(self._look)  # it comes after everything that others have said by now
        match task:
            case Look():
                pass
            case Close():
                task.reply(self._close(task.seen))
            case Typing():
                rescue.keep_typing(self.live.name, task.lines)
            case TakeBack():
                found = self.redoable() if task.again else self.undoable()
                deed = found.event.data if found else None
                if isinstance(deed, ev.Undone):
                    deed = undo.what(self._follow.events, deed.event)
                outcome = self._try(ev.Undone(event=found.event.id)) if found else Outcome(None)
                task.reply(deed, outcome)
                self._answer()
            case Submit():
                outcome = self._try(task.data, task.seen)
                if task.reply:
                    task.reply(outcome)
                self._answer()
                if outcome.stored is not None and task.unsent is not None:
                    rescue.keep_typing(self.live.name, task.unsent)  # it is not a draft any more

    def _try(self, data: Data, seen: Snapshot | None = None) -> Outcome:
        """Store one thing that was handed in, and tell the screens."""
        if late := self._overtaken(data, seen):
            return Outcome(None, late, overtaken=True)
        try:
            outcome = Outcome(self._store(data))
        except NotSavedError as error:
            outcome = Outcome(None, error.sentence)
        except Exception as error:  # noqa: BLE001 - told; what was typed comes back to the one who typed it
            outcome = Outcome(None, "an error nobody expected")
            self.stray(error)
        if outcome.stored is None:
            self._not_saved = outcome.sentence
            rescue.keep(self.live.name, [one.event for one in self._follow.events], self._attempts.latest)
        self._publish()
        return outcome

    def _overtaken(self, data: Data, seen: Snapshot | None) -> str:
        moved = seen is not None and seen.moved != self._moved
        return overtaken(self.meeting, self.live, self.name, data) if moved else ""

    def _answer(self) -> None:
        """Whoever handed something in has been told what became of it."""
        self._answered += 1
        self.answered()

    def _store(self, data: Data, meeting_id: str = "") -> Stored:
        event = self._attempts.event(data, meeting_id or self.meeting.id, self._tick + 1)
        line = event_line(event)
        if len(line) > ev.LINE_LIMIT or read_line(line.rstrip()) is None:
            raise NotSavedError("this is more than can be kept")
        self._attempts.begun(event)
        name, line = self._log.append(event)
        self._attempts.stored(event)
        self._not_saved = ""
        self._tick = event.tick
        uid = os.geteuid()
        stored = Stored(signed(event, uid), uid, name, self._follow.wrote(name, line))
        self._take_in([stored] if self._follow.add(stored) else [])
        return stored

    def _take_in(self, fresh: list[Stored]) -> None:
        """Fold new events: one by one at the end, all again where one is late or undoes another."""
        tail = self._follow.events[-len(fresh) :] if fresh else []
        simple = tail == fresh and not any(isinstance(one.event.data, ev.Undone) for one in fresh)
        if simple and self._meeting is not None:
            for one in fresh:
                self._meeting = apply(self._meeting, one.event)
        else:
            self._meeting = fold(self._follow.events)
        if fresh:
            self._pace.happened(time.monotonic())

    def _look(self) -> None:
        fresh = self._follow.changes()
        if fresh:
            before = self.meeting
            self._advance(fresh)
            self._take_in(fresh)
            self._moved += is_moved(before, self.meeting, fresh)
            self._publish()
        elif not self._over and self._keeper.closed_elsewhere(self.meeting):
            self._end()
            self._publish()

    def _advance(self, fresh: list[Stored]) -> None:
        """The next event comes after everything seen, but for ticks that nobody honest can have reached."""
        self._tick = max([self._tick, *(one.event.tick for one in fresh if one.event.tick < ev.TICKS_BELIEVED)])

    def _end(self) -> None:
        """The meeting is closed: nothing more is taken in, and the finished minutes are not touched again."""
        self._over, self._accepting, self._not_saved = True, False, ""
        self._pace.caught_up()
        rescue.keep_typing(self.live.name, {})

    def _draft_if_due(self) -> None:
        if self._pace.wait(time.monotonic()) == 0:
            before = self._draft_late
            self._draft()
            if self._draft_late != before:
                self._publish()

    def _draft(self) -> None:
        """Write the minutes as they stand, where this terminal drives, or nobody does any more."""
        self._look()  # another terminal may drive by now, or have closed the meeting
        meeting = self.meeting
        mine = meeting.driver == self.name or not held(self.live, meeting.driver)
        if not self._pace.behind or not mine or (meeting.began is None and not meeting.items):
            self._pace.caught_up()
            return
        self._pace.tried(time.monotonic())
        try:
            self._keeper.draft(meeting)
        except NotSavedError:
            return  # another terminal writes just now; this one comes again in a second
        except OSError as error:
            self._draft_late = why(error)
            return
        except Exception as error:  # noqa: BLE001 - captures must go on being stored whatever the minutes meet
            self._draft_late = "an error nobody expected"
            self.stray(error)
        else:
            self._draft_late = ""
        self._pace.caught_up()

    @property
    def minutes_path(self) -> Path:
        """Where the minutes of this meeting are written."""
        return self._keeper.target(self.meeting)

    @property
    def minutes_folder(self) -> Path:
        return self.folder / "minutes"

    def _close(self, seen: Snapshot | None) -> str:
        try:
            sentence = self._finish(seen)
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

    def _finish(self, seen: Snapshot | None) -> str:
        self._look()
        if self._over:
            return ""
        if sentence := self._overtaken(ev.MeetingClosed(), seen):
            return sentence
        closing = new_event(self.meeting.id, self._tick + 1, self._by, ev.MeetingClosed())

        def as_closed() -> Meeting:
            self._look()
            return apply(self.meeting, closing) or self.meeting

        def closed() -> None:
            # Noted for whoever finds the log if this process ends now; the minutes are safe either way.
            with contextlib.suppress(NotSavedError):
                if self.meeting.closed is None:
                    self._store(closing.data)

        def late(folder: Path) -> bool:
            self._follow.folder = folder
            fresh = self._follow.changes()
            self._advance(fresh)
            self._take_in(fresh)
            return bool(fresh)

        return self._keeper.finish(as_closed, closed, late)

    def _publish(self) -> None:
        if self.listen:
            self.listen(self.snapshot)
