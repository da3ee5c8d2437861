"""`stages`: doors in order."""

from meetingtui.steps.protocol import StepKind
from meetingtui.steps.stages import play
from meetingtui.steps.stages.aside import aside
from meetingtui.steps.stages.events import EVENTS, StagesEvent
from meetingtui.steps.stages.happened import apply, begin
from meetingtui.steps.stages.minutes import notes
from meetingtui.steps.stages.rehearsal import rehearse, takes
from meetingtui.steps.stages.state import StagesState
from meetingtui.steps.stages.step import StagesFields

KIND: StepKind[StagesFields, StagesState, StagesEvent] = StepKind(
    name="stages",
    fields=StagesFields,
    events=EVENTS,
    begin=begin,
    apply=apply,
    forward=play.forward,
    back=play.back,
    notes=notes,
    aside=aside,
    rehearse=rehearse,
    takes=takes,
)
