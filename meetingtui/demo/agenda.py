"""The agenda of the played meeting: five short steps, each of another kind."""

from __future__ import annotations

from meetingtui.files.agenda import Agenda, read_agenda
from meetingtui.files.toml_text import parse_toml

NAME = "half-an-hour"
TEXT = """\
# A short meeting with everything in it: what is coming, what is due, how it stands, one decision, the read-back.
title   = "Half an hour together"
purpose = "See what is due, where we see things differently, and who does what next."
minutes = 30

[[step]]
kind    = "ask"
title   = "What is moving"
minutes = 6
who     = "parties"
record  = "gist"
prompts = ["What do you see coming that has not reached the other yet?"]

[[step]]
kind    = "review"
title   = "What we said we would do"
minutes = 5
of      = "actions"
show    = "open"
limit   = 2

[[step]]
kind    = "status"
title   = "How the work stands"
minutes = 8
of      = "streams"
reveal  = "together"
signs   = false

[[step]]
kind    = "decide"
title   = "One decision"
minutes = 6

[[step]]
kind    = "close"
minutes = 5
seal    = true
"""


def demo_agenda() -> Agenda:
    """The agenda as it is read from its file."""
    agenda, problems = read_agenda(parse_toml(TEXT, f"{NAME}.toml"), NAME)
    assert agenda is not None, problems
    return agenda
