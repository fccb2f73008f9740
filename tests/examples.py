"""How many examples a property is tried on: few in ``make test``, many in ``make soak``."""

from hypothesis import settings

SOME = settings(max_examples=settings().max_examples * 3 // 5)
"""For properties that draft or schedule whole plans."""
FEW = settings(max_examples=settings().max_examples // 4)
"""For properties that draft a plan several times."""
