"""Which action of a plan matters most, as people have edited it?"""

from planner.draft.draft import Draft
from planner.plan import Action, Dependency, Plan
from planner.proposal.priority import Gaps, Priority, prioritise
from planner.schedule.network import descendants, problems_with_loops
from planner.templates.method import Method


def priorities(plan: Plan, draft: Draft | None, method: Method) -> dict[str, Priority]:
    """Score and rank the actions of a plan; ranks count the plan's own actions.

    They are measured against everything that the assessment calls for, so that a plan that nobody
    edited has the scores of its draft. Without an assessment there are no gaps to measure, and only
    ease tells actions apart.
    """
    # Against the whole field: measured among themselves, the chosen would all gain or lose ease with each that leaves.
    others, links = _called_for(plan, draft) if draft else ((), ())
    gaps = draft.gaps if draft else Gaps({}, {})
    actions, dependencies = (*plan.actions, *others), (*plan.dependencies, *links)
    if problems_with_loops(dependencies):
        # What people linked and what the draft links may go in a circle together; the plan alone never does.
        actions, dependencies = plan.actions, plan.dependencies
    ranking = prioritise(actions, descendants([action.id for action in actions], dependencies), gaps, method)
    own = sorted(plan.action_by_id, key=lambda action: ranking[action].rank)
    return {action: ranking[action].model_copy(update={"rank": rank}) for rank, action in enumerate(own, start=1)}


def _called_for(plan: Plan, draft: Draft) -> tuple[tuple[Action, ...], tuple[Dependency, ...]]:
    """Return the actions that the plan leaves out, and the links that lead to or from them."""
    own = plan.action_by_id
    others = tuple(action for action in draft.called_for if action.id not in own)
    # What links two actions of the plan is the plan's own: people may have taken it out.
    return others, tuple(link for link in draft.links if not {link.predecessor, link.successor} <= own.keys())
