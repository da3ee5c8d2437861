"""The whole program in lines: no screen is drawn, every change is a line, every choice a number or a letter."""
