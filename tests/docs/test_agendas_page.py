"""The page about agendas: its example is built, checked and rehearsed, and its reference is what the models say."""

from __future__ import annotations

import json
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from meetingtui.core.text_types import Id
from meetingtui.files.schemas import schema_of
from meetingtui.steps.registry import KINDS
from tests.cli.conftest import Run
from tests.docs.conftest import DOCS, blocks, page

HEAD, CLOSE, *STEPS = blocks("agendas.md", "toml")
STAGES = range(len(STEPS) + 1)


def built(count: int) -> str:
    """The example with this many of its steps, each put above the closing one."""
    return "\n".join([HEAD, *STEPS[:count], CLOSE])


def generator() -> ModuleType:
    spec = spec_from_file_location("make_agendas", DOCS / "make_agendas.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = generator()
EXAMPLES = GENERATOR.EXAMPLES


def test_the_reference_is_what_the_models_say() -> None:
    text = page("agendas.md")
    assert GENERATOR.page(text) == text, "run: python docs/make_agendas.py"


def test_what_the_models_say_is_on_the_page_by_kind() -> None:
    reference = page("agendas.md").split(GENERATOR.MARK)[1]
    for kind, one in KINDS.items():
        part = reference.split(f"\n### `{kind}`\n")[1].split("\n### ")[0]
        assert [name for name in one.fields.__annotations__ if name != "kind" and f"**`{name}`**" not in part] == []


def test_every_field_of_the_schema_is_described_and_has_an_example() -> None:
    schema = schema_of("agenda")
    bare = [
        (table, name)
        for table, shape in [("agenda", schema), *schema["$defs"].items()]
        for name, one in shape["properties"].items()
        if not one.get("description") or not one.get("examples")
    ]
    assert bare == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_are_values_that_their_fields_take(kind: str) -> None:
    model = KINDS[kind].fields
    for name, field in model.model_fields.items():
        found: dict[str, Any] = tomllib.loads(EXAMPLES[model.__name__, name])
        if name != "kind":
            taken = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            TypeAdapter(taken).validate_python(found[name] if name in found else found["step"][name])


def test_an_id_is_what_the_page_says() -> None:
    ids = TypeAdapter[str](Id)
    assert ids.validate_python("a" * 40) == "a" * 40
    assert ids.validate_python("3-sites_b") == "3-sites_b"
    for wrong in ("a" * 41, "-a", "a b", "_a"):
        with pytest.raises(ValidationError):
            ids.validate_python(wrong)


def test_an_example_of_every_size_is_on_the_page() -> None:
    assert len(STEPS) >= 4
    assert {tomllib.loads(step)["step"][0]["kind"] for step in STEPS} >= {"ask", "review", "gather", "decide"}


@pytest.mark.parametrize("count", STAGES)
def test_the_example_is_right_at_every_stage_and_can_be_played(count: int, run: Run, folder: Path) -> None:
    target = folder / "agendas" / "handover.toml"
    target.write_text(built(count), encoding="utf-8")
    checked = run("check", target, "--folder", folder)
    assert (checked.returncode, checked.stdout.strip()) == (0, "1 file: right")
    played = run("rehearse", "handover", "--print", "--json", "--folder", folder)
    assert played.returncode == 0, played.stderr
    assert len(json.loads(played.stdout)["steps"]) == count + 1


def test_the_whole_example_fits_its_minutes(run: Run, folder: Path) -> None:
    (folder / "agendas" / "handover.toml").write_text(built(len(STEPS)), encoding="utf-8")
    played = run("rehearse", "handover", "--print", "--people", "6", "--folder", folder)
    assert "Everything fits" in played.stdout


def test_what_check_says_of_the_mistake_is_what_the_page_says(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = folder / "agendas" / "handover.toml"
    target.write_text(built(len(STEPS)).replace("prompt  =", "promt  ="), encoding="utf-8")
    done = run("check", target, "--folder", folder)
    assert done.returncode == 1
    said = [line.replace(f"{folder.name}/", "", 1).strip() for line in (done.stdout + done.stderr).splitlines()]
    written = [line.strip() for line in page("agendas.md").splitlines()]
    assert [line for line in said if line and line not in written] == []


def test_a_copy_is_made_as_the_page_says(run: Run, folder: Path) -> None:
    done = run("agendas", "copy", "weekly-standup", "handover", "--folder", folder)
    assert done.returncode == 0
    assert (folder / "agendas" / "handover.toml").is_file()
    assert run("agendas", "show", "handover", "--folder", folder).returncode == 0
