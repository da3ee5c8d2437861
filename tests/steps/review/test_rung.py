"""A promise that waited longer than the parties agreed shows the rung they agreed on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from meetingtui.core.people import Escalation
from meetingtui.steps.review.panel import ReviewPanel
from tests.steps.conftest import PARTNERSHIP
from tests.steps.one_panel import page_of
from tests.steps.review.test_panel import promised

RUNGS = PARTNERSHIP.model_copy_with(
    escalate=(Escalation(when="they differ after three working days", to=("imani", "mateo"), how="one page"),)
)
OFFER = "Past its day by more than three working days: Imani and Mateo carry it together, one page"


def test_the_rung_is_offered_beneath_the_history_and_only_once_it_is_time() -> None:
    for due, offered in ((date(2026, 11, 13), True), (date(2026, 11, 18), False)):
        now = promised(due=due)
        view = replace(now.view, partnership=RUNGS)
        page = " ".join(page_of(ReviewPanel(), now.fields, now.state, view, 72).split())
        assert (OFFER in page) == offered
        assert OFFER not in page_of(ReviewPanel(), now.fields, now.state, now.view, 72)
