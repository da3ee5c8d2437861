"""`gather`: write, share, group, vote, answer."""

from meetingtui.steps.gather import play
from meetingtui.steps.gather.answers import effects
from meetingtui.steps.gather.aside import aside
from meetingtui.steps.gather.events import GatherEvent
from meetingtui.steps.gather.minutes import notes
from meetingtui.steps.gather.rehearsal import rehearse, takes
from meetingtui.steps.gather.state import GatherState
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.protocol import StepKind

KIND: StepKind[GatherFields, GatherState, GatherEvent] = StepKind(
    name="gather",
    fields=GatherFields,
    events=play.EVENTS,
    begin=play.begin,
    apply=play.apply,
    forward=play.forward,
    back=play.back,
    notes=notes,
    aside=aside,
    effects=effects,
    rehearse=rehearse,
    takes=takes,
)
