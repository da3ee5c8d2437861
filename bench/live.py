"""A meeting that has gone on for long: a log with so many items, and so many events."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.place import AGENDA

if TYPE_CHECKING:
    from meetingtui.live.event import Data, MeetingOpened


def long_meeting(folder: Path, items: int, events: int) -> Path:
    """Write the log of an open meeting below a partnership's folder; the folder of the log.

    It holds that many captured items, and that many events in all: items corrected, answers, people who come and go.
    """
    from meetingtui.files.agenda import find_agenda, load_agenda
    from meetingtui.files.partnership import load_partnership
    from meetingtui.live.event import event_line, new_event
    from meetingtui.live.opening import prepare

    partnership, _ = load_partnership(folder / "partnership.toml")
    agenda, _ = load_agenda(find_agenda(AGENDA, folder), partnership)
    assert partnership is not None
    assert agenda is not None
    live, opened = prepare(folder, partnership, agenda, "UTC")
    name = f"ev-{os.geteuid()}-{secrets.token_hex(6)}.jsonl"
    uid, lines, keys = os.geteuid(), list[bytes](), list[str]()
    for tick, data in enumerate(_told(opened.model_copy(update={"driver": name}), uid, items, events, keys), 1):
        event = new_event(live.name, tick, "bench", data)
        keys.append(event.id)
        lines.append(event_line(event))
    handle = os.open(live / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(b"".join(lines))
    return live


def _told(opened: MeetingOpened, uid: int, items: int, events: int, keys: list[str]) -> Iterator[Data]:
    """What became so, in order; `keys` gets the id of each event once it is made."""
    from meetingtui.core.items import Action, ItemKind
    from meetingtui.live import event as ev
    from meetingtui.steps.ask.play import Answered

    yield opened
    yield ev.Attended(person="imani", here=True)
    yield ev.Attended(person="mateo", here=True)
    yield ev.StepTurned(step="s1")
    first = 4
    for number in range(1, items + 1):
        owner = "imani" if number % 2 else "mateo"
        item = Action(text=f"Open the door at site {number}", owner=owner)
        yield ev.ItemCaptured(kind=ItemKind.ACTION, item=ev.item_fields(item), at_step="s1")
    for number in range(events - items - first):
        which, person = number % items, "imani" if number % 2 else "mateo"
        text = f"Open the door at site {which + 1}, in week {number // items + 1}"
        match number % 3:
            case 0:
                yield ev.ItemChanged(item=f"{uid:x}-{keys[first + which]}", fields={"text": text})
            case 1:
                yield Answered(step="s1", prompt=0, speaker=f"person:{person}", text=text)
            case _:
                yield ev.Attended(person=person, here=number % 4 < 2)
