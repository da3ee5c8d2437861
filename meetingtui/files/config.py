"""`config.toml`: how one person likes the program: look, mouse, keys. It may be absent, and is never written by us."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, cast

from pydantic import Field, ValidationError, field_validator

from meetingtui.core.key_names import NAMES, called, char_of, key_named
from meetingtui.core.keys import KEYS, STAY, TOGETHER, keys_of, on_screen
from meetingtui.core.problems import Problem, Severity, errors
from meetingtui.core.record import Flag, Record
from meetingtui.core.text import quoted
from meetingtui.files.complaints import complaints, in_order, nearest, strange_keys
from meetingtui.files.toml_text import Document, FileRefused, read_toml

FILE = "config.toml"
Theme = Literal["auto", "dark", "light", "plain"]
_TAKEN = {
    "ctrl+a": "GNU screen",
    "ctrl+b": "tmux",
    "ctrl+z": "the shell",
    "ctrl+s": "the terminal",
    "ctrl+q": "the terminal",
    "ctrl+w": "the shell",
}
"""Keys that often never arrive, and what takes them."""
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+h": "backspace"}
"""Keys that a terminal sends as another one."""
_MOST_KEYS = 8

KeyName = Annotated[str, Field(min_length=1, max_length=40)]


class Config(Record):
    """What a person has chosen; every key may be left out."""

    theme: Theme = "auto"
    """auto follows the terminal; or dark, light, or plain: the terminal's own colours."""
    ascii: Flag = False
    """Draw with plain letters and signs only, for terminals and fonts that lack others."""
    large: Flag = False
    """Begin with the large layout, for a shared screen."""
    mouse: Flag = True
    """false leaves the mouse to the terminal."""
    keys: dict[str, tuple[KeyName, ...]] = Field(default_factory=dict)
    """Keys by the id of what they do, as in "stage.action" = ["a", "f2"]; meetingtui keys lists the ids."""

    @field_validator("keys", mode="before")
    @classmethod
    def _one_or_several(cls, given: object) -> object:
        """One key needs no brackets."""
        if not isinstance(given, dict):
            return given
        table = cast("dict[object, object]", given)
        return {name: (keys,) if isinstance(keys, str) else keys for name, keys in table.items()}

    @property
    def rebound(self) -> dict[str, tuple[str, ...]]:
        """The keys by id, named as the screens name them; what is not understood is left out."""
        return {
            name: named
            for name, keys in self.keys.items()
            if name in KEYS and (named := tuple(dict.fromkeys(filter(None, map(key_named, keys)))))
        }


def config_path(env: Mapping[str, str] = os.environ, home: Path | None = None) -> Path:
    """Where the file is looked for: below XDG_CONFIG_HOME, else ~/.config."""
    base = env.get("XDG_CONFIG_HOME", "")
    folder = Path(base) if base.startswith("/") else (home or Path.home()) / ".config"
    return folder / "meetingtui" / FILE


def load_config(path: Path | None = None) -> tuple[Config, list[Problem]]:
    """What is chosen, with every problem; where one is an error, nothing of the file holds. Absent is fine."""
    try:
        path = path or config_path()
        if not os.path.lexists(path):
            return Config(), []
        document = read_toml(path)
    except FileRefused as refused:
        return Config(), refused.problems
    except (OSError, RuntimeError):  # no home, or a folder that may not be looked into: there is nothing to read
        return Config(), []
    return read_config(document)


def read_config(document: Document) -> tuple[Config, list[Problem]]:
    """Like `load_config`, for a file that has been read."""
    found = strange_keys(Config, document)
    config = Config()
    try:
        config = Config.model_validate(document.data)
    except ValidationError as error:
        found += complaints(error, document)
        with contextlib.suppress(ValidationError):  # what is wrong elsewhere does not hide what is wrong with keys
            config = Config.model_validate({"keys": document.data.get("keys", {})})
    found += _unknown(config, document)
    wrong = _keys(config, document)
    found += wrong if errors(wrong) else [*wrong, *_twice(config, document)]
    return (Config() if errors(found) else config), in_order(found, document.file)


def _unknown(config: Config, document: Document) -> Iterator[Problem]:
    for name in config.keys:
        if name not in KEYS:
            near = nearest(name, KEYS) or nearest(name, (one.partition(".")[2] for one in KEYS))
            full = next((one for one in KEYS if near in {one, one.partition(".")[2]}), None) if near else None
            way_out = f"did you mean {quoted(full)}?" if full else "meetingtui keys lists them"
            yield Problem(document.place(("keys", name)), f"{quoted(name)} is nothing that a key does", way_out)


def _keys(config: Config, document: Document) -> list[Problem]:
    """Everything that is wrong with single keys."""
    found: list[Problem] = []
    for name, keys in config.keys.items():
        place = document.place(("keys", name))
        if not keys:
            found.append(Problem(place, f"{quoted(name)} has no key", "name one, or take the line out for ours"))
        if len(keys) > _MOST_KEYS:
            found.append(Problem(place, f"{quoted(name)} has more than {_MOST_KEYS} keys", "leave some out"))
        for typed in keys[:_MOST_KEYS]:
            if problem := _key(name, typed):
                sentence, way_out, severity = problem
                found.append(Problem(place, sentence, way_out, severity))
    return found


def _key(name: str, typed: str) -> tuple[str, str, Severity] | None:
    key = key_named(typed)
    wrong = Severity.ERROR
    if key is None:
        near = nearest(typed, NAMES)
        way_out = (
            f"did you mean {quoted(near)}?" if near else "write a letter, a sign, f1 to f12, or ctrl+ and a letter"
        )
        return f"{quoted(name)}: there is no key {quoted(typed)}", way_out, wrong
    if key in _SAME:
        return (
            f"{quoted(name)}: a terminal cannot tell {called(key)} from {called(_SAME[key])}",
            "choose another",
            wrong,
        )
    if STAY.get(key, name) != name and not (name.startswith("line.") and key == "enter"):
        sentence = f"{quoted(name)}: {called(key)} always does something else ({KEYS[STAY[key]].does})"
        return sentence, "choose another", wrong
    if name.startswith("line.") and char_of(key) is not None:
        return f"{quoted(name)}: in a line {quoted(typed)} is typed", "choose ctrl+ and a letter, or f1 to f12", wrong
    if key in _TAKEN:
        sentence = f"{quoted(name)}: {called(key)} may never arrive, because {_TAKEN[key]} takes it"
        return sentence, "give it a second key", Severity.WARNING
    return None


def _twice(config: Config, document: Document) -> list[Problem]:
    """One key for two things on one screen."""
    rebound, found = config.rebound, dict[tuple[str, str], Problem]()
    for screen in TOGETHER:
        taken: dict[str, str] = {}
        for one in on_screen(screen):
            for key in keys_of(one.id, rebound):
                other = taken.setdefault(key, one.id)
                if other == one.id:
                    continue
                mine, theirs = (one.id, other) if one.id in rebound else (other, one.id)
                sentence = f"{quoted(mine)}: {called(key)} is also the key of {quoted(theirs)} ({KEYS[theirs].does})"
                way_out = "choose another, or give that one another key too"
                found.setdefault((mine, key), Problem(document.place(("keys", mine)), sentence, way_out))
    return list(found.values())
