"""`ask`: prompts, in turn."""

from meetingtui.steps.ask import play
from meetingtui.steps.ask.aside import aside
from meetingtui.steps.ask.minutes import notes
from meetingtui.steps.ask.play import AskEvent, AskState
from meetingtui.steps.ask.rehearsal import rehearse, takes
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import StepKind

KIND: StepKind[AskFields, AskState, AskEvent] = StepKind(
    name="ask",
    fields=AskFields,
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
