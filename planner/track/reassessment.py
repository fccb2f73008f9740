"""What should the next assessment look at, now that actions are done?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.confidential import without_confidential
from planner.plan import Action, ActionStatus, AnswerReason, Plan
from planner.toolkit.assessment import Answer, Evidence
from planner.track.plan_standing import PlanStanding
from planner.track.progress import CLOSED, ActionProgress, Progress, progress_of

_SETTLED = frozenset({Answer.YES, Answer.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class ToReassess:
    """A proposal, never a decision: the answer to a question may have changed."""

    question: str
    """Id of a guiding question, a duty or a contextual factor."""
    answer_then: Answer | None
    """What the plan starts from, where its assessment or an action says so."""
    done: tuple[str, ...]
    """Actions done since the assessment that answer it, by the day on which they were."""
    still_open: tuple[str, ...]
    """Actions of the plan that answer it too and are not done yet; without any, all that the plan
    undertakes for the question is done."""
    since: date
    """When the last of them was done."""
    evidence: tuple[Evidence, ...]
    """What shows that they are done, confidential evidence left out."""


def to_reassess(plan: Plan, reported: Progress, answers: Mapping[str, Answer]) -> tuple[ToReassess, ...]:
    """Propose the questions that the next assessment should look at, those that are fully acted on first.

    Only what was done after the plan's assessment counts: the answers already know of the rest. An action can
    answer more questions than those that called for it: where the city answered yes or that a question does not
    apply, nothing that it did can have changed that for the better.

    Args:
        plan: as people edited it.
        reported: what is known of its actions.
        answers: by question, what the plan's assessment answered, respondents taken together.
    """
    progress = progress_of(plan, reported)
    by_question: dict[str, list[Action]] = {}
    for action in plan.actions:
        for question in action.answers:
            by_question.setdefault(question, []).append(action)
    proposals = [
        proposal
        for question, actions in by_question.items()
        if answers.get(question) not in _SETTLED
        and (proposal := _proposal(question, actions, plan.assessed_on, progress, answers.get(question)))
    ]
    return tuple(sorted(proposals, key=lambda proposal: (bool(proposal.still_open), _number(proposal.question))))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAnswer:
    """A better answer to a guiding question, because all that a result rests on is done; never given by itself."""

    question: str
    answer: Answer
    done: tuple[str, ...]
    """The actions that deliver the result, by their last day."""
    evidence: tuple[Evidence, ...]
    """What shows that they are done, confidential evidence left out."""


def proposed_answers(plan: PlanStanding, today: date) -> dict[str, ProposedAnswer]:
    """Propose by question the answers of results that are true by today and whose actions are all done, with proof.

    What adoption alone brings about rests on no action, and is proposed by nothing. Confidential proof counts as proof.
    """
    proposed = {}
    for result in plan.results:
        carrying = plan.carrying(result)
        proven = (action.status is ActionStatus.DONE and action.progress.evidence for action in carrying)
        if carrying and result.date <= today and all(proven):
            proofs = (piece for action in carrying for piece in without_confidential(action.progress.evidence))
            proposed[result.question] = ProposedAnswer(
                question=result.question,
                answer=result.to,
                done=result.delivered_by,
                evidence=tuple(dict.fromkeys(proofs)),
            )
    return proposed


def _proposal(
    question: str,
    actions: list[Action],
    assessed_on: date,
    progress: Mapping[str, ActionProgress],
    answer: Answer | None,
) -> ToReassess | None:
    # Finished after the day of the assessment: whoever answered on that day knew what was done by then.
    done = sorted(
        (finished, action.id)
        for action in actions
        if (finished := progress[action.id].finished) and finished > assessed_on
    )
    if not done:
        return None
    return ToReassess(
        question=question,
        answer_then=answer or _answer_then(question, actions),
        done=tuple(action for _, action in done),
        still_open=tuple(action.id for action in actions if progress[action.id].status not in CLOSED),
        since=done[-1][0],
        evidence=without_confidential(tuple(proof for _, action in done for proof in progress[action].evidence)),
    )


def _answer_then(question: str, actions: list[Action]) -> Answer | None:
    reasons = (reason for action in actions for reason in action.reasons)
    return next(
        (reason.answer for reason in reasons if isinstance(reason, AnswerReason) and reason.question == question), None
    )


def _number(question: str) -> tuple[int, int, str]:
    """Return what sorts 2.10 after 2.9, and contextual factors last."""
    whole, _, part = question.partition(".")
    if not whole.isdigit():
        # Beyond the number of any key factor.
        return 1_000_000, 0, question
    return int(whole), int(part.rstrip("abcdefghijklmnopqrstuvwxyz") or 0), question
