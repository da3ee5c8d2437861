"""Words and rules of meetings between organisations; knows no file, no clock and no screen."""
