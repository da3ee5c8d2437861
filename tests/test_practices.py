"""The page of practices names what serves each of them, and everything that it names is there and is tested."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "practices.md"
GROUPS = (19, 22, 30, 16, 12, 24, 15)
"""How many practices each of the seven groups has."""
ROW = re.compile(r"\| (?P<number>\d+) \| (?P<practice>[^|]+) \| (?P<served>[^|]+) \| (?P<back>[^|]+) \|")
PART = re.compile(r"`(?P<agenda>[a-z-]+)`: (?P<steps>\*[^*]+\*(?:, \*[^*]+\*)*)|\*\*(?P<behaviour>[a-z-]+)\*\*")
BEHAVIOUR = re.compile(
    r"^- \*\*(?P<key>[a-z-]+)\*\*: (?P<what>[^\n]+(?:\n  [^-\s][^\n]*)*)\n(?P<held>(?:  - `[^`\n]+`\n)+)", re.MULTILINE
)
CLAIM = re.compile(r"\d%(?!\w)|\d ?(?:percent|per cent|Prozent)\b|\b(?:percent|per cent|Prozent) of\b")


@dataclass(frozen=True, slots=True)
class Practice:
    """A row of the page: the steps that serve it, as (agenda, step), and the behaviours."""

    number: int
    steps: tuple[tuple[str, str], ...]
    behaviours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What the program does, the modules it is in, and the tests that hold it."""

    key: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


@cache
def parts() -> tuple[str, ...]:
    """What stands before the groups, then the groups, then the behaviours."""
    text = PAGE.read_text(encoding="utf-8")
    return tuple(re.split(r"^## .*\n", text, flags=re.MULTILINE))


def practice(line: str) -> Practice:
    """A row, which may hold nothing that is not understood."""
    row = ROW.fullmatch(line)
    assert row, f"not a row of four filled cells: {line}"
    assert all(cell.strip(" -–—") for cell in row.groups()), f"an empty cell: {line}"
    found = [PART.fullmatch(part) for part in row["served"].split("; ")]
    assert all(found), f"not understood: {row['served']}"
    served = [part for part in found if part]
    steps = [
        (part["agenda"], step) for part in served if part["agenda"] for step in re.findall(r"\*([^*]+)\*", part[0])
    ]
    return Practice(int(row["number"]), tuple(steps), tuple(part["behaviour"] for part in served if part["behaviour"]))


@cache
def practices() -> tuple[tuple[Practice, ...], ...]:
    """The rows of each group; a group is a sentence or more and then one table."""
    groups: list[tuple[Practice, ...]] = []
    for group in parts()[1:-1]:
        lines = [line for line in group.splitlines() if line.startswith("|")]
        assert lines[:2] == ["| # | practice | served by | comes back as |", "|---|---|---|---|"]
        groups.append(tuple(practice(line) for line in lines[2:]))
    return tuple(groups)


@cache
def behaviours() -> tuple[Behaviour, ...]:
    """The list of behaviours, after a sentence or more; every line of it belongs to one."""
    found = list(BEHAVIOUR.finditer(parts()[-1]))
    left = BEHAVIOUR.sub("", parts()[-1])
    assert not re.search(r"^ *- |`", left, re.MULTILINE), f"not understood: {left.strip()[-200:]}"
    named = [(each["key"], re.findall(r"`([^`]+)`", each["held"])) for each in found]
    return tuple(
        Behaviour(key, tuple(one for one in held if "::" not in one), tuple(one for one in held if "::" in one))
        for key, held in named
    )


def every() -> list[Practice]:
    return [row for group in practices() for row in group]


@cache
def agenda(name: str) -> dict[str, Any]:
    found = ROOT / "agendas" / f"{name}.toml"
    assert found.is_file(), f"there is no agenda {name}"
    return tomllib.loads(found.read_text(encoding="utf-8"))


def names_of(step: dict[str, Any]) -> set[str]:
    """What a step may be called: its title, its id, or its kind where it has no title."""
    return {step.get("title") or step["kind"], step.get("id", "")}


@cache
def source(file: str) -> ast.Module:
    found = ROOT / file
    assert found.is_file(), f"there is no {file}"
    return ast.parse(found.read_text(encoding="utf-8"))


def skips(node: ast.AST) -> bool:
    """Whether something in here could leave a test out, or let it pass though it fails."""
    words = {word.id for word in ast.walk(node) if isinstance(word, ast.Name)}
    words |= {word.attr for word in ast.walk(node) if isinstance(word, ast.Attribute)}
    return bool(words & {"skip", "skipif", "xfail", "importorskip"})


