"""The played meeting at work: colours that differ, a promise, a decision, and the read-back. Pure."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.core.items import ItemKind
from meetingtui.demo.beats import Act, Beat, Typed, forward, in_step
from meetingtui.demo.talk import turned
from meetingtui.live.event import Data
from meetingtui.sample.days import working
from meetingtui.steps.close import play as closing
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.decide import play as deciding
from meetingtui.steps.decide.events import Named
from meetingtui.steps.decide.state import DecideState
from meetingtui.steps.decide.step import DecideFields
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.status import play as standing
from meetingtui.steps.status import walk
from meetingtui.steps.status.events import Says
from meetingtui.steps.status.state import StatusState
from meetingtui.steps.status.step import StatusFields

AGAIN = 14
"""Days until they meet again."""
PROMISE = "Open both loose covers together @nadia +leila ^+1w #seats = nobody comes twice | we know which step it was"
DECISION = "Dunmere gets a second measuring day once the third maker has cut ten seats alone"


def _colour(party: str, says: Says) -> Act:
    def acts(fields: StatusFields, state: StatusState, view: View, _text: str) -> Data | Refusal | None:
        return standing.choose(fields, state, view, says) if standing.turn(fields, state, view) == party else None

    return in_step("status", acts)


def _because(fields: StatusFields, state: StatusState, view: View, text: str) -> Data | None:
    sort, item = walk.in_front(fields, state, view)
    return standing.say(view, item, "because", text) if sort == "stream" else None


_GREEN = (
    Beat(act=_colour("wrenfield", "green")),
    Beat(act=_colour("osier", "green")),
    Beat(act=forward("status")),
    Beat(act=forward("status")),
)
"""A stream that both firms call green, and its reveal."""

STANDING: tuple[Beat, ...] = (
    Beat("How the work stands: each firm chooses before it sees the other.", key="Enter", act=turned(3)),
    Beat("Leila chooses for Wrenfield. The room sees that, not what.", key="2", act=_colour("wrenfield", "yellow")),
    Beat("Henrik chooses for Osier.", key="1", act=_colour("osier", "green")),
    Beat("Both at once. The gap is named, and no average hides it.", key="Enter", act=forward("status")),
    Beat("Two covers came loose this month.", who="leila"),
    Beat("At our table nobody has seen anything of it.", who="henrik"),
    Beat("Nobody has to give in: that they differ is a finding, and it is kept.", key="Enter", act=forward("status")),
    Beat(
        "Why they differ, in one line.",
        key="7",
        act=in_step("status", _because),
        line=Typed("Because", "Two covers came loose at Dunmere; at the cutting table nobody saw it."),
    ),
    Beat("I will open both covers with Leila within a week.", who="nadia"),
    Beat(
        "Nadia promises: @ the one owner comes first, + who helps, ^ the day, = what done means to each firm.",
        key="a",
        line=Typed("Action", PROMISE, ItemKind.ACTION),
    ),
    Beat("{last} was on disk before the line said saved. One person owns it, across both firms."),
    Beat("The other two streams: both firms say green.", key="Enter", act=forward("status")),
    *_GREEN,
    Beat(act=forward("status")),
    *_GREEN,
)

# the decision ------------------------------------------------------------------------------------------------


def _words(fields: DecideFields, _state: DecideState, view: View, text: str) -> Data | Refusal:
    return deciding.write(fields, view, text)


def _yes(party: str) -> Act:
    def acts(fields: DecideFields, state: DecideState, view: View, _text: str) -> Data | Refusal:
        return deciding.say(fields, state, view, party, "yes")

    return in_step("decide", acts)


def _concern(fields: DecideFields, state: DecideState, view: View, _text: str) -> Data | Refusal:
    words, watch = "somebody works through her free day.", "the same name on both measuring days"
    return deciding.say(fields, state, view, "osier", "concern", words=words, watch=watch)


def _owner(_fields: DecideFields, _state: DecideState, view: View, _text: str) -> Data:
    return Named(step=view.step, role="owner", person="ruth")


DECIDING: tuple[Beat, ...] = (
    Beat("Something is to be decided. The words come first.", key="Enter", act=turned(4)),
    Beat(
        "Anjali writes what both firms seem to mean.",
        key="1",
        act=in_step("decide", _words),
        line=Typed("The words", DECISION),
    ),
    Beat("The words are read out to each firm. Silence is never a yes.", key="Enter", act=forward("decide")),
    Beat("Yes.", who="maren", key="1", act=_yes("wrenfield")),
    Beat("Too early: below stands who has not spoken.", key="Enter", act=forward("decide")),
    Beat(
        "Yes, with one worry: that somebody works through her free day.",
        who="henrik",
        key="2",
        act=in_step("decide", _concern),
    ),
    Beat("The worry stands beside the yes, with the sign that is watched for."),
    Beat("A decision has one owner too. Ruth takes it.", key="9", act=in_step("decide", _owner)),
    Beat("Adopted, with where each firm stood.", key="Enter", act=forward("decide")),
)

# the read-back -----------------------------------------------------------------------------------------------


def _mine(fields: CloseFields, state: closing.CloseState, view: View, _text: str) -> Data | Refusal | None:
    sort, _, about = closing.page(fields, state, view).partition(":")
    return closing.accept(view, about, "yes") if sort == "promise" else None


def _again(_fields: CloseFields, _state: closing.CloseState, view: View, _text: str) -> Data | None:
    on = working(view.day + timedelta(days=AGAIN)) if view.day else None
    return closing.Next(step=view.step, on=on, agenda="context-and-status") if on else None


def _confirms(person: str) -> Act:
    def acts(_fields: CloseFields, state: closing.CloseState, view: View, _text: str) -> Data | Refusal | None:
        party = view.partnership.people[person].party
        return closing.confirm(state, view, party, person)

    return in_step("close", acts)


READ_BACK: tuple[Beat, ...] = (
    Beat("Before anybody leaves, everything is read back. First the decision.", key="Enter", act=turned(5)),
    Beat("Then every promise, to its owner.", key="Enter", act=forward("close")),
    Beat("Yes, that is mine.", who="nadia", key="1", act=in_step("close", _mine)),
    Beat("Now it counts: its owner said yes to these words and this day.", key="Enter", act=forward("close")),
    Beat("In two weeks again.", key="1", act=in_step("close", _again)),
    Beat("Each firm says whether the minutes are right.", key="Enter", act=forward("close")),
    Beat("They are.", who="maren", key="1", act=_confirms("maren")),
    Beat("They are.", who="henrik", key="2", act=_confirms("henrik")),
    Beat("Nothing is left. The next Enter writes the minutes and seals them.", key="Enter", act=forward("close")),
    Beat(closes=True),
)
