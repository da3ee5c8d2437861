"""A length of time that nobody understands is a warning: what hangs on it would never be said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from meetingtui.files.partnership import load_partnership
from tests.files.conftest import DATA, said

EXAMPLE = (DATA / "partnership.toml").read_text()


def problems_of(write: Callable[..., Path], text: str) -> list[str]:
    found, problems = load_partnership(write(EXAMPLE + text, "partnership.toml"))
    assert found is not None
    return said(problems, "partnership.toml")


@pytest.mark.parametrize("every", ["2 weeks", "3 months", "10 days", "1 year"])
def test_a_length_of_time_is_right(write: Callable[..., Path], every: str) -> None:
    assert problems_of(write, f'\n[[rhythm]]\nagenda = "care"\nevery = "{every}"\n') == []


def test_an_interval_that_is_none_is_named_with_its_line(write: Callable[..., Path]) -> None:
    (told,) = problems_of(write, '\n[[rhythm]]\nagenda = "care"\nevery = "full moon"\n')
    assert '"every" is "full moon", which is no length of time' in told
    assert "warning" in told


def test_a_rung_without_a_length_of_time_is_never_offered_and_days_mend_it(write: Callable[..., Path]) -> None:
    rung = '\n[[escalate]]\nwhen = "the leads differ"\nto = ["imani"]\n'
    (told,) = problems_of(write, rung)
    assert "never offered" in told
    assert problems_of(write, f"{rung}days = 5\n") == []
