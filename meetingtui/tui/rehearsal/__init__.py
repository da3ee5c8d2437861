"""Rehearsing on the real stage: a player that hands in what people would, and the way to take over from it."""
