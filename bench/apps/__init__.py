"""The least that anyone who builds on the same libraries stands on; each is started as a file of its own."""
