"""What is copied is bounded, inert, and the only thing besides drawing that is ever sent."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from meetingtui.files.agenda import Agenda
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.tui.clipboard import MOST, ROOM, copy, sequence
from tests.steps.conftest import PARTNERSHIP


def test_it_is_one_sequence_with_nothing_but_base64_in_it() -> None:
    made = sequence("Bill monthly\nfrom May")
    assert made is not None
    assert base64.b64decode(made.removeprefix("\x1b]52;c;").removesuffix("\x07")).decode() == "Bill monthly\nfrom May"


def test_what_would_act_on_whoever_pastes_it_is_taken_out() -> None:
    made = sequence("one\x1b]0;x\x07\x9b31m\u202e two") or ""
    said = base64.b64decode(made[7:-1]).decode()
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(said)


def test_a_text_that_terminals_would_drop_is_not_sent_and_that_is_said() -> None:
    sent: list[str] = []
    assert "Copied" in copy("x" * ROOM, "these minutes", sent.append)
    assert len(sent[0]) - len("\x1b]52;c;\x07") <= MOST
    sentence = copy("x" * (ROOM + 1), "these minutes", sent.append)
    assert sentence.startswith("Not copied: these minutes is longer than a clipboard takes")
    assert len(sent) == 1


def test_nothing_is_not_sent() -> None:
    sent: list[str] = []
    assert copy(" \n", "this page", sent.append) == "There is nothing here to copy."
    assert sent == []


@pytest.mark.parametrize("raw", ["\x1b]0;title\x07", "\x1b]52;c;?\x07", "\x1b]52;c;eA==\x07\x1b[2J", "words"])
def test_the_last_wall_lets_nothing_else_out(raw: str, tmp_path: Path) -> None:
    agenda = Agenda.model_validate({"title": "T", "step": [{"kind": "close"}]})
    app = MeetingApp(Launch(tmp_path, PARTNERSHIP, agenda, "UTC"))
    with pytest.raises(ValueError, match="only the clipboard"):
        app.send_sequence(raw)
