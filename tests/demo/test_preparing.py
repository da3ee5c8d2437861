"""The demo's partnership: its minutes are right, its seals are unchanged, and something is late today."""

from __future__ import annotations

import stat
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from meetingtui.demo.agenda import NAME
from meetingtui.demo.preparing import Demo, prepare_demo
from meetingtui.demo.sealing import SEALED, sealed_story
from meetingtui.demo.telling import keep_told, minutes_told, tell
from meetingtui.files.agenda import load_agenda
from meetingtui.files.check import check_folder
from meetingtui.files.minutes import Minutes, list_minutes
from meetingtui.live.log import NotSavedError
from meetingtui.register.reading import read_register
from meetingtui.register.sealed import kept_copy
from meetingtui.register.sealed_check import seal_problems, too_many
from meetingtui.register.sealing import all_words, seal_state


def held(folder: Path) -> list[tuple[str, Minutes]]:
    return [(path.stem, minutes) for path, minutes in list_minutes(folder)[0]]


def test_check_finds_nothing_in_it(written: Demo) -> None:
    assert check_folder(written.folder) == []
    assert too_many(written.folder) == 0
    assert seal_problems(written.folder) == []


def test_a_year_of_words_is_sealed_and_every_copy_has_its_own_words(written: Demo) -> None:
    known = held(written.folder)
    words = all_words(known)
    sealed = [(name, one) for name, one in known if any(word.seal for word in words[name].values())]
    assert SEALED - 3 <= len(sealed) <= SEALED
    for name, minutes in (sealed[0], sealed[-1]):
        state = seal_state(minutes, words[name], partial(kept_copy, written.folder, name))
        assert state.changed == ()
        assert kept_copy(written.folder, name, state.seal) is not None


def test_a_word_that_was_given_a_meeting_later_has_the_seal_of_the_minutes_it_is_about(written: Demo) -> None:
    later = [row for _, one in held(written.folder)[-SEALED:] for row in one.confirmed if row.of]
    assert later
    copies = {path.name for path in (written.folder / "sealed").iterdir()}
    assert {f"{row.of}.{'-'.join((row.seal or '').split())}.toml" for row in later} <= copies


def test_a_seal_that_is_changed_afterwards_is_seen(demo: Demo) -> None:
    last = max((demo.folder / "minutes").iterdir())
    text = last.read_text(encoding="utf-8")
    last.write_text(text.replace("Propose the first change", "Propose the last change"), encoding="utf-8")
    assert [problem.sentence for problem in seal_problems(demo.folder)] == ["changed since sealed: A103.text"]


def test_something_is_late_today_and_the_two_years_end_before_it(written: Demo) -> None:
    today = written.opened.day
    days = [minutes.date for _, minutes in held(written.folder)]
    assert max(days) < today
    assert today - min(days) > timedelta(days=700)
    late = [one for one in read_register(written.folder)[0].standing.actions if (one.item.due or date.max) < today]
    assert late


def test_nothing_of_it_can_be_read_by_others(written: Demo) -> None:
    paths = [path for path in written.folder.rglob("*") if "live" not in path.parts]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir()} == {0o700}


def test_its_agenda_can_be_run_again(written: Demo) -> None:
    agenda, problems = load_agenda(written.folder / "agendas" / f"{NAME}.toml", written.partnership)
    assert problems == []
    assert agenda == written.agenda


def test_what_is_told_and_kept_is_right_too_and_leaves_no_open_meeting(demo: Demo) -> None:
    minutes = minutes_told(demo, list(tell(demo))[-1].meeting)
    keep_told(demo, minutes)
    assert check_folder(demo.folder) == []
    assert seal_problems(demo.folder) == []
    assert list((demo.folder / "live").iterdir()) == []
    assert held(demo.folder)[-1][1] == minutes


def test_minutes_nobody_confirmed_get_no_seal(written: Demo) -> None:
    known = held(written.folder)
    bare = [(name, one.model_copy(update={"confirmed": ()})) for name, one in known[-2:]]
    texts, copies = sealed_story(bare)
    assert [name for name, _ in texts] == [name for name, _ in bare]
    assert copies == []


def test_what_cannot_be_written_is_said_with_the_folder(demo: Demo) -> None:
    with pytest.raises(NotSavedError, match="wrenfield-osier"):
        prepare_demo(demo.folder)
