"""The demo on the real stage: made-up people play on it, line by line, until somebody takes over."""
