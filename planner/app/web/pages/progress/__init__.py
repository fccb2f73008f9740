"""How far the plan has come, and what was adopted."""
