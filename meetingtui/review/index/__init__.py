"""Finding words in thousands of minutes: an index that is a cache, and nothing more."""
