"""What home is left for: a command of ours, on the same terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.cli.main import main
from meetingtui.cli.onward import in_our_way


def test_an_agenda_named_like_an_option_is_played_and_is_no_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = in_our_way(("rehearse", "--folder", str(tmp_path), "--", "--print"), "auto", mouse=False)
    with pytest.raises(SystemExit):
        main(words)
    assert "--print: there is no agenda of that name" in capsys.readouterr().err
