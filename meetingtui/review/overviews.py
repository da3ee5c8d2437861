"""The story so far and the trends as pages of a screen, in the words that the commands print."""

from __future__ import annotations

from datetime import date

from meetingtui.core.people import Partnership
from meetingtui.register.fold import Register


def story_page(register: Register, names: Partnership, today: date, width: int) -> list[str]:
    """The story so far, for somebody who comes new."""
    from meetingtui.review.storied import story_lines, told_story

    if not register.met:
        return ["No meeting was held yet."]
    return story_lines(names.name, told_story(register, names, today), width)


def trends_page(register: Register, names: Partnership, today: date, width: int) -> list[str]:
    """How streams stood, how lines were rated, what became of promises, and how long decisions took."""
    from meetingtui.register.positions import without_open
    from meetingtui.register.trends import trends
    from meetingtui.review.trended import ended_streams, trend_lines

    del today
    nothing = "Nothing to follow yet: no streams were marked, nothing rated, nothing promised."
    return trend_lines(trends(without_open(register, names), names), names, width, ended_streams(register)) or [nothing]
