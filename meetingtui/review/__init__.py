"""Finding and handing on: what minutes look like outside the program."""
