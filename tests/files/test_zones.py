"""Times have a place, by default the machine's."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.files.zones import is_zone, machine_zone, zone_like


@pytest.mark.parametrize("name", ["Europe/London", "UTC", "America/Argentina/Salta"])
def test_names_of_zones(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize("name", ["", "London", "Europe", "../../etc/passwd", "/etc/passwd", "a\0b", "x" * 5000])
def test_what_is_none(name: str) -> None:
    assert not is_zone(name)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("london", "Europe/London"), ("Europe/Londn", "Europe/London"), ("new york", "America/New_York"), ("qqqq", None)],
)
def test_the_zone_that_was_meant(name: str, meant: str | None) -> None:
    assert zone_like(name) == meant


def test_the_machines_zone_is_that_of_tz_else_that_of_the_clock(tmp_path: Path) -> None:
    zones = tmp_path / "zoneinfo" / "Europe"
    zones.mkdir(parents=True)
    (zones / "Oslo").write_text("")
    (tmp_path / "localtime").symlink_to(zones / "Oslo")
    assert machine_zone({"TZ": ":Europe/London"}, tmp_path / "localtime") == "Europe/London"
    assert machine_zone({"TZ": "/usr/share/zoneinfo/Asia/Tokyo"}, tmp_path / "localtime") == "Asia/Tokyo"
    assert machine_zone({"TZ": "nonsense"}, tmp_path / "localtime") == "Europe/Oslo"
    assert machine_zone({}, tmp_path / "localtime") == "Europe/Oslo"
    assert machine_zone({}, tmp_path / "gone") == "UTC"
