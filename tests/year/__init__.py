"""One plan, walked through a year: whatever says a number of it says the same one."""
