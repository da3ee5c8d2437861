"""The pictures of the documentation are those that the program makes today, and every page's pictures are there."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.docs.conftest import DOCS

PICTURES = DOCS / "pictures"
REMAKE = "make the pictures again: python docs/pictures/make.py"


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(PICTURES))
    import make

    return make


STORIES = ("whole_meeting", "small", "disagreement", "private", "looking_back")


def rows(svg: str) -> dict[str, str]:
    """The text of a picture by the height at which it stands, so that a failure says what is different."""
    found: dict[str, str] = {}
    for height, words in re.findall(r'<text [^>]*y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        found[height] = found.get(height, "") + unescape(words).replace("\xa0", " ")
    return found


@pytest.mark.parametrize("story", STORIES)
def test_the_pictures_are_those_that_the_program_makes(story: str, make: Any) -> None:
    for name, picture in make.pictures(story).items():
        kept = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
        assert rows(picture) == rows(kept), REMAKE
        assert picture == kept, REMAKE


def test_every_story_is_told(make: Any) -> None:
    assert set(make.STORIES) == set(STORIES)


def test_every_picture_is_on_a_page_and_none_is_missing() -> None:
    pages = [*DOCS.glob("*.md"), DOCS.parent / "README.md"]
    shown = {name for page in pages for name in re.findall(r"pictures/([\w-]+\.svg)\)", page.read_text("utf-8"))}
    assert shown == {path.name for path in PICTURES.glob("*.svg")}


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_has_nothing_of_the_machine_it_was_made_on(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"/(?:tmp|home|root|work)\b|https?://(?!www\.w3\.org)|@font-face", text) == []
