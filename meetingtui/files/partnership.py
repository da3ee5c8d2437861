"""A partnership's folder and its file: finding, reading, making and adding to them."""

from meetingtui.files.folders import FILE, FolderChoice, find_folder
from meetingtui.files.partnership_check import FORMAT, load_partnership, read_partnership
from meetingtui.files.partnership_edit import add_person, add_stream, new_partnership

__all__ = [
    "FILE",
    "FORMAT",
    "FolderChoice",
    "add_person",
    "add_stream",
    "find_folder",
    "load_partnership",
    "new_partnership",
    "read_partnership",
]
