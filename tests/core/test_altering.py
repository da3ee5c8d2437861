"""A copy with a few fields different is what `dataclasses.replace` makes."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import pytest

from meetingtui.core.altering import altered
from meetingtui.live.meeting import Attendance, Meeting, StepRun


@dataclass(frozen=True, slots=True)
class Door:
    """Something with a name, a height and a colour."""

    name: str
    height: int = 200
    colour: str | None = None


def test_a_copy_has_the_fields_that_were_given_and_keeps_the_others() -> None:
    door = Door("north", 210)
    assert altered(door, colour="green", height=190) == replace(door, colour="green", height=190)
    assert door == Door("north", 210)


def test_without_a_change_it_is_the_same_object() -> None:
    door = Door("north")
    assert altered(door) is door


def test_a_field_that_there_is_not_is_no_silent_change() -> None:
    with pytest.raises(KeyError, match="width"):
        altered(Door("north"), width=90)


@pytest.mark.parametrize("made", [Meeting, StepRun, Attendance])
def test_what_meetings_are_made_of_can_be_copied_so(made: type) -> None:
    assert len(fields(made)) > 1
    assert all(field.init and not field.kw_only for field in fields(made))
    assert not hasattr(made, "__post_init__")
