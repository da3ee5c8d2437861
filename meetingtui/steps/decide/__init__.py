"""`decide`: test a text."""

from meetingtui.steps.decide import became, play
from meetingtui.steps.decide.events import EVENTS, DecideEvent
from meetingtui.steps.decide.minutes import notes
from meetingtui.steps.decide.rehearsal import rehearse, takes
from meetingtui.steps.decide.state import DecideState, begin
from meetingtui.steps.decide.step import DecideFields
from meetingtui.steps.protocol import StepKind

KIND: StepKind[DecideFields, DecideState, DecideEvent] = StepKind(
    name="decide",
    fields=DecideFields,
    events=EVENTS,
    begin=begin,
    apply=became.apply,
    forward=play.forward,
    back=play.back,
    notes=notes,
    effects=became.effects,
    rehearse=rehearse,
    takes=takes,
)
