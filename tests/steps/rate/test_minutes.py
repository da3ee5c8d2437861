"""What a `rate` step leaves in the minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given as given_
from hypothesis import strategies as st

from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Rating
from meetingtui.register.fold import fold_minutes
from meetingtui.steps.protocol import View
from meetingtui.steps.rate import findings
from meetingtui.steps.rate.minutes import notes
from meetingtui.steps.rate.play import RateState, Said
from tests.steps.conftest import PARTNERSHIP
from tests.steps.rate.ratings import NEWS, rate, rated

Q, T = "quillmere", "tolland"
HEAD = {"partnership": "Q and T", "title": "How we are", "date": date(2026, 11, 20), "began": time(14), "meeting": 1}


def rows(fields: Any, state: RateState, view: View) -> list[dict[str, Any]]:
    made = [dict(row) for row in notes(fields, state, view).tables.get("rating", ())]
    for row in made:
        assert not Rating.model_validate(row).model_extra
    return made


def test_values_stand_by_party_sorted_and_without_names(view: View) -> None:
    state = rated(rate(), view, ("news", T, "5 4"), ("news", Q, "2"), shown=("news",))
    assert rows(rate(), state, view) == [
        {
            "line": "news",
            "text": NEWS["text"],
            "group": "Trust",
            "scale": "jointness",
            "values": {Q: [2], T: [4, 5]},
            "median": {Q: 2.0, T: 4.5},
            "abstained": {Q: 1},
        }
    ]


def test_what_nobody_has_seen_is_not_written(view: View) -> None:
    state = rated(rate(), view, ("news", Q, "2 2"), ("gain", T, "5 5"), shown=("gain", "plan"))
    assert [row["line"] for row in rows(rate(), state, view)] == ["gain"]
    assert notes(rate(), RateState(), view).tables == {}


def test_off_the_record_writes_nothing(view: View) -> None:
    fields = rate(record="nothing")
    state = rated(fields, view, ("news", Q, "2 2"), shown=("news",))
    assert rows(fields, state, view) == []


def test_anchors_are_written_where_they_are_not_those_of_the_scale(view: View) -> None:
    for fields, anchors in (
        (rate(), None),
        (rate(scale="agree"), None),
        (rate(anchors=["no", "half", "yes"]), ["no", "half", "yes"]),
        (rate(scale="custom", anchors=["no", "half", "yes"]), ["no", "half", "yes"]),
    ):
        state = rated(fields, view, ("news", Q, "2 2"), shown=("news",))
        assert rows(fields, state, view)[0].get("anchors") == anchors


def test_one_voice_is_marked_so_and_lines_stand_under_their_party(view: View) -> None:
    fields = rate(who="parties")
    state = rated(fields, view, ("news", Q, "2"), ("news", T, "-"), shown=("news",))
    state = replace(state, comments={("news", T): "Too soon.", ("news", Q): "Leeds.", ("gain", Q): "Not here."})
    (row,) = rows(fields, state, view)
    assert row["voice"] == [Q, T]
    assert row["abstained"] == {T: 1}
    assert row["values"] == {Q: [2]}
    assert row["comment"] == [{"party": Q, "text": "Leeds."}, {"party": T, "text": "Too soon."}]


@pytest.mark.parametrize("given", [{}, {"anchors": ["no", "half", "yes"]}, {"scale": "agree"}])
def test_what_is_written_today_can_be_compared_with_next_time(view: View, given: dict[str, Any]) -> None:
    fields = rate(**given)
    state = rated(fields, view, ("news", Q, "2 3"), ("news", T, "1"), shown=("news",))
    held = Minutes.model_validate({**HEAD, "rating": rows(fields, state, view)})
    later = replace(view, standing=fold_minutes([("2026-11-20-how-we-are", held)]).standing)
    before = findings.trend(fields, fields.line[0], later)
    assert (before.sort, before.values) == ("same", {Q: (2, 3), T: (1,)})
    assert findings.trend(rate(anchors=["not", "so"]), fields.line[0], later).sort == "rescaled"


values = st.lists(st.integers(1, 5), min_size=1, max_size=6).map(lambda v: tuple(sorted(v)))


def row_of(quillmere: tuple[int, ...], tolland: tuple[int, ...]) -> dict[str, Any]:
    view = View(partnership=PARTNERSHIP, step="s1", present=tuple(PARTNERSHIP.people))
    said = {("news", Q): Said(quillmere), ("news", T): Said(tolland)}
    return rows(rate(), RateState(said=said, revealed=frozenset({"news"})), view)[0]


def leaves(found: object, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], object]:
    if isinstance(found, dict):
        return {k: v for key, one in found.items() for k, v in leaves(one, (*path, str(key))).items()}
    return {path: found}


@given_(values, values, values)
def test_no_number_in_the_minutes_is_made_from_two_parties(
    mine: tuple[int, ...], theirs: tuple[int, ...], other: tuple[int, ...]
) -> None:
    one, two = leaves(row_of(mine, theirs)), leaves(row_of(mine, other))
    changed = {path for path in one.keys() | two.keys() if one.get(path) != two.get(path)}
    assert all(path[-1] == T for path in changed), "what a party did not say changed with what another said"
    swapped = leaves(row_of(theirs, mine))
    other_name = {Q: T, T: Q}
    assert swapped == {(*path[:-1], other_name.get(path[-1], path[-1])): value for path, value in one.items()}
