"""Long text in the person's own editor: the screens step aside, and what was written comes back into the line."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import tempfile
import threading
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from textual import on
from textual.app import App, SuspendNotSupported

from meetingtui.core.text import clean_line, clip
from meetingtui.files.own_cache import cache_folder
from meetingtui.tui.driver import clean_paste
from meetingtui.widgets.line_field import LINE_LIMIT, LineField

ResultT = TypeVar("ResultT")

MOST: Final = 1_000_000
"""Most bytes that are read back."""
NO_EDITOR: Final = "No editor is set that can be run; leave, and set EDITOR, such as: export EDITOR=nano"
NOWHERE: Final = "Your own cache folder cannot be used for the text; meetingtui doctor says why."
END_SECONDS: Final = 1.0
"""How long an editor may take to end once the program has to leave."""
_EDITORS_ALONE: Final = (signal.SIGINT, signal.SIGQUIT)
BLIND: Final = "An editor would show what is not for the room yet; type it here."


@dataclass(frozen=True, slots=True)
class Written:
    """What came back from an editor: the text, or None and why the old one stays."""

    text: str | None
    sentence: str = ""


def editor_of(env: Mapping[str, str] = os.environ) -> list[str]:
    """The person's editor as its words; none where there is none, or its quotes do not close."""
    try:
        return shlex.split(env.get("VISUAL") or env.get("EDITOR") or "")
    except ValueError:
        return []


class Pen:
    """The editor while it is open. The program may have to leave meanwhile: an editor that stayed would go on reading
    what is typed into the shell."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child = 0
        self._taken = threading.Event()
        self._taken.set()
        self.leaving = False
        """Whether the program leaves."""

    def run(self, command: Sequence[str]) -> int:
        """Run an editor to its end; Ctrl-C and Ctrl-\\ in it are the editor's alone.

        Returns:
            Its exit code; negative for the signal that ended it.

        Raises:
            OSError: Where it cannot be run.
        """
        # Ignored before it begins, or the first Ctrl-C could still be ours; and no handler, or the guardian would
        # hear of them. The editor gets them as they were, with those that Python ignores.
        before = {number: signal.signal(number, signal.SIG_IGN) for number in _EDITORS_ALONE}
        try:
            with self._lock:
                if self.leaving:
                    return 1
                restored = (*_EDITORS_ALONE, signal.SIGPIPE, signal.SIGXFSZ)
                self._child = os.posix_spawnp(command[0], [*command], os.environ, setsigdef=restored)
            return os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextlib.contextmanager
    def taking(self) -> Generator[None]:
        """Around everything that an editor is opened for."""
        self._taken.clear()
        try:
            yield
        finally:
            self._taken.set()

    def end(self) -> None:
        """The program leaves, so the editor ends, and what it had saved is in the line. From any thread."""
        with self._lock:
            self.leaving, child = True, self._child
        if not child or self._taken.is_set():
            return
        every = [child, *_below(child)]
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in every:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, number)
            if self._taken.wait(END_SECONDS):
                return


def _below(pid: int) -> list[int]:
    """The processes that a process began, as far as the system tells: an editor may be called by a script."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
            found += [int(one), *_below(int(one))]
    return found


def write_in(editor: Sequence[str], text: str, pen: Pen | None = None) -> Written:
    """Let a text be edited in a file that only its owner can read, below their own folder."""
    folder = cache_folder()
    if folder is None:
        return Written(None, NOWHERE)
    pen = pen or Pen()
    try:
        with tempfile.TemporaryDirectory(prefix="text-", dir=folder) as room:
            draft = Path(room) / "text.txt"
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{text}\n")
            code = pen.run([*editor, str(draft)])
            with draft.open("rb") as file:
                back = file.read(MOST).decode("utf-8", errors="replace")
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        return Written(None, f"The editor did not work ({clip(clean_line(why), 60)}); the text is as it was.")
    if code and not pen.leaving:
        name = clip(clean_line(Path(editor[0]).name), 30)
        return Written(None, f"{name} did not end well ({code}); the text is as it was.")
    back = clean_paste(back).strip("\n")
    return Written(None, "Nothing was changed.") if back == text else Written(back)


class Editing(App[ResultT], Generic[ResultT]):
    """An app whose lines can be written in the person's own editor. Meanwhile the store and the log go on."""

    _pen: Pen | None = None

    def end_editor(self) -> None:
        """The program leaves, whatever is open in front of it; from any thread."""
        if self._pen is not None:
            self._pen.end()

    @on(LineField.EditorAsked)
    def _editor_asked(self, message: LineField.EditorAsked) -> None:
        message.stop()
        field = message.field
        request = field.request
        if request is None:
            return
        editor = editor_of()
        if request.blind or not editor:
            field.say(BLIND if request.blind else NO_EDITOR, flag=True)
            return
        self._pen = Pen()
        with self._pen.taking():
            written = self._stepped_aside(editor, field.text, self._pen)
            if written.text is None:
                field.say(written.sentence, flag=True)
            else:
                self._take(field, written.text)

    def _stepped_aside(self, editor: Sequence[str], text: str, pen: Pen) -> Written:
        written = Written(None, "")
        try:
            with self.suspend():
                # Whatever is raised in here would leave the screens suspended for good.
                try:
                    written = write_in(editor, text, pen)
                except Exception as error:  # noqa: BLE001 - see above
                    written = Written(None, f"The editor did not work ({type(error).__name__}); the text is as it was.")
        except SuspendNotSupported:
            return Written(None, "An editor needs a terminal of its own; type it here.")
        return written

    def _take(self, field: LineField, text: str) -> None:
        """Put in what was written, as if it had been pasted over the line."""
        if field.request is not None and field.request.pasted is not None and "\n" in text:
            field.take_lines(text)
            return
        line = clean_line(text)
        field.put(line[:LINE_LIMIT])
        if len(line) > LINE_LIMIT:
            field.say(f"A line has at most {LINE_LIMIT:,} letters; the rest was left out.", flag=True)
