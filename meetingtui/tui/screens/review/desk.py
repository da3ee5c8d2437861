"""What the review screens share: the archive, read by a thread of its own, and who is reading."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual.timer import Timer

from meetingtui.core.capture_complete import complete
from meetingtui.core.capture_shape import Context
from meetingtui.core.items import ItemKind
from meetingtui.core.people import Partnership, Person
from meetingtui.files.groups import user_name
from meetingtui.files.partnership import load_partnership
from meetingtui.register.fold import Register
from meetingtui.review.archive import Archive, read_archive
from meetingtui.review.narrow import Narrow, narrow
from meetingtui.review.registers import Count, counts
from meetingtui.widgets.line_field import Offer

if TYPE_CHECKING:
    from meetingtui.tui.app import MeetingApp

LOOK_SECONDS = 2.0
"""How often the folder is looked at for minutes that have come or changed."""

GONE = "These minutes are not in the folder any more."
"""Said where somebody looks at minutes whose file is gone."""


class Desk:
    """The archive as far as it has been read. Its thread touches no widget: what it read is handed over."""

    def __init__(self, app: MeetingApp, told: Callable[[], None]) -> None:
        self._app = app
        self._told = told
        launch = app.launch
        self.folder = launch.folder
        self.names: Partnership | None = launch.partnership
        self.zone = launch.zone
        self.archive = Archive()
        self.notice = ""
        """What the next screen says first."""
        self._reading = False
        self._ended = False
        self._rest_until = 0.0
        self._seen: tuple[int, ...] = ()
        self._looking: Timer | None = None
        self._me: Person | None = None
        self._account = user_name(os.geteuid())
        self._narrow: tuple[str, Partnership | None, Narrow] = "", None, Narrow()
        self._counted: tuple[Register, date, dict[ItemKind, Count]] | None = None

    # reading ------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Read everything, and look again every now and then."""
        self._read()
        self._looking = self._app.set_interval(LOOK_SECONDS, self._look_sometimes)

    def end(self) -> None:
        """Nobody reads here any more."""
        self._ended = True
        if self._looking is not None:
            self._looking.stop()

    def look(self) -> None:
        """Read what has changed, if anything has."""
        if not self._reading and self._facts() != self._seen:
            self._read()

    def _look_sometimes(self) -> None:
        if time.monotonic() > self._rest_until:
            self.look()

    def _read(self) -> None:
        self._reading = True
        self._seen = self._facts()
        before = self.archive if self.archive.whole else None
        threading.Thread(target=self._work, args=(before,), daemon=True, name="archive").start()

    def _work(self, before: Archive | None) -> None:
        """In a thread: read, and hand each archive over. An error nobody expected is the application's."""
        began = time.monotonic()
        try:
            if before is not None:
                # Somebody may have come new with the meeting that was held meanwhile.
                self.names = load_partnership(self.folder)[0] or self.names
            for archive in read_archive(self.folder, self.names, before):
                if self._ended:
                    return
                # What has been read stays: a full collection would look through all of it, and keys would wait.
                gc.freeze()
                if archive.whole:
                    self._count(archive.register)
                self._app.hand_over(lambda archive=archive: self._take(archive))
            # While a meeting is held elsewhere something changes every moment; most of the time belongs to others.
            self._rest_until = time.monotonic() + 10 * (time.monotonic() - began)
        except Exception as error:  # noqa: BLE001 - it is raised again where it is seen to
            self._app.hand_over(lambda error=error: _raise(error))

    def _take(self, archive: Archive) -> None:
        self.archive = archive
        self._reading = not archive.whole
        self._told()

    def _facts(self) -> tuple[int, ...]:
        """When the folders were last written in; every change of a file here is a new file in its place."""
        return tuple(_written(self.folder / name) for name in ("minutes", "asked", "partnership.toml"))

    @property
    def counts(self) -> dict[ItemKind, Count]:
        """How many of each kind are open, and of how many the day has come; counted once for an archive and a day."""
        return self._count(self.archive.register)

    def _count(self, register: Register | None) -> dict[ItemKind, Count]:
        known, today = self._counted, self.today
        if register is None or self.names is None:
            return {}
        if known is None or known[0] is not register or known[1] != today:
            known = self._counted = register, today, counts(register, self.names, today)
        return known[2]

    def narrow(self, typed: str) -> Narrow:
        """What a filter line asks for; the last one is kept, for a screen asks several times."""
        if self._narrow[0] != typed or self._narrow[1] is not self.names:
            self._narrow = typed, self.names, narrow(typed, self.names)
        return self._narrow[2]

    def offers(self, line: str, at: int) -> list[Offer]:
        """What Tab would complete in a filter line: people, parties and streams."""
        if self.names is None:
            return []
        found = complete(ItemKind.EXCHANGE, line, at, Context(self.names, self.today))
        return [Offer(one.start, one.end, one.text, one.label) for one in found]

    # who and when -------------------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        """Now, in the partnership's zone."""
        return datetime.now(ZoneInfo(self.zone))

    @property
    def today(self) -> date:
        """The day it is in the partnership's zone."""
        return self.now.date()

    @property
    def me(self) -> Person | None:
        """Who reads here: the one person whose account this is, or who said so."""
        if self._me is None and self.names is not None:
            mine = [one for one in self.names.person if one.login == self._account]
            self._me = mine[0] if len(mine) == 1 else None
        return self._me

    def i_am(self, person: Person) -> None:
        """Somebody said who they are; it holds until the program is left."""
        self._me = person


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _raise(error: Exception) -> None:
    raise error
