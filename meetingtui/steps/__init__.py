"""Step kinds: one folder each; the registry is the only list of them."""
