"""`rate`: statements, blind, spread first."""

from meetingtui.steps.protocol import StepKind
from meetingtui.steps.rate import play
from meetingtui.steps.rate.aside import aside
from meetingtui.steps.rate.minutes import notes
from meetingtui.steps.rate.play import RateEvent, RateState
from meetingtui.steps.rate.rehearsal import rehearse, takes
from meetingtui.steps.rate.step import RateFields

KIND: StepKind[RateFields, RateState, RateEvent] = StepKind(
    name="rate",
    fields=RateFields,
    events=play.EVENTS,
    begin=play.begin,
    apply=play.apply,
    forward=play.forward,
    back=play.back,
    notes=notes,
    aside=aside,
    rehearse=rehearse,
    takes=takes,
)
