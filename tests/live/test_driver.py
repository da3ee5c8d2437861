"""One terminal drives: which one, what only it does, and what becomes of the meeting when it is gone."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

from meetingtui.files.groups import user_name
from meetingtui.live import event as ev
from meetingtui.live.event import FRAME, Event, Stored, signed
from meetingtui.live.fold import fold
from meetingtui.live.log import LogWriter
from meetingtui.live.meeting import Terminal
from meetingtui.live.terminals import Wheel, connected, driver_called, find_person, of_login, wheel
from meetingtui.steps.registry import KINDS, event_types
from tests.live.conftest import MEETING, START, Held, Story, opening
from tests.live.test_session import until
from tests.steps.conftest import PARTNERSHIP

Hold = Callable[..., Held]
UID = 4001
MINE, OTHER = f"ev-{UID}-000000000001.jsonl", f"ev-{UID + 1}-000000000002.jsonl"


class Logs:
    """Events as they would be read from the logs of two users."""

    def __init__(self) -> None:
        self.stored: list[Stored] = []
        self.tell(opening(driver=MINE))

    def tell(self, data: ev.Data, uid: int = UID, by: str = "ana") -> None:
        number = len(self.stored) + 1
        event = signed(Event(f"{number:032x}", MEETING, number, START, by, data), uid)
        self.stored.append(Stored(event, uid, f"ev-{uid}-000000000001.jsonl", number))

    @property
    def meeting(self):
        found = fold(self.stored)
        assert found is not None
        return found


def test_what_moves_the_meeting_is_the_drivers() -> None:
    known = {**{data.type: data for data in FRAME}, **event_types()}
    drives = {name for name, data in known.items() if data.drives}
    assert {"step.turned.1", "step.skipped.1", "step.added.1", "clock.set.1", "meeting.closed.1"} <= drives
    assert {f"{kind}.at.1" for kind in ("ask", "gather", "grid", "rate", "review", "decide")} <= drives
    assert {name for name in known if name.endswith((".revealed.1", ".turned.1", ".counted.1"))} <= drives
    assert not {"item.captured.1", "person.here.1", "facilitator.named.1", "gather.written.1", "rate.given.1"} & drives


def test_what_a_party_says_for_itself_is_never_the_drivers_alone() -> None:
    for kind in KINDS.values():
        for event in kind.events:
            if {"party", "who", "cards"} & event.model_fields.keys() and event.type.split(".")[1] not in {"at", "here"}:
                assert not event.drives or event.type == "gather.let-go.1", event.type


def test_who_opened_the_meeting_drives_and_is_known_by_their_login() -> None:
    logs = Logs()
    logs.stored[0] = replace(logs.stored[0], event=replace(logs.stored[0].event, by="ana"))
    assert logs.meeting.driver == MINE
    assert driver_called(logs.meeting) == "ana"


def test_who_joined_is_known_by_log_login_and_person() -> None:
    logs = Logs()
    logs.tell(ev.TerminalJoined(terminal=f"ev-{UID + 1}-000000000001.jsonl", person="mateo"), UID + 1, "bela")
    found = logs.meeting.terminals[f"ev-{UID + 1}-000000000001.jsonl"]
    assert (found.person, found.label, found.uid) == ("mateo", "bela", UID + 1)


def test_nobody_joins_under_anothers_log_or_as_somebody_nobody_knows() -> None:
    logs = Logs()
    before = logs.meeting
    logs.tell(ev.TerminalJoined(terminal=MINE, person="mateo"), UID + 1)
    logs.tell(ev.TerminalJoined(terminal="../../secret", person="mateo"), UID + 1)
    logs.tell(ev.TerminalJoined(terminal=MINE, person="nobody"))
    assert logs.meeting.terminals == before.terminals
    assert logs.meeting.unread == 3


def test_who_takes_over_drives_under_the_name_they_joined_with() -> None:
    logs = Logs()
    other = f"ev-{UID + 1}-000000000001.jsonl"
    logs.tell(ev.TerminalJoined(terminal=other, person="mateo"), UID + 1, "bela")
    logs.tell(ev.DriverTaken(driver=other), UID + 1, "bela")
    assert logs.meeting.driver == other
    assert driver_called(logs.meeting) == "Mateo"


def test_joining_twice_is_joining_once(story: Story) -> None:
    logs = Logs()
    for _ in range(2):
        logs.tell(ev.TerminalJoined(terminal=MINE, person="imani"))
    assert list(logs.meeting.terminals) == [MINE]


def test_the_driver_is_here_for_all_terminals_of_its_user_and_elsewhere_for_others(live: Path) -> None:
    meeting = Logs().meeting
    log = LogWriter(live)
    name = log.open_first()
    meeting = replace(meeting, driver=name)
    mine = f"ev-{os.geteuid()}-00000000000a.jsonl"
    assert wheel(meeting, live, name) is Wheel.HERE
    assert wheel(meeting, live, mine) is Wheel.HERE
    assert wheel(meeting, live, mine, own_only=True) is Wheel.ELSEWHERE
    assert wheel(meeting, live, f"ev-{os.geteuid() + 1}-00000000000a.jsonl") is Wheel.ELSEWHERE
    log.close()
    assert wheel(meeting, live, mine) is Wheel.GONE
    assert wheel(replace(meeting, driver="../../etc/passwd"), live, mine) is Wheel.GONE


def test_two_terminals_that_press_enter_at_once_move_one_step(hold: Hold) -> None:
    first, second = hold(), hold()
    first.submit(ev.StepTurned(step="s1"))
    until(lambda: second.session.meeting.at == "s1")
    start = Barrier(2)

    def enter(held: Held) -> None:
        following = held.session.meeting.neighbour(1)
        start.wait(10)
        held.submit(ev.StepTurned(step=str(following)))

    threads = [Thread(target=enter, args=(held,)) for held in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    for held in (first, second):
        until(lambda held=held: held.session.meeting.at == "s2")
        until(lambda held=held: len([1 for one in held.session.meeting.steps if one.first]) == 2)


def test_only_terminals_whose_process_is_there_are_connected(hold: Hold) -> None:
    first, second = hold(), hold()
    second.submit(ev.TerminalJoined(terminal=second.session.name, person="mateo"))
    until(lambda: len(first.session.meeting.terminals) == 2)
    there = connected(first.session.meeting, first.session.live)
    assert len(there) == 2
    assert there[1].startswith("Mateo Ferreira, login ")
    assert "not verified" in there[1]
    second.session.finish()
    assert len(connected(first.session.meeting, first.session.live)) == 1


def test_a_person_is_found_by_id_name_first_name_or_login() -> None:
    people = tuple(p.model_copy(update={"login": "bela"}) if p.id == "priya" else p for p in PARTNERSHIP.person)
    meeting = replace(Logs().meeting, partnership=PARTNERSHIP.model_copy_with(person=people))
    for words in ("priya", "PRIYA", "Priya Raman", "@priya"):
        found = find_person(words, meeting)
        assert found is not None
        assert found.id == "priya"
    assert find_person("pri", meeting) is None
    login = of_login("bela", meeting)
    assert login is not None
    assert login.id == "priya"
    assert of_login("ana", meeting) is None


def test_a_login_that_several_share_is_nobodys() -> None:
    people = tuple(p.model_copy(update={"login": "shared"}) for p in PARTNERSHIP.person)
    meeting = replace(Logs().meeting, partnership=PARTNERSHIP.model_copy_with(person=people))
    assert of_login("shared", meeting) is None


def test_who_shares_an_account_is_not_verified(hold: Hold) -> None:
    login = user_name(os.geteuid())
    people = tuple(p.model_copy(update={"login": login}) for p in PARTNERSHIP.person[:2])
    for names, word in ((people[:1], ", verified"), (people, "not verified")):
        rest = PARTNERSHIP.person[len(names) :]
        meeting = hold().session.meeting
        session = hold().session
        logs = {session.name: Terminal("x", os.geteuid(), "imani", joined=True)}
        meeting = replace(meeting, partnership=PARTNERSHIP.model_copy_with(person=(*names, *rest)), terminals=logs)
        assert word in connected(meeting, session.live)[0]
