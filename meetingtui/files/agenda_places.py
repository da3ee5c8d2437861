"""Where agendas are, and the file that a name means; read without knowing what an agenda holds."""

from __future__ import annotations

import os
from pathlib import Path

from meetingtui.core.problems import Place, Problem
from meetingtui.core.text import clean_line, quoted
from meetingtui.files.complaints import nearest
from meetingtui.files.folders import FILE, shipped_agendas
from meetingtui.files.partnership_check import load_partnership
from meetingtui.files.toml_text import FileRefused


def find_agenda(name_or_path: str, folder: Path | None) -> Path:
    """The file of an agenda: a path, else your own of that name, else a shipped one; raises `FileRefused`."""
    if name_or_path.endswith(".toml") or os.sep in name_or_path:
        return Path(name_or_path)
    for place in agenda_places(folder):
        path = place / f"{name_or_path}.toml"
        if path.is_file():
            return path
    names = {path.stem for place in agenda_places(folder) for path in agendas_in(place)}
    way_out = f"did you mean {quoted(near)}?" if (near := nearest(name_or_path, names)) else "see: meetingtui agendas"
    raise FileRefused(Problem(Place(clean_line(name_or_path)), "there is no agenda of that name", way_out))


def agenda_places(folder: Path | None) -> list[Path]:
    """Where agendas are looked for: your own before the shipped, each in the partnership's language before English."""
    names = load_partnership(folder / FILE)[0] if folder and (folder / FILE).is_file() else None
    places = [folder / "agendas", shipped_agendas()] if folder else [shipped_agendas()]
    language = names.language if names else None
    return [inner for place in places for inner in ((place / language, place) if language else (place,))]


def languages() -> list[str]:
    """The languages that agendas are shipped in, besides English."""
    return sorted(path.name for path in shipped_agendas().iterdir() if path.is_dir())


def agendas_in(place: Path) -> list[Path]:
    """The agenda files of one folder, by name."""
    try:
        return sorted(path for path in place.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
    except OSError:
        return []
