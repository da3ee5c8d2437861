"""What the program costs in time, memory and bytes, beside the least that its libraries cost: `python -m bench`."""
