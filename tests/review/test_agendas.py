"""The right agenda in ten seconds: your own first, then what was held last, then by occasion."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.files.agenda import AgendaFile, list_agendas, load_agenda, shipped_agendas
from meetingtui.review.agendas import by_occasion, matching, names_held, offered, preview


@pytest.fixture(scope="module")
def shipped() -> list[AgendaFile]:
    return list_agendas(None)


def names(entries: list[AgendaFile]) -> list[str]:
    return [entry.name for entry in entries]


def test_what_was_held_last_is_offered_first_and_the_rest_by_occasion(shipped: list[AgendaFile]) -> None:
    found = names(offered(shipped, ["care", "weekly-standup", "care", "context-and-status"]))
    assert found[:3] == ["context-and-status", "care", "weekly-standup"]
    assert found[3] == "before-the-start"
    assert found[-1] == "leave-it-better"
    assert sorted(found) == sorted(names(shipped))


def test_your_own_come_before_everything(shipped: list[AgendaFile]) -> None:
    mine = AgendaFile("zz", Path("zz.toml"), yours=True, agenda=shipped[0].agenda)
    assert names(offered([*shipped, mine], ["care"]))[:2] == ["zz", "care"]


def test_minutes_tell_by_their_names_which_agenda_was_held() -> None:
    paths = [Path("2026-11-20-care.toml"), Path("2026-11-20-care-2.toml"), Path("2026-11-21-three-cs.toml")]
    assert names_held(paths) == ["care", "care", "three-cs"]


def test_every_agenda_stands_under_each_of_its_occasions(shipped: list[AgendaFile]) -> None:
    groups = dict(by_occasion(shipped))
    assert "context-and-status" in names(groups["every week"])
    assert "context-and-status" in names(groups["every month"])
    assert {name for found in groups.values() for name in names(found)} == set(names(shipped))


@pytest.mark.parametrize(
    ("words", "name"), [("stuck", "escalation"), ("CAMERA recorded", "care"), ("wekly", "weekly-standup")]
)
def test_words_of_title_occasion_or_prompts_find_it(shipped: list[AgendaFile], words: str, name: str) -> None:
    assert name in names(matching(shipped, words))


def test_a_page_of_an_agenda_has_every_prompt_and_no_private_note() -> None:
    for path in shipped_agendas().glob("*.toml"):
        agenda, _ = load_agenda(path)
        assert agenda is not None
        text = " ".join(" ".join(preview(agenda, 60)).split())
        for step in agenda.step:
            assert all(" ".join(prompt.split()) in text for prompt in step.prompts)
            assert not step.private or step.private.strip() not in text
