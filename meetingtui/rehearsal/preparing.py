"""A rehearsal made ready: who plays, what stands, and the first event of a meeting that nobody keeps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.core.standing import Standing
from meetingtui.files.agenda import Agenda
from meetingtui.files.atomic import write_atomically
from meetingtui.files.headings import read_headings
from meetingtui.files.minutes import dump_minutes
from meetingtui.files.modes import ensure_folder
from meetingtui.files.zones import machine_zone
from meetingtui.live.event import MeetingOpened
from meetingtui.live.opening import prepare, today, who_starts, with_joined
from meetingtui.register.reading import read_register
from meetingtui.rehearsal.earlier import NAME, earlier_minutes
from meetingtui.rehearsal.people import TWO_FIRMS


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A meeting that is about to be played, in a folder that goes away."""

    folder: Path
    live: Path
    opened: MeetingOpened
    agenda: Agenda
    made_up: bool
    """Whether the firms are made up, because there is no partnership here."""


def prepare_rehearsal(
    place: Path, agenda: Agenda, source: Path | None = None, partnership: Partnership | None = None
) -> Rehearsal:
    """Make a rehearsal ready in `place`. The partnership in `source` is only read. Raises NotSavedError."""
    if source is None or partnership is None:
        zone = machine_zone()
        day = today(zone)
        earlier = earlier_minutes(day)
        ensure_folder(place / "minutes")
        name = f"{earlier.date.isoformat()}-{NAME}"
        write_atomically(place / "minutes" / f"{name}.toml", dump_minutes(earlier))
        live, opened = prepare(place, TWO_FIRMS, agenda, zone, _standing(place, TWO_FIRMS))
        return Rehearsal(place, live, opened, agenda, made_up=True)
    zone = partnership.zone or machine_zone()
    live, opened = prepare(place, partnership, agenda, zone, _standing(source, partnership))
    held = read_headings(source)
    opened = opened.model_copy(
        update={
            "partnership": with_joined(partnership, held),
            "number": held.next_meeting,
            "next_ids": held.next_numbers(),
            "starts": who_starts(partnership, len(held.rows)),
        }
    )
    return Rehearsal(place, live, opened, agenda, made_up=False)


def _standing(folder: Path, partnership: Partnership) -> Standing:
    return read_register(folder, partnership.parties)[0].standing
