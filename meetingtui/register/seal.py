"""The seal: four words that stand for everything minutes mean, short enough to be compared aloud (practices C3).

Two firms that read the same four words hold the same minutes. The words come from a fingerprint of the meaning, of
which they keep 44 bits; it is made slow on purpose, so that nobody finds other minutes with the same words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, time
from functools import cache, lru_cache
from typing import Any, cast

from meetingtui.files.minutes_tables import Minutes
from meetingtui.register.meaning import meaning

WORDS = 4
_BITS = 11
_SALT = b"meetingtui seal 1"
_COST = {"n": 2**13, "r": 8, "p": 1}
"""scrypt's: about 20 ms and 8 MB for a seal, which makes 2**44 of them too many for anybody."""


def seal_of(minutes: Minutes) -> str:
    """The four words of these minutes, as `copper ladder seven harbor`."""
    return _words(_fingerprint(minutes))


def _fingerprint(minutes: Minutes) -> bytes:
    lines = sorted(f"{name}\t{written(value)}" for name, value in meaning(minutes).items())
    return hashlib.sha256("\n".join(lines).encode()).digest()


@lru_cache(maxsize=256)
def _words(fingerprint: bytes) -> str:
    slow = hashlib.scrypt(fingerprint, salt=_SALT, maxmem=2**26, dklen=8, **_COST)
    number = int.from_bytes(slow) >> (64 - WORDS * _BITS)
    places = [(number >> (_BITS * place)) & (2**_BITS - 1) for place in reversed(range(WORDS))]
    listed = _list()
    return " ".join(listed[place] for place in places)


@cache
def _list() -> tuple[str, ...]:
    """The 2,048 English words of BIP-39: common, and no two begin with the same four letters."""
    from mnemonic import Mnemonic

    return tuple(Mnemonic("english").wordlist)


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two seals are the same, however they are spaced, joined or written in capitals."""
    return _plain(one) == _plain(other) != ()


def _plain(words: str | None) -> tuple[str, ...]:
    return tuple((words or "").casefold().replace("-", " ").replace(",", " ").split())


def written(value: Any) -> str:
    """A value so that equal ones are written alike, and a day is told from the text of a day."""
    if isinstance(value, date | time):
        return f"{type(value).__name__} {value.isoformat()}"
    if isinstance(value, Mapping):
        table = cast("Mapping[str, Any]", value)
        return "{" + ",".join(f"{json.dumps(key)}:{written(table[key])}" for key in sorted(table)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(written(entry) for entry in cast("list[Any]", value)) + "]"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)
