"""What if the row that a person acts upon was taken out after they saw it?

Then it is a conflict like any other: the store, asked for the change as it is, says who took the row
out and when. A command that names an unknown id is something else; that is a mistake with a mend.
"""

from datetime import date

from planner.app.desk.action_changes import prepare_role
from planner.app.desk.pending_change import carry_out
from planner.app.desk.reports import still_on_track
from planner.store import Actor, Batch, Change, Confirm, Entity, Store


def confirm_on_sight(store: Store, plan: str, action: str, *, by: Actor, today: date) -> Batch | None:
    """Note that an action goes on as planned.

    Raises:
        ConflictError: somebody took the action out.
        ProblemsFoundError: there is no such plan.
    """
    if action not in store.plan(plan).plan.action_by_id:
        return store.commit([Confirm(of=plan, id=action, on=today)], by=by)
    return still_on_track(store, plan, [action], by=by, today=today)


def role_on_sight(
    store: Store, plan: str, role: str, *, field: str, seen: object, new: object, by: Actor, today: date
) -> Batch | None:
    """Give a field of a role a new value: ``holder``, ``capacity``, ``title``.

    Raises:
        ConflictError: somebody else changed it after it was seen, or took the role out.
        ProblemsFoundError: there is no such plan, or the value cannot be stored.
    """
    stored = store.plan(plan)
    if all(one.id != role for one in stored.plan.roles):
        change = Change(entity=Entity.ROLE, of=plan, id=role, field=field, seen=seen, new=new)
        return store.commit([change], by=by)
    return carry_out(store, prepare_role(stored, role, today=today, seen={field: seen}, **{field: new}), by=by)
