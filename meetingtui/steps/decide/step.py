"""The TOML fields of a `decide` step (practices B8)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator, model_validator

from meetingtui.core.dates import read_date
from meetingtui.core.text_types import FullLine, Id, Line
from meetingtui.steps.protocol import StepFields

Method = Literal[
    "each party says yes",
    "consent",
    "fist to five",
    "one decides after hearing",
    "consensus",
    "majority",
    "one text",
]
Makes = Literal["decision", "agreement", "purpose", "glossary"]
METHODS: tuple[Method, ...] = get_args(Method)
OPTIONS = 8
"""At most as many options as there are digits to choose one with."""


class DecideFields(StepFields):
    """Test a text: what it says, by which method it is tested, and what it becomes."""

    kind: Literal["decide"]
    text: Line = ""
    """The words to be tested. May be blank: then it is written in the room.

        text = "Start with two sites"
    """
    method: Method = "each party says yes"
    """The rule by which the words pass.

        method = "consent"
    """
    options: Annotated[tuple[FullLine, ...], Field(max_length=OPTIONS)] = ()
    """Texts to choose from before one is tested.

        options = ["Two sites", "Four sites"]
    """
    criteria: Annotated[tuple[FullLine, ...], Field(max_length=30)] = ()
    """What it is weighed by; shown beside the words.

        criteria = ["can be undone by spring"]
    """
    owner: Id | None = None
    """The person who sees to it, by id.

        owner = "imani"
    """
    heard: Annotated[tuple[Id, ...], Field(max_length=30)] = ()
    """Who is asked before one person decides.

        heard = ["tolland"]
    """
    limits: FullLine | None = None
    """Within what it may be decided: a line that stays on the screen.

        limits = "No more than 5,000 this year"
    """
    review: FullLine | None = None
    """When it is looked at again, as a length of time.

        review = "6 weeks"
    """
    makes: Makes = "decision"
    """What it becomes once it passes. A word for the glossary is written `word: meaning`.

        makes = "agreement"
    """
    ratify: Annotated[tuple[Id, ...], Field(max_length=30)] = ()
    """Who has to ratify it in any case.

        ratify = ["tolland"]
    """
    topic: FullLine | None = None
    """What an agreement is about, in a word or two.

        topic = "invoices"
    """
    item: FullLine | None = None
    """The key of a captured decision that this card was opened on; set by the program only.

        item = "c4"
    """

    @field_validator("review")
    @classmethod
    def _an_interval(cls, review: str | None) -> str | None:
        if review is not None and due(review, date(2026, 1, 1)) is None:
            raise ValueError("is not a length of time; write it like 6 weeks or 3 months")
        return review

    @model_validator(mode="after")
    def _fields_agree(self) -> DecideFields:
        if self.heard and self.method != "one decides after hearing":
            raise ValueError('"heard" needs method = "one decides after hearing"')
        if self.topic and self.makes != "agreement":
            raise ValueError('"topic" needs makes = "agreement"')
        if self.makes == "glossary" and self.text and not word_and_meaning(self.text):
            raise ValueError('"text" of makes = "glossary" is written as word: meaning')
        if self.item and self.makes != "decision":
            raise ValueError('"item" is a captured decision; take out "makes"')
        return self

    @property
    def rounds(self) -> tuple[str, ...]:
        """What the room goes through before the text is tested."""
        return ("clarify", "reactions") if self.method == "consent" else ()


def due(interval: str, today: date) -> date | None:
    """The day so long after today: "6 weeks", "+6w"; None where it is not a length of time."""
    length = interval.strip().removeprefix("+").removeprefix("in ").strip()
    return read_date(f"in {length}", today)


def word_and_meaning(text: str) -> tuple[str, str] | None:
    """The two halves of "word: meaning"."""
    word, mark, meaning = (part.strip() for part in text.partition(":"))
    return (word, meaning) if mark and word and meaning else None
