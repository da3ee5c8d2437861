"""The capture line: one line of text that is an action, a decision, a risk or another item.

    Open a door at the third site @imani +jonas ^fri #pilot = someone has replied | we have their diary

``@`` the one owner, ``+`` helpers, ``^`` a date, ``#`` a stream, ``=`` what done means, ``|`` between parties in their
listing order. What the marks mean for other kinds is in `capture_shape`; a backslash keeps any of them plain.
Nothing is guessed: a name or date that is not clear gives a sentence or a question, never a likely answer.
"""

from __future__ import annotations

from meetingtui.core.capture_complete import complete
from meetingtui.core.capture_read import read
from meetingtui.core.capture_shape import Completion, Context, Reading, Unknown
from meetingtui.core.capture_write import compose, merge, say, say_item

__all__ = ["Completion", "Context", "Reading", "Unknown", "complete", "compose", "merge", "read", "say", "say_item"]
