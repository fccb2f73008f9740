"""Quick wins by impact and effort."""
