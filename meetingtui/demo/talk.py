"""The played meeting until the work begins: who is here, what is moving, what was promised. Pure."""

from __future__ import annotations

from meetingtui.demo.beats import Act, Beat, Typed, forward, in_step
from meetingtui.live import event as ev
from meetingtui.live.event import ARRIVALS, Data
from meetingtui.live.meeting import Meeting
from meetingtui.steps.ask import play as asking
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review import play as reviewing
from meetingtui.steps.review.front import front, question
from meetingtui.steps.review.state import ReviewState
from meetingtui.steps.review.step import ReviewFields

HERE = ("maren", "leila", "ruth", "henrik", "anjali", "nadia")
"""Who comes."""
FACILITATES = "anjali"


def turned(number: int) -> Act:
    """The step of that number comes to the front."""

    def acts(meeting: Meeting, _text: str) -> Data | None:
        key = meeting.steps[number - 1].key
        return None if meeting.at == key else ev.StepTurned(step=key)

    return acts


def _here(person: str) -> Act:
    def acts(meeting: Meeting, _text: str) -> Data | None:
        wanted = meeting.at == ARRIVALS and person not in meeting.present
        return ev.Attended(person=person, here=True) if wanted else None

    return acts


def _facilitates(meeting: Meeting, _text: str) -> Data | None:
    return ev.FacilitatorNamed(facilitator=FACILITATES) if meeting.facilitator is None else None


def _heard(fields: AskFields, state: asking.AskState, view: View, _text: str) -> Data | None:
    return asking.mark(fields, state, view, "heard")


def _gist(fields: AskFields, _state: asking.AskState, view: View, text: str) -> Data | Refusal:
    return asking.gist(fields, view, text)


ARRIVING: tuple[Beat, ...] = (
    Beat("Two made-up firms with two years of minutes. Wrenfield fits wheelchairs, Osier makes the seats."),
    Beat("Whoever is in the room is marked. Only they can say yes to a promise.", key="1", act=_here(HERE[0])),
    *(Beat(act=_here(person)) for person in HERE[1:]),
    Beat("Anjali of Osier facilitates: she presses the keys, the others talk.", key="f", act=_facilitates),
)
MOVING: tuple[Beat, ...] = (
    Beat("First each firm says what it sees coming, before anybody talks of tasks.", key="Enter", act=turned(1)),
    Beat("Dunmere has asked us for a second measuring day.", who="maren"),
    Beat("Wrenfield was heard. Now Osier, without interruption.", key="Enter", act=in_step("ask", _heard)),
    Beat("Our third maker cuts alone from Monday. Any sooner and we would be late.", who="henrik"),
    Beat(key="Enter", act=in_step("ask", _heard)),
    Beat(
        "One line is kept of the talk. Anjali types it where all can see.",
        key="4",
        act=in_step("ask", _gist),
        line=Typed("Gist", "A second day at Dunmere, once the third maker cuts alone."),
    ),
    Beat("The room hears the line and agrees to it.", key="Enter", act=forward("ask")),
)

# promises that are due ---------------------------------------------------------------------------------------


def _done(fields: ReviewFields, state: ReviewState, view: View, _text: str) -> Data | Refusal | None:
    key = front(fields, state, view)
    return reviewing.say(fields, state, view, "done", "", key) if key else None


def _met(party: str) -> Act:
    def acts(fields: ReviewFields, state: ReviewState, view: View, _text: str) -> Data | Refusal | None:
        asked = question(fields, state, view) == ("done", party)
        return reviewing.means(state, view, front(fields, state, view), party, met=True) if asked else None

    return in_step("review", acts)


def _move(fields: ReviewFields, state: ReviewState, view: View, text: str) -> Data | Refusal | None:
    key = front(fields, state, view)
    return reviewing.say(fields, state, view, "move", text, key) if key else None


PROMISED: tuple[Beat, ...] = (
    Beat("Earlier promises come back by themselves. This one is late.", key="Enter", act=turned(2)),
    Beat("All ten of each age are pressed. The list is up to date.", who="nadia"),
    Beat(
        "Done means to each firm what it said when the promise was made. Both are asked.",
        key="1",
        act=in_step("review", _done),
    ),
    Beat("Yes. We heard of both loose covers in the same week.", who="maren", key="1", act=_met("wrenfield")),
    Beat("Yes. The list has every date and weight.", who="henrik", key="1", act=_met("osier")),
    Beat("The next promise. Leila will not make it.", key="Enter", act=forward("review")),
    Beat("Dunmere has no free room before then.", who="leila"),
    Beat(
        "It moves with a reason. The minutes keep both dates and the why.",
        key="2",
        act=in_step("review", _move),
        line=Typed("New date and why", "^+2w because Dunmere has no free room before"),
    ),
)
