"""Pieces of screen that know no meeting."""
