"""The schemas that editors complete and check with are those of the models."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from meetingtui.files.schemas import SchemaName, schema_of
from meetingtui.steps import registry


@pytest.mark.parametrize("name", get_args(SchemaName))
def test_a_schema_says_which_dialect_it_is_in_and_describes_itself(name: SchemaName) -> None:
    schema = schema_of(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == f"meetingtui {name}"
    assert schema["description"]
    assert json.loads(json.dumps(schema)) == schema


def test_a_step_is_one_of_the_kinds_that_can_be_run() -> None:
    schema = schema_of("agenda")
    steps = schema["properties"]["step"]["items"]
    assert steps["discriminator"]["propertyName"] == "kind"
    assert set(steps["discriminator"]["mapping"]) == set(registry.KINDS)
    assert len(steps["oneOf"]) == len(registry.KINDS)
    assert "name" not in schema["properties"]


def test_the_words_below_a_field_are_its_description() -> None:
    close = schema_of("agenda")["$defs"]["CloseFields"]
    assert close["properties"]["seal"]["description"] == "Ask each party to confirm before anyone leaves."


def test_keys_are_named_as_in_the_file() -> None:
    action = schema_of("minutes")["$defs"]["Action"]["properties"]
    assert "from" in action
    assert "from_" not in action
    assert "format" in schema_of("partnership")["properties"]


@pytest.mark.parametrize("name", get_args(SchemaName))
def test_toml_has_no_null(name: SchemaName) -> None:
    assert "null" not in json.dumps(schema_of(name))
