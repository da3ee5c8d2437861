"""The health check of every quarter: what each party's people put, line by line. The gap between the parties closes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from meetingtui.sample.pieces import BOTH

LINES: dict[str, tuple[str, str]] = {
    "difference": (
        "What we are for",
        "What we have agreed says what will be different, and not only what will be done.",
    ),
    "gain": ("What we are for", "Each of us could say what the other has to gain."),
    "bad-news": ("How we talk", "Bad news has crossed to the other side within a day."),
    "say-no": ("How we talk", "Either side can say no, and pays nothing for it."),
    "who-decides": ("How we work", "People at both firms know who decides what, and get an answer."),
    "on-purpose": ("How we work", "Our plans change because we chose it more often than because we were caught out."),
    "promises": ("How we work", "What somebody promised is done, or was spoken about before the day came."),
    "beyond": ("Where we are going", "We speak about what lies past the present list of work."),
}
"""Group and words of each line, as the shipped agenda has them."""

MEDIANS: dict[str, tuple[str, str]] = {
    "difference": ("223333444444", "333334444444"),
    "gain": ("233334444444", "111233344444"),
    "bad-news": ("133334444555", "444445544555"),
    "say-no": ("334433344444", "223123334444"),
    "who-decides": ("223333234444", "344444444444"),
    "on-purpose": ("222332334444", "122211233444"),
    "promises": ("223333444444", "434444433444"),
    "beyond": ("333434444344", "222222334442"),
}
"""The median of each party at the first, second, … health check."""
SCALE = (1, 5)


def rating_rows(
    check: int, raters: Mapping[str, int], comments: Sequence[tuple[str, str, str]], chance: Random
) -> list[dict[str, Any]]:
    """The `[[rating]]` rows of a health check, the first one being number 0; `raters` are people by party."""
    rows: list[dict[str, Any]] = []
    for line, (group, text) in LINES.items():
        medians = {party: int(MEDIANS[line][at][check]) for at, party in enumerate(BOTH)}
        row: dict[str, Any] = {"line": line, "text": text, "group": group, "scale": "jointness"}
        row["values"] = {party: _around(medians[party], raters[party], chance) for party in BOTH}
        row["median"] = {party: float(medians[party]) for party in BOTH}
        said = [{"party": party, "text": words} for about, party, words in comments if about == line]
        rows.append({**row, "comment": said} if said else row)
    return rows


def _around(median: int, raters: int, chance: Random) -> list[int]:
    """So many sorted values of this median."""
    middle = 1 if raters % 2 else 2
    side = (raters - middle) // 2
    low = [max(SCALE[0], median - chance.choice((0, 1, 1))) for _ in range(side)]
    high = [min(SCALE[1], median + chance.choice((0, 0, 1))) for _ in range(side)]
    return sorted([*low, *([median] * middle), *high])
