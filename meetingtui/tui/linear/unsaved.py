"""Texts that could not be saved: kept in their order, tried again when asked, and never mistaken for saved ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meetingtui.tui.capturing import Opened
from meetingtui.tui.linear.hands import Hands
from meetingtui.tui.screens.shown import ShownScreen

if TYPE_CHECKING:
    from meetingtui.tui.linear.app import LinearApp

_NAME: Final = "unsaved:"


class Unsaved:
    """What the disk refused, so that the next line typed does not take its place."""

    def __init__(self, app: LinearApp, hands: Hands) -> None:
        self._app = app
        self._hands = hands
        self._texts: list[tuple[Opened, str]] = []
        self._told: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._texts)

    @property
    def kept(self) -> dict[str, str]:
        """The texts under names of their own, for the private drafts; nothing that is not for the room."""
        named = ((f"{_NAME}{number}", one.request, text) for number, (one, text) in enumerate(self._texts))
        return {name: f"{request.label} {text}" for name, request, text in named if not request.blind}

    def from_before(self) -> list[str]:
        """What an earlier run could not save and kept as a draft, said once."""
        screen = self._app.screen
        if not isinstance(screen, ShownScreen):
            return []
        kept = (text for name, text in screen.line.drafts.items() if name.startswith(_NAME))
        found = [text for text in kept if text not in self._told]
        self._told.update(found)
        return [f"Typed earlier and never saved: {text}" for text in found]

    def collect(self) -> list[str]:
        """Where a text came back because it could not be saved, take it off the line and keep it here."""
        screen = self._app.screen
        opened = screen.capturing.opened if isinstance(screen, ShownScreen) else None
        if opened is None or not isinstance(screen, ShownScreen) or not self._came_back(screen, opened):
            return []
        text = screen.line.text
        screen.capturing.leave(keep_draft=False)
        self._texts.append((opened, text))
        self._told.update(self.kept.values())
        words = "what you typed" if opened.request.blind else f'"{text}"'
        return [f"Not saved, and kept here: {words}. again tries once more."]

    def _came_back(self, screen: ShownScreen, opened: Opened) -> bool:
        return bool(screen.snapshot.not_saved) and opened.request.typed is not None and bool(screen.line.text)

    async def again(self) -> list[str]:
        """Try every text again, in its order; it stops where one is refused."""
        screen = self._app.screen
        if not self._texts or not isinstance(screen, ShownScreen):
            return ["Nothing waits to be saved."]
        waiting, self._texts = self._texts, []
        said: list[str] = []
        for number, (opened, text) in enumerate(waiting):
            screen.capturing.give_back(opened, text)
            await self._hands.press("enter")
            if screen.capturing.opened is not None and not screen.snapshot.not_saved:
                await self._hands.press("enter")  # a day that is past is asked about once more
            said += self.collect()
            if self._texts:
                self._texts += waiting[number + 1 :]
                break
        return said
