"""How much work falls to whom, and when."""
