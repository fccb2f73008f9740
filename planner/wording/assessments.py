"""What do readers call an assessment?"""

from datetime import date

from planner.toolkit.assessment import AssessmentKind
from planner.wording import Wording


def assessment_name(kind: AssessmentKind, day: date, wording: Wording) -> str:
    """Return what an assessment is called; two of a kind and day are told apart by their ids where both show.

    >>> assessment_name(AssessmentKind.PEER_REVIEW, date(2026, 11, 12), Wording("en"))
    'Peer review of 12 November 2026'
    """
    return wording.say("{kind} of {date}", kind=kind, date=day)
