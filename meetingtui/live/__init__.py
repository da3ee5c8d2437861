"""The meeting in progress: events, the log, the fold, the session, the draft."""
