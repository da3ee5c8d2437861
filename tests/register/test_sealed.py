"""Copies of what was sealed: evidence that is believed only for the words in its name, and never a way out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from meetingtui.files.atomic import NotWrittenError
from meetingtui.register.redacting import WITHHELD, Withheld
from meetingtui.register.seal import seal_of
from meetingtui.register.sealed import (
    copies_of,
    copy_name,
    keep_copy,
    kept_copy,
    later_minutes,
    state_on_disk,
    withhold_from_copies,
)
from tests.register.sealing import with_words
from tests.register.test_meaning import TEXT, read

SEAL = seal_of(read(TEXT))
NAME = "2026-11-20-context"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir(mode=0o700)
    shutil.copy(Path(__file__).parent.parent / "data" / "partnership.toml", tmp_path)
    return tmp_path


def write(folder: Path, text: str, name: str = NAME) -> Path:
    path = folder / "minutes" / f"{name}.toml"
    path.write_text(text)
    return path


def test_a_copy_is_kept_once_and_found_by_its_words(folder: Path) -> None:
    keep_copy(folder, NAME, SEAL, TEXT)
    keep_copy(folder, NAME, SEAL, "something else")
    found = kept_copy(folder, NAME, SEAL)
    assert found is not None
    assert seal_of(found) == SEAL
    assert [path.name for path in copies_of(folder, NAME)] == [copy_name(NAME, SEAL)]


def test_a_copy_that_says_something_else_is_not_believed(folder: Path) -> None:
    keep_copy(folder, NAME, SEAL, TEXT.replace("2026-11-27", "2026-11-28"))
    assert kept_copy(folder, NAME, SEAL) is None


def test_a_copy_that_somebody_planted_is_replaced_by_the_true_one(folder: Path) -> None:
    (folder / "sealed").mkdir()
    (folder / "sealed" / copy_name(NAME, SEAL)).write_text(TEXT.replace("2026-11-27", "2026-11-28"))
    keep_copy(folder, NAME, SEAL, TEXT)
    assert kept_copy(folder, NAME, SEAL) is not None


@pytest.mark.parametrize("words", ["../../etc/passwd", "a b c", "a b c d/e", "", "a-b-c-d-e"])
def test_words_that_are_no_seal_lead_nowhere(folder: Path, words: str) -> None:
    assert kept_copy(folder, NAME, words) is None


def test_a_link_in_the_place_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / "sealed").symlink_to(elsewhere)
    with pytest.raises(NotWrittenError):
        keep_copy(folder, NAME, SEAL, TEXT)
    assert list(elsewhere.iterdir()) == []
    assert copies_of(folder, NAME) == []


def test_a_hand_edit_is_told_from_the_copy_and_without_it_only_seen(folder: Path) -> None:
    keep_copy(folder, NAME, SEAL, TEXT)
    text = with_words(TEXT.replace("2026-11-27", "2026-11-28"), SEAL, "tolland")
    path = write(folder, text)
    assert [part.part for part in state_on_disk(path, read(text)).parts] == ["A31.due"]
    shutil.rmtree(folder / "sealed")
    assert [one.parts for one in state_on_disk(path, read(text)).changed] == [None]


def test_only_minutes_that_name_others_are_read_for_words_about_them(folder: Path) -> None:
    path = write(folder, TEXT)
    write(folder, with_words(TEXT, None, "tolland") + f'of = "{NAME}"\n', "2026-12-04-next")
    write(folder, TEXT, "2026-12-05-another")
    write(folder, f"not minutes, and {NAME}", "2026-12-06-broken")
    assert [name for name, _ in later_minutes(path)] == ["2026-12-04-next"]
    assert later_minutes(folder / "partnership.toml") == []


def test_what_is_withheld_leaves_every_copy(folder: Path) -> None:
    other = TEXT.replace("2026-11-27", "2026-11-28")
    keep_copy(folder, NAME, SEAL, TEXT)
    keep_copy(folder, NAME, seal_of(read(other)), other)
    keep_copy(folder, "another", SEAL, TEXT)
    left = folder / "sealed" / f".{copy_name(NAME, SEAL)}.0123456789abcdef"
    left.write_text(TEXT)
    assert withhold_from_copies(folder, NAME, [Withheld("A31.text", WITHHELD)]) == []
    texts = {path.name: path.read_text() for path in (folder / "sealed").iterdir()}
    assert "Get a named contact" in texts.pop(copy_name("another", SEAL))
    assert len(texts) == 2
    for name, text in texts.items():
        assert "Get a named contact" not in text
        assert name == copy_name(NAME, seal_of(read(text)))


def test_what_an_amendment_in_a_copy_said_goes_even_where_the_part_itself_is_withheld_already(folder: Path) -> None:
    text = TEXT.replace("Get a named contact at the third site.", WITHHELD)
    row = '\n[[amendment]]\npart = "A31.text"\nwas = "Get a named contact at the third site."\nnow = "Ring Ada."\n'
    seal = seal_of(read(text))
    keep_copy(folder, NAME, seal, text + row)
    assert withhold_from_copies(folder, NAME, [Withheld("A31.text", WITHHELD)]) == []
    (copy,) = copies_of(folder, NAME)
    assert copy.name == copy_name(NAME, seal)
    assert "Ring Ada" not in copy.read_text()
    assert "Get a named contact" not in copy.read_text()


def test_a_copy_that_does_not_have_the_words_stays_as_it_is(folder: Path) -> None:
    keep_copy(folder, NAME, SEAL, TEXT)
    before = copies_of(folder, NAME)[0].stat().st_mtime_ns
    assert withhold_from_copies(folder, NAME, [Withheld("A99.text", WITHHELD)]) == []
    assert copies_of(folder, NAME)[0].stat().st_mtime_ns == before
