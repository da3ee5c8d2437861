"""Minutes, and what a partnership made of them, for people who do not run the program."""
