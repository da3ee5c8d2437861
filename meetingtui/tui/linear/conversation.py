"""The conversation: a line comes in, keys go to the screens, what came of it is said; others' news comes between."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from meetingtui.tui.linear import grammar
from meetingtui.tui.linear.echo import Echo
from meetingtui.tui.linear.grammar import Press, Tell, Unknown, Words, read_answer, read_command
from meetingtui.tui.linear.hands import Hands
from meetingtui.tui.linear.help import every_key, in_a_line
from meetingtui.tui.linear.lines_in import LinesIn
from meetingtui.tui.linear.lines_out import LinesOut
from meetingtui.tui.linear.scene import Scene, look
from meetingtui.tui.linear.telling import Teller
from meetingtui.tui.linear.unsaved import Unsaved
from meetingtui.tui.screens.join import JoinScreen
from meetingtui.tui.screens.leaving import way_back
from meetingtui.tui.screens.shown import ShownScreen
from meetingtui.tui.screens.stage import StageScreen
from meetingtui.widgets.line_field import LINE_LIMIT

if TYPE_CHECKING:
    from meetingtui.tui.linear.app import LinearApp

SLOW: Final = "This is not saved yet: the disk is slow. It goes on by itself."
_NOTHING: Final = "Nothing changed."
_QUIET: Final = "What comes from others waits until your next line; quiet again ends that."
_LOUD: Final = "What comes from others is said at once again."


class Conversation:
    """What one person types and hears."""

    def __init__(self, app: LinearApp, out: LinesOut, stdin: int | None) -> None:
        self._app = app
        self._out = out
        self._hands = Hands(app)
        self._teller = Teller()
        self._unsaved = Unsaved(app, self._hands)
        self._stdin = stdin
        self._echo = Echo(-1 if stdin is None else stdin)
        self._quiet = self._idle = False
        self._kept: dict[str, str] = {}
        self._left = False

    async def hold(self, wake: asyncio.Event) -> None:
        """Listen and tell until the program is left."""
        lines = LinesIn(self._stdin if self._stdin is not None else -1, self._app.stir)
        await self._hands.settle()
        await self._tell(answered=False)
        lines.start()
        while not self._left:
            wake.clear()
            if self._out.is_gone:
                await self._leave()
            elif (line := lines.next()) is not None:
                await self._obey(line)
            elif lines.ended:
                await self._leave()
            else:
                await self._news()
                await wake.wait()

    @property
    def lost(self) -> bool:
        """Whether something that was typed could not be saved to the end."""
        return bool(self._unsaved)

    def end(self, code: int | None) -> None:
        """The program has been left: say the last words, and let the terminal echo again."""
        self._echo.show(True)
        session = self._app.session
        if code is not None and session is not None and not session.snapshot.over:
            self._app.goodbye = f"The meeting is saved and still open. {way_back(self._app.launch)}"
        goodbye = self._app.goodbye.replace("meetingtui join ", "meetingtui join --linear ")
        self._out.say((line for line in goodbye.split("\n") if line), whole=True)

    # a line that was typed ----------------------------------------------------------------------------------

    async def _obey(self, typed: str) -> None:
        if isinstance(screen := self._app.screen, ShownScreen) and screen.noticed:
            screen.notice("")  # what it says after this is said anew
        told = self._teller.said
        said = [*self._unsaved.collect(), *await self._do(typed)]
        if self._app.return_code is not None:
            return
        self._out.say(said)
        await self._tell(answered=True, silent=bool(said), before=told)
        self._keep_typing()

    async def _do(self, typed: str) -> list[str]:
        """Do what a line says; what is to be said about it that does not stand on any screen."""
        scene = look(self._app)
        if len(typed) > LINE_LIMIT:
            return [f"That is too long: a line has at most {LINE_LIMIT:,} letters. Nothing was done."]
        command = read_command(typed) if scene.line is None else read_answer(typed, asks=scene.line.asks)
        match command:
            case Unknown(sentence):
                return [sentence]
            case Tell(what):
                return await self._answer(what, scene)
            case Words(text, complete):
                if scene.line is not None and scene.line.asks:
                    await self._hands.press("escape")  # the question is left, and the line corrected
                return await self._enter(text, complete)
            case Press(key, rest):
                return await self._press(key, rest, scene)

    async def _press(self, key: str, rest: str, scene: Scene) -> list[str]:
        if scene.line is not None and not scene.line.asks:
            return await self._in_line(key)
        if scene.line is None and key not in self._app.screen.active_bindings:
            return [f"{key} does nothing here; ? says what does."]
        slow = [] if await self._hands.press(key) else [SLOW]
        if not rest or self._app.return_code is not None:
            return slow
        now = look(self._app)
        if now.line is not None and not now.line.asks:
            return [*slow, *await self._enter(rest, 0)]
        if now.place != scene.place or (key.isdigit() and rest[0].isdigit()):
            return [*slow, *await self._do(rest)]
        return [*slow, f'No line was opened, so this was not used: "{rest}"']

    async def _in_line(self, key: str) -> list[str]:
        """A key while a line is open and nothing is asked: Enter, Esc, Backspace, or leaving."""
        match key:
            case "enter":
                return await self._entered()
            case "backspace":
                await self._hands.fill("", "backspace")
            case "Q":
                await self._hands.press("ctrl+c")
            case _:
                await self._hands.press(key)
        return []

    async def _enter(self, text: str, complete: int) -> list[str]:
        """Put a text in the line that is open, and enter it; with Tabs, only complete it."""
        if complete:
            await self._hands.fill(text, *["tab"] * complete)
            return []
        return await self._entered(text)

    async def _entered(self, text: str | None = None) -> list[str]:
        """Enter the line, with this text in place of what stands in it where there is one."""
        stored = await (self._hands.press("enter") if text is None else self._hands.fill(text, "enter"))
        return [*([] if stored else [SLOW]), *self._unsaved.collect()]

    async def _answer(self, what: grammar.Say, scene: Scene) -> list[str]:
        match what:
            case "where":
                return self._teller.all(scene)
            case "help":
                return in_a_line() if scene.line is not None else every_key(self._app.screen)
            case "again":
                return await self._unsaved.again()
            case "quiet":
                self._quiet = not self._quiet
                return [_QUIET if self._quiet else _LOUD]

    # telling ------------------------------------------------------------------------------------------------

    async def _tell(self, *, answered: bool, silent: bool = False, before: Scene | None = None) -> None:
        """Say what is new. Where a person did something and nothing came of it, that is said too."""
        scene = look(self._app)
        lines = [*self._unsaved.from_before(), *self._teller.news(scene, answered=answered, silent=silent)]
        if answered and not lines and not silent and before == scene:
            lines = [_NOTHING, *([] if self._idle else self._teller.keys(scene))]
        self._idle = lines[:1] == [_NOTHING]
        self._echo.show(not (scene.line is not None and scene.line.blind))
        self._say(lines)
        await self._out.heard()

    def _say(self, lines: Iterable[str]) -> None:
        self._out.say(lines)

    async def _news(self) -> None:
        """What others did, or what time brought; it waits while somebody is probably typing."""
        await self._hands.settle()
        if self._app.return_code is not None:
            return
        self._out.say(self._unsaved.collect())
        scene = look(self._app)
        told = self._teller.said
        typing = self._echo.is_terminal and scene.line is not None
        if told is not None and (typing or self._quiet) and scene.trouble == told.trouble:
            return
        await self._tell(answered=False)

    # leaving ------------------------------------------------------------------------------------------------

    def _keep_typing(self) -> None:
        """Drafts are kept at once: the next moment may be the last."""
        screen = self._app.screen
        if not isinstance(screen, StageScreen):
            return
        unsent = {**screen.unsent(), **self._unsaved.kept}
        if unsent != self._kept:
            self._kept = unsent
            screen.session.keep_typing(unsent)

    async def _leave(self) -> None:
        """Nobody is there any more: everything is saved, and can be gone on with."""
        self._left = True
        self._out.say(await self._unsaved.again() if self._unsaved else [])
        screen = self._app.screen
        if not isinstance(screen, StageScreen):
            self._app.exit(0)
            return
        screen.capturing.leave_all()
        self._keep_typing()
        if screen.snapshot.over:
            self._app.exit(0)
        elif isinstance(screen, JoinScreen) and not screen.driving:
            screen.part()
        else:
            screen.leave_open()
