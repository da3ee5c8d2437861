"""The hand-written story: three years of two firms, half a quarter to a module, in order."""

from meetingtui.sample.scenes import Scene
from meetingtui.sample.script import (
    quarter_01a,
    quarter_01b,
    quarter_02a,
    quarter_02b,
    quarter_03a,
    quarter_03b,
    quarter_04a,
    quarter_04b,
    quarter_05a,
    quarter_05b,
    quarter_06a,
    quarter_06b,
    quarter_07a,
    quarter_07b,
    quarter_08a,
    quarter_08b,
    quarter_09a,
    quarter_09b,
    quarter_10a,
    quarter_10b,
    quarter_11a,
    quarter_11b,
    quarter_12a,
    quarter_12b,
)

_HALVES = (
    quarter_01a,
    quarter_01b,
    quarter_02a,
    quarter_02b,
    quarter_03a,
    quarter_03b,
    quarter_04a,
    quarter_04b,
    quarter_05a,
    quarter_05b,
    quarter_06a,
    quarter_06b,
    quarter_07a,
    quarter_07b,
    quarter_08a,
    quarter_08b,
    quarter_09a,
    quarter_09b,
    quarter_10a,
    quarter_10b,
    quarter_11a,
    quarter_11b,
    quarter_12a,
    quarter_12b,
)

SCENES: tuple[Scene, ...] = tuple(scene for half in _HALVES for scene in half.SCENES)
"""Seven meetings a quarter; meeting number 1 comes first."""
