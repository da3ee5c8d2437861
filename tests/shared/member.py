"""One person's login on a shared box, as a process of its own: it is told what to do, and says what came of it.

Started as root it gives up root for good before anything is asked of it. The interpreter may be where that person may
not read, so everything that is imported late is imported before, by holding a small meeting first.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sqlite3  # noqa: F401 - doctor looks whether it is there
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from meetingtui.cli import main
from meetingtui.core.items import ItemKind
from meetingtui.files.agenda import load_agenda
from meetingtui.files.atomic import write_atomically
from meetingtui.files.partnership import load_partnership
from meetingtui.live import event as ev
from meetingtui.live.finish import clear_finished
from meetingtui.live.log import NotSavedError, held
from meetingtui.live.opening import open_meetings, prepare, user_label
from meetingtui.live.session import Session

AGENDA = 'title = "Shared"\n[[step]]\nkind = "ask"\ntitle = "Moving"\nprompts = ["What?"]\n[[step]]\nkind = "close"\n'
PARTIES = ("--party", "Quillmere", "--party", "Tolland Bright", "--zone", "UTC")


class Login:
    """What one person can be asked to do."""

    def __init__(self) -> None:
        self._session: Session | None = None
        self._news = threading.Condition()

    def command(self, *arguments: str) -> tuple[int, str, str]:
        """Run the program without a terminal."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main.run(arguments)
            except SystemExit as leaving:
                code = int(leaving.code or 0)
        return code, out.getvalue(), err.getvalue()

    def begin(self, folder: str) -> str:
        """Open a meeting: the name of its log folder, or the sentence that says why not."""
        place = Path(folder)
        if not list((place / "agendas").iterdir()):
            write_atomically(place / "agendas" / "shared.toml", AGENDA)
        partnership, _ = load_partnership(place)
        agenda, _ = load_agenda(place / "agendas" / "shared.toml", partnership)
        assert partnership is not None
        assert agenda is not None
        try:
            live, opening = prepare(place, partnership, agenda, "UTC")
            return self._start(place, live, opening)
        except NotSavedError as error:
            return error.sentence

    def resume(self, folder: str) -> str:
        """Go on with the only meeting that is open: the name of its log folder, or why not."""
        (found,) = open_meetings(Path(folder))
        try:
            return self._start(Path(folder), found.live, None)
        except NotSavedError as error:
            return error.sentence

    def _start(self, folder: Path, live: Path, opening: ev.MeetingOpened | None) -> str:
        self._session = Session(folder, live, user_label(), self._listen)
        self._session.start(opening)
        return live.name

    def _listen(self, _: object) -> None:
        with self._news:
            self._news.notify_all()

    @property
    def session(self) -> Session:
        assert self._session is not None, "no meeting is held"
        return self._session

    def log(self) -> str:
        """The name of this terminal's log."""
        return self.session.name

    def capture(self, text: str) -> str:
        """Park a question; why it is not saved, or nothing."""
        item = {"text": text}
        return self._submit(ev.ItemCaptured(kind=ItemKind.PARKED, item=item, at_step="s1"))  # type: ignore[arg-type]

    def undo(self) -> str:
        """Take back what `u` would: its words, or nothing where there is nothing."""

        def reply(tell: Callable[[str], object]) -> bool:
            return self.session.take_back(lambda deed, _: tell(deed.item["text"] if deed else ""))  # type: ignore[union-attr]

        return self._told(reply)

    def take_over(self) -> str:
        """Drive the meeting, where whoever drove it is gone."""
        assert not held(self.session.live, self.session.meeting.driver), "somebody still drives"
        return self._submit(ev.DriverTaken(driver=self.session.name, resumed=True))

    def _submit(self, data: Any) -> str:
        return self._told(lambda reply: self.session.submit(data, lambda outcome: reply(outcome.sentence)))

    def close(self) -> str:
        """Close the meeting; why it stays open, or nothing."""
        return self._told(self.session.close_meeting)

    def _told(self, ask: Callable[[Callable[[str], None]], bool]) -> str:
        told, sentences = threading.Event(), list[str]()
        assert ask(lambda sentence: (sentences.append(sentence), told.set())[1])
        assert told.wait(20), "the store never answered"
        return sentences[0]

    def sees(self, number: int) -> list[tuple[str, int]]:
        """Wait until so many items are there: their words."""
        with self._news:
            assert self._news.wait_for(lambda: len(self.session.meeting.live_items) >= number, 20), "they never came"
        return [item.headline for item in self.session.meeting.live_items]

    def is_over(self) -> bool:
        """Wait until the meeting is closed."""
        with self._news:
            return self._news.wait_for(lambda: self.session.snapshot.over, 20)

    def finish(self) -> bool:
        """Leave the meeting."""
        return self.session.finish()

    def clear(self, folder: str) -> None:
        """What the program does at its start."""
        clear_finished(Path(folder))

    def read(self, path: str) -> str:
        """What a file holds, or the name of the refusal."""
        return _tried(lambda: Path(path).read_text())

    def names(self, path: str) -> str:
        """What a folder holds, or the name of the refusal."""
        return _tried(lambda: " ".join(sorted(each.name for each in Path(path).iterdir())))

    def replace(self, path: str, text: str) -> str:
        """Write a file as the program does."""
        return _tried(lambda: write_atomically(Path(path), text) or "done")

    def append(self, path: str, text: str) -> str:
        """Write at a file's end, as a program of one's own would."""

        def go() -> str:
            with Path(path).open("a") as file:
                file.write(text)
            return "done"

        return _tried(go)

    def truncate(self, path: str) -> str:
        """Empty a file."""
        return _tried(lambda: os.truncate(path, 0) or "done")

    def remove(self, path: str) -> str:
        """Remove a file."""
        return _tried(lambda: Path(path).unlink() or "done")

    def rename(self, path: str, to: str) -> str:
        """Move a file or folder."""
        return _tried(lambda: Path(path).rename(to) and "done")

    def chmod(self, path: str, mode: int) -> str:
        """Change a mode."""
        return _tried(lambda: Path(path).chmod(mode) or "done")

    def plant(self, path: str) -> str:
        """Put a link in the folder's way."""
        return _tried(lambda: Path(path).symlink_to("/etc") or "done")


