"""Long text in the person's own editor: the screens step aside, and what was written comes back into the line."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
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


def write_in(editor: Sequence[str], text: str) -> Written:
    """Let a text be edited in a file that only its owner can read, below their own folder."""
    folder = cache_folder()
    if folder is None:
        return Written(None, NOWHERE)
    try:
        with tempfile.TemporaryDirectory(prefix="text-", dir=folder) as room:
            draft = Path(room) / "text.txt"
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{text}\n")
            code = _run([*editor, str(draft)])
            with draft.open("rb") as file:
                back = file.read(MOST).decode("utf-8", errors="replace")
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        return Written(None, f"The editor did not work ({clip(clean_line(why), 60)}); the text is as it was.")
    if code:
        name = clip(clean_line(Path(editor[0]).name), 30)
        return Written(None, f"{name} did not end well ({code}); the text is as it was.")
    back = clean_paste(back).strip("\n")
    return Written(None, "Nothing was changed.") if back == text else Written(back)


def _run(command: list[str]) -> int:
    """Run an editor; Ctrl-C in it is the editor's alone. A handler, unlike ignoring, is not inherited."""
    before = signal.signal(signal.SIGINT, _let_be)
    try:
        return subprocess.run(command, check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)


def _let_be(number: int, frame: FrameType | None) -> None:
    del number, frame


class Editing(App[ResultT], Generic[ResultT]):
    """An app whose lines can be written in the person's own editor. Meanwhile the store and the log go on."""

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
        written = self._stepped_aside(editor, field.text)
        if written.text is None:
            field.say(written.sentence, flag=True)
        else:
            self._take(field, written.text)

    def _stepped_aside(self, editor: Sequence[str], text: str) -> Written:
        written = Written(None, "")
        try:
            with self.suspend():
                # Whatever is raised in here would leave the screens suspended for good.
                try:
                    written = write_in(editor, text)
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
