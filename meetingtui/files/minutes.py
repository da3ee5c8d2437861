"""Minutes files: their tables, reading and checking them, writing them, and what a folder of them holds."""

from meetingtui.files.archive import list_minutes
from meetingtui.files.minutes_check import load_minutes, read_minutes
from meetingtui.files.minutes_layout import dump_minutes, dump_row, plain_minutes
from meetingtui.files.minutes_tables import Minutes

__all__ = [
    "Minutes",
    "dump_minutes",
    "dump_row",
    "list_minutes",
    "load_minutes",
    "plain_minutes",
    "read_minutes",
]
