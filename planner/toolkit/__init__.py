"""What the toolkit is, and what a city says to it: benchmark and assessment."""
