"""A report is private and whole, and the sentence is one line that never quotes anyone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.widgets import Static

from meetingtui.files.reports import report_crash
from meetingtui.tui.crash import CrashGuard, sentence

SECRET = "what Amara said in confidence"


def broken() -> RuntimeError:
    notes = SECRET  # a variable, whose value must not be in the report
    try:
        raise RuntimeError("it broke" if notes else "")
    except RuntimeError as error:
        return error


def test_a_report_holds_the_traceback_and_no_variable(tmp_path: Path) -> None:
    story = report_crash(broken(), version="9.9", state_dir=tmp_path).read_text()
    assert story.startswith("meetingtui 9.9, Python ")
    assert "Traceback (most recent call last)" in story
    assert "RuntimeError: it broke" in story
    assert SECRET not in story


def test_reports_are_private_and_never_overwrite_each_other(tmp_path: Path) -> None:
    paths = {report_crash(broken(), version="9.9", state_dir=tmp_path) for _ in range(20)}
    assert len(paths) == 20
    assert {path.parent for path in paths} == {tmp_path / "crashes"}
    assert stat.S_IMODE((tmp_path / "crashes").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}


def test_a_report_survives_text_that_cannot_be_encoded(tmp_path: Path) -> None:
    assert "\\udc80" in report_crash(RuntimeError("\udc80"), version="9.9", state_dir=tmp_path).read_text()


def test_the_sentence_is_one_line_with_the_way_on_and_the_place() -> None:
    assert sentence(Path("/state/crash.txt")) == (
        "meetingtui met an error it did not expect and stopped. Everything captured was saved; "
        "run the same command to go on. Details: /state/crash.txt"
    )
    assert "\n" not in sentence(Path("/a\nb\x1b[31m"))
    assert "\x1b" not in sentence(Path("/a\nb\x1b[31m"))


def test_the_sentence_claims_neither_a_report_nor_a_saving_that_failed() -> None:
    told = sentence(None, saved=False)
    assert "Not everything captured could be saved" in told
    assert "The details could not be written" in told


class Falling(CrashGuard[None]):
    """Falls over when told to, and cannot always save."""

    can_save = True
    saves = 0

    def compose(self) -> ComposeResult:
        yield Static("here")

    def save_before_crash(self) -> None:
        self.saves += 1
        if not self.can_save:
            raise OSError(SECRET)

    def fall(self) -> None:
        raise RuntimeError(SECRET)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "meetingtui" / "crashes"


async def fall_over(app: Falling) -> None:
    async def run() -> None:
        async with app.run_test() as pilot:
            app.call_later(app.fall)
            app.call_later(app.fall)
            await pilot.pause()

    with pytest.raises(RuntimeError, match=SECRET):
        await run()


async def test_the_app_saves_once_and_leaves_with_1(state: Path) -> None:
    app = Falling()
    await fall_over(app)
    (report,) = state.iterdir()
    assert app.saves == 1
    assert app.return_code == 1
    assert app.crash_sentence == sentence(report)
    assert SECRET in report.read_text()


async def test_the_app_says_so_when_it_could_not_save(state: Path) -> None:
    app = Falling()
    app.can_save = False
    await fall_over(app)
    (report,) = state.iterdir()
    assert app.crash_sentence == sentence(report, saved=False)


async def test_the_app_says_so_when_the_report_could_not_be_written(state: Path) -> None:
    state.parent.write_text("a file where the folder should be")
    app = Falling()
    await fall_over(app)
    assert app.crash_sentence == sentence(None)


async def test_panic_shows_nothing_of_what_it_was_given(state: Path) -> None:
    app = Falling()
    async with app.run_test():
        app.panic(SECRET)
    assert app.crash_sentence is not None
    assert SECRET not in app.crash_sentence
