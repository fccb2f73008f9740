"""The board: actions in columns by status."""
