"""A terminal without a screen: `python -m bench.jobs.terminal writer|reader FOLDER`, told line by line what to do."""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

from bench.place import AGENDA
from meetingtui.core.items import ItemKind
from meetingtui.files.agenda import find_agenda, load_agenda
from meetingtui.files.partnership import load_partnership
from meetingtui.live.event import ItemCaptured, StepTurned
from meetingtui.live.opening import open_meetings, prepare
from meetingtui.live.session import Outcome, Session, Snapshot

PATIENCE = 30.0


class Member:
    """Takes part in the only meeting of a folder, or opens it."""

    def __init__(self, part: str, folder: Path) -> None:
        self._news = threading.Condition()
        self._when: dict[str, float] = {}
        self._order: list[str] = []
        partnership, _ = load_partnership(folder / "partnership.toml")
        agenda, _ = load_agenda(find_agenda(AGENDA, folder), partnership)
        assert partnership is not None
        assert agenda is not None
        if part == "writer":
            live, opening = prepare(folder, partnership, agenda, "UTC")
            self._session = Session(folder, live, part, self._listen)
            self._session.start(opening)
            self._submit(StepTurned(step="s1"))
        else:
            (found,) = open_meetings(folder)
            self._session = Session(folder, found.live, part, self._listen)
            self._session.start()

    def _listen(self, snapshot: Snapshot) -> None:
        now = time.monotonic()
        with self._news:
            self._order = [found.key for found in snapshot.meeting.live_items]
            for key in self._order:
                self._when.setdefault(key, now)
            self._news.notify_all()

    def _submit(self, data: Any) -> Outcome:
        told, outcomes = threading.Event(), list[Outcome]()

        def reply(outcome: Outcome) -> None:
            outcomes.append(outcome)
            told.set()

        assert self._session.submit(data, reply), "nothing is taken in any more"
        assert told.wait(PATIENCE), "the store never answered"
        assert outcomes[0].stored is not None, outcomes[0].sentence
        return outcomes[0]

    def capture(self, number: int) -> dict[str, Any]:
        """Hand something in, and wait until it is on disk."""
        at = time.monotonic()
        outcome = self._submit(
            ItemCaptured(kind=ItemKind.ACTION, item={"text": f"Carry ladder {number}"}, at_step="s1")
        )
        assert outcome.stored is not None
        return {"key": outcome.stored.event.id, "at": at}

    def seen(self, captures: int) -> list[tuple[str, float]]:
        """What was captured, in order, and when it was first here; waits until that many are."""
        with self._news:
            self._news.wait_for(lambda: len(self._order) >= captures, PATIENCE)
            return [(key, self._when[key]) for key in self._order]

    def cpu(self) -> float:
        """Processor seconds so far."""
        return time.process_time()


def main() -> None:
    """Do what each line asks."""
    member = Member(sys.argv[1], Path(sys.argv[2]))
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        what, *given = json.loads(line)
        print(json.dumps(getattr(member, what)(*given)), flush=True)


if __name__ == "__main__":
    main()
