"""From minutes to what stands now: the fold that is the memory of a partnership."""
