"""`meetingtui keys` lists every key with its id, and a wrong config file is told by every command that looks at it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meetingtui.cli.main import run
from meetingtui.core.keys import KEYS


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "meetingtui" / "config.toml"
    path.parent.mkdir()
    return path


def test_every_key_is_listed_with_its_id(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["keys"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(KEYS)
    assert max(map(len, lines)) <= 80
    assert not config.exists()


def test_keys_of_ones_own_are_listed_and_marked(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text('[keys]\n"stage.action" = ["m", "f2"]\n')
    assert run(["keys"]) == 0
    out = capsys.readouterr().out
    assert "* stage.action" in out
    assert "m F2" in out
    assert run(["keys", "--json"]) == 0
    rows = {row["id"]: row["keys"] for row in json.loads(capsys.readouterr().out)["keys"]}
    assert rows["stage.action"] == ["m", "f2"]


def test_a_wrong_file_is_told_with_its_line(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text('[keys]\n"stage.acton" = "m"\n')
    assert run(["keys"]) == 1
    assert '2: "stage.acton" is nothing that a key does' in capsys.readouterr().err
    assert run(["check", str(config)]) == 1
    assert '2: "stage.acton" is nothing that a key does' in capsys.readouterr().out


def test_a_right_file_is_right_and_has_a_schema(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text('theme = "light"\n[keys]\n"stage.action" = "m"\n')
    assert run(["check", str(config)]) == 0
    capsys.readouterr()
    assert run(["schema", "config"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert set(made["properties"]["keys"]["properties"]) == set(KEYS)
