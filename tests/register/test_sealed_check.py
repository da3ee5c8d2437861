"""`check` tells what has changed since it was sealed, with its place, and does not seal a whole archive for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.register.seal import seal_of
from meetingtui.register.sealed import keep_copy
from meetingtui.register.sealed_check import AT_ONCE, seal_problems, too_many
from tests.register.sealing import with_words
from tests.register.test_meaning import TEXT, read

SEAL = seal_of(read(TEXT))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    return tmp_path


def write(folder: Path, text: str, name: str = "m") -> Path:
    path = folder / "minutes" / f"{name}.toml"
    path.write_text(text)
    return path


def test_the_first_part_that_differs_has_its_line(folder: Path) -> None:
    keep_copy(folder, "m", SEAL, TEXT)
    text = with_words(TEXT.replace("2026-11-27", "2026-11-28"), SEAL, "quillmere", "tolland")
    path = write(folder, text)
    for where in (path, folder, folder / "minutes"):
        (found,) = seal_problems(where)
        assert found.sentence == "changed since sealed: A31.due"
        assert found.place.line == text[: text.index("2026-11-28")].count("\n") + 1


def test_many_parts_are_counted_after_the_first_few(folder: Path) -> None:
    keep_copy(folder, "m", SEAL, TEXT)
    path = write(folder, with_words(TEXT.replace("quillmere", "quill", 40), SEAL, "tolland"))
    (found,) = seal_problems(path)
    assert found.sentence.startswith("changed since sealed: partnership, present.quillmere")
    assert " more" in found.sentence


def test_without_a_copy_the_word_that_does_not_hold_has_its_line(folder: Path) -> None:
    text = with_words(TEXT.replace("2026-11-27", "2026-11-28"), SEAL, "tolland")
    (found,) = seal_problems(write(folder, text))
    assert found.sentence == f"changed since sealed ({SEAL}), and no copy in sealed/ says where"
    assert found.place.line == text[: text.index("[[confirmed]]")].count("\n") + 1


def test_a_word_said_in_later_minutes_is_held_to_them(folder: Path) -> None:
    path = write(folder, TEXT.replace("2026-11-27", "2026-11-28"))
    write(folder, with_words(TEXT.replace("2026-11-20", "2026-12-04"), SEAL, "tolland") + 'of = "m"\n', "n")
    assert len(seal_problems(path)) == len(seal_problems(folder)) == 1


@pytest.mark.parametrize("text", ["not = [", "", 'title = "an agenda"\n', TEXT, with_words(TEXT, None, "tolland")])
def test_what_was_never_sealed_raises_no_doubt(folder: Path, text: str) -> None:
    assert seal_problems(write(folder, text)) == []
    assert seal_problems(folder) == []


def test_a_large_archive_is_left_to_another_command(folder: Path) -> None:
    small = 'partnership = "q"\nmeeting = 1\ntitle = "W"\ndate = 2026-11-06\nbegan = 14:00:00\n'
    for number in range(AT_ONCE + 1):
        write(folder, with_words(small, SEAL, "tolland"), f"m{number}")
    for where in (folder, folder / "minutes"):
        assert (too_many(where), seal_problems(where)) == (AT_ONCE + 1, [])
    (folder / "minutes" / "m0.toml").unlink()
    assert (too_many(folder), len(seal_problems(folder))) == (0, AT_ONCE)
