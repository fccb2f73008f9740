"""How is evidence named, and how much of it is withheld?"""

from collections.abc import Sequence

from planner.confidential import without_confidential
from planner.toolkit.assessment import Evidence
from planner.wording import Wording


def evidence_titles(evidence: tuple[Evidence, ...], wording: Wording, *, confidential: bool = False) -> str:
    """Return what evidence is called, on one line; of confidential evidence, unless asked for, how much there is."""
    named = evidence if confidential else without_confidential(evidence)
    return and_withheld([piece.title for piece in named], len(evidence) - len(named), wording)


def evidence_text(piece: Evidence, wording: Wording) -> str:
    """Return all that is said of one piece of evidence, on one line."""
    dated = wording.date(piece.dated) if piece.dated else ""
    return " – ".join(filter(None, (piece.title, piece.reference, dated)))


def and_withheld(texts: Sequence[str], hidden: int, wording: Wording) -> str:
    """Return texts on one line, with the number of those that are withheld as confidential."""
    more = wording.count("({number} confidential)", "({number} confidential)", hidden)
    return wording.series([*texts, more] if hidden else texts)
