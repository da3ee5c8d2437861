"""Every kind of step is whole: it has a panel, and its panel has everything that the stage will ask it for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import StepFields, View
from meetingtui.steps.registry import KINDS, event_type, event_types, panel_class

ASKED = ("draw", "choices", "enter_label", "digit", "line_given")
"""What the base leaves to each kind. A widget's class cannot be abstract, so this is held here."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_panel_provides_what_its_base_leaves_to_it(kind: str) -> None:
    panel = panel_class(kind)
    missing = [name for name in ASKED if getattr(panel, name) is getattr(StepPanel, name)]
    assert missing == []


@pytest.mark.parametrize("name", ASKED)
def test_what_the_base_leaves_open_is_told_at_once_where_nobody_provides_it(name: str) -> None:
    with pytest.raises(NotImplementedError):
        getattr(StepPanel, name)(*[None] * (getattr(StepPanel, name).__code__.co_argcount))


def test_no_two_kinds_have_an_event_of_one_name() -> None:
    assert len(event_types()) == sum(len(kind.events) for kind in KINDS.values())
    assert all(kind.name == name for name, kind in KINDS.items())


def test_every_event_is_found_by_its_name_without_asking_the_other_kinds() -> None:
    for name, event in event_types().items():
        assert event_type(name) is event
    assert event_type("ask.never.1") is None
    assert event_type("nothing.marked.1") is None


def test_what_a_panel_held_of_one_step_means_nothing_in_the_next(view: View) -> None:
    turned: list[str] = []

    class Plain(StepPanel[StepFields, None]):
        def turned(self) -> None:
            turned.append("turned")

    panel, fields = Plain(), StepFields(kind="plain")
    for step in ("s1", "s1", "s2", "s2", "s1"):
        panel.show(fields, None, replace(view, step=step))
    assert len(turned) == 2
