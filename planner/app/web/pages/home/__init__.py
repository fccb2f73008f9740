"""The home page: what awaits a person, and how to begin."""
