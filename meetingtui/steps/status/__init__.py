"""`status`: red, yellow, green by party, with evidence."""

from meetingtui.steps.protocol import StepKind
from meetingtui.steps.status import play
from meetingtui.steps.status.aside import aside
from meetingtui.steps.status.events import EVENTS, StatusEvent
from meetingtui.steps.status.minutes import notes
from meetingtui.steps.status.rehearsal import rehearse, takes
from meetingtui.steps.status.state import StatusState, begin
from meetingtui.steps.status.step import StatusFields

KIND: StepKind[StatusFields, StatusState, StatusEvent] = StepKind(
    name="status",
    fields=StatusFields,
    events=EVENTS,
    begin=begin,
    apply=play.apply,
    forward=play.forward,
    back=play.back,
    notes=notes,
    aside=aside,
    updates=play.updates,
    rehearse=rehearse,
    takes=takes,
)
