"""Looking back: the archive, one meeting's minutes, the registers, and every item with its history."""
