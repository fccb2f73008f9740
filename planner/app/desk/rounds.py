"""Once a city is assessed again: which plan does the new one concern, and what does what was done there propose?"""

from collections.abc import Mapping
from datetime import date

from planner.app.desk.plan_view import plan_view
from planner.store import AssessmentSummary, Store
from planner.track.reassessment import proposed_answers
from planner.wording import Wording
from planner.wording.assessments import proposal_sentence


def plan_to_redraft(store: Store, assessment: str) -> str | None:
    """Return the plan of the city for which an assessment has proposals; None when it calls for a first plan.

    That is the plan drafted from it, else the one last changed among those of the same benchmark.
    """
    listed = {summary.id: summary for summary in store.assessments()}
    here = listed.get(assessment)
    if here is None:
        return None
    # A revision is the number of a line in the history of the whole store: the higher was worked on later.
    plans = sorted(store.plans(here.city), key=lambda plan: (plan.assessment == assessment, plan.revision))
    drafted_from = ((plan.id, listed.get(plan.assessment or "")) for plan in reversed(plans))
    return next((plan for plan, of in drafted_from if of and of.benchmark == here.benchmark), None)


def plan_of_assessment(store: Store, assessment: str) -> str | None:
    """Return the plan that rests on an assessment, of several the one last changed; None where none does."""
    plans = (plan for plan in store.plans() if plan.assessment == assessment)
    return max(((plan.revision, plan.id) for plan in plans), default=(0, None))[1]


def proposals_after(store: Store, assessment: str, *, today: date, language: str) -> Mapping[str, str]:
    """Return what the plan that rests on an assessment proposes to answer next time, by question, as sentences.

    They are in ``language``; without such a plan there are none.
    """
    plan = plan_of_assessment(store, assessment)
    if plan is None:
        return {}
    view, wording = plan_view(store, plan, today=today, language=language), Wording(language)
    proposed = proposed_answers(view.standing, today)
    return {question: proposal_sentence(answer, view.names, wording) for question, answer in proposed.items()}


def newer_assessment(store: Store, assessment: str) -> AssessmentSummary | None:
    """Return the city's latest assessment by the same benchmark as an earlier one; None when that is the latest."""
    here = next((summary for summary in store.assessments() if summary.id == assessment), None)
    if here is None:
        return None
    same = [summary for summary in store.assessments(here.city) if summary.benchmark == here.benchmark]
    return same[-1] if same[-1].id != assessment else None
