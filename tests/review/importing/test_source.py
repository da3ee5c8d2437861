"""What is read at all: a regular file of text that is no longer than a meeting's minutes, in any common encoding."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from meetingtui.files.toml_text import FileRefused
from meetingtui.review.importing.source import CELL_LIMIT, COLUMN_LIMIT, LINE_LIMIT, SIZE_LIMIT, read_source


def kept(folder: Path, content: bytes) -> Path:
    path = folder / "old.md"
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        read_source(path)
    assert len(refused.value.problems) == 1
    return str(refused.value)


@pytest.mark.parametrize("content", ["a\nb", "a\r\nb", "a\rb", "\ufeffa\nb"])
def test_lines_end_in_any_way(tmp_path: Path, content: str) -> None:
    source = read_source(kept(tmp_path, content.encode()))
    assert (source.lines, source.stem, source.guessed) == (("a", "b"), "old", False)


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    assert read_source(kept(tmp_path, "Résumé".encode("utf-16"))).lines == ("Résumé",)


def test_other_letters_are_guessed_and_that_is_said(tmp_path: Path) -> None:
    source = read_source(kept(tmp_path, "Résumé – ok".encode("cp1252")))
    assert (source.lines, source.guessed) == (("Résumé – ok",), True)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a\0b", "is not a text"),
        (b"a" * (SIZE_LIMIT + 1), "is larger than 250 kB"),
        (b"\n" * LINE_LIMIT, "has more than 5,000 lines"),
        (b"|" * (COLUMN_LIMIT + 2), "a table has more than 100 columns"),
        ((b"|a" * 20 + b"\n") * (CELL_LIMIT // 20 + 1), "has tables of more than 10,000 cells"),
    ],
)
def test_what_is_too_much_is_refused_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    assert sentence in refusal(kept(tmp_path, content))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    assert "is a folder" in refusal(tmp_path)
    assert "is not an ordinary file" in refusal(tmp_path / "pipe")
    assert "leads back to itself" in refusal(tmp_path / "loop")
    assert "there is no such file" in refusal(tmp_path / "gone.md")
    assert "is not an ordinary file" in refusal(Path("/dev/zero"))


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    kept(tmp_path, b"a")
    (tmp_path / "link.md").symlink_to("old.md")
    assert read_source(tmp_path / "link.md").lines == ("a",)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf\n", "\n".encode("utf-16")])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    assert "is empty; see whether it is the right file" in refusal(kept(tmp_path, content))


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_to_be_saved_anew(tmp_path: Path, coding: str) -> None:
    said = refusal(kept(tmp_path, "# Call 12 March 2025".encode(coding)))
    assert "is not UTF-8 text (it looks like UTF-16); save it as UTF-8" in said
