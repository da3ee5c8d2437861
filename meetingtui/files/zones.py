"""Time zones by name: the machine's own, and whether a name is one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

_LOCALTIME = Path("/etc/localtime")


def is_zone(name: str) -> bool:
    """Whether this is a zone of the IANA list, such as Europe/London."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def zone_like(name: str) -> str | None:
    """The zone that was probably meant; the city alone is enough."""
    from meetingtui.files.complaints import nearest

    zones = sorted(available_timezones())
    cities = {zone.rpartition("/")[2].replace("_", " "): zone for zone in zones}
    words = name.replace("_", " ")
    if (city := nearest(words.rpartition("/")[2], cities)) is not None:
        return cities[city]
    return nearest(name, zones)


def machine_zone(env: Mapping[str, str] | None = None, localtime: Path = _LOCALTIME) -> str:
    """The zone this machine is set to; UTC where it does not say."""
    told = (os.environ if env is None else env).get("TZ", "").removeprefix(":")
    for wish in (told, _below_zoneinfo(told), _below_zoneinfo(_target(localtime))):
        if wish and is_zone(wish):
            return wish
    return "UTC"


def _target(link: Path) -> str:
    try:
        return str(link.resolve())
    except (OSError, RuntimeError):
        return ""


def _below_zoneinfo(path: str) -> str:
    return path.partition("/zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")