def _tried(call: Callable[[], str]) -> str:
    try:
        return call()
    except OSError as error:
        return type(error).__name__


def warm_up() -> None:
    """Whatever is imported late, or read from where the program is, once."""
    with tempfile.TemporaryDirectory() as place:
        folder = f"{place}/q"
        login = Login()
        login.command("new", "Q", *PARTIES, "--folder", folder, "--group", str(os.getegid()))
        for arguments in (["doctor", "--json"], ["check"], ["list"], ["share"], ["share", "--group", "nobody's"]):
            login.command(*arguments, "--folder", folder)
        login.begin(folder)
        login.capture("Warm up")
        login.session.stop_accepting()
        login.session.finish()
        login.resume(folder)
        login.take_over()
        assert login.close() == ""
        login.finish()
        for party in ("Quillmere", "Tolland"):
            login.command("confirm", "last", "--party", party, "--folder", folder)
        assent = ("--yes", "quillmere", "--yes", "tolland", "--folder", folder)
        login.command("amend", "last", "place", "Leeds", "--why", "forgotten", *assent)
        login.command("redact", "last", "Q1.text", *assent)
        login.command("confirm", "--folder", folder)
        login.command("share", "--private", "--folder", folder)


def become(user: str, umask: int, home: str) -> None:
    """Be that user from now on; an empty name stays who started this."""
    if user:
        import pwd

        account = pwd.getpwnam(user)
        os.initgroups(user, account.pw_gid)
        os.setresgid(account.pw_gid, account.pw_gid, account.pw_gid)
        os.setresuid(account.pw_uid, account.pw_uid, account.pw_uid)
        os.environ.update(USER=user, LOGNAME=user)
    os.environ["HOME"] = home
    for name in [name for name in os.environ if name.startswith(("XDG_", "MEETINGTUI"))]:
        del os.environ[name]
    os.umask(umask)
    os.chdir(home)


def serve() -> None:
    """Do what each line asks, and answer with a line."""
    login = Login()
    for line in sys.stdin:
        what, *given = json.loads(line)
        try:
            answer = [True, getattr(login, what)(*given)]
        except Exception as error:  # noqa: BLE001 - told to the test
            answer = [False, f"{type(error).__name__}: {error}"]
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    warm_up()
    become(sys.argv[1], int(sys.argv[2], 8), sys.argv[3])
    print(json.dumps([True, os.geteuid()]), flush=True)
    serve()
