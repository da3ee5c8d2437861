"""What a screen is drawn with: every pair of colours that stands on it, measured as WCAG 2.2 measures them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from rich._palettes import EIGHT_BIT_PALETTE
from rich.color import Color as RichColor
from rich.color import ColorSystem, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from meetingtui.tui.themes import THEMES
from tests.tui.conftest import Running, still

Role = Literal["text", "line", "block"]
LEAST: dict[Role, float] = {"text": 7.0, "line": 3.0, "block": 3.0}
"""What a pair must reach: everything written is there to be read; lines and blocks only guide the eye."""
EITHER = "terminal"
"""The terminal's own colour, which nobody but its owner knows."""
_LINES = set("─│┌┐└┘├┤┬┴┼━┃═║╭╮╰╯╴╵╶╷")
_SCROLLBAR = set("▁▂▃▄▅▆▇▉▊▋▌▍▎▏ ")


def luminance(color: Color) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [part / 255 for part in (color.r, color.g, color.b)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 to 21."""
    first, second = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (first + 0.05) / (second + 0.05)


class Pair(NamedTuple):
    """Two colours that stand on each other, and what for."""

    front: str
    ground: str
    role: Role


@dataclass(slots=True)
class Colours:
    """Every pair that was seen in one theme, each with the first words it was seen on."""

    theme: str
    pairs: dict[Pair, str] = field(default_factory=dict[Pair, str])
    moving: list[str] = field(default_factory=list[str])
    """What was dim or blinked."""
    screens: int = 0

    def look(self, app: Any) -> bool:
        """Take in what stands on the screen now; whether a pair was new."""
        self.screens, before = self.screens + 1, len(self.pairs)
        for line in app.screen._compositor.render_strips(app.screen.size):
            for segment in line:
                self._take(segment)
        return len(self.pairs) > before

    def _take(self, segment: Segment) -> None:
        text, style, _ = segment
        style = style or Style()
        if style.dim or style.blink:
            self.moving.append(text)
        for pair in self._pairs(text, style):
            self.pairs.setdefault(pair, text.strip()[:40] or "(blank)")

    def _pairs(self, text: str, style: Style) -> Iterator[Pair]:
        front, ground = named(style.color), named(style.bgcolor)
        if style.reverse:
            front, ground = ground, front
        below, raised = grounds(self.theme)
        if set(text) <= _SCROLLBAR:
            if not text.isspace():
                yield Pair(front, ground, "block")
            elif ground not in {below, raised}:
                yield Pair(ground, below, "block")
            return
        marks = set(text) - {" "}
        yield Pair(front, ground, "line" if marks <= _LINES else "text")

    def contrast(self, pair: Pair) -> float:
        """How far the two are apart; the terminal's own two colours are as far apart as its owner wants."""
        if pair[:2] == (EITHER, EITHER):
            return 21.0 if self.theme == "plain" else 1.0
        if not (pair.front.startswith("#") and pair.ground.startswith("#")):
            return 1.0  # one of the terminal's own colours against another colour: nobody can promise that it is seen
        return contrast(pair.front, pair.ground)

    def contrast_of_few(self, pair: Pair) -> float:
        """How far the two are apart on a terminal of 256 colours, as they are over most SSH connections."""
        if not (pair.front.startswith("#") and pair.ground.startswith("#")):
            return self.contrast(pair)
        front, ground = (RichColor.parse(one).downgrade(ColorSystem.EIGHT_BIT).number for one in pair[:2])
        assert front is not None
        assert ground is not None
        return contrast(EIGHT_BIT_PALETTE[front].hex, EIGHT_BIT_PALETTE[ground].hex)

    def lowest(self, role: Role) -> float:
        """The pair of a role that is least far apart."""
        return min((self.contrast(pair) for pair in self.pairs if pair.role == role), default=21.0)

    def faint(self) -> list[str]:
        """The pairs that do not reach what they must, with the words they were seen on."""
        return [
            f"{self.theme}: {pair.front} on {pair.ground} is {found:.2f}:1 ({pair.role}): {words}"
            for pair, words in self.pairs.items()
            if (found := min(self.contrast(pair), self.contrast_of_few(pair))) < LEAST[pair.role]
        ]

    def strange(self) -> list[str]:
        """What is drawn in a colour that this theme does not have: something kept that of the one before."""
        theme = THEMES[self.theme]
        own = {str(one).lower() for one in (theme.foreground, theme.background, *theme.variables.values())}
        own = {EITHER} if self.theme == "plain" else own
        return [f"{self.theme}: {pair}: {words}" for pair, words in self.pairs.items() if not {*pair[:2]} <= own]


def named(color: Any) -> str:
    """A colour as `#rrggbb`, the name of one of the terminal's sixteen, or that it is the terminal's own."""
    if color is None or color.type is ColorType.DEFAULT:
        return EITHER
    return color.triplet.hex if color.triplet is not None else f"ansi:{color.number}"


def grounds(theme: str) -> tuple[str, str]:
    """What a theme draws on: the screen, and the line that is raised from it."""
    found = THEMES[theme]
    both = str(found.background), str(found.variables["mt-raised"])
    return (EITHER, EITHER) if theme == "plain" else both


async def wear(run: Running, theme: str) -> None:
    """Show the same screen in another theme."""
    app: Any = run.app
    app.ansi_color = theme == "plain"
    app.theme = THEMES[theme].name
    await run.until(lambda: app.screen._css_update_count == app._css_update_count)
    await still(run.pilot)


class Eyes:
    """Looks at a program in each theme, one after the other."""

    def __init__(self, run: Running) -> None:
        self.run = run
        self.seen = {theme: Colours(theme) for theme in THEMES}

    async def look(self) -> None:
        """Look at what stands there now. A screen that brings no pair in dark that is new brings none elsewhere."""
        if not self.seen["dark"].look(self.run.app):
            return
        for theme in ("light", "plain", "dark"):
            await wear(self.run, theme)
            self.seen[theme].look(self.run.app)

    async def after(self, *keys: str) -> None:
        """Press keys, and look."""
        await self.run.press(*keys)
        await self.run.pilot.pause()
        await self.look()

    def satisfied(self) -> None:
        """Everything that was seen can be read, and nothing of it moved."""
        assert all(seen.screens and seen.pairs for seen in self.seen.values())
        assert [faint for seen in self.seen.values() for faint in seen.faint()] == []
        assert [words for seen in self.seen.values() for words in seen.strange()] == []
        assert [words for seen in self.seen.values() for words in seen.moving] == []


def eyes_on(run: Running) -> Eyes:
    """Eyes on a program that runs."""
    return Eyes(run)
