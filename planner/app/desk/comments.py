"""What do people say about a plan, and how is it kept?"""

from dataclasses import dataclass
from datetime import datetime

from planner.problem import ProblemsFoundError
from planner.store import Actor, Batch, Comment, Create, Delete, Edit, Entity, Moment, Store, new_id
from planner.track.progress import unknown_action


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What somebody says about a plan, or about one of its actions."""

    text: str
    action: str | None = None
    confidential: bool = False
    """It stays in the store: no document, page for others or mail shows it."""


def add_comment(store: Store, plan: str, remark: Remark, *, by: Actor, now: datetime) -> Batch:
    """Keep what somebody says about a plan or one of its actions; ``now`` with its time zone.

    Raises:
        ProblemsFoundError: there is no such plan or action, or the text cannot be stored.
    """

    def comment(moment: Moment) -> tuple[list[Edit], None]:
        known = moment.plan(plan).plan.action_by_id
        if remark.action is not None and remark.action not in known:
            raise ProblemsFoundError([unknown_action(remark.action, known)])
        values = {
            "action": remark.action,
            # Only here is it known under which id history remembers somebody who comes for the first time.
            "author": moment.actor,
            "written_at": now,
            "text": remark.text.strip(),
            "confidential": remark.confidential,
        }
        return [Create(entity=Entity.COMMENT, of=plan, id=new_id(), values=values)], None

    return store.settle(comment, by=by)[0]


def remove_comment(store: Store, plan: str, comment: Comment, *, by: Actor) -> Batch:
    """Take a comment out, if it still says what the person saw.

    Raises:
        ConflictError: somebody changed it meanwhile.
    """
    # All of it: a comment that its author corrected is not the one that somebody decided to take out.
    seen = {name: value for name, value in dict(comment).items() if name != "id"}
    return store.commit([Delete(entity=Entity.COMMENT, of=plan, id=comment.id, seen=seen)], by=by)
