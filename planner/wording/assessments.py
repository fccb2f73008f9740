"""What do readers call an assessment, and what is proposed for the next one?"""

from collections.abc import Mapping
from datetime import date

from planner.problem import msgid
from planner.proposal.diagnosis import QuestionFinding
from planner.toolkit.assessment import AssessmentKind
from planner.toolkit.benchmark import GuidingQuestion
from planner.track.reassessment import ProposedAnswer
from planner.wording import Wording
from planner.wording.evidence import evidence_titles

COUNTS_NOWHERE = msgid("As the key factor does not apply, its answers count nowhere.")
"""Of what people judged not to apply although there are answers."""
LAST_ROUND_NOT_HERE = msgid("The assessment of {day}, which this one follows, is not here.")
HALF_ANSWERED = msgid(
    "Nothing is accepted by itself: some of what was answered last time is not answered yet, "
    "and may change all of this."
)
"""Of what a new assessment proposes while it is half answered."""


def question_line(finding: QuestionFinding, questions: Mapping[str, GuidingQuestion], wording: Wording) -> str:
    """Return a guiding question with today's answer; one that left the benchmark has kept its number alone."""
    question = questions.get(finding.question)
    numbered = f"{question.id} {question.text}" if question else finding.question
    return wording.say("{question} Answer: {answer}.", question=numbered, answer=wording.label_inside(finding.answer))


def assessment_name(kind: AssessmentKind, day: date, wording: Wording) -> str:
    """Return what an assessment is called; two of a kind and day are told apart by their ids where both show.

    >>> assessment_name(AssessmentKind.PEER_REVIEW, date(2026, 11, 12), Wording("en"))
    'Peer review of 12 November 2026'
    """
    return wording.say("{kind} of {date}", kind=kind, date=day)


def proposal_sentence(proposed: ProposedAnswer, names: Mapping[str, str], wording: Wording) -> str:
    """Say which answer is proposed because of what is done, and what shows that; ``names`` are those of actions."""
    because = wording.count(
        "Proposed: {answer}, because this is done: {actions}.",
        "Proposed: {answer}, because these are done: {actions}.",
        len(proposed.done),
        answer=wording.label_inside(proposed.answer),
        actions=wording.series(names.get(action, action) for action in proposed.done),
    )
    if not proposed.evidence:
        return because
    proof = wording.say("Shown by: {evidence}", evidence=evidence_titles(proposed.evidence, wording))
    return f"{because} {proof}."


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
