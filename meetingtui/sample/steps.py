"""What each step of a meeting of the story leaves, as the program itself would have written it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, cast

from meetingtui.core.items import LETTERS, ItemKind
from meetingtui.sample.agendas import GRIDS, RUNGS, RUNGS_GRID, Grid, Part
from meetingtui.sample.pieces import BOTH
from meetingtui.sample.scenes import Scene, Theme, card

_WALKED = {
    "actions": ItemKind.ACTION,
    "agreements": ItemKind.AGREEMENT,
    "decisions": ItemKind.DECISION,
    "exchanges": ItemKind.EXCHANGE,
    "experiments": ItemKind.EXPERIMENT,
    "metrics": ItemKind.METRIC,
}
_AGREES = frozenset({"kickoff", "how-we-decide", "ways-of-working"})
"""The agendas that lead to an agreement."""


@dataclass(slots=True)
class Pages:
    """What the steps of one meeting are written from."""

    scene: Scene
    tables: Mapping[str, Sequence[Mapping[str, Any]]]
    """The items of the meeting by table."""
    rows: Sequence[Mapping[str, Any]]
    """The updates of the meeting."""
    names: Mapping[str, str]
    """Ids by the name that the script gives a piece."""
    came: Mapping[str, Sequence[str]]
    chance: Random
    looked: int = 0
    gists: Iterator[str] = field(init=False)
    decided: Iterator[Mapping[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        self.gists = iter(self.scene.gists)
        first, second = ("agreement", "decision") if self.scene.agenda in _AGREES else ("decision", "agreement")
        self.decided = iter([*self.tables.get(first, ()), *self.tables.get(second, ())])


def step_table(part: Part, pages: Pages) -> dict[str, Any]:
    """The `[[step]]` table of one step."""
    table: dict[str, Any] = {"kind": part.kind, "title": part.title, "planned": part.minutes}
    if part.id:
        table["id"] = part.id
    left = _left(part, pages)
    if left is None:
        return {**table, "skipped": True}
    table["took"] = max(2, part.minutes + pages.chance.choice((-3, -2, -1, 0, 0, 1, 2, 4)))
    return {**table, **left}


def _left(part: Part, pages: Pages) -> dict[str, Any] | None:
    """What a step leaves; None where it was skipped."""
    match part.leaves:
        case "nothing":
            return {}
        case "gist" | "outcome":
            words = next(pages.gists, None)
            return {part.leaves: words} if words else {}
        case "status":
            return {} if pages.looked else None
        case "feedback":
            said = [{"party": row["from"], "text": row["text"]} for row in pages.tables.get("feedback", ())]
            return {"said": said} if said else None
        case "wins":
            count = len(pages.tables.get("win", ()))
            return {"gist": f"{_count(count)} was thanked for; see below."} if count else {}
        case "themes":
            return _themes(pages)
        case "grid":
            grid = GRIDS[{"overlap": "overlap"}.get(part.id or "", part.id or "")]
            return _grid(grid, pages.scene.grid) if pages.scene.grid else None
        case "rungs":
            return _grid(RUNGS_GRID, RUNGS)
        case "stages":
            return {"stage": [dict(stage) for stage in pages.scene.stages]}
        case "decide":
            return _decided(pages)
        case "rate":
            return {}
        case "close":
            return _close(part, pages)
        case _:
            letter = LETTERS[_WALKED[part.leaves]]
            turned = len({row.get("item") for row in pages.rows if str(row.get("item", "")).startswith(letter)})
            return {"walked": turned + pages.chance.randint(0, 2)}


def _count(count: int) -> str:
    return {1: "One thing", 2: "Two things"}.get(count, f"{count} things")


def _themes(pages: Pages) -> dict[str, Any]:
    themes = [_theme(theme, pages.names.get(theme.answer)) for theme in pages.scene.themes]
    return {"theme": themes, "left": [card(text) for text in pages.scene.remaining]}


def _theme(theme: Theme, answer: str | None) -> dict[str, Any]:
    made: dict[str, Any] = {"name": theme.name, "cards": [card(text) for text in theme.cards]}
    votes = {party: count for party, count in zip(BOTH, theme.votes, strict=True) if count}
    return {**made, "votes": votes, **({"answer": [answer]} if answer else {})}


def _grid(grid: Grid, cells: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    def cell(col: str, text: str) -> str:
        return f"@{text}" if col == "decides" else text

    return {
        "rows": {row: words for row, words in grid.rows.items() if row in cells},
        "cols": dict(grid.cols),
        "grid": {row: {col: cell(col, text) for col, text in own.items()} for row, own in cells.items()},
    }


def _decided(pages: Pages) -> dict[str, Any] | None:
    made = next(pages.decided, None)
    if made is None:
        return None
    text, method = str(made["text"]), str(made.get("method", "each party says yes"))
    if made.get("state") == "not adopted":
        return {"outcome": f"Not adopted: {text}"}
    worries = cast("Sequence[Any]", made.get("concern", ()))
    return {"outcome": f"{'Adopted with concerns' if worries else 'Adopted'} ({method}): {text}"}


def _close(part: Part, pages: Pages) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if pages.scene.words:
        made |= {"gist": "; ".join(pages.scene.words), "prompts": list(part.prompts)}
    if pages.chance.random() < 0.6:
        made["worth"] = {
            party: sorted(pages.chance.choice((3, 4, 4, 5)) for _ in people) for party, people in pages.came.items()
        }
    return made
