"""Read from the source itself: no text is handed over as markup, and no name of Textual's is taken by accident."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.dom import DOMNode

import meetingtui

ROOT = Path(meetingtui.__file__).parent
FILES = sorted((*(ROOT / "tui").rglob("*.py"), *(ROOT / "widgets").rglob("*.py"), *ROOT.rglob("panel.py")))
SAFE = {"Content", "assemble", "join", "truncate"}
"""What makes content out of text without reading markup in it."""

OVERRIDDEN = {
    "BINDINGS",
    "CSS_PATH",
    "ENABLE_COMMAND_PALETTE",
    "AUTO_FOCUS",
    "TITLE",
    "HORIZONTAL_BREAKPOINTS",
    "can_focus",
    "compose",
    "theme",
    "app_focus",
    "display",
    "replace",
    "cursor_blink",
    "check_action",
    "refresh",
    "get_line_filters",
    "on_event",
    "post_display_hook",
    "panic",
    "_fatal_error",
    "_handle_exception",
    "_on_load",
    "_on_key",
    "_on_paste",
}
"""Names of Textual's that are meant to be ours instead."""
MADE = ("_css", "_merged", "_decorated", "_inherit", "_reactives", "_computes", "_abc", "can_focus_", "on_", "action_")
"""What names begin with that Textual makes in every class, or that several classes may each have."""


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def named(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def says_no_markup(call: ast.Call) -> bool:
    given = {word.arg: word.value for word in call.keywords}
    value = given.get("markup")
    return isinstance(value, ast.Constant) and value.value is False


def is_content(node: ast.expr) -> bool:
    """Whether an expression is Content by how it is made, or by being called so."""
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            return is_content(body) and is_content(orelse)
        case ast.Call(func=func):
            return named(func) in SAFE or named(func).endswith(("_line", "_foot", "rail", "captured_list"))
        case ast.Name(id="content") | ast.Attribute(attr="content"):
            return True
        case _:
            return False


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_widget_is_handed_text_that_it_would_read_markup_in(path: Path) -> None:
    for call in calls(path):
        name, where = named(call.func), f"{path.name}:{call.lineno}"
        if name in {"Static", "Label", "Button", "Checkbox", "OptionList", "Select", "SelectionList", "RichLog"}:
            assert says_no_markup(call), f"{where}: {name} without markup=False"
        assert name not in {"DataTable", "Tree", "Markdown", "RadioButton", "Collapsible", "Tab"}, f"{where}: {name}"
        assert name != "notify" or says_no_markup(call), f"{where}: notify without markup=False"
        assert name not in {"from_markup", "from_text"}, f"{where}: {name} reads markup"
        assert name != "escape", f"{where}: escaping is no defence"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_whatever_is_shown_is_content(path: Path) -> None:
    for call in calls(path):
        if named(call.func) == "update" and isinstance(call.func, ast.Attribute) and call.args:
            owner = ast.unparse(call.func.value)
            if any(word in owner for word in ("query_one", "_text", "_label", "_under")):
                assert is_content(call.args[0]), f"{path.name}:{call.lineno}: {ast.unparse(call.args[0])}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_titles_tooltips_and_borders_are_never_set(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in targets:
            assert named(target) not in {"border_title", "border_subtitle", "tooltip", "sub_title"}, target.lineno


def ours() -> list[type[DOMNode]]:
    """Every screen, widget and app of ours."""
    found: dict[str, type[DOMNode]] = {}
    for path in FILES:
        module = importlib.import_module(".".join(("meetingtui", *path.relative_to(ROOT).with_suffix("").parts)))
        for _, one in inspect.getmembers(module, inspect.isclass):
            if issubclass(one, DOMNode) and one.__module__ == module.__name__:
                found[f"{one.__module__}.{one.__qualname__}"] = one
    return list(found.values())


def assigned(one: type) -> set[str]:
    """What a class's methods set on `self`."""
    tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(one)))
    return {
        target.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
    }


@pytest.mark.parametrize("one", ours(), ids=lambda one: one.__qualname__)
def test_no_name_of_textuals_is_taken_by_accident(one: type[DOMNode]) -> None:
    theirs: set[str] = set()
    for base in one.__mro__[1:]:
        if base.__module__.startswith(("textual", "rich")):
            theirs |= set(vars(base)) | set(getattr(base, "__annotations__", {}))
            theirs |= assigned(base) if base.__module__.startswith("textual") else set()
    own = {name for name in vars(one) if not (name.startswith("__") and name.endswith("__"))} | assigned(one)
    taken = (own & theirs) - OVERRIDDEN
    assert not {name for name in taken if not name.startswith(MADE)}


def test_there_is_something_to_look_at() -> None:
    assert len(FILES) > 10
    assert {"StageScreen", "LineField", "AskPanel", "MeetingApp"} <= {one.__name__ for one in ours()}
