"""What do readers call an assessment?"""

from datetime import date

from planner.problem import msgid
from planner.toolkit.assessment import AssessmentKind
from planner.wording import Wording

COUNTS_NOWHERE = msgid("As the key factor does not apply, its answers count nowhere.")
"""Of what people judged not to apply although there are answers."""
LAST_ROUND_NOT_HERE = msgid("The assessment of {day}, which this one follows, is not here.")
HALF_ANSWERED = msgid(
    "Nothing is accepted by itself: some of what was answered last time is not answered yet, "
    "and may change all of this."
)
"""Of what a new assessment proposes while it is half answered."""


def assessment_name(kind: AssessmentKind, day: date, wording: Wording) -> str:
    """Return what an assessment is called; two of a kind and day are told apart by their ids where both show.

    >>> assessment_name(AssessmentKind.PEER_REVIEW, date(2026, 11, 12), Wording("en"))
    'Peer review of 12 November 2026'
    """
    return wording.say("{kind} of {date}", kind=kind, date=day)


def answered_so_far(answered: int, asked: int, wording: Wording) -> str:
    """Say how much of an assessment is answered, for whoever makes a plan of it.

    >>> answered_so_far(12, 54, Wording("en"))
    '12 of 54 questions are answered in this assessment; the rest counts as not known.'
    """
    return wording.count(
        "{number} of {asked} questions is answered in this assessment; the rest counts as not known.",
        "{number} of {asked} questions are answered in this assessment; the rest counts as not known.",
        answered,
        asked=wording.number(asked),
    )
