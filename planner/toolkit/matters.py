"""Which matters does the law of a country leave to one organ of a city or to another?"""

from enum import StrEnum


class Matter(StrEnum):
    """What is decided, where the law of the country says by whom."""

    STRATEGY = "strategy"
    BUDGET = "budget"
    POSTS = "posts"
    HR_RULES = "hr-rules"
    GRANTS = "grants"
    NETWORK = "network"
    PROCUREMENT_TERMS = "procurement-terms"


class Organ(StrEnum):
    """Who decides a matter in a city, as the city itself says it."""

    COUNCIL = "council"
    EXECUTIVE = "executive"
    """The mayor, a college or the chief executive: whoever acts without a vote of the council."""
