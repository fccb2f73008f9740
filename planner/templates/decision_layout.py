"""In which variant of its style does a country lay out a council's decision?"""

from enum import StrEnum


class DecisionLayout(StrEnum):
    """What sets a country's decision apart from others of its style."""

    RAPPORTEUR = "rapporteur"
    """Articles, on the report of a member of the council, whose name comes after the reasons."""
    PUBLIC_SESSION = "public-session"
    """Articles, the council named first as it sits in public, on the proposal of the executive."""
    COUNCIL_FIRST = "council-first"
    """Articles, the council named before its grounds."""
    ORDER_OF_DELIBERATION = "order-of-deliberation"
    """Numbered points, under the committees through which the paper goes."""
    MOTION = "motion"
    """Numbered points of a motion, after the report."""
    REGULARITY = "regularity"
    """Numbered points, after premises and the opinions on technical and accounting regularity."""
    EXECUTIVE_PROPOSES = "executive-proposes"
    """Numbered points, on a proposal that the executive made its own."""
    PRESENTATION = "presentation"
    """A proposal, its presentation and grounds, then the decision."""
    ADMINISTRATION_RECOMMENDS = "administration-recommends"
    """A proposal that the administration recommends, after a summary."""
    OFFICER_PROPOSES = "officer-proposes"
    """A proposal of who leads the administration, then the facts and their assessment."""
    MOVED = "moved"
    """A recommendation at the end of the report, moved and seconded."""
