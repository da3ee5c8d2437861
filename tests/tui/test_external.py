"""An editor of one's own: private while it is written, and what comes of it never costs the text there was."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.tui.external import editor_of, write_in
from meetingtui.widgets.line_field import Request
from tests.tui.conftest import Start

HERE = ("imani", "mateo")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def script(own: Path, body: str) -> list[str]:
    path = own / "editor.sh"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return [str(path)]


def test_visual_comes_before_editor_and_may_have_options() -> None:
    assert editor_of({"VISUAL": "code --wait", "EDITOR": "nano"}) == ["code", "--wait"]
    assert editor_of({"EDITOR": "nano"}) == ["nano"]
    assert editor_of({}) == editor_of({"EDITOR": "'"}) == []


def test_what_is_written_comes_back_without_what_acts_on_a_terminal(own: Path) -> None:
    written = write_in(script(own, r"""printf 'one\033]52;c;eA==\007\ntwo\n' > "$1" """), "before")
    assert written.text is not None
    assert written.text.split("\n")[1] == "two"
    assert "\x1b" not in written.text


def test_the_file_is_its_owners_alone_below_their_own_folder_and_gone_afterwards(own: Path) -> None:
    written = write_in(script(own, 'stat -c "%a %n" "$1" > "$1.seen"; cat "$1.seen" > "$1"'), "words")
    assert written.text is not None
    mode, name = written.text.split(" ", 1)
    assert mode == "600"
    assert name.startswith(str(own / "cache" / "meetingtui"))
    assert not Path(name).exists()


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("true", "Nothing was changed."),
        ("exit 3", "editor.sh did not end well (3); the text is as it was."),
        ('rm "$1"', "The editor did not work"),
    ],
)
def test_an_editor_that_does_nothing_or_fails_leaves_the_text(own: Path, body: str, sentence: str) -> None:
    written = write_in(script(own, body), "words")
    assert written.text is None
    assert sentence in written.sentence


def test_an_editor_that_is_not_there_is_said(own: Path) -> None:
    written = write_in([str(own / "none")], "words")
    assert (written.text, "no such file" in written.sentence) == (None, True)


async def test_without_an_editor_the_line_says_what_to_set_and_keeps_what_stands_in_it(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with start(here=HERE) as run:
        await run.press("a", *"Open", "ctrl+g")
        await run.sees("No editor is set that can be run", "EDITOR=nano")
        assert run.typed == "Open"


async def test_where_the_screens_cannot_step_aside_the_text_stays(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    async with start(here=HERE) as run:
        await run.press("a", *"Open", "ctrl+g")
        await run.sees("An editor needs a terminal of its own")
        assert run.typed == "Open"


async def test_what_is_not_for_the_room_yet_is_shown_to_no_editor(
    start: Start, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", script(own, f"touch {own}/called")[0])
    async with start(here=HERE) as run:
        run.stage.open_line(Request("blind", "Your view", blind=True), lambda _: "")
        await run.press(*"Slow", "ctrl+g")
        await run.sees("An editor would show what is not for the room yet")
        assert run.typed == "Slow"
    assert not (own / "called").exists()
