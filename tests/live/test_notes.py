"""What a facilitator notes in private stays in their own folder, readable by nobody else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from meetingtui.live.fold import fold
from meetingtui.live.meeting import Meeting
from meetingtui.live.notes import add_note, notes_file, notes_on
from tests.live.conftest import Story


@pytest.fixture
def meeting(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = fold(story.stored)
    assert made is not None
    return made


def test_notes_are_kept_in_order_and_by_meeting(meeting: Meeting) -> None:
    assert notes_on(meeting) == ()
    add_note(meeting, "Ask Mateo about Leeds")
    add_note(meeting, "Two\nlines \x1b[31m")
    assert notes_on(meeting) == ("Ask Mateo about Leeds", "Two lines ␛[31m")


def test_only_their_owner_may_read_them_whatever_the_umask(meeting: Meeting) -> None:
    path = add_note(meeting, "private")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o666)
    add_note(meeting, "again")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0


def test_a_link_in_its_place_is_not_followed(meeting: Meeting, tmp_path: Path) -> None:
    path = notes_file(meeting)
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):  # noqa: PT011 - which one is the system's to say
        add_note(meeting, "private")
    assert not (tmp_path / "elsewhere").exists()
    assert notes_on(meeting) == ()
