"""`meetingtui schema` prints what an editor can load."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("name", ["agenda", "minutes", "partnership"])
def test_a_schema_is_json(run: Run, name: str) -> None:
    done = run("schema", name)
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == f"meetingtui {name}"
