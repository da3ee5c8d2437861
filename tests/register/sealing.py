"""Minutes and words for the rules of what may happen after a meeting."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.files.minutes import Minutes
from meetingtui.files.toml_edit import Edit, edited
from meetingtui.files.toml_text import parse_toml
from meetingtui.register.seal import seal_of
from meetingtui.register.sealing import SealState, seal_state, words_of
from tests.register.test_meaning import TEXT, read

DATA = TEXT.replace('state       = "draft" ', 'state       = "confirmed" ')
PARTNERSHIP = Partnership.model_validate(
    tomllib.loads((Path(__file__).parent.parent / "data" / "partnership.toml").read_text())
)
BOTH = ("quillmere", "tolland")


def with_words(text: str, seal: str | None, *parties: str) -> str:
    """The text of minutes with the words of some parties."""
    sealed = f'seal = "{seal}"\n' if seal else ""
    return text + "".join(f'\n[[confirmed]]\nparty = "{party}"\non = 2026-11-23\n{sealed}' for party in parties)


def state_of(minutes: Minutes, *kept: Minutes) -> SealState:
    """How minutes stand, with these copies of what was sealed."""
    copies = {seal_of(one): one for one in kept}
    return seal_state(minutes, words_of("m", minutes), copies.get)


def after(text: str, edits: Iterable[Edit]) -> Minutes:
    """The minutes of a text once these edits are made in it."""
    return read(edited(parse_toml(text, "m.toml"), text, edits))
