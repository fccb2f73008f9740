"""How the city reads its context."""
