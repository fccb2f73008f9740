"""What do people say about a plan, and how is it kept?"""

from datetime import datetime

from planner.problem import ProblemsFoundError
from planner.store import Actor, Batch, Comment, Create, Delete, Entity, Store, new_id
from planner.tracking import unknown_action


def add_comment(
    store: Store,
    plan: str,
    text: str,
    *,
    by: Actor,
    now: datetime,
    action: str | None = None,
    confidential: bool = False,
) -> Batch:
    """Keep what somebody says about a plan or one of its actions; ``now`` with its time zone.

    Raises:
        ProblemsFoundError: there is no such plan or action, or the text cannot be stored.
    """
    stored = store.plan(plan)
    if action is not None and action not in stored.plan.action_by_id:
        raise ProblemsFoundError([unknown_action(action, stored.plan.action_by_id)])
    values = {
        "action": action,
        "author": by.id,
        "written_at": now,
        "text": text.strip(),
        "confidential": confidential,
    }
    return store.commit([Create(entity=Entity.COMMENT, of=plan, id=new_id(), values=values)], by=by)


def remove_comment(store: Store, plan: str, comment: Comment, *, by: Actor) -> Batch:
    """Take a comment out, if it still says what the person saw.

    Raises:
        ConflictError: somebody changed it meanwhile.
    """
    seen = {name: value for name, value in dict(comment).items() if name != "id"}
    return store.commit([Delete(entity=Entity.COMMENT, of=plan, id=comment.id, seen=seen)], by=by)
