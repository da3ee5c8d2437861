"""What these tests share."""

from __future__ import annotations

import pytest

from meetingtui.steps.protocol import View
from tests.steps.gather.gathering import Room, gathering


@pytest.fixture
def room(view: View) -> Room:
    return Room(gathering(), view)
