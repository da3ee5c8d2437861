"""What was answered the last time that a step's prompts were asked: found by the step's id, and shown on demand."""

from __future__ import annotations

from meetingtui.core.dates import say_date
from meetingtui.core.standing import Answer, Answered
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import QUIET, Page


def last_time(fields: AskFields, prompt: int, view: View) -> tuple[Answered, tuple[Answer, ...]] | None:
    """The last answers to a prompt, and what was said to it; None where there are none, or nothing is kept here."""
    found = view.standing.answers.get(fields.id or "")
    if found is None or fields.record == "nothing":
        return None
    words = fields.prompts[prompt]
    said = tuple(one for one in found.said if one.prompt in {"", words})
    return (found, said) if said or found.gist else None


def draw(page: Page, fields: AskFields, prompt: int, view: View) -> None:
    """The last answers, quietly, beneath everything else."""
    found = last_time(fields, prompt, view)
    if found is None:
        return
    earlier, said = found
    page.blank().text(f"Last time, {say_date(earlier.on, view.day)}", QUIET)
    if earlier.gist:
        page.text(earlier.gist, QUIET, indent=2)
    for one in said:
        name = f" ({view.partnership.first_name(one.who)})" if one.who else ""
        party = f"{view.partnership.mark(one.party)} {view.partnership.party_name(one.party)}{name}: "
        page.text(one.text, QUIET, first=party, hang=4, indent=2)
