"""`grid`: rows and columns filled together."""

from meetingtui.steps.grid import play
from meetingtui.steps.grid.events import EVENTS, GridEvent
from meetingtui.steps.grid.minutes import notes
from meetingtui.steps.grid.rehearsal import rehearse, takes
from meetingtui.steps.grid.state import GridState
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import StepKind

KIND: StepKind[GridFields, GridState, GridEvent] = StepKind(
    name="grid",
    fields=GridFields,
    events=EVENTS,
    begin=play.begin,
    apply=play.apply,
    forward=play.forward,
    back=play.back,
    notes=notes,
    effects=play.effects,
    rehearse=rehearse,
    takes=takes,
)
