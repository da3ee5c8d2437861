"""How each cost grows with terminals and with minutes, and where one box ends: `python -m bench --scale`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.data import archive, kept_env
from bench.figures import NotMeasuredError, amount, statistic
from bench.place import Place, program
from bench.searching import ASKED
from bench.terminals import spread

TERMINALS = (1, 2, 5, 10, 20, 50, 100)
MINUTES = (10, 100, 1_000, 10_000, 100_000)
SOON = 0.15
"""Seconds in which what one captures is promised to all."""
_PATIENCE = 600


def report(*, quick: bool) -> tuple[str, list[str]]:
    """The page, and a sentence for each part of it that could not be measured."""
    from bench.command import about_machine

    parts = ["# How the costs grow", f"Measured by `python -m bench --scale` on one machine: {about_machine()}."]
    failed: list[str] = []
    with Place() as place:
        for part in (lambda: _terminals(place, quick=quick), lambda: _minutes(place, quick=quick)):
            try:
                parts += part()
            except (NotMeasuredError, OSError, subprocess.TimeoutExpired) as error:
                failed.append(str(error))
    return "\n\n".join(parts), failed


def _terminals(place: Place, *, quick: bool) -> list[str]:
    rows: list[tuple[str, ...]] = []
    reached, screen = 0, _screen_mb(place)
    for readers in TERMINALS[:4] if quick else TERMINALS:
        _say(f"{readers} terminals follow one")
        found = spread(place, readers, 8 if quick else 30)
        slowest = statistic(found.to_all, "p99")
        reached = readers if slowest <= SOON else reached
        rows.append(
            (
                str(readers),
                amount(statistic(found.to_each, "median"), "s"),
                amount(statistic(found.to_each, "p99"), "s"),
                amount(slowest, "s"),
                f"{100 * found.cpu:.0f} %",
                amount(screen * readers, "MB"),
            )
        )
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e6
    ends = (
        f"Up to {reached} terminals have a capture within {amount(SOON, 's')}."
        if reached
        else f"With none of these numbers all terminals had a capture within {amount(SOON, 's')}."
    )
    head = ("terminals that follow", "to each, median", "to each, p99", "to all, p99", "processor, all", "memory, all")
    return [
        "## Terminals in one meeting",
        "One terminal captures; the others follow it as the program does, as processes without screens. "
        f"Memory is that of terminals with screens: {amount(screen, 'MB')} each that no other shares.",
        _table(head, rows),
        f"{ends} This machine's {whole / 1000:.0f} GB hold about {int(whole * 0.8 / screen):,} terminals, with a fifth "
        "left for everything else.",
    ]


def _screen_mb(place: Place) -> float:
    with place.stage(place.partnership()) as stage:
        stage.until_quiet(0.5)
        return stage.private_mb()


def _minutes(place: Place, *, quick: bool) -> list[str]:
    rows = [
        _archive(place, size, rounds=1 if quick or size > 1_000 else 3) for size in (MINUTES[:3] if quick else MINUTES)
    ]
    head = (
        "minutes",
        "files",
        "fold, cold",
        "fold, warm",
        "index, first",
        "search, p95",
        "`list`",
        "`list actions`",
        "`show last`",
    )
    return [
        "## Minutes of one partnership",
        "Nobody has a hundred thousand meetings with one partner; the row shows what happens after all that can. Every "
        "command is a process of its own, after an earlier one has kept what it found.",
        _table(head, rows),
    ]


def _archive(place: Place, size: int, rounds: int) -> tuple[str, ...]:
    _say(f"{size:,} minutes")
    folder, env = archive(size), place.env(**kept_env())
    files = sum(path.stat().st_size for path in (folder / "minutes").iterdir()) / 1e6
    folded = place.job("fold", folder, rounds)
    # In a home without an index, so that the first reading is seen; with the kept one where it takes minutes.
    found = place.job("search", folder, rounds, *ASKED, env=place.env() if size <= 10_000 else env)
    first = amount(found["first"][0], "s") if found["first"][0] > found["refresh"][0] * 3 else "kept"
    printed = [
        _seconds(lambda words=words: _run(place, folder, *words), rounds)
        for words in (("list",), ("actions",), ("show", "last"))
    ]
    row = (
        f"{size:,}",
        amount(files, "MB"),
        amount(min(folded["cold"]), "s"),
        amount(min(folded["warm"]), "s"),
        first,
        amount(statistic(found["ask"], "p95"), "s"),
        *printed,
    )
    # The largest takes its time, and whoever ends it keeps what there is.
    print(" | ".join(row), file=sys.stderr, flush=True)
    return row


def _run(place: Place, folder: Path, *words: str) -> None:
    done = subprocess.run(
        [*program(), *words], cwd=folder, env=place.env(), capture_output=True, timeout=_PATIENCE, check=False
    )
    if done.returncode not in (0, 1):
        raise NotMeasuredError(f"{' '.join(words)} ended with {done.returncode} in {folder}")


def _seconds(call: Callable[[], object], rounds: int) -> str:
    """The median, after a first time; or that it takes too long to wait for."""
    took: list[float] = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        try:
            call()
        except subprocess.TimeoutExpired:
            return f"over {_PATIENCE // 60} min"
        took.append(time.perf_counter() - began)
    return amount(statistic(took[1:], "median"), "s")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["--:"] * len(head), *rows))


def _say(words: str) -> None:
    print(f"measuring {words}", file=sys.stderr, flush=True)
