"""Text from files does nothing on the review screens, in every theme; nothing of another partnership is seen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.hostile import GROUPS, acting
from tests.tui.screens.review.conftest import HEAD, Review, write


def quoted(text: str) -> str:
    """A TOML string that reads as this text."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@pytest.mark.parametrize("group", GROUPS, ids=range(len(GROUPS)))
async def test_hostile_minutes_are_inert_wherever_they_are_read(
    review: Review, folder: Path, group: tuple[str, ...]
) -> None:
    rows = [f'[[step]]\nkind = "ask"\ntitle = {quoted(f"x{group[0]}")}\ngist = {quoted(group[-1])}\n']
    for number, text in enumerate(group, 1):
        said = quoted(f"w {text}")
        rows.append(f'[[action]]\nid = "A{number}"\ntext = {said}\nowner = "imani"\nfrom = {said}\n')
        rows.append(f"done = {{ quillmere = {said} }}\n")
        rows.append(f'[[term]]\nid = "T{number}"\nword = {said}\nagreed = {said}\n')
        rows.append(f'[[update]]\nitem = "A{number}"\nto = "moved"\ndue = 2099-01-01\nwhy = {said}\n')
    name = group[0].replace("/", "").replace(chr(0), "")[:40]
    head = HEAD.format(number=1, title="x", day="2024-01-19", state="draft").replace('"x"', quoted(f"x {group[0]}"))
    (folder / "minutes" / f"2024-01-19-{name}.toml").write_text(head + "".join(rows), encoding="utf-8")
    async with review(folder) as run:
        seen = ""
        for keys in (
            ("a",),
            ("enter",),
            ("enter",),
            ("s",),
            ("escape", "escape", "escape", "g"),
            ("enter",),
            ("escape", "slash", "w"),
            ("escape", "escape", "escape", "slash", "w", "enter"),
            ("i",),
        ):
            await run.press(*keys)
            await run.until(run.text.strip)
            seen += run.text
            assert acting(run.text) == []
            assert all(len(line) <= 80 for line in run.lines)
        assert "A1" in seen
        assert "Words: T1" in seen


@pytest.mark.parametrize(
    "typed",
    ["[/]", "[@click=app.quit]x", "\x1b]52;c;eA==\x07", "\u202eevil", "kind:[b]", '"', "@", "#", "@[", "since:["],
)
async def test_whatever_is_typed_into_the_filter_is_taken_as_words(review: Review, three: Path, typed: str) -> None:
    async with review(three) as run:
        for keys in ((), ("escape", "a"), ("escape", "escape", "enter")):
            await run.press(*keys, "slash")
            await run.paste(typed)
            await run.press("enter")
            assert acting(run.text) == []


@pytest.mark.parametrize("theme", ["light", "plain"])
async def test_every_screen_is_there_in_the_other_themes(review: Review, three: Path, theme: str) -> None:
    async with review(three, theme=theme) as run:
        await run.press("a")
        await run.sees("▶ A3", "late")
        await run.press("enter", "enter")
        await run.sees("▶ A3 Thank")


async def test_nothing_of_another_partnership_is_seen(review: Review, three: Path) -> None:
    other = three.parent / "zebra-partnership"
    (other / "minutes").mkdir(parents=True)
    write(other, "2024-05-01", "zebra", 9, "")
    async with review(three, size=(120, 36)) as run:
        for keys in ((), ("a",), ("escape", "i"), ("escape", "slash", "z", "e")):
            await run.press(*keys)
            assert "zebra" not in run.text.lower()
