"""What can happen in a `grid` step; every event says what became so."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from meetingtui.core.record import Flag
from meetingtui.core.text_types import FullLine, Id, Line
from meetingtui.steps.protocol import StepEvent

How = Literal["", "unknown", "ask", "empty"]
"""A cell without words: not reached, not known, to be asked, or left empty on purpose."""
Phase = Literal["fill", "check", "overview"]
Mark = Literal["right", "partly", "missed"]
Key = Annotated[FullLine, Field(max_length=80)]
"""The id of a row or a column."""


class GridEvent(StepEvent):
    """An event of a `grid` step."""

    @property
    def voices(self) -> tuple[str, ...]:
        """The party whose line it is, which may be the row's; of a guess, the party that it is about."""
        party, row = getattr(self, "party", None), getattr(self, "row", None)
        said_by = row if isinstance(self, Checked) else party or row
        return (said_by,) if said_by else ()


class At(GridEvent):
    """The cell in front; on the overview, none is."""

    type: ClassVar[str] = "grid.at.1"
    drives: ClassVar[bool] = True
    rewrites: ClassVar[bool] = False
    undoable: ClassVar[bool] = False
    phase: Phase = "fill"
    row: Line = ""
    col: Line = ""
    party: Id | None = None


class Filled(GridEvent):
    """The words of one line of the grid; no words: it is as if nobody had reached it. Never who typed them."""

    type: ClassVar[str] = "grid.filled.1"
    row: Key
    col: Key
    party: Id | None = None
    """Whose line it is, where a cell has several."""
    text: Line = ""
    guess: Flag = False
    """Nobody of the party that it speaks for was in the room."""
    next: Line = ""
    """The line of this row that is in front now, as `column` or `column/party`."""


class Unknown(GridEvent):
    """A line that has no words for a reason."""

    type: ClassVar[str] = "grid.unknown.1"
    row: Key
    col: Key
    party: Id | None = None
    how: How = "unknown"


class Checked(GridEvent):
    """What the party that a guess is about says of it, and its correction; without a mark, it has not said."""

    type: ClassVar[str] = "grid.checked.1"
    row: Key
    col: Key
    party: Id
    """Whose guess it is."""
    mark: Mark | None = None
    text: Line = ""


class RowAdded(GridEvent):
    """The words of a row that the room added; no words: it is not there."""

    type: ClassVar[str] = "grid.row-added.1"
    id: Key
    text: Line = ""
    front: Flag = False
    """Whether it is in front now."""


class Revealed(GridEvent):
    """Lines that were written unseen are now shown, all at once."""

    type: ClassVar[str] = "grid.revealed.1"
    drives: ClassVar[bool] = True


class Says(GridEvent):
    """Whether a party says yes to the grid as an agreement, in the words that were read."""

    type: ClassVar[str] = "grid.says.1"
    party: Id
    yes: Flag
    read: Line = ""


class Kept(GridEvent):
    """What the grid says is kept as an agreement, or as words in the glossary."""

    type: ClassVar[str] = "grid.kept.1"
    drives: ClassVar[bool] = True


EVENTS: tuple[type[GridEvent], ...] = (At, Filled, Unknown, Checked, RowAdded, Revealed, Says, Kept)
