"""An archive that each test fills as it needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.index.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "quillmere-tolland")


@pytest.fixture
def cache(own_home: Path) -> Path:
    """Where the index is kept."""
    return own_home / ".cache" / "meetingtui"
