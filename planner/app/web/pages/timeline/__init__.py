"""The plan on a time line."""
