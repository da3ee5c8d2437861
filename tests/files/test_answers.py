"""An answer is given again only where nothing that it was made of has changed; kept answers lead nobody astray."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from meetingtui.files import answers as module
from meetingtui.files.answers import ENDING, LARGEST, MOST, Answer, look_at
from meetingtui.files.folders import FILE
from meetingtui.files.own_cache import FRESH_NS, cache_file

ASKED = ("show", "last", 72)
SAID = Answer("what was decided\n", "meetingtui review")
MINUTES = "2026-11-20-context-and-status.toml"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a test were written just now; they are looked at as if some time had gone by."""
    now = module.time.time_ns
    monkeypatch.setattr("meetingtui.files.answers.time.time_ns", lambda: now() + 60_000_000_000)


@pytest.fixture
def whole(folder: Path, later: None) -> Path:
    """A partnership with something of everything, about which one question was answered."""
    for name, text in {
        "agendas/ours.toml": "title = 1\n",
        "agendas/de/ours.toml": "title = 2\n",
        "sealed/one.four-words-of-it.toml": "meeting = 1\n",
        "asked/2026-11-21-A1.toml": 'item = "A1"\n',
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    look_at(folder).keep(ASKED, SAID)
    assert look_at(folder).known(ASKED) == SAID
    return folder


def kept_about(folder: Path) -> Path:
    found = cache_file(folder, ENDING)
    assert found is not None
    return found


def as_long(path: Path) -> None:
    """Another content of the same length, with the time of its last change set back."""
    before = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def linked(folder: Path) -> None:
    """The same minutes from elsewhere, through a link."""
    path = folder / "minutes" / MINUTES
    (folder / "elsewhere").mkdir()
    path.rename(folder / "elsewhere" / MINUTES)
    path.symlink_to(folder / "elsewhere" / MINUTES)


def put_back(path: Path) -> None:
    """A copy in the place of a file, with its times."""
    shutil.copy2(path, path.with_suffix(".bak"))
    path.with_suffix(".bak").replace(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word of the minutes": lambda folder: as_long(folder / "minutes" / MINUTES),
    "minutes put back from a copy": lambda folder: put_back(folder / "minutes" / MINUTES),
    "minutes through a link": linked,
    "more minutes": lambda folder: shutil.copy(folder / "minutes" / MINUTES, folder / "minutes" / "2026-12-01-x.toml"),
    "no minutes": lambda folder: (folder / "minutes" / MINUTES).unlink(),
    "another name of the minutes": lambda folder: (folder / "minutes" / MINUTES).rename(folder / "minutes" / "x.toml"),
    "no folder of minutes": lambda folder: shutil.rmtree(folder / "minutes"),
    "a word of the partnership": lambda folder: as_long(folder / FILE),
    "an agenda": lambda folder: as_long(folder / "agendas" / "ours.toml"),
    "an agenda in another language": lambda folder: as_long(folder / "agendas" / "de" / "ours.toml"),
    "no agendas in another language": lambda folder: shutil.rmtree(folder / "agendas" / "de"),
    "a sealed copy": lambda folder: as_long(folder / "sealed" / "one.four-words-of-it.toml"),
    "no sealed copies": lambda folder: shutil.rmtree(folder / "sealed"),
    "an owner's word": lambda folder: as_long(folder / "asked" / "2026-11-21-A1.toml"),
    "who may write an owner's word": lambda folder: (folder / "asked" / "2026-11-21-A1.toml").chmod(0o666),
    "who may write owners' words": lambda folder: (folder / "asked").chmod(0o777),
    "another owner's word": lambda folder: (folder / "asked" / "2026-11-22-A2.toml").write_text('item = "A2"\n'),
    "an owner's word taken back": lambda folder: (folder / "asked" / "2026-11-21-A1.toml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_does_not_hold_after_a_change_of(change: Callable[[Path], object], whole: Path) -> None:
    change(whole)
    assert look_at(whole).known(ASKED) is None


def test_it_holds_whatever_else_goes_on_in_the_folder(whole: Path) -> None:
    (whole / "notes.txt").write_text("not read")
    (whole / "live" / "2026-12-01.log").write_text("a meeting that is on")
    assert look_at(whole).known(ASKED) == SAID


def test_what_changed_before_the_change_is_not_given_after_it(whole: Path) -> None:
    before = look_at(whole)
    as_long(whole / "minutes" / MINUTES)
    before.keep(ASKED, Answer("made while somebody wrote"))
    assert look_at(whole).known(ASKED) is None


def test_another_question_has_another_answer(whole: Path) -> None:
    look_at(whole).keep(("list", "actions", 1), Answer("A1"))
    assert look_at(whole).known(ASKED) == SAID
    assert look_at(whole).known(("list", "actions", 1)) == Answer("A1")
    for other in (("list", "actions", "1"), ("list", "actions", True), ("list", "actions"), ("list,actions", 1)):
        assert look_at(whole).known(other) is None


def test_a_later_answer_to_a_question_takes_the_place_of_the_first(whole: Path) -> None:
    look_at(whole).keep(ASKED, Answer("another"))
    assert look_at(whole).known(ASKED) == Answer("another")


def test_of_what_changed_a_moment_ago_nothing_is_kept(folder: Path) -> None:
    look_at(folder).keep(ASKED, SAID)
    assert look_at(folder).known(ASKED) is None
    assert not kept_about(folder).exists()


def test_what_is_about_to_be_settled_is_not_yet(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    youngest = max(path.stat().st_ctime_ns for path in (folder, *folder.rglob("*")))
    for late, settled in ((FRESH_NS, False), (FRESH_NS + 1, True)):
        monkeypatch.setattr("meetingtui.files.answers.time.time_ns", lambda late=late: youngest + late)
        assert bool(look_at(folder).state) is settled


def test_words_that_no_file_says_any_more_do_not_stay(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_long(whole / "minutes" / MINUTES)
    assert kept_about(whole).exists()
    look_at(whole).known(("another", "question"))
    assert not kept_about(whole).exists()


@pytest.mark.parametrize("zone", ["", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_what_is_true_of_a_day_is_said_on_that_day(whole: Path, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    noon = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo(zone or "Asia/Kolkata"))

    class Clock(datetime):
        at = noon

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert isinstance(tz, ZoneInfo)
            return cls.at.astimezone(tz)

    monkeypatch.setattr(module, "datetime", Clock)
    look_at(whole).keep(("actions",), Answer("A1 is due today", day="2026-11-20", zone=zone))
    assert look_at(whole).known(("actions",)) is not None
    Clock.at = noon.replace(hour=23, minute=59)
    assert look_at(whole).known(("actions",)) is not None
    Clock.at = noon.replace(day=21, hour=0)
    assert look_at(whole).known(("actions",)) is None
    assert look_at(whole).known(ASKED) == SAID


def test_the_latest_are_kept_and_no_more(whole: Path) -> None:
    for number in range(MOST + 3):
        look_at(whole).keep((number,), Answer(str(number)))
    known = [number for number in range(MOST + 3) if look_at(whole).known((number,))]
    assert known == list(range(3, MOST + 3))
    assert look_at(whole).known(ASKED) is None


def test_what_is_long_leaves_room_for_nothing_or_is_not_kept(whole: Path) -> None:
    look_at(whole).keep(("long",), Answer("x" * (LARGEST - 40)))
    assert look_at(whole).known(("long",)) is not None
    assert look_at(whole).known(ASKED) is None
    look_at(whole).keep(("longer",), Answer("x" * (LARGEST + 1)))
    assert look_at(whole).known(("longer",)) is None
    assert look_at(whole).known(("long",)) is not None
    assert kept_about(whole).stat().st_size < LARGEST + 1_000


@pytest.mark.parametrize(
    "harm",
    [lambda text: text[:-9], lambda text: b"", lambda text: text.replace(b"decided", b"refused")],
    ids=["cut off", "empty", "altered"],
)
def test_what_is_kept_and_not_right_is_not_believed(whole: Path, harm: Callable[[bytes], bytes]) -> None:
    path = kept_about(whole)
    path.write_bytes(harm(path.read_bytes()))
    assert look_at(whole).known(ASKED) is None


@pytest.mark.parametrize(
    "rows",
    [
        None,
        [],
        {module._key(ASKED): None},
        {module._key(ASKED): "words"},
        {module._key(ASKED): ["1", "2", "3", "4", "5"]},
    ],
    ids=["none", "a list", "no answer", "a word", "too much"],
)
def test_answers_of_another_shape_are_not_believed(whole: Path, monkeypatch: pytest.MonkeyPatch, rows: object) -> None:
    held = {"state": look_at(whole).state, "rows": rows}
    monkeypatch.setattr(module, "kept", lambda *_: held)
    assert look_at(whole).known(ASKED) is None
    look_at(whole).keep(ASKED, SAID)


def test_a_day_in_a_zone_that_is_none_any_more_is_not_believed(whole: Path) -> None:
    look_at(whole).keep(ASKED, Answer("words", day="2026-11-20", zone="Nowhere/At_All"))
    assert look_at(whole).known(ASKED) is None


def test_another_program_believes_nothing_of_it(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PACKAGES", ("core",))
    assert look_at(whole).known(ASKED) is None


def test_every_folder_of_the_program_is_part_of_its_mark_but_those_that_only_draw() -> None:
    whole = Path(module.__file__).parents[1]
    found = {path.parent.relative_to(whole).as_posix() for path in whole.rglob("*.py")} - {"."}
    drawing = {"demo", "live", "rehearsal", "sample", "tui", "widgets"}
    assert set(module._PACKAGES) == {one for one in found if one.split("/")[0] not in drawing}


def test_a_folder_that_cannot_be_looked_into_is_asked_anew_each_time(whole: Path) -> None:
    shutil.rmtree(whole / "minutes")
    (whole / "minutes").write_text("no folder")
    look_at(whole).keep(ASKED, SAID)
    assert look_at(whole).known(ASKED) is None


@pytest.mark.parametrize("target", ["odd", "/nowhere/at/all", "x" * 300])
def test_a_link_that_leads_nowhere_is_no_error(whole: Path, target: str) -> None:
    (whole / "agendas" / "odd").symlink_to(target)
    look_at(whole).keep(ASKED, SAID)
    assert look_at(whole).known(ASKED) == SAID


def test_who_may_read_other_files_asks_anew(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getgroups", lambda: [4242])
    assert look_at(whole).known(ASKED) is None


def test_a_folder_of_agendas_that_leads_into_itself_is_looked_at_once(whole: Path) -> None:
    (whole / "agendas" / "round").symlink_to(whole / "agendas")
    look_at(whole).keep(ASKED, SAID)
    assert look_at(whole).known(ASKED) == SAID


def test_answers_are_for_nobody_elses_eyes(whole: Path) -> None:
    assert kept_about(whole).stat().st_mode & 0o777 == 0o600
