"""Once a city is assessed again: which plan does the new assessment concern, and which plan has a newer one?"""

from planner.store import AssessmentSummary, Store


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


def newer_assessment(store: Store, assessment: str) -> AssessmentSummary | None:
    """Return the city's latest assessment by the same benchmark as an earlier one; None when that is the latest."""
    here = next((summary for summary in store.assessments() if summary.id == assessment), None)
    if here is None:
        return None
    same = [summary for summary in store.assessments(here.city) if summary.benchmark == here.benchmark]
    return same[-1] if same[-1].id != assessment else None
