"""However the files came to be as they are, an index that was kept finds what a new one finds."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from meetingtui.files.own_cache import cache_file
from meetingtui.review.index.search import search
from tests.review.index.archive import OLD, Archive, action

WORDS = ("door", "gate", "window", "museum")
NAMES = st.sampled_from(("a", "b", "c", "d"))


def everything(folder: Path) -> list[set[tuple[str, str, str, str]]]:
    found = [search(folder, word, limit=100) for word in WORDS]
    hits = [{(hit.minutes, hit.part, hit.kind, hit.snippet.text) for hit in one.hits} for one in found]
    return [*hits, {("", "", "", str(problem)) for problem in found[0].problems}]


class Edits(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.home = TemporaryDirectory()
        self.archive = Archive(Path(self.home.name) / "q")

    @rule(
        name=NAMES, word=st.sampled_from(WORDS), day=st.integers(1, 28), state=st.sampled_from(("draft", "in progress"))
    )
    def write(self, name: str, word: str, day: int, state: str) -> None:
        self.archive.keep(name, action(f"Open a {word}."), day=f"2026-11-{day:02}", state=f'"{state}"')

    @rule(name=NAMES)
    def break_(self, name: str) -> None:
        self.archive.path(name).write_text("meeting = [")

    @rule(name=NAMES, other=NAMES)
    def rename(self, name: str, other: str) -> None:
        if self.archive.path(name).exists():
            self.archive.path(name).rename(self.archive.path(other))

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        self.archive.path(name).unlink(missing_ok=True)

    @rule(name=NAMES)
    def touch(self, name: str) -> None:
        if self.archive.path(name).exists():
            os.utime(self.archive.path(name), (OLD + 5, OLD + 5))

    @precondition(lambda self: (found := cache_file(self.archive.folder, ".search")) and found.exists())
    @rule(at=st.floats(0, 1))
    def cut_off_the_index(self, at: float) -> None:
        path = cache_file(self.archive.folder, ".search")
        assert path is not None
        os.truncate(path, int(path.stat().st_size * at))

    @invariant()
    def finds_the_same(self) -> None:
        kept = everything(self.archive.folder)
        copy = Path(self.home.name) / "copy" / "q"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.archive.folder, copy)
        path = cache_file(copy, ".search")
        assert path is not None
        path.unlink(missing_ok=True)
        fresh = everything(copy)
        fresh[-1] = {("", "", "", said.replace("/copy/q/", "/q/")) for _, _, _, said in fresh[-1]}
        assert kept == fresh

    def teardown(self) -> None:
        self.home.cleanup()


Edits.TestCase.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
TestEdits = Edits.TestCase
