"""What the stage shows in place of a step for a moment: one module a subject."""
