"""`close`: read-back, and each party's word."""

from meetingtui.steps.close import play
from meetingtui.steps.close.minutes import notes
from meetingtui.steps.close.play import CloseEvent, CloseState
from meetingtui.steps.close.rehearsal import rehearse, takes
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.protocol import StepKind

KIND: StepKind[CloseFields, CloseState, CloseEvent] = StepKind(
    name="close",
    fields=CloseFields,
    events=play.EVENTS,
    begin=play.begin,
    apply=play.apply,
    forward=play.forward,
    back=play.back,
    notes=notes,
    effects=play.effects,
    next_meeting=lambda state: state.next,
    rehearse=rehearse,
    takes=takes,
)
