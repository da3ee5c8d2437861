"""Only what is new is said, and enough to know where one is."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.panel import Choice
from meetingtui.tui.linear.scene import OpenLine, Scene
from meetingtui.tui.linear.telling import UNSEEN, Teller

SCENE = Scene(
    place=("step", "s1"),
    heading="Step 1 of 2: Arriving",
    clock="4 min",
    planned="4 min",
    lines=("What has deserved your best hours?", "now: Imani, speaking", "Mateo"),
    enter="heard, next",
    choices=(Choice("1", "come back"), Choice("?", "keys")),
    live=True,
)
LINE = OpenLine("a", "Action", "", "what is promised", "save", blind=False, drafts=True, asks=False)
KEYS = "Enter heard, next / 1 come back / ? keys"


def told(*scenes: Scene, answered: bool = True) -> list[str]:
    """What is said of the last of these scenes."""
    teller = Teller()
    for scene in scenes[:-1]:
        teller.news(scene, answered=True)
    return teller.news(scenes[-1], answered=answered)


def test_the_first_time_everything_is_said() -> None:
    assert told(SCENE) == ["Step 1 of 2: Arriving, 4 min left", *SCENE.lines, KEYS]
    assert "2 captured so far." in told(replace(SCENE, items={"A1": "Open a door", "A2": "Send the plan"}))


def test_what_stays_as_it_was_is_not_said_again() -> None:
    assert told(SCENE, SCENE) == []
    assert told(SCENE, replace(SCENE, clock="3 min")) == []


def test_a_row_that_is_not_in_front_any_more_says_nothing_new() -> None:
    after = replace(SCENE, lines=("What has deserved your best hours?", "Imani, speaking", "now: Mateo"))
    assert told(SCENE, after) == ["now: Mateo"]


def test_another_card_is_told_whole() -> None:
    after = replace(SCENE, lines=("What comes next?", "now: Imani, speaking", "Mateo"))
    assert told(SCENE, after) == list(after.lines)


def test_another_step_is_told_from_its_top() -> None:
    after = replace(SCENE, place=("step", "s2"), heading="Step 2 of 2: Close", clock="", choices=())
    assert told(SCENE, after) == ["Step 2 of 2: Close", *SCENE.lines, "Enter heard, next"]


def test_behind_a_list_the_step_is_found_again_in_a_line() -> None:
    listed = replace(SCENE, place=("sheet", "StepsSheet"), lines=("Steps", "> 1 Arriving"), choices=())
    assert told(SCENE, listed) == ["Steps", "> 1 Arriving", "Enter heard, next"]
    assert told(SCENE, listed, SCENE) == ["Back at: Step 1 of 2: Arriving", KEYS]


def test_what_was_captured_changed_or_taken_out_is_said_by_its_number() -> None:
    one = replace(SCENE, items={"A1": "Open a door"})
    assert told(SCENE, one) == ["A1 saved: Open a door"]
    assert told(one, replace(SCENE, items={"A1": "Open both doors"})) == ["A1 now: Open both doors"]
    assert told(one, SCENE) == ["A1 is taken out."]
    assert told(one, replace(SCENE, notice="A1 is taken out; u brings it back.")) == [
        "A1 is taken out; u brings it back."
    ]


def test_a_disk_that_refuses_is_said_at_once_and_when_it_is_over() -> None:
    full = replace(SCENE, trouble="the disk is full")
    assert told(SCENE, full, answered=False) == ["NOT SAVED: the disk is full."]
    assert told(SCENE, full, full) == []
    assert told(SCENE, full, SCENE) == ["Saving works again."]


def test_an_answer_is_repeated_to_whoever_asks_again_and_to_nobody_else() -> None:
    refused = replace(SCENE, notice="Nothing to undo.")
    assert told(SCENE, refused, refused) == ["Nothing to undo."]
    assert told(SCENE, refused, refused, answered=False) == []


def test_the_end_of_the_time_is_said_once() -> None:
    assert told(SCENE, replace(SCENE, clock="time"), answered=False) == ["The time for this step is over."]
    assert told(SCENE, replace(SCENE, clock="time"), replace(SCENE, clock="over by 1"), answered=False) == []


def test_a_line_that_is_open_says_what_it_is_for_and_how_to_leave_it() -> None:
    assert told(SCENE, replace(SCENE, line=LINE)) == [
        "Action: what is promised",
        "Type it in one line / . keep it as a draft",
    ]
    wrong = replace(LINE, text="Open a door @imani @jonas", said="one person is accountable; Esc leaves it")
    assert told(SCENE, replace(SCENE, line=wrong)) == [
        'Action: one person is accountable; "." leaves it',
        "It reads now: Open a door @imani @jonas",
        "Enter save / a line in its place / . keep it as a draft",
    ]


def test_a_label_that_asks_is_followed_by_no_colon() -> None:
    asked = replace(LINE, label="Where is it kept?", said="a folder")
    assert told(SCENE, replace(SCENE, line=asked))[0] == "Where is it kept? a folder"
    assert told(SCENE, replace(SCENE, line=replace(asked, said="")))[0] == "Where is it kept?"


def test_of_a_line_that_is_not_for_the_room_only_that_is_said() -> None:
    unseen = replace(LINE, blind=True, drafts=False)
    assert told(SCENE, replace(SCENE, line=unseen)) == [
        f"Action: {UNSEEN}",
        "Type it in one line / . leave it",
    ]


def test_what_is_private_is_marked_line_by_line() -> None:
    assert told(SCENE, replace(SCENE, aside=("Then: Close, 7 min",))) == ["Private: Then: Close, 7 min"]
