"""meetingtui: run live meetings between organisations from a terminal."""

__version__ = "0.1.0"
