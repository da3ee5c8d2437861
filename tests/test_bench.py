"""What measures the program runs, with the least of everything; how fast it was is not asked here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench import command
from bench.effort import LEAST, Effort
from bench.figures import NotMeasuredError, Promise, Row, amount, statistic
from bench.measures import NAMES, find
from bench.place import Place
from bench.table import WIDTH, lines, verdict
from bench.terminal import showing
from bench.terminals import _spread


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up minutes, made once."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(autouse=True)
def nothing_of_ours(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETINGTUI_BENCH", str(kept))


class Broken:
    """A measure whose program is not there."""

    @staticmethod
    def measure(_: Effort, place: Place) -> list[Row]:
        with place.app("nowhere") as terminal:
            return [Row("start", "s", (terminal.until(showing("Ready"), "Ready"),))]


@pytest.mark.parametrize("name", ["searching", "terminals", "echo", "folding"])
def test_a_measure_gives_figures_that_can_be_so(name: str) -> None:
    rows, failed = command.measured((name,), LEAST)
    assert failed == []
    assert rows[name]
    for row in rows[name]:
        assert 0 < min(row.samples) <= max(row.samples) < 60
        assert all(least > 0 for least in row.floor)


def test_every_measure_says_what_it_measures_beside_what_and_what_is_promised() -> None:
    told = CliRunner().invoke(command.main, ["--list"]).output
    for name in NAMES:
        found = find(name)
        assert found.ABOUT in told
        assert found.TARGET in told


def test_a_name_that_is_no_measure_is_refused() -> None:
    done = CliRunner().invoke(command.main, ["speed"])
    assert done.exit_code == 2
    assert "there is no measure speed" in done.output


def test_what_cannot_be_measured_is_told_and_ends_with_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find", lambda _: Broken())
    done = CliRunner().invoke(command.main, ["idle"])
    assert done.exit_code == 2
    assert "bench: idle: " in done.output
    assert "ended too soon" in done.output


def test_a_promise_that_is_missed_is_told_and_ends_with_0(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Row("slow", "s", (2.0,), (Promise("median", 1.5),), (1.0,), "the floor")
    monkeypatch.setattr(command, "measured", lambda *_: ({"echo": [slow]}, []))
    done = CliRunner().invoke(command.main, ["echo"])
    assert done.exit_code == 0
    assert "missed: slow (median)" in done.output
    (row,) = json.loads(CliRunner().invoke(command.main, ["--json"]).stdout)["rows"]
    assert (row["ratio"], row["promised"][0]["met"]) == (2.0, False)


def test_statistics_are_of_what_was_measured() -> None:
    samples = [float(number) for number in range(100, 0, -1)]
    found = [statistic(samples, of) for of in ("median", "p95", "p99", "most")]
    assert found == [50.5, 95.0, 99.0, 100.0]
    assert statistic([7.0], "p99") == 7.0
    with pytest.raises(NotMeasuredError, match="nothing came"):
        Row("empty", "s", ())


def test_a_promise_is_held_against_its_own_statistic_of_the_floor() -> None:
    row = Row("key", "s", (1.0, 1.0, 9.0), (Promise("median", 0.6), Promise("p99", 1.0)), (2.0, 2.0, 8.0), "floor")
    assert [row.met(one) for one in row.promises] == [True, False]
    assert verdict([row]) == "1 of 2 promises are kept here; missed: key (p99)."


def test_the_table_fits_a_page() -> None:
    promises = (Promise("median", 1.25), Promise("p99", 0.0125, times=False))
    row = Row("x" * 28, "s", (0.0999,) * 9_999, promises, (0.9994,) * 3, "a long floor " * 9, "a long note " * 12)
    for line in lines({"echo": [row, Row("sent", "B", (999_999.0,))]}):
        assert len(line) <= WIDTH
    assert [amount(*one) for one in ((0.00002, "s"), (0.05, "s"), (0.5, "s"), (12.5, "s"), (31.24, "MB"))] == [
        "20 µs",
        "50.0 ms",
        "500 ms",
        "12.50 s",
        "31.2 MB",
    ]


def test_a_capture_that_is_lost_or_stands_elsewhere_is_no_figure() -> None:
    handed = [{"key": "a", "at": 1.0}, {"key": "b", "at": 2.0}]
    found = _spread(handed, [[("a", 1.1), ("b", 2.3)], [("a", 1.2), ("b", 2.1)]], 20.0, 0.1)
    assert found.to_all == pytest.approx((0.2, 0.3))
    with pytest.raises(NotMeasuredError, match="reader 2 of 2 never had 1 of 2"):
        _spread(handed, [[("a", 1.1), ("b", 2.3)], [("a", 1.2)]], 20.0, 0.1)
    with pytest.raises(NotMeasuredError, match="in another order"):
        _spread(handed, [[("b", 2.1), ("a", 1.1)]], 20.0, 0.1)
