"""What the filter line asks for, of minutes and of items, and how that is said back."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.files.partnership import load_partnership
from meetingtui.review.archive import Archive, Spot, read_archive
from meetingtui.review.narrow import narrow

DATA = Path(__file__).parents[1] / "data"
NAMES, _ = load_partnership(DATA / "partnership.toml")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "2026-11-20-context.toml").write_text((DATA / "minutes.toml").read_text())
    (tmp_path / "minutes" / "2026-11-21-zebra.toml").write_text("x = ")
    *_, last = read_archive(tmp_path, NAMES)
    return last


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("invoice", "A32"),
        ("INVOICE november", "A32"),
        ('"one invoice"', "A32"),
        ("@jonas kind:action", "A32"),
        ("@jon kind:promises", "A32"),
        ("#pilot", "status.pilot"),
        ("kind:question", "Q6"),
        ("kind:dec spring", "D12"),
        ("@tolland kind:exchange", True),
        ("Okafor contact", "A31"),
        ("A31", "A31"),
        ("since:2026 until:2026-11", True),
    ],
)
def test_minutes_answer_with_the_place_that_was_asked_for(archive: Archive, typed: str, place: str | bool) -> None:
    found = narrow(typed, NAMES).minutes(archive.shelved[1])
    if isinstance(place, str):
        assert isinstance(found, Spot)
        assert found.place.part == place
    else:
        assert found


@pytest.mark.parametrize(
    "typed",
    [
        "zebra",
        "nvoice",
        '"two invoice"',
        "@dara kind:action",
        "#billing",
        "kind:risk",
        "party:tolland kind:parked",
        "@mateo kind:decision zebra",
        "until:2026-10",
        "since:2027",
    ],
)
def test_other_minutes_do_not_answer(archive: Archive, typed: str) -> None:
    assert not narrow(typed, NAMES).minutes(archive.shelved[1])


def test_minutes_that_cannot_be_read_answer_to_their_name_alone(archive: Archive) -> None:
    broken = archive.shelved[0]
    assert narrow("zebra", NAMES).minutes(broken)
    assert narrow("", NAMES).minutes(broken)
    assert not narrow("invoice", NAMES).minutes(broken)
    assert not narrow("kind:action", NAMES).minutes(broken)


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("@jonas", {"A32"}),
        ("@quillmere", {"A31", "A32", "D12"}),
        ("kind:decision", {"D12"}),
        ("contact third", {"A31"}),
        ("museum", {"D12"}),
        ("until:2026-10", set[str]()),
        ("since:2026-11-20 prototypers", {"Q6"}),
        ("D12", {"D12", "A31"}),
    ],
)
def test_items_answer_as_they_are_now(archive: Archive, typed: str, marks: set[str]) -> None:
    assert archive.register is not None
    wanted = narrow(typed, NAMES)
    assert {mark for mark, one in archive.register.items.items() if wanted.item(one, NAMES)} == marks


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ""),
        ("@imani #pilot", "Imani Okafor · Three-museum pilot"),
        ("kind:decision since:2026-01", "decisions · since Thu 1 Jan 2026"),
        ("@tolland late fees", 'Tolland Bright Studio · "late" "fees"'),
        ("@nobody", "nobody"),
    ],
)
def test_what_was_understood_is_said(typed: str, words: str) -> None:
    assert narrow(typed, NAMES).words == words


@pytest.mark.parametrize("typed", ["since:", "@", "#", "kind:", '"', "@[/]", "\x1b[31m", "until:soon", "kind:zebra"])
def test_nothing_typed_is_an_error(archive: Archive, typed: str) -> None:
    wanted = narrow(typed, None)
    assert wanted.minutes(archive.shelved[1]) in {True, False}
