"""Playing an agenda with made-up people: who they are, what happens next, and whether the plan fits."""
