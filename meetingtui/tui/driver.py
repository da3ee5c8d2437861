"""Keys and pastes from a terminal that may send anything.

Textual's own driver ends the app on one byte that is not UTF-8, takes an escape inside a paste for the end of it (what
follows then acts as keys), and spins once the terminal is gone. Only the reading of input is ours; the mouse is
switched off by `App.run(mouse=False)`.
"""

from __future__ import annotations

import os
import re
import select
from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from meetingtui.core.text import clean_typing
from meetingtui.tui.ground import QUESTION, AnswerGate, GroundTold

PASTE_START: Final = "\x1b[200~"
PASTE_END: Final = "\x1b[201~"
EMPTY: Final = "\x1b[0m\x1b[H\x1b[2J"
_KEEP: Final = len(PASTE_END) - 1
_LOOK_SECONDS: Final = 0.1
_LINE_BREAK: Final = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")


def clean_paste(text: str) -> str:
    """Pasted text made harmless: lines kept and separated by ``\\n``, everything else as `clean_typing` leaves it."""
    return "\n".join(map(clean_typing, _LINE_BREAK.split(text)))


@dataclass(frozen=True, slots=True)
class Keys:
    """Text that came outside a paste: keys, the mouse, and what the terminal reports."""

    text: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """One whole paste, as it came."""

    text: str


@dataclass(frozen=True, slots=True)
class PasteBegan:
    """A paste has begun; whatever piece of a key sequence was waiting was its mark."""


class PasteGate:
    """Tells pastes from keys before any of it is understood, so that nothing in a paste can act.

    Marks may arrive in pieces. A forged end mark inside a paste is seen through when the true one came with it.
    """

    def __init__(self) -> None:
        self._tail = ""
        self._paste: list[str] | None = None

    def feed(self, text: str) -> Iterator[Keys | PasteBegan | Pasted]:
        """What a piece of input holds, in order; a paste is given once, when its end has come."""
        while text:
            if self._paste is None:
                kept = len(self._tail)
                joined, self._tail = self._tail + text, ""
                at = joined.find(PASTE_START)
                if at < 0:
                    self._tail = joined[-_KEEP:]
                    yield Keys(text)
                    return
                if at > kept:
                    yield Keys(joined[kept:at])
                yield PasteBegan()
                self._paste, text = [], joined[at + len(PASTE_START) :]
            else:
                joined, self._tail = self._tail + text, ""
                at = joined.find(PASTE_END)
                if at < 0:
                    self._paste.append(joined[:-_KEEP])
                    self._tail = joined[-_KEEP:]
                    return
                next_start = joined.find(PASTE_START, at)
                at = joined.rfind(PASTE_END, at, next_start if next_start >= 0 else None)
                yield Pasted("".join([*self._paste, joined[:at]]))
                self._paste, text = None, joined[at + len(PASTE_END) :]


class InputReader:
    """Bytes in, messages out; no bytes can make it raise."""

    def __init__(self, *, debug: bool = False) -> None:
        self._debug = debug
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._gate = PasteGate()
        self.answers = AnswerGate()
        """Takes what the terminal says of its ground out of the keys."""
        self._parser = XTermParser(debug)

    def feed(self, data: bytes) -> Iterator[Message]:
        """Messages for what was read."""
        for piece in self._gate.feed(self._decode(data)):
            match piece:
                case Keys(text):
                    yield from self._keys(self.answers.feed(text))
                    if (light := self.answers.told) is not None:
                        self.answers.told = None
                        yield GroundTold(light=light)
                case PasteBegan():
                    self.answers.release()
                    self._start_over()
                case Pasted(text):
                    yield events.Paste(clean_paste(text))

    def tick(self) -> Iterator[Message]:
        """Messages that only time decides: an escape after which nothing came."""
        if keys := self.answers.tick():
            yield from self._keys(keys)
        try:
            yield from self._parser.tick()
        except Exception:  # noqa: BLE001 - see _keys
            self._start_over()

    def _keys(self, text: str) -> Iterator[Message]:
        for char in text:  # one by one, so that a sequence that makes the parser fall over costs only itself
            try:
                yield from self._parser.feed(char)
            except Exception:  # noqa: BLE001 - a malformed key (a code point beyond Unicode) must not end a meeting
                self._start_over()

    def _start_over(self) -> None:
        """A parser that waits for nothing, and still knows how the terminal reports its mouse."""
        old, self._parser = self._parser, XTermParser(self._debug)
        self._parser.mouse_pixels = old.mouse_pixels
        self._parser.terminal_size = old.terminal_size
        self._parser.terminal_pixel_size = old.terminal_pixel_size


class MeetingDriver(LinuxDriver):
    """The Linux driver with a reader that survives its input: `App(driver_class=MeetingDriver)`."""

    _reader: InputReader | None = None
    _asks = True

    def start_application_mode(self) -> None:
        """Begin, and ask the terminal for its ground where the app wants to know it; once, and without waiting."""
        self._reader = InputReader(debug=self._debug)
        super().start_application_mode()
        if self._asks and getattr(self._app, "asks_for_ground", False):
            self._asks = False
            self._reader.answers.asked()
            self.write(QUESTION)
            self.flush()

    def run_input_thread(self) -> None:
        """Read until the app leaves; once the terminal has gone, only wait for that."""
        reader = self._reader or InputReader(debug=self._debug)
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], _LOOK_SECONDS)[0]:
                data = self._read()
                if not data:
                    # Nothing more will come, and asking again would take a whole core.
                    self.exit_event.wait()
                    return
                for message in reader.feed(data):
                    self.process_message(message)
            for message in reader.tick():
                self.process_message(message)

    def stop_application_mode(self) -> None:
        """Leave an empty screen behind: some (the Linux console, GNU screen) have only one, and keep what was drawn."""
        if self._reader is not None and (seconds := self._reader.answers.waiting):
            # Left at once: an answer that is on its way must not be typed into the shell.
            self.exit_event.wait(seconds)
        self.write(EMPTY)
        super().stop_application_mode()

    def _read(self) -> bytes:
        """What is there to read; nothing at the end of input and once the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""
