"""Two firms and their people, as the capture line meets them."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.core.capture import Context
from meetingtui.core.people import Partnership, Party, Person, Stream

PARTNERSHIP = Partnership(
    name="Quillmere and Tolland Bright",
    party=(Party(id="quillmere", name="Quillmere Advisory"), Party(id="tolland", name="Tolland Bright Studio")),
    person=(
        Person(id="imani", name="Imani Okafor", party="quillmere"),
        Person(id="jonas", name="Jonas Weil", party="quillmere"),
        Person(id="mateo", name="Mateo Ferreira", party="tolland"),
        Person(id="priya", name="Priya Raman", party="tolland"),
        Person(id="dara", name="Dara Lindqvist", party="tolland"),
    ),
    stream=(Stream(id="pilot", name="Three-museum pilot"), Stream(id="billing", name="One invoice to the client")),
)


@pytest.fixture(scope="session")
def context() -> Context:
    """Friday 20 November 2026, with Mateo and Priya in the room."""
    return Context(PARTNERSHIP, date(2026, 11, 20), ("mateo", "priya"))


@pytest.fixture(scope="session")
def crowd(context: Context) -> Context:
    """The same day with awkward names: two Sams, ids that begin with a digit, a person and a party that have left."""
    more = (
        Person(id="sam-brook", name="Sam Brook", party="quillmere"),
        Person(id="sam-tan", name="Sam Tan", party="tolland"),
        Person(id="lukasz", name="Łukasz Brøgger", party="tolland"),
        Person(id="linus", name="Linus Tran", party="tolland"),
        Person(id="3m", name="Marit Moe", party="2night"),
        Person(id="gone", name="Gerda Holm", party="tolland", until=date(2026, 11, 19)),
    )
    parties = (
        Party(id="former", name="Former Friends", left=date(2026, 1, 1)),
        *PARTNERSHIP.party,
        Party(id="2night", name="2night Events"),
    )
    streams = (*PARTNERSHIP.stream, Stream(id="2027", name="Next year"))
    grown = Partnership(name="Crowd", party=parties, person=(*PARTNERSHIP.person, *more), stream=streams)
    return Context(grown, context.today)
