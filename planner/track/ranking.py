"""Which action of a plan matters most, as people have edited it?"""

from planner.draft.draft import Draft
from planner.plan import Plan
from planner.proposal.priority import Gaps, Priority, prioritise
from planner.schedule.network import descendants
from planner.templates.method import Method


def priorities(plan: Plan, draft: Draft | None, method: Method) -> dict[str, Priority]:
    """Score and rank the actions of a plan among themselves: ranks and reasons name nothing that is not in it.

    Without an assessment there are no gaps to measure, and only ease tells actions apart.
    """
    gaps = draft.gaps if draft else Gaps({}, {})
    return prioritise(plan.actions, descendants(list(plan.action_by_id), plan.dependencies), gaps, method)
