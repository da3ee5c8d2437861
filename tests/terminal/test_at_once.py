"""Two terminals that press Enter at the same moment move the meeting one step. MEETINGTUI_TRIALS=100 tries it often."""

from __future__ import annotations

import os
import random
from itertools import groupby

from tests.terminal.room import Room, pause, press

TRIALS = int(os.environ.get("MEETINGTUI_TRIALS", "4"))
STEP = """\
[[step]]
kind = "ask"
title = "Step {}"
who = "anyone"
record = "nothing"
prompts = ["What is there to say?"]
"""


def test_two_who_press_enter_at_once_move_one_step(room: Room) -> None:
    room.found()
    (room.folder / "agendas").mkdir()
    steps = "".join(STEP.format(number) for number in range(1, TRIALS + 2))
    (room.folder / "agendas" / "many.toml").write_text(f'title = "Many"\n{steps}')
    stage = room.start("run", "many")
    stage.wait_for("Who is here?")
    press(stage, "1", "[x] Imani")
    press(stage, "\r", f"1 of {TRIALS + 1}")
    console = room.start("console")
    console.wait_for(f"1 of {TRIALS + 1}")
    chance = random.Random(5)
    for number in range(2, TRIALS + 2):
        first, second = chance.sample((stage, console), 2)
        first.send("\r")
        pause(stage, chance.choice((0.0, chance.uniform(0.0, 0.03))))
        second.send("\r")
        for session in (first, second):
            session.wait_for(f"{number} of {TRIALS + 1}")
    turned = [event["step"] for event in room.events("step.turned.1")]
    # Both may say it, and what both said is one step.
    assert [key for key, _ in groupby(turned)] == [f"s{number}" for number in range(1, TRIALS + 2)]
    for session in (stage, console):
        assert f"{TRIALS + 1} of {TRIALS + 1}" in session.text()
