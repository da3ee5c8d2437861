"""What the dots say: spread first, the gap in words, and the trend only where it can be compared."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as given_
from hypothesis import strategies as st

from meetingtui import steps
from meetingtui.core.standing import Rated, Standing
from meetingtui.steps.protocol import View
from meetingtui.steps.rate import findings
from tests.steps.conftest import PARTNERSHIP
from tests.steps.rate.ratings import GAIN, NEWS, rate, rated

Q, T = "quillmere", "tolland"


def last(line: dict[str, str] = NEWS, **given: Any) -> Rated:
    values = given.pop("values", {Q: (3, 3), T: (4,)})
    return Rated(on=date(2026, 5, 12), values=values, **{"text": line["text"], "scale": "jointness", **given})


def after(view: View, *ratings: Rated, line: str = "news") -> View:
    return replace(view, standing=Standing(ratings={line: ratings}))


def test_a_party_has_its_own_median() -> None:
    assert findings.middles({Q: (1, 2, 5), T: (4, 5)}) == {Q: 2.0, T: 4.5}
    assert findings.middle(()) is None


@pytest.mark.parametrize(
    ("own", "points", "differs"),
    [
        ((1, 4), 5, True),
        ((2, 4), 5, False),
        ((1, 5), 5, True),
        ((3,), 5, False),
        ((), 5, False),
        ((1, 2), 2, True),
        ((1, 3), 3, True),
        ((1, 7), 10, False),
        ((1, 8), 10, True),
    ],
)
def test_three_quarters_of_the_scale_inside_one_party_is_a_finding(
    own: tuple[int, ...], points: int, differs: bool
) -> None:
    assert findings.differs_within(own, points) is differs


def test_a_party_at_odds_with_itself_is_said_before_the_gap() -> None:
    assert findings.sentences({Q: (2, 2, 4), T: (1, 5)}, PARTNERSHIP, 5) == (
        "Tolland differs within itself.",
        "You see this differently: Tolland one step above Quillmere.",
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        ((3,), (3,), "You see this alike."),
        ((3, 4), (3,), "You see this nearly alike: Quillmere half a step above Tolland."),
        ((1,), (2,), "You see this differently: Tolland one step above Quillmere."),
        ((5, 5), (2, 3), "You see this differently: Quillmere two and a half steps above Tolland."),
        ((1, 5), (1, 5), "Between the parties there is no gap."),
    ],
)
def test_the_gap_is_said_in_words(mine: tuple[int, ...], theirs: tuple[int, ...], words: str) -> None:
    assert findings.sentences({Q: mine, T: theirs}, PARTNERSHIP, 5)[-1] == words


def test_one_party_alone_has_no_gap() -> None:
    assert findings.sentences({Q: (2,)}, PARTNERSHIP, 5) == ("Only one party has rated this.",)
    assert findings.gap({Q: (2,)}) is None
    assert findings.sentences({}, PARTNERSHIP, 5) == ("Nobody has rated this.",)


values = st.lists(st.integers(1, 10), min_size=1, max_size=9).map(lambda v: tuple(sorted(v)))


@given_(values, values)
def test_no_words_about_two_parties_hold_a_number(mine: tuple[int, ...], theirs: tuple[int, ...]) -> None:
    said = {Q: mine, T: theirs}
    words = [*findings.sentences(said, PARTNERSHIP, 10), findings.gap_words(said)]
    assert not re.search(r"\d", " ".join(words))


def test_no_mean_is_ever_made_and_a_median_in_one_place_of_one_partys_values() -> None:
    source = {path.name: path.read_text() for path in (Path(steps.__file__).parent / "rate").glob("*.py")}
    assert len(source) >= 7
    everything = "\n".join(source.values())
    assert not re.search(r"\b(f?mean|average|sum|quantiles|statistics\.\w+)\(", everything)
    assert re.findall(r"\bmedian\(.*", everything) == ["median(values)) if values else None"]
    assert "def middle(values: tuple[int, ...])" in source["findings.py"]


def test_the_first_time_there_is_no_trend(view: View) -> None:
    assert findings.trend(rate(), rate().line[0], view).sort == "first"


def test_the_same_id_and_wording_is_compared_whatever_its_case(view: View) -> None:
    before = findings.trend(
        rate(), rate().line[0], after(view, last(values={Q: (1,)}), last(text=NEWS["text"].upper()))
    )
    assert before.sort == "same"
    assert before.values == {Q: (3, 3), T: (4,)}


def test_another_id_is_never_compared(view: View) -> None:
    assert findings.trend(rate(), rate().line[0], after(view, last(), line="gain")).sort == "first"


def test_changed_wording_breaks_the_line(view: View) -> None:
    before = findings.trend(rate(), rate().line[0], after(view, last(GAIN)))
    assert (before.sort, before.values) == ("reworded", None)
    earlier_same = after(view, last(), last(GAIN))
    assert findings.trend(rate(), rate().line[0], earlier_same).sort == "reworded"


def test_a_changed_scale_and_changed_anchors_break_the_line(view: View) -> None:
    line = rate().line[0]
    assert findings.trend(rate(scale="agree"), line, after(view, last())).sort == "rescaled"
    own = rate(anchors=["no", "half", "yes"])
    assert findings.trend(own, line, after(view, last())).sort == "rescaled"
    assert findings.trend(rate(), line, after(view, last(anchors=("no", "half", "yes")))).sort == "rescaled"
    assert findings.trend(own, line, after(view, last(anchors=("No", "half", "yes")))).sort == "same"
    assert findings.trend(rate(), line, after(view, last(scale=None))).sort == "same"


def test_who_is_lower_or_higher_than_last_time_is_told_by_party(view: View) -> None:
    before = findings.trend(rate(), rate().line[0], after(view, last()))
    assert findings.drops({Q: (1, 2), T: (5,)}, before) == {Q: 1.5, T: -1.0}
    words = findings.moved_words({Q: (1, 2), T: (5,)}, before, PARTNERSHIP)
    assert words == "Quillmere lower, Tolland higher than last time"
    assert findings.moved_words({Q: (3,), T: (4,)}, before, PARTNERSHIP) == ""


def test_the_overview_goes_by_gap_then_by_drop_and_the_unrated_come_last(view: View) -> None:
    fields = rate(line=[{"id": name, "text": name} for name in ("unrated", "alike", "fallen", "wide")])
    state = rated(
        fields,
        view,
        *((line, Q, "2 2") for line in ("alike", "fallen", "wide")),
        *((line, T, "2 2") for line in ("alike", "fallen")),
        ("wide", T, "5 5"),
        shown=("alike", "fallen", "wide"),
    )
    then = after(view, last(text="fallen", values={T: (4, 4)}), line="fallen")
    assert [fields.line[n].id for n in findings.in_order(fields, state, then)] == ["wide", "fallen", "alike", "unrated"]
    assert [fields.line[n].id for n in findings.in_order(fields, state, view)] == ["wide", "alike", "fallen", "unrated"]
