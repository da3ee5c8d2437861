"""A meeting that plays itself: two made-up firms with two years of minutes, and what is said in their next meeting."""
