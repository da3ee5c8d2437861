"""Old Markdown minutes: read into blocks, understood by rules, and made into minutes to accept."""
