"""Which action of a stored plan matters most, as people have edited it?"""

from planner.app.desk.cache import kept
from planner.app.desk.file_drafts import Case
from planner.draft.pipeline import dependencies_of, undertaken
from planner.plan import Action, Dependency, Plan
from planner.proposal.diagnosis import diagnose
from planner.proposal.priority import Gaps, Priority, gaps_of, prioritise
from planner.proposal.rules import ProposedAction, propose
from planner.schedule.network import descendants, problems_with_loops
from planner.templates.method import Method

_KEPT = 32


def priorities(plan: Plan, case: Case | None, method: Method) -> dict[str, Priority]:
    """Score and rank the actions of a plan; ranks count the plan's own actions.

    As in the draft, they are measured against everything that the assessment calls for, so that a
    plan that nobody edited has the scores of its draft. Without an assessment there are no gaps to
    measure, and only ease tells actions apart.
    """
    gaps, others, links = _called_for(plan, case) if case else (Gaps({}, {}), (), ())
    actions = (*plan.actions, *others)
    dependencies = (*plan.dependencies, *links)
    if problems_with_loops(dependencies):  # what people linked and what the draft links may go in a circle
        actions, dependencies = plan.actions, plan.dependencies
    ranking = prioritise(actions, descendants([one.id for one in actions], dependencies), gaps, method)
    own = sorted(plan.action_by_id, key=lambda action: ranking[action].rank)
    return {action: ranking[action].model_copy(update={"rank": rank}) for rank, action in enumerate(own, start=1)}


def _called_for(plan: Plan, case: Case) -> tuple[Gaps, tuple[Action, ...], tuple[Dependency, ...]]:
    """Return the city's gaps, the actions that the plan left out, and the links that lead to or from them."""
    gaps, proposed = _proposal(case)
    own = plan.action_by_id
    others = tuple(
        undertaken(one, case.assessment, case.catalogue.method, plan.start) for one in proposed if one.id not in own
    )
    links = (link for link in dependencies_of(proposed) if not {link.predecessor, link.successor} <= own.keys())
    known = {*own, *(one.id for one in others)}
    return gaps, others, tuple(one for one in links if {one.predecessor, one.successor} <= known)


@kept(_KEPT)
def _proposal(case: Case) -> tuple[Gaps, tuple[ProposedAction, ...]]:
    """Return a city's gaps, and the actions that its assessment calls for: no edit of the plan changes them."""
    diagnosis = diagnose(case.assessment, case.benchmark, case.catalogue.method.scale)
    return gaps_of(diagnosis), propose(diagnosis, case.assessment, case.benchmark, case.catalogue).actions
