"""Edits of a stored plan, worked out as the desk works them out: from the plan as it is to the plan as it shall be."""

from planner.plan import Action, ActionStatus
from planner.store import Edit, StoredPlan, edits_to


def adding(stored: StoredPlan, action: Action) -> tuple[Edit, ...]:
    """Return the edits that add an action at the end of the plan."""
    return edits_to(stored, stored.plan.model_copy(update={"actions": (*stored.plan.actions, action)}))


def removing(stored: StoredPlan, id_: str) -> tuple[Edit, ...]:
    """Return the edits that take out an action, and the dependencies that name it."""
    actions = tuple(action for action in stored.plan.actions if action.id != id_)
    links = tuple(link for link in stored.plan.dependencies if id_ not in {link.predecessor, link.successor})
    plan = stored.plan.model_copy(update={"actions": actions, "dependencies": links})
    return edits_to(stored, plan, {action: known for action, known in stored.progress.items() if action != id_})


def changing_role(stored: StoredPlan, id_: str, **new: object) -> tuple[Edit, ...]:
    """Return the edits that give fields of a role new values: title, holder, capacity."""
    roles = tuple(role.model_copy(update=new) if role.id == id_ else role for role in stored.plan.roles)
    return edits_to(stored, stored.plan.model_copy(update={"roles": roles}))


def giving_up_everything(stored: StoredPlan) -> tuple[Edit, ...]:
    """Return the edits that drop every action of the plan, with a reason."""
    changes = (
        stored.changes(action.id, status=ActionStatus.DROPPED, reason="No money.") for action in stored.plan.actions
    )
    return tuple(change for of_action in changes for change in of_action)
