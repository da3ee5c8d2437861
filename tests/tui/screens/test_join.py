"""A participant's own terminal: who they are, what they may do, what they look back at; and those who only watch."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event as Flag
from typing import Any

import pytest

from meetingtui.core.items import ItemKind
from meetingtui.core.people import Partnership
from meetingtui.files.agenda import Agenda
from meetingtui.files.groups import user_name
from meetingtui.live.event import Attended, Data, ItemCaptured, StepTurned
from meetingtui.live.opening import prepare
from meetingtui.live.session import Session
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.tui.screens.join import JoinScreen
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import PATIENCE, SIZES, STEPS, Running, screen_text, settle

GATHER: dict[str, Any] = {"kind": "gather", "title": "Cards", "prompts": ["What worked?"], "limit": 3}
ME = user_name(os.geteuid())


class Stage:
    """The stage, as another process would have it."""

    def __init__(self, folder: Path, steps: tuple[dict[str, Any], ...], names: Partnership) -> None:
        agenda = Agenda.model_validate({"title": "Context", "name": "context", "step": list(steps)})
        live, opening = prepare(folder, names, agenda, "UTC")
        self.session = Session(folder, live, "stage")
        self.session.start(opening)

    def says(self, *events: Data) -> None:
        """Hand in events, and wait until they are stored."""
        for data in events:
            stored = Flag()
            assert self.session.submit(data, lambda _, stored=stored: stored.set())
            assert stored.wait(PATIENCE)


@pytest.fixture
def stages(folder: Path) -> Iterator[Any]:
    made: list[Stage] = []

    def make(*steps: dict[str, Any], names: Partnership = PARTNERSHIP, at: str = "s1") -> Stage:
        stage = Stage(folder, steps or STEPS, names)
        made.append(stage)
        stage.says(Attended(person="imani", here=True))
        if at:
            stage.says(StepTurned(step=at))
        return stage

    yield make
    for stage in made:
        stage.session.finish()


@asynccontextmanager
async def join(
    folder: Path, person: str | None = None, *, watch: bool = False, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Running]:
    app = MeetingApp(Launch(folder, PARTNERSHIP, None, "UTC", role="join", person=person, watch=watch))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settle(pilot, lambda: isinstance(app.screen, JoinScreen) and screen_text(app).strip())
        yield Running(app, pilot)
    app.finish(PATIENCE)


def joined(run: Running) -> JoinScreen:
    assert isinstance(run.app.screen, JoinScreen)
    return run.app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_who_joins_is_asked_and_is_marked_as_here(stages: Any, folder: Path, size: tuple[int, int]) -> None:
    stage = stages()
    async with join(folder, size=size) as run:
        await run.sees("Who are you?", "Mateo Ferreira", "0 just watching")
        await run.does("3")
        await run.sees("What has deserved your best hours?")
        await run.until(lambda: "mateo" in stage.session.meeting.present)
        name = joined(run).session.name
        await run.until(lambda: name in stage.session.meeting.terminals)
        assert stage.session.meeting.terminals[name].person == "mateo"
        assert stage.session.meeting.terminals[name].uid == os.geteuid()


async def test_a_person_is_known_by_id_or_name(stages: Any, folder: Path) -> None:
    stages()
    for said in ("priya", "Priya Raman", "@priya"):
        async with join(folder, said) as run:
            await run.until(lambda run=run: joined(run).person == "priya")
            assert joined(run).party == "tolland"


async def test_the_login_in_the_partnerships_file_says_who_it_is(stages: Any, folder: Path) -> None:
    people = tuple(p.model_copy(update={"login": ME}) if p.id == "jonas" else p for p in PARTNERSHIP.person)
    stages(names=PARTNERSHIP.model_copy_with(person=people))
    async with join(folder) as run:
        await run.until(lambda: joined(run).person == "jonas")
        await run.press("h")
        await run.sees("Connected", f"Jonas Weil, login {ME}, verified", f"stage, login {ME}, drives")


@pytest.mark.parametrize("size", SIZES)
async def test_a_person_whose_login_is_not_on_file_is_not_verified_and_a_terminal_that_left_is_not_listed(
    stages: Any, folder: Path, size: tuple[int, int]
) -> None:
    stages()
    async with join(folder, "jonas") as gone:
        await gone.until(lambda: joined(gone).person)
    async with join(folder, "mateo", size=size) as run:
        await run.until(lambda: "mateo" in run.meeting.present)
        await run.press("h", "pagedown")
        await run.sees(f"Mateo Ferreira, login {ME}, not verified")
        assert "Jonas Weil, login" not in run.words


async def test_enter_moves_nothing_and_says_who_drives(stages: Any, folder: Path) -> None:
    stage = stages(at="s2")
    async with join(folder, "mateo") as run:
        await run.until(lambda: "mateo" in run.meeting.present)
        for key in ("enter", "1", "s", "t", "o", "f", "D", "v"):
            await run.press(key)
            await run.sees("stage drives this meeting; T takes over.")
            await run.press("escape")
        assert stage.session.meeting.at == "s2"
        assert stage.session.meeting.paused is None


@pytest.mark.parametrize("size", SIZES)
async def test_one_looks_back_at_earlier_steps_and_never_ahead(
    stages: Any, folder: Path, size: tuple[int, int]
) -> None:
    stage = stages()
    stage.says(StepTurned(step="s2"), StepTurned(step="s3"))
    async with join(folder, "mateo", size=size) as run:
        await run.sees("Which of your promises is done?")
        await run.press("backspace")
        await run.sees("What do you see coming?", "Looking back; Enter returns.")
        await run.press("backspace")
        await run.sees("What has deserved your best hours?")
        assert "look back" not in run.foot
        await run.press("backspace")
        await run.sees("There is no earlier step to look back at.")
        await run.press("3")
        await run.sees("Looking back; Enter returns.")
        await run.press("enter", "enter")
        await run.sees("Which of your promises is done?")
        await run.press("enter")
        await run.sees("drives this meeting")
        assert stage.session.meeting.at == "s3"


async def test_one_captures_and_corrects_what_is_ones_own(stages: Any, folder: Path) -> None:
    stage = stages(GATHER)
    stage.says(ItemCaptured(kind=ItemKind.ACTION, item={"text": "From the stage"}, at_step="s1"))
    async with join(folder, "mateo") as run:
        await run.until(lambda: "mateo" in run.meeting.present)
        await run.capture("a", "Open a door @imani")
        await run.until(lambda: len(stage.session.meeting.live_items) == 2)
        await run.press("e")
        await run.sees("Which one?", "Open a door")
        await run.press("1")
        await run.until(lambda: run.typed)
        await run.paste(" today")
        await run.does("enter")
        await run.until(lambda: any("today" in one.headline for one in stage.session.meeting.live_items))
        await run.does("u", "u")
        await run.until(lambda: len(stage.session.meeting.live_items) == 1)


async def test_what_others_captured_is_theirs_to_correct(
    stages: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = stages(GATHER)
    stage.says(ItemCaptured(kind=ItemKind.ACTION, item={"text": "From the stage"}, at_step="s1"))
    async with join(folder, "mateo") as run:
        await run.until(lambda: "mateo" in run.meeting.present)
        monkeypatch.setattr("meetingtui.tui.screens.join.os.geteuid", lambda: 987654)
        await run.press("e")
        await run.sees("You have captured nothing yet.")
        joined(run).capturing.edit(run.meeting.live_items[0].key)
        await run.sees("You correct what you captured yourself")
        monkeypatch.undo()


@pytest.mark.parametrize("size", SIZES)
async def test_who_watches_changes_nothing(stages: Any, folder: Path, size: tuple[int, int]) -> None:
    stage = stages(GATHER)
    async with join(folder, watch=True, size=size) as run:
        await run.until(lambda: len(stage.session.meeting.terminals) == 2)
        before = stage.session.meeting
        for key in (*"adrpwxcgeuUDstoT0123456789fv+-", "enter", "down", "up", "backspace", "space"):
            await run.press(key)
            assert joined(run).line.request is None
        await run.press("h", "1", "+", "escape")
        assert joined(run).line.request is None
        assert run.meeting == before
        await run.press("a")
        await run.sees("You are watching: no key here changes anything.")
        await run.press("h")
        await run.sees(f"watching, login {ME}")


async def test_cards_of_two_parties_are_shown_at_once(stages: Any, folder: Path) -> None:
    stages(GATHER)
    async with join(folder, "imani") as ours, join(folder, "mateo") as theirs:
        for run, words in ((ours, "the visit"), (theirs, "the calls")):
            await run.until(lambda run=run: len(run.meeting.present) == 2)
            await run.press("enter")
            await run.until(lambda run=run: run.stage.line.request is not None)
            await run.paste(words)
            await run.does("enter")
            await run.press("escape")
        await theirs.press("enter")
        await theirs.until(lambda: theirs.stage.line.request is not None)
        await theirs.paste("quillmere: in another's name")
        await theirs.press("enter")
        await theirs.sees("you speak for Tolland")
        await theirs.press("escape")
        await theirs.does("T")
        await theirs.sees("You drive now.")
        await ours.sees("Mateo drives now.")
        assert "the calls" not in ours.words
        await theirs.press("9")
        await theirs.does("9")
        await ours.sees("the visit")
        await theirs.sees("the visit")
        texts = {card.text for card in theirs.meeting.steps[0].state.cards.values()}
        assert texts == {"the visit", "the calls"}


@pytest.mark.parametrize("size", SIZES)
async def test_before_the_first_step_one_waits(stages: Any, folder: Path, size: tuple[int, int]) -> None:
    stage = stages(at="")
    async with join(folder, "mateo", size=size) as run:
        await run.until(lambda: "mateo" in run.meeting.present)
        await run.sees("Who is here?")
        await run.press("enter")
        await run.sees("stage drives this meeting; T takes over.")
        await run.press("1")
        assert "imani" in run.meeting.present
        stage.says(StepTurned(step="s1"))
        await run.sees("What has deserved your best hours?")


async def test_leaving_takes_nobody_along(stages: Any, folder: Path) -> None:
    stage = stages()
    async with join(folder, "mateo") as run:
        await run.until(lambda: "mateo" in run.meeting.present)
        await run.press("Q")
        await run.sees("The meeting goes on; meetingtui join brings you back.")
        await run.press("enter")
        await run.until(lambda: run.app.return_code == 0)
    assert run.app.goodbye == "The meeting goes on; meetingtui join brings you back."
    assert stage.session.meeting.closed is None
    assert not stage.session.snapshot.over


async def test_with_the_driver_gone_one_takes_over_by_a_key_of_its_own(stages: Any, folder: Path) -> None:
    stage = stages(at="s2")
    async with join(folder, "mateo") as run:
        await run.until(lambda: "mateo" in run.meeting.present)
        stage.session.finish()
        await run.press("enter")
        await run.sees("Nobody drives this meeting any more; T takes over.")
        await run.does("T")
        await run.does("s", "3")
        assert run.meeting.at == "s3"


@pytest.mark.parametrize("size", SIZES)
async def test_with_several_live_meetings_one_picks_and_none_is_begun(
    stages: Any, folder: Path, size: tuple[int, int]
) -> None:
    stages(GATHER)
    stages()
    app = MeetingApp(Launch(folder, PARTNERSHIP, None, "UTC", role="join", person="mateo"))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        run = Running(app, pilot)
        await run.sees("A meeting is still open.")
        assert "Begin" not in run.words
        await run.press("1")
        await run.until(lambda: isinstance(app.screen, JoinScreen) and joined(run).person == "mateo")
        await run.until(lambda: "mateo" in run.meeting.present)
    app.finish(PATIENCE)


async def test_a_participant_who_drives_has_all_the_keys_of_a_stage(stages: Any, folder: Path) -> None:
    stages(at="s2")
    async with join(folder, "mateo") as run:
        await run.until(lambda: "mateo" in run.meeting.present)
        assert joined(run).view_of(run.meeting.steps[1]).speaks == "tolland"
        await run.does("T")
        assert joined(run).view_of(run.meeting.steps[1]).speaks == ""
        await run.does("enter")
        await run.sees("Enter heard, next")
        await run.does("backspace")
        await run.press("Q")
        await run.sees("close the meeting and finish the minutes")


async def test_a_stage_sees_who_joins_without_anybody_pressing_a_key(stages: Any, folder: Path) -> None:
    stage = stages(at="s2")
    async with join(folder, "priya") as run:
        await run.until(lambda: "priya" in stage.session.meeting.present)
        assert stage.session.meeting.attendance["priya"].came is not None
    async with join(folder, "priya") as run:
        await run.until(lambda: len(stage.session.meeting.terminals) == 3)
        assert stage.session.meeting.attendance["priya"].here
