"""What is the plan once people have accepted some of what a new draft proposes?"""

from collections.abc import Collection
from datetime import date

from planner.plan import Action, Dependency, Plan, PlanHead
from planner.problem import Problem, ProblemsFoundError
from planner.schedule.network import check_dependencies
from planner.track.redraft import HEAD, Redraft, factors_of


def apply(current: Plan, proposals: Redraft, accepted: Collection[str]) -> Plan:
    """Return the plan with the accepted proposals; whatever is not accepted stays as it is.

    ``accepted`` names actions, and :data:`planner.track.redraft.HEAD` for the changes of the whole plan. Added actions
    come last, in the draft's order, with the roles, the objectives and the dependencies that they
    need; dependencies go with the actions that are removed. Accepting nothing returns the plan.

    Raises:
        ProblemsFoundError: something is accepted that is not proposed, or what people linked and
            what the draft links would make actions wait for one another.
    """
    proposed = frozenset(proposals.proposed)
    problems = [_not_proposed(id_, proposals) for id_ in accepted if id_ not in proposed]
    if problems:
        raise ProblemsFoundError(problems)
    if not accepted:
        return current
    actions = _actions(current, proposals, accepted)
    ids = [action.id for action in actions]
    links = _dependencies(current, proposals, accepted, set(ids))
    # Each plan is free of loops by itself: what people linked and what the draft links may close one together.
    problems = check_dependencies(ids, links)
    if problems:
        raise ProblemsFoundError(problems)
    head = {change.field: change.drafted for change in proposals.head} if HEAD in accepted else {}
    plan = current.model_copy(update={**head, "actions": actions, "dependencies": links})
    return _complete(plan, current, proposals.drafted)


def begun_later(plan: Plan, before: Plan, today: date) -> Plan:
    """Return a plan in which what was added to it while it is under way begins today at the earliest.

    The schedule begins with the plan: what joins it a year later would be overdue on its first day.
    """
    if today <= plan.start:
        return plan
    actions = tuple(
        action
        if action.id in before.action_by_id
        else action.model_copy(update={"not_before": max(today, action.not_before or today)})
        for action in plan.actions
    )
    return plan.model_copy(update={"actions": actions})


def _not_proposed(accepted: str, proposals: Redraft) -> Problem:
    return Problem(
        code="not-proposed",
        what="Nothing is proposed for “{action}”.",
        fix="Accept one of these: {proposed}.",
        values={"action": accepted, "proposed": ", ".join(proposals.proposed) or "–"},
    )


def _actions(current: Plan, proposals: Redraft, accepted: Collection[str]) -> tuple[Action, ...]:
    removed = {proposal.action for proposal in proposals.removals if proposal.action in accepted}
    changed = {
        proposal.action: {change.field: change.drafted for change in proposal.fields}
        for proposal in proposals.changes
        if proposal.action in accepted
    }
    staying = [
        action.model_copy(update=changed.get(action.id, {})) for action in current.actions if action.id not in removed
    ]
    return (*staying, *(proposal.action for proposal in proposals.additions if proposal.action.id in accepted))


def _dependencies(
    current: Plan, proposals: Redraft, accepted: Collection[str], ids: Collection[str]
) -> tuple[Dependency, ...]:
    changes = [proposal for proposal in proposals.changes if proposal.action in accepted]
    removed = {link for proposal in changes for link in proposal.links_removed}
    added = [link for proposal in changes for link in proposal.links_added]
    added += [link for proposal in proposals.additions if proposal.action.id in accepted for link in proposal.links]
    links = (*(link for link in current.dependencies if link not in removed), *added)
    return tuple(link for link in links if link.predecessor in ids and link.successor in ids)


def _complete(plan: Plan, current: PlanHead, drafted: PlanHead) -> Plan:
    """Give every action the objective that it serves and the roles that it names, where either plan has them."""
    named = {role for action in plan.actions for role in (action.owner, *action.partners)}
    served = {action.factor for action in plan.actions}
    # The plan's own come last, and count: people may have worded them.
    either = (*drafted.objectives, *current.objectives)
    objectives = {objective.factor: objective for objective in either if objective.factor in served}
    roles = {role.id: role for role in (*drafted.roles, *current.roles) if role.id in named}
    held = {role.id for role in plan.roles}
    return plan.model_copy(
        update={
            "objectives": plan.objectives
            + tuple(objective for factor, objective in objectives.items() if factor not in factors_of(plan.objectives)),
            "roles": plan.roles + tuple(role for role in roles.values() if role.id not in held),
        }
    )