def holds(test: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it has anything in it that can fail: it asserts, expects an error, or asks something that does."""
    return any(isinstance(one, ast.Assert | ast.Call) for part in test.body for one in ast.walk(part))


def runs(test: str) -> bool:
    """Whether a test of this name is in its file, has something to say, and nothing leaves it out."""
    file, _, name = test.partition("::")
    module = source(file)
    functions = [one for one in module.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    marks = [one for one in module.body if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "pytestmark"]
    found = [one for one in functions if one.name == name]
    collected = Path(file).name.startswith("test_") and name.startswith("test_")
    return collected and len(found) == 1 and holds(found[0]) and not any(skips(one) for one in (*found, *marks))


def test_every_practice_is_there_once_in_the_order_of_its_group() -> None:
    assert [len(group) for group in practices()] == [*GROUPS]
    assert [row.number for row in every()] == list(range(1, sum(GROUPS) + 1))


def test_every_practice_is_served_by_a_step_or_a_behaviour() -> None:
    assert [row.number for row in every() if not (row.steps or row.behaviours)] == []


def test_every_agenda_that_is_named_is_shipped_and_every_shipped_one_is_named() -> None:
    named = {name for row in every() for name, _ in row.steps}
    assert named == {found.stem for found in (ROOT / "agendas").glob("*.toml")}


def test_every_step_that_is_named_stands_in_its_agenda() -> None:
    missing = [
        (row.number, name, step)
        for row in every()
        for name, step in row.steps
        if step not in set[str]().union(*(names_of(one) for one in agenda(name)["step"]))
    ]
    assert missing == []


def test_every_step_that_asks_the_room_serves_a_practice() -> None:
    named = {pair for row in every() for pair in row.steps}
    steps = [
        (name, step)
        for name in sorted({name for name, _ in named})
        for step in agenda(name)["step"]
        if step.get("title")
    ]
    unnamed = [(name, step["title"]) for name, step in steps if not any((name, one) in named for one in names_of(step))]
    assert unnamed == []


def test_every_behaviour_is_told_once_and_is_needed() -> None:
    told = Counter(one.key for one in behaviours())
    assert {key: count for key, count in told.items() if count > 1} == {}
    assert {*told} == {key for row in every() for key in row.behaviours}


def test_every_behaviour_is_in_the_program() -> None:
    assert [one.key for one in behaviours() if not one.modules] == []
    named = [(one.key, module) for one in behaviours() for module in one.modules]
    assert [(key, module) for key, module in named if not re.fullmatch(r"meetingtui/[a-z_/0-9]+\.py", module)] == []
    assert [(key, module) for key, module in named if not (ROOT / module).is_file()] == []


def test_every_behaviour_is_held_by_a_test_that_runs() -> None:
    assert [one.key for one in behaviours() if not one.tests] == []
    assert [(one.key, test) for one in behaviours() for test in one.tests if not runs(test)] == []


def made_of(module: ast.Module, test: str) -> str:
    """How the lists are written that a test is given, and those that they are made of."""
    lists = {ast.unparse(one.targets[0]): one.value for one in module.body if isinstance(one, ast.Assign)}
    function = next(one for one in module.body if getattr(one, "name", "") == test)
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    nodes: list[ast.expr] = [*function.decorator_list]
    written: list[str] = []
    while nodes:
        node = nodes.pop()
        written.append(ast.unparse(node))
        names = [word.id for word in ast.walk(node) if isinstance(word, ast.Name)]
        nodes += [lists.pop(name) for name in names if name in lists]
    return " ".join(written)


def test_every_agenda_is_exercised_by_the_tests_that_the_page_says() -> None:
    """They are given every file of `agendas/`, for that is what their list is made of."""
    said = re.findall(r"^- `([^`]+::[^`]+)`$", parts()[0], re.MULTILINE)
    assert said
    assert [test for test in said if not runs(test)] == []
    lists = {test: made_of(source(test.partition("::")[0]), test.partition("::")[2]) for test in said}
    assert [test for test in said if "shipped_agendas().glob('*.toml')" not in lists[test]] == []


def test_a_translation_is_of_an_agenda_that_serves() -> None:
    translated = {found.stem for found in (ROOT / "agendas").glob("*/*.toml")}
    assert translated <= {name for row in every() for name, _ in row.steps}


def test_nothing_of_the_program_claims_a_figure() -> None:
    """Figures that circulate about partnerships could not be traced; none is told as a fact."""
    pages = [*(ROOT / "agendas").rglob("*.toml"), *(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    pages += (ROOT / "meetingtui").rglob("*.py")
    assert len(pages) > 100
    assert [page.name for page in pages if CLAIM.search(page.read_text(encoding="utf-8"))] == []


def test_the_page_can_be_read_at_a_glance() -> None:
    assert [line for line in PAGE.read_text(encoding="utf-8").splitlines() if len(line) > 200] == []
