"""Made-up partnerships with years of minutes: one story written by hand, and many that are cut from it."""

from meetingtui.sample.bulk import bulk, one
from meetingtui.sample.story import meetings, write

__all__ = ["bulk", "meetings", "one", "write"]
