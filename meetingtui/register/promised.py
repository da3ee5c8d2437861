"""What counts as a promise, in one place: whoever counts promises counts these. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meetingtui.core.standing import Carried, CarriedAction


def promised(items: Iterable[Carried]) -> Iterator[CarriedAction]:
    """Everything that somebody took on; what was written down and nobody owns yet is no promise of anybody's."""
    return (one for one in items if isinstance(one, CarriedAction) and one.item.owner)
