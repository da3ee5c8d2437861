"""TOML on disk: reading with places, checking, writing whole and in place."""
