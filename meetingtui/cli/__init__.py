"""The commands; imports everything else lazily."""
