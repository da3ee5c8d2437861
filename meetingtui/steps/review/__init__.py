"""`review`: walk a register."""

from meetingtui.steps.protocol import StepKind
from meetingtui.steps.review import play
from meetingtui.steps.review.events import ReviewEvent
from meetingtui.steps.review.minutes import notes
from meetingtui.steps.review.rehearsal import rehearse, takes
from meetingtui.steps.review.state import ReviewState
from meetingtui.steps.review.step import ReviewFields

KIND: StepKind[ReviewFields, ReviewState, ReviewEvent] = StepKind(
    name="review",
    fields=ReviewFields,
    events=play.EVENTS,
    begin=play.begin,
    apply=play.apply,
    forward=play.forward,
    back=play.back,
    notes=notes,
    effects=play.effects,
    updates=play.updates,
    rehearse=rehearse,
    takes=takes,
)
